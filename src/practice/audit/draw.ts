import type { Body, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { allocate, type Auditor, type Case } from './allocate.ts'
import { strataOf } from './programme/programme.ts'
import { drawSample } from './sample.ts'
import { isOfWorkers, toolNamed } from './tools.ts'

/** What is agreed of a programme before anything is drawn. */
export interface ToDraw {
  readonly programme: SubjectId
  readonly title: string
  /** With its version. */
  readonly tool: string
  readonly occasion: string
  readonly size: number
  readonly moderateEvery: number
  readonly dueOn: Day
  readonly seed: string
  /** The position of the record that the population was read at. */
  readonly position: number
}

export interface DrawnProgramme {
  /** The body of the fact of the programme. */
  readonly agreed: Body
  /** The bodies of its audits. */
  readonly audits: readonly Body[]
  readonly domains: readonly string[]
  /** How many cases nobody is away from: where there is one, nothing is to be saved. */
  readonly left: number
}

/** Draws the sample of a programme and allots it: what its facts say. Pure; the same seed and population give the same. */
export function drawAndAllot(population: readonly Case[], auditors: readonly Auditor[], asked: ToDraw): DrawnProgramme {
  const { programme, title, tool, occasion, size, moderateEvery, dueOn, seed, position } = asked
  const sample = drawSample(
    population.map((each) => ({ ...each, stratum: each.team })),
    size,
    seed,
  )
  const { allotted, left } = allocate(sample.drawn, auditors, moderateEvery)
  return {
    agreed: {
      ...{ title, tool, occasion, size, population: population.length, strata: strataOf(sample.strata) },
      ...{ seed, digest: sample.digest, position, dueOn },
    },
    audits: allotted.map(({ case: of, auditor, moderator }) => ({
      ...(isOfWorkers(tool) ? { worker: of.subject } : { child: of.subject }),
      ...{ programme, tool, auditor, dueOn },
      ...(moderator === null ? {} : { moderator }),
      ...(of.team === null ? {} : { team: of.team }),
    })),
    domains: (toolNamed(tool)?.domains ?? []).map(({ id }) => id),
    left: left.length,
  }
}
