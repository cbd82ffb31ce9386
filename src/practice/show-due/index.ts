export { duePages, type DuePorts } from './route.tsx'
export type * from './ports.ts'
export { askFor, readAsked } from './ask.ts'
