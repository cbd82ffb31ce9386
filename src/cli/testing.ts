import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { day } from '../time/index.ts'
import { verifyCommand } from './verify.ts'

export type Env = Readonly<Record<string, string>>

/** A port of this computer that nobody listened on a moment ago. */
export async function freePort(): Promise<number> {
  const asked = createServer()
  await new Promise<void>((resolve) => asked.listen(0, '127.0.0.1', resolve))
  const address = asked.address()
  await new Promise((resolve) => asked.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** The built program, made first where it is stale. */
export async function builtProgram(): Promise<string> {
  const build: unknown = await import(pathToFileURL(join(import.meta.dirname, '../../scripts/build.mjs')).href)
  // The script has no types: it must run before anything is installed.
  const { ensureBuilt } = build as { readonly ensureBuilt: () => Promise<{ readonly start: string }> }
  return (await ensureBuilt()).start
}

/** The program as it is built, as a process of its own. */
export function started(program: string, args: readonly string[], env: Env): ChildProcess {
  const stdio: ('ignore' | 'pipe')[] = ['ignore', 'pipe', 'pipe']
  return spawn(process.execPath, [program, ...args], { env: { ...process.env, ...env }, stdio })
}

/** Once a process has said some words on stderr, or has ended. */
export const saying = (process_: ChildProcess, words: string): Promise<unknown> =>
  new Promise((resolve) => {
    let said = ''
    process_.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (said.includes(words)) resolve(words)
    })
    process_.once('close', resolve)
  })

/** What an import says once it has read everything and begins to write. */
export const SAVING = 'Comparing and saving'

/** What a process said until it ended, with which code, how long that took, and how long from its first word of saving. */
export async function ended(process_: ChildProcess) {
  const began = performance.now()
  const said = { out: '', err: '' }
  process_.stdout?.setEncoding('utf8').on('data', (text: string) => (said.out += text))
  process_.stderr?.setEncoding('utf8').on('data', (text: string) => (said.err += text))
  let savingFrom = began
  void saying(process_, SAVING).then(() => (savingFrom = performance.now()))
  await once(process_, 'close')
  const now = performance.now()
  return { ...said, code: process_.exitCode, ms: now - began, savingMs: now - savingFrom }
}

/** What `throughline verify` finds wrong with a record. */
export async function faults(env: Env): Promise<unknown> {
  let out = ''
  const say = (text: string) => void (out += text)
  const around = { out: say, err: () => undefined, env, today: day('2025-10-16'), signal: new AbortController().signal }
  await verifyCommand.run(['--json'], around)
  return (JSON.parse(out) as { readonly faults: unknown }).faults // its contract
}
