import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { isOfLists, listsFound, loadLists, tryLists } from '../../exchange/annex-a/index.ts'
import { isNames, loadNames, namesFound, readNames, type NamesAsked } from '../../exchange/names/index.ts'
import { importReturns, type ImportMeans } from '../../exchange/ssda903/index.ts'
import type { ImportRow, RejectedRow } from '../../store/index.ts'
import { readGivenLists } from './look-at-files.ts'

/** What came of loading an import's files. */
export type Loaded = Pick<ImportRow, 'outcome'> & Partial<Pick<ImportRow, 'returns'>>

/** Loads the files of one import; throws `ImportUnderWay`, and may then be asked again. */
export type Loading = (asked: Required<NamesAsked>) => Promise<Loaded>

/** Loads the returns in a folder, each as what a person confirmed it to be. */
function returnsIn(means: ImportMeans, folder: string, { returns }: ImportRow): Loading {
  const told = new Map(
    returns.flatMap(({ label, year, asAt }) =>
      year === null || asAt === null ? [] : [[label, { year, asAt }] as const],
    ),
  )
  return async (asked) => ({ outcome: await importReturns(means, { ...asked, folder, told }) })
}

/** The lists in the one file of a folder, as at the day that the person gave. */
async function listsOf(folder: string, { returns }: ImportRow) {
  const [file = ''] = await readdir(folder)
  const [found] = returns
  if (!found || found.asAt === null) throw new Error('An import of lists has the day as at which they speak')
  return readGivenLists(join(folder, file), found.label, found.asAt)
}

/** Loads the lists of Annex A in a folder. */
const listsIn =
  (means: ImportMeans, folder: string, row: ImportRow): Loading =>
  async (asked) => {
    const given = await listsOf(folder, row)
    const kept: RejectedRow[] = []
    const onRejects = async (rejects: readonly RejectedRow[]): Promise<void> => {
      kept.push(...rejects)
      await asked.onRejects(rejects)
    }
    const outcome = await loadLists(means, given, { ...asked, onRejects })
    return { outcome, returns: [listsFound(given, kept)] }
  }

/** Says what would come of the lists in a folder. Writes nothing. */
export const triedIn =
  (means: ImportMeans, folder: string, row: ImportRow): Loading =>
  async (asked) => {
    const given = await listsOf(folder, row)
    const { rejects, ...outcome } = await tryLists(means, given, asked)
    return { outcome, returns: [listsFound(given, rejects)] }
  }

/** How the files of an import are loaded, by what they are. */
export function loadingOf(means: ImportMeans, folder: string, row: ImportRow): Loading {
  if (isOfLists(row)) return listsIn(means, folder, row)
  const isOfNames = row.returns.length > 0 && row.returns.every(isNames)
  return (isOfNames ? namesIn : returnsIn)(means, folder, row)
}

/** Loads the one names file in a folder, under the name by which the person knows it. */
const namesIn =
  (means: ImportMeans, folder: string, { returns }: ImportRow): Loading =>
  async (asked) => {
    const [file = ''] = await readdir(folder)
    const names = await readNames(join(folder, file), returns[0]?.label)
    const outcome = await loadNames(means, names, asked)
    return { outcome, returns: [namesFound(names, outcome.rejected)] }
  }
