import { Details, Timeline as Entries } from '../../web/ui/index.ts'
import type { ChildShown } from './present.ts'
import type { Happened } from './timeline.ts'

const Change = ({ entry }: { entry: Happened }) => (
  <p class="tl-entry__change">
    <a class="govuk-link govuk-link--no-visited-state" href={entry.correctHref ?? ''}>
      Correct<span class="govuk-visually-hidden">{` ${entry.heading}, ${entry.said}`}</span>
    </a>{' '}
    <a class="govuk-link govuk-link--no-visited-state" href={entry.withdrawHref ?? ''}>
      Withdraw<span class="govuk-visually-hidden">{` ${entry.heading}, ${entry.said}`}</span>
    </a>
  </p>
)

/** What was written at length, each under its question. */
export const Texts = ({ texts }: { texts: Happened['texts'] }) => (
  <>
    {texts.map(({ label, text }) => (
      <>
        {label !== null && <p class="tl-note">{label}</p>}
        <blockquote class="tl-entry__text">{text}</blockquote>
      </>
    ))}
  </>
)

/** What somebody says is wrong, beside it. */
export const Disputed = ({ says }: { says: Happened['disputed'] }) => (
  <>
    {says.map((sentence) => (
      <p class="tl-note tl-entry__differs">{sentence}</p>
    ))}
  </>
)

const About = ({ entry, canChange }: { entry: Happened; canChange: boolean }) => (
  <>
    {entry.details.length > 0 && (
      <dl class="tl-entry__details">
        {entry.details.map(({ label, value }) => (
          <div>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    )}
    <Texts texts={entry.texts} />
    <p class="tl-note">{entry.source}.</p>
    {entry.corrections !== null && <p class="tl-note">{entry.corrections}</p>}
    {entry.differences.map((sentence) => (
      <p class="tl-note tl-entry__differs">{sentence}</p>
    ))}
    <Disputed says={entry.disputed} />
    {canChange && entry.correctHref !== null && <Change entry={entry} />}
    {entry.also.map((other) => (
      <div class="tl-entry__also">
        <p class="tl-note">The same day is told too:</p>
        <About entry={other} canChange={canChange} />
      </div>
    ))}
  </>
)

const List = ({ entries, canChange }: { entries: readonly Happened[]; canChange: boolean }) => (
  <Entries
    entries={entries.map((entry) => ({
      id: `happened-${entry.id}`,
      heading: entry.heading,
      on: entry.on,
      said: entry.said,
      details: <About entry={entry} canChange={canChange} />,
    }))}
  />
)

/** What was withdrawn, with who did it, when and why. */
export const WithdrawnFacts = ({ withdrawn }: Pick<ChildShown, 'withdrawn'>) =>
  withdrawn.length === 0 ? null : (
    <Details summary={`Withdrawn (${withdrawn.length})`}>
      <ul class="govuk-list">
        {withdrawn.map(({ heading, says, reason }) => (
          <li>
            <strong>{heading}</strong> <span class="tl-note">{says}</span>
            {reason !== null && <blockquote class="tl-entry__text">{reason}</blockquote>}
          </li>
        ))}
      </ul>
    </Details>
  )

/** The journey in the words of the record, the latest first. */
export const Timeline = ({ shown }: { shown: ChildShown }) => (
  <section class="tl-section" aria-labelledby="journey">
    <h2 class="govuk-heading-m" id="journey">
      Journey
    </h2>
    <p class="govuk-body">
      Read it as a{' '}
      <a class="govuk-link" href={`${shown.href}/chronology`}>
        chronology
      </a>{' '}
      from the beginning, or see{' '}
      <a class="govuk-link" href={`${shown.href}/voice`}>
        what the child said
      </a>{' '}
      and the{' '}
      <a class="govuk-link" href={`${shown.href}/plans`}>
        plans
      </a>
      .
    </p>
    {shown.happened.length === 0 ? (
      <p class="govuk-body">Nothing was recorded by this day.</p>
    ) : (
      <List entries={shown.happened} canChange={!shown.isPast} />
    )}
    {shown.notShown && (
      <p class="govuk-body">
        <a class="govuk-link" href={shown.notShown.href}>
          {`Show ${shown.notShown.count} earlier entries too`}
        </a>
      </p>
    )}
    {shown.yearly.length > 0 && (
      <Details summary={`Yearly tables of the returns (${shown.yearly.length})`}>
        <List entries={shown.yearly} canChange={!shown.isPast} />
      </Details>
    )}
    <WithdrawnFacts withdrawn={shown.withdrawn} />
  </section>
)
