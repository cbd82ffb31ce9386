import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import readExcel from 'read-excel-file/node'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommandLine, type ACommandLine } from '../../test/a-command-line.ts'
import { annexLists } from '../exchange/annex-a/index.ts'
import { csv, episode, inFolder } from '../exchange/ssda903/fixtures.ts'
import { annexACommand } from './annex-a.ts'
import { importCommand } from './import.ts'

const files = {
  'ret/h.csv': csv('Header', [
    { CHILD: '=1+1', SEX: 'F', DOB: '01/02/2019', ETHNIC: 'WBRI' },
    { CHILD: '2', SEX: 'M', DOB: '03/04/2015', ETHNIC: 'AIND' },
  ]),
  'ret/e.csv': csv('Episodes', [episode({ CHILD: '=1+1' }), episode({ CHILD: '2', PLACE: 'K2', PL_POST: '-AB1 2CD' })]),
}

describe('throughline annex-a', () => {
  let line: ACommandLine
  const run: ACommandLine['run'] = (...asked) => line.run(...asked)
  beforeAll(async () => {
    line = await aCommandLine()
    const loaded = await inFolder(files, (from) => run(importCommand, '--ssda903', from))
    expect(loaded.code).toBe(0)
  })
  afterAll(() => line.drop())

  it('writes the lists of a small record as a workbook, which is read back as it was meant', async () => {
    await inFolder({}, async (folder) => {
      const path = join(folder, 'lists.xlsx')
      const made = await run(annexACommand, '--out', path, '--json')
      expect(JSON.parse(made.out)).toMatchObject({ asAt: '2025-10-16', rows: { 1: 0, 8: 2, 9: 0, 10: 0 } })
      expect(await readdir(folder)).toEqual(['lists.xlsx'])
      const sheets = await readExcel(path)
      expect(sheets.map(({ sheet }) => sheet)).toEqual([
        ...Array.from({ length: 11 }, (_, n) => `List ${n + 1}`),
        'Notes',
      ])
      const [headings = [], ...rows] = sheets[7]?.data ?? []
      const cell = (id: string, column: string): unknown =>
        rows.find(([first]) => String(first) === id)?.[headings.findIndex((name) => name === column)]
      expect(cell('=1+1', 'Date of Birth')).toEqual(new Date('2019-02-01'))
      expect(cell('=1+1', 'Ethnicity')).toBe('a) White')
      expect(cell('=1+1', 'Does the Child have a Disability')).toBeNull()
      expect(cell('2', 'Placement Type')).toBe('h) Children’s Homes')
      expect(cell('2', 'Placement postcode')).toBe('-AB1 2CD')
      expect(sheets[0]?.data).toHaveLength(1)
      expect(JSON.stringify(sheets[11]?.data)).toContain('nothing is guessed')
    })
  })

  it('reads its own workbook again without a row rejected, and loads nothing', async () => {
    await inFolder({}, async (folder) => {
      const path = join(folder, 'lists.xlsx')
      expect((await run(annexACommand, '--out', path)).out).toContain('8 Children in care')
      const read = await run(annexACommand, '--in', path, '--check', '--json')
      expect(JSON.parse(read.out)).toMatchObject({
        lists: [8, 9, 10, 11].map((list) => ({
          list,
          rows: list === 8 ? 2 : 0,
          rejects: [],
          missing: [],
          unknown: [],
        })),
      })
      expect(await run(annexACommand, '--out', path)).toMatchObject({
        code: 1,
        err: expect.stringContaining('is there already') as string,
      })
    })
  })

  it('says of a CSV file what is wrong with each row, and names no child', async () => {
    await inFolder({}, async (folder) => {
      const path = join(folder, 'list-10.csv')
      const headings =
        'Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Does the Child have a Disability'
      const dates = 'Date the Child Entered Care,Date of Decision that Child Should be Placed for Adoption'
      const more = 'Date of Placement Order,Date Placed for Adoption,Date of Adoption Order'
      await writeFile(path, `${headings},${dates},${more}\r\nK77,a) Mail,a) white,01/02/2024,2,No,,,,,\r\n`)
      const read = await run(annexACommand, '--in', path, '--check')
      expect(read.out).toContain('0 rows can be read, 1 cannot.\n  line 2, Gender: “a) Mail” is not among its codes')
      expect(read.out).not.toContain('K77')
      await writeFile(join(folder, 'no.xlsx'), 'no workbook')
      const refused = await run(annexACommand, '--in', join(folder, 'no.xlsx'), '--check')
      expect([refused.code, refused.err]).toEqual([1, expect.stringContaining('no.xlsx: this is no Excel workbook')])
    })
  })

  it('loads lists that were given: the same file twice adds nothing, and what was left out lies in a folder', async () => {
    await inFolder({}, async (folder) => {
      const [path, rejects] = [join(folder, 'list-11.csv'), join(folder, 'rejects')]
      const names = annexLists[10]?.columns.map(({ name }) => `"${name}"`) ?? []
      const adopter = (id: string, gender: string) => [id, 'F1', gender, ...names.slice(3).map(() => '')].join(',')
      await writeFile(path, [names.join(), adopter('A1', 'b) Female'), adopter('A2', 'x'), ''].join('\r\n'))
      const first = await run(annexACommand, '--in', path, '--as-at', '2025-09-30', '--rejects', rejects, '--json')
      expect(JSON.parse(first.out)).toMatchObject({ events: 1, rejected: 1 })
      const [file = ''] = await readdir(rejects)
      expect(await readFile(join(rejects, file), 'utf8')).toContain('Gender: “x” is not among its codes,A2,F1,x')
      const again = await run(annexACommand, '--in', path, '--as-at', '2025-09-30', '--json')
      expect(JSON.parse(again.out)).toMatchObject({ events: 0, corrections: 0, unchanged: 1 })
      const out = join(folder, 'out.xlsx')
      expect(JSON.parse((await run(annexACommand, '--out', out, '--json')).out)).toMatchObject({ rows: { 11: 1 } })
      const row = (await readExcel(out))[10]?.data[1] ?? []
      expect(row.slice(0, 3)).toEqual(['A1', 'F1', 'b) Female'])
    })
  })

  it('loads nothing of a file in which there is no list', async () => {
    await inFolder({ 'cats.csv': 'NAME,COLOUR\r\nTibbles,grey\r\n' }, async (folder) => {
      const none = await run(annexACommand, '--in', join(folder, 'cats.csv'))
      expect([none.code, none.out]).toEqual([
        1,
        expect.stringContaining('Its headings are those of no list.\nNothing was loaded'),
      ])
    })
  })

  it('asks for a day that can be that of the lists', async () => {
    const refused = await run(annexACommand, '--in', 'lists.xlsx', '--as-at', '2025-10-17')
    expect([refused.code, refused.err]).toEqual([2, expect.stringContaining('today or earlier')])
  })
})
