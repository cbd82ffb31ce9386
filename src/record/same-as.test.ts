import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '../time/index.ts'
import type { FactId, Revision, SubjectId } from './fact.ts'
import { rootsFrom, sameAs } from './same-as.ts'

const ids = ['a', 'b', 'c', 'd', 'e'] as SubjectId[] // any text will do here
const join = (n: number, member: SubjectId, under: SubjectId): Revision => ({
  fact: `fact ${n}` as FactId, // likewise
  ...{ revision: 0, type: sameAs.type, shape: 1, subjects: [member, under].sort(), body: { under } },
  ...{ happenedOn: day('2025-10-16'), voice: 'typed', statement: null, recordedOn: day('2025-10-16') },
})
const pairs = fc.array(fc.tuple(fc.constantFrom(...ids), fc.constantFrom(...ids)), { maxLength: 8 })
const joinsOf = (of: readonly (readonly [SubjectId, SubjectId])[]) => of.map(([m, u], n) => join(n, m, u))

test('whatever is joined with whatever, no record is read under one that is itself read under another', () => {
  fc.assert(
    fc.property(pairs, (of) => {
      const roots = rootsFrom(joinsOf(of))
      for (const root of roots.values()) expect(roots.has(root)).toBe(false)
    }),
  )
})

test('the order in which joins arrive, and how often they are found, is not read', () => {
  fc.assert(
    fc.property(pairs, (of) => {
      const joins = joinsOf(of)
      expect([...rootsFrom([...joins, ...joins].reverse())].sort()).toEqual([...rootsFrom(joins)].sort())
    }),
  )
})

test('joins that were withdrawn leave what was there without them', () => {
  fc.assert(
    fc.property(pairs, fc.nat(8), (of, kept) => {
      const joins = joinsOf(of)
      const away = joins.slice(kept).map((each) => ({ ...each, revision: 1, happenedOn: null, body: {} }))
      expect([...rootsFrom([...joins, ...away])]).toEqual([...rootsFrom(joins.slice(0, kept))])
    }),
  )
})
