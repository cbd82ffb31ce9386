import { eventDefinitions } from '../../practice/index.ts'
import type { AuthorityId, Project } from '../../record/index.ts'
import { save, type Store } from '../../store/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import { seededRandomness } from '../randomness.ts'
import { toldExamplePlan } from './example-plan.ts'
import { toldHarbourPlan } from './harbour-plan.ts'
import { toldSendPlan } from './send-plan.ts'
import { savesOf } from './plan-saves.ts'

/** How long ago Harbour Council took the example plan into its record, in days. */
const EXAMPLE_RECORDED_DAYS_AGO = 201

/** Saves the example plan of 2017-18, each of whose words is the documents', and Harbour Council's own, which is invented. */
export async function recordPlans(
  store: Store,
  authority: AuthorityId,
  project: Project,
  watch: {
    readonly today: Day
    readonly progress: (doing: string, done: number, of: number) => void
    readonly signal?: AbortSignal
  },
): Promise<void> {
  const { today, progress, signal } = watch
  const random = seededRandomness(`Plans ${today}`)
  const plans = [
    toldExamplePlan(addDays(today, -EXAMPLE_RECORDED_DAYS_AGO)),
    toldHarbourPlan(today),
    toldSendPlan(today),
  ]
  const saves = plans.flatMap((plan) => savesOf(plan, eventDefinitions, random))
  for (const [nth, one] of saves.entries()) {
    signal?.throwIfAborted()
    progress('Recording improvement plans', nth, saves.length)
    const saved = await save(store, authority, one, project, eventDefinitions, random)
    if (!saved.saved) throw new Error(`A plan of the demonstration could not be saved: ${saved.why}`)
  }
}
