import { expect, test } from 'vitest'
import { factsFrom, type Revision, type SubjectId, type FactId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { childToWrite } from './record-to-write.ts'
import { rowsFor, yearEnds } from './write-rows.ts'

const child = 'a child' as SubjectId // never stored
const open = { reasonStarted: 'S', legalStatus: 'V2', need: 'N1', placement: 'U6', endedOn: null, reasonEnded: null }
const episode = (revision: number, body: Revision['body'], more: Partial<Revision>): Revision => ({
  ...{ fact: 'an episode' as FactId, revision, type: 'child.episode', shape: 1, subjects: [child], body }, // likewise
  ...{ happenedOn: day('2024-06-03'), recordedOn: day('2025-04-10'), voice: 'typed', statement: null },
  ...more,
})

test('an end that a person typed over an open episode stands in the return of its year, and not in the one before', () => {
  const facts = factsFrom(
    [
      episode(0, open, { voice: 'ssda903', statement: '2025:2025-03-31' }),
      episode(1, { endedOn: '2025-09-08', reasonEnded: 'E4A' }, {}),
    ],
    new Map(),
  )
  const told = childToWrite({ subject: child, number: '100001', facts, covered: [], hasWithdrawn: false })
  const endsIn = (year: number) =>
    told
      ? rowsFor(told, { year, asAt: yearEnds(year) }).flatMap(({ table, cells }) =>
          table.columns.flatMap(({ name }, n) => (['DEC', 'REC'].includes(name) ? [cells[n]] : [])),
        )
      : []
  expect(endsIn(2025)).toEqual(['', ''])
  expect(endsIn(2026)).toEqual(['08/09/2025', 'E4A'])
})
