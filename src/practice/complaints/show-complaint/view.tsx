import type { ClockRule } from '../../../clocks/index.ts'
import { status } from '../../../clocks/index.ts'
import { wordFor, type ClockRow, type EventDefinition, type Fact } from '../../../record/index.ts'
import { sayDate, type Calendar, type Day } from '../../../time/index.ts'
import {
  Details,
  InsetText,
  StackedTable,
  Status,
  SummaryList,
  Timeline,
  type Standing,
  type TimelineEntry,
} from '../../../web/ui/index.ts'
import { called, sayNext, sayValue } from '../../child/index.ts'
import { stageOf, type Complaint, type Found } from '../complaint.ts'
import type { FoundComplaint } from '../ports.ts'
import { advocacy, kinds, outcomes, senders, stages, themes } from '../words.ts'

const foundAt: Readonly<Record<Found['at'], string>> = {
  'stage-one': 'Stage 1',
  'stage-two': 'Stage 2',
  panel: 'Panel at stage 3',
  'stage-three': 'Council’s answer to the panel',
  ombudsman: 'Ombudsman',
}

export interface OneShown {
  readonly found: FoundComplaint
  readonly complaint: Complaint
  readonly definitions: ReadonlyMap<string, EventDefinition>
  readonly rules: ReadonlyMap<string, ClockRule>
  readonly calendar: Calendar
  readonly on: Day
  readonly offers: readonly EventDefinition[]
  readonly titleOf: (person: string) => string
  /** Where something learned from it is recorded; null where the person may not. */
  readonly learnHref: string | null
}

/** Fields that stand elsewhere on the page. */
const elsewhere: ReadonlySet<string> = new Set(['child', 'kind', 'sender', 'about', 'theme', 'team', 'who'])

function detailsOf(fact: Fact, texts: Readonly<Record<string, string>>, definition: EventDefinition | undefined) {
  const rows = Object.entries(definition?.fields ?? {}).flatMap(([name, field]) => {
    if (elsewhere.has(name)) return []
    const value = field.kind === 'long-text' ? texts[name] : fact.body[name]
    if (value === undefined || value === null || value === '') return []
    const says =
      field.kind === 'long-text' ? (
        <span class="tl-words">{texts[name]}</span>
      ) : (
        sayValue(field, fact.body[name] ?? null)
      )
    return [{ key: field.label, value: says }]
  })
  return rows.length === 0 ? undefined : <SummaryList noBorder rows={rows} />
}

const entryOf =
  ({ found, definitions, titleOf }: OneShown) =>
  (fact: FoundComplaint['facts'][number]): TimelineEntry => {
    const definition = definitions.get(fact.type)
    return {
      id: `fact-${fact.id}`,
      heading: definition?.says(fact.body) ?? fact.type,
      on: fact.happenedOn,
      said: sayDate(fact.happenedOn),
      byline: `Recorded by ${titleOf(fact.by)}`,
      details: detailsOf(fact, found.texts.get(fact.id) ?? {}, definition),
    }
  }

function clockSays(clock: ClockRow, { on, calendar }: OneShown): { says: string; standing: Standing } {
  if (clock.stoppedOn !== null && clock.stoppedOn <= on) {
    const inTime = clock.stoppedOn <= clock.dueOn
    return {
      says: `${inTime ? 'In time' : 'Too late'}: ${sayDate(clock.stoppedOn)}`,
      standing: inTime ? 'ended' : 'late',
    }
  }
  if (clock.endedWithoutOn !== null && clock.endedWithoutOn <= on) return { says: 'Over without it', standing: 'ended' }
  const stands = status({ ...clock, stoppedOn: null, endedWithoutOn: null }, on).status
  return {
    says: sayNext(calendar, on, clock.dueOn).says,
    standing: stands === 'late' || stands === 'at-risk' ? stands : 'on-course',
  }
}

