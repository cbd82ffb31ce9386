import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { anEmptyFolder } from '../store/testing.ts'
import { throughline } from './index.ts'

it('turns the emergency account on, tells its secrets once, and turns it off', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-emergency-'))
  const run = async (...args: readonly string[]) => {
    let out = ''
    const code = await throughline(['emergency', ...args], {
      out: (text) => (out += text),
      err: () => undefined,
      env: { THROUGHLINE_DATA: folder, THROUGHLINE_TODAY: '2025-10-16' },
      signal: new AbortController().signal,
    })
    return { code, out }
  }
  await anEmptyFolder(folder)
  try {
    expect(await run('--on', '--off')).toEqual({ code: 2, out: '' })
    const on = await run('--on')
    expect(on.code).toBe(0)
    expect(on.out).toMatch(/Password {2}([A-Z2-7]{5}-){4}[A-Z2-7]{5}\n/)
    expect(on.out).toMatch(/otpauth:\/\/totp\/Throughline:emergency\?secret=[A-Z2-7]{32}&/)
    const status = await run()
    expect(status.out).toContain('The emergency account is ON since')
    expect(status.out).not.toContain(/Password {2}(\S+)/.exec(on.out)?.[1])
    expect((await run('--off')).out).toContain('is off, and nobody is signed in by it')
    expect((await run()).out).toBe('The emergency account is off.\n')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 120_000)
