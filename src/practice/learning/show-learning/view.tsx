import { wordFor, type SubjectId } from '../../../record/index.ts'
import { addMonths, sayDate, type Day } from '../../../time/index.ts'
import {
  InsetText,
  Offers,
  PageHeading,
  Pills,
  StackedTable,
  Status,
  SummaryList,
  type PageContext,
} from '../../../web/ui/index.ts'
import { LearningParts, themes } from '../../complaints/index.ts'
import { sources } from '../events.ts'
import type { LearnedFrom } from '../learned-from.ts'
import { learningStands, type Learning } from '../learning.ts'

export interface Learned {
  readonly id: SubjectId
  readonly learning: Learning
}

const views = {
  open: { text: 'Under way', is: ({ learning }: Learned) => learning.done === null && learning.dropped === null },
  done: { text: 'Done', is: ({ learning }: Learned) => learning.done !== null },
  good: { text: 'Good practice', is: ({ learning }: Learned) => learning.isGoodPractice },
  dropped: { text: 'Dropped', is: ({ learning }: Learned) => learning.dropped !== null },
} as const

export type ViewName = keyof typeof views

/** The view that an address asks for; what is under way where it asks for none that there is. */
export const viewNamed = (asked: string | undefined): ViewName =>
  asked !== undefined && Object.hasOwn(views, asked) ? (asked as ViewName) : 'open' // just looked at

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** Everything learned: what was said, what is done about it, and how that stands. */
export const YouSaid = (
  props: { all: readonly Learned[]; view: ViewName; on: Day; mayRecord: boolean } & Pick<PageContext, 'may'>,
) => {
  const shown = props.all.filter(views[props.view].is)
  return (
    <>
      <PageHeading lead="What children, families and audits told us, what we do about it, and what that changed. Nobody is named.">
        You said, we did
      </PageHeading>
      <LearningParts current="You said, we did" may={props.may} />
      <ul class="govuk-list">
        <li>
          <a class="govuk-link" href="/learning/briefing">
            The briefing, to print
          </a>
        </li>
        {props.mayRecord && (
          <li>
            <a class="govuk-link" href="/learning/new">
              Record something learned
            </a>
          </li>
        )}
      </ul>
      <Pills
        label="What is shown"
        links={Object.entries(views).map(([name, { text, is }]) => ({
          text,
          count: props.all.filter(is).length,
          href: name === 'open' ? '/learning' : `/learning?show=${name}`,
          isCurrent: name === props.view,
        }))}
      />
      {shown.length === 0 ? (
        <InsetText>Nothing on record is in this view.</InsetText>
      ) : (
        <StackedTable
          caption={views[props.view].text}
          captionHidden
          columns={[
            { text: 'You said', size: 'tl-plan__action' },
            { text: 'We will, or did' },
            { text: 'Who leads it' },
            { text: 'How it stands' },
          ]}
          rows={shown.map(({ id, learning }) => {
            const stands = learningStands(learning, props.on)
            return {
              key: id,
              cells: [
                <>
                  <a class="govuk-link" href={`/learning/${id}`}>
                    {learning.said}
                  </a>
                  <span class="tl-note">{wordFor(themes, learning.theme, 'No theme')}</span>
                </>,
                learning.done?.did ?? learning.will,
                learning.lead === null ? 'Nobody yet' : upperFirst(learning.lead),
                <span class="tl-keep">
                  <Status standing={stands.standing}>{stands.says}</Status>
                </span>,
              ],
            }
          })}
        />
      )}
    </>
  )
}

