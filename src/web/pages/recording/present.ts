import type { EventDefinition } from '../../../record/index.ts'
import type { RecordingAsk, RecordingTime } from '../../../store/index.ts'
import { sayMonth, sayNumber } from '../../ui/index.ts'
import { addressOf, type RecordingAsked } from './ask.ts'

const VOICES = { typed: 'Typed by people', ssda903: 'From SSDA903 returns', names: 'From names files' } as const

/** One kind of event, team or month: how soon it is recorded. */
export interface RecordingLine {
  readonly title: string
  /** Where the line opens to what is behind it; null where it does not. */
  readonly href: string | null
  readonly events: string
  readonly mean: string
  readonly within: string
}

interface Choice {
  readonly text: string
  readonly href: string
  readonly isCurrent: boolean
}

/** Timeliness of recording by who told of it. */
export interface RecordingShown {
  readonly lead: string
  readonly nothing: string
  /** What the first column names. */
  readonly of: string
  readonly periods: readonly Choice[]
  readonly layouts: readonly Choice[]
  /** The way back to every team; null where every team is shown. */
  readonly everyTeam: string | null
  readonly voices: readonly {
    readonly voice: string
    readonly lines: readonly RecordingLine[]
    readonly all: RecordingLine
  }[]
}

/** What the first column names, and what the layout is called. */
const LAYOUTS: Readonly<Record<RecordingAsk['by'], { readonly of: string; readonly text: string }>> = {
  kind: { of: 'Kind of event', text: 'By kind of event' },
  team: { of: 'Team', text: 'By team' },
  month: { of: 'Recorded in', text: 'By month' },
}

const sum = (times: readonly RecordingTime[], of: (time: RecordingTime) => number): number =>
  times.reduce((total, time) => total + of(time), 0)

function line(title: string, href: string | null, times: readonly RecordingTime[]): RecordingLine {
  const events = sum(times, (time) => time.events)
  const inTime = events - sum(times, (time) => time.late)
  return {
    title,
    href,
    events: sayNumber(events),
    mean: events === 0 ? '–' : (sum(times, (time) => time.days) / events).toFixed(1),
    within: events === 0 ? '–' : `${Math.floor((200 * inTime + events) / (2 * events))}%`,
  }
}

/** A birth date, a yearly table's date and a setting's first day are not those of something that happened to be recorded. */
const tellsADay = (definition: EventDefinition | undefined): boolean =>
  definition !== undefined &&
  !definition.yearly &&
  definition.type !== 'child.identity' &&
  definition.happensTo.includes('child')

type Definitions = ReadonlyMap<string, EventDefinition>

function linesOf(times: readonly RecordingTime[], asked: RecordingAsked, definitions: Definitions): RecordingLine[] {
  if (asked.by === 'month')
    return [...Map.groupBy(times, ({ month }) => month)]
      .sort(([a], [b]) => ((a ?? '') < (b ?? '') ? 1 : -1))
      .map(([month, own]) => line(month === null ? '' : sayMonth(month), null, own))
  const titled =
    asked.by === 'team'
      ? [...Map.groupBy(times, ({ team }) => team)].map(([team, own]) => teamLine(team, own, asked))
      : [...Map.groupBy(times, ({ type }) => type)].map(([type, own]) =>
          line(definitions.get(type)?.title ?? type, null, own),
        )
  return titled.sort(
    (a, b) => Number(a.href === null) - Number(b.href === null) || a.title.localeCompare(b.title, 'en-GB'),
  )
}

const teamLine = (team: string | null, times: readonly RecordingTime[], asked: RecordingAsked): RecordingLine =>
  team === null
    ? line('No team on record then', null, times)
    : line(team, addressOf('/recording', asked, { by: 'kind', team }), times)

const whole = (period: string, team: string | null): string => `${period}${team === null ? '' : ` for ${team}`}`

/** Decides every word and link: by voice, then by kind of event, team or month. Yearly tables and birth dates are left out. */
export function presentRecording(
  times: readonly RecordingTime[],
  asked: RecordingAsked,
  { period, definitions }: { readonly period: string; readonly definitions: Definitions },
): RecordingShown {
  const voices = (['typed', 'ssda903', 'names'] as const).flatMap((voice) => {
    const own = times.filter((time) => time.voice === voice && tellsADay(definitions.get(time.type)))
    if (own.length === 0) return []
    return [{ voice: VOICES[voice], lines: linesOf(own, asked, definitions), all: line('All of them', null, own) }]
  })
  return {
    lead: `Days from what happened to its being recorded, for everything recorded ${whole(period, asked.team)}. Lower is better: what is recorded late is known late.`,
    nothing: `Nothing was recorded ${whole(period, asked.team)}.`,
    of: LAYOUTS[asked.by].of,
    periods: [1, 3, 12].map((months) => ({
      text: months === 1 ? 'This month' : `${months} months`,
      href: addressOf('/recording', asked, { months }),
      isCurrent: months === asked.months,
    })),
    layouts: (['kind', 'team', 'month'] as const).map((by) => ({
      text: LAYOUTS[by].text,
      href: addressOf('/recording', asked, by === 'team' ? { by, team: null } : { by }),
      isCurrent: by === asked.by,
    })),
    everyTeam: asked.team === null ? null : addressOf('/recording', asked, { team: null }),
    voices,
  }
}
