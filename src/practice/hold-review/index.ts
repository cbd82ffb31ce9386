export { holdReviewPages, type HoldReviewPorts } from './route.tsx'
