import { demonstrationPeople, noChild } from '../../access/index.ts'
import { defaultDefinitions, eventDefinitions } from '../../practice/index.ts'
import { publishPaper, unwrittenIn } from '../../practice/governance/index.ts'
import { publishMeans } from '../../publishing/index.ts'
import type { AuthorityId, FactId, Project } from '../../record/index.ts'
import { save, type Store } from '../../store/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { seededRandomness } from '../randomness.ts'
import { harbourBoard } from './harbour-board.ts'
import { harbourPapers } from './harbour-papers.ts'
import { publishEdition } from './publish-edition.ts'
import { harbourRoom } from './harbour-room.ts'
import { savesByDay, type ToldFact } from './told-boards.ts'

interface Watch {
  readonly today: Day
  readonly progress: (doing: string, done: number, of: number) => void
  readonly signal?: AbortSignal
}

/** Records a board with a year of meetings, an edition of the scorecard, a calendar of reports, one that is published and quotes it, and an evidence room. */
export async function recordBoards(
  store: Store,
  authority: AuthorityId,
  authorityName: string,
  project: Project,
  watch: Watch,
): Promise<void> {
  const { today, progress, signal } = watch
  const random = seededRandomness(`Boards ${today}`)
  const record = async (told: readonly ToldFact[]): Promise<void> => {
    const saves = savesByDay(told, 'head-of-service', random)
    for (const [nth, one] of saves.entries()) {
      signal?.throwIfAborted()
      progress('Recording boards and reports', nth, saves.length)
      const saved = await save(store, authority, one, project, eventDefinitions, random)
      if (!saved.saved) throw new Error(`A board of the demonstration could not be saved: ${saved.why}`)
    }
  }
  const papers = harbourPapers(today, random)
  await record([...harbourBoard(today, random).told, ...papers.told])
  await publishEdition(store, { authority, authorityName, project, on: addDays(today, -6), newId: random.uuid })
  const edition = await publish(papers.quarterly)
  await record(harbourRoom(today, edition, random))

  async function publish(paper: typeof papers.quarterly): Promise<FactId> {
    const on = addDays(today, -4)
    const settings = { inForce: () => Promise.resolve(defaultDefinitions) }
    const means = publishMeans({ store, project, settings, today: () => on, local: demonstrationPeople })
    const reading = { authority, generation: 0, on: today, sees: noChild }
    const now = new Date(`${on}T10:00:00Z`)
    const missing = await unwrittenIn(means, { paper, reading, now, authorityName })
    await record(
      missing.map((part) => ({
        ...{ subject: paper, type: 'governance.narrative', on, body: { part } },
        texts: {
          text: 'The service manager looks at it each week with the teams. The head of service answers for it, and says at the next board what changed (invented).',
        },
      })),
    )
    const published = await publishPaper(
      { ...means, newId: random.uuid },
      {
        ...{ paper, by: 'head-of-service', request: `demonstration report ${today}`, isSent: true, authorityName },
        ...{ reading, today: on },
        ...{ now, signal: signal ?? new AbortController().signal, onProgress: progress },
      },
    )
    if ('problem' in published) throw new Error(`The demonstration’s report was not published: ${published.problem}`)
    return published.edition
  }
}
