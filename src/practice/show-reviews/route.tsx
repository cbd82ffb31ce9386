import type { ClockRule } from '../../clocks/index.ts'
import { definePage, page, type PageContext, type PageDefinition } from '../../web/ui/index.ts'
import type { InForce } from '../child/index.ts'
import { ANY } from '../show-due/index.ts'
import { FORTNIGHT, ReviewClinic } from './clinic.tsx'
import type { OfficerCaseload, ReviewsPorts } from './ports.ts'
import { Reviews, STEPS_SHOWN } from './reviews.tsx'
import type { Context } from './words.tsx'

export interface ReviewsPagesPorts extends ReviewsPorts {
  readonly rules: readonly ClockRule[]
  readonly inForce: InForce
}

const YEAR = 365

/** The officer that an address asks for; the person’s own number where it says nothing and they have children. */
function officerAsked({ query, person }: PageContext, officers: readonly OfficerCaseload[]): string | null {
  const { officer } = query
  const known = (number: string | undefined): string | null =>
    officers.find((each) => each.officer !== null && each.officer === number)?.officer ?? null
  if (officer === ANY) return null
  return known(officer) ?? person.workers.map(known).find((own) => own !== null) ?? null
}

/**
 * The officers from whom somebody chooses: who is one of them and does not see everybody has their own page, whoever else
 * reviews a child whom they see.
 */
function officersToChoose({ person, reading }: PageContext, officers: readonly OfficerCaseload[]): readonly string[] {
  const known = officers.flatMap(({ officer }) => officer ?? [])
  const own = known.filter((officer) => person.workers.includes(officer))
  return reading.sees.reach !== 'authority' && own.length > 0 ? own : known
}

/** The pages of reviewing officers. */
export const reviewsPages = (ports: ReviewsPagesPorts): readonly PageDefinition[] => {
  const rules = new Map(ports.rules.map((rule) => [rule.id, rule]))
  const contextOf = async ({ reading, known }: PageContext): Promise<Context> => {
    const { calendar } = await ports.inForce(reading.authority)
    return { on: reading.on, isPast: known !== null, isOwn: reading.sees.reach !== 'authority', calendar, rules }
  }
  const at = { method: 'GET', section: 'due', needs: 'children.list', readsKnownAt: true } as const
  return [
    definePage({
      ...at,
      path: '/reviews',
      handle: async (asked) => {
        const { reading } = asked
        const officers = await ports.readOfficers(reading)
        const officer = officerAsked(asked, officers)
        const [context, clocks, done, alerts, disputes] = await Promise.all([
          contextOf(asked),
          ports.readOfficerClocks(reading, { officer, limit: STEPS_SHOWN }),
          ports.readOfficerDone(reading, YEAR),
          ports.readAlerts(reading, YEAR),
          ports.readDisputes(reading),
        ])
        const choice = officersToChoose(asked, officers)
        const read = { officer, officers, choice, clocks, done, alerts, disputes }
        return page({ title: 'Reviews', view: <Reviews read={read} context={context} /> })
      },
    }),
    definePage({
      ...at,
      path: '/reviews/clinic',
      handle: async (asked) => {
        const { reading } = asked
        const [context, officers, done, alerts, disputes] = await Promise.all([
          contextOf(asked),
          ports.readOfficers(reading),
          ports.readOfficerDone(reading, FORTNIGHT),
          ports.readAlerts(reading, YEAR),
          ports.readDisputes(reading),
        ])
        return page({
          title: 'Clinic of reviewing officers',
          view: <ReviewClinic read={{ officers, done, alerts, disputes }} context={context} />,
        })
      },
    }),
  ]
}
