import { throughline } from './cli/index.ts'

const stopping = new AbortController()
const SAME_WISH_MS = 2000
let askedAt = 0

/** Ctrl+C reaches this process from the terminal and again from whoever started it: only a later one means "at once". */
function stop(): void {
  if (askedAt !== 0 && Date.now() - askedAt > SAME_WISH_MS) process.exit(130)
  askedAt ||= Date.now()
  stopping.abort()
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop)

// A reader that stops early, such as `| head`, is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

process.exitCode = await throughline(process.argv.slice(2), {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  env: process.env,
  signal: stopping.signal,
})
