import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { Worker } from 'node:worker_threads'
import pg from 'pg'
import { query, WELCOME, wholeRequests } from './wire.ts'
import { typeParsers } from './type-parsers.ts'

/** The embedded database, seen as a pool of one connection: whoever comes second waits for the first to give it back. */
export interface Embedded {
  readonly pool: pg.Pool
  /** The whole database as one file, from which another can begin in memory. */
  readonly image: () => Promise<Uint8Array>
  readonly close: () => Promise<void>
}

/** Where the database is: in a folder, or in memory, beginning empty or from an image. */
export type EmbeddedIn = { readonly folder: string } | { readonly image: Uint8Array | null }

/** What the worker's thread is given. */
export type WorkerGiven = EmbeddedIn & { readonly program: WebAssembly.Module }

/** One request to the worker's database, and its answer. */
type Ask = (request: Uint8Array | 'image' | 'close') => Promise<Uint8Array>

/** Opens PGlite in a worker thread. Throws where the folder holds no database that it can read. */
export async function openEmbedded(place: EmbeddedIn): Promise<Embedded> {
  const worker = await startWorker(place)
  const ask = asking(worker)
  const pool = new pg.Pool({
    max: 1,
    idleTimeoutMillis: 0,
    ssl: false,
    user: 'postgres',
    database: 'postgres',
    host: 'embedded',
    types: typeParsers,
    stream: () => connection(ask), // a Duplex with a socket's manners, which is all that pg uses
  })
  pool.on('error', () => undefined) // the query that was under way rejects with the same error
  return {
    pool,
    image: () => ask('image'),
    close: async () => {
      await pool.end()
      const gone = once(worker, 'exit')
      await ask('close')
      await gone
    },
  }
}

async function startWorker(place: EmbeddedIn): Promise<Worker> {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const workerData: WorkerGiven = { ...place, program: await program() }
  const worker = new Worker(new URL(`./pglite-worker.${extension}`, import.meta.url), { workerData })
  await once(worker, 'message')
  return worker
}

let compiled: Promise<WebAssembly.Module> | undefined

/** PGlite's program, made ready for this machine once, however many databases this process opens. */
function program(): Promise<WebAssembly.Module> {
  const beside = createRequire(import.meta.url).resolve('@electric-sql/pglite')
  return (compiled ??= readFile(join(beside, '..', 'pglite.wasm')).then((bytes) => WebAssembly.compile(bytes)))
}

/** The worker answers in the order of asking. Once it has died, everything asked of it fails. */
function asking(worker: Worker): Ask {
  const waiting: { resolve: (answer: Uint8Array) => void; reject: (error: Error) => void }[] = []
  let dead: Error | null = null
  const die = (error: Error): void => {
    dead ??= error
    for (const each of waiting.splice(0)) each.reject(dead)
  }
  worker.on('message', (answer: Uint8Array) => waiting.shift()?.resolve(answer))
  worker.on('error', die)
  worker.on('exit', () => die(new Error('The embedded database has stopped')))
  return (request) =>
    new Promise((resolve, reject) => {
      if (dead) return reject(dead)
      waiting.push({ resolve, reject })
      worker.postMessage(request)
    })
}

/** What pg asks of a socket. Its greeting is answered here; the session that it finds is made as good as new. */
function connection(ask: Ask): Duplex {
  let unfinished: Buffer = Buffer.alloc(0)
  let isGreeted = false
  const answer = (request: Uint8Array, says: (answer: Uint8Array) => Uint8Array): void =>
    void ask(request).then(
      (bytes) => stream.push(says(bytes)),
      (error: unknown) => stream.destroy(error instanceof Error ? error : new Error(String(error))),
    )
  const take = (bytes: Buffer): void => {
    if (!isGreeted) {
      isGreeted = true
      return answer(query('rollback; discard all'), () => WELCOME)
    }
    const { whole, rest } = wholeRequests(unfinished.length > 0 ? Buffer.concat([unfinished, bytes]) : bytes)
    unfinished = rest
    if (whole) answer(whole, (bytes) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
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
