import type { Day } from '../time/index.ts'

/** Where a command's words go and what it may know of its surroundings. Results on `out`, everything else on `err`. */
export interface Surroundings {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly today: Day
  readonly signal: AbortSignal
}

/** One command of `throughline`. Answers the exit code: 0 done, 1 unreadable or refused, 2 unusable arguments. */
export interface Command {
  readonly name: string
  readonly summary: string
  /** One line for each form of use. */
  readonly usage: readonly string[]
  readonly run: (args: readonly string[], around: Surroundings) => Promise<number>
}
