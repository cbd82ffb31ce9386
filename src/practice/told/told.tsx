import { status, type ClockRule } from '../../clocks/index.ts'
import type { ClockRow, EventDefinition, Fact, FactId } from '../../record/index.ts'
import { sayDate, type Calendar, type Day } from '../../time/index.ts'
import { StackedTable, Status, SummaryList, Timeline, type Standing, type TimelineEntry } from '../../web/ui/index.ts'
import { sayNext, sayValue } from '../child/index.ts'

/** What is told of one subject: its facts with who saved each, their long texts, its clocks. */
export interface Told {
  readonly facts: readonly (Fact & { readonly by: string })[]
  readonly texts: ReadonlyMap<FactId, Readonly<Record<string, string>>>
  readonly clocks: readonly ClockRow[]
}

export interface ToldShown {
  readonly told: Told
  readonly definitions: ReadonlyMap<string, EventDefinition>
  readonly rules: ReadonlyMap<string, ClockRule>
  readonly calendar: Calendar
  readonly on: Day
  readonly titleOf: (person: string) => string
  /** Fields that stand elsewhere on the page. */
  readonly elsewhere: ReadonlySet<string>
  /** Where a step is completed or corrected; absent where nothing is, or while the past is shown. */
  readonly correctHref?: (fact: FactId) => string
}

function detailsOf(
  fact: Fact,
  texts: Readonly<Record<string, string>>,
  definition: EventDefinition | undefined,
  elsewhere: ReadonlySet<string>,
) {
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
  ({ told, definitions, titleOf, elsewhere, correctHref }: ToldShown) =>
  (fact: Told['facts'][number]): TimelineEntry => {
    const definition = definitions.get(fact.type)
    return {
      id: `fact-${fact.id}`,
      heading: definition?.says(fact.body) ?? fact.type,
      on: fact.happenedOn,
      said: sayDate(fact.happenedOn),
      byline: `Recorded by ${titleOf(fact.by)}`,
      details: (
        <>
          {detailsOf(fact, told.texts.get(fact.id) ?? {}, definition, elsewhere)}
          {correctHref !== undefined && (
            <a class="govuk-link tl-note" href={correctHref(fact.id)}>
              Complete or correct
              <span class="govuk-visually-hidden">{`: ${definition?.says(fact.body) ?? fact.type}, ${sayDate(fact.happenedOn)}`}</span>
            </a>
          )}
        </>
      ),
    }
  }

function clockSays(clock: ClockRow, { on, calendar }: ToldShown): { says: string; standing: Standing } {
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

/** The clocks of the subject, each with its source and how it stands on the day. */
export const ToldClocks = (shown: ToldShown) => (
  <section class="tl-section" aria-labelledby="clocks">
    <h2 class="govuk-heading-m" id="clocks">
      Clocks
    </h2>
    {shown.told.clocks.length === 0 ? (
      <p class="govuk-body">No clock runs for it.</p>
    ) : (
      <StackedTable
        caption="Clocks"
        captionHidden
        columns={[{ text: 'Timescale' }, { text: 'Counted from' }, { text: 'Due' }, { text: 'How it stands' }]}
        rows={shown.told.clocks.map((clock) => {
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

/** Everything that happened, the latest first. */
export const ToldHistory = (shown: ToldShown) => (
  <section class="tl-section" aria-labelledby="happened">
    <h2 class="govuk-heading-m" id="happened">
      What happened
    </h2>
    <Timeline entries={shown.told.facts.map(entryOf(shown)).toReversed()} />
  </section>
)
