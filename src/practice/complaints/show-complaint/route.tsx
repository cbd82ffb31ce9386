import type { ClockRule } from '../../../clocks/index.ts'
import type { EventDefinition } from '../../../record/index.ts'
import { BackLink, definePage, notFound, page, type PageDefinition } from '../../../web/ui/index.ts'
import { readComplaint as fromFacts } from '../complaint.ts'
import { complaintsEvents, received as receipt } from '../events.ts'
import { offersFor } from '../offers.ts'
import type { ComplaintPorts, FoundComplaint } from '../ports.ts'
import { OneComplaint } from './view.tsx'

type Ports = Pick<ComplaintPorts, 'readComplaint' | 'readLearned' | 'inForce' | 'titleOf'>

const definitions: ReadonlyMap<string, EventDefinition> = new Map(complaintsEvents.map((each) => [each.type, each]))

/** Where a fact of a complaint is corrected, and withdrawn. */
const puttingRightOf = ({ id, facts }: FoundComplaint) => {
  const received = new Set<string>(facts.filter(({ type }) => type === receipt.type).map((fact) => fact.id))
  const hrefOf = (fact: string): string => `/complaints/${id}/facts/${fact}`
  return {
    correctHref: (fact: string) => `${hrefOf(fact)}/correct`,
    withdrawHref: (fact: string) => (received.has(fact) ? null : `${hrefOf(fact)}/withdraw`),
  }
}

/** The page of one complaint. */
export const showComplaintPages = (
  { readComplaint, readLearned, inForce, titleOf }: Ports,
  rules: ReadonlyMap<string, ClockRule>,
): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/complaints/:complaint',
    section: 'improvement',
    needs: 'complaints.see',
    handle: async ({ reading, params, may, today }) => {
      const found = await readComplaint(reading, params.complaint)
      const complaint = found && fromFacts(found.facts)
      if (!found || !complaint) return notFound()
      const { calendar } = await inForce(reading.authority)
      const isNow = reading.on === today
      const recorded = new Set(found.facts.map(({ type }) => type))
      const offers = isNow && may('complaints.record') ? offersFor(complaint, recorded) : []
      const learnHref = isNow && may('improvement.record') ? `/learning/new?from=${found.id}` : null
      const learned = may('improvement.see') ? await readLearned(reading, found.id) : []
      const shown = {
        ...{ found, complaint, definitions, rules, calendar, on: reading.on, offers, titleOf, learnHref, learned },
        ...(isNow && may('complaints.record') && puttingRightOf(found)),
      }
      return page({
        title: 'A complaint',
        before: <BackLink href="/complaints">Complaints</BackLink>,
        view: <OneComplaint {...shown} />,
      })
    },
  }),
]
