// The timescales of looked-after children that casework runs.
export { adoptionVisits } from './adoption-review-rules.ts'
export { lookedAfterRules } from './looked-after-rules.ts'
export { oversightRules } from './oversight-rules.ts'
export { placementRules } from './placement-rules.ts'
export { visitRules } from './visit-rules.ts'
