import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CountedTable, Sum } from '../../account/index.ts'
import type { Fact, SubjectKind } from '../../record/index.ts'
import { addDays, day } from '../../time/index.ts'
import { defaultDefinitions, makeProject } from '../index.ts'
import { aSubject, typed } from '../testing.ts'
import { buildParts } from './build-parts.ts'
import type { Material } from './material.ts'
import { blockingIn, findingsIn } from './paper-document.ts'
import { paperKinds, type PaperKindId } from './paper-kinds.ts'
import { mayLook } from './paper.ts'
import { nothingRecorded, type CountsOf, type MeasureLine, type Quoted } from './sources.ts'

const project = makeProject(defaultDefinitions)
const ON = day('2025-10-16')
const SMALL = { least: 1, most: 5, title: 'Counts from 1 to 5' }

const material = (kind: PaperKindId, rest: Partial<Material> = {}): Material => ({
  ...{ kind, authority: 'Harbour', asAt: ON, readAt: '16 October 2025, 09:12', position: 7 },
  ...{ plans: [], actions: [], decided: [], quoted: null, measures: [], reviews: [], risks: [], meeting: null },
  ...{ audit: nothingRecorded, voice: nothingRecorded, complaints: nothingRecorded },
  ...{ auditEvidence: [], voiceEvidence: [], written: new Map(), told: [], small: SMALL },
  ...rest,
})
const textOf = (of: Material): string => JSON.stringify(buildParts(of).parts)

describe('A board, a meeting, a report, a paper and a room', () => {
  const kinds: readonly SubjectKind[] = ['board', 'meeting', 'report', 'paper', 'room']
  const on = fc.integer({ min: 0, max: 900 }).map((n) => addDays(day('2025-01-01'), n))
  const of = (type: string, body: Fact['body'] = {}) => on.map((d) => typed(`governance.${type}`, d, body))
  const anyFact = fc.oneof(
    of('board', { name: 'Board', kind: 'improvement', everyMonths: 1 }),
    of('member', { role: 'chair', part: 'chair', independent: true }),
    on.chain((d) => of('meeting', { meetsOn: d })),
    of('meeting-held', { attended: 'chair' }),
    of('minutes'),
    of('minutes-confirmed', { by: 'board' }),
    of('report', { kind: 'quarterly-report', promise: 'x' }),
    of('paper', { kind: 'board-pack', asAtOn: '2025-02-02' }),
    of('edition', { title: 'Pack' }),
    of('room', { title: 'Room', untilOn: 'no day' }),
  )

  it('has exactly one stage, owner and next date while it is open, whatever happened on whichever days', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), fc.array(anyFact, { minLength: 1, maxLength: 8 }), (kind, facts) => {
        const sorted = facts.toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1))
        const { journeys, stageSpans } = project(aSubject, sorted, kind)
        expect(journeys).toHaveLength(1)
        for (const { endedOn, startedOn, stage, owner, nextOn } of journeys) {
          expect([stage, owner, nextOn].filter((each) => each === null)).toHaveLength(endedOn === null ? 0 : 3)
          if (endedOn !== null) expect(endedOn >= startedOn).toBe(true)
        }
        for (const { fromOn, toOn } of stageSpans) if (toOn !== null) expect(toOn > fromOn).toBe(true)
        expect(stageSpans.filter(({ toOn }) => toOn === null)).toHaveLength(journeys[0]?.endedOn === null ? 1 : 0)
      }),
    )
  })
})

describe('A paper', () => {
  it.each(Object.keys(paperKinds) as readonly PaperKindId[])(
    'that is a %s says of every part that nothing is recorded, where nothing is, and asks for what went less well',
    (kind) => {
      const { parts } = buildParts(material(kind))
      expect(parts.length).toBeGreaterThan(6)
      for (const { blocks } of parts) expect(blocks.length).toBeGreaterThan(0)
      expect(blockingIn(parts, []).unwritten.map(({ id }) => id)).toContain('less-well')
      expect(findingsIn(parts, [], SMALL)).toEqual([])
    },
  )

  const quoted = (met: boolean | null): Quoted => ({
    ...{ title: 'Adoption scorecard', publishedOn: ON, readOn: ON, suppressed: 'counts from 1 to 5' },
    figures: [
      { id: 'A1', title: 'Entering care to moving in', says: met === null ? null : '494 days', threshold: '426', met },
    ],
  })
  const measure: MeasureLine = {
    ...{ id: '1.1-m03', title: 'Seen in time', value: '60%', of: '60 of 100', band: 'Below the printed bands' },
    ...{
      month: 'October 2025 so far',
      target: 'None agreed',
      met: false,
      asAt: ON,
      told: [{ of: ['1.1-m03 in'], count: 60 }],
    },
  }

  it('to the Department asks for the contingency of each target that is not met, and of no other', () => {
    const parts = (of: Partial<Material>) =>
      buildParts(material('quarterly-report', of))
        .parts.map(({ id }) => id)
        .filter((id) => id.startsWith('contingency') || id === 'not-met')
    expect(parts({ quoted: quoted(false), measures: [measure] })).toEqual(['contingency-A1', 'contingency-1.1-m03'])
    expect(parts({ quoted: quoted(true) })).toEqual(['not-met'])
    expect(parts({ quoted: quoted(null) })).toEqual(['not-met'])
    expect(textOf(material('quarterly-report', { quoted: quoted(null) }))).toContain('Suppressed')
  })

  it('leaves out a measure that differs by a few people from what a paper before told of them', () => {
    const text = (count: number) =>
      textOf(material('board-pack', { measures: [measure], told: [{ of: ['1.1-m03 in'], count }] }))
    expect([60, 57, 40].map((count) => text(count).includes('60 of 100'))).toEqual([true, false, true])
  })

  it('says of each table as at when it is, when it was read, and at which position', () => {
    const { parts } = buildParts(material('quarterly-report', { quoted: quoted(false), measures: [measure] }))
    const tables = parts.flatMap(({ blocks }) => blocks.filter((block) => block.kind === 'table'))
    expect(tables).toHaveLength(2)
    for (const { note } of tables) expect(note).toMatch(/as at 16 October 2025/i)
  })

  it('is checked part by part: a finding is waived in those words and that place alone', () => {
    const written = new Map([['less-well', 'Two children waited longer.']])
    const { parts } = buildParts(material('board-pack', { written }))
    const [found] = findingsIn(parts, [], SMALL)
    expect(found).toMatchObject({ finding: 'small-group', part: 'less-well', waiver: null })
    if (!found) throw new Error('Just looked at')
    const waiver = { finding: found.finding, where: found.where, said: found.why, reason: 'Agreed' }
    expect(findingsIn(parts, [waiver], SMALL).map((each) => each.waiver?.reason)).toEqual(['Agreed'])
    expect(findingsIn(parts, [{ ...waiver, where: 'elsewhere' }], SMALL)[0]?.waiver).toBeNull()
  })
})

