import type { EventDefinitions } from '../../../record/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import { readStory } from '../../child/index.ts'
import { factsInVault, recordsOfUse, sealedOnOf } from '../in-vault.ts'
import type { FromVault, UseOfVault } from '../ports.ts'
import { isHeldBy, keptUntil, type KeepingRules } from '../retention.ts'
import type { OverLine } from './over-view.tsx'

/** The sealed records whose time to be kept is over on a day, without their names. */
export function overIn(
  records: readonly FromVault[],
  uses: readonly UseOfVault[],
  rules: KeepingRules,
  definitions: EventDefinitions,
  today: Day,
): readonly OverLine[] {
  const asked = new Set(
    uses
      .filter(({ kind, decision }) => kind === 'purge' && decision === null)
      .flatMap(({ about }) => recordsOfUse(about)),
  )
  return records.flatMap(({ id, content }): OverLine[] => {
    const facts = factsInVault(content, definitions)
    const { until } = keptUntil(readStory(facts), rules)
    if (until === null || until > today) return []
    const sealedOn = sealedOnOf(content)
    return [{ id, sealedOn, keptUntil: sayDate(until), isHeld: facts.some(isHeldBy), isAsked: asked.has(id) }]
  })
}
