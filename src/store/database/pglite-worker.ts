import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import type { WorkerGiven } from './embedded.ts'

/**
 * The embedded database in a thread of its own, since a long query would block the event loop. It is spoken to in
 * PostgreSQL's wire protocol: whole requests in, whole answers out, one at a time.
 */
const database = open(workerData as WorkerGiven) // given by embedded.ts, the only starter of this thread
await database.waitReady
parentPort?.postMessage('ready')

let turn: Promise<unknown> = Promise.resolve()
parentPort?.on('message', (request: Uint8Array | 'image' | 'close') => {
  turn = turn.then(() => answer(request))
})

function open({ program: pgliteWasmModule, ...place }: WorkerGiven): PGlite {
  if ('folder' in place) return new PGlite(place.folder, { pgliteWasmModule })
  const loadDataDir = place.image && new Blob([new Uint8Array(place.image)])
  return new PGlite({ pgliteWasmModule, ...(loadDataDir ? { loadDataDir } : {}) })
}

async function answer(request: Uint8Array | 'image' | 'close'): Promise<void> {
  if (request === 'close') return end()
  const bytes = request === 'image' ? await image() : await database.execProtocolRaw(request)
  parentPort?.postMessage(bytes, [bytes.buffer as ArrayBuffer]) // both are copies of PGlite's memory, never shared
}

const image = async (): Promise<Uint8Array> => new Uint8Array(await (await database.dumpDataDir('none')).arrayBuffer())

async function end(): Promise<void> {
  await database.close()
  parentPort?.postMessage(new Uint8Array(0))
  parentPort?.close()
}
