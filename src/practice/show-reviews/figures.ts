import type { Alert, OfficerCaseload, OfficerDone } from './ports.ts'

/** IRO Handbook 2010: 50 to 70 children for a full-time officer. Guidance, known and not read again. */
export const CASELOAD = { least: 50, most: 70 } as const

/** How a caseload compares with the handbook. */
export const compare = (children: number): string =>
  children > CASELOAD.most
    ? `above ${CASELOAD.most}`
    : children < CASELOAD.least
      ? `below ${CASELOAD.least}`
      : `within ${CASELOAD.least} to ${CASELOAD.most}`

/** What became of alerts. Every alert is in exactly one of the first four; resolved ones are counted besides. */
export interface Outcomes {
  readonly raised: number
  readonly inTime: number
  readonly answeredLate: number
  /** Not answered, and the day has passed. */
  readonly overdue: number
  /** Not answered yet, and in time. */
  readonly waiting: number
  readonly resolved: number
}

export function outcomesOf(alerts: readonly Alert[], on: string): Outcomes {
  const isLate = ({ respondByOn }: Alert, day: string): boolean => respondByOn !== null && day > respondByOn
  const answered = alerts.filter(({ answeredOn }) => answeredOn !== null)
  const open = alerts.filter(({ answeredOn }) => answeredOn === null)
  const late = answered.filter((alert) => isLate(alert, alert.answeredOn ?? on)).length
  const overdue = open.filter((alert) => isLate(alert, on)).length
  return {
    raised: alerts.length,
    inTime: answered.length - late,
    answeredLate: late,
    overdue,
    waiting: open.length - overdue,
    resolved: alerts.filter(({ resolvedOn }) => resolvedOn !== null).length,
  }
}

/** Alerts by officer: mean and spread over every officer who has children, those included who raised none. */
export interface PerOfficer {
  readonly officers: readonly { readonly officer: string | null; readonly outcomes: Outcomes }[]
  /** To one decimal; null without officers. */
  readonly mean: string | null
  readonly lowest: number
  readonly highest: number
}

export function perOfficer(caseloads: readonly OfficerCaseload[], alerts: readonly Alert[], on: string): PerOfficer {
  const known = caseloads.flatMap(({ officer }) => (officer === null ? [] : [officer]))
  const named = [...new Set([...known, ...alerts.flatMap(({ officer }) => officer ?? [])])].sort()
  const officers = named.map((officer) => ({
    officer,
    outcomes: outcomesOf(
      alerts.filter((alert) => alert.officer === officer),
      on,
    ),
  }))
  const counts = officers.map(({ outcomes }) => outcomes.raised)
  const total = counts.reduce((sum, each) => sum + each, 0)
  const tenths = Math.floor((20 * total + counts.length) / (2 * counts.length))
  const unknown = alerts.filter(({ officer }) => officer === null)
  return {
    officers: [...officers, ...(unknown.length > 0 ? [{ officer: null, outcomes: outcomesOf(unknown, on) }] : [])],
    mean: counts.length === 0 ? null : `${Math.floor(tenths / 10)}.${tenths % 10}`,
    lowest: counts.length === 0 ? 0 : Math.min(...counts),
    highest: Math.max(0, ...counts),
  }
}

/** Sums what was done over rules that are alike. */
export function doneOf(
  done: readonly OfficerDone[],
  isOne: (rule: string) => boolean,
  officer: string | null = null,
): { readonly done: number; readonly inTime: number } {
  const own = done.filter((each) => isOne(each.rule) && (officer === null || each.officer === officer))
  return {
    done: own.reduce((sum, each) => sum + each.done, 0),
    inTime: own.reduce((sum, each) => sum + each.doneInTime, 0),
  }
}
