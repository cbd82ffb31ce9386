import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aCommandLine, type ACommandLine } from '../../test/a-command-line.ts'
import { csv, episode, inFolder } from '../exchange/ssda903/fixtures.ts'
import { listReturnsOut, openStore } from '../store/index.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'

const files = {
  'ret/h.csv': csv('Header', [{ CHILD: '1', SEX: 'F', DOB: '01/02/2019', ETHNIC: 'WBRI' }]),
  'ret/e.csv': csv('Episodes', [episode({ CHILD: '1' })]),
}

describe('throughline export', () => {
  let line: ACommandLine
  const run: ACommandLine['run'] = (...asked) => line.run(...asked)
  beforeAll(async () => {
    line = await aCommandLine()
    const loaded = await inFolder(files, (from) => run(importCommand, '--ssda903', from))
    expect(loaded.code).toBe(0)
  })
  afterAll(() => line.drop())

  it('writes the tables as CSV and the XML, counts what it wrote, and is in the history', async () => {
    await inFolder({}, async (folder) => {
      const into = join(folder, 'out')
      const done = await run(exportCommand, '--ssda903', into, '--year', '2026', '--xml', '--json')
      expect([done.code, done.err.includes('Reading the record')]).toEqual([0, true])
      expect(JSON.parse(done.out)).toMatchObject({
        ...{ year: 2026, asAt: '2025-10-16', children: 1, withoutNumber: 0 },
        rows: { Header: 1, Episodes: 1 },
      })
      expect((await readdir(into)).sort()).toEqual(['episodes.csv', 'header.csv', 'ssda903-2026.xml'])
      expect(await readFile(join(into, 'episodes.csv'), 'utf8')).toBe(files['ret/e.csv'])
      expect(await readdir(folder)).toEqual(['out'])
    })
    const store = await openStore(
      line.env['DATABASE_URL']
        ? { databaseUrl: line.env['DATABASE_URL'] }
        : { dataFolder: line.env['THROUGHLINE_DATA'] ?? '' },
    )
    const [last] = await listReturnsOut(store, 1, 'ssda903', 1, 0)
    await store.close()
    expect(last).toMatchObject({ by: 'command line', year: 2026, state: 'done' })
  })

  it('writes one zip, in words for a person', async () => {
    await inFolder({}, async (folder) => {
      const done = await run(exportCommand, '--ssda903', join(folder, 'return.zip'), '--year', '2026')
      expect(done.out).toContain('The return of 2026 as at 2025-10-16')
      expect(await readdir(folder)).toEqual(['return.zip'])
      expect(await run(exportCommand, '--ssda903', join(folder, 'return.zip'), '--year', '2026')).toMatchObject({
        code: 1,
        err: expect.stringContaining('is there already') as string,
      })
    })
  })

  it('mixes with no files of another day', async () => {
    await inFolder({}, async (folder) => {
      await writeFile(join(folder, 'oc2.csv'), '')
      const refused = await run(exportCommand, '--ssda903', folder, '--year', '2026')
      expect([refused.code, refused.err]).toEqual([
        1,
        `${folder} holds files already. Name an empty folder, or one that is not there yet.\n`,
      ])
    })
  })

  it.each([['2027'], ['2018'], ['soon']])('refuses the return of %s', async (year) => {
    const refused = await run(exportCommand, '--ssda903', 'anywhere', '--year', year)
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('Say which return year, of those that have begun: --year 2019 to 2027')
  })
})
