import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beginReturn, packZip, tables, xmlAround, xmlOfChild } from '../ssda903/index.ts'
import type { ChildToWrite, ReturnToWrite, RowToWrite } from '../ssda903/index.ts'
import { childrenOfRecord, rowsOfChild, type Means, type OfRecord } from './rows-of-record.ts'

/** A return that was made from the record. */
export interface ReturnMade {
  readonly children: number
  /** How many rows each table has, the tables of the return in order; none of a table without rows. */
  readonly rows: Readonly<Record<string, number>>
  /** Children who would be in the return and have no number in it. */
  readonly withoutNumber: number
}

/** Where a return goes, child by child. */
export interface ReturnSink {
  readonly add: (child: ChildToWrite, rows: readonly RowToWrite[]) => Promise<void>
  /** Ends it; what is not whole is not packed. */
  readonly close: (isWhole: boolean) => Promise<void>
}

/** Writes the return into sinks, in bounded memory. Throws the signal's reason when it is stopped. */
export async function makeReturn(
  means: Means,
  asked: OfRecord & { readonly of: ReturnToWrite },
  sinks: readonly ReturnSink[],
): Promise<ReturnMade> {
  const counts = new Map<string, number>()
  let [children, withoutNumber, isWhole] = [0, 0, false]
  try {
    for await (const known of childrenOfRecord(means, asked)) {
      const found = rowsOfChild(known, asked.of)
      if (found.child === null) {
        if (found.isLeftOut) withoutNumber += 1
        continue
      }
      if (found.rows.length === 0) continue
      children += 1
      for (const { table } of found.rows) counts.set(table.name, (counts.get(table.name) ?? 0) + 1)
      for (const sink of sinks) await sink.add(found.child, found.rows)
    }
    isWhole = true
  } finally {
    for (const sink of sinks) await sink.close(isWhole)
  }
  const rows = Object.fromEntries(
    tables.flatMap(({ name }) => (counts.has(name) ? [[name, counts.get(name) ?? 0] as const] : [])),
  )
  return { children, rows, withoutNumber }
}

/** The return as CSV files in a folder: one for each table that has rows. */
export async function csvFolder(folder: string, of: ReturnToWrite): Promise<ReturnSink> {
  const writing = await beginReturn(folder, of)
  return { add: (_, rows) => writing.addRows(rows), close: async () => void (await writing.close()) }
}

/** The same in a zip. The files lie beside it until it is packed. */
export async function csvZip(path: string, of: ReturnToWrite): Promise<ReturnSink> {
  const folder = `${path}.files`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const writing = await beginReturn(folder, of)
  return {
    add: (_, rows) => writing.addRows(rows),
    close: async (isWhole) => {
      const rows = await writing.close()
      const files = tables.filter(({ name }) => name in rows).map(({ file }) => `${file}.csv`)
      if (isWhole)
        await packZip(
          path,
          files.map((name) => ({ name, path: join(folder, name) })),
        )
      await rm(folder, { recursive: true })
    },
  }
}

const FLUSH_AT = 64 * 1024

/** The return as XML, which carries no SWEpisodes and no DoLo. */
export function xmlFile(path: string): ReturnSink {
  const out = createWriteStream(path, { mode: 0o600 })
  let waiting: string = xmlAround.begins
  return {
    add: async (child, rows) => {
      waiting += xmlOfChild(child, rows)
      if (waiting.length < FLUSH_AT) return
      const text = waiting
      waiting = ''
      if (!out.write(text)) await once(out, 'drain')
    },
    close: async () => {
      out.end(waiting + xmlAround.ends)
      await once(out, 'close')
    },
  }
}
