import { PageHeading, ScrollRegion, Status, SummaryList } from '../../../web/ui/index.ts'
import { RunChart } from '../figures/run-chart.tsx'
import { Links } from '../show-action/view.tsx'
import type { Changed, StoryShown } from './present.ts'

const Written = ({ text, none }: { text: string | null; none: string }) =>
  text === null ? (
    <p class="govuk-body">
      <Status standing="at-risk">{none}</Status>
    </p>
  ) : (
    <>
      {text.split(/\n{2,}/).map((part) => (
        <p class="govuk-body">{part}</p>
      ))}
    </>
  )

const Change = ({ changed }: { changed: Changed }) => (
  <section class="tl-section">
    <h3 class="govuk-heading-s">
      <a class="govuk-link" href={changed.link.href}>
        {changed.link.text}
      </a>{' '}
      {changed.link.says}
    </h3>
    <SummaryList
      rows={[
        { key: 'Before', value: changed.before },
        {
          key: 'Now',
          value: (
            <>
              {`${changed.after} `}
              <Status standing={changed.standing.standing}>{changed.standing.says}</Status>
            </>
          ),
        },
        { key: 'Change', value: <Status standing={changed.way.standing}>{changed.way.says}</Status> },
        { key: 'Beside chance', value: changed.run },
      ]}
    />
    <ScrollRegion label={`Run chart of ${changed.link.text}`}>
      <RunChart
        months={changed.months}
        median={null}
        target={changed.baseline}
        targetName="baseline"
        isPercent={changed.isPercent}
        label={`${changed.link.says}: twelve months. Before: ${changed.before}. Now: ${changed.after}.`}
      />
    </ScrollRegion>
  </section>
)

const Indicator = ({ indicator }: { indicator: StoryShown['indicators'][number] }) => (
  <section class="tl-section">
    <h3 class="govuk-heading-s">
      <a class="govuk-link" href={indicator.link.href}>
        {indicator.link.text}
      </a>{' '}
      {indicator.link.says}
    </h3>
    <SummaryList
      rows={[
        { key: 'Before', value: indicator.before },
        { key: 'Now', value: indicator.now },
        { key: 'Change', value: <Status standing={indicator.way.standing}>{indicator.way.says}</Status> },
      ]}
    />
    {indicator.chart && (
      <ScrollRegion label={`Chart of ${indicator.link.text}`}>
        <RunChart
          months={indicator.chart.points}
          median={null}
          target={null}
          isPercent={indicator.chart.isPercent}
          label={`${indicator.link.says}. Before: ${indicator.before}. Now: ${indicator.now}.`}
        />
      </ScrollRegion>
    )}
  </section>
)

/** One requirement on one page: asked, did, changed, said, and what went less well, which nobody can leave out. */
export const StoryPage = ({ shown, tellHref }: { shown: StoryShown; tellHref: string | null }) => (
  <>
    <span class="govuk-caption-l">{shown.caption}</span>
    <PageHeading lead={shown.asked}>{shown.heading}</PageHeading>
    <p class="govuk-body">
      {'Verdict: '}
      <Status standing={shown.verdict.standing}>{shown.verdict.says}</Status>
      {shown.told !== null && ` Told for ${shown.told}.`}
    </p>
    {tellHref !== null && (
      <p class="govuk-body">
        <a class="govuk-link" href={tellHref}>
          {shown.told === null ? 'Write this story' : 'Write it again'}
        </a>
      </p>
    )}
    <h2 class="govuk-heading-m">What we did</h2>
    <Written text={shown.did} none="Nobody has written what was done" />
    {shown.actions.length > 0 && (
      <ul class="govuk-list tl-links">
        {shown.actions.map(({ link, how, says }) => (
          <li>
            <Links links={[link]} none="" />
            <Status standing={how.standing}>{how.says}</Status> <span class="tl-note">{says}</span>
          </li>
        ))}
      </ul>
    )}
    <h2 class="govuk-heading-m">What changed for children</h2>
    {shown.changed.length === 0 && shown.indicators.length === 0 && (
      <p class="govuk-body">
        <Status standing="at-risk">No measure follows it</Status>
      </p>
    )}
    {shown.changed.map((changed) => (
      <Change changed={changed} />
    ))}
    {shown.indicators.map((indicator) => (
      <Indicator indicator={indicator} />
    ))}
    <h2 class="govuk-heading-m">What children, families and staff say</h2>
    <Written text={shown.voice} none="Nobody has written what they say" />
    <h2 class="govuk-heading-m">What went less well</h2>
    <Written text={shown.lessWell} none="Nobody has written what went less well" />
    <h3 class="govuk-heading-s">What the record shows to be still wrong</h3>
    {shown.stillWrong.length === 0 ? (
      <p class="govuk-body">Nothing that it has a rule for. That is not the same as nothing.</p>
    ) : (
      <ul class="govuk-list govuk-list--bullet">
        {shown.stillWrong.map((text) => (
          <li>{text}</li>
        ))}
      </ul>
    )}
  </>
)
