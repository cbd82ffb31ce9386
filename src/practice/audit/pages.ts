import type { PageDefinition } from '../../web/ui/index.ts'
import { correctAuditPages } from './audit-one/correcting.tsx'
import { followingPages } from './audit-one/following.tsx'
import { gradingPages } from './audit-one/grading.tsx'
import { behindPages } from './behind/route.tsx'
import { oneAuditPages } from './audit-one/route.tsx'
import { discussionPages } from './discussions/route.tsx'
import { focusWeekPages } from './focus-weeks/route.tsx'
import { listAuditsPages } from './list-audits/route.tsx'
import type { AuditPorts } from './ports.ts'
import { programmePages } from './programme/route.tsx'

/** Every page of audits. */
export const auditPages = (ports: AuditPorts): readonly PageDefinition[] => [
  ...listAuditsPages(ports),
  ...discussionPages(ports),
  ...focusWeekPages(ports),
  ...programmePages(ports),
  ...behindPages(ports),
  ...oneAuditPages(ports),
  ...gradingPages(ports),
  ...followingPages(ports),
  ...correctAuditPages(ports),
]
