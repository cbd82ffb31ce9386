import type { PageDefinition } from '../../web/ui/index.ts'
import { correctComplaintPages } from './correct-complaint/route.tsx'
import { listComplaintsPages } from './list-complaints/route.tsx'
import type { ComplaintPorts } from './ports.ts'
import { recordComplaintPages } from './record-complaint/route.tsx'
import { complaintRules } from './rules.ts'
import { showComplaintPages } from './show-complaint/route.tsx'

const rules = new Map(complaintRules.map((rule) => [rule.id, rule]))

/** Every page of complaints. */
export const complaintPages = (ports: ComplaintPorts): readonly PageDefinition[] => [
  ...listComplaintsPages(ports, rules),
  ...recordComplaintPages(ports),
  ...correctComplaintPages(ports),
  ...showComplaintPages(ports, rules),
]
