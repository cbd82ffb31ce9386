export { learningEvents } from './events.ts'
export { learningRows, learnedHere, readLearning, type Learning } from './learning.ts'
export { learningPages } from './show-learning/route.tsx'
export type * from './ports.ts'
