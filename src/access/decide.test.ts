import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { SubjectId } from '../record/index.ts'
import { decide, may, type Thing } from './decide.ts'
import { demonstrationPeople, demonstrationPerson, demonstrationShows } from './demonstration-people.ts'
import { personWith } from './people.ts'
import { isAboutChild, permissions, type Permission } from './permissions.ts'
import { relationIds, relationTo, type ChildStanding } from './relation.ts'
import { roleIds, roleOf } from './roles.ts'
import { seesOf } from './sees.ts'

const ROWAN = 'rowan' as SubjectId // stands for a child’s id
const child = (given: Partial<ChildStanding> = {}): ChildStanding => ({
  ...{ subject: ROWAN, team: 'North', worker: 'SW1', officer: 'SW7', isRestricted: false, isUnsealed: false },
  ...given,
})
const worker = { ...personWith('a', 'social-worker', { team: 'North', workers: ['SW1'] }), named: [] }

describe('How a person stands to a child', () => {
  it.each([
    ['allocated by the worker’s number, whatever the team', worker, child({ team: 'East' }), 'allocated'],
    ['allocated as the reviewing officer', { ...worker, team: null, workers: ['SW7'] }, child(), 'allocated'],
    ['of the same team', { ...worker, workers: [] }, child(), 'same-team'],
    ['of another team', { ...worker, workers: [], team: 'East' }, child(), 'other-team'],
    [
      'without a team, of another team than a child without one',
      { ...worker, workers: [], team: null },
      child({ team: null }),
      'other-team',
    ],
    ['restricted, though allocated by number', worker, child({ isRestricted: true }), 'restricted'],
    ['named on the restricted record', { ...worker, named: [ROWAN] }, child({ isRestricted: true }), 'allocated'],
    [
      'granted for a review, of another team',
      { ...worker, workers: [], team: null, granted: [{ child: ROWAN, review: 'A review' }] },
      child(),
      'granted',
    ],
    [
      'restricted, though it was granted',
      { ...worker, granted: [{ child: ROWAN, review: 'A review' }] },
      child({ isRestricted: true }),
      'restricted',
    ],
    ['adopted and allocated', worker, child({ isUnsealed: true }), 'allocated'],
    [
      'adopted, whose reviewing officer they were',
      { ...worker, workers: ['SW7'] },
      child({ isUnsealed: true }),
      'unsealed',
    ],
    ['adopted, of the same team', { ...worker, workers: [] }, child({ isUnsealed: true }), 'unsealed'],
    [
      'adopted, and granted for a review',
      { ...worker, workers: [], granted: [{ child: ROWAN, review: 'A review' }] },
      child({ isUnsealed: true }),
      'granted',
    ],
    ['to nobody', worker, null, 'absent'],
  ])('%s', (_, person, of, relation) => {
    expect(relationTo(person, of)).toBe(relation)
  })
})

