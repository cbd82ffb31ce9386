export { learningEvents } from './events.ts'
export { learningRows } from './learning.ts'
export { learningPages, type LearningPorts, type ReadLearning } from './pages.ts'
