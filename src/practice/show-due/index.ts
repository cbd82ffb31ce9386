export { duePages, type DuePorts } from './route.tsx'
export type * from './ports.ts'
