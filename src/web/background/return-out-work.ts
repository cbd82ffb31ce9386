import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeAnnexA } from '../../exchange/annex-a/index.ts'
import {
  censusAsAt,
  checkCensus,
  makeCensusOut,
  rowsOfCensus,
  writeCensus,
  type CensusMade,
} from '../../exchange/census-out/index.ts'
import {
  checkRecord,
  comparableCode,
  csvZip,
  hasRules,
  makeReturn,
  xmlFile,
  type OfRecord,
} from '../../exchange/return-out/index.ts'
import type { Definitions } from '../../practice/index.ts'
import type { EventDefinitions } from '../../record/index.ts'
import {
  authorities,
  changeReturnOut,
  type OutKind,
  type ReturnOutChecked,
  type ReturnOutOutcome,
  type ReturnOutRow,
  type Store,
} from '../../store/index.ts'
import type { Day } from '../../time/index.ts'
import { nameOfLists } from '../pages/annex-a/ports.ts'
import { nameOfCensus, namesOfFiles } from '../pages/send/ports.ts'

/** What making something out of the record stands on. */
export interface ReturnOutWorkOptions {
  readonly store: Store
  readonly definitions: EventDefinitions
  /** By which the lists of Annex A and the census tell of children. */
  readonly practice: Definitions
  /** A private folder where the files lie until they are removed. */
  readonly folder: string
  readonly today: () => Day
}

interface Ways {
  /** Looks at it by our rules; null where there are none of its year. Absent: it is made at once. */
  readonly look?: (row: ReturnOutRow, asked: OfRecord) => Promise<ReturnOutChecked | null>
  /** Writes its files into a folder that is there. */
  readonly write: (row: ReturnOutRow, asked: OfRecord, folder: string) => Promise<ReturnOutOutcome>
}

/** One piece of work of the queue: looking at what was asked for, or making it. */
export function makeReturnOutWork(options: ReturnOutWorkOptions) {
  const { store, definitions } = options
  const means = { store, definitions, practice: options.practice }

  async function censusOf({ year, sender }: ReturnOutRow, asked: OfRecord): Promise<CensusMade> {
    const today = options.today()
    const of = censusAsAt(year, today)
    if (of === null || sender === null) throw new Error('A census is asked for with its sender, of a year that began.')
    return makeCensusOut(means, { ...asked, of, sender: { code: sender, at: today } })
  }

  const ways: Readonly<Record<OutKind, Ways>> = {
    ssda903: {
      async look(row, asked) {
        const known = (await authorities(store)).find(({ id }) => id === asked.authority)
        const of = { of: row, authorityCode: comparableCode(known?.code ?? null) }
        return hasRules(row.year) ? summed(await checkRecord(means, { ...asked, ...of })) : null
      },
      async write(row, asked, folder) {
        const [zip, xml] = namesOfFiles(row.year)
        const sinks = [await csvZip(join(folder, zip), row), xmlFile(join(folder, xml))]
        return makeReturn(means, { ...asked, of: row }, sinks)
      },
    },
    cin: {
      look: async (row, asked) => checkCensus(await censusOf(row, asked), row.year, asked.signal),
      async write(row, asked, folder) {
        const made = await censusOf(row, asked)
        await writeCensus(join(folder, nameOfCensus(row.year)), made, row.year)
        const { children, withoutNumber, tables } = made
        return { children, withoutNumber, rows: rowsOfCensus(tables) }
      },
    },
    'annex-a': {
      async write({ asAt }, asked, folder) {
        const { children, rows } = await makeAnnexA(means, { ...asked, asAt }, join(folder, nameOfLists(asAt)))
        return { children, withoutNumber: 0, rows }
      },
    },
  }

  return async (row: ReturnOutRow, asked: OfRecord): Promise<void> => {
    const { look, write } = ways[row.kind]
    const change = (to: Parameters<typeof changeReturnOut>[3]) => changeReturnOut(store, asked.authority, row.id, to)
    if (look && row.state === 'checking') return change({ state: 'checked', checked: await look(row, asked) })
    const folder = join(options.folder, row.id)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await change({ state: 'making', folder })
    const outcome = await write(row, asked, folder)
    asked.signal?.throwIfAborted()
    await change({ state: 'done', outcome, hasEnded: true })
  }
}

/** What was found, rule by rule, without any child: the history keeps it. */
function summed({ found, given: _, year: __, ...checked }: Awaited<ReturnType<typeof checkRecord>>): ReturnOutChecked {
  const byRule = Map.groupBy(found, ({ rule }) => rule)
  const counts = [...byRule].map(([rule, own]) => ({
    rule,
    rows: own.length,
    children: new Set(own.map(({ subject }) => subject)).size,
  }))
  return { ...checked, found: counts.sort((a, b) => b.rows - a.rows || (a.rule < b.rule ? -1 : 1)) }
}
