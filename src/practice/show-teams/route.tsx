import { householdTeamsOf, type Person } from '../../access/index.ts'
import { MANAGER_ATTENTION, type ClockRule } from '../../clocks/index.ts'
import { definePage, page, pageAsked, type PageContext, type PageDefinition } from '../../web/ui/index.ts'
import type { InForce } from '../child/index.ts'
import { ANY, type ReadDue, type ReadTeams } from '../show-due/index.ts'
import { asksOf, isListed, supervisedOf, type SupervisionPorts } from '../supervision/index.ts'
import { Caseloads } from './caseloads.tsx'
import { CLIMBED_A_PAGE, ClimbedList, summed } from './climbed-view.tsx'
import { climbedFrom, climbing, type ClimbsTo } from './climbed.ts'
import { Clinic, MOST_URGENT } from './clinic.tsx'
import { caseloadOf } from './figures.ts'
import { Plans } from './plans.tsx'
import type { Caseload, TeamsPorts } from './ports.ts'
import { Teams } from './teams.tsx'
import type { Context } from './words.ts'

export interface TeamsPagesPorts extends TeamsPorts, Pick<SupervisionPorts, 'readWorkers' | 'superviseEvery'> {
  readonly readTeams: ReadTeams
  readonly readDue: ReadDue
  readonly rules: readonly ClockRule[]
  readonly inForce: InForce
}

/** Notes shown in the clinic: all of them stand under what is due. */
const MOST_NOTES = 20

/** The team that an address asks for; the person's own where it says nothing. */
const teamAsked = ({ query, person }: PageContext): string | null => {
  const { team } = query
  return team === undefined || team === '' ? person.team : team === ANY ? null : team
}

const toAsked = ({
  query,
  person,
}: {
  query: PageContext['query']
  person: Pick<Person, 'ownerRole' | 'roles'>
}): ClimbsTo =>
  climbing.find((each) => each === query['to']) ??
  climbing.find((each) => each === person.ownerRole || person.roles.some((role) => role === each)) ??
  'director'

/** The pages of those who answer for teams: clinic, caseloads, teams side by side, what escalated, and the check of plans. */
export const teamsPages = (ports: TeamsPagesPorts): readonly PageDefinition[] => {
  const rules = new Map(ports.rules.map((rule) => [rule.id, rule]))
  /** Rules of which each day late matters to a child’s safety. */
  const first = ports.rules.filter(({ ladder }) => ladder === 'urgent').map(({ id }) => id)
  const contextOf = async ({ reading, known }: PageContext): Promise<Context> => {
    const { calendar, dutyManager } = await ports.inForce(reading.authority)
    return { on: reading.on, isPast: known !== null, calendar, dutyManager, rules }
  }
  /** The workers whose supervision whoever asks reads, out of those who have the children of some caseloads. */
  const supervisionIn = async (asked: PageContext, caseloads: readonly Caseload[]) => {
    const { reading } = asked
    const [all, everyWeeks] = await Promise.all([ports.readWorkers(reading), ports.superviseEvery(reading.authority)])
    return {
      supervised: supervisedOf(all, caseloads, asksOf(asked)).filter((each) => isListed(each, reading.on)),
      everyWeeks,
    }
  }
  /** Notes that wait for a manager of a team, or of any. */
  const notesIn = async ({ reading, person }: PageContext, team: string | null) => {
    const everybody = { part: 'all', team, role: null, workers: null, person: person.id, offset: 0 } as const
    const { clocks } = await ports.readDue(reading, { ...everybody, rule: MANAGER_ATTENTION, limit: MOST_NOTES })
    return clocks
  }
  const at = { method: 'GET', section: 'due', needs: 'children.list', readsKnownAt: true } as const
  return [
    definePage({
      ...at,
      path: '/clinic',
      handle: async (asked) => {
        const { reading } = asked
        const team = teamAsked(asked)
        const [context, children, urgent, weeks, caseloads, unallocated, households] = await Promise.all([
          contextOf(asked),
          ports.readTeams(reading),
          ports.readUrgent(reading, { team, limit: MOST_URGENT, first }),
          ports.readRuleWeek(reading, team),
          ports.readCaseloads(reading),
          ports.readUnallocated(reading, team),
          ports.readHouseholds(reading),
        ])
        const own = caseloads.filter((each) => team === null || each.team === team)
        const caseload = caseloadOf(team, own, unallocated)
        const teams = { children, households: householdTeamsOf(reading.sees) }
        const { supervised: all, everyWeeks } = await supervisionIn(asked, caseloads)
        const supervised = all.filter((each) => team === null || each.team === team)
        const read = {
          ...{ team, teams, households, urgent, weeks, caseload, caseloads: own, unallocated },
          ...{ supervised, everyWeeks, notes: await notesIn(asked, team) },
        }
        return page({ title: 'Weekly clinic', view: <Clinic read={read} context={context} /> })
      },
    }),
    definePage({
      ...at,
      path: '/caseloads',
      handle: async (asked) => {
        const { reading } = asked
        const [context, caseloads, unallocated, continuity, households] = await Promise.all([
          contextOf(asked),
          ports.readCaseloads(reading),
          ports.readUnallocated(reading, null),
          ports.readContinuity(reading),
          ports.readHouseholds(reading),
        ])
        return page({
          title: 'Caseloads and continuity',
          view: (
            <Caseloads
              read={{ caseloads, unallocated, continuity, households, ...(await supervisionIn(asked, caseloads)) }}
              context={context}
            />
          ),
        })
      },
    }),
    definePage({
      ...at,
      path: '/teams',
      handle: async (asked) => {
        const { reading } = asked
        const [context, clocks, caseloads, unallocated] = await Promise.all([
          contextOf(asked),
          ports.readTeamClocks(reading),
          ports.readCaseloads(reading),
          ports.readUnallocated(reading, null),
        ])
        return page({
          title: 'Teams side by side',
          view: <Teams read={{ clocks, caseloads, unallocated }} context={context} />,
        })
      },
    }),
    definePage({
      ...at,
      path: '/climbed',
      handle: async (asked) => {
        const context = await contextOf(asked)
        const to = toAsked(asked)
        const from = climbing.flatMap((each) =>
          climbedFrom(ports.rules, each, context.on, context.calendar).map((one) => ({ ...one, to: each })),
        )
        const counts = await ports.countClimbed(asked.reading, from)
        const rule = counts.find((one) => one.to === to && one.rule === asked.query['rule'])?.rule ?? null
        const last = Math.max(1, Math.ceil(summed(counts, to, rule) / CLIMBED_A_PAGE))
        const nth = Math.min(pageAsked(asked.query), last)
        const clocks = await ports.readClimbed(
          asked.reading,
          from.filter((one) => one.to === to && (rule === null || one.rule === rule)),
          { limit: CLIMBED_A_PAGE, offset: (nth - 1) * CLIMBED_A_PAGE },
        )
        const read = { to, rule, counts, clocks, page: nth, last }
        return page({ title: 'Escalated', view: <ClimbedList read={read} context={context} /> })
      },
    }),
    definePage({
      ...at,
      path: '/plans',
      handle: async (asked) => {
        const { reading } = asked
        const team = teamAsked(asked)
        const [context, teams, lacking] = await Promise.all([
          contextOf(asked),
          ports.readTeams(reading),
          ports.readPlansLacking(reading, team),
        ])
        return page({ title: 'Plans', view: <Plans read={{ team, teams, ...lacking }} context={context} /> })
      },
    }),
  ]
}
