import type { ClockRule, RuleWithoutClock } from '../clocks/index.ts'
import { adoptersRules, adoptersWithoutClock } from './adopters/index.ts'
import { careLeaverRules, careLeaversWithoutClock } from './care-leavers/index.ts'
import { caseworkRules, householdRules, isSwitchedOn } from './casework/index.ts'
import { childRules, childRulesToCome, childWithoutClock } from './child/index.ts'
import { runningComplaintRules } from './complaints/index.ts'
import { courtRules, courtWithoutClock } from './court/index.ts'
import type { Definitions } from './definitions.ts'
import { fosteringRules, fosteringWithoutClock } from './fostering/index.ts'
import { frontDoorRules } from './front-door/index.ts'
import { improvementRules } from './improvement/index.ts'
import { permanenceRules, permanenceRulesToCome, permanenceWithoutClock } from './permanence/index.ts'
import { privateFosteringRules } from './private-fostering/index.ts'
import { protectionRules } from './protection/index.ts'
import { keptRules, recordsWithoutClock, rightsRules } from './records/index.ts'

/** One practice's part of the rule book. */
export interface Chapter {
  /** What the ids of its rules begin with. */
  readonly practice: string
  readonly title: string
  /** The timescales that facts in the record start and stop. */
  readonly running: readonly ClockRule[]
  /** Those that run on nobody: until they are confirmed, or because they say why no clock of theirs is ever late. */
  readonly toCome: readonly ClockRule[]
  readonly withoutClock: readonly RuleWithoutClock[]
}

const chapter = (practice: string, title: string, parts: Partial<Chapter>): Chapter => ({
  practice,
  title,
  running: [],
  toCome: [],
  withoutClock: [],
  ...parts,
})

/** Every rule there is, practice by practice: what the page, the printed book and the commands all read. */
export function ruleBook(definitions: Definitions): readonly Chapter[] {
  const table = new Map(
    [...caseworkRules(definitions.casework), ...householdRules(definitions.households)].map((rule) => [rule.id, rule]),
  )
  return chapters(definitions).map((one) => {
    const known = one.toCome.map((rule) => table.get(rule.id) ?? rule)
    const runs = (rule: ClockRule): boolean => table.has(rule.id) && isSwitchedOn(rule)
    return {
      ...one,
      running: [...one.running, ...known.filter(runs)],
      toCome: known.filter((rule) => !runs(rule)),
    }
  })
}

/** What each practice has written down; `toCome`: what casework may run, and what runs on nobody. */
const chapters = ({ child, permanence, complaints, improvement, kept, rights }: Definitions): readonly Chapter[] => [
  chapter('front-door', 'Front door and children in need', { toCome: frontDoorRules }),
  chapter('protection', 'Child protection', { toCome: protectionRules }),
  chapter('child', 'Looked-after children', {
    running: childRules(child),
    toCome: childRulesToCome,
    withoutClock: childWithoutClock,
  }),
  chapter('permanence', 'Permanence and adoption', {
    running: permanenceRules(permanence),
    toCome: permanenceRulesToCome,
    withoutClock: permanenceWithoutClock,
  }),
  chapter('adopters', 'Prospective adopters', { toCome: adoptersRules, withoutClock: adoptersWithoutClock }),
  chapter('court', 'Courts', { toCome: courtRules, withoutClock: courtWithoutClock }),
  chapter('fostering', 'Fostering', { toCome: fosteringRules, withoutClock: fosteringWithoutClock }),
  chapter('private-fostering', 'Private fostering', { toCome: privateFosteringRules }),
  chapter('care-leavers', 'Care leavers', { toCome: careLeaverRules, withoutClock: careLeaversWithoutClock }),
  chapter('complaints', 'Complaints', { running: runningComplaintRules(complaints) }),
  chapter('improvement', 'Improvement plans', { toCome: improvementRules(improvement) }),
  chapter('records', 'Records', {
    running: rightsRules(rights),
    toCome: keptRules(kept),
    withoutClock: recordsWithoutClock,
  }),
]

/** Every timescale of every practice. */
export const allRules = (definitions: Definitions): readonly ClockRule[] =>
  ruleBook(definitions).flatMap(({ running, toCome }) => [...running, ...toCome])