/** One thing learned: what was said, what was done, and what may be recorded now. */
export const OneLearning = (props: {
  each: Learned
  on: Day
  /** What it came from, for those who may see that. */
  from: LearnedFrom | null
  offers: readonly { readonly text: string; readonly href: string }[]
}) => {
  const { learning } = props.each
  const stands = learningStands(learning, props.on)
  return (
    <>
      <span class="govuk-caption-l">{learning.isGoodPractice ? 'Good practice' : 'Something learned'}</span>
      <h1 class="govuk-heading-l">{learning.said}</h1>
      <SummaryList
        rows={[
          { key: 'How it stands', value: <Status standing={stands.standing}>{stands.says}</Status> },
          { key: 'We will', value: learning.will },
          ...(learning.done
            ? [
                { key: 'We did', value: `${learning.done.did} (${sayDate(learning.done.on)})` },
                { key: 'What it changed', value: learning.done.changed ?? 'Too early to tell' },
              ]
            : [{ key: 'By', value: learning.dueOn === null ? 'No day' : sayDate(learning.dueOn) }]),
          ...(learning.dropped
            ? [
                {
                  key: 'Dropped',
                  value: `${sayDate(learning.dropped.on)}, decided by the ${learning.dropped.decidedBy}: ${learning.dropped.reason}`,
                },
              ]
            : []),
          {
            key: 'Where it was learned',
            value: `${wordFor(sources, learning.source, 'Not said')}, ${sayDate(learning.agreedOn)}`,
          },
          ...(props.from === null
            ? []
            : [
                {
                  key: 'It came from',
                  value: (
                    <a class="govuk-link" href={props.from.href}>
                      {props.from.text}
                    </a>
                  ),
                },
              ]),
          { key: 'Theme', value: wordFor(themes, learning.theme, 'Not said') },
          { key: 'Who leads it', value: learning.lead === null ? 'Nobody yet' : upperFirst(learning.lead) },
          {
            key: 'Shared',
            value:
              learning.shared.length === 0 ? (
                'Not yet'
              ) : (
                <ul class="govuk-list">
                  {learning.shared.map(({ on, where }) => (
                    <li>{`${where}, ${sayDate(on)}`}</li>
                  ))}
                </ul>
              ),
          },
        ]}
      />
      <Offers heading="Record what became of it" offers={props.offers} />
    </>
  )
}

const BRIEFING_MONTHS = 12

const Told = ({ heading, id, rows }: { heading: string; id: string; rows: readonly Learned[] }) =>
  rows.length === 0 ? null : (
    <section class="tl-section" aria-labelledby={id}>
      <h2 class="govuk-heading-m" id={id}>
        {heading}
      </h2>
      {rows.map(({ learning }) => (
        <div class="tl-keep-together">
          <h3 class="govuk-heading-s">{`You said: ${learning.said}`}</h3>
          {learning.done ? (
            <>
              <p class="govuk-body">
                <strong>We did:</strong> {learning.done.did}
              </p>
              <p class="govuk-body">
                <strong>What changed:</strong> {learning.done.changed ?? 'It is too early to tell.'}
              </p>
            </>
          ) : (
            <p class="govuk-body">
              <strong>We will:</strong>{' '}
              {`${learning.will}${learning.dueOn === null ? '' : `, by ${sayDate(learning.dueOn)}`}`}
            </p>
          )}
        </div>
      ))}
    </section>
  )

/** The briefing of the last twelve months, for those who spoke and for staff: made to be printed. */
export const Briefing = (props: { all: readonly Learned[]; on: Day; authority: string }) => {
  const since = addMonths(props.on, -BRIEFING_MONTHS)
  const change = props.all.filter(({ learning }) => !learning.isGoodPractice && learning.dropped === null)
  const did = change.filter(({ learning }) => learning.done !== null && learning.done.on >= since)
  const will = change.filter(({ learning }) => learning.done === null)
  const late = will.filter(({ learning }) => learningStands(learning, props.on).standing === 'late')
  const good = props.all.filter(
    ({ learning }) => learning.isGoodPractice && learning.dropped === null && learning.agreedOn >= since,
  )
  return (
    <>
      <span class="govuk-caption-l">{`${props.authority}, ${sayDate(props.on)}`}</span>
      <h1 class="govuk-heading-l">You said, we did</h1>
      <p class="govuk-body-l">
        What children, young people and families told us in the last twelve months, and what we did about it.
      </p>
      {did.length + will.length + good.length === 0 && <InsetText>Nothing is on record for these months.</InsetText>}
      <Told heading="What we did" id="did" rows={did} />
      <Told heading="What we are doing" id="will" rows={will} />
      {late.length > 0 && (
        <p class="govuk-inset-text">
          {`${late.length === 1 ? 'One of these is' : `${late.length} of these are`} later than we said. We are sorry.`}
        </p>
      )}
      {good.length > 0 && (
        <section class="tl-section" aria-labelledby="good">
          <h2 class="govuk-heading-m" id="good">
            What you told us is good
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {good.map(({ learning }) => (
              <li>{learning.said}</li>
            ))}
          </ul>
        </section>
      )}
      <p class="govuk-body">
        You can tell us more at any time, and an advocate can help you: ask your worker or any of us.
      </p>
    </>
  )
}
