import { beginInHistory } from '../../exchange/import-history.ts'
import { loadNames, namesFound, readNames } from '../../exchange/names/index.ts'
import { isUnreadable, type ImportMeans } from '../../exchange/ssda903/index.ts'
import { isImportUnderWay } from '../../store/index.ts'
import type { ImportPorts } from '../pages/imports/ports.ts'
import { sayFailure } from './say-failure.ts'

/** Loads an uploaded names file at once: it is small beside a return. Answers the import's id, or what is wrong. */
export const loadNamesOver =
  (means: ImportMeans): ImportPorts['loadNames'] =>
  async ({ authority, by, today }, { path, name }) => {
    try {
      const names = await readNames(path, name)
      const history = await beginInHistory(means.store, authority, by)
      const asked = { importId: history.id, authority, by, today, onRejects: history.rejects }
      try {
        const outcome = await loadNames(means, names, asked)
        await history.done(outcome, [namesFound(names, outcome)])
        return { id: history.id }
      } catch (error) {
        const problem = isImportUnderWay(error) ? error.message : sayFailure(error)
        // What went wrong is what its caller must hear, even where the history cannot be told.
        await history.failed('failed', problem).catch(() => undefined)
        throw error
      }
    } catch (error) {
      if (isUnreadable(error) || isImportUnderWay(error)) return { problem: error.message }
      throw error
    }
  }
