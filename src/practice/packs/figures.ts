import type { Reading } from '../../access/index.ts'
import { plansOn, quoteWhole, type OfImprovement } from '../improvement/index.ts'
import type { TeamsPorts } from '../show-teams/index.ts'
import type { PackRead } from './ports.ts'
import type { PackRows, RuleNumbers, TeamNumbers } from './rows.ts'

type QuotePorts = Parameters<typeof quoteWhole>[0]

export interface FigureMeans
  extends QuotePorts, Pick<TeamsPorts, 'readRuleWeek' | 'readTeamClocks' | 'readCaseloads' | 'readUnallocated'> {
  readonly readImprovement: (reading: Reading) => Promise<readonly OfImprovement[]>
  /** What a timescale is called. */
  readonly titleOfRule: (rule: string) => string
}

const NO_TEAM = 'No team recorded'

const none: TeamNumbers = { lookedAfter: 0, inNeed: 0, withoutWorker: 0, late: 0, atRisk: 0 }

async function teamsIn(means: FigureMeans, reading: Reading): Promise<PackRows['teams']> {
  const [caseloads, unallocated, clocks] = await Promise.all([
    means.readCaseloads(reading),
    means.readUnallocated(reading, null),
    means.readTeamClocks(reading),
  ])
  const teams = new Map<string, TeamNumbers>()
  const add = (team: string | null, more: Partial<TeamNumbers>): void => {
    const known = teams.get(team ?? NO_TEAM) ?? none
    teams.set(team ?? NO_TEAM, {
      lookedAfter: known.lookedAfter + (more.lookedAfter ?? 0),
      inNeed: known.inNeed + (more.inNeed ?? 0),
      withoutWorker: known.withoutWorker + (more.withoutWorker ?? 0),
      late: known.late + (more.late ?? 0),
      atRisk: known.atRisk + (more.atRisk ?? 0),
    })
  }
  for (const { team, lookedAfter, inNeed } of caseloads) add(team, { lookedAfter, inNeed })
  for (const { team } of unallocated) add(team, { withoutWorker: 1 })
  for (const { team, late, atRisk } of clocks) add(team, { late, atRisk })
  return Object.fromEntries(teams)
}

/** Reads every number of a pack. */
export async function readPackFigures(means: FigureMeans, reading: Reading): Promise<PackRead> {
  const [rules, teams, quoted, improvement] = await Promise.all([
    means.readRuleWeek(reading, null),
    teamsIn(means, reading),
    quoteWhole(means, reading),
    means.readImprovement(reading),
  ])
  return {
    rows: {
      rules: Object.fromEntries(
        rules.map(({ rule, late, dueSoon, done, doneInTime }): [string, RuleNumbers] => [
          rule,
          { title: means.titleOfRule(rule), late, dueSoon, done, doneInTime },
        ]),
      ),
      teams,
      measures: quoted.measures,
    },
    slow: plansOn(improvement, reading.on).flatMap(({ actions }) =>
      actions
        .filter(({ standing }) => standing.slow.length > 0)
        .map(({ action, standing }) => ({
          ...{ ref: action.ref, action: action.action, why: standing.slow.join(' ') },
        })),
    ),
    csv: quoted.csv,
  }
}
