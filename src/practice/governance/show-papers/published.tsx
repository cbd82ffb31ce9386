import type { FactId } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  BackLink,
  Button,
  definePage,
  file,
  isUuid,
  notFound,
  page,
  PageHeading,
  ProgressBar,
  redirect,
  sayCount,
  SummaryList,
  WarningText,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { hrefOfEdition, hrefOfPaper, readOn } from '../ask.ts'
import { editionFiles, type EditionFile, type PaperEdition } from '../paper.ts'
import type { GovernancePorts, PaperRun } from '../ports.ts'

type Ports = Pick<GovernancePorts, 'readGovernance' | 'readRun' | 'cancelRun' | 'readEditionFile' | 'titleOf'>

/** Files of an edition by their address, with what they are to people and to browsers. */
export const filesOfEdition: Readonly<Record<string, { name: EditionFile; type: string; text: string }>> = {
  'paper.html': { name: 'html', type: 'text/html; charset=utf-8', text: 'Web page (HTML)' },
  'paper.docx': {
    name: 'docx',
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    text: 'Word file (DOCX)',
  },
  'paper.pdf': { name: 'pdf', type: 'application/pdf', text: 'PDF, with headings and tables that screen readers know' },
  'rows.json': { name: 'rows', type: 'application/json', text: 'The rows behind its tables (JSON)' },
}

/** The files of an edition, with the SHA-256 that the chain holds of each. */
export const Files = ({ edition, at }: { edition: PaperEdition; at: string }) => (
  <ul class="govuk-list">
    {Object.entries(filesOfEdition).map(([address, { name, text }]) => (
      <li>
        <a class="govuk-link" href={`${at}/${address}`}>
          {text}
        </a>
        <span class="tl-note tl-path tl-setting__note">{`SHA-256 ${edition.files[name]}`}</span>
      </li>
    ))}
  </ul>
)

/** What an edition says of itself. */
export const factsOf = (edition: PaperEdition): readonly { readonly key: string; readonly value: string }[] => [
  { key: 'Published', value: sayDate(edition.publishedOn) },
  { key: 'Tells of', value: sayDate(edition.asAtOn) },
  { key: 'Figures read', value: `${edition.readAt}, at position ${edition.position} of the record` },
  { key: 'Made by', value: `Throughline ${edition.release}` },
  {
    key: 'Check before publishing',
    value:
      edition.waived === 0
        ? 'Found nothing'
        : `Found ${sayCount(edition.waived, 'thing', 'things')}, left with a reason`,
  },
]

async function show(ports: Ports, asked: PageContext<Readonly<Record<'edition', string>>>): Promise<Answer> {
  const edition = (await readOn(ports, asked.reading)).editions.find(({ id }) => id === asked.params.edition)
  if (!edition) return notFound()
  return page({
    title: 'A published paper',
    before: <BackLink href="/improvement/reports">Reports</BackLink>,
    view: (
      <>
        <PageHeading lead="Kept exactly as it was given out. What is put right in the record later never alters it.">
          {edition.title}
        </PageHeading>
        <SummaryList rows={factsOf(edition)} />
        <h2 class="govuk-heading-m">The files as published</h2>
        <Files edition={edition} at={hrefOfEdition(edition.id)} />
        <p class="govuk-body">
          <a class="govuk-link" href={hrefOfPaper(edition.paper)}>
            What the record says now
          </a>
        </p>
      </>
    ),
  })
}

/** A file of an edition, as it was published; null where there is none of this name. */
export async function fileOf(
  ports: Pick<Ports, 'readEditionFile'>,
  { reading }: Pick<PageContext, 'reading'>,
  edition: FactId,
  address: string,
): Promise<Answer | null> {
  const wanted = Object.hasOwn(filesOfEdition, address) ? filesOfEdition[address] : undefined
  if (!wanted || !editionFiles.includes(wanted.name)) return null
  const content = await ports.readEditionFile(reading.authority, edition, wanted.name)
  return content === null ? null : file(address, wanted.type, content)
}

const share = ({ progress }: PaperRun): number => (progress.of === 0 ? 0 : progress.done / progress.of)

const sayProgress = ({ state, progress, isAskedToStop }: PaperRun): string => {
  if (isAskedToStop) return 'Being stopped'
  if (state === 'queued') return 'In the queue'
  return progress.of === 0
    ? progress.doing || 'Beginning'
    : `${progress.doing}: ${progress.done} of ${progress.of} pieces`
}

const UnderWay = ({ run }: { run: PaperRun }) => (
  <>
    <PageHeading lead="This page looks again by itself. You may leave it: the work goes on.">
      Publishing the paper
    </PageHeading>
    <ProgressBar share={share(run)} label={sayProgress(run)} />
    {!run.isAskedToStop && (
      <form method="post" action={`/improvement/publishing/${run.id}/cancel`}>
        <Button variant="warning">Stop</Button>
      </form>
    )}
  </>
)

const NotPublished = ({ run }: { run: PaperRun }) => (
  <>
    <PageHeading lead="Nothing of it was given out, and nothing that was written is lost.">
      {run.state === 'cancelled' ? 'Stopped before it was published' : 'It was not published'}
    </PageHeading>
    {run.problem !== null && <WarningText>{run.problem}</WarningText>}
    <p class="govuk-body">
      <a class="govuk-link" href={hrefOfPaper(run.paper)}>
        Back to the draft
      </a>
    </p>
  </>
)

async function runAsked(ports: Ports, { params, reading }: PageContext<Readonly<Record<'run', string>>>) {
  return isUuid(params.run) ? ports.readRun(reading.authority, params.run) : null
}

/** How publishing goes on, stopping it, and papers as they were published. */
export const publishedPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', path: '/improvement/publishing/:run', section: 'improvement', needs: 'papers.write' },
    handle: async (asked) => {
      const run = await runAsked(ports, asked)
      if (run === null) return notFound()
      if (run.edition !== null) return redirect(hrefOfEdition(run.edition), 'Published')
      const before = <BackLink href={hrefOfPaper(run.paper)}>The draft</BackLink>
      if (run.endedAt === null)
        return page({ title: 'Publishing', before, refreshAfter: 2, view: <UnderWay run={run} /> })
      return page({ title: 'Not published', before, view: <NotPublished run={run} /> })
    },
  }),
  definePage({
    ...{ method: 'POST', path: '/improvement/publishing/:run/cancel', section: 'improvement', needs: 'papers.write' },
    handle: async (asked) => {
      const run = await runAsked(ports, asked)
      if (run === null) return notFound()
      await ports.cancelRun(asked.reading.authority, run.id)
      return redirect(`/improvement/publishing/${run.id}`)
    },
  }),
  definePage({
    ...{ method: 'GET', path: '/improvement/published/:edition', section: 'improvement', needs: 'improvement.see' },
    handle: (asked) => show(ports, asked),
  }),
  definePage({
    ...{
      method: 'GET',
      path: '/improvement/published/:edition/:file',
      section: 'improvement',
      needs: 'improvement.see',
    },
    handle: async (asked) => {
      const edition = (await readOn(ports, asked.reading)).editions.find(({ id }) => id === asked.params.edition)
      return (edition && (await fileOf(ports, asked, edition.id, asked.params.file))) ?? notFound()
    },
  }),
]
