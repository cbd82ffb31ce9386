import { sayDate } from '../../../time/index.ts'
import { sayCount } from '../../../web/ui/index.ts'
import type { Requirement } from '../requirements.ts'
import { hrefOfRequirement, linkToMeasure, linkToRequirement, type Linked } from '../show-action/present.ts'
import { hrefOfAction, sayDateOf } from '../show-plan/present.ts'
import type { ActionInPlan, Trace } from '../trace.ts'
import type { Verdict } from '../verdict.ts'
import { sayBrag, sayVerdict, type Said } from '../words.ts'

/** The decisions on each requirement, oldest first. */
type Verdicts = ReadonlyMap<string, readonly Verdict[]>

const lastOf = (verdicts: Verdicts, id: string): Verdict | null => verdicts.get(id)?.at(-1) ?? null

export interface RequirementLine {
  readonly id: string
  readonly ref: string
  readonly href: string
  readonly asks: string
  readonly actions: readonly Linked[]
  /** Where there are more actions than the row names; null otherwise. */
  readonly more: string | null
  readonly measures: readonly Linked[]
  readonly evidence: string
  readonly verdict: Said
  /** When it was decided; null where nobody has. */
  readonly decided: string | null
}

export interface MatrixShown {
  readonly sources: readonly {
    readonly id: string
    readonly title: string
    readonly holds: string
    readonly lines: readonly RequirementLine[]
  }[]
  /** What is tied to nothing, both ways. */
  readonly loose: readonly { readonly title: string; readonly links: readonly Linked[] }[]
}

/** More actions than these are counted, not listed, in a row of the matrix. */
const MOST_LISTED = 3

export const linkToAction = (each: ActionInPlan): Linked => ({
  text: `${each.action.ref}, ${each.plan.title}`,
  href: hrefOfAction(each),
  says: each.action.action,
})

const saysOf = ({ asks }: Requirement): string => asks ?? 'The text of this one is not held.'

const sayEvidence = (pieces: number): string => (pieces === 0 ? 'None' : sayCount(pieces, 'piece', 'pieces'))

function lineOf(each: Requirement, trace: Trace, verdicts: Verdicts): RequirementLine {
  const last = lastOf(verdicts, each.id)
  const actions = trace.actionsOf(each.id)
  const isMany = actions.length > MOST_LISTED
  return {
    id: each.id,
    ref: each.ref,
    href: hrefOfRequirement(each.id),
    asks: saysOf(each),
    actions: isMany ? [] : actions.map(linkToAction),
    more: isMany ? sayCount(actions.length, 'action', 'actions') : null,
    measures: isMany ? [] : trace.measuresOf(each.id).flatMap((id) => linkToMeasure(id) ?? []),
    evidence: sayEvidence(trace.evidenceOf(each.id)),
    verdict: sayVerdict(last?.verdict ?? null),
    decided: last === null ? null : sayDate(last.on),
  }
}

const looseOf = ({ loose, of }: Trace): MatrixShown['loose'] =>
  [
    {
      title: 'Requirements that no action answers',
      links: loose.requirements.flatMap((id) => linkToRequirement(id, of) ?? []),
    },
    { title: 'Actions that answer no requirement', links: loose.actionsWithoutRequirement.map(linkToAction) },
    { title: 'Actions that no measure follows', links: loose.actionsWithoutMeasure.map(linkToAction) },
    { title: 'Measures that follow no action', links: loose.measures.flatMap((id) => linkToMeasure(id) ?? []) },
  ].filter(({ links }) => links.length > 0)

/** Every word of the matrix of requirements, and what is untraced in it both ways. */
export const presentMatrix = (trace: Trace, verdicts: Verdicts): MatrixShown => ({
  sources: trace.of.sources.map(({ id, title, holds }) => ({
    ...{ id, title, holds },
    lines: trace.of.requirements.filter(({ source }) => source === id).map((each) => lineOf(each, trace, verdicts)),
  })),
  loose: looseOf(trace),
})

export interface RequirementShown {
  readonly caption: string
  readonly heading: string
  readonly asks: string
  readonly holds: string
  readonly dates: readonly string[]
  readonly verdict: Said
  /** Every decision, the last first: what, by whom, on what, when. */
  readonly decided: readonly { readonly word: Said; readonly says: string; readonly on: string }[]
  /** Where a verdict is recorded; null where it may not be. */
  readonly verdictHref: string | null
  readonly storyHref: string
  readonly actions: readonly {
    readonly key: string
    readonly link: Linked
    readonly byRule: Said
    readonly date: string
    readonly evidence: string
    readonly measures: readonly Linked[]
  }[]
  readonly measures: readonly Linked[]
}

/** Every word of the page of one requirement; null where there is none of this id. */
export function presentRequirement(
  id: string,
  trace: Trace,
  verdicts: Verdicts,
  mayDecide: boolean,
): RequirementShown | null {
  const found = trace.of.requirements.find((each) => each.id === id)
  const source = trace.of.sources.find((each) => each.id === found?.source)
  if (!found || !source) return null
  return {
    caption: source.title,
    heading: `${source.calls} ${found.ref}`,
    asks: saysOf(found),
    holds: source.holds,
    dates: source.dates.map(({ what, on }) => `${what}: ${sayDate(on)}`),
    verdict: sayVerdict(lastOf(verdicts, id)?.verdict ?? null),
    decided: (verdicts.get(id) ?? []).toReversed().map(({ verdict, decidedBy, basis, on }) => ({
      word: sayVerdict(verdict),
      says: `By the ${decidedBy}, on this: ${basis}`,
      on: sayDate(on),
    })),
    storyHref: `${hrefOfRequirement(id)}/story`,
    verdictHref: mayDecide ? `${hrefOfRequirement(id)}/verdict` : null,
    actions: trace.actionsOf(id).map((each) => ({
      key: each.id,
      link: linkToAction(each),
      byRule: sayBrag(each.standing.rated.brag),
      date: sayDateOf(each),
      evidence: sayEvidence(each.action.evidence),
      measures: each.action.measures.flatMap((measure) => linkToMeasure(measure) ?? []),
    })),
    measures: trace.measuresOf(id).flatMap((measure) => linkToMeasure(measure) ?? []),
  }
}
