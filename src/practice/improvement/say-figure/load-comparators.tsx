import type { EventDefinition, FactId } from '../../../record/index.ts'
import {
  definePage,
  forbidden,
  notFound,
  redirect,
  sayCount,
  type Answer,
  type AskedAt,
  type FieldError,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, textIn, typedSave, whyNotSaved } from '../../child/index.ts'
import { whyImpossible } from '../bands.ts'
import { saidOfMeasures } from '../figures/entered.ts'
import { lines, type Line } from '../figures/lines.ts'
import { comparatorEntered } from '../measure-events.ts'
import type { ImprovementPorts } from '../ports.ts'
import { hrefOfMeasure } from '../show-action/present.ts'
import { formPage, readForm, whyWords, type FormAbout, type Typed } from '../typed-fact.tsx'
import { upperFirst } from '../words.ts'
import { goingTo, subjectOf } from './subject.ts'
import { comparatorsIn, type AreaFound } from './table.ts'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId' | 'readTables'>

const PATH = '/improvement/figures/:figure/load-comparators'
const FILE = 'table'

/** What is asked about a table: each value out of it becomes a comparator of its own. */
const asks: EventDefinition = {
  ...comparatorEntered,
  title: 'Comparators from a table of the Department’s',
  describes:
    'Download a table of the Department’s statistics as open data (CSV), and say which column and which rows hold this measure. England, the region and the councils in the newest list of statistical neighbours are taken from it; each says from which row. What is suppressed there is left out.',
  fields: {
    column: { kind: 'text', label: 'Column that holds the value', hint: 'As its heading is written' },
    period: { kind: 'text', label: 'Time period', hint: 'As the table writes it, such as 201617' },
    only: {
      ...{ kind: 'text', label: 'Only rows in which', optional: true },
      hint: 'A column and its value, such as category=Total. Put a semicolon between several',
    },
    region: { kind: 'text', label: 'Region', hint: 'As the table writes it', optional: true },
    source: { kind: 'text', label: 'What the table is called, and where it was published' },
  },
}

const formOf = ({ id, measure, part }: Line): FormAbout => ({
  definition: asks,
  called: `${id} ${measure.name}${part === null ? '' : `: ${part}`}`,
  action: PATH.replace(':figure', id),
  backHref: hrefOfMeasure(measure.id),
  back: `Measure ${measure.id}`,
  file: {
    name: FILE,
    label: 'The table',
    hint: 'A CSV file or an Excel workbook with one sheet',
    accept: '.csv,.xlsx',
  },
})

/** The rows of the one table that was sent; or what is wrong with it. */
async function rowsSent({ readTables }: Ports, { uploads }: AskedAt<typeof PATH>) {
  const own = uploads.filter(({ field }) => field === FILE)
  const [file] = own
  const problem = (says: string): { readonly problem: FieldError } => ({ problem: { field: FILE, says } })
  if (!file) return problem('Choose the table')
  if (own.length > 1) return problem('Choose one table at a time')
  const tables = await readTables(file.path, file.name)
  if ('problem' in tables) return problem(upperFirst(tables.problem))
  const [table] = tables
  if (!table || tables.length > 1)
    return problem(`The file has ${tables.length} tables: choose one with a single table`)
  return { rows: table.rows, name: file.name }
}

const wordOf = ({ with: area, council }: AreaFound): string =>
  council ?? (area === 'england' ? 'England' : 'the region')

async function load(ports: Ports, asked: AskedAt<typeof PATH>, line: Line): Promise<Answer> {
  const about = formOf(line)
  const checked = readForm(asks, asked.form, asked.today)
  const sent = await rowsSent(ports, asked)
  if (!('typed' in checked) || 'problem' in sent)
    return formPage(about, asked.form, [...checked.errors, ...('problem' in sent ? [sent.problem] : [])])
  const { typed } = checked
  const say = (field: string): string => textIn(typed.body, field) ?? ''
  const { neighbours } = saidOfMeasures(await ports.readImprovement({ ...asked.reading, on: asked.today }))
  const read = comparatorsIn(
    sent.rows,
    { column: say('column'), period: say('period'), only: say('only') },
    { region: say('region'), councils: neighbours[0]?.councils ?? [] },
  )
  if (!('found' in read)) return formPage(about, asked.form, read)
  const odd = read.found.find(({ value }) => whyImpossible(line.measure, value) !== null)
  if (read.found.length === 0 || odd)
    return formPage(about, asked.form, [
      {
        field: 'column',
        says: odd
          ? `${upperFirst(wordOf(odd))} would be ${odd.value}, in row ${odd.row}. ${whyImpossible(line.measure, odd.value) ?? ''}`
          : `Nothing could be taken from the table. ${read.left.join('. ')}`,
      },
    ])
  const to = goingTo(ports, await subjectOf(ports, asked, line.id))
  const newFact = (): FactId => ports.newId() as FactId // a new random uuid
  const revisions = read.found.map((area) => ({
    ...{ fact: newFact(), revision: 0, type: comparatorEntered.type, shape: comparatorEntered.shape },
    ...{ subjects: [to.subject], happenedOn: typed.happenedOn, texts: {} },
    body: comparatorOf(line, area, `${say('source')} (${sent.name}, ${say('column')}, row ${area.row})`),
  }))
  const saved = await ports.saveEntry(asked.reading.authority, {
    ...typedSave(asked, revisions),
    newSubjects: 'isNew' in to ? [{ id: to.subject, kind: to.isNew, sourceRef: null }] : [],
  })
  const refused = whyNotSaved(saved)
  if (refused !== null) return formPage(about, asked.form, [], whyWords[refused])
  const left = read.left.length === 0 ? '' : `. Left out: ${read.left.join('; ')}`
  return redirect(about.backHref, `Loaded: ${sayCount(read.found.length, 'comparator', 'comparators')}${left}`)
}

const comparatorOf = ({ id }: Line, { with: area, council, value }: AreaFound, source: string): Typed['body'] => ({
  ...{ measure: id, with: area, value: String(value), source },
  ...(council === null ? {} : { council }),
})

/** Comparators of a measure, taken from a table as the Department publishes it. */
export const loadComparatorPages = (ports: Ports): readonly PageDefinition[] => {
  const lineOf = ({ params }: AskedAt<typeof PATH>) => lines.find(({ id }) => id === params.figure)
  return [
    definePage({
      ...{ method: 'GET', section: 'improvement', needs: 'improvement.agree' },
      path: PATH,
      handle: (asked) => {
        const line = lineOf(asked)
        if (!line) return notFound()
        return asked.known ? forbidden(AS_KNOWN_THEN) : formPage(formOf(line), {}, [])
      },
    }),
    definePage({
      ...{ method: 'POST', section: 'improvement', needs: 'improvement.agree' },
      path: PATH,
      takesFiles: true,
      handle: (asked) => {
        const line = lineOf(asked)
        if (!line) return notFound()
        return asked.known ? forbidden(AS_KNOWN_THEN) : load(ports, asked, line)
      },
    }),
  ]
}
