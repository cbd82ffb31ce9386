import { wordFor } from '../../../record/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import {
  capital,
  InsetText,
  Offers,
  PageHeading,
  StackedTable,
  Status,
  SummaryList,
  type PageContext,
} from '../../../web/ui/index.ts'
import { LearnedFromHere, LearningParts, themes, type LearnedHere } from '../../complaints/index.ts'
import { ToldHistory, type Told } from '../../told/index.ts'
import { seenBy } from '../focus-events.ts'
import { auditDefinitions, saidElsewhere } from '../history.ts'
import type { Programme } from '../programme/programme.ts'
import type { FocusWeek } from './focus-week.ts'

export const WEEKS = '/audits/focus-weeks'
export const hrefOfWeek = (id: string): string => `${WEEKS}/${id}`

const daysOf = ({ startsOn, endsOn }: FocusWeek): string => `${sayDate(startsOn)} to ${sayDate(endsOn)}`

function stands({ startsOn, endsOn, follows }: FocusWeek, on: Day) {
  if (follows) return <Status standing="ended">Over: what follows is agreed</Status>
  if (on < startsOn) return <Status standing="on-course">To come</Status>
  return on <= endsOn ? (
    <Status standing="at-risk">This week</Status>
  ) : (
    <Status standing="late">What follows is not said yet</Status>
  )
}

interface WeeksShown extends Pick<PageContext, 'may'> {
  readonly weeks: readonly FocusWeek[]
  readonly on: Day
  readonly mayRecord: boolean
}

/** Every focus week, the latest first. */
export const FocusWeeks = ({ weeks, on, may, mayRecord }: WeeksShown) => (
  <>
    <PageHeading lead="Weeks in which senior managers go and look at one theme: when, at what, what they saw, and what follows.">
      Focus weeks
    </PageHeading>
    <LearningParts current="Focus weeks" may={may} />
    {mayRecord && (
      <p class="govuk-body">
        <a class="govuk-link" href={`${WEEKS}/new`}>
          Agree a focus week
        </a>
      </p>
    )}
    {weeks.length === 0 ? (
      <InsetText>No focus week is on record.</InsetText>
    ) : (
      <StackedTable
        caption="Focus weeks, the latest first"
        captionHidden
        columns={[
          { text: 'Week', size: 'tl-plan__action' },
          { text: 'Theme' },
          { text: 'Days' },
          { text: 'Things seen', numeric: true },
          { text: 'How it stands' },
        ]}
        rows={weeks.map((week) => ({
          key: week.id,
          cells: [
            <a class="govuk-link" href={hrefOfWeek(week.id)}>
              {week.title}
            </a>,
            wordFor(themes, week.theme, 'No theme'),
            daysOf(week),
            String(week.seen.length),
            stands(week, on),
          ],
        }))}
      />
    )}
  </>
)

interface WeekShown {
  readonly week: FocusWeek
  readonly told: Omit<Told, 'clocks'>
  readonly titleOf: (person: string) => string
  /** Where a fact of it is put right; absent where the person may not. */
  readonly correctHref?: (fact: string) => string
  readonly programmes: readonly Programme[]
  readonly on: Day
  readonly mayRecord: boolean
  readonly learnHref: string | null
  readonly learned: readonly LearnedHere[]
}

/** One focus week: its days and theme, what was seen, its audits, what follows. */
export const OneFocusWeek = (shown: WeekShown) => {
  const { week, programmes, on, mayRecord, learnHref } = shown
  const { follows } = week
  return (
    <>
      <span class="govuk-caption-l">Focus week</span>
      <h1 class="govuk-heading-l">{week.title}</h1>
      <SummaryList
        rows={[
          { key: 'Days', value: daysOf(week) },
          { key: 'Theme', value: wordFor(themes, week.theme, 'No theme') },
          { key: 'What is looked at', value: week.looksAt },
          { key: 'How it stands', value: stands(week, on) },
          ...(follows
            ? [
                { key: 'What the week comes to', value: follows.found },
                { key: 'What follows', value: follows.what },
                {
                  key: 'Who leads it',
                  value: `${capital(follows.lead)}${follows.dueOn === null ? '' : `, by ${sayDate(follows.dueOn)}`}`,
                },
              ]
            : []),
        ]}
      />
      <Offers
        offers={[
          ...(mayRecord && on >= week.startsOn
            ? [{ text: 'Something that was seen', href: `${hrefOfWeek(week.id)}/seen` }]
            : []),
          ...(mayRecord && on >= week.startsOn && follows === null
            ? [{ text: 'What follows from the week', href: `${hrefOfWeek(week.id)}/follows` }]
            : []),
          ...(learnHref === null ? [] : [{ text: 'Something learned from it', href: learnHref }]),
        ]}
      />
      <section class="tl-section" aria-labelledby="seen">
        <h2 class="govuk-heading-m" id="seen">
          What was seen
        </h2>
        {week.seen.length === 0 ? (
          <p class="govuk-body">Nothing is on record yet.</p>
        ) : (
          <StackedTable
            caption="What was seen"
            captionHidden
            columns={[{ text: 'What was seen', size: 'tl-plan__action' }, { text: 'How' }, { text: 'When' }]}
            rows={week.seen.map(({ says, how, on: day, fact }) => ({
              key: fact.id,
              cells: [says, wordFor(seenBy, how, 'Not said'), sayDate(day)],
            }))}
          />
        )}
      </section>
      {programmes.length > 0 && (
        <section class="tl-section" aria-labelledby="audits">
          <h2 class="govuk-heading-m" id="audits">
            Its audits
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {programmes.map(({ id, title }) => (
              <li>
                <a class="govuk-link" href={`/audits/${id}`}>
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
      <LearnedFromHere learned={shown.learned} />
      <ToldHistory {...{ ...shown, definitions: auditDefinitions, elsewhere: saidElsewhere }} />
    </>
  )
}
