export { annexLists } from './lists.ts'
export { makeAnnexA, type AnnexMade } from './make-lists.ts'
export { openLists, readLists, type ListRead, type ListsRead } from './read-lists.ts'
export { isLists, isOfLists, listsFound, loadLists, tryLists, type GivenLists } from './load-lists.ts'
