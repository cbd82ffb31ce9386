import {
  Button,
  ErrorSummary,
  InsetText,
  PageHeading,
  Radios,
  StackedTable,
  Status,
  SummaryList,
  Textarea,
  type FieldError,
} from '../../web/ui/index.ts'
import type { EditionLine, EditionShown, OpenShown } from './present.ts'

const LIST = [{ text: 'Edition' }, { text: 'Published' }, { text: 'By' }, { text: 'What for' }]

/** What the form for publishing shows. */
export interface PublishShown {
  readonly periods: readonly { readonly value: string; readonly text: string }[]
  readonly period: string
  readonly purpose: string
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

const errorOf = ({ errors }: PublishShown, field: string): string | undefined =>
  errors.find((error) => error.field === field)?.says

const Publish = ({ shown }: { shown: PublishShown }) => (
  <form method="post" action="/editions" novalidate class="tl-section">
    <h2 class="govuk-heading-m">Publish the scorecard as it stands</h2>
    {shown.warning !== null && <InsetText>{shown.warning}</InsetText>}
    <p class="govuk-body">
      What everybody may read of it is made so that no small count can be worked out from it, nor by holding it against
      editions before. What later editions will say is not known today, so nothing is proved of them now: each is held
      against this one before it is published.
    </p>
    <Radios
      name="period"
      label="Which period"
      size="s"
      choices={shown.periods}
      value={shown.period}
      error={errorOf(shown, 'period')}
      small
    />
    <Textarea
      name="purpose"
      label="What is it published for?"
      size="s"
      hint="For example: the committee’s report of October. Write no name of a child"
      value={shown.purpose}
      error={errorOf(shown, 'purpose')}
      rows={2}
    />
    <Button>Publish it</Button>
  </form>
)

/** The editions that were published, and the form that publishes another. */
export const Editions = ({ lines, publish }: { lines: readonly EditionLine[]; publish: PublishShown | null }) => (
  <>
    {publish && publish.errors.length > 0 && <ErrorSummary errors={publish.errors} />}
    <PageHeading lead="Figures as they were given out, kept exactly as they were and never altered. What is put right in the record later is noted beside them.">
      Editions
    </PageHeading>
    {lines.length === 0 ? (
      <InsetText>Nothing has been published yet.</InsetText>
    ) : (
      <StackedTable
        caption="Editions, the latest first"
        columns={LIST}
        rows={lines.map(({ href, what, on, by, purpose }) => ({
          key: href,
          cells: [
            <a class="govuk-link" href={href}>
              {what}
            </a>,
            on,
            by,
            purpose,
          ],
        }))}
      />
    )}
    {publish && <Publish shown={publish} />}
  </>
)

const Files = ({ files }: { files: EditionShown['files'] }) => (
  <>
    <h2 class="govuk-heading-m">The files as published</h2>
    <ul class="govuk-list">
      {files.map(({ href, text, sha256 }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
          <span class="tl-note tl-path tl-setting__note">SHA-256 {sha256}</span>
        </li>
      ))}
    </ul>
  </>
)

/** One edition as everybody may read it: no child, and no count that is too small. */
export const OpenEdition = ({ shown }: { shown: OpenShown }) => (
  <>
    <PageHeading lead={shown.lead}>{shown.heading}</PageHeading>
    <StackedTable
      caption="The figures"
      columns={[{ text: 'Indicator' }, { text: 'Published' }, { text: 'Threshold' }]}
      rows={shown.lines.map((line) => ({
        key: line.id,
        cells: [`${line.id}: ${line.title}`, line.says, line.threshold],
      }))}
    />
    <InsetText>{shown.suppressed}</InsetText>
    <Files files={shown.files} />
  </>
)

/** One edition as it was published, with what it is worked out anew beside each figure. */
export const OneEdition = ({ shown }: { shown: EditionShown }) => (
  <>
    <PageHeading lead={shown.lead}>{shown.heading}</PageHeading>
    <SummaryList rows={shown.facts} />
    <p class="govuk-body">
      {shown.summary}{' '}
      {shown.asThenKnownHref !== null && (
        <a class="govuk-link" href={shown.asThenKnownHref}>
          Compare with what was known then
        </a>
      )}
    </p>
    {shown.changed.length > 0 && (
      <InsetText>
        {shown.changed.map((sentence) => (
          <p class="govuk-body">{sentence}</p>
        ))}
      </InsetText>
    )}
    <StackedTable
      caption="The figures"
      columns={[
        { text: 'Indicator' },
        { text: 'Published' },
        { text: 'Threshold' },
        { text: 'For everybody' },
        { text: shown.against },
      ]}
      rows={shown.lines.map((line) => ({
        key: line.id,
        cells: [
          `${line.id}: ${line.title}`,
          line.published,
          line.threshold,
          line.open ?? 'Not kept',
          <Status standing={line.standing}>{line.note}</Status>,
        ],
      }))}
    />
    <Files files={shown.files} />
  </>
)
