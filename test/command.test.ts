import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..')

/** A registry at which nobody answers: whoever asks it fails. */
const noRegistry = { npm_config_registry: 'http://127.0.0.1:9', npm_config_fetch_retries: '0' }

let place = ''
let checkout = ''
let files = ''

function run(command: string, args: readonly string[], more: Record<string, string> = {}) {
  const child = spawn(command, args, { cwd: checkout, env: { ...process.env, ...noRegistry, ...more } })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text: Buffer) => (said.out += text.toString()))
  child.stderr.on('data', (text: Buffer) => (said.err += text.toString()))
  return new Promise<{ code: number | null; out: string; err: string }>((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, ...said }))
  })
}

const scorecard = (): string[] => [
  'throughline',
  ...['scorecard', '--ssda903', files, '--period-end', '2017-03-31', '--years', '1', '--json'],
]
const builds = (): string[] => readdirSync(join(checkout, 'dist')).filter((name) => /^[0-9a-f]{12}-/.test(name))

/** A checkout after `npm install` alone: nothing built yet. */
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'throughline-command-'))
  checkout = join(place, 'checkout')
  mkdirSync(checkout)
  for (const part of ['bin', 'scripts', 'src', 'package.json', 'package-lock.json', 'tsconfig.json'])
    cpSync(join(root, part), join(checkout, part), { recursive: true, preserveTimestamps: true })
  mkdirSync(join(checkout, 'node_modules'))
  for (const name of readdirSync(join(root, 'node_modules')).filter((entry) => entry !== '.bin'))
    symlinkSync(join(root, 'node_modules', name), join(checkout, 'node_modules', name))
  execFileSync('node', ['scripts/link-commands.mjs'], { cwd: checkout }) // as npm does after installing
  files = join(place, 'files')
  mkdirSync(files)
  writeFileSync(join(files, 'header.csv'), 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n1,1,01/02/2015,WBRI,,,\n')
  writeFileSync(
    join(files, 'episodes.csv'),
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
      '1,01/06/2015,S,E1,N1,U6,PR1,01/06/2016,X1,CHILD,,,\n1,01/06/2016,P,E1,N1,A5,PR0,01/12/2016,E12,,,,\n',
  )
})
afterAll(() => rmSync(place, { recursive: true, force: true }))

describe('npx throughline, after npm install alone', () => {
  it('builds, asks no registry, and prints nothing but its result on stdout', async () => {
    const { code, out, err } = await run('npx', scorecard())
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining('Building…') as string })
    const result = JSON.parse(out) as { period: object; indicators: { id: string }[] } // checked below
    expect(result.period).toEqual({ from: '2016-04-01', to: '2017-03-31' })
    expect(result.indicators[0]).toMatchObject({ id: 'A1', value: 366, children: 1, threshold: 426, met: true })
  })

  it('does not build again when nothing changed, and does when a source did', async () => {
    const before = builds()
    expect((await run('npx', scorecard())).err).not.toContain('Building…')
    expect(builds()).toEqual(before)
    utimesSync(join(checkout, 'src', 'main.ts'), new Date(), new Date())
    expect((await run('npx', scorecard())).err).toContain('Building…')
    expect(builds()).toHaveLength(before.length + 1)
  })

  it('two that start at once build once, and both answer', async () => {
    const before = builds().length
    utimesSync(join(checkout, 'src', 'main.ts'), new Date(1), new Date(1))
    const both = await Promise.all([
      run('node', ['bin/throughline.mjs', '--help']),
      run('node', ['bin/throughline.mjs', '--help']),
    ])
    expect(both.map(({ code }) => code)).toEqual([0, 0])
    expect(builds()).toHaveLength(before + 1)
  })

  it('answers a process that stops reading early without a fault', async () => {
    const { code, err } = await run('bash', ['-c', 'set -o pipefail; node bin/throughline.mjs --help | head -n 1'])
    expect({ code, err }).toEqual({ code: 0, err: '' })
  })

  it('says what is wrong when nothing is installed and no network is there', async () => {
    const bare = join(place, 'bare')
    mkdirSync(bare)
    for (const part of ['bin', 'scripts', 'package.json', 'package-lock.json'])
      cpSync(join(root, part), join(bare, part), { recursive: true })
    const cache = { npm_config_cache: join(place, 'empty-cache') }
    const child = await run('node', [join(bare, 'bin', 'throughline.mjs'), '--help'], cache)
    expect(child.code).toBe(1)
    expect(child.out).toBe('')
    expect(child.err).toContain('this machine cannot reach the npm registry')
  })
})
