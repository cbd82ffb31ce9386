import type { AuthorityId, EventDefinition } from '../../../record/index.ts'
import type { RecordingTime } from '../../../store/index.ts'
import { addMonths, day, type Day } from '../../../time/index.ts'
import { csvOf, definePage, file, page, sayMonth, type PageContext, type PageDefinition } from '../../ui/index.ts'
import { presentRecording, type RecordingShown } from './present.ts'
import { Recording } from './view.tsx'

interface RecordingPorts {
  readonly readRecordingTimes: (authority: AuthorityId, from: Day, to: Day) => Promise<readonly RecordingTime[]>
  readonly definitions: ReadonlyMap<string, EventDefinition>
}

const monthsAsked = (query: PageContext['query']): number => {
  const asked = Number(query.months ?? 12)
  return [1, 3, 12].includes(asked) ? asked : 12
}

async function read(ports: RecordingPorts, { reading, query }: PageContext) {
  const months = monthsAsked(query)
  const to = day(`${reading.on.slice(0, 7)}-01`)
  const from = addMonths(to, 1 - months)
  const times = await ports.readRecordingTimes(reading.authority, from, to)
  const period = months === 1 ? `in ${sayMonth(to)}` : `from ${sayMonth(from)} to ${sayMonth(to)}`
  return { months, period, shown: presentRecording(times, ports.definitions) }
}

const asCsv = (shown: RecordingShown): string =>
  csvOf(
    ['Told by', 'Kind of event', 'Recorded', 'Mean days after', 'Within 7 days'],
    shown.voices.flatMap(({ voice, lines }) =>
      lines.map((line) => [voice, line.title, line.events, line.mean, line.within]),
    ),
  )

/** Timeliness of recording, as a page and as CSV. */
export const recordingPages = (ports: RecordingPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/recording',
    section: 'home',
    needs: 'figures.see',
    async handle(asked) {
      const { months, period, shown } = await read(ports, asked)
      return page({
        title: 'Timeliness of recording',
        view: Recording({ shown, months, period }),
        downloads: [{ href: `/recording.csv?months=${months}`, text: 'Download (CSV)' }],
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/recording.csv',
    section: 'home',
    needs: 'figures.see',
    async handle(asked) {
      const { shown } = await read(ports, asked)
      return file('timeliness-of-recording.csv', 'text/csv; charset=utf-8', asCsv(shown))
    },
  }),
]
