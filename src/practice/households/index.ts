export { recordHouseholdPages, type HouseholdPractice } from './pages.tsx'
export type * from './ports.ts'
