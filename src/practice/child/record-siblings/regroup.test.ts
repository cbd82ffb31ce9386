import { describe, expect, it } from 'vitest'
import type { FactId, SubjectId } from '../../../record/index.ts'
import { day } from '../../../time/index.ts'
import type { GroupFact, Grouped } from './ports.ts'
import { regroup, seenAs } from './regroup.ts'

const since = day('2025-03-27')
const said = (name: string, group: string, lastRevision = 0, of = name, from = '2024-01-01'): GroupFact => ({
  group,
  fact: `fact of ${of}` as FactId, // any id
  lastRevision,
  since: day(from),
  subjects: [name as SubjectId], // any id
})
const member = (name: string, group: string | null, lastRevision = 0, earlier: readonly GroupFact[] = []): Grouped => ({
  subject: name as SubjectId, // any id
  name,
  sourceRef: null,
  bornOn: null,
  inGroup: group === null ? null : said(name, group, lastRevision),
  earlier,
})
let made = 0
const newId = (): string => `new ${(made += 1)}`
const summary = (revisions: ReturnType<typeof regroup>) =>
  revisions.map(({ subjects, revision, happenedOn, body }) => [
    subjects[0],
    revision,
    happenedOn,
    body['group'] ?? null,
  ])

describe('brothers and sisters', () => {
  it('who are in no group yet get one together', () => {
    made = 0
    const revisions = regroup(
      { child: member('Rowan', null), others: [member('Wren', null)], before: [], since },
      newId,
    )
    expect(summary(revisions)).toEqual([
      ['Rowan', 0, since, 'new 1'],
      ['Wren', 0, since, 'new 1'],
    ])
  })

  it('who join keep the group that there is, and who leave are taken out of it', () => {
    const wren = member('Wren', 'A')
    const revisions = regroup(
      { child: member('Rowan', 'A'), others: [member('Jude', 'B', 3)], before: [wren], since },
      newId,
    )
    expect(summary(revisions)).toEqual([
      ['Jude', 4, since, 'A'],
      ['Wren', 1, null, null],
    ])
  })

  it('of whom nobody is left are no group: one child alone is planned for alone', () => {
    const revisions = regroup({ child: member('Rowan', 'A'), others: [], before: [member('Wren', 'A')], since }, newId)
    expect(summary(revisions)).toEqual([
      ['Rowan', 1, null, null],
      ['Wren', 1, null, null],
    ])
  })

  it('who leave are in no earlier group either, be it of another record of the same child', () => {
    const wren = member('Wren', 'A', 0, [said('Wren again', 'B', 2, 'long ago', '2023-01-01')])
    const revisions = regroup({ child: member('Rowan', 'A'), others: [], before: [wren], since }, newId)
    expect(summary(revisions).slice(1)).toEqual([
      ['Wren', 1, null, null],
      ['Wren again', 3, null, null],
    ])
  })

  it('who join from a day on leave a later group, and keep what they were in before', () => {
    const before = said('Jude', 'B', 0, 'long ago', '2023-01-01')
    const later = said('Jude', 'C', 0, 'lately', '2025-03-27')
    const jude = member('Jude', 'D', 0, [before, later])
    const revisions = regroup({ child: member('Rowan', 'A'), others: [jude], before: [], since }, newId)
    expect(revisions.map(({ fact, happenedOn }) => [fact, happenedOn])).toEqual([
      ['fact of Jude', since],
      ['fact of lately', null],
    ])
  })

  it('who are unchanged need no saving', () => {
    const wren = member('Wren', 'A')
    expect(regroup({ child: member('Rowan', 'A'), others: [wren], before: [wren], since }, newId)).toEqual([])
  })

  it('are seen to have changed when anybody’s fact has another revision', () => {
    expect(seenAs([member('Wren', 'A', 0)])).not.toBe(seenAs([member('Wren', 'A', 1)]))
    expect(seenAs([member('a', 'A'), member('b', 'A')])).toBe(seenAs([member('b', 'A'), member('a', 'A')]))
  })
})
