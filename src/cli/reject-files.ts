import { once } from 'node:events'
import { createWriteStream, mkdirSync, type WriteStream } from 'node:fs'
import { join } from 'node:path'
import { rejectLine, rejectsHeading, tellReject, type Reject } from '../exchange/ssda903/index.ts'

type Rejected = Omit<Reject, 'table'> & { readonly table: string }

/** Where rows that could not be read are kept, one file a table, ready to be mended and loaded again. */
export interface RejectFiles {
  readonly add: (rejects: readonly Rejected[]) => Promise<void>
  readonly close: () => Promise<void>
}

const TOLD = 20

/**
 * Keeps rejects in a folder; without one, tells the first few by place and reason. What a cell holds is never told:
 * it belongs in a file and not on a screen or in a log.
 */
export function keepRejects(folder: string | null, err: (text: string) => void): RejectFiles {
  const files = new Map<string, WriteStream>()
  let told = 0
  const write = async (reject: Rejected): Promise<void> => {
    if (folder === null) {
      if (told++ < TOLD) err(`${tellReject(reject)}\n`)
      return
    }
    const key = `${reject.table}\n${reject.header.join()}`
    let file = files.get(key)
    if (!file) {
      mkdirSync(folder, { recursive: true })
      const name = `${reject.table}-rejects${files.size === 0 ? '' : `-${files.size + 1}`}.csv`
      files.set(key, (file = createWriteStream(join(folder, name), { mode: 0o600 })))
      file.write(rejectsHeading(reject))
    }
    if (!file.write(rejectLine(reject))) await once(file, 'drain')
  }
  return {
    add: async (rejects) => {
      for (const reject of rejects) await write(reject)
    },
    close: async () => {
      if (told > TOLD) err(`… and ${told - TOLD} more rows that could not be read.\n`)
      for (const file of files.values()) await once(file.end(), 'close')
    },
  }
}
