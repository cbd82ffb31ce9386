export { teamsPages, type TeamsPagesPorts } from './route.tsx'
export type * from './ports.ts'
export { percent } from './figures.ts'
export { climbedFrom, climbing } from './climbed.ts'
