import { ButtonLink, InsetText, PageHeading, StackedTable, SummaryList } from '../../web/ui/index.ts'
import type { CareShown, PeriodShown } from './present.ts'

const Period = ({ period }: { period: PeriodShown }) => (
  <section class="tl-section">
    <StackedTable
      caption={period.says}
      columns={[
        { text: 'From' },
        { text: 'Until' },
        { text: 'Legal status' },
        { text: 'Placement' },
        { text: 'What changed', quietOnCard: true },
      ]}
      rows={period.episodes.map((episode) => ({
        key: episode.key,
        cells: [
          episode.from,
          episode.until,
          episode.legalStatus,
          <>
            {episode.placement}
            {episode.provider !== null && <span class="tl-note">{episode.provider}</span>}
          </>,
          <>
            {episode.began}
            {episode.ended !== null && <span class="tl-note">{episode.ended}</span>}
            {episode.correct !== null && (
              <a class="govuk-link tl-note" href={episode.correct}>
                Correct<span class="govuk-visually-hidden"> the episode from {episode.from}</span>
              </a>
            )}
          </>,
        ],
      }))}
    />
  </section>
)

/** Where a child is and under what legal status, everything before it, and the steps that record what comes next. */
export const CareOfChild = ({ called, shown }: { called: string; shown: CareShown }) => (
  <>
    <span class="govuk-caption-l">{called}</span>
    <PageHeading lead={shown.lead}>Placement and legal status</PageHeading>
    {shown.now.length > 0 && <SummaryList rows={shown.now} short />}
    {shown.steps.length > 0 && (
      <div class="govuk-button-group">
        {shown.steps.map(({ text, href, isSecond }) => (
          <ButtonLink href={href} {...(isSecond ? { variant: 'secondary' as const } : {})}>
            {text}
          </ButtonLink>
        ))}
      </div>
    )}
    {shown.aside !== null && <InsetText>{shown.aside}</InsetText>}
    {shown.periods.map((period) => (
      <Period key={period.says} period={period} />
    ))}
  </>
)
