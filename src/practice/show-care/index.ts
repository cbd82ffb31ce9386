export { carePages, type CarePorts } from './route.tsx'
