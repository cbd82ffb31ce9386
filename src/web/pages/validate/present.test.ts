import { describe, expect, it } from 'vitest'
import { chosen, everything, type Asked } from './asked.ts'
import { check } from './check.ts'
import type { Checked } from './checked.ts'
import { csvOf } from '../../ui/index.ts'
import { findingsTable, workbookOf } from './findings-table.ts'
import { readEarlier } from './earlier.ts'
import type { Kind } from './files.ts'
import { nothingGiven, readCsv } from './given.ts'
import { byChild, byReason, byRule, byTeam, choicesIn, listed, presentSummary, readingsOf } from './present.ts'

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB'
const OC3 = 'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM'
const ROWS = ['10,X,01/02/2014,WBRI,UN2,,', '9,F,31/02/2014,WBRI,UN2,,', '11,F,05/02/2014,WBRI,UN2,,']

/** Checks tables given as lines, as the page does. */
function checkedOf(...files: readonly (readonly [Kind, ...string[]])[]): Checked {
  const given = nothingGiven()
  for (const [kind, ...lines] of files)
    readCsv(given, { kind, name: `${kind}.csv`, bytes: new TextEncoder().encode(lines.join('\n')) })
  return check(given, { year: 2026, authority: null })
}
const aReturn = ['this-year', HEADER, ...ROWS] as const
const names = ['names', 'CHILD,NAME,TEAM', '10,Robin Example,North', '9,Wren Example,South'] as const
const all = (checked: Checked): readonly number[] => chosen(checked, everything)
const only = (checked: Checked, asked: Partial<Asked>) =>
  listed(checked, chosen(checked, { ...everything, ...asked }), 1)

describe('The summary', () => {
  it('says in words what was found, whom it concerns, and what was not checked', () => {
    const { says, figures } = presentSummary(checkedOf(aReturn))
    expect(says[0]).toMatch(/^\d+ rules? of the \d+ that ran found \d+ rows? to look at\.$/)
    expect(says).toContain('1 cell could not be read.')
    expect(says.at(-1)).toMatch(/^\d+ rules were not checked, because something that they need was not given\.$/)
    expect(figures.map(({ of }) => of)).toContain('rules not checked')
  })

  it('never says that nothing is wrong without saying what was not checked', () => {
    const { says } = presentSummary(checkedOf(['this-year', 'CHILD,DOB,DOLO_START,DOLO_END']))
    expect(says[0]).toMatch(/ran, and found nothing wrong\.$/)
    expect(says.at(-1)).toMatch(/were not checked/)
  })

  it('offers teams and comparison only where they were given', () => {
    const readings = (checked: Checked) => readingsOf(checked).map(({ reading }) => reading)
    expect(readings(checkedOf(aReturn))).toEqual(['rules', 'children', 'findings', 'not-run'])
    expect(readings(checkedOf(aReturn, names, ['earlier', 'Rule,Table,Child,Cells']))).toEqual([
      'rules',
      'children',
      'teams',
      'findings',
      'compared',
      'not-run',
    ])
  })
})

describe('Findings', () => {
  it('stand in a line each: what is wrong, whose row, what stands there, and how to mend it', () => {
    expect(only(checkedOf(aReturn), { rule: '101' })).toMatchObject([
      { rule: 'Rule 101', child: '10', where: 'Header, row 2', cells: 'SEX X', since: null },
    ])
  })

  it('are of cells that cannot be read, too', () => {
    expect(only(checkedOf(aReturn), { rule: 'Unreadable' })).toMatchObject([
      { rule: 'Cannot be read', child: '9', cells: 'DOB 31/02/2014', mend: expect.stringContaining('DD/MM/YYYY') },
    ])
  })

  const narrowed: [Partial<Asked>, (checked: Checked) => boolean, string][] = [
    [{ table: 'OC3' }, (checked) => all(checked).length > 0, 'only Header was given'],
    [{ child: '8' }, () => true, 'no child’s number begins so'],
    [{ team: 'West' }, () => true, 'nobody is in that team'],
  ]
  it.each(narrowed)('are none for %j, because %s', (asked) => {
    const checked = checkedOf(aReturn, names)
    expect(chosen(checked, { ...everything, ...asked })).toEqual([])
  })

  it('are narrowed by team and by the beginning of a child’s number', () => {
    const checked = checkedOf(aReturn, names)
    expect(new Set(only(checked, { team: 'North' }).map(({ child }) => child))).toEqual(new Set(['10']))
    expect(new Set(only(checked, { child: '9' }).map(({ child }) => child))).toEqual(new Set(['9']))
    expect(choicesIn(checked).teams.map(({ value }) => value)).toEqual(['North', 'South'])
  })

  it('come page by page and none is left out or shown twice', () => {
    const rows = Array.from({ length: 120 }, (_, i) => `${1000 + i},X,01/02/2014,WBRI,UN2,,`)
    const checked = checkedOf(['this-year', HEADER, ...rows])
    const places = chosen(checked, { ...everything, rule: '101' })
    const pages = [1, 2, 3].map((page) => listed(checked, places, page))
    expect(pages.map((lines) => lines.length)).toEqual([50, 50, 20])
    expect(new Set(pages.flat().map(({ child }) => child)).size).toBe(120)
  })
})

