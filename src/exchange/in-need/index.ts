export * from './need.ts'
export { episodesOf, inNeedPlans, type Episode } from './episodes.ts'
