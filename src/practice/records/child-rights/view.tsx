import type { ComponentChildren } from 'preact'
import {
  Button,
  ButtonLink,
  InsetText,
  PageHeading,
  StackedTable,
  Status,
  SummaryList,
  WarningText,
} from '../../../web/ui/index.ts'
import type { BundleEntry } from '../bundle-entry.ts'
import { piecesOf } from '../third-party.ts'
import type { RightLine, Row } from './present.ts'

export interface OverviewShown {
  readonly called: string
  readonly href: string
  readonly kept: readonly Row[]
  /** Whether no rule says how long it is kept, and the council has not decided. */
  readonly isToDecide: boolean
  readonly lines: readonly RightLine[]
  /** Why it cannot be purged now; null where somebody may ask for it. */
  readonly notPurged: string | null
}

/** What was asked about a record, held or offered for purging. */
const Lines = ({ lines, href }: { lines: readonly RightLine[]; href: string }) =>
  lines.length === 0 ? (
    <p class="govuk-body">Nobody has asked for anything, and nothing holds the record.</p>
  ) : (
    <StackedTable
      caption="Requests, holds and purges, the latest first"
      captionHidden
      columns={['What', 'Since', 'Due', 'How it stands'].map((text) => ({ text }))}
      rows={lines.map((line) => ({
        key: line.id,
        cells: [
          <a class="govuk-link" href={`${href}/${line.id}`}>
            {line.what}
            <span class="govuk-visually-hidden"> of {line.on}</span>
          </a>,
          line.on,
          line.due ?? (line.standing === 'ended' ? 'Over' : 'No day'),
          <Status standing={line.standing}>{line.stands}</Status>,
        ],
      }))}
    />
  )

