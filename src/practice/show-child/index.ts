export { showChildPages, type ShowChildPorts } from './route.tsx'
export type * from './ports.ts'