describe('By rule, child, team and reason', () => {
  it('gives each rule its words and the rule that found most first', () => {
    const rules = byRule(checkedOf(aReturn), all(checkedOf(aReturn)))
    expect(rules.find(({ rule }) => rule === '101')).toMatchObject({ rows: '1 row', children: '1 child' })
    for (const { wrong, why, mend } of rules) for (const words of [wrong, why, mend]) expect(words).not.toBe('')
  })

  it('marks the cells of a child’s rows with the rules that see something in them', () => {
    const checked = checkedOf(aReturn, names)
    const { children, total } = byChild(checked, all(checked), 1)
    expect(total).toBeGreaterThanOrEqual(2)
    expect(children.map(({ key }) => key).slice(0, 2)).toEqual(['9', '10']) // by number, not by sign
    const robin = children.find(({ key }) => key === '10')
    expect(robin).toMatchObject({ heading: 'Child 10, Robin Example', team: 'North' })
    expect(robin?.tables[0]?.rows[0]?.cells).toContainEqual({ text: 'X', rules: ['101'] })
    expect(robin?.rules.find(({ rule }) => rule === '101')?.cells).toBe('Header row 2: SEX X')
  })

  it('counts by team, and says who is in none', () => {
    const checked = checkedOf(aReturn, ['names', 'CHILD,TEAM', '10,North'])
    expect(byTeam(checked, all(checked)).map(({ title }) => title)).toEqual(
      expect.arrayContaining(['North', 'No team in the names file']),
    )
  })

  const [wrong = ''] = ROWS
  const teams: [string, readonly (readonly [Kind, ...string[]])[]][] = [
    [
      'a names file among the files of the return',
      [
        ['this-year', HEADER, wrong],
        ['this-year', 'ID,TEAM', '10,North'],
      ],
    ],
    ['the Header', [['this-year', `${HEADER},TEAM`, `${wrong},North`]]],
  ]
  it.each(teams)('takes the team from %s', (_, files) => {
    const checked = checkedOf(...files)
    expect(byTeam(checked, all(checked)).map(({ team }) => team)).toEqual(['North'])
  })

  it('says why rules were not checked, without words of the command line', () => {
    const reasons = byReason(checkedOf(aReturn))
    expect(reasons.map(({ reason }) => reason)).toContain('The Episodes table was not given')
    for (const { reason, rules } of reasons) {
      expect(reason).not.toContain('--')
      for (const { wrong } of rules) expect(wrong).not.toBe('')
    }
  })
})

describe('Compared with an earlier check', () => {
  const saved = (checked: Checked): readonly string[] => {
    const { header, rows } = findingsTable(checked, all(checked))
    return csvOf(header, rows).split('\r\n')
  }
  const since = (before: readonly string[], now: readonly string[]) =>
    checkedOf(['this-year', HEADER, ...now], ['earlier', ...saved(checkedOf(['this-year', HEADER, ...before]))])
      .compared

  it('is the same list again when it is saved and read', () => {
    const checked = checkedOf(aReturn)
    const read = readEarlier(new TextEncoder().encode(saved(checked).join('\r\n')))
    expect(read).toHaveLength(checked.findings.length)
    expect(read).toContainEqual({ rule: '101', table: 'Header', child: '10', cells: 'SEX X' })
  })

  const [x = '', wren = ''] = ROWS
  const examples: [
    string,
    readonly string[],
    readonly string[],
    readonly [fresh: number, still: number, gone: number],
  ][] = [
    ['nothing changed', [x], [x], [0, 1, 0]],
    ['the row moved', [x], [wren, x], [0, 1, 0]],
    ['the cell was changed in vain', [x], [x.replace('X', 'Q')], [0, 1, 0]],
    ['the cell was mended', [x], [x.replace('X', 'F')], [0, 0, 1]],
    ['another child has it now', [x], [x.replace('10,', '12,')], [1, 0, 1]],
  ]
  it.each(examples)('when %s', (_, before, now, [fresh, still, gone]) => {
    const checked = checkedOf(
      ['this-year', HEADER, ...now],
      ['earlier', ...saved(checkedOf(['this-year', HEADER, ...before]))],
    )
    const of101 = checked.findings.flatMap(({ rule }, at) => (rule === '101' ? [checked.compared?.isNew[at]] : []))
    expect([
      of101.filter(Boolean).length,
      of101.filter((isNew) => isNew === false).length,
      checked.compared?.mended.filter(({ rule }) => rule === '101').length,
    ]).toEqual([fresh, still, gone])
  })

  it('calls nothing mended whose rule was not checked this time', () => {
    const before = checkedOf(['this-year', OC3, '10,01/02/2005,SOME,F9,Z9'])
    const after = checkedOf(aReturn, ['earlier', ...saved(before)]).compared
    expect(after?.mended).toEqual([])
    expect(after?.notKnown.map(({ table }) => table)).toContain('OC3')
    expect(since([x], [x])?.notKnown).toEqual([])
  })
})

describe('What is saved', () => {
  it('is never taken for a formula, and is read back as it was', () => {
    const checked = checkedOf(['this-year', HEADER, '=1+1,X,01/02/2014,WBRI,UN2,,'])
    const { header, rows } = findingsTable(checked, all(checked))
    const csv = csvOf(header, rows)
    expect(csv).toContain(",'=1+1,")
    expect(readEarlier(new TextEncoder().encode(csv))?.[0]?.child).toBe('=1+1')
  })

  it('tells in the workbook what was not checked', () => {
    const checked = checkedOf(aReturn)
    const sheets = workbookOf(checked, all(checked))
    expect(sheets.map(({ name }) => name)).toEqual(['Findings', 'By rule', 'Not checked'])
    expect(sheets[2]?.rows).toHaveLength(1 + checked.notRun.length)
    for (const { widths, rows } of sheets) expect(rows[0]?.length).toBeLessThanOrEqual(widths.length)
  })
})
