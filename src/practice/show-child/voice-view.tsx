import { Figures, InsetText, PageHeading, Timeline } from '../../web/ui/index.ts'
import { Disputed } from './timeline-view.tsx'
import type { VoiceShown } from './voice.ts'

/** What one child said, in the child's own words, on one page. */
export const Voice = ({ shown }: { shown: VoiceShown }) => (
  <>
    <span class="govuk-caption-l">{shown.called}</span>
    <PageHeading lead="What the child said at visits, reviews, plans and interviews, the latest first.">
      The child’s voice
    </PageHeading>
    <Figures figures={shown.figures} />
    {shown.heard.length === 0 ? (
      <InsetText>Nobody has recorded a visit, a review or anything that the child said.</InsetText>
    ) : (
      <Timeline
        level={2}
        entries={shown.heard.map(({ key, on, said, heading, views, how, source, disputed }) => ({
          id: `heard-${key}`,
          on,
          said,
          heading,
          details: (
            <>
              {views === null ? (
                <p class="govuk-body">What the child said was not written down.</p>
              ) : (
                <blockquote class="tl-entry__text">{views}</blockquote>
              )}
              {how !== '' && <p class="tl-note">{how}</p>}
              <p class="tl-note">{source}.</p>
              <Disputed says={disputed} />
            </>
          ),
        }))}
      />
    )}
  </>
)
