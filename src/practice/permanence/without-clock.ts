import type { RuleWithoutClock } from '../../clocks/index.ts'

const regulation = (which: string): string => `Adoption Agencies Regulations 2005, regulation ${which}`

/** Duties of adoption without a number of days. */
export const permanenceWithoutClock: readonly RuleWithoutClock[] = [
  {
    ref: 'AD3',
    title: 'A child who needs a placement order goes straight to the decision-maker',
    source: 'SI 2012/1410; one council’s procedures',
    trust: 'V2',
    says: 'Since 1 September 2012 only children placed by consent go to panel. It says who decides, and not by when.',
  },
  {
    ref: 'AD7',
    title: 'A panel member takes no part in the agency’s decision',
    source: regulation('19, 30B(3) and 33'),
    trust: 'K',
    says: 'It says who may not decide.',
  },
  {
    ref: 'AD12',
    title: 'Before a match goes to panel',
    source: regulation('31(1)'),
    trust: 'V',
    says: 'The adopters have the child’s permanence report, a meeting, their views recorded and counselling before panel: an order of steps.',
  },
  {
    ref: 'AD14',
    title: 'Placement plan sent to the adopters',
    source: regulation('35(1)-(2)'),
    trust: 'V',
    says: 'As soon as possible after the decision on the match and the planning meeting. Nothing fixes the days.',
  },
  {
    ref: 'AD15',
    title: 'Those told before a placement',
    source: regulation('35(6)'),
    trust: 'K',
    says: 'The GP has a written health report, and the receiving authority, school and health service are told, before the placement.',
  },
  {
    ref: 'AD16',
    title: 'Child who already lives with the adopters',
    source: regulation('35(5)'),
    trust: 'V',
    says: 'They are told in writing of the day on which the child is placed for adoption: in the return, the first day of A3 or A5.',
  },
  {
    ref: 'AD22',
    title: 'Which set of reviews and visits holds',
    source: regulation('45'),
    trust: 'K',
    says: 'From the authority to place until the order, the adoption regulations’ reviews and visits stand in place of those of the care planning regulations; the reviewing officer’s duty goes on.',
  },
  {
    ref: 'AD23',
    title: 'Plan of a child still not placed considered again',
    source: regulation('36'),
    trust: 'K',
    says: 'At each six-monthly review, whose clock is that of AD17.',
  },
  {
    ref: 'AD26',
    title: 'Life story book given in stages',
    source: 'Adoption National Minimum Standards 2014, standard 2',
    trust: 'K',
    says: 'The first part by the second review of the placement, whose own clock is that of AD19; the whole has a clock of its own.',
  },
]
