import { status, type ClockRule } from '../../clocks/index.ts'
import type { ClockRow, EventDefinition, Fact, FactId, Revision } from '../../record/index.ts'
import { sayDate, type Calendar, type Day } from '../../time/index.ts'
import { StackedTable, Status, SummaryList, Timeline, type Standing, type TimelineEntry } from '../../web/ui/index.ts'
import { sayNext, sayValue } from '../child/index.ts'
import { changesOf, sayCorrections, WithdrawnFacts } from '../show-child/index.ts'
import { WHY } from './correct.ts'
import { WHY_WITHDRAWN } from './withdraw.tsx'

/** A fact with who saved it last, and every revision of it with who saved that. */
export type ToldFact = Fact & {
  readonly by: string
  readonly history: readonly (Revision & { readonly by: string })[]
}

/** What is told of one subject: its facts with who saved each, their long texts, its clocks. */
export interface Told {
  readonly facts: readonly ToldFact[]
  /** Facts that were withdrawn, as they stood before, with who withdrew each. */
  readonly withdrawn: readonly ToldFact[]
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
  readonly correctHref?: (fact: FactId) => string | null
  /** Likewise where a fact is withdrawn. */
  readonly withdrawHref?: (fact: FactId) => string | null
}

/** What a history needs of it. */
export type HistoryShown = Omit<ToldShown, 'told' | 'rules' | 'calendar'> & {
  readonly told: Omit<Told, 'clocks'>
}

/** "Corrected once: outcome was Upheld until 16 October 2025. Why: the letter was read wrongly." Null where nothing was. */
function correctionsOf(
  { history }: ToldFact,
  texts: Readonly<Record<string, string>>,
  definition: EventDefinition | undefined,
): string | null {
  const why = texts[WHY] ?? ''
  const said = sayCorrections(changesOf(history, definition), definition)
  if (said === null && why === '') return null
  return `${said ?? 'Corrected: what was written.'}${why === '' ? '' : ` Why: ${why}`}`
}

const Corrections = ({ says }: { says: string | null }) => (says === null ? null : <p class="tl-note">{says}</p>)

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

function sayBy({ by, history }: ToldFact, titleOf: ToldShown['titleOf']): string {
  const first = history[0]?.by ?? by
  return `Recorded by ${titleOf(first)}${history.length > 1 ? `, corrected by ${titleOf(by)}` : ''}`
}

const Change = ({ href, does, of }: { href: string | null; does: string; of: string }) =>
  href === null ? null : (
    <a class="govuk-link govuk-link--no-visited-state" href={href}>
      {does}
      <span class="govuk-visually-hidden">{`: ${of}`}</span>
    </a>
  )

const entryOf =
  ({ told, definitions, titleOf, elsewhere, correctHref, withdrawHref }: HistoryShown) =>
  (fact: Told['facts'][number]): TimelineEntry => {
    const definition = definitions.get(fact.type)
    const texts = told.texts.get(fact.id) ?? {}
    const heading = definition?.says(fact.body) ?? fact.type
    const of = `${heading}, ${sayDate(fact.happenedOn)}`
    const [correct, withdraw] = [correctHref?.(fact.id) ?? null, withdrawHref?.(fact.id) ?? null]
    return {
      id: `fact-${fact.id}`,
      heading,
      on: fact.happenedOn,
      said: sayDate(fact.happenedOn),
      byline: sayBy(fact, titleOf),
      details: (
        <>
          {detailsOf(fact, texts, definition, elsewhere)}
          <Corrections says={correctionsOf(fact, texts, definition)} />
          {(correct ?? withdraw) !== null && (
            <p class="tl-entry__change">
              <Change href={correct} does="Complete or correct" of={of} />{' '}
              <Change href={withdraw} does="Withdraw" of={of} />
            </p>
          )}
        </>
      ),
    }
  }

function clockSays(
  clock: ClockRow,
  { on, calendar }: Pick<ToldShown, 'on' | 'calendar'>,
): { says: string; standing: Standing } {
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

/** "Reply at stage 1: upheld, 10 October 2025. Withdrawn on 16 October 2025 by the complaints manager." */
const withdrawnIn = ({ told, definitions, titleOf }: HistoryShown) =>
  told.withdrawn.map(({ id, type, happenedOn, body, by, history }) => ({
    heading: `${definitions.get(type)?.says(body) ?? type}, ${sayDate(happenedOn)}`,
    says: `Withdrawn on ${sayDate(history.at(-1)?.recordedOn ?? happenedOn)} by the ${titleOf(by).toLowerCase()}.`,
    reason: told.texts.get(id)?.[WHY_WITHDRAWN] ?? null,
  }))

/** Everything that happened, the latest first, and what was withdrawn. */
export const ToldHistory = (shown: HistoryShown) => (
  <section class="tl-section" aria-labelledby="happened">
    <h2 class="govuk-heading-m" id="happened">
      What happened
    </h2>
    <Timeline entries={shown.told.facts.map(entryOf(shown)).toReversed()} />
    <WithdrawnFacts withdrawn={withdrawnIn(shown)} />
  </section>
)