const Clocks = (shown: OneShown) => (
  <section class="tl-section" aria-labelledby="clocks">
    <h2 class="govuk-heading-m" id="clocks">
      Clocks
    </h2>
    {shown.found.clocks.length === 0 ? (
      <p class="govuk-body">No clock runs for it.</p>
    ) : (
      <StackedTable
        caption="Clocks of this complaint"
        captionHidden
        columns={[{ text: 'Timescale' }, { text: 'Counted from' }, { text: 'Due' }, { text: 'How it stands' }]}
        rows={shown.found.clocks.map((clock) => {
          const rule = shown.rules.get(clock.rule)
          const said = clockSays(clock, shown)
          return {
            key: `${clock.rule} ${clock.startedBy}`,
            cells: [
              <>
                <a class="govuk-link" href={`/rules/${clock.rule}`}>
                  {rule?.title ?? clock.rule}
                </a>
                <span class="tl-note">{rule?.source ?? ''}</span>
              </>,
              sayDate(clock.startedOn),
              sayDate(clock.dueOn),
              <Status standing={said.standing}>{said.says}</Status>,
            ],
          }
        })}
      />
    )}
  </section>
)

const About = ({ found, complaint }: OneShown) => (
  <SummaryList
    rows={[
      { key: 'What it is', value: wordFor(kinds, complaint.kind, 'Not said') },
      {
        key: 'How it stands',
        value: complaint.ended
          ? `${complaint.ended.as === 'closed' ? 'Closed' : 'Withdrawn'} on ${sayDate(complaint.ended.on)}`
          : stages[stageOf(complaint)],
      },
      { key: 'Received', value: sayDate(complaint.receivedOn) },
      { key: 'Whose it is', value: wordFor(senders, complaint.sender, 'Not said') },
      { key: 'Theme', value: wordFor(themes, complaint.theme, 'Not said') },
      ...(complaint.team === null ? [] : [{ key: 'Team', value: complaint.team }]),
      {
        key: 'Child whom it is about',
        value:
          found.child === null ? (
            'No child is named'
          ) : (
            <a class="govuk-link" href={`/children/${found.child.subject}`}>
              {called(found.child)}
            </a>
          ),
      },
      ...(complaint.kind === 'compliment' || complaint.kind === 'ombudsman'
        ? []
        : [{ key: 'Advocate', value: wordFor(advocacy, complaint.advocacy, 'Not said yet') }]),
      ...complaint.found.map(({ at, on, outcome }) => ({
        key: foundAt[at],
        value: `${wordFor(outcomes, outcome, 'Nothing found')}, ${sayDate(on)}`,
      })),
    ]}
  />
)

/** One complaint: how it stands, its clocks, what may be recorded now, and everything that happened. */
export const OneComplaint = (shown: OneShown) => {
  const { complaint, found, offers, learnHref } = shown
  const who = found.facts.flatMap(({ id }) => found.texts.get(id)?.['who'] ?? []).at(-1)
  return (
    <>
      <span class="govuk-caption-l">{wordFor(kinds, complaint.kind, 'Complaint')}</span>
      <h1 class="govuk-heading-l">{complaint.about}</h1>
      <About {...shown} />
      {who === undefined ? (
        <InsetText>Who it is from is not on record.</InsetText>
      ) : (
        <Details summary="Who it is from, and how to reach them">
          <span class="tl-words">{who}</span>
        </Details>
      )}
      {(offers.length > 0 || learnHref !== null) && (
        <section class="tl-section" aria-labelledby="record">
          <h2 class="govuk-heading-m" id="record">
            Record what happened
          </h2>
          <ul class="govuk-list tl-offers">
            {offers.map(({ type, title }) => (
              <li>
                <a class="govuk-link" href={`/complaints/${found.id}/record/${type}`}>
                  {title}
                </a>
              </li>
            ))}
            {learnHref !== null && (
              <li>
                <a class="govuk-link" href={learnHref}>
                  Something learned from it
                </a>
              </li>
            )}
          </ul>
        </section>
      )}
      <Clocks {...shown} />
      <section class="tl-section" aria-labelledby="happened">
        <h2 class="govuk-heading-m" id="happened">
          What happened
        </h2>
        <Timeline entries={found.facts.map(entryOf(shown)).toReversed()} />
      </section>
    </>
  )
}