describe('Tables of people in papers', () => {
  const cell = fc
    .integer({ min: 0, max: 14 })
    .chain((of) => fc.integer({ min: 0, max: of }).map((n) => ({ in: n, of })))
  const aTable = fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 3 })).chain(([rows, columns]) =>
    fc
      .array(fc.array(cell, { minLength: columns, maxLength: columns }), { minLength: rows, maxLength: rows })
      .map((cells): CountedTable => ({
        rows: cells.map((_, n) => `stage ${n + 1}`),
        columns: (cells[0] ?? []).map((_, n) => `team ${n + 1}`),
        cells,
      })),
  )
  const counts = (table: CountedTable): CountsOf => ({
    ...{
      name: 'complaints of the year',
      title: 'Complaints',
      rowsAre: 'Stage',
      inIs: 'Answered in time',
      asAt: ON,
      table,
    },
  })
  const shownIn = (of: Material): readonly (readonly string[])[] =>
    buildParts(of)
      .parts.filter(({ id }) => id === 'complaints')
      .flatMap(({ blocks }) =>
        blocks.flatMap((block) => (block.kind === 'table' ? block.rows.map(([, ...cells]) => cells) : [])),
      )

  /** What a reader works out: of a row or column in which one cell alone is hidden, that cell. */
  function workedOut(rows: readonly (readonly string[])[]): readonly number[] {
    const found: number[] = []
    const lines = [...rows, ...(rows[0] ?? []).map((_, column) => rows.map((cells) => cells[column] ?? ''))]
    for (const line of lines) {
      const parts = line.slice(0, -1)
      const total = line.at(-1)
      if (total === undefined || total === 'c' || parts.filter((each) => each === 'c').length !== 1) continue
      for (const side of [0, 1]) {
        const value = (text: string) => Number(text.split(' of ')[side])
        found.push(value(total) - parts.filter((each) => each !== 'c').reduce((sum, each) => sum + value(each), 0))
      }
    }
    return found
  }

  it('never show or give away a small count, by themselves or beside the paper before', () => {
    fc.assert(
      fc.property(aTable, (table) => {
        const complaints = { counts: [counts(table)], lines: [] }
        const first = material('board-pack', { complaints })
        const told: readonly Sum[] = buildParts(first).told
        for (const of of [first, material('board-pack', { complaints, told })]) {
          const rows = shownIn(of)
          for (const text of rows.flat().filter((each) => each !== 'c')) {
            const [some = 0, all = 0] = text.split(' of ').map(Number)
            for (const count of [some, all, all - some]) expect(count === 0 || count > 5, text).toBe(true)
          }
          for (const count of workedOut(rows)) expect(count <= 0 || count > 5).toBe(true)
        }
      }),
      { numRuns: 60 },
    )
  })

  it('are told to the papers that come later: a table that was shown is known to them, and may be shown again', () => {
    const of = (n: number): CountsOf => counts({ rows: ['stage 1'], columns: ['team 1'], cells: [[{ in: 0, of: n }]] })
    const before = buildParts(material('board-pack', { complaints: { counts: [of(20)], lines: [] } }))
    expect(before.told.length).toBeGreaterThan(0)
    const same = material('board-pack', { complaints: { counts: [of(20)], lines: [] }, told: before.told })
    expect(shownIn(same).flat()).toContain('0 of 20')
  })
})

describe('A guest', () => {
  it('may look from their first day to their last, not longer than the room is open, and not once it was taken back', () => {
    const guest = {
      ...{ fact: 'f' as never, revision: 0, person: 'guest', reason: '', takenBackOn: null },
      ...{ fromOn: day('2025-10-10'), untilOn: day('2025-10-20') },
    }
    const room = { untilOn: day('2025-10-18') }
    const looks = (text: string, rest: object = {}) => mayLook({ ...guest, ...rest }, room, day(text))
    expect(['2025-10-09', '2025-10-10', '2025-10-18', '2025-10-19', '2025-10-21'].map((on) => looks(on))).toEqual([
      ...[false, true, true, false, false],
    ])
    expect(looks('2025-10-12', { takenBackOn: day('2025-10-12') })).toBe(false)
  })
})
