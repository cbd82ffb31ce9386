import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { importReturns, writeReturn, type ChildToWrite, type ReturnToWrite } from '../exchange/ssda903/index.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../practice/index.ts'
import type { AuthorityId } from '../record/index.ts'
import { addAuthority, type Store } from '../store/index.ts'
import { aStore } from '../store/testing.ts'
import { day } from '../time/index.ts'
import { asSaidOn, folderOf, identitiesOf } from './returns.ts'
import { stories } from './stories.ts'

const today = day('2025-10-16')
const returns: readonly ReturnToWrite[] = [
  { year: 2024, asAt: day('2024-03-31') },
  { year: 2025, asAt: day('2025-03-31') },
  { year: 2026, asAt: day('2025-09-30') },
  { year: 2026, asAt: today },
]
let number = 100_000
const children = stories(today, () => String((number += 1)))

let store: Store
let folder = ''
let names = 0
beforeAll(async () => {
  store = await aStore()
  folder = await mkdtemp(join(tmpdir(), 'throughline-split-'))
})
afterAll(async () => {
  await store.close()
  await rm(folder, { recursive: true, force: true })
})

const unique = (what: string): string => `${what} ${String((names += 1))}`
const aCouncil = (): Promise<AuthorityId> =>
  addAuthority(store, { name: unique('Council'), code: null, demonstration: true })

/** What may be loaded at one time: some children of some of the returns. */
type Part = readonly { readonly of: ReturnToWrite; readonly said: readonly ChildToWrite[] }[]

async function load(authority: AuthorityId, part: Part): Promise<void> {
  const into = join(folder, unique('part'))
  const written: ReturnToWrite[] = []
  for (const { of, said } of part) {
    const rows = await writeReturn(join(into, folderOf(of)), of, said)
    if (Object.values(rows).some((many) => many > 0)) written.push(of)
    else await rm(join(into, folderOf(of)), { recursive: true }) // of these children, an early return says nothing yet
  }
  if (written.length === 0) return
  const told = identitiesOf(written)
  const asked = { importId: unique('import'), authority, by: 'analyst', today, folder: into, told }
  await importReturns({ store, project: makeProject(defaultDefinitions), definitions: eventDefinitions }, asked)
}

const sayingOf = (some: readonly ChildToWrite[] | typeof children): Part =>
  returns.map((of) => ({
    of,
    said: children.filter((child) => some.includes(child)).map((child) => asSaidOn(child, of.asAt)),
  }))

/** All that the facts come to, by the number of the child: without the ids that each import draws anew. */
const comesTo = (authority: AuthorityId): Promise<readonly string[]> =>
  store.inAuthority(authority, async (tx) => {
    const lines: string[] = []
    for (const table of ['journey', 'stage_span', 'clock', 'point', 'span', 'contradiction']) {
      const { rows } = await sql<{ line: string }>`
        select ${table} || ' ' || c.source_ref || ' ' ||
          (to_jsonb(t) - '{authority,generation,subject,started_by,fact,facts}'::text[])::text as line
        from ${sql.table(table)} t join child c using (authority, generation, subject)
        where t.authority = ${authority} and t.generation = 0`.execute(tx)
      lines.push(...rows.map(({ line }) => line))
    }
    return lines.sort()
  })

describe('Returns that are loaded in whatever parts', () => {
  it('come to the same journeys, clocks, figures and contradictions as loaded at once', async () => {
    const whole = await aCouncil()
    await load(whole, sayingOf(children))
    const expected = await comesTo(whole)
    expect(expected.length).toBeGreaterThan(children.length * 5)

    // Who goes into which part, by the children; each part has all returns, or one after the other.
    const parts = fc.integer({ min: 2, max: 4 }).chain((many) =>
      fc.record({
        into: fc.array(fc.nat(many - 1), { minLength: children.length, maxLength: children.length }),
        order: fc.shuffledSubarray(
          Array.from({ length: many }, (_, n) => n),
          { minLength: many, maxLength: many },
        ),
        isYearByYear: fc.boolean(),
      }),
    )
    await fc.assert(
      fc.asyncProperty(parts, async ({ into, order, isYearByYear }) => {
        const council = await aCouncil()
        for (const part of order) {
          const saying = sayingOf(children.filter((_, n) => into[n] === part))
          for (const some of isYearByYear ? saying.map((one) => [one]) : [saying]) await load(council, some)
        }
        expect(await comesTo(council)).toEqual(expected)
      }),
      { numRuns: 6, endOnFailure: true },
    )
  }, 120_000)
})
