import { describe, expect, it } from 'vitest'
import { readsAgenda, personWith } from '../../access/index.ts'
import type { Body, Fact, FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { panelRows } from './fold.ts'
import { readPanel } from './panel.ts'

const AGENDA = '00000000-0000-4000-8000-000000000001' as SubjectId // any uuid
const ROWAN = '00000000-0000-4000-8000-000000000002'
const HOUSEHOLD = '00000000-0000-4000-8000-000000000003'

let nth = 0
const told = (type: string, on: string, body: Body = {}): Fact => {
  nth += 1
  const id = `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}` as FactId // a uuid of its own
  return { id, type: `panels.${type}`, happenedOn: day(on), body, revision: 0 } as Fact // what the fold reads of one
}

const agenda = told('agenda', '2025-10-01', { panel: 'adoption', meetsOn: '2025-10-14', members: ['ash', 'elm'] })
const rowan = told('item', '2025-10-02', { about: 'advice', child: ROWAN })
const household = told('item', '2025-10-03', { about: 'approval', household: HOUSEHOLD })
const opens = (...facts: Fact[]) =>
  (panelRows(AGENDA, facts).panelItems ?? []).map(({ child, household: who, members, confirmedOn }) => [
    child ?? who,
    members.join(' '),
    confirmedOn,
  ])

describe('An agenda opens', () => {
  it('what is on it to whoever sits, until the minutes are confirmed', () => {
    expect(opens(agenda, rowan, household)).toEqual([
      [ROWAN, 'ash elm', null],
      [HOUSEHOLD, 'ash elm', null],
    ])
    const minutes = [told('minutes', '2025-10-15'), told('minutes-confirmed', '2025-10-28', { by: 'The chair' })]
    expect(opens(agenda, rowan, ...minutes)).toEqual([[ROWAN, 'ash elm', '2025-10-28']])
  })

  it('nothing that was taken off it', () => {
    const off = told('item-taken-off', '2025-10-05', { item: rowan.id, reason: 'The plan changed' })
    expect(opens(agenda, rowan, household, off)).toEqual([[HOUSEHOLD, 'ash elm', null]])
  })

  it('nothing before anybody said who sits, and nothing that was emptied', () => {
    expect(opens(rowan)).toEqual([])
    expect(opens(agenda)).toEqual([])
    expect(panelRows(AGENDA, []).journeys).toEqual([])
  })
})

it('stands drawn up, then minuted, then ends with the confirmation; what comes next is always said', () => {
  const now = (...facts: Fact[]) => panelRows(AGENDA, facts).journeys.map((j) => [j.stage, j.nextOn, j.endedOn])
  expect(now(agenda)).toEqual([['agenda', '2025-10-21', null]])
  expect(now(agenda, told('minutes', '2025-10-15'))).toEqual([['minuted', '2025-11-12', null]])
  expect(now(agenda, told('minutes', '2025-10-15'), told('minutes-confirmed', '2025-10-15'))).toEqual([
    [null, null, '2025-10-15'],
  ])
  expect(now(rowan)).toHaveLength(1)
})

it('is read by those who sit until it is confirmed, and by those who keep panels ever after', () => {
  const members = readPanel([agenda])?.members ?? []
  const reads = (id: string, role: Parameters<typeof personWith>[1], isConfirmed: boolean) =>
    readsAgenda(personWith(id, role), { members, isConfirmed })
  expect([reads('ash', 'panel-member', false), reads('ash', 'panel-member', true)]).toEqual([true, false])
  expect([reads('oak', 'panel-member', false), reads('ash', 'social-worker', false)]).toEqual([false, false])
  expect([reads('oak', 'agency-adviser', true), reads('elm', 'panel-administrator', false)]).toEqual([true, true])
})
