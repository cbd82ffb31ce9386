import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import writeExcelFile from 'write-excel-file/node'
import { day } from '../time/index.ts'
import { SOUND } from '../exchange/cin/fixtures.ts'
import { validateCommand } from './validate.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'throughline-validate-'))
  await mkdir(join(folder, 'this'))
  await mkdir(join(folder, 'twice'))
  await mkdir(join(folder, 'vectors'))
  const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n100234,X,01/02/2014,WBRI,UN2,,\n'
  await writeFile(join(folder, 'this', 'header.csv'), header)
  await writeFile(join(folder, 'twice', 'header.csv'), header)
  await writeFile(join(folder, 'twice', 'header-again.csv'), header)
  await writeFile(
    join(folder, 'vectors', '101.json'),
    JSON.stringify({
      code: '101',
      versions: [
        {
          ruleset: 'lac2024_25',
          active_in: ['lac2024_25'],
          vectors: [
            { id: 'v', tables: { Header: { columns: ['SEX'], rows: [['M'], ['Q']] } }, expected: { Header: [0] } },
          ],
        },
      ],
    }),
  )
  await writeFile(join(folder, 'vectors', 'other.json'), '[]')
  await writeFile(join(folder, 'census.xml'), SOUND.replace('<Ethnicity>WBRI', '<Ethnicity>WXXX'))
  await writeFile(join(folder, 'no-census.xml'), '<EXPSSDA903/>')
})
afterAll(() => rm(folder, { recursive: true }))

interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function run(...args: string[]): Promise<Ran> {
  let out = ''
  let err = ''
  const code = await validateCommand.run(args, {
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    env: {},
    today: day('2026-05-01'),
    signal: new AbortController().signal,
  })
  return { code, out, err }
}

describe('throughline validate', () => {
  test('prints what it found, and what it did not check, as one JSON object', async () => {
    const { code, out } = await run('--ssda903', join(folder, 'this'), '--year', '2026', '--json')
    expect(code).toBe(0)
    const read = JSON.parse(out) as Record<string, unknown> // our own output
    expect(read).toMatchObject({ year: 2026, rules: 312, unreadable: [] })
    expect(read['issues']).toEqual([
      {
        rule: '101',
        table: 'Header',
        row: 0,
        fields: ['SEX'],
        child: '100234',
        message: expect.stringContaining('Sex (SEX)'),
      },
    ])
    expect(read['notRun']).toContainEqual({ rule: '148', reason: 'the Episodes table was not given' })
  })

  test('writes JSON in letters of ASCII alone, many findings as few', async () => {
    const child = (nth: number): string => `Ä’${String(nth)},X,01/02/2014,WBRI,UN2,,`
    const many = Array.from({ length: 1000 }, (_, nth) => child(nth))
    await mkdir(join(folder, 'many'))
    await writeFile(
      join(folder, 'many', 'header.csv'),
      ['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', ...many, ''].join('\n'),
    )
    const { out } = await run('--ssda903', join(folder, 'many'), '--year', '2026', '--json')
    expect(out).toMatch(/^[\0-\x7f]+$/)
    const { issues } = JSON.parse(out) as {
      readonly issues: readonly { readonly child: string; readonly row: number }[]
    } // our own output
    expect(issues.map(({ child, row }) => `${child} ${String(row)}`)).toEqual(
      many.map((_, nth) => `Ä’${String(nth)} ${String(nth)}`),
    )
  })

  test('says to a person what was not checked', async () => {
    const { out, err } = await run('--ssda903', join(folder, 'this'), '--year', '2026')
    expect(out).toContain('Not checked:')
    expect(err).toContain('no episodes')
  })

  const refusals: [string[], number, string, string][] = [
    [['--year', '2026'], 2, '--ssda903', 'no folder is named'],
    [['--ssda903', 'x', '--year', '1999'], 2, '--year 2023 to 2027', 'the year is not one that is known'],
    [['--ssda903', 'x', '--year', '2026', 'stray'], 2, 'stray', 'a word belongs to nothing'],
    [['--ssda903', '/no/such/folder', '--year', '2026'], 1, 'no such', 'the folder is not there'],
    [['--ssda903', 'x', '--year', '2026', '--authority', 'Bromley'], 2, 'E06000001', 'an authority has a code'],
    [
      ['--ssda903', 'THIS', '--year', '2026', '--providers', '/no/list.csv'],
      1,
      '/no/list.csv: there is no such',
      'the list is not there',
    ],
    [['--ssda903', 'THIS', '--year', '2026', '--providers', tmpdir()], 1, 'this is a folder', 'a list is a file'],
    [
      ['--ssda903', 'THIS', '--year', '2026', '--postcodes', tmpdir()],
      1,
      'this is a folder',
      'a directory of postcodes is a file',
    ],
    [['--vectors', '/no/such/folder'], 1, '/no/such/folder: there is no such', 'the folder is not there'],
  ]
  test.each(refusals)('%j ends with %i and says “%s”, because %s', async (args, code, says) => {
    const ran = await run(...args.map((each) => (each === 'THIS' ? join(folder, 'this') : each)))
    expect(ran.code).toBe(code)
    expect(ran.err).toContain(says)
    expect(ran.out).toBe('')
  })

  test('reads a list of Ofsted’s providers from CSV and from a workbook alike', async () => {
    const rows = [
      ['Unique reference number', 'Postcode'],
      ['SC1', 'AB1 2CD'],
    ]
    const titled = [['Registered on 31 March 2026', ''], ...rows].map((row) =>
      row.map((value) => ({ value, type: String })),
    )
    await writeExcelFile(titled).toFile(join(folder, 'providers.xlsx'))
    await writeFile(join(folder, 'providers.csv'), rows.map((row) => row.join(',')).join('\n'))
    const ran = async (name: string): Promise<readonly { readonly rule: string }[]> => {
      const { out } = await run(
        ...['--ssda903', join(folder, 'this'), '--year', '2026', '--json', '--providers', join(folder, name)],
      )
      return (JSON.parse(out) as { readonly notRun: readonly { readonly rule: string; readonly reason: string }[] })
        .notRun // our own output
    }
    const byCsv = await ran('providers.csv')
    expect(byCsv).toContainEqual({ rule: '219', reason: 'the Episodes table was not given' })
    expect(byCsv).not.toContainEqual(expect.objectContaining({ reason: 'no list of Ofsted providers was given' }))
    expect(await ran('providers.xlsx')).toEqual(byCsv)
  })

  test('a table twice is an error, and the child’s number is not said', async () => {
    const { code, err } = await run('--ssda903', join(folder, 'twice'), '--year', '2026', '--json')
    expect(code).toBe(1)
    expect(err).toContain('there is a Header file already')
    expect(err).not.toContain('100234')
  })

  test('replays vectors and says where it answers otherwise', async () => {
    const { code, out, err } = await run('--vectors', join(folder, 'vectors'), '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      codes: 1,
      passed: 0,
      failed: [{ code: '101', vector: 'v', expected: { Header: [0] }, got: { Header: [1] } }],
    })
    expect(err).toContain('other.json')
  })

  test('replays vectors of a kind that it has not seen, and tells every code that it does not know', async () => {
    const odd = join(folder, 'odd')
    await mkdir(odd)
    const fileOf = (code: string, table: object, expected: object) =>
      writeFile(
        join(odd, `${code}.json`),
        JSON.stringify({
          code,
          versions: [
            { ruleset: 'lac2025_26', active_in: [], vectors: [{ id: 'v', tables: { Header: table }, expected }] },
          ],
        }),
      )
    await fileOf(
      '101',
      {
        columns: ['SEX', 'NEW'],
        rows: [
          ['M', 1],
          [null, null],
        ],
        index: [7, 8],
      },
      { Header: [8] },
    )
    await fileOf('NEW1', { columns: ['SEX'], rows: [] }, {})
    await mkdir(join(odd, 'deeper'))
    await writeFile(join(odd, 'deeper', 'shapeless.json'), '{"code": "103", "versions": [{"vectors": [{}]}]}')
    await writeFile(join(odd, 'cut.json'), '{"code": "102", "vers')
    const { code, out, err } = await run('--vectors', odd, '--json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toEqual({
      codes: 2,
      passed: 1,
      failed: [{ code: 'NEW1', vector: 'v', expected: {}, got: 'no such rule' }],
    })
    expect(err).toContain('cut.json: not a file of test vectors')
    expect(err).toContain('shapeless.json: not a file of test vectors')
  })
})

