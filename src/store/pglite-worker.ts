import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'

/**
 * The embedded database in a thread of its own, since a long query would block the event loop. It is spoken to in
 * PostgreSQL's wire protocol: whole requests in, whole answers out, one at a time. An empty request closes it.
 */
const { folder } = workerData as { folder: string | null } // given by embedded.ts, the only starter of this thread
const database = folder === null ? new PGlite() : new PGlite(folder)
await database.waitReady
parentPort?.postMessage('ready')

let turn: Promise<unknown> = Promise.resolve()
parentPort?.on('message', (request: Uint8Array) => {
  turn = turn.then(() => (request.length === 0 ? end() : answer(request)))
})

async function answer(request: Uint8Array): Promise<void> {
  const bytes = await database.execProtocolRaw(request)
  parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]) // PGlite's answers are copies of its memory, never shared
}

async function end(): Promise<void> {
  await database.close()
  parentPort?.close()
}
