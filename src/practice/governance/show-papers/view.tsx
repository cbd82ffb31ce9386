import { sayDate } from '../../../time/index.ts'
import {
  Button,
  Checkboxes,
  Details,
  ErrorSummary,
  InsetText,
  PageHeading,
  sayCount,
  StackedTable,
  Status,
} from '../../../web/ui/index.ts'
import { numberColumns, type WrittenPart } from '../../improvement/index.ts'
import { hrefOfEdition, hrefOfPaper } from '../ask.ts'
import type { PaperPart } from '../build-parts.ts'
import type { Composed } from '../compose.ts'
import type { PaperOn } from '../governance-on.ts'
import { blockingIn, type FindingIn } from '../paper-document.ts'
import { paperKindOf } from '../paper-kinds.ts'

interface Shown {
  readonly found: PaperOn
  readonly composed: Composed
  readonly mayWrite: boolean
  /** Whether somebody pressed “Publish” and the check would not have it. */
  readonly isRefused: boolean
  /** Whether it is a report whose promise may be kept by publishing it. */
  readonly isReport: boolean
}

const lines = (text: string) => text.split('\n').map((line, n) => (n === 0 ? line : [<br />, line]))

type Table = Extract<WrittenPart, { kind: 'table' }>

/** A column whose cells are longer than this on average is given room, so that its words do not stand one below the other. */
const LONG = 40

function columnsOf(of: Table) {
  const isNumber = numberColumns(of)
  const mean = (n: number): number =>
    of.rows.reduce((sum, cells) => sum + (cells[n] ?? '').length, 0) / Math.max(1, of.rows.length)
  const isLong = of.columns.map((_, n) => n > 0 && of.columns.length > 3 && mean(n) > LONG)
  const size = isLong.filter(Boolean).length === 1 ? 'tl-plan__action' : 'tl-paper__words'
  return of.columns.map((text, n) => ({
    text,
    numeric: isNumber[n] === true,
    ...(isLong[n] === true ? { size } : {}),
  }))
}

/** A piece of a paper, as its web page will have it. */
export function Block({ of }: { of: WrittenPart }) {
  if (of.kind === 'heading') return <h3 class="govuk-heading-s">{of.text}</h3>
  if (of.kind === 'paragraph') return <p class="govuk-body">{lines(of.text)}</p>
  return (
    <>
      <StackedTable
        caption={of.caption ?? 'Table'}
        captionHidden={of.caption === undefined}
        columns={columnsOf(of)}
        rows={of.rows.map((cells, n) => ({ key: String(n), cells: cells.map(lines) }))}
      />
      {of.note !== undefined && <p class="govuk-body-s tl-note">{of.note}</p>}
    </>
  )
}

const names: Readonly<Record<FindingIn['finding'], string>> = {
  'leftover-template-words': 'Words of the template',
  'impossible-year': 'A year that cannot be',
  'refs-out-of-order': 'References',
  name: 'A name',
  'total-does-not-add': 'A total',
  'small-group': 'A small group',
  'one-family': 'One family',
}

const FindingShown = ({ found, finding, mayWrite }: { found: PaperOn; finding: FindingIn; mayWrite: boolean }) => (
  <li id={`finding-${finding.key}`}>
    <p class="govuk-body govuk-!-margin-bottom-1">
      <Status standing={finding.waiver === null ? 'late' : 'ended'}>
        {`${names[finding.finding]}: ${finding.where}. ${finding.why}`}
      </Status>
    </p>
    {finding.waiver !== null && <p class="govuk-body-s">{`Left as it is: ${finding.waiver.reason}`}</p>}
    {finding.waiver === null && mayWrite && (
      <p class="govuk-body-s">
        <a class="govuk-link" href={`${hrefOfPaper(found.id)}/leave/${finding.key}`}>
          Say why this may stay<span class="govuk-visually-hidden">{`: ${finding.where}`}</span>
        </a>
      </p>
    )}
  </li>
)

