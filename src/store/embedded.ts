import { once } from 'node:events'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { wholeRequests } from './wire.ts'
import { typeParsers } from './type-parsers.ts'

/** The embedded database, seen as a pool of one connection: whoever comes second waits for the first to give it back. */
export interface Embedded {
  readonly pool: pg.Pool
  readonly close: () => Promise<void>
}

/** Opens PGlite in a worker thread. A null folder keeps everything in memory. Throws where the folder holds no database that it can read. */
export async function openEmbedded(folder: string | null): Promise<Embedded> {
  const worker = await startWorker(folder)
  let listening: Duplex | null = null
  worker.on('message', (answer: Uint8Array) => listening?.push(Buffer.from(answer)))
  worker.on('error', (error) => listening?.destroy(error))
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    ssl: false,
    user: 'postgres',
    database: 'postgres',
    host: 'embedded',
    types: typeParsers,
    stream: () => (listening = connection((request) => worker.postMessage(request))) as never, // a Duplex with a socket's manners, which is all that pg uses
  })
  pool.on('error', () => undefined) // the query that was under way rejects with the same error
  return {
    pool,
    close: async () => {
      await pool.end()
      worker.postMessage(new Uint8Array(0))
      await once(worker, 'exit')
    },
  }
}

async function startWorker(folder: string | null): Promise<Worker> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./pglite-worker.${extension}`, import.meta.url), { workerData: { folder } })
  await once(worker, 'message')
  return worker
}

/** What pg asks of a socket, over messages to the worker. The greeting is answered here: PGlite needs none. */
function connection(send: (request: Uint8Array) => void): Duplex {
  let unfinished: Buffer = Buffer.alloc(0)
  let isGreeted = false
  const take = (bytes: Buffer): void => {
    if (!isGreeted) {
      isGreeted = true
      stream.push(WELCOME)
      return
    }
    const { whole, rest } = wholeRequests(unfinished.length > 0 ? Buffer.concat([unfinished, bytes]) : bytes)
    unfinished = rest
    if (whole) send(whole)
  }
  const stream = new Duplex({
    read: () => undefined,
    write: (bytes: Buffer, _encoding, done) => {
      take(bytes)
      done()
    },
    final: (done) => {
      stream.push(null)
      done()
    },
  })
  const same = (): Duplex => stream
  const connect = (): Duplex => {
    process.nextTick(() => stream.emit('connect'))
    return stream
  }
  return Object.assign(stream, { connect, setNoDelay: same, setKeepAlive: same, ref: same, unref: same })
}

/** AuthenticationOk, then ReadyForQuery outside a transaction. */
const WELCOME = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 0, 0x5a, 0, 0, 0, 5, 0x49])
