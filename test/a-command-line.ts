import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from '../src/cli/command.ts'
import { aDatabase, anEmptyFolder, testServer } from '../src/store/testing.ts'
import { day } from '../src/time/index.ts'

/** A record of its own, and the commands that work on it, on 16 October 2025. */
export interface ACommandLine {
  readonly env: Readonly<Record<string, string>>
  readonly run: (
    command: Command,
    ...args: string[]
  ) => Promise<{ readonly code: number; readonly out: string; readonly err: string }>
  readonly drop: () => Promise<void>
}

/** An empty record: a database of the server that tests run on, or a folder; with a signing key beside it. */
export async function aCommandLine(): Promise<ACommandLine> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  const database = testServer ? await aDatabase(testServer) : null
  const where = database ? { DATABASE_URL: database.databaseUrl } : { THROUGHLINE_DATA: join(folder, 'record') }
  if (database === null) await anEmptyFolder(join(folder, 'record'))
  const env = { ...where, THROUGHLINE_KEY: join(folder, 'signing-key') }
  return {
    env,
    run: async (command, ...args) => {
      const said = { out: '', err: '' }
      const code = await command.run(args, {
        out: (text) => void (said.out += text),
        err: (text) => void (said.err += text),
        env,
        today: day('2025-10-16'),
        signal: new AbortController().signal,
      })
      return { code, ...said }
    },
    drop: async () => {
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
