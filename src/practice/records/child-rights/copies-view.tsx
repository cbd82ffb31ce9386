import {
  Button,
  capital,
  PageHeading,
  ProgressBar,
  sayCount,
  sayNumber,
  StackedTable,
  Status,
  WarningText,
  type Standing,
} from '../../../web/ui/index.ts'
import type { BundleRow, BundleState } from '../rights-ports.ts'

const states: Readonly<Record<BundleState, { readonly says: string; readonly standing: Standing }>> = {
  queued: { says: 'In the queue', standing: 'unknown' },
  making: { says: 'Being prepared', standing: 'unknown' },
  done: { says: 'Prepared', standing: 'on-course' },
  cancelled: { says: 'Stopped', standing: 'ended' },
  failed: { says: 'Failed', standing: 'late' },
}

/** What of the whole is kept back: "2 withheld whole, 1 in part". */
function sayWithheld({ whole, inPart }: { whole: number; inPart: number }): string {
  if (whole === 0 && inPart === 0) return 'nothing withheld'
  if (whole === 0) return `${sayNumber(inPart)} withheld in part`
  return `${sayNumber(whole)} withheld whole${inPart === 0 ? '' : `, ${sayNumber(inPart)} in part`}`
}

/** "12 entries: 2 withheld whole, 1 in part"; "1 entry: nothing withheld". */
export function sayOutcome({ outcome, problem }: Pick<BundleRow, 'outcome' | 'problem'>): string {
  if (outcome === null) return problem ?? ''
  const entries = capital(sayCount(outcome.entries, 'entry', 'entries'))
  return outcome.entries === 0 ? entries : `${entries}: ${sayWithheld(outcome)}`
}

export interface CopyLine {
  readonly href: string
  readonly when: string
  readonly by: string
  readonly row: BundleRow
  /** Whether it leaves out a complaint, since that complains of whoever prepared it. */
  readonly isShort: boolean
}

const SHORT = 'It leaves out a complaint, which complains of whoever prepared it.'

const Files = ({ href }: { href: string }) => (
  <>
    <a class="govuk-link" href={`${href}/copy.html`}>
      As a page
    </a>{' '}
    <a class="govuk-link" href={`${href}/copy.docx`}>
      As a Word file
    </a>
  </>
)

/** Copies that were prepared and not given. */
export const Copies = ({ lines, prepare }: { lines: readonly CopyLine[]; prepare: string | null }) => (
  <>
    <h2 class="govuk-heading-m">The copy</h2>
    {lines.length > 0 && (
      <StackedTable
        caption="Copies that were prepared, the latest first"
        captionHidden
        columns={['Asked for', 'How it stands', 'Holds', 'Files'].map((text) => ({ text }))}
        rows={lines.map(({ href, when, by, row, isShort }) => ({
          key: row.id,
          cells: [
            <a class="govuk-link" href={href}>{`${when}, ${by}`}</a>,
            <Status standing={states[row.state].standing}>{states[row.state].says}</Status>,
            <>
              {sayOutcome(row) || 'Nothing yet'}
              {isShort && <span class="tl-note">{SHORT}</span>}
            </>,
            row.state === 'done' ? <Files href={href} /> : 'None',
          ],
        }))}
      />
    )}
    {prepare !== null && (
      <form method="post" action={prepare} novalidate>
        {lines.length > 0 ? <Button variant="secondary">Prepare it again</Button> : <Button>Prepare the copy</Button>}
      </form>
    )}
  </>
)

/** What was given, as it was given. */
export const Given = ({ href, isShort }: { href: string; isShort: boolean }) => (
  <>
    <h2 class="govuk-heading-m">What was given</h2>
    {isShort && (
      <WarningText>
        {`${SHORT} Record another request, and have somebody else prepare and give the whole copy.`}
      </WarningText>
    )}
    <p class="govuk-body">
      Kept exactly as it was given. <Files href={href} />
    </p>
  </>
)

/** A copy while it is prepared, and how it ended. */
export const OneCopy = ({ line, back }: { line: CopyLine; back: string }) => {
  const { row, href } = line
  const { doing, done, of } = row.progress
  const isRunning = row.state === 'queued' || row.state === 'making'
  return (
    <>
      <PageHeading lead={`Asked for on ${line.when} by the ${line.by.toLowerCase()}.`}>
        The copy of the record
      </PageHeading>
      {isRunning ? (
        <>
          <ProgressBar
            share={of === 0 ? 0 : done / of}
            label={row.isAskedToStop ? 'Stopping. Nothing of it will be kept.' : doing === '' ? 'Beginning' : doing}
          />
          {!row.isAskedToStop && (
            <form method="post" action={`${href}/cancel`} novalidate>
              <Button variant="warning">Stop</Button>
            </form>
          )}
        </>
      ) : (
        <>
          <p class="govuk-body">
            <Status standing={states[row.state].standing}>{states[row.state].says}</Status>{' '}
            {row.outcome && sayOutcome(row)}
          </p>
          {row.problem !== null && <WarningText>{row.problem}</WarningText>}
          {line.isShort && <WarningText>{`${SHORT} Somebody else prepares the whole copy.`}</WarningText>}
          {row.state === 'done' && (
            <p class="govuk-body">
              Look through it before it is given. <Files href={href} />
            </p>
          )}
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={back}>
          Back to the request
        </a>
      </p>
    </>
  )
}
