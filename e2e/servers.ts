import type { TestProject } from 'vitest/node'
import { startServers, type RunningServers } from './server.ts'

declare module 'vitest' {
  interface ProvidedContext {
    addresses: readonly string[]
  }
}

let running: RunningServers | undefined

/** A server for each file that runs at a time; making the demonstration authority, which all have, takes longer than most. */
export async function setup(project: TestProject): Promise<void> {
  running = await startServers(project.config.maxWorkers)
  project.provide('addresses', running.addresses)
}

export const teardown = async (): Promise<void> => running?.stop()
