import type { Day } from '../../time/index.ts'
import { whyNoReturn, type Identity } from './identity.ts'
import type { Problem } from './problem.ts'
import type { ReturnRead } from './read-return.ts'

/** What a person says of which return it is; what is left out is read from the files. */
export interface Told {
  readonly year?: number
  readonly asAt?: Day
}

const stop = (file: string, says: string): Problem => ({ severity: 'stop', file, line: null, column: null, says })

const WHICH =
  'no date in these files is on or before today, so nobody can tell which year they are for. Say so with a year and an as-at date'

const nameOf = (label: string): string => (label === '.' ? 'the folder' : label)

const identityFrom = (year: number | undefined, asAt: Day | undefined): Identity | null =>
  year === undefined || asAt === undefined ? null : { year, asAt }

/**
 * The identity of each return: as told by its label, or for the only return under `''`; otherwise from its latest
 * dates. Gives instead what stops the loading.
 */
export function identify(
  returns: readonly ReturnRead[],
  told: ReadonlyMap<string, Told>,
  today: Day,
): { readonly identities: readonly Identity[] } | { readonly problems: readonly Problem[] } {
  const forAll = told.get('')
  if (forAll && returns.length > 1 && (forAll.year !== undefined || forAll.asAt !== undefined)) {
    const found = returns.map((one) => nameOf(one.label)).join(', ')
    return {
      problems: [
        stop('', `a year and as-at date can be given for one return only, and there are ${returns.length}: ${found}.`),
      ],
    }
  }
  const problems: Problem[] = []
  const identities = returns.flatMap((one): Identity[] => {
    const { year, asAt } = { ...forAll, ...told.get(one.label) }
    const read = one.identity
    const said = identityFrom(year ?? read?.year, asAt ?? read?.asAt)
    const why = said === null ? WHICH : whyNoReturn(said, today)
    if (why === null && said !== null) return [said]
    problems.push(stop(nameOf(one.label), `${why ?? WHICH}.`))
    return []
  })
  return problems.length > 0 ? { problems } : { identities }
}
