import { listsFound, openLists, readLists, type GivenLists } from '../../exchange/annex-a/index.ts'
import { namesFound, readNames } from '../../exchange/names/index.ts'
import { isUnreadable, previewReturns } from '../../exchange/ssda903/index.ts'
import type { ImportProgress, ReturnFound } from '../../store/index.ts'
import type { Day } from '../../time/index.ts'

/** What stands in a folder of uploaded files, or why it cannot be read. */
export type Looked =
  | { readonly returns: readonly ReturnFound[] }
  /** A sentence for the person whose files they are. */
  | { readonly problem: string }

/** Looks through uploaded files without saving anything: what returns these are, and what would be rejected. */
export async function lookAtFiles(
  folder: string,
  asked: {
    readonly today: Day
    readonly signal: AbortSignal
    readonly onProgress: (progress: ImportProgress) => void
    readonly mostChildren?: number
  },
): Promise<Looked> {
  try {
    const { returns, notes } = await previewReturns(folder, asked)
    return { returns: returns.map((one, n) => (n === 0 ? { ...one, problems: [...notes, ...one.problems] } : one)) }
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return { problem: error.message.replaceAll(folder, 'The upload') }
  }
}

/** Looks through an uploaded names file without saving anything. */
export async function lookAtNames(path: string, name: string): Promise<Looked> {
  try {
    return { returns: [namesFound(await readNames(path, name))] }
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return { problem: error.message }
  }
}

/** Reads an uploaded file of lists without saving anything; `name` is what the person calls it. */
export async function readGivenLists(path: string, name: string, asAt: Day): Promise<GivenLists> {
  return { ...readLists(await openLists(path, name), asAt), file: name, asAt }
}

/** Looks through an uploaded file of lists without saving anything. */
export async function lookAtLists(path: string, name: string, asAt: Day): Promise<Looked> {
  try {
    return { returns: [listsFound(await readGivenLists(path, name, asAt))] }
  } catch (error) {
    if (!isUnreadable(error)) throw error
    return { problem: error.message }
  }
}
