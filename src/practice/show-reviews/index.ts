export { reviewsPages, type ReviewsPagesPorts } from './route.tsx'
export type * from './ports.ts'
