import { describe, expect, it } from 'vitest'
import { day } from '../../time/index.ts'
import { aSubject, typed } from '../testing.ts'
import { documentOf, type PackOf } from './contents.ts'
import { packRows, packsIn } from './fold.ts'
import { rowsFrom, toBytes, type PackRows } from './rows.ts'
import { tellsOf } from './when.ts'

describe('The day of which a pack tells', () => {
  it('is the last of a day, a week or a month that is over, because what is not over cannot be held against another', () => {
    // 16 October 2025 is a Thursday.
    const tells = (on: string) => (['daily', 'weekly', 'monthly'] as const).map((kind) => tellsOf(kind, day(on)))
    expect(tells('2025-10-16')).toEqual(['2025-10-15', '2025-10-12', '2025-09-30'])
    expect(tells('2025-10-13')).toEqual(['2025-10-12', '2025-10-12', '2025-09-30'])
    expect(tells('2025-11-01')).toEqual(['2025-10-31', '2025-10-26', '2025-10-31'])
  })
})

describe('The packs of one kind', () => {
  const made = (on: string, asAtOn: string) => typed('packs.made', on, { kind: 'weekly', asAtOn, position: 3 })

  it('are one journey that is open, with the day from which the next can be made', () => {
    const facts = [made('2025-10-06', '2025-10-05'), made('2025-10-13', '2025-10-12')]
    const { journeys, stageSpans } = packRows(aSubject, facts)
    expect(journeys).toMatchObject([{ stage: 'running', endedOn: null, nextOn: '2025-10-20' }])
    expect(stageSpans).toHaveLength(1)
    expect(packsIn(aSubject, facts).map(({ asAtOn }) => asAtOn)).toEqual(['2025-10-12', '2025-10-05'])
  })
})

describe('A pack', () => {
  const rows = (late: number, value: number): PackRows => ({
    rules: { visit: { title: 'Visit', late, dueSoon: 2, done: 5, doneInTime: 4 } },
    teams: { North: { lookedAfter: 40, inNeed: 60, withoutWorker: 1, late, atRisk: 3 } },
    measures: {
      '1.1-m03': {
        ...{ title: 'Assessed in time', says: `${value}%`, madeOf: '8 of 10', band: 'Good' },
        ...{ year: '79%', target: 'None agreed', value },
      },
    },
  })
  const of = (rest: Partial<PackOf> = {}): PackOf => ({
    ...{ kind: 'weekly', authority: 'Harbour', asAt: day('2025-10-12'), readAt: '13 October 2025, 06:00', position: 9 },
    ...{ rows: rows(7, 80), before: null, slow: [] },
    ...rest,
  })
  const textOf = (pack: PackOf): string => JSON.stringify(documentOf(pack))

  it('says how each number moved since the pack before, and where there is none says so', () => {
    expect(textOf(of())).toContain('It is the first of its kind')
    const text = textOf(of({ before: { asAt: day('2025-10-05'), rows: rows(9, 75) } }))
    expect(text).toContain('“Before” is the weekly pack to 5 October 2025')
    expect(text).toContain('["Visit","7 (before: 9)","2","5","4"]')
    expect(text).toContain('["North","40 (as before)"')
    expect(text).toContain('["1.1-m03 Assessed in time","80%","8 of 10","Good","75%"]')
  })

  it('of a day holds only the measures that moved, since most do not in a day', () => {
    const same = { asAt: day('2025-10-11'), rows: rows(7, 80) }
    expect(textOf(of({ kind: 'daily', before: same }))).not.toContain('1.1-m03')
    const other = { asAt: day('2025-10-11'), rows: rows(7, 79) }
    expect(textOf(of({ kind: 'daily', before: other }))).toContain('1.1-m03')
  })

  it('of a month says the target, and which actions are slow and why', () => {
    const slow = [{ ref: '1.2', action: 'Train everybody', why: 'Its date has passed.' }]
    const text = textOf(of({ kind: 'monthly', slow }))
    expect(text).toContain('["1.2","Train everybody","Its date has passed."]')
    expect(text).toContain('None agreed')
    expect(textOf(of({ kind: 'weekly', slow }))).not.toContain('Train everybody')
  })

  it('is held against numbers that come back as they were kept', () => {
    expect(rowsFrom(toBytes(rows(7, 80)))).toEqual(rows(7, 80))
  })
})
