import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sameAs, type NewRevision, type SubjectId } from '../../record/index.ts'
import { addDays, day, type Day } from '../../time/index.ts'
import { foldAll } from './fold-subjects.ts'
import { readGroups } from './groups.ts'
import { chainHead } from '../appending/positions.ts'
import { differencesBetween, rowsOf } from './projections.ts'
import { reconstruct } from './reconstruct.ts'
import { askForReconstruction, holdReconstruction, removeReconstruction } from './reconstructions.ts'
import { save as saveWith } from '../appending/save.ts'
import type { Store } from '../database/store.ts'
import { storedRows } from './stored-rows.ts'
import { nextSubjects } from './subject-batches.ts'
import { aStore, HARBOUR, testServer } from '../testing.ts'
import { aNewChild, aSave, aVisit, definitions, project } from '../testing-rules.ts'

let store: Store
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

const rules = { project, definitions }
const save = (...of: Parameters<typeof aSave>) => saveWith(store, HARBOUR, aSave(...of), project, definitions)

/** Where the rows of a generation differ from what every fact up to a position comes to, folded from the first. */
const differingFromTheFold = (generation: number, position: number) =>
  store.inAuthority(HARBOUR, async (tx) => {
    const ids = (await nextSubjects(tx, HARBOUR, null)).map(({ id }) => id)
    const { subjects, revisions } = await readGroups(tx, HARBOUR, ids, position)
    const folded = foldAll(subjects, revisions, [], rules)
    const fresh = rowsOf([...folded.values()].map(({ projection }) => projection))
    return differencesBetween(await storedRows(tx, { authority: HARBOUR, generation }, ids), fresh)
  })

/** What happens next to the children so far: somebody new, a visit, a corrected or withdrawn one, a join or its end. */
const step = fc.record({
  what: fc.constantFrom('new', 'visit', 'shared visit', 'correct', 'withdraw', 'join', 'part'),
  who: fc.nat(99),
  whom: fc.nat(99),
  days: fc.nat(200),
})
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never

/** Children of a property’s own, and what is said of them step by step. Refused saves are a step that did nothing. */
function aRecord(): (step: Step) => Promise<void> {
  const [children, facts, joins]: [SubjectId[], NewRevision[], NewRevision[]] = [[], [], []]
  const say = async (revision: NewRevision, into: NewRevision[]): Promise<void> => {
    if ((await save([revision])).saved) into.push(revision)
  }
  const revise = async (list: NewRevision[], nth: number, change: Partial<NewRevision>): Promise<void> => {
    const fact = list[nth % Math.max(1, list.length)]
    if (!fact || fact.happenedOn === null) return
    const next = { ...fact, revision: fact.revision + 1, ...change }
    if ((await save([next])).saved) list[list.indexOf(fact)] = next
  }
  const begin = async (on: Day): Promise<void> => {
    const { child, visit, save: first } = aNewChild(null, on)
    children.push(child)
    facts.push(visit)
    await saveWith(store, HARBOUR, first, project, definitions)
  }
  return async ({ what, who, whom, days }) => {
    const on = addDays(day('2025-01-01'), days)
    const [one, other] = [children[who % children.length], children[whom % children.length]]
    if (what === 'new' || !one || !other) await begin(on)
    else if (what === 'visit') await say(aVisit(one, on), facts)
    else if (what === 'shared visit') await say(aVisit(one === other ? one : [one, other], on), facts)
    else if (what === 'correct') await revise(facts, who, { happenedOn: on })
    else if (what === 'withdraw') await revise(facts, who, { happenedOn: null, body: {} })
    else if (what === 'part') await revise(joins, who, { happenedOn: null, body: {} })
    else if (one !== other) await say(aVisit([one, other], on, { type: sameAs.type, body: { under: other } }), joins)
  }
}

test('what was known then is, row by row, what its facts come to: with joins, corrections and withdrawals since', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 8, maxLength: 24 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (steps, share) => {
        const take = aRecord()
        const before = (await chainHead(store, HARBOUR))?.position ?? 0
        for (const each of steps) await take(each)
        const after = (await chainHead(store, HARBOUR))?.position ?? 0
        const position = Math.max(1, before + Math.round((after - before) * share))
        const then = await reconstruct(store, HARBOUR, position, rules)
        expect(then).toMatchObject({ state: 'ready' })
        expect(await differingFromTheFold(then?.generation ?? -1, position)).toEqual([])
        await removeReconstruction(store, HARBOUR, then?.generation ?? -1, true)
      },
    ),
    { numRuns: 12 },
  )
}, 120_000)

test('of whom nothing was said since is not folded again, and whoever was told of since is', async () => {
  const [quiet, told] = [aNewChild(null, '2025-03-03'), aNewChild(null, '2025-03-04')]
  for (const each of [quiet, told]) await saveWith(store, HARBOUR, each.save, project, definitions)
  const position = (await chainHead(store, HARBOUR))?.position ?? 0
  await save([aVisit(told.child, '2025-04-04')])
  const folded: SubjectId[] = []
  const counting = {
    ...rules,
    project: Object.assign((...of: Parameters<typeof project>) => (folded.push(of[0]), project(...of)), {}),
  }
  const then = await reconstruct(store, HARBOUR, position, counting)
  expect(folded).toContain(told.child)
  expect(folded).not.toContain(quiet.child)
  expect(await differingFromTheFold(then?.generation ?? -1, position)).toEqual([])
})

const takingAway = (position: number) =>
  store.inAuthority(HARBOUR, (tx) => sql`delete from reconstruction where position = ${position}`.execute(tx), {
    lockTimeoutMs: 100,
  })

test('one that was taken away, as a sealing does first, is not written on', async () => {
  const then = await askForReconstruction(store, HARBOUR, 1)
  const hold = () => store.inAuthority(HARBOUR, (tx) => holdReconstruction(tx, HARBOUR, then?.generation ?? -1))
  await hold()
  await takingAway(1)
  await expect(hold()).rejects.toThrow('taken away')
})

test.runIf(testServer)('while a batch of one is written, nobody takes it away', async () => {
  const then = await askForReconstruction(store, HARBOUR, 1)
  await store.inAuthority(HARBOUR, async (tx) => {
    await holdReconstruction(tx, HARBOUR, then?.generation ?? -1)
    await expect(takingAway(1)).rejects.toMatchObject({ code: '55P03' })
  })
  await takingAway(1)
})
