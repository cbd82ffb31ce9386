import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { until } from '../../../test/until.ts'
import { aChild } from '../../demo/index.ts'
import { eventDefinitions } from '../../practice/index.ts'
import type { FactId, SubjectId } from '../../record/index.ts'
import { beginBundle, openQueue, readBundle, type Queue, type Store } from '../../store/index.ts'
import { aStore, HARBOUR } from '../../store/testing.ts'
import { day } from '../../time/index.ts'
import { makeBundleRuns } from './bundle-runs.ts'

let store: Store
let queue: Queue
let child: SubjectId
const request = randomUUID() as FactId
const trouble: unknown[] = []
const runs = () =>
  makeBundleRuns({
    ...{ store, queue, definitions: eventDefinitions, complaints: eventDefinitions, titleOf: (person) => person },
    complainedOf: () => Promise.resolve([]),
    ...{ today: () => day('2025-10-16'), report: (error) => void trouble.push(error) },
  })

beforeAll(async () => {
  store = await aStore()
  queue = await openQueue(store, (error) => void trouble.push(error))
  const on = await aRecordOf(store, [aChild('Oriel L.', '500001').bornOn('2015-02-03').enteredCareOn('2025-03-03')])
  const found = on.get('Oriel L.')
  if (!found) throw new Error('Saved just above')
  child = found.subject
})
afterAll(async () => {
  await queue.stop(1)
  await store.close()
})

const asked = () => ({ subject: child, request, by: 'custodian' })

describe('A copy of a record that is prepared in the background', () => {
  it('is stopped while it waits, and is not made afterwards; one asked for after it is, with its progress', async () => {
    const one = runs()
    const stopped = await one.ports.begin(HARBOUR, asked())
    const made = await one.ports.begin(HARBOUR, asked())
    if (stopped === null || made === null) throw new Error('There is such a record')
    await one.ports.cancel(HARBOUR, stopped)
    expect(await readBundle(store, HARBOUR, stopped)).toMatchObject({ state: 'cancelled', isAskedToStop: true })
    await one.start([])
    const row = await until(
      () => readBundle(store, HARBOUR, made),
      (seen) => seen?.state === 'done',
    )
    expect(row).toMatchObject({ progress: { done: 3, of: 4 }, outcome: { whole: 0, inPart: 0 }, problem: null })
    expect(row?.endedAt).not.toBeNull()
    expect(await readBundle(store, HARBOUR, stopped)).toMatchObject({ state: 'cancelled', outcome: null })
    expect(await one.ports.files(HARBOUR, stopped)).toBeNull()
    const files = await one.ports.files(HARBOUR, made)
    expect(files?.page.toString('utf8')).toContain('Became looked after')
    expect(files?.word.subarray(0, 2).toString()).toBe('PK')
    await one.ports.forget(HARBOUR, request)
    expect(await one.ports.of(HARBOUR, child, request)).toEqual([])
    expect(trouble).toEqual([])
  })

  it('is said to have failed where the service was stopped in the middle', async () => {
    const id = randomUUID()
    await beginBundle(store, HARBOUR, { id, ...asked() })
    await runs().start([HARBOUR])
    expect(await readBundle(store, HARBOUR, id)).toMatchObject({
      ...{ state: 'failed', problem: expect.stringContaining('Ask for it again') },
    })
  })

  it('is not begun of a record that is no longer there', async () => {
    expect(await runs().ports.begin(HARBOUR, { ...asked(), subject: randomUUID() as SubjectId })).toBeNull()
  })
})
