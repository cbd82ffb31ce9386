export { annexLists } from './lists.ts'
export { listsNotRecorded } from './not-recorded.ts'
export { makeAnnexA, type AnnexMade } from './make-lists.ts'
export { openLists, readLists, type ListRead, type ListsRead } from './read-lists.ts'
