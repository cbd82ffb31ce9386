export { ToldClocks, ToldHistory, type Told, type ToldShown } from './told.tsx'
