import type { PageDefinition } from '../../web/ui/index.ts'
import type { GovernancePorts } from './ports.ts'
import { boardPages } from './show-boards/route.tsx'
import { meetingPages } from './show-meetings/route.tsx'
import { publishedPages } from './show-papers/published.tsx'
import { reportPages } from './show-papers/reports.tsx'
import { paperPages } from './show-papers/route.tsx'
import { roomPages } from './show-rooms/route.tsx'

/** Every page of governance. */
export const governancePages = (ports: GovernancePorts): readonly PageDefinition[] => [
  ...boardPages(ports),
  ...meetingPages(ports),
  ...reportPages(ports),
  ...paperPages(ports),
  ...publishedPages(ports),
  ...roomPages(ports),
]