describe('throughline validate --cin', () => {
  test('prints what it found in a census as one JSON object of the same shape', async () => {
    const { code, out, err } = await run('--cin', join(folder, 'census.xml'), '--year', '2026', '--json')
    expect(code).toBe(0)
    const read = JSON.parse(out) as { readonly issues: readonly unknown[] } // our own output
    expect(read).toMatchObject({ year: 2026, rules: 109, ran: 109, notRun: [], unreadable: [] })
    expect(read.issues).toContainEqual({
      rule: '4220',
      table: 'ChildCharacteristics',
      row: 0,
      fields: ['Ethnicity'],
      child: 'H1001',
      message: expect.stringContaining('ethnicity'),
    })
    expect(read.issues).toContainEqual(expect.objectContaining({ rule: '2887Q', row: null, child: '' }))
    expect(err).toContain('Ethnicity holds a value that the schema does not allow')
    expect(err).not.toContain('H1001')
  })

  test('says to a person how many rules ran', async () => {
    const { out } = await run('--cin', join(folder, 'census.xml'), '--year', '2024')
    expect(out).toContain('Return year 2024: 105 of 105 rules ran')
  })

  const refusals: [string[], number, string, string][] = [
    [['--cin', 'x.xml', '--year', '2022'], 2, '--year 2023 to 2026', 'the year is not one that is known'],
    [['--cin', 'x.xml', '--ssda903', 'y', '--year', '2026'], 2, 'one of', 'they are two returns'],
    [['--cin', '/no/such/census.xml', '--year', '2026'], 1, 'no such', 'the file is not there'],
    [['--cin', tmpdir(), '--year', '2026'], 1, 'this is a folder', 'a folder is named'],
    [['--cin', 'no-census.xml', '--year', '2026'], 1, 'no children in need census', 'it is another return'],
  ]
  test.each(refusals)('%j ends with %i and says “%s”, because %s', async (args, code, says) => {
    const ran = await run(...args.map((each) => (each === 'no-census.xml' ? join(folder, each) : each)))
    expect(ran.code).toBe(code)
    expect(ran.err).toContain(says)
    expect(ran.out).toBe('')
  })
})
