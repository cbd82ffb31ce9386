import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../test/a-record-of.ts'
import { everyChild, type Sees } from '../../access/index.ts'
import { aChild } from '../../demo/index.ts'
import { fact } from '../../demo/told.ts'
import { eventDefinitions } from '../../practice/index.ts'
import type { FactId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { randomUUID } from 'node:crypto'
import { save } from '../appending/save.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { findWritten } from './texts-found.ts'

const child = (name: string, number: string, team: string) =>
  aChild(name, number).bornOn('2014-02-03').inNeedFrom('2025-01-06').inTeam(team, '2025-01-06')

const hidden = child('Hidden H.', '500003', 'North')
const children = [
  child('Oriel L.', '500001', 'North'),
  child('Piran T.', '500002', 'South'),
  { ...hidden, facts: [...hidden.facts, fact('child.restricted', '2025-01-01', { people: 'director' }, 'typed')] },
]

let store: Store
let on: ReadonlyMap<string, OnRecord>
beforeAll(async () => {
  store = await aStore()
  on = await aRecordOf(store, children)
})
afterAll(() => store.close())

/** A case note of a child; a later revision of the same note where `again`. */
async function note(name: string, happenedOn: string, text: string, again?: { fact: FactId; revision: number }) {
  const subject = on.get(name)?.subject
  if (!subject) throw new Error('No such child')
  const id = again?.fact ?? (randomUUID() as FactId) // a new fact
  const saved = await save(
    store,
    HARBOUR,
    {
      ...{ request: randomUUID(), by: 'p-worker', voice: 'typed', statement: null, recordedOn: day('2025-10-16') },
      ...{ newSubjects: [] },
      revisions: [
        {
          ...{ fact: id, revision: again?.revision ?? 0, type: 'child.case-note', shape: 1, subjects: [subject] },
          ...{ happenedOn: day(happenedOn), body: { kind: 'telephone', thirdParty: false }, texts: { note: text } },
        },
      ],
    },
    project,
    eventDefinitions,
  )
  expect(saved.saved).toBe(true)
  return id
}

const found = async (words: string, sees: Sees = everyChild, asAt = '2025-10-16') => {
  const reading = { authority: HARBOUR, generation: 0, on: day(asAt), sees }
  return (await findWritten(store)(reading, words, 20)).map(({ name, says }) => `${String(name)}: ${says}`)
}

describe('what was written', () => {
  beforeAll(async () => {
    await note('Oriel L.', '2025-05-01', 'The grandmother offered to look after Oriel while the hospital visits go on.')
    await note('Piran T.', '2025-06-01', 'A grandmother telephoned about school.')
    await note('Hidden H.', '2025-07-01', 'The grandmother is known to us.')
  })

  it('is found by all its words in any of their forms, the newest first', async () => {
    expect(await found('grandmothers')).toEqual([
      'Piran T.: A grandmother telephoned about school.',
      'Oriel L.: The grandmother offered to look after Oriel while the hospital visits go on.',
    ])
    expect(await found('grandmother visiting hospital')).toHaveLength(1)
    expect(await found('grandmother hospitality')).toHaveLength(1) // one stem
    expect(await found('grandmother solicitor')).toEqual([])
  })

  it('shows nobody what they may not read', async () => {
    const team = { reach: 'team', team: 'North', workers: [], named: [], unsealed: false } as const
    expect(await found('grandmother', team)).toHaveLength(1)
    expect(await found('grandmother', { ...everyChild, reach: 'nobody' })).toEqual([])
    const hiddenOne = on.get('Hidden H.')?.subject
    expect(await found('grandmother', { ...everyChild, named: hiddenOne ? [hiddenOne] : [] })).toHaveLength(3)
  })

  it('is what stands now: a text that was rewritten is found by its new words only', async () => {
    const id = await note('Oriel L.', '2025-08-01', 'A skateboard was promised.')
    await note('Oriel L.', '2025-08-01', 'A bicycle was promised.', { fact: id, revision: 1 })
    expect(await found('skateboard')).toEqual([])
    expect(await found('bicycle')).toHaveLength(1)
  })

  it('is not found before the day that it is of', async () => {
    expect(await found('grandmother', everyChild, '2025-05-15')).toHaveLength(1)
  })

  it.each(['', '   ', 'the and of', '’); drop table event_text; --', '\u0000', 'a & | ! b'])(
    'is asked with “%s” and nothing breaks',
    async (words) => {
      expect(await found(words.replaceAll('\u0000', ''))).toEqual([])
    },
  )
})
