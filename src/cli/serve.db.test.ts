import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../../test/until.ts'
import { csv, episode, inFolder } from '../exchange/ssda903/fixtures.ts'
import { isSignedBy, signedHead } from '../record/index.ts'
import { anEmptyFolder } from '../store/testing.ts'
import { day } from '../time/index.ts'
import type { Command } from './command.ts'
import { importCommand } from './import.ts'
import { serveCommand } from './serve.ts'
import { freePort } from './testing.ts'
import { verifyCommand } from './verify.ts'
import { checkingKey, keepHead, keptHeads, signingKey, signingPlace } from './signing-key.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const settings = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  THROUGHLINE_DATA: join(folder, 'data'),
  THROUGHLINE_KEY: join(folder, 'keys', 'signing-key'),
  ...more,
})

/** Starts serving; `said` is everything that was printed, and `stop` waits for the end. */
function serving(env: Record<string, string>, args: readonly string[] = ['--empty']) {
  const stopping = new AbortController()
  let said = ''
  const say = (text: string) => void (said += text)
  const around = { out: say, err: say, env, today: day('2025-10-16'), signal: stopping.signal }
  const ended = serveCommand.run(args, around)
  return {
    said: () => said,
    ended,
    stop: () => {
      stopping.abort()
      return ended
    },
  }
}

const aReturn = { 'episodes.csv': csv('Episodes', [episode({ CHILD: '1' })]) }

/** Runs another command on the same record. */
async function command({ run }: Command, env: Record<string, string>, ...args: string[]) {
  let said = ''
  const say = (text: string) => void (said += text)
  const around = { out: say, err: say, env, today: day('2025-10-16'), signal: new AbortController().signal }
  return { code: await run(args, around), said }
}

const answering = (port: number): Promise<Response | null> =>
  until(
    () => fetch(`http://127.0.0.1:${port}/health`).catch(() => null),
    (answer) => answer !== null,
  )

describe('throughline serve', () => {
  it('refuses an address that others can reach, and says why', async () => {
    for (const host of ['0.0.0.0', '192.168.1.10', 'throughline.example', '::']) {
      const server = serving(settings({ HOST: host }))
      expect(await server.ended).toBe(1)
      expect(server.said()).toContain(`Throughline does not listen on ${host}.`)
      expect(server.said()).toContain('signing in is choosing a person from a list')
    }
  })

  it.each([
    [{ PORT: 'many' }, 'PORT must be a number'],
    [{ PORT: '70000' }, 'PORT must be a number'],
    [{ THROUGHLINE_UPLOAD_LIMIT_MB: 'big' }, 'THROUGHLINE_UPLOAD_LIMIT_MB must be a number'],
  ])('cannot use %o', async (env, sentence) => {
    const server = serving(settings(env))
    expect(await server.ended).toBe(2)
    expect(server.said()).toContain(sentence)
  })

  it('serves on this computer, prints where and what to do next, and stops when asked', async () => {
    const port = await freePort()
    const server = serving(settings({ PORT: String(port) }))
    expect((await answering(port))?.status).toBe(200)
    expect(server.said()).toContain(`http://localhost:${port}`)
    expect(server.said()).toContain('Load SSDA903 files')
    expect(await server.stop()).toBe(0)
    await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow()
  })

  it('signs the head of what is on record as soon as it starts, which verify then tells', async () => {
    const env = settings({ PORT: String(await freePort()) })
    await anEmptyFolder(env['THROUGHLINE_DATA'] ?? '')
    const place = signingPlace(env)
    const verified = async () => (await command(verifyCommand, env)).said
    await inFolder(aReturn, (files) => command(importCommand, env, '--ssda903', files))
    expect(await verified()).toContain('The chain holds the head signed at position 1 on ')
    rmSync(place.heads)
    expect(await verified()).toContain('No head of the chain was signed outside the database')
    const server = serving(env)
    await expect.poll(() => keptHeads(place).map(({ position }) => position), { timeout: 60_000 }).toEqual([1])
    await server.stop()
  })

  it('says so when the port is taken', async () => {
    const port = await freePort()
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve))
    const env = settings({ PORT: String(port) })
    await anEmptyFolder(env['THROUGHLINE_DATA'] ?? '')
    const server = serving(env)
    expect(await server.ended).toBe(1)
    expect(server.said()).toContain(`Port ${port} is in use by another program`)
    await new Promise((resolve) => other.close(resolve))
  })
})

describe('The signing key', () => {
  it('is made once, outside the data folder, for its owner’s eyes alone', () => {
    const place = signingPlace(settings())
    const key = signingKey(place)
    expect(statSync(place.key).mode & 0o777).toBe(0o600)
    expect(signingKey(place).export({ type: 'pkcs8', format: 'pem' })).toBe(
      key.export({ type: 'pkcs8', format: 'pem' }),
    )
  })

  it('is another for each record, unless one is named', () => {
    const one = signingPlace({ THROUGHLINE_DATA: '/one', XDG_CONFIG_HOME: folder })
    const other = signingPlace({ THROUGHLINE_DATA: '/other', XDG_CONFIG_HOME: folder })
    expect(one.key).not.toBe(other.key)
    expect(one.key.startsWith(join(folder, 'throughline'))).toBe(true)
    const password = signingPlace({ DATABASE_URL: 'postgres://me:secret@server/record', XDG_CONFIG_HOME: folder })
    expect(password).toEqual(signingPlace({ DATABASE_URL: 'postgres://me:new@server/record', XDG_CONFIG_HOME: folder }))
  })

  it('signs heads into a file that is only ever added to', async () => {
    const place = signingPlace(settings())
    const key = signingKey(place)
    for (const position of [1, 2])
      keepHead(place, signedHead({ authority: 1, position, hash: 'ab', at: '2025-10-16T08:12:07Z' }, key))
    const heads = keptHeads(place)
    const check = checkingKey(place)
    expect(heads.map((head) => head.position)).toEqual([1, 2])
    expect(heads.every((head) => check !== null && isSignedBy(head, check))).toBe(true)
    expect(readFileSync(place.heads, 'utf8').split('\n')).toHaveLength(3)
  })
})