function PartShown({ shown, part }: { shown: Shown; part: PaperPart }) {
  const { found, composed, mayWrite } = shown
  const own = composed.findings.filter((finding) => finding.part === part.id)
  const { written } = part
  const isWritten = found.paper.written.has(part.id)
  return (
    <section class="tl-section" aria-labelledby={part.id}>
      <h2 class="govuk-heading-m" id={part.id}>
        {part.title}
      </h2>
      {written?.isMissing === true && (
        <p class="govuk-body">
          <Status standing="at-risk">Still to be written</Status>
        </p>
      )}
      {written !== null && !isWritten ? (
        <p class="govuk-body">{written.asks}</p>
      ) : (
        part.blocks.map((block) => <Block of={block} />)
      )}
      {written !== null && mayWrite && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${hrefOfPaper(found.id)}/write/${part.id}`}>
            {isWritten ? 'Change what is written' : 'Write it'}
            <span class="govuk-visually-hidden">{`: ${part.title}`}</span>
          </a>
        </p>
      )}
      {own.length > 0 && (
        <ul class="govuk-list tl-findings">
          {own.map((finding) => (
            <FindingShown {...{ found, finding, mayWrite }} />
          ))}
        </ul>
      )}
    </section>
  )
}

const Publish = ({ shown }: { shown: Shown }) => (
  <form method="post" action={`${hrefOfPaper(shown.found.id)}/publish`} novalidate class="tl-section">
    <h2 class="govuk-heading-m">Publish it</h2>
    <p class="govuk-body">
      Its figures are read once more, a web page, a Word file and a PDF are made, and all of them are kept as they are,
      with the rows behind each table. A published paper is never changed: what is put right later goes into another.
    </p>
    <p class="govuk-body">
      Its tables of people are made so that no small count can be worked out from them, nor by holding them against what
      was published before. What later papers will say is not known today, so nothing is proved of them now: each is
      held against this one before it is published.
    </p>
    {shown.isReport && (
      <Checkboxes
        name="sent"
        label="Is this what is sent?"
        size="s"
        small
        choices={[
          { value: 'yes', text: 'Yes: the report is then kept in the register of promises, and due again later' },
        ]}
      />
    )}
    <Button>Publish</Button>
  </form>
)

/** A paper that is being written. */
export const Draft = (shown: Shown) => {
  const { found, composed } = shown
  const { unwritten, findings } = blockingIn(composed.parts, composed.findings)
  const wrong = [
    ...unwritten.map(({ id, title }) => ({ field: id, says: `Write the part “${title}”` })),
    ...findings.map(({ key, where, why }) => ({ field: `finding-${key}`, says: `${where}: ${why}` })),
  ]
  const [edition] = found.paper.editions
  return (
    <>
      {shown.isRefused && (
        <ErrorSummary
          errors={wrong}
          description="Before this can be published, write what is missing, and mend each finding or say why it may stay."
        />
      )}
      <PageHeading
        lead={`${paperKindOf(found.paper.kind).about} As at ${sayDate(found.paper.asAtOn)}; read from the record on ${composed.readAt}, at position ${composed.position}.`}
      >
        {composed.title}
      </PageHeading>
      {edition && (
        <InsetText>
          {'This draft was '}
          <a class="govuk-link" href={hrefOfEdition(edition.id)}>
            {`published on ${sayDate(edition.publishedOn)}`}
          </a>
          {'. Below is what the record says now; the edition stays as it was.'}
        </InsetText>
      )}
      {!edition && wrong.length > 0 && !shown.isRefused && (
        <InsetText>
          {`${unwritten.length === 0 ? 'Every part is written' : `${sayCount(unwritten.length, 'part is', 'parts are')} still to be written`}; ${findings.length === 0 ? 'the check before publishing finds nothing' : `the check before publishing finds ${sayCount(findings.length, 'thing', 'things')} to look at`}.`}
        </InsetText>
      )}
      <Details summary="Contents">
        <ul class="govuk-list">
          {composed.parts.map(({ id, title }) => (
            <li>
              <a class="govuk-link" href={`#${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ul>
      </Details>
      {composed.parts.map((part) => (
        <PartShown {...{ shown, part }} />
      ))}
      {shown.mayWrite && <Publish shown={shown} />}
    </>
  )
}
