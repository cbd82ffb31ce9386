import type { RouteNeeds } from '../access/index.ts'
import { pagesOf, type PagesOptions } from '../app/pages.ts'
import { defaultDefinitions } from '../practice/index.ts'
import { jobs } from '../web/background/jobs.ts'
import { commandNeeds } from './command-needs.ts'
import { routesOf } from '../web/server/index.ts'

/** Stands for whatever pages are given: what they declare is asked for, and none is opened. */
const anything: unknown = new Proxy(() => anything, { get: () => anything, apply: () => anything })

/** Every address that the server answers, with what it needs: without opening a record. */
export function everyRoute(): readonly RouteNeeds[] {
  const options = new Proxy({}, { get: (_, name) => (name === 'definitions' ? defaultDefinitions : anything) })
  return routesOf(pagesOf(options as PagesOptions)) // only ever declared with, as above
}

/** Every command and every kind of work in the background, with what it needs. */
export const everyCommandAndJob = (): readonly RouteNeeds[] => [
  ...Object.entries(commandNeeds).map(([name, needs]) => ({ method: 'COMMAND', route: `throughline ${name}`, needs })),
  ...Object.entries(jobs).map(([kind, { needs }]) => ({ method: 'JOB', route: kind, needs })),
]
