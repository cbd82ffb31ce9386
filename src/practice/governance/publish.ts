import { hash } from 'node:crypto'
import type { Reading } from '../../access/index.ts'
import type { Sum } from '../../account/index.ts'
import type { FactId, NewRevision, Save, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { promiseKept, promisesOn, type WrittenDocument } from '../improvement/index.ts'
import { compose, type Composed } from './compose.ts'
import { governanceOn, type GovernanceOn, type PaperOn } from './governance-on.ts'
import { blockingIn } from './paper-document.ts'
import { editionFiles, type EditionFile } from './paper.ts'
import { paperPublished } from './paper-events.ts'
import type { GovernancePorts, PublishAsked } from './ports.ts'

/** What publishing stands on, besides what pages read. */
export interface PublishMeans extends Pick<
  GovernancePorts,
  | ('readGovernance' | 'readTexts' | 'readImprovement' | 'sources' | 'readReviews' | 'readPublishedCounts')
  | ('headPosition' | 'saveEntry' | 'newId')
> {
  readonly writeHtml: (document: WrittenDocument) => Buffer
  readonly writeWord: (document: WrittenDocument) => Promise<Buffer>
  readonly writePdf: (
    document: WrittenDocument,
    writing: { readonly signal?: AbortSignal; readonly onPart?: (done: number, of: number) => void },
  ) => Promise<Buffer>
  readonly release: string
}

export interface Publishing extends PublishAsked {
  readonly reading: Reading
  readonly authorityName: string
  readonly today: Day
  readonly now: Date
  readonly signal: AbortSignal
  readonly onProgress: (doing: string, done: number, of: number) => void
}

/** Why a paper was not published, in a sentence; or the fact that it was. */
export type PublishedPaper = { readonly edition: FactId } | { readonly problem: string }

const asJson = (what: unknown): Buffer => Buffer.from(`${JSON.stringify(what, null, 1)}\n`)

/** The rows behind the tables of a paper, as they are kept beside it. */
const rowsOf = (paper: SubjectId, { title, readAt, position, parts }: Composed): Buffer =>
  asJson({ paper, title, readAt, position, parts })

/** What the tables of people in a published paper tell: only `publishPaper` ever wrote it. */
export const toldIn = (told: Buffer): readonly Sum[] => JSON.parse(told.toString('utf8')) as readonly Sum[] // as above

const sha256 = (content: Buffer): string => hash('sha256', content)

/** The promise of the report that the paper is, where it is sent and still open. */
async function promiseOf(
  means: PublishMeans,
  asked: Publishing,
  all: GovernanceOn,
  of: PaperOn,
): Promise<SubjectId | null> {
  const promise = all.reports.find(({ id }) => id === of.paper.of)?.report.promise ?? null
  if (!asked.isSent || promise === null) return null
  const open = promisesOn(await means.readImprovement(asked.reading)).find(({ id }) => id === promise)
  return open && open.promise.ended === null ? promise : null
}

/** The parts of a paper that must be written and are not, by their ids. */
export async function unwrittenIn(
  means: PublishMeans,
  { paper, reading, now, authorityName }: Pick<Publishing, 'paper' | 'reading' | 'now' | 'authorityName'>,
): Promise<readonly string[]> {
  const found = governanceOn(await means.readGovernance(reading)).papers.find(({ id }) => id === paper)
  if (!found) return []
  const { parts } = await compose(means, reading, found, { now, authorityName })
  return blockingIn(parts, []).unwritten.map(({ id }) => id)
}

/** Makes the files of a paper as it stands, and keeps them with their SHA-256 in the chain, in one entry. */
export async function publishPaper(means: PublishMeans, asked: Publishing): Promise<PublishedPaper> {
  const { reading, signal, onProgress, now, authorityName, today } = asked
  onProgress('Working the figures out', 0, 0)
  const all = governanceOn(await means.readGovernance(reading))
  const found = all.papers.find(({ id }) => id === asked.paper)
  if (!found) return { problem: 'There is no such paper any more.' }
  const composed = await compose(means, reading, found, { now, authorityName })
  const { unwritten, findings } = blockingIn(composed.parts, composed.findings)
  if (unwritten.length + findings.length > 0)
    return { problem: 'The record changed meanwhile: look at what the check before publishing finds now.' }
  signal.throwIfAborted()
  onProgress('Writing the web page and the Word file', 0, composed.document.parts.length)
  const html = means.writeHtml(composed.document)
  const docx = await means.writeWord(composed.document)
  const pdf = await means.writePdf(composed.document, {
    signal,
    onPart: (done, of) => onProgress('Writing the PDF', done, of),
  })
  signal.throwIfAborted()
  const contents: Readonly<Record<EditionFile, Buffer>> = {
    ...{ html, docx, pdf, rows: rowsOf(found.id, composed), told: asJson(composed.told) },
  }
  const edition = means.newId() as FactId // a new random uuid
  const published: NewRevision = {
    ...{ fact: edition, revision: 0, type: paperPublished.type, shape: paperPublished.shape },
    ...{ subjects: [found.id], happenedOn: today, texts: {} },
    body: {
      ...{ title: composed.title, asAtOn: found.paper.asAtOn, position: composed.position, readAt: composed.readAt },
      ...{ release: means.release, waived: composed.findings.length },
      ...Object.fromEntries(editionFiles.map((name) => [name, sha256(contents[name])])),
    },
  }
  const promise = await promiseOf(means, asked, all, found)
  const kept: readonly NewRevision[] =
    promise === null
      ? []
      : [
          {
            ...{ fact: means.newId() as FactId, revision: 0, type: promiseKept.type, shape: promiseKept.shape }, // likewise
            ...{ subjects: [promise], happenedOn: today, texts: {} },
            body: { shownBy: `${composed.title}, published on that day` },
          },
        ]
  const save: Save = {
    ...{ request: asked.request, by: asked.by, voice: 'typed', statement: null, recordedOn: today, newSubjects: [] },
    revisions: [published, ...kept],
    files: editionFiles.map((name) => ({ fact: edition, name, content: contents[name] })),
  }
  onProgress('Keeping it', composed.document.parts.length, composed.document.parts.length)
  const saved = await means.saveEntry(reading.authority, save)
  return saved.saved
    ? { edition }
    : { problem: 'Somebody else is saving this at the moment. Publish it again in a minute.' }
}
