import { knowledgeOf, type Knowledge, type Sum } from './ranges.ts'
import type { Small } from './small.ts'
import { bitsOf, nothingFound, withSum, type Found } from './subtraction.ts'

/** A group of people whose count is not to be known to be small, be it published or only worked out. */
export interface Guarded {
  readonly of: readonly string[]
  readonly small: Small
}

/** Something that is published whole or not at all: a count, or a share with both its sides. */
export interface Wanted {
  readonly id: string
  readonly sums: readonly Sum[]
}

const ALMOST = 1e-6

/**
 * Whether a reader of everything published is sure that a count is small. They are not, where whole numbers can be shown
 * that fit all that is published and make the count none or more than small.
 */
export function isKnownSmall(knowledge: Knowledge, { of, small }: Guarded): boolean {
  const seen = knowledge.seenOf(of)
  if (seen.least < small.least - ALMOST || seen.most > small.most + ALMOST) return false
  const { least, most, isLeastWhole, isMostWhole } = knowledge.rangeOf(of)
  const canBeLess = isLeastWhole && least < small.least - ALMOST
  const canBeMore = isMostWhole && most > small.most + ALMOST
  return !canBeLess && !canBeMore
}

export interface Suppressed {
  /** What may be published, by its id; the rest is suppressed. */
  readonly shown: ReadonlySet<string>
  /** Whether some of what was published earlier no longer holds beside this, as after a correction of the record. */
  readonly isCorrected: boolean
}

/** Those of some sums that hold beside others and each other, the last first. */
function holdingBeside(fixed: readonly Sum[], sums: readonly Sum[]): readonly Sum[] {
  if (knowledgeOf([...sums, ...fixed]) !== null) return sums
  let kept: readonly Sum[] = []
  for (const sum of sums.toReversed()) if (knowledgeOf([sum, ...kept, ...fixed]) !== null) kept = [sum, ...kept]
  return kept
}

/**
 * Of what is wanted, in its order, shows each thing that leaves no guarded count known to be small that was not known
 * before, and no other small count that comes out by subtraction from anything shown or published earlier. Nor because no
 * count is below nought.
 * What is shown last gives way to what is shown first, so totals belong before their parts. What was published earlier and
 * was corrected since is left out of the reckoning: `isCorrected` says so.
 */
export function suppress(
  earlier: readonly Sum[],
  wanted: readonly Wanted[],
  guarded: readonly Guarded[],
  small: Small,
): Suppressed {
  let past = holdingBeside([], earlier)
  let isCorrected = past.length < earlier.length
  const before = knowledgeOf(past)
  const open = guarded.filter((each) => before === null || !isKnownSmall(before, each))
  const bits = bitsOf()
  const tell = (found: Found, sums: readonly Sum[]): ReturnType<typeof withSum> =>
    sums.reduce<ReturnType<typeof withSum>>(
      (all, sum) => {
        const next = withSum(all, [bits(sum), sum.count], small)
        return { ...next, isSmallNew: all.isSmallNew || next.isSmallNew }
      },
      { ...found, isSmallNew: false },
    )
  let found: Found = tell(nothingFound, past)
  const shown = new Set<string>()
  let now: readonly Sum[] = []
  for (const { id, sums } of wanted) {
    const more = [...now, ...sums]
    const still = holdingBeside(more, past)
    const knowledge = knowledgeOf([...still, ...more])
    // Sums that do not even hold together among themselves are not published.
    if (knowledge === null || open.some((each) => isKnownSmall(knowledge, each))) continue
    const after = tell(found, sums)
    if (after.isSmallNew) continue
    found = after
    isCorrected ||= still.length < past.length
    past = still
    now = more
    shown.add(id)
  }
  return { shown, isCorrected }
}