/** One record: until when it is kept, what was asked of it, and what can be done. */
export const Overview = (shown: OverviewShown) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <span class="govuk-caption-l">{shown.called}</span>
      <PageHeading>Rights and retention</PageHeading>
      <h2 class="govuk-heading-m">How long the record is kept</h2>
      <SummaryList rows={shown.kept} />
      {shown.isToDecide && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${shown.href}/new/period`}>
            Decide how long it is kept
          </a>
        </p>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href="/retention">
          How long each kind of record is kept
        </a>
        . Nothing is purged by itself.
      </p>
      <h2 class="govuk-heading-m">Requests, holds and purges</h2>
      <Lines lines={shown.lines} href={shown.href} />
      <div class="govuk-button-group">
        <ButtonLink href={`${shown.href}/new/access`}>Record a request for a copy</ButtonLink>
        <ButtonLink href={`${shown.href}/new/hold`} variant="secondary">
          Hold the record
        </ButtonLink>
      </div>
      <p class="govuk-body">
        <a class="govuk-link" href={`${shown.href}/record`}>
          Look through the record
        </a>{' '}
        as it would be given: what is withheld and what is not, and where somebody says that something is wrong.
      </p>
      <h2 class="govuk-heading-m">Purging</h2>
      {shown.notPurged === null ? (
        <p class="govuk-body">
          Its time is over and nothing holds it.{' '}
          <a class="govuk-link" href={`${shown.href}/new/purge`}>
            Ask for it to be purged
          </a>
        </p>
      ) : (
        <p class="govuk-body">{shown.notPurged}</p>
      )}
    </div>
  </div>
)

/** A text with what is about another person set apart. */
const Marked = ({ text }: { text: string }) => (
  <>
    {piecesOf(text).map((piece) =>
      piece.isThirdParty ? (
        <mark>
          <span class="govuk-visually-hidden">Withheld: </span>
          {piece.text}
        </mark>
      ) : (
        piece.text
      ),
    )}
  </>
)

const withheldWords: Readonly<Record<NonNullable<BundleEntry['withheld']>, string>> = {
  'marked-when-written': 'Withheld: marked when it was written',
  'marked-later': 'Withheld: marked by whoever looked through the record',
}

const EntrySays = ({ entry }: { entry: BundleEntry }) => (
  <div class="tl-wraps">
    {entry.withheld !== null && (
      <p class="tl-note">
        <strong>{withheldWords[entry.withheld]}</strong>
      </p>
    )}
    <strong>
      <Marked text={entry.heading} />
    </strong>
    {entry.isWithdrawn && <p class="tl-note">Withdrawn since.</p>}
    {entry.details.map(({ label, value }) => (
      <p class="tl-note">
        {label}: <Marked text={value} />
      </p>
    ))}
    {entry.texts.map(({ label, text }) => (
      <>
        {label !== null && <p class="tl-note">{label}</p>}
        <blockquote class="tl-entry__text">
          <Marked text={text} />
        </blockquote>
      </>
    ))}
    {entry.notes.map((note) => (
      <p class="tl-note">
        <Marked text={note} />
      </p>
    ))}
    <p class="tl-note">{entry.source}.</p>
  </div>
)

export interface RecordShown {
  readonly called: string
  readonly lead: string
  readonly href: string
  readonly entries: readonly (BundleEntry & { readonly said: string })[]
}

/** The whole record for whoever prepares a copy: what is withheld stands here too, marked. */
export const WholeRecord = ({ called, lead, href, entries }: RecordShown) => (
  <>
    <span class="govuk-caption-l">{called}</span>
    <PageHeading lead={lead}>The record, with what is withheld</PageHeading>
    {entries.length === 0 ? (
      <InsetText>Nothing is recorded.</InsetText>
    ) : (
      <StackedTable
        caption="Every entry, the earliest first"
        captionHidden
        columns={[
          { text: 'Date', size: 'tl-list__child' },
          { text: 'What the record says', quietOnCard: true },
          { text: 'What to do' },
        ]}
        rows={entries.map((entry, nth) => ({
          key: `${entry.fact}-${nth}`,
          cells: [
            <time dateTime={entry.on}>{entry.said}</time>,
            <EntrySays entry={entry} />,
            <>
              <p class="govuk-body-s">
                <a class="govuk-link" href={`${href}/facts/${entry.fact}/third-party`}>
                  {entry.withheld === null ? 'Withhold it' : 'Give it'}
                  <span class="govuk-visually-hidden">{`: ${entry.kind}, ${entry.said}`}</span>
                </a>
              </p>
              <p class="govuk-body-s">
                <a class="govuk-link" href={`${href}/facts/${entry.fact}/wrong`}>
                  They say it is wrong
                  <span class="govuk-visually-hidden">{`: ${entry.kind}, ${entry.said}`}</span>
                </a>
              </p>
            </>,
          ],
        }))}
      />
    )}
  </>
)

export interface OneRightShown {
  readonly called: string
  readonly heading: string
  readonly line: RightLine
  readonly rows: readonly Row[]
  readonly steps: readonly { readonly what: string; readonly by: string; readonly on: string }[]
  readonly next: readonly { readonly text: string; readonly href: string }[]
  /** What stands below: copies, files that were given, the form of the second person. */
  readonly children?: ComponentChildren
}

/** One request, hold or purge: what was said, every step, and what may come next. */
export const OneRight = (shown: OneRightShown) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <span class="govuk-caption-l">{shown.called}</span>
      <PageHeading>{shown.heading}</PageHeading>
      <p class="govuk-body">
        <Status standing={shown.line.standing}>
          {shown.line.due === null ? shown.line.stands : `${shown.line.stands}, due on ${shown.line.due}`}
        </Status>
      </p>
      <SummaryList rows={shown.rows} />
      {shown.children}
      {shown.next.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What comes next</h2>
          <ul class="govuk-list">
            {shown.next.map(({ text, href }) => (
              <li>
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
      <StackedTable
        caption="Every step"
        columns={['What', 'By', 'Recorded on'].map((text) => ({ text }))}
        rows={shown.steps.map(({ what, by, on }, nth) => ({ key: String(nth), cells: [what, by, on] }))}
      />
    </div>
  </div>
)

/** The form of the second person: nothing comes back after a yes. */
export const DecidePurge = ({ action, error }: { action: string; error: string | null }) => (
  <form method="post" action={action} novalidate>
    {error !== null && <InsetText>{error}</InsetText>}
    <WarningText>
      A purge cannot be undone. Everything that the record says goes: entries, notes, names, words to search by, what
      was given out of it and who read it. Backups hold it until they expire.
    </WarningText>
    <div class="govuk-button-group">
      <Button variant="warning" name="decision" value="approved">
        Purge the record
      </Button>
      <Button variant="secondary" name="decision" value="refused">
        Refuse
      </Button>
    </div>
  </form>
)
