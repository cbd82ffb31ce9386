import type { Fault } from './structure.ts'

/** How many kinds of fault in the structure are told; a file of another system may have hundreds. */
const TOLD = 20

/** What is not as the schema says, a sentence each: faults of one kind are told once, with how often and where first. */
export function faultsToTell(faults: readonly Fault[]): readonly string[] {
  const kinds = new Map<string, { times: number; line: number }>()
  for (const { says, line } of faults) {
    const kind = kinds.get(says)
    if (kind) kind.times++
    else kinds.set(says, { times: 1, line })
  }
  const told = [...kinds].slice(0, TOLD).map(([says, { times, line }]) => {
    const often = times === 1 ? `on line ${line}` : `${times} times, first on line ${line}`
    return `${says.slice(0, -1)}, ${often}.`
  })
  return kinds.size > TOLD ? [...told, `${kinds.size - TOLD} more kinds of fault in the structure.`] : told
}
