export { correctionForm, puttingRight, saveCorrection, withoutDay, withWhy, type ToCorrect } from './correct.ts'
export { correctPages, withdrawPages } from './fact-pages.ts'
export { ToldClocks, ToldHistory, type Told, type ToldFact, type ToldShown } from './told.tsx'
