export { panelEvents } from './events.ts'
export { panelRows } from './fold.ts'
export { panelPages } from './pages.ts'
export type * from './ports.ts'
