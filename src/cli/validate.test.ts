import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { day } from '../time/index.ts'
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
  ]
  test.each(refusals)('%j ends with %i and says “%s”, because %s', async (args, code, says) => {
    const ran = await run(...args)
    expect(ran.code).toBe(code)
    expect(ran.err).toContain(says)
    expect(ran.out).toBe('')
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
})
