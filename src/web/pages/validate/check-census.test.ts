import { describe, expect, it } from 'vitest'
import { SOUND } from '../../../exchange/cin/fixtures.ts'
import { zipOf } from '../../../exchange/ssda903/fixtures.ts'
import { chosen, everything } from './asked.ts'
import { openCensus } from './check-census.ts'
import type { Checked } from './checked.ts'
import { findingsTable, nameOfFile } from './findings-table.ts'
import type { Kind } from './files.ts'
import type { Opened } from './opened.ts'
import { byChild, byReason, byRule, listed, presentSummary } from './present.ts'

const bytes = (content: string | Buffer): Uint8Array => new Uint8Array(Buffer.from(content as string)) // either is copied

async function opened(...files: readonly (readonly [Kind, string, string | Buffer])[]): Promise<Opened> {
  const census = openCensus()
  for (const [kind, name, content] of files) await census.read({ kind, name, bytes: bytes(content) })
  return census
}
const checkedOf = async (xml: string, year = 2026, ...beside: readonly (readonly [Kind, string, string])[]) =>
  (await opened(['this-year', 'census.xml', xml], ...beside)).check({ year, authority: null })
const lines = (checked: Checked, rule: string) => listed(checked, chosen(checked, { ...everything, rule }), 1)
const problems = ({ files }: Opened) => files.flatMap(({ problem }) => problem ?? [])

const CLOSED_BEFORE = SOUND.replace('2025-11-10', '2025-09-10')
const UNREAD = SOUND.replace('2025-11-10', '10/11/2025')

describe('A census that is checked', () => {
  it('is known as a census: its year, its places, its file', async () => {
    const checked = await checkedOf(CLOSED_BEFORE)
    const { says, figures } = presentSummary(checked)
    expect(says[0]).toMatch(/^\d+ rules? of the 109 that ran found \d+ places? to look at\.$/)
    expect(figures[0]?.of).toBe('places to look at')
    expect(nameOfFile(checked)).toBe('cin-2026-findings')
  })

  it('is marked in its modules, counted from the beginning of the XML', async () => {
    const checked = await checkedOf(CLOSED_BEFORE)
    const child = byChild(checked, chosen(checked, everything), 1).children.find(({ key }) => key === 'H1003')
    const details = child?.tables.find(({ table }) => table === 'CINdetails')
    expect(details?.rows[0]?.row).toBe('3')
    expect(details?.rows[0]?.cells.find(({ text }) => text === '2025-09-10')?.rules).not.toEqual([])
  })

  it('has its dates said as a census writes them, and the cell that holds none as it stands', async () => {
    const [line] = lines(await checkedOf(UNREAD), 'Unreadable')
    expect(line).toMatchObject({ child: 'H1003', where: 'CINdetails, row 3', cells: 'CINclosureDate 10/11/2025' })
    expect(line?.mend).toContain('YYYY-MM-DD')
  })

  it('shows a list of the XML in one cell', async () => {
    const checked = await checkedOf(SOUND.replace('<Ethnicity>WBRI', '<Ethnicity>XXXX').replace('MOB<', 'NONE<'))
    const shown = checked.rows['ChildCharacteristics']
    expect(shown?.fields).toEqual(['Ethnicity', 'Disabilities'])
    expect(shown?.cells.get(0)).toEqual(['XXXX', 'NONE, LD'])
  })

  it('says of the file as a whole what is wrong with no one row', async () => {
    const checked = await checkedOf(SOUND)
    const whole = checked.findings.filter(({ row }) => row === null)
    expect(whole.length).toBeGreaterThan(0)
    const { children } = byChild(checked, chosen(checked, everything), 1)
    expect(children.find(({ key }) => key === '')).toMatchObject({ heading: 'The file as a whole', tables: [] })
    const [rule = ''] = whole.map((one) => one.rule)
    expect(byRule(checked, chosen(checked, { ...everything, rule }))).toMatchObject([{ rows: '1 place', children: '' }])
    expect(lines(checked, rule)[0]?.cells).toMatch(/ in the whole file$/)
    const { rows } = findingsTable(checked, chosen(checked, { ...everything, rule }))
    expect(rows[0]?.slice(0, 4)).toEqual([rule, whole[0]?.table, '', ''])
  })

  it('is compared with the schema of the year that is asked for', async () => {
    expect((await checkedOf(SOUND)).structure).toEqual([])
    expect((await checkedOf(SOUND, 2024)).structure).toEqual(
      expect.arrayContaining([
        expect.stringMatching(
          /^ChildIdentifiers: Sex is not part of this census and was passed over, 3 times, first on line \d+\.$/,
        ),
      ]),
    )
  })

  it('says which rules were not checked where there is no header', async () => {
    const checked = await checkedOf(SOUND.replace(/<Header>[\s\S]*<\/Header>/, ''))
    expect(byReason(checked).map(({ reason }) => reason)).toContain('The file has no header (CollectionDetails)')
  })

  it('says that there is nothing to check in a census of no child', async () => {
    const { notes } = await checkedOf('<Message><Header/><Children/></Message>')
    expect(notes).toEqual(['There is no child in this file, so there is nothing to check.'])
  })

  it('has teams, and nothing new when it is checked again', async () => {
    const before = await checkedOf(CLOSED_BEFORE)
    const { header, rows } = findingsTable(before, chosen(before, everything))
    const saved = [header, ...rows].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n')
    const { compared, whose } = await checkedOf(
      CLOSED_BEFORE,
      2026,
      ['earlier', 'saved.csv', saved],
      ['names', 'names.csv', 'CHILD,TEAM\nH1003,North\n'],
    )
    expect(compared?.isNew.some(Boolean)).toBe(false)
    expect(compared?.mended).toEqual([])
    expect(whose?.get('H1003')?.team).toBe('North')
  })
})

