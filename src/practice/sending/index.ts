import type { PageDefinition } from '../../web/ui/index.ts'
import type { SendingPorts } from './ports.ts'
import { receivedPages } from './received.tsx'
import { sendPages } from './send.tsx'

export { received, sendingEvents } from './events.ts'
export { receivedRows } from './fold.ts'
export type * from './ports.ts'

/** Every page of what crosses between authorities. */
export const sendingPages = (ports: SendingPorts): readonly PageDefinition[] => [
  ...sendPages(ports),
  ...receivedPages(ports),
]
