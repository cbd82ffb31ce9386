import type { SubjectId } from '../../../record/index.ts'
import {
  BackLink,
  dayTyped,
  definePage,
  forbidden,
  isUuid,
  notFound,
  page,
  redirect,
  sayCount,
  typedDate,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, typedSave, whyNotSaved } from '../../child/index.ts'
import { factsOfPlan } from '../plan-file/facts-of.ts'
import { readPlan, type PlanRead } from '../plan-file/read-plan.ts'
import type { ImprovementPorts, KeptPlanFile } from '../ports.ts'
import { upperFirst } from '../words.ts'
import { LoadForm, Preview } from './view.tsx'

type Ports = Pick<ImprovementPorts, 'saveEntry' | 'newId' | 'readTables' | 'planFiles'>
type OfFile = PageContext<Readonly<Record<'file', string>>>

/** More actions than any council's plan has: more is another file. */
const MOST_ACTIONS = 1000
const before = <BackLink href="/improvement">Improvement</BackLink>

const showForm = ({ form }: PageContext, errors: readonly FieldError[]): Answer =>
  page({
    title: 'Load a plan from a file',
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    before,
    view: <LoadForm form={form} errors={errors} />,
  })

/** Reads the file that was sent and keeps it to be looked at; or says beside each field what is wrong. */
async function send(ports: Ports, asked: PageContext): Promise<Answer> {
  const title = typedText(asked.form, 'title')
  const asAt = dayTyped(typedDate(asked.form, 'asAt'))
  const files = asked.uploads.filter(({ field }) => field === 'plan')
  const [file] = files
  const wrong = (field: string, says: string, is: boolean): readonly FieldError[] => (is ? [{ field, says }] : [])
  const errors = [
    ...wrong('title', 'Enter what the plan is called', title === ''),
    ...wrong('asAt-day', 'The day of the file must be a real date, such as 27 3 2025', asAt === null),
    ...wrong('asAt-day', 'The day of the file must be today or in the past', asAt !== null && asAt > asked.today),
    ...wrong('plan', 'Choose the file to load', !file),
    ...wrong('plan', 'Choose one file at a time', files.length > 1),
    ...wrong('plan', 'The file is empty', file?.bytes === 0),
  ]
  if (errors.length > 0 || asAt === null || !file) return showForm(asked, errors)
  const tables = await ports.readTables(file.path, file.name)
  if ('problem' in tables) return showForm(asked, [{ field: 'plan', says: upperFirst(tables.problem) }])
  const given: KeptPlanFile = { name: file.name, title, asAt, tables }
  const actions = readPlan(given, asAt).rows.length
  if (actions > MOST_ACTIONS)
    return showForm(asked, [
      { field: 'plan', says: `The file has ${actions} actions: load at most ${MOST_ACTIONS} at a time` },
    ])
  return redirect(`/improvement/load/${await ports.planFiles.keep(asked.reading.authority, asked.person.id, given)}`)
}

interface Found {
  readonly id: string
  readonly given: KeptPlanFile
  readonly read: PlanRead
}

async function find({ planFiles }: Ports, asked: OfFile): Promise<Found | null> {
  const id = asked.params.file
  const given = isUuid(id) ? await planFiles.read(asked.reading.authority, asked.person.id, id) : null
  return given && { id, given, read: readPlan(given, given.asAt) }
}

const preview = (found: Found, warning: string | null): Answer =>
  page({
    title: 'What the file was read as',
    status: warning === null ? 200 : 503,
    before: <BackLink href="/improvement/load">Load a plan from a file</BackLink>,
    view: <Preview {...found} warning={warning} />,
  })

async function load(ports: Ports, asked: OfFile, found: Found): Promise<Answer> {
  const { given, read } = found
  if (read.rows.length === 0) return preview(found, null)
  const id = ports.newId() as SubjectId // a new random uuid
  const told = factsOfPlan({ id, title: given.title, asAt: given.asAt }, read.rows, ports.newId)
  const saved = await ports.saveEntry(asked.reading.authority, {
    ...typedSave(asked, told.revisions),
    newSubjects: told.newSubjects,
  })
  if (whyNotSaved(saved) !== null) return preview(found, 'The record is busy at the moment. Load it again in a minute.')
  await ports.planFiles.forget(asked.reading.authority, asked.person.id, found.id)
  const notice = `Loaded: ${sayCount(read.rows.length, 'action', 'actions')}`
  return redirect(saved.saved ? `/improvement/plans/${id}` : '/improvement', notice)
}

/** A plan from a file: sent, looked at row by row, and then loaded. */
export const loadPlanPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/improvement/load',
    section: 'improvement',
    needs: 'improvement.agree',
    handle: (asked) => (asked.known ? forbidden(AS_KNOWN_THEN) : showForm(asked, [])),
  }),
  definePage({
    method: 'POST',
    path: '/improvement/load',
    section: 'improvement',
    needs: 'improvement.agree',
    takesFiles: true,
    handle: (asked) => (asked.known ? forbidden(AS_KNOWN_THEN) : send(ports, asked)),
  }),
  definePage({
    method: 'GET',
    path: '/improvement/load/:file',
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const found = await find(ports, asked)
      return found ? preview(found, null) : notFound()
    },
  }),
  definePage({
    method: 'POST',
    path: '/improvement/load/:file',
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      if (asked.known) return forbidden(AS_KNOWN_THEN)
      const found = await find(ports, asked)
      return found ? load(ports, asked, found) : notFound()
    },
  }),
]
