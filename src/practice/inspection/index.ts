export { inspectionEvents, listedCareLeaver, listedForAdoption, listedInCare, placeOfRow } from './events.ts'
export { annexLetter, annexLetters, type AnnexLetters } from './letters.ts'
export { listContradictions } from './contradictions.ts'
