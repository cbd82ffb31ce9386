import { describe, expect, it } from 'vitest'
import { aChild, harbourCouncil, type ChildStory } from '../../demo/index.ts'
import type { Body } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { csvLine } from './write.ts'
import { factOf } from './row.ts'
import { rowsFor, yearEnds } from './write-rows.ts'
import { xmlReturn } from './write-xml.ts'

const rows = (story: ChildStory, year: number, asAt: string, table: string): string[] =>
  rowsFor(story, { year, asAt: day(asAt) })
    .filter((row) => row.table.name === table)
    .map((row) => row.cells.join(','))

const wren = aChild('Wren A.', '100002')
  .bornOn('2023-02-03', { upn: 'UN2' })
  .enteredCareOn('2024-02-05')
  .underSection20()
const placed = wren
  .decisionOn('2024-06-03')
  .withPlacementOrderOn('2024-09-05')
  .matchedOn('2025-01-10')
  .movedInOn('2025-02-14')
const adopted = placed.adoptedOn('2025-07-01')

describe('an episode is in the returns of the years in which it was open', () => {
  const cases = [
    { year: 2024, asAt: '2024-03-31', has: 1, because: 'care began on 5 February 2024' },
    { year: 2025, asAt: '2025-03-31', has: 3, because: 'the order and the move followed in that year' },
    { year: 2025, asAt: '2024-10-01', has: 2, because: 'the move of 14 February 2025 lay ahead on 1 October' },
    { year: 2026, asAt: '2026-03-31', has: 1, because: 'only the adoptive placement was still open' },
    { year: 2027, asAt: '2026-05-31', has: 0, because: 'care ended with the order of 1 July 2025' },
  ]
  it.each(cases)('$year as at $asAt: $has, $because', ({ year, asAt, has }) => {
    expect(rows(adopted, year, asAt, 'Episodes')).toHaveLength(has)
  })

  it('leaves the end and its reasons blank while they lie ahead', () => {
    expect(rows(adopted, 2025, '2024-08-01', 'Episodes')).toEqual([
      '100002,05/02/2024,S,V2,N1,U6,PR1,,,,HB1 2AB,HB3 4CD,SC990001',
    ])
    expect(rows(adopted, 2025, '2024-10-01', 'Episodes')[0]).toContain('05/09/2024,X1')
  })
})

describe('adoption is told as the return tells it', () => {
  it('the decision in the years in which it stands and the child is looked after', () => {
    expect(rows(adopted, 2025, '2025-03-31', 'PlacedAdoption')).toEqual(['100002,03/02/2023,03/06/2024,,'])
    expect(rows(adopted, 2027, '2027-03-31', 'PlacedAdoption')).toEqual([])
  })
  it('AD1 only in the year of the adoption order, and not before it is made', () => {
    expect(rows(adopted, 2025, '2025-03-31', 'AD1')).toEqual([])
    expect(rows(adopted, 2026, '2025-06-30', 'AD1')).toEqual([])
    expect(rows(adopted, 2026, '2025-07-31', 'AD1')).toEqual(['100002,03/02/2023,03/06/2024,10/01/2025,0,2,MF,L11'])
  })
})

describe('a table is in the returns of its years', () => {
  const worked = wren.withWorker('SW00012', '2024-02-05').deprivedOfLibertyFrom('2024-03-01').unaccompaniedIn(2024)
  it.each([
    { table: 'SWEpisodes', year: 2023, asAt: '2024-03-31', has: 0 },
    { table: 'SWEpisodes', year: 2024, asAt: '2024-03-31', has: 1 },
    { table: 'DoLo', year: 2026, asAt: '2026-03-31', has: 0 },
    { table: 'DoLo', year: 2027, asAt: '2027-03-31', has: 1 },
    { table: 'UASC', year: 2024, asAt: '2024-03-31', has: 1 },
    { table: 'UASC', year: 2025, asAt: '2025-03-31', has: 0 },
  ])('$table in $year: $has', ({ table, year, asAt, has }) => {
    expect(rows(worked, year, asAt, table)).toHaveLength(has)
  })
  it('writes sex as 1 and 2 until 2024 and as letters from 2025', () => {
    expect(rows(worked, 2024, '2024-03-31', 'Header')).toEqual(['100002,2,03/02/2023,WBRI,UN2,0,'])
    expect(rows(worked, 2025, '2025-03-31', 'Header')).toEqual(['100002,F,03/02/2023,WBRI,UN2,0,'])
    expect(rows(worked, 2024, '2024-03-31', 'UASC')).toEqual(['100002,2,03/02/2023,'])
  })
})

describe('what is written is read again as the same facts', () => {
  const today = day('2025-10-16')
  const children = harbourCouncil({ today, seed: 7 }).lookedAfter
  const told = (child: (typeof children)[number]): Set<string> =>
    new Set(
      child.facts.map((fact) => JSON.stringify([fact.type, fact.happenedOn, Object.entries(fact.body).toSorted()])),
    )

  it.each([2019, 2024, 2025])('by year, with the codes of %i', (year) => {
    const differing = children.flatMap((child) => {
      const facts = told(child)
      const asTheyEnded = { year, asAt: yearEnds(year) }
      return rowsFor(child, asTheyEnded).filter((row) => {
        const fact = factOf(row.table, row.cells, year)
        if ('rejected' in fact) return true
        const later = child.facts.some(
          (was) =>
            was.type === fact.type && was.happenedOn === fact.happenedOn && isCutShort(was.body, asTheyEnded.asAt),
        )
        return !later && !facts.has(JSON.stringify([fact.type, fact.happenedOn, Object.entries(fact.body).toSorted()]))
      })
    })
    expect(differing).toEqual([])
  })
})

/** Whether a fact ends only after the day on which the return was made: its end is then blank in the return. */
const isCutShort = ({ endedOn }: Body, asAt: string): boolean => typeof endedOn === 'string' && endedOn > asAt

describe('files', () => {
  it('quote what must be quoted and never hand a spreadsheet a formula', () => {
    expect(csvLine(['a', 'b "c", d', '=cmd|x', '-1', '', '0'])).toBe(`a,"b ""c"", d",'=cmd|x,'-1,,0\r\n`)
  })
  it('nest a child in XML as the Department does', () => {
    const xml = [...xmlReturn({ year: 2025, asAt: day('2025-03-31') }, [placed])].join('')
    expect(xml).toContain('<CHILD><HEADER><CHILDID>100002</CHILDID><SEX>F</SEX><DOB>03/02/2023</DOB>')
    expect(xml).toContain('<AD_PLACED><DATE_PLACED>03/06/2024</DATE_PLACED></AD_PLACED></HEADER>')
    expect(xml).toContain('<EPISODE><DECOM>14/02/2025</DECOM><RNE>P</RNE><LS>E1</LS><CIN>N1</CIN><PL>A6</PL>')
  })
})
