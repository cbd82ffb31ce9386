import type { Finding, Paper } from './document.ts'
import { impossibleYears } from './impossible-years.ts'
import { names } from './names.ts'
import { oneFamily } from './one-family.ts'
import { refsOutOfOrder } from './refs.ts'
import { smallByDefault, smallGroups, type SmallGroup } from './small-groups.ts'
import { leftoverWords } from './template-words.ts'
import { wrongTotals } from './totals.ts'

/**
 * Everything in a paper that should be looked at before it is published. It finds what it has a rule for and no more: a
 * paper without findings is not thereby fit to publish.
 */
export const checkPaper = (paper: Paper, small: SmallGroup = smallByDefault): readonly Finding[] => [
  ...leftoverWords(paper),
  ...impossibleYears(paper),
  ...refsOutOfOrder(paper),
  ...names(paper),
  ...wrongTotals(paper),
  ...smallGroups(paper, small),
  ...oneFamily(paper),
]
