import type { Trust } from '../clocks/index.ts'

/** What an indicator is, in the words that pages, the rule book and the data dictionary use. */
export interface Indicator {
  readonly id: string
  readonly title: string
  readonly unit: 'days' | 'percent' | 'children'
  readonly better: 'lower' | 'higher' | 'context'
  /** Who counts, and from when to when. */
  readonly counts: string
  /** Who is left out, and how zero and doubt are treated. */
  readonly leavesOut: string
  readonly source: string
  readonly trust: Trust
  /** Raised by one whenever the way of counting changes. */
  readonly version: number
}

const guidance = 'Department for Education, Adoption Scorecards, methodology and guidance, year ending March 2018'

/** The indicators of the adoption scorecard, in the order in which they are always shown. */
export const indicators: readonly Indicator[] = [
  {
    id: 'A1',
    title: 'Entering care to moving in with the adoptive family',
    unit: 'days',
    better: 'lower',
    counts:
      'Children adopted in the period: mean days from the start of the latest period of care to the first day of the final adoptive placement.',
    leavesOut:
      'Children never recorded in an adoptive placement before the order; children whose care began before the files do.',
    source: guidance,
    trust: 'K',
    version: 1,
  },
  {
    id: 'A2',
    title: 'Court authority to match',
    unit: 'days',
    better: 'lower',
    counts:
      'Children adopted in the period under a placement or freeing order: mean days from the order in force when matched to the decision on the match. Matched before the order counts as 0.',
    leavesOut:
      'Children without an order (placed with consent), children not placed before the adoption order, and contradicted dates.',
    source: 'LG Inform, metric 912',
    trust: 'V2',
    version: 1,
  },
  {
    id: 'A3',
    title: 'Moved in, or still waiting, in less than 14 months',
    unit: 'percent',
    better: 'higher',
    counts:
      'Children adopted in the period and those with a decision in force at its end: the share who waited less than 14 months (longer in early periods) from entering care to moving in, or to the period’s end.',
    leavesOut: 'Children whose decision was reversed; children whose care began before the files do.',
    source: guidance,
    trust: 'K',
    version: 1,
  },
  {
    id: 'A10',
    title: 'As A1, clock stopped for adoption by foster carers',
    unit: 'days',
    better: 'lower',
    counts: 'As A1, but a child adopted by their own foster carers stops waiting on the day they moved in with them.',
    leavesOut: 'As A1.',
    source:
      'A council’s paper of January 2015; Adoption and Special Guardianship Leadership Board, third quarter of 2020-21',
    trust: 'V2',
    version: 1,
  },
  {
    id: 'A4',
    title: 'Children leaving care who were adopted',
    unit: 'percent',
    better: 'context',
    counts: 'Children who ceased to be looked after in the period, each once: the share who were adopted.',
    leavesOut: 'Series of short breaks, which are no period of care of their own.',
    source: guidance,
    trust: 'K',
    version: 1,
  },
  {
    id: 'A5',
    title: 'Plans changed away from adoption',
    unit: 'percent',
    better: 'context',
    counts:
      'Children with a decision for adoption in force at any time in the period: the share whose decision was reversed in it.',
    leavesOut: 'Reversals dated before their decision.',
    source: guidance,
    trust: 'K?',
    version: 1,
  },
  {
    id: 'A9',
    title: 'Waiting to be placed for adoption',
    unit: 'children',
    better: 'lower',
    counts:
      'Looked-after children with a decision in force who are not in an adoptive placement on the period’s last day.',
    leavesOut: 'Reversed decisions; children already placed.',
    source: guidance,
    trust: 'K',
    version: 1,
  },
  {
    id: 'A15',
    title: 'New decisions for adoption',
    unit: 'children',
    better: 'context',
    counts: 'Decisions in the period that a child should be placed for adoption.',
    leavesOut: 'Nobody.',
    source: guidance,
    trust: 'V',
    version: 1,
  },
  {
    id: 'A16',
    title: 'New placement orders',
    unit: 'children',
    better: 'context',
    counts: 'Children whose first placement order in their period of care was made in the period.',
    leavesOut: 'Nobody.',
    source: guidance,
    trust: 'V',
    version: 1,
  },
  {
    id: 'A1p',
    title: 'As A1, for children who moved in within the period',
    unit: 'days',
    better: 'lower',
    counts: 'Children who moved in with their adoptive family in the period: mean days from entering care.',
    leavesOut: 'As A1. Throughline’s own measure, not the Department’s.',
    source: 'Throughline',
    trust: 'ours',
    version: 1,
  },
  {
    id: 'A2p',
    title: 'As A2, for children who moved in within the period',
    unit: 'days',
    better: 'lower',
    counts: 'Children who moved in with their adoptive family in the period: mean days from the order to the match.',
    leavesOut: 'As A2, and children whose match is not in the files. Throughline’s own measure, not the Department’s.',
    source: 'Throughline',
    trust: 'ours',
    version: 1,
  },
]