describe('The file of a census', () => {
  const years: readonly [string, string, number | null][] = [
    ['the year of the header', SOUND.replaceAll('2026', '2025'), 2025],
    ['the reference date where no year stands', SOUND.replace('<Year>2026</Year>', ''), 2026],
    ['nothing where no header stands', SOUND.replace(/<Header>[\s\S]*<\/Header>/, ''), null],
    ['nothing where the rules of the year are not known', SOUND.replace('<Year>2026', '<Year>1999'), null],
  ]
  it.each(years)('suggests %s', async (_, xml, year) => {
    expect((await opened(['this-year', 'census.xml', xml])).suggestedYear()).toBe(year)
  })

  it('may be zipped', async () => {
    const { files } = await opened(['this-year', 'c.zip', zipOf({ 'out/census.xml': SOUND })])
    expect(files).toEqual([
      { kind: 'this-year', name: 'c.zip/out/census.xml', is: 'Census', rows: 3, counted: 'children', problem: null },
    ])
  })

  const refusals: readonly [string, string, string][] = [
    ['a table', 'CHILD,SEX\n1,2\n', 'this is no XML.'],
    ['another XML', '<EXPSSDA903/>', 'it is no children in need census.'],
    ['a broken XML', SOUND.slice(0, 900), 'line '],
    ['a document type', '<!DOCTYPE Message><Message/>', 'DOCTYPE'],
  ]
  it.each(refusals)('is refused where it is %s, without its name twice', async (_, content, says) => {
    const [problem = ''] = problems(await opened(['this-year', 'census.xml', content]))
    expect(problem).toContain(says)
    expect(problem).not.toContain('census.xml')
  })

  it('is refused a second time, and as names', async () => {
    const two = await opened(['this-year', 'a.xml', SOUND], ['this-year', 'b.xml', SOUND], ['names', 'c.xml', SOUND])
    expect(problems(two)).toEqual([
      expect.stringContaining('there is a census already'),
      expect.stringContaining('a CSV file is needed here'),
    ])
  })
})
