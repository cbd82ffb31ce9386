export { correctionForm, saveCorrection, withWhy, type ToCorrect } from './correct.ts'
export { ToldClocks, ToldHistory, type Told, type ToldFact, type ToldShown } from './told.tsx'
