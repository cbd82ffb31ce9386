import type { FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Doubt } from '../child/index.ts'

const kinds = {
  'sources-differ': [
    'What a person recorded and what the return says of the same step differ. The person’s word stands.',
    'two sources differ',
  ],
  'decision-before-care': [
    'The decision that the child should be placed for adoption is dated before care began.',
    'the decision is dated before care began',
  ],
  'decisions-differ': [
    'The return gives two dates for the decision that the child should be placed for adoption.',
    'two dates are given for the decision',
  ],
  'decisions-overlap': [
    'A second decision for adoption begins while the one before it is still in force.',
    'two decisions are in force at once',
  ],
  'reversed-before-decided': [
    'The decision for adoption is reversed on a day before it was made.',
    'the decision is reversed before it was made',
  ],
  'match-before-decision': [
    'The match is dated before the decision that the child should be placed for adoption.',
    'matched before the decision that the child should be placed',
  ],
  'match-after-reversal': [
    'The match is dated when the decision for adoption had been reversed.',
    'matched while no decision for adoption was in force',
  ],
  'adopted-after-reversal': [
    'The child was adopted, and the last decision for adoption had been reversed.',
    'adopted although the decision was reversed',
  ],
  'foster-carer-differs': [
    'The return says that the foster carers adopted and the placement says otherwise, or the other way round.',
    'whether the foster carers adopted is contradicted',
  ],
  'match-after-moving-in': [
    'The match is dated after the child moved in with the adoptive family.',
    'matched after moving in',
  ],
  'order-before-decision': [
    'The placement order is dated before the decision that the child should be placed for adoption.',
    'the order is dated before the decision',
  ],
  'no-adoptive-placement': [
    'The child was adopted and no adoptive placement is recorded before the order.',
    'not placed for adoption before the order',
  ],
  'placed-without-order': [
    'The child is placed for adoption under a placement order, and no order is recorded.',
    'placed under an order that is not recorded',
  ],
  'moved-in-before-care': [
    'The child moved in with the adoptive family before care began.',
    'moved in before care began',
  ],
  'applied-before-moving-in': [
    'The adoption order was applied for before the child moved in with the adoptive family.',
    'applied for before moving in',
  ],
  'outside-care': ['A step to permanence is dated outside every period of care.', 'a step is dated outside care'],
  'delay-ends-before-it-begins': ['A cause of delay ends before it begins.', 'a cause of delay ends before it begins'],
} as const satisfies Record<string, readonly [says: string, because: string]>

export type PermanenceDoubt = keyof typeof kinds

export const doubt = (code: PermanenceDoubt, on: Day | null, facts: readonly FactId[]): Doubt => ({
  code,
  on,
  facts: [...facts].sort(),
  says: kinds[code][0],
  because: kinds[code][1],
})
