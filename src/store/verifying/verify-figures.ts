import type { AuthorityId } from '../../record/index.ts'
import { readWrongSums, type WrongSum } from '../projecting/figures.ts'
import type { Tx } from '../database/store.ts'
import type { Fault } from './verified.ts'

const whose = ({ apart, who }: WrongSum): string => (apart === 'all' ? '' : `, ${apart} ${who}`)

const by = (count: number): string => (count < 0 ? `${-count} too many` : `${count} too few`)

/** Adds up again what children count for in every month, and compares it with the sums that pages read. */
export const verifyFigures = async (tx: Tx, authority: AuthorityId): Promise<Fault[]> =>
  (await readWrongSums(tx, authority)).map((sum) => ({
    where: `figure ${sum.measure.slice('month:'.length)}, ${sum.month.slice(0, 7)}${whose(sum)}`,
    what: `the sum of the month is not what the children add up to: ${[
      ...(sum.num === 0 ? [] : [`numerator ${by(sum.num)}`]),
      ...(sum.den === 0 ? [] : [`denominator ${by(sum.den)}`]),
    ].join(', ')}`,
  }))
