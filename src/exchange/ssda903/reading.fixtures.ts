import { day } from '../../time/index.ts'
import { findReturns } from './find-returns.ts'
import { inFolder } from './fixtures.ts'
import { tellProblem } from './problem.ts'
import { readReturn, type Reject, type ReturnRead } from './read-return.ts'

export const today = day('2025-10-16')
export type Files = Readonly<Record<string, string | Buffer>>

export interface ReadAll {
  returns: ReturnRead[]
  rows: string[]
  rejects: Reject[]
  says: string
}

/** Reads everything that is found, and says all that a person would hear. */
export const read = (files: Files): Promise<ReadAll> =>
  inFolder(files, async (folder) => {
    const all: ReadAll = { returns: [], rows: [], rejects: [], says: '' }
    const found = await findReturns(folder)
    for (const one of found.returns)
      all.returns.push(
        await readReturn(
          one,
          { today },
          {
            row: (table, row) => void all.rows.push(`${table.name} ${row.child} ${row.content}`),
            reject: (_table, _child, reject) => void all.rejects.push(reject),
          },
        ),
      )
    found.close()
    all.says = [...found.notes, ...all.returns.flatMap((one) => one.problems)].map(tellProblem).join('\n')
    return all
  })
/** What a person would hear of files, whether they were read or refused. */
export const refusal = (files: Files): Promise<string> =>
  read(files).then(
    (all) => all.says,
    (error: unknown) => String(error),
  )
