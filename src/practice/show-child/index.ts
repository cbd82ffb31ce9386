export { showChildPages, type ShowChildPorts } from './route.tsx'
export type * from './ports.ts'
export { timelineOf, type Happened, type TimelineWords } from './timeline.ts'
