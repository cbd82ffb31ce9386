// What the edge reads of packs.
export { packEvents, packKinds } from './events.ts'
export { packRows } from './fold.ts'
export { readPackFigures } from './figures.ts'
export { makePack } from './make.ts'
export type { PackMeans, PackPorts } from './ports.ts'
export { hrefOfPack, packPages } from './show-packs/route.tsx'
export { tellsOf, type PackKind } from './when.ts'
