import type { HouseholdCalled } from './ports.ts'

/** What a household is called: as people called it, else by the lists’ own identifiers, since lists name nobody. */
export function householdCalled({ named, family, adopters }: HouseholdCalled): string {
  if (named !== null) return named
  if (family !== null) return `Family ${family}`
  return adopters.length === 0 ? 'A household' : `Adopter ${adopters.join(' and ')}`
}
