import type { RouteNeeds } from '../../access/index.ts'
import type { PageDefinition } from '../ui/index.ts'

/** What the server answers besides pages: all of it before anybody is signed in, and none of it tells of the record. */
const openRoutes: readonly RouteNeeds[] = [
  { method: 'GET', route: '/sign-in', needs: 'nothing' },
  { method: 'POST', route: '/sign-in', needs: 'nothing' },
  { method: 'GET', route: '/sign-in/begin', needs: 'nothing' },
  { method: 'GET', route: '/sign-in/back', needs: 'nothing' },
  { method: 'GET', route: '/sign-in/emergency', needs: 'nothing' },
  { method: 'POST', route: '/sign-in/emergency', needs: 'nothing' },
  { method: 'POST', route: '/sign-out', needs: 'nothing' },
  { method: 'GET', route: '/.well-known/security.txt', needs: 'nothing' },
  { method: 'GET', route: '/health', needs: 'nothing' },
  { method: 'GET', route: '/assets/*', needs: 'nothing' },
]

/** Every address that the server answers, with what it needs. */
export const routesOf = (pages: readonly PageDefinition[]): readonly RouteNeeds[] => [
  ...openRoutes,
  ...pages
    .map(({ method, path, needs }) => ({ method, route: path, needs }))
    .sort((a, b) => (`${a.route} ${a.method}` < `${b.route} ${b.method}` ? -1 : 1)),
]
