import { settingsOn, smallNumbersOf } from '../../account/index.ts'
import type { AuthorityId, NewRevision, Save, SubjectId, FactId } from '../../record/index.ts'
import type { PageContext } from '../../web/ui/index.ts'
import { editionPublished } from '../authority/index.ts'
import { typedSave } from '../child/index.ts'
import { periodsOn, type PeriodName } from '../permanence/index.ts'
import { contentsOf, filesOf, published, sha256Of, workedOutBy, type EditionContents } from './contents.ts'
import { openContentsOf, openFigures, openFilesOf, toldByOpen, type Told } from './open-figures.ts'
import type { EditionsPorts } from './ports.ts'

const ATTEMPTS = 3

/** Who publishes, when, and what they see. */
export type Publisher = Pick<PageContext, 'reading' | 'authority' | 'today' | 'person' | 'formRequestId'>

type Ports = Omit<EditionsPorts, 'sayAwaited' | 'saveEntry' | 'titleOf'>

/** The figures of a period as they stand, and the position at which the record was while they were read; null where it never held still. */
async function standing(ports: Ports, { reading }: Publisher, period: PeriodName) {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await ports.headPosition(reading.authority)
    const { figures } = await ports.readScorecard(reading)
    if (before === (await ports.headPosition(reading.authority))) return { position: before, figures: figures[period] }
  }
  return null
}

/** What readers know from every edition before: of those from before open figures were kept, all that they say. */
async function toldBefore(ports: Ports, authority: AuthorityId): Promise<readonly Told[]> {
  const [open, whole] = await Promise.all([
    ports.readEditionFiles(authority, 'open'),
    ports.readEditionFiles(authority, 'json'),
  ])
  const before = [...whole].filter(([fact]) => !open.has(fact)).map(([, json]) => contentsOf(json))
  return [...before, ...[...open.values()].map((json) => toldByOpen(openContentsOf(json)))]
}

/** The entry that publishes a period's figures as they stand today: the fact, and its files. Null where the record never held still. */
export async function publishing(
  ports: Ports,
  asked: Publisher,
  period: PeriodName,
  purpose: string,
): Promise<{ readonly save: Save; readonly fact: FactId } | null> {
  const { authority, on } = asked.reading
  const stands = await standing(ports, asked, period)
  if (stands === null) return null
  const { from, to } = periodsOn(on)[period]
  const by = workedOutBy(await ports.inForce(authority), to, ports.release)
  const contents: EditionContents = {
    ...{ edition: 1, of: 'adoption scorecard', authority: asked.authority.name },
    ...{ period: { from, to }, readOn: on, position: stands.position, workedOutBy: by },
    figures: stands.figures.map(published),
  }
  const files = filesOf(contents)
  const small = smallNumbersOf(settingsOn((await ports.inForce(authority)).scorecard, to).smallNumbers)
  const opened = openFilesOf(openFigures(contents, await toldBefore(ports, authority), small).contents)
  const known = (await ports.readAuthorityHistory(authority)).subject
  const subject = known ?? (ports.newId() as SubjectId) // a new random uuid
  const fact = ports.newId() as FactId // likewise
  const revision: NewRevision = {
    ...{ fact, revision: 0, type: editionPublished.type, shape: editionPublished.shape, subjects: [subject] },
    happenedOn: asked.today,
    body: {
      ...{ kind: 'scorecard', period, fromOn: from, untilOn: to, readOn: on, position: stands.position },
      ...{ release: by.release, definitions: by.definitions, calendar: by.calendar },
      ...{ json: sha256Of(files.json), csv: sha256Of(files.csv) },
      ...{ open: sha256Of(opened.open), openCsv: sha256Of(opened.openCsv) },
    },
    texts: { purpose },
  }
  const save: Save = {
    ...typedSave(asked, [revision]),
    newSubjects: known === null ? [{ id: subject, kind: 'authority', sourceRef: null }] : [],
    files: [
      { fact, name: 'json', content: files.json },
      { fact, name: 'csv', content: files.csv },
      { fact, name: 'open', content: opened.open },
      { fact, name: 'openCsv', content: opened.openCsv },
    ],
  }
  return { save, fact }
}
