import type { TestProject } from 'vitest/node'
import { startServer, type RunningServer } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    address: string
  }
}

let running: RunningServer | undefined

/** One server for all browser tests: making the demonstration authority takes longer than most of them. */
export async function setup(project: TestProject): Promise<void> {
  running = await startServer()
  project.provide('address', running.address)
}

export const teardown = async (): Promise<void> => running?.stop()
