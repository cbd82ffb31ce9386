import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { median, report, saying, seconds } from './figures.ts'
import { environment } from './processes.ts'
import { withFolder } from './scratch.ts'

const PORT = Number(process.env['BENCH_PORT'] ?? 3911)
const STARTS = 5

/** From the command to the first answer. Stopped as Ctrl+C stops it. */
async function startedIn(folder: string): Promise<number> {
  const began = performance.now()
  const child = spawn('npm', ['start', '--silent'], {
    cwd: join(import.meta.dirname, '..'),
    env: environment({ PORT: String(PORT), THROUGHLINE_DATA: folder, THROUGHLINE_KEY: join(folder, 'key') }),
    stdio: 'ignore',
    detached: true,
  })
  const ended = once(child, 'close')
  try {
    for (;;) {
      if (await fetch(`http://localhost:${String(PORT)}/health`).catch(() => null)) return performance.now() - began
      if (child.exitCode !== null) throw new Error('npm start ended at once')
      await new Promise((resolve) => setTimeout(resolve, 10))
    }
  } finally {
    if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, 'SIGTERM')
    await ended
  }
}

/** `npm start` for the first time, which makes the demonstration, and then again and again. */
export const measureStart = (): Promise<void> =>
  withFolder(async (folder) => {
    saying('Starting for the first time')
    const first = await startedIn(folder)
    const again = []
    for (let nth = 0; nth < STARTS; nth += 1) again.push(await startedIn(folder))
    report('npm start: the second start', seconds(median(again)), 'under 3 s')
    report('  the first, which makes the demonstration', seconds(first), 'no promise made')
  })
