import type { Reading } from '../../access/index.ts'
import { isUuid } from '../../web/ui/index.ts'
import { plansOn, type PlanAt } from './plans.ts'
import type { ImprovementPorts } from './ports.ts'

/** The plan that an address names, as at the day of the reading; null where there is none. */
export async function planAsked(
  ports: Pick<ImprovementPorts, 'readImprovement'>,
  reading: Reading,
  id: string,
): Promise<PlanAt | null> {
  if (!isUuid(id)) return null
  return plansOn(await ports.readImprovement(reading), reading.on).find((plan) => plan.id === id) ?? null
}
