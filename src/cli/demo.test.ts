import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { day } from '../time/index.ts'
import { demoCommand } from './demo.ts'

describe('throughline demo', () => {
  let folder = ''
  beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'throughline-demo-'))))
  afterEach(() => rm(folder, { recursive: true }))

  const run = async (...args: string[]) => {
    const said = { out: '', err: '' }
    const code = await demoCommand.run(args, {
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
      env: { THROUGHLINE_DATA: join(folder, 'record') },
      today: day('2025-10-16'),
      signal: new AbortController().signal,
    })
    return { code, ...said }
  }

  it('writes its returns and names as files, and says how to load them', async () => {
    const { code, out } = await run('--out', join(folder, 'files'))
    expect(code).toBe(0)
    expect(out).toContain('throughline import --ssda903')
    expect(await readdir(join(folder, 'files', 'returns'))).toHaveLength(12)
    expect(await readdir(join(folder, 'files', 'returns', '2026 as at 2025-10-16'))).toContain('episodes.csv')
    expect(await readFile(join(folder, 'files', 'names.csv'), 'utf8')).toContain('Rowan A.,Family finding team')
  })

  it('writes over nothing', async () => {
    await run('--out', join(folder, 'files'))
    const again = await run('--out', join(folder, 'files'))
    expect(again).toMatchObject({ code: 1, out: '' })
    expect(again.err).toContain('is not empty')
  })

  it.each([
    { args: ['--today', '16/10/2025'], says: 'Say the day' },
    { args: ['--seed', 'one'], says: 'The seed is a whole number' },
  ])('refuses $args', async ({ args, says }) => {
    const { code, err } = await run(...args)
    expect(code).toBe(2)
    expect(err).toContain(says)
  })
})
