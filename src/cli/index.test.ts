import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { anEmptyFolder } from '../store/testing.ts'
import { throughline } from './index.ts'

/** Runs a command and keeps what it said. */
async function run(args: readonly string[], env: Record<string, string> = {}) {
  const said = { out: '', err: '' }
  const code = await throughline(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    env,
    signal: new AbortController().signal,
  })
  return { code, ...said }
}

const commands = [
  ...['import', 'scorecard', 'rule-book', 'due', 'verify', 'rebuild', 'serve', 'demo'],
  ...['plan', 'band', 'publish-check', 'emergency', 'annex-a'],
]

describe('The command throughline', () => {
  it('names an unknown command and those that there are, on stderr, and ends with 2', async () => {
    const { code, out, err } = await run(['scorcard'])
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('There is no command “scorcard”. The commands are import, export, scorecard,')
  })

  it('lists its commands when asked for help, and on stderr with 2 when asked for nothing', async () => {
    const asked = await run(['--help'])
    expect(asked.code).toBe(0)
    for (const name of commands) expect(asked.out).toContain(`  ${name}`)
    const nothing = await run([])
    expect(nothing).toMatchObject({ code: 2, out: '', err: asked.out })
  })

  it.each(commands)('says how to use %s', async (name) => {
    const { code, out } = await run([name, '--help'])
    expect(code).toBe(0)
    expect(out).toContain(`throughline ${name}`)
  })

  it.each(commands)(
    '%s refuses an argument that it does not know, in one sentence without a stack, with 2',
    async (name) => {
      const { code, out, err } = await run([name, '--frobnicate'])
      expect(code).toBe(2)
      expect(out).toBe('')
      expect(err).not.toBe('')
      expect(err).not.toMatch(/^\s+at /m)
    },
  )

  it('refuses a day for training that is no day', async () => {
    const { code, err } = await run(['scorecard'], { THROUGHLINE_TODAY: '16/10/2025' })
    expect(code).toBe(2)
    expect(err).toContain('THROUGHLINE_TODAY must be a day such as 2025-10-16.')
  })

  it('says what is wrong with a folder that is not there, on stderr, and ends with 1', async () => {
    const { code, out, err } = await run(['scorecard', '--ssda903', '/nowhere', '--period-end', '2017-03-31', '--json'])
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err.trim().split('\n')).toHaveLength(1)
  })
})

describe('A command that is run for somebody', () => {
  it('opens the record only where the policy lets them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-as-'))
    const env = { THROUGHLINE_DATA: folder, THROUGHLINE_TODAY: '2025-10-16' }
    await anEmptyFolder(folder)
    try {
      const runAs = (...args: string[]) => run(args, env)
      const refused = await runAs('export', '--as', 'social-worker')
      expect([refused.code, refused.out]).toEqual([1, ''])
      expect(refused.err).toContain('Social worker: may not make returns and lists out of the record')
      expect((await runAs('verify', '--as', 'director')).err).toContain('run it without --as')
      expect((await runAs('export', '--as')).err).toContain('There is no such person.')
      expect((await runAs('export', '--as', 'performance-analyst')).code).toBe(2) // let in, and told what to say
      expect((await runAs('rule-book', '--as', 'councillor', '--json')).code).toBe(0)
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }, 120_000)
})
