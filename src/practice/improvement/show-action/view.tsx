import type { ComponentChildren } from 'preact'
import { Offers, Status, SummaryList, Timeline, type SummaryRow } from '../../../web/ui/index.ts'
import type { ActionShown, Happened, Linked } from './present.ts'

/** Links with what each is about, one a line; a sentence where there are none. */
export const Links = ({ links, none }: { links: readonly Linked[]; none: string }) =>
  links.length === 0 ? (
    <>{none}</>
  ) : (
    <ul class="govuk-list tl-links">
      {links.map(({ text, href, says }) => (
        <li>
          <a class="govuk-link" href={href}>
            {text}
          </a>
          <span class="tl-note">{says}</span>
        </li>
      ))}
    </ul>
  )

/** Sentences, one a line. */
export const Lines = ({ lines }: { lines: readonly string[] }) => (
  <>
    {lines.map((line) => (
      <span class="tl-line">{line}</span>
    ))}
  </>
)

const Asked = ({ asked }: Pick<ActionShown, 'asked'>) => (
  <>
    {asked.map(({ says, decideHref }) => (
      <span class="tl-line">
        {`${says} `}
        {decideHref !== null && (
          <a class="govuk-link" href={decideHref}>
            Approve or refuse it
          </a>
        )}
      </span>
    ))}
  </>
)

const Milestones = ({ milestones }: Pick<ActionShown, 'milestones'>) => (
  <ul class="govuk-list tl-links">
    {milestones.map(({ what, stands, reachedHref }) => (
      <li>
        {`${what} `}
        <Status standing={stands.standing}>{stands.says}</Status>{' '}
        {reachedHref !== null && (
          <a class="govuk-link" href={reachedHref}>
            Say that it was reached<span class="govuk-visually-hidden">{`: ${what}`}</span>
          </a>
        )}
      </li>
    ))}
  </ul>
)

const rowsOf = (shown: ActionShown): readonly SummaryRow[] => [
  { key: 'Lead', value: shown.lead },
  ...shown.also,
  {
    key: 'Date',
    value: (
      <>
        {shown.date} {shown.moved.length > 0 && <Lines lines={shown.moved} />}
      </>
    ),
  },
  ...(shown.asked.length === 0 ? [] : [{ key: 'Later dates asked for', value: <Asked asked={shown.asked} /> }]),
  ...(shown.milestones.length === 0
    ? []
    : [{ key: 'Milestones', value: <Milestones milestones={shown.milestones} /> }]),
  {
    key: 'By the rule',
    value: (
      <>
        <Status standing={shown.byRule.standing}>{shown.byRule.says}</Status> <span class="tl-note">{shown.why}</span>
      </>
    ),
  },
  { key: 'The lead’s own view', value: <Status standing={shown.byLead.standing}>{shown.byLead.says}</Status> },
  ...(shown.slow.length > 0 ? [{ key: 'Slow to progress', value: <Lines lines={shown.slow} /> }] : []),
  ...(shown.blockers.length > 0 ? [{ key: 'In the way', value: <Lines lines={shown.blockers} /> }] : []),
  ...(shown.signed.length > 0 ? [{ key: 'Signed', value: <Lines lines={shown.signed} /> }] : []),
  {
    key: 'Requirements that it answers',
    value: (
      <Links links={shown.requirements} none="None is named: nobody has asked for this, or nobody has said who." />
    ),
  },
  {
    key: 'Measures that follow it',
    value: <Links links={shown.measures} none="None is named: nothing shows yet what this changes." />,
  },
  ...(shown.asPrinted === null ? [] : [{ key: 'In print', value: shown.asPrinted }]),
]

const About = ({ entry }: { entry: Happened }) => (
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
    {entry.texts.map(({ label, text }) => (
      <>
        {label !== null && <p class="tl-note">{label}</p>}
        <blockquote class="tl-entry__text">{text}</blockquote>
      </>
    ))}
    <p class="tl-note">
      {`${entry.source}. `}
      {entry.correctHref !== null && (
        <a class="govuk-link" href={entry.correctHref}>
          Correct<span class="govuk-visually-hidden">{`: ${entry.heading}, ${entry.said}`}</span>
        </a>
      )}
    </p>
  </>
)

/** One action: how it stands, what it answers, what follows it, everything that happened, and what may be recorded now. */
export const ActionPage = ({ shown, documents }: { shown: ActionShown; documents: ComponentChildren }) => (
  <>
    <span class="govuk-caption-l">{shown.caption}</span>
    <h1 class="govuk-heading-l">{shown.heading}</h1>
    <SummaryList rows={rowsOf(shown)} />
    <Offers heading="Record something" offers={shown.offers} />
    {documents}
    <section class="tl-section" aria-labelledby="happened">
      <h2 class="govuk-heading-m" id="happened">
        What happened
      </h2>
      <Timeline
        entries={shown.happened.map((entry) => ({
          id: `happened-${entry.id}`,
          heading: entry.heading,
          on: entry.on,
          said: entry.said,
          details: <About entry={entry} />,
        }))}
      />
    </section>
  </>
)
