import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { loadNames, namesFound, readNames, type NamesAsked } from '../../exchange/names/index.ts'
import { importReturns, type ImportMeans } from '../../exchange/ssda903/index.ts'
import type { ImportRow } from '../../store/index.ts'

/** What came of loading an import's files. */
export type Loaded = Pick<ImportRow, 'outcome'> & Partial<Pick<ImportRow, 'returns'>>

/** Loads the files of one import; throws `ImportUnderWay`, and may then be asked again. */
export type Loading = (asked: Required<NamesAsked>) => Promise<Loaded>

/** Loads the returns in a folder, each as what a person confirmed it to be. */
export function returnsIn(means: ImportMeans, folder: string, { returns }: ImportRow): Loading {
  const told = new Map(
    returns.flatMap(({ label, year, asAt }) =>
      year === null || asAt === null ? [] : [[label, { year, asAt }] as const],
    ),
  )
  return async (asked) => ({ outcome: await importReturns(means, { ...asked, folder, told }) })
}

/** Loads the one names file in a folder, under the name by which the person knows it. */
export const namesIn =
  (means: ImportMeans, folder: string, { returns }: ImportRow): Loading =>
  async (asked) => {
    const [file = ''] = await readdir(folder)
    const names = await readNames(join(folder, file), returns[0]?.label)
    const outcome = await loadNames(means, names, asked)
    return { outcome, returns: [namesFound(names, outcome.rejected)] }
  }
