import type { EventDefinition } from '../../../record/index.ts'
import type { RecordingTime } from '../../../store/index.ts'
import { sayNumber } from '../../ui/index.ts'

const VOICES = { typed: 'Typed by people', ssda903: 'From SSDA903 returns', names: 'From names files' } as const

/** One kind of event: how soon it is recorded. */
export interface RecordingLine {
  readonly title: string
  readonly events: string
  readonly mean: string
  readonly within: string
}

/** Timeliness of recording by who told of it. */
export interface RecordingShown {
  readonly voices: readonly {
    readonly voice: string
    readonly lines: readonly RecordingLine[]
    readonly all: RecordingLine
  }[]
}

const sum = (times: readonly RecordingTime[], of: (time: RecordingTime) => number): number =>
  times.reduce((total, time) => total + of(time), 0)

function line(title: string, times: readonly RecordingTime[]): RecordingLine {
  const events = sum(times, (time) => time.events)
  const inTime = events - sum(times, (time) => time.late)
  return {
    title,
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

/** Decides every word: by voice, then by kind of event. Yearly tables and birth dates are left out. */
export function presentRecording(
  times: readonly RecordingTime[],
  definitions: ReadonlyMap<string, EventDefinition>,
): RecordingShown {
  const voices = (['typed', 'ssda903', 'names'] as const).flatMap((voice) => {
    const own = times.filter((time) => time.voice === voice && tellsADay(definitions.get(time.type)))
    if (own.length === 0) return []
    const titled = own.map((time) => line(definitions.get(time.type)?.title ?? time.type, [time]))
    const lines = titled.sort((a, b) => a.title.localeCompare(b.title, 'en-GB'))
    return [{ voice: VOICES[voice], lines, all: line('All of them', own) }]
  })
  return { voices }
}
