import { join } from 'node:path'
import { asSaidOn, fiveReturnsUntil, folderOf, population } from '../src/demo/index.ts'
import { beginReturn } from '../src/exchange/ssda903/index.ts'
import { day } from '../src/time/index.ts'

/** The last day that the measured returns tell of. */
export const UNTIL = day('2026-03-31')

/** Writes five years of returns of so many children, one child at a time; answers how many facts they tell. */
export async function writePopulation(folder: string, children: number, extraFacts?: number): Promise<number> {
  const returns = fiveReturnsUntil(UNTIL)
  const writing = await Promise.all(
    returns.map(async (of) => ({ of, into: await beginReturn(join(folder, folderOf(of)), of) })),
  )
  let facts = 0
  const many = extraFacts === undefined ? {} : { extraFacts }
  for (const child of population({ children, until: UNTIL, seed: 1, ...many })) {
    facts += child.facts.filter((told) => told.voice === 'ssda903').length
    for (const { of, into } of writing) await into.add(asSaidOn(child, of.asAt))
  }
  for (const { into } of writing) await into.close()
  return facts
}
