import { tellProblem, type Found, type Imported } from '../exchange/ssda903/index.ts'
import { sayDate } from '../time/index.ts'

/** The shape that other programs rely on. */
export const asPromised = ({ children, events, corrections, unchanged, rejected }: Imported) => ({
  children,
  events,
  corrections,
  unchanged,
  rejected,
})

const count = (n: number, one: string, many: string): string => `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`

/** What an import did, for a person. */
export const tellOutcome = (outcome: Imported): string =>
  [
    `${count(outcome.children, 'child', 'children')}: ${count(outcome.events, 'new fact', 'new facts')}, ` +
      `${count(outcome.corrections, 'correction', 'corrections')} (${outcome.retractions} taken back), ${outcome.unchanged} unchanged.`,
    outcome.older !== undefined && outcome.older > 0
      ? `${count(outcome.older, 'row', 'rows')} of these ${outcome.older === 1 ? 'was' : 'were'} not taken: a newer return says otherwise. Is the as-at date right?`
      : '',
    outcome.rejected > 0
      ? `${count(outcome.rejected, 'row', 'rows')} could not be read. --rejects FOLDER writes them out with the reason on each.`
      : '',
    outcome.sealed > 0
      ? `${count(outcome.sealed, 'child was', 'children were')} left out: the record was sealed or purged.`
      : '',
  ]
    .filter((line) => line !== '')
    .map((line) => `${line}\n`)
    .join('')

/** Which returns were found, and what a person should hear of their files. */
export const tellFound = ({ returns, notes }: Found): string =>
  [
    ...returns.map(
      ({ label, year, asAt }) => `${label === '.' ? 'The folder' : label}: return of ${year}, as at ${sayDate(asAt)}`,
    ),
    ...notes.map(tellProblem),
  ]
    .map((line) => `${line}\n`)
    .join('')
