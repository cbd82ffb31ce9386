export { planPages, type PlanPorts } from './route.tsx'
