export { toldPages, toldTo, type ToldPorts } from './route.tsx'
export { DueNavigation } from './view.tsx'
export { sayAside } from './present.ts'
export type * from './ports.ts'
