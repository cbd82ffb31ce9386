import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demonstrationPerson, everyChild, seesOf } from '../access/index.ts'
import { readAsker, readOverview, type Store } from '../store/index.ts'
import { aStore } from '../store/testing.ts'
import { day } from '../time/index.ts'
import { harbourCouncil, type HarbourCouncil } from './harbour-council.ts'
import { harbour, loadDemonstration, type LoadedDemonstration } from './load.ts'

const today = day('2025-10-16')
const reading = { authority: harbour.id, generation: 0, on: today, sees: everyChild }
const adoptionStages = ['adoption-planned', 'family-finding', 'matched', 'placed', 'order-applied-for']
const load = (store: Store, council?: HarbourCouncil): Promise<LoadedDemonstration> =>
  loadDemonstration(store, { today, seed: 1, progress: () => undefined, ...(council && { council }) })

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
    for (const stage of adoptionStages) expect(await childrenIn('permanence', stage)).toBeGreaterThan(0)
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
})

describe('A part of the demonstration authority', () => {
  /** The ids of everybody and everything on record, with what each is. */
  const ids = (store: Store): Promise<readonly string[]> =>
    store.inAuthority(harbour.id, async (tx) => {
      const { rows } = await sql<{ line: string }>`
        select concat_ws(' ', s.kind, r.ref, s.id) as line from subject s left join source_ref r on r.subject = s.id
        union all select concat_ws(' ', type, happened_on, fact) from event`.execute(tx)
      return rows.map(({ line }) => line).sort()
    })

  it('is the same in every store, to the ids of its children and of what is known of them', async () => {
    const all = harbourCouncil({ today, seed: 1 }) // the same to the byte each time: see its own test
    const part = { lookedAfter: all.lookedAfter.slice(0, 20), inNeed: all.inNeed.slice(0, 20) }
    const loaded = async (): Promise<readonly string[]> => {
      const store = await aStore()
      try {
        expect(await load(store, part)).toMatchObject({ loaded: true, lookedAfter: 20, inNeed: 20 })
        return await ids(store)
      } finally {
        await store.close()
      }
    }
    const once = await loaded()
    expect(once.length).toBeGreaterThan(1000)
    expect(await loaded()).toEqual(once)
  })
})
