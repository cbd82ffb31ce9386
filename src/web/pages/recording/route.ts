import type { AuthorityId, EventDefinition } from '../../../record/index.ts'
import type { RecordingAsk, RecordingTime } from '../../../store/index.ts'
import { csvOf, definePage, file, page, type PageContext, type PageDefinition } from '../../ui/index.ts'
import { addressOf, periodOf, readAsked } from './ask.ts'
import { presentRecording, type RecordingShown } from './present.ts'
import { Recording } from './view.tsx'

interface RecordingPorts {
  readonly readRecordingTimes: (authority: AuthorityId, ask: RecordingAsk) => Promise<readonly RecordingTime[]>
  readonly definitions: ReadonlyMap<string, EventDefinition>
}

async function read({ readRecordingTimes, definitions }: RecordingPorts, { reading, query }: PageContext) {
  const asked = readAsked(query)
  const { ask, period } = periodOf(asked, reading.on)
  const times = await readRecordingTimes(reading.authority, ask)
  return { asked, shown: presentRecording(times, asked, { period, definitions }) }
}

const asCsv = ({ of, voices }: RecordingShown): string =>
  csvOf(
    ['Told by', of, 'Recorded', 'Mean days after', 'Within 7 days'],
    voices.flatMap(({ voice, lines }) =>
      lines.map(({ title, events, mean, within }) => [voice, title, events, mean, within]),
    ),
  )

/** Timeliness of recording, as a page and as CSV. */
export const recordingPages = (ports: RecordingPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/recording',
    section: 'home',
    needs: 'figures.see',
    async handle(asking) {
      const { asked, shown } = await read(ports, asking)
      return page({
        title: 'Timeliness of recording',
        view: Recording({ shown }),
        downloads: [{ href: addressOf('/recording.csv', asked), text: 'Download (CSV)' }],
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/recording.csv',
    section: 'home',
    needs: 'figures.see',
    async handle(asking) {
      const { shown } = await read(ports, asking)
      return file('timeliness-of-recording.csv', 'text/csv; charset=utf-8', asCsv(shown))
    },
  }),
]
