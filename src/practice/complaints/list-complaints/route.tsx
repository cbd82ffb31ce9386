import type { ClockRule } from '../../../clocks/index.ts'
import { definePage, page, pageAsked, type PageDefinition } from '../../../web/ui/index.ts'
import { views, type ComplaintPorts, type View } from '../ports.ts'
import { Complaints } from './view.tsx'

const COMPLAINTS_A_PAGE = 50

const viewNamed = (asked: string | undefined): View => views.find((view) => view === asked) ?? 'open'

/** The list of complaints. */
export const listComplaintsPages = (
  { readComplaints, inForce }: Pick<ComplaintPorts, 'readComplaints' | 'inForce'>,
  rules: ReadonlyMap<string, ClockRule>,
): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/complaints',
    section: 'improvement',
    needs: 'complaints.see',
    handle: async ({ reading, query, may, today }) => {
      const view = viewNamed(query['show'])
      const asked = pageAsked(query)
      const [found, { calendar }] = await Promise.all([
        readComplaints(reading, { view, limit: COMPLAINTS_A_PAGE, offset: (asked - 1) * COMPLAINTS_A_PAGE }),
        inForce(reading.authority),
      ])
      const shown = {
        ...{ found, view, on: reading.on, calendar, rules, may, page: asked },
        pages: Math.max(1, Math.ceil(found.counts[view] / COMPLAINTS_A_PAGE)),
        mayRecord: reading.on === today && may('complaints.record'),
      }
      return page({ title: 'Complaints', view: <Complaints {...shown} /> })
    },
  }),
]
