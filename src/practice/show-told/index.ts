export { toldPages, toldTo, type ToldPorts } from './route.tsx'
export type * from './ports.ts'