describe('May this person do this to this', () => {
  it.each<[string, Permission, Thing, boolean, string]>([
    ['social-worker', 'child.record', 'same-team', true, 'Social worker: the child is of their team.'],
    ['social-worker', 'child.read', 'other-team', false, 'Social worker: the role does not reach this child.'],
    [
      'board-chair',
      'figures.see',
      'service',
      true,
      'Improvement board chair: may see figures in which no child is identified.',
    ],
    ['dfe-adviser', 'child.read', 'allocated', false, 'Adviser of the Department: may not open the child’s record.'],
    [
      'iro',
      'child.read',
      'allocated',
      true,
      'Independent reviewing officer: the child is allocated to them or they are named.',
    ],
    ['iro', 'child.read', 'other-team', false, 'Independent reviewing officer: the role does not reach this child.'],
    [
      'iro-manager',
      'child.read',
      'other-team',
      true,
      'Manager of reviewing officers: the role reaches every child of the authority.',
    ],
    ['director', 'child.read', 'restricted', false, 'The record is restricted to named people.'],
    ['director', 'child.read', 'sealed', false, 'A sealed record is opened from the vault alone.'],
    [
      'director',
      'child.read',
      'unsealed',
      true,
      'Director of children’s services: adopted and not sealed yet, which is their work.',
    ],
    [
      'iro',
      'child.read',
      'unsealed',
      false,
      'Independent reviewing officer: the child was adopted, and the record is restricted until it is sealed.',
    ],
    ['director', 'figures.see', 'disabled-account', false, 'The account is disabled.'],
  ])('%s, %s, %s', (role, action, thing, allowed, because) => {
    const person = demonstrationPerson(role)
    if (!person) throw new Error(role)
    expect(decide(person, action, thing)).toEqual({ allowed, because })
  })

  it('of several roles the one that allows it decides; of none, nothing is allowed', () => {
    expect(decide({ roles: ['board-chair', 'duty-manager'] }, 'child.read', 'other-team').allowed).toBe(true)
    expect(decide({ roles: [] }, 'use', 'service').allowed).toBe(false)
  })

  it('nobody reaches what is restricted, sealed, absent or another’s, in whatever roles', () => {
    const roles = fc.uniqueArray(fc.constantFrom(...roleIds))
    const things = fc.constantFrom(
      'restricted',
      'sealed',
      'absent',
      'other-authority',
      'disabled-account',
      'no-account',
    )
    const about = fc.constantFrom(...(Object.keys(permissions) as Permission[]).filter(isAboutChild)) // the keys of the list
    fc.assert(
      fc.property(roles, about, things, (some, action, thing) => {
        expect(decide({ roles: some }, action, thing as Thing).allowed).toBe(false)
      }),
    )
  })

  it('another role never takes anything away', () => {
    const role = fc.constantFrom(...roleIds)
    const action = fc.constantFrom(...(Object.keys(permissions) as Permission[])) // the keys of the list
    fc.assert(
      fc.property(role, role, action, fc.constantFrom(...relationIds), (a, b, does, thing) => {
        if (decide({ roles: [a] }, does, thing).allowed)
          expect(decide({ roles: [b, a] }, does, thing).allowed).toBe(true)
      }),
    )
  })
})

describe('Whom a person sees in lists', () => {
  it('is what deciding child by child comes to, for every role', () => {
    for (const id of roleIds) {
      const person = personWith(id, id, { team: 'North' })
      const { reach, unsealed } = seesOf(person)
      const lists = may(person, 'children.list')
      expect(reach === 'authority').toBe(lists && decide(person, 'child.read', 'other-team').allowed)
      expect(unsealed).toBe(lists && decide(person, 'child.read', 'unsealed').allowed)
      expect(reach !== 'nobody').toBe(lists && decide(person, 'child.read', 'allocated').allowed)
    }
  })

  it('is nobody for those whose standing view identifies no child', () => {
    for (const role of ['board-chair', 'dfe-adviser', 'councillor', 'democratic-services', 'administrator'] as const)
      expect([role, seesOf(personWith(role, role)).reach]).toEqual([role, 'nobody'])
  })
})

describe('The demonstration’s people', () => {
  it('are one for each role, and show every relation', () => {
    expect(new Set(demonstrationPeople.map(({ id }) => id)).size).toBe(demonstrationPeople.length)
    const shows = demonstrationShows(relationIds)
    expect(shows).toHaveLength(roleIds.length * relationIds.length)
    for (const { role, relation, signIn } of shows) {
      const person = signIn === null ? null : demonstrationPerson(signIn)
      if (relation === 'no-account') expect(person).toBeNull()
      else if (relation === 'disabled-account') expect(person?.state).toBe('disabled')
      else expect(person?.roles).toEqual([role])
    }
  })

  it('have roles that say what they are for', () => {
    for (const role of roleIds) expect(roleOf(role).comesFor).toMatch(/\.$/)
  })
})
