import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPerson, everyChild, seesOf } from '../access/index.ts'
import { readAsker, readOverview, readTracked, type Store } from '../store/index.ts'
import { aStore } from '../store/testing.ts'
import { day } from '../time/index.ts'
import { harbour, loadDemonstration, type LoadedDemonstration } from './load.ts'

const today = day('2025-10-16')
const reading = { authority: harbour.id, generation: 0, on: today, sees: everyChild }
const words = {
  adoptionStages: ['adoption-planned', 'family-finding', 'matched', 'placed', 'order-applied-for'],
  rules: ['permanence.a1', 'permanence.a2'],
}
const load = (store: Store): Promise<LoadedDemonstration> =>
  loadDemonstration(store, { today, seed: 1, progress: () => undefined })

describe('The demonstration authority, loaded', () => {
  let store: Store
  let loaded: LoadedDemonstration
  beforeAll(async () => {
    store = await aStore()
    loaded = await load(store)
  })
  afterAll(() => store.close())

  const childrenIn = async (practice: string, stage: string, on = today): Promise<number> => {
    const { stages } = await readOverview(store)({ ...reading, on })
    return stages.find((each) => each.practice === practice && each.stage === stage)?.children ?? 0
  }

  it('says what it loaded: every row could be read', () => {
    expect(loaded).toMatchObject({ loaded: true, inNeed: 2500, imported: { rejected: 0 } })
  })

  it('looks after 480 children today, and helps 2,500 more and Ivo, who went home', async () => {
    expect(await childrenIn('child', 'looked-after')).toBe(480)
    expect(await childrenIn('child', 'open')).toBe(2501)
  })

  it('looked after about as many ten years ago', async () => {
    expect(await childrenIn('child', 'looked-after', day('2016-03-31'))).toBeGreaterThan(350)
  })

  it('has children in every stage of the way to adoption', async () => {
    for (const stage of words.adoptionStages) expect(await childrenIn('permanence', stage)).toBeGreaterThan(0)
  })

  it('shows the contradictions that its stories tell, and no other', async () => {
    expect((await readOverview(store)(reading)).contradictions).toBe(8)
  })

  it('lets its reviewer see the cases of an invented review, and no other', async () => {
    const asker = await readAsker(store, demonstrationPerson, () => today)(harbour.id, 'reviewer', null)
    expect(asker?.person.granted.map(({ review }) => review)).toEqual(Array(5).fill('Review of practice (invented)'))
    expect(asker && seesOf(asker.person)).toMatchObject({ reach: 'nobody', workers: [], team: null })
    expect(asker && seesOf(asker.person).named).toHaveLength(5)
  })

  it('is not loaded over itself', async () => {
    expect(await load(store)).toEqual({ loaded: false })
  })

  it('is the same in another store, to the ids of its children', async () => {
    const other = await aStore()
    try {
      await load(other)
      const [here, there] = await Promise.all(
        [store, other].map((each) => readTracked(each, words)(reading, 'adoption')),
      )
      const ids = (rows: typeof here): string[] => (rows ?? []).map((row) => `${row.name ?? ''} ${row.subject}`).sort()
      expect(ids(there)).toEqual(ids(here))
    } finally {
      await other.close()
    }
  })
})
