export { showChildPages, type ShowChildPorts } from './route.tsx'
export type * from './ports.ts'
export { sayDetails, timelineOf, type Happened, type TimelineWords } from './timeline.ts'
export { Disputed } from './timeline-view.tsx'
