import { Figures, InsetText, PageHeading, Timeline } from '../../web/ui/index.ts'
import { Disputed } from '../show-child/index.ts'
import type { Heard, VoiceShown } from './present.ts'

const Change = ({ heard, isPast }: { heard: Heard; isPast: boolean }) => (
  <>
    {heard.changed.map(({ key, says, change, told, correctHref }) => (
      <div key={key} class="tl-entry__also">
        <p class="govuk-body govuk-!-margin-bottom-1">
          <strong>{says}</strong>
        </p>
        {change !== '' && <p class="govuk-body govuk-!-margin-bottom-1">{change}</p>}
        {told !== '' && <p class="tl-note">{told}</p>}
        {!isPast && correctHref !== null && (
          <a class="govuk-link tl-note" href={correctHref}>
            Correct<span class="govuk-visually-hidden">: {says}</span>
          </a>
        )}
      </div>
    ))}
    {heard.sayHref !== null && (
      <p class="govuk-body govuk-!-margin-bottom-1">
        <a class="govuk-link" href={heard.sayHref}>
          {heard.changed.length === 0 ? 'Say what changed because of it' : 'Say what else changed'}
          <span class="govuk-visually-hidden">{`: ${heard.heading}, ${heard.said}`}</span>
        </a>
      </p>
    )}
  </>
)

/** What one child said, in the child's own words, and what changed because of it, on one page. */
export const Voice = ({ shown }: { shown: VoiceShown }) => (
  <>
    <span class="govuk-caption-l">{shown.called}</span>
    <PageHeading lead="What the child said at visits, reviews, plans, surveys and interviews, and what changed because of it. The latest first.">
      The child’s voice
    </PageHeading>
    <Figures figures={shown.figures} />
    {shown.toAsk.length > 0 && (
      <ul class="govuk-list tl-choices">
        {shown.toAsk.map(({ text, href }) => (
          <li>
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    )}
    {shown.heard.length === 0 ? (
      <InsetText>Nobody has recorded a visit, a review or anything that the child said.</InsetText>
    ) : (
      <Timeline
        level={2}
        entries={shown.heard.map((heard) => ({
          id: `heard-${heard.key}`,
          on: heard.on,
          said: heard.said,
          heading: heard.heading,
          details: (
            <>
              {heard.views === null ? (
                <p class="govuk-body">What the child said was not written down.</p>
              ) : (
                <blockquote class="tl-entry__text">{heard.views}</blockquote>
              )}
              {heard.how !== '' && <p class="tl-note">{heard.how}</p>}
              <p class="tl-note">{heard.source}.</p>
              <Disputed says={heard.disputed} />
              <Change heard={heard} isPast={shown.toAsk.length === 0} />
            </>
          ),
        }))}
      />
    )}
  </>
)
