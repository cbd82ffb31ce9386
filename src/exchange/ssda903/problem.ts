/** Something about a file that a person must hear. `stop`: nothing can be loaded until it is mended. */
export interface Problem {
  readonly severity: 'stop' | 'note'
  readonly file: string
  readonly line: number | null
  readonly column: string | null
  /** What is wrong and how to mend it, in one or two sentences that name no child. */
  readonly says: string
}

/** What a return's reader says of a names file among its own. */
export const NAMES_ALONE = 'a file of names, which is loaded by itself and not with a return.'

/** A remark on a whole file, which stops nothing. */
export const note = (file: string, says: string): Problem => ({
  severity: 'note',
  file,
  line: null,
  column: null,
  says,
})

/** One sentence with its place: `episodes.csv, line 1, column PLACE: …`. */
export function tellProblem(problem: Problem): string {
  const place = [
    problem.file,
    problem.line === null ? null : `line ${problem.line}`,
    problem.column === null ? null : `column ${problem.column}`,
  ]
  const where = place.filter((part) => part).join(', ')
  return where ? `${where}: ${problem.says}` : `${problem.says.slice(0, 1).toUpperCase()}${problem.says.slice(1)}`
}

/** Thrown where files cannot be read at all: nothing was loaded. Its message is fit for a person to read. */
export type Unreadable = Error & { readonly problems: readonly Problem[] }

/** The error that these problems make. */
export const unreadable = (problems: readonly Problem[]): Unreadable =>
  // What two files stumble over alike is said once.
  Object.assign(new Error([...new Set(problems.map(tellProblem))].join('\n')), { name: 'Unreadable', problems })

/** Whether something thrown says what is wrong with the files, and not what is wrong with the program. */
export const isUnreadable = (thrown: unknown): thrown is Unreadable =>
  thrown instanceof Error && thrown.name === 'Unreadable' && 'problems' in thrown

/** Throws for one thing that makes a file unreadable. */
export function cannotRead(
  file: string,
  says: string,
  line: number | null = null,
  column: string | null = null,
): never {
  throw unreadable([{ severity: 'stop', file, line, column, says }])
}
