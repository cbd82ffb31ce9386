import type { HouseholdCalled } from './ports.ts'

/** What a household is called: by the lists’ own identifiers, since the lists name nobody. */
export function householdCalled({ family, adopters }: HouseholdCalled): string {
  if (family !== null) return `Family ${family}`
  return adopters.length === 0 ? 'A household' : `Adopter ${adopters.join(' and ')}`
}
