import { spawn, type ChildProcess } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

/** The built program, made first where it is stale. */
export async function builtProgram(): Promise<string> {
  const build: unknown = await import(pathToFileURL(join(import.meta.dirname, '../scripts/build.mjs')).href)
  // The script has no types: it must run before anything is installed.
  const { ensureBuilt } = build as { readonly ensureBuilt: () => Promise<{ readonly start: string }> }
  return (await ensureBuilt()).start
}

/** What one run of a command came to. */
export interface Run {
  readonly code: number
  readonly ms: number
  /** The most memory that the process ever held, in bytes; 0 where the system does not say (it is read from /proc). */
  readonly peak: number
  /** Processor time that the process itself used. */
  readonly cpuMs: number
  readonly out: string
  readonly err: string
}

const settings = join(tmpdir(), `throughline-bench-${String(process.pid)}`)
process.once('exit', () => rmSync(settings, { recursive: true, force: true }))

/** Neither the record nor the key of whoever runs the bench is touched. */
export const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  ...process.env,
  THROUGHLINE_DATA: settings,
  THROUGHLINE_KEY: join(settings, 'key'),
  ...more,
})

function peakOf(pid: number | undefined): number {
  try {
    const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}

/** Ticks are hundredths of a second wherever Node runs on Linux; 0 where the system does not say. */
function cpuOf(pid: number | undefined): number {
  try {
    const told =
      readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
        .split(') ')[1]
        ?.split(' ') ?? []
    return (Number(told[11]) + Number(told[12])) * 10
  } catch {
    return 0
  }
}

/** Runs `throughline` as a process of its own, from start to exit. */
export function run(program: string, args: readonly string[], env: Readonly<Record<string, string>>): Promise<Run> {
  const began = performance.now()
  const child = spawn(process.execPath, [program, ...args], {
    env: environment(env),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  let peak = 0
  let cpuMs = 0
  const watching = setInterval(() => {
    peak = Math.max(peak, peakOf(child.pid))
    cpuMs = Math.max(cpuMs, cpuOf(child.pid))
  }, 25)
  child.stdout.on('data', (text) => (said.out += String(text)))
  child.stderr.on('data', (text) => (said.err += String(text)))
  return new Promise((resolve) => {
    child.on('close', (code) => {
      clearInterval(watching)
      resolve({ code: code ?? 1, ms: performance.now() - began, peak, cpuMs, ...said })
    })
  })
}

/** As `run`, for a command that must succeed. */
export async function mustRun(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Run> {
  const done = await run(program, args, env)
  if (done.code !== 0) throw new Error(`throughline ${args.join(' ')} failed: ${done.err.slice(-2000)}`)
  return done
}

/** A server that was started for measuring. */
export interface Serving {
  readonly address: string
  readonly peak: () => number
  readonly stop: () => Promise<void>
}

/** Starts the server as one process and waits until it answers. */
export async function serve(program: string, port: number, env: Readonly<Record<string, string>>): Promise<Serving> {
  const child: ChildProcess = spawn(process.execPath, [program, 'serve'], {
    env: environment({ PORT: String(port), ...env }),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const address = `http://localhost:${String(port)}`
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  await answering(address)
  return {
    address,
    peak: () => peakOf(child.pid),
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

async function answering(address: string): Promise<void> {
  for (let tried = 0; tried < 1200; tried += 1) {
    const ok = await fetch(address, { redirect: 'manual' }).then(
      () => true,
      () => false,
    )
    if (ok) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('The server did not answer within two minutes')
}
