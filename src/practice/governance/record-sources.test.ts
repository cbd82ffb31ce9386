import { describe, expect, it } from 'vitest'
import type { MonthSum } from '../../account/index.ts'
import { day } from '../../time/index.ts'
import { AUDITS_GRADED } from '../audit/index.ts'
import { receivedOf, STAGE_ONE, themed } from '../complaints/index.ts'
import { HEARD_AT_REVIEWS } from '../performance/index.ts'
import { aSubject, typed } from '../testing.ts'
import { settledQuarters } from './quarters.ts'
import { auditSource, complaintSource, voiceSource } from './record-sources.ts'

const titles = (on: string): readonly string[] => settledQuarters(day(on)).map(({ title }) => title)

describe('The quarters that a paper tells of', () => {
  it('are the last four that are over, and the same for every day of a quarter', () => {
    const whole = ['October to December 2024', 'January to March 2025', 'April to June 2025', 'July to September 2025']
    expect(titles('2025-11-15')).toEqual(whole)
    expect(titles('2026-01-20')).toEqual(whole)
  })

  it('end four weeks before, because what is typed late is typed by then', () => {
    expect(titles('2025-10-28').at(-1)).toBe('April to June 2025')
    expect(titles('2025-10-29').at(-1)).toBe('July to September 2025')
  })
})

const sum = (id: string, month: string, num: number, den: number): MonthSum => ({ id, month: day(month), num, den })
const SMALL = { least: 1, most: 5 }
const on = day('2025-11-15')

describe('What papers are told of complaints', () => {
  const counting = {
    on,
    sums: [
      sum(receivedOf('complaint'), '2025-07-01', 4, 9),
      sum(receivedOf('complaint'), '2025-08-01', 3, 6),
      sum(receivedOf('complaint'), '2025-10-01', 9, 9),
      sum(receivedOf('compliment'), '2025-01-01', 0, 7),
      sum(STAGE_ONE, '2025-09-01', 11, 12),
      sum(themed('delay'), '2025-08-01', 0, 6),
      sum(themed('voice'), '2025-08-01', 0, 5),
    ],
  }
  const { counts, lines } = complaintSource(counting, [], SMALL)

  it('is what was received in each quarter, and of it what children sent; not of the quarter that runs', () => {
    const [received] = counts
    const row = (title: string) => received?.table.cells[received.table.rows.indexOf(title)]
    expect(row('Complaint')?.at(-1)).toEqual({ in: 7, of: 15 })
    expect(row('Compliment')?.[1]).toEqual({ in: 0, of: 7 })
  })

  it('is which replies were sent in time, by the quarter in which they were due', () => {
    expect(counts[1]?.table.cells[0]?.at(-1)).toEqual({ in: 11, of: 12 })
  })

  it('names a theme only where more than a small number named it, and says no number', () => {
    expect(lines).toHaveLength(1)
    expect(lines[0]?.rows).toEqual([['Delay']])
  })
})

describe('What papers are told of what was learned', () => {
  const learned = (source: string, agreedOn: string, doneOn: string | null) => ({
    subject: aSubject,
    facts: [
      typed('learning.agreed', agreedOn, { source, kind: 'change', said: `Said to ${source}`, will: 'We will' }),
      ...(doneOn === null ? [] : [typed('learning.done', doneOn, { did: `Did for ${source}` })]),
    ],
  })
  const all = [
    learned('complaint', '2025-06-01', '2025-08-01'),
    learned('complaint', '2023-06-01', '2023-08-01'),
    learned('representation', '2025-10-01', null),
    learned('audit', '2025-06-01', '2025-10-20'),
  ]
  const said = (of: ReturnType<typeof voiceSource>) =>
    of.lines.flatMap(({ title, rows }) => rows.map(([first]) => `${title}: ${first}`))
  const counting = { on, sums: [] }

  it('stands in the part of whoever it was learned from, and not for longer than the quarters', () => {
    expect(said(complaintSource(counting, all, SMALL))).toEqual(['You said, we did: Said to complaint'])
    expect(said(voiceSource(counting, all))).toEqual(['You said, we will: Said to representation'])
    expect(said(auditSource(counting, [], all))).toEqual(['You said, we did: Said to audit'])
  })
})

describe('What papers are told of audits and voices', () => {
  it('is their grades, and how often children were heard, by quarter; nothing where nothing counts', () => {
    const sums = [sum(AUDITS_GRADED, '2025-07-01', 6, 12), sum(HEARD_AT_REVIEWS, '2025-07-01', 80, 100)]
    expect(auditSource({ on, sums }, [], []).counts[0]?.table.cells[0]?.at(-1)).toEqual({ in: 6, of: 12 })
    expect(voiceSource({ on, sums }, []).counts[0]?.table.cells[0]?.at(-1)).toEqual({ in: 80, of: 100 })
    expect(voiceSource({ on, sums: [] }, [])).toEqual({ counts: [], lines: [] })
  })
})
