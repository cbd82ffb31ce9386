import { parseArgs } from 'node:util'
import { beginInHistory, type InHistory } from '../exchange/import-history.ts'
import { loadNames, namesFound, readNames } from '../exchange/names/index.ts'
import {
  importReturns,
  isUnreadable,
  type Found,
  type Imported,
  type Progress,
  type Told,
} from '../exchange/ssda903/index.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../practice/index.ts'
import {
  askForQualityRun,
  isFolderInUse,
  isImportUnderWay,
  openQueue,
  sayOutage,
  type RejectedRow,
} from '../store/index.ts'
import { asDay, type Day } from '../time/index.ts'
import type { Command, Surroundings } from './command.ts'
import { openRecord, ownRecord, type OpenedRecord } from './open-record.ts'
import { asPromised, tellFound, tellOutcome } from './import-words.ts'
import { signHeads } from './sign-heads.ts'
import { signingPlace } from './signing-key.ts'
import { telling } from './telling.ts'
import { keepRejects, type RejectFiles } from './reject-files.ts'

const usage = [
  'throughline import --ssda903 FOLDER [--names FILE] [--rejects FOLDER] [--json]',
  'throughline import --ssda903 FOLDER --year 2026 --as-at 2025-10-16 [--json]',
  'throughline import --names FILE [--json]',
]

interface Asked {
  readonly folder: string | null
  readonly names: string | null
  readonly told: Told
  readonly rejects: string | null
  readonly json: boolean
}

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[], today: Day): Asked | string {
  const text = { type: 'string' } as const
  const options = {
    ssda903: text,
    names: text,
    year: text,
    'as-at': text,
    rejects: text,
    json: { type: 'boolean' },
  } as const
  const { values } = parseArgs({ args: [...args], options })
  const year = values.year === undefined ? null : Number(values.year)
  const asAt = values['as-at'] === undefined ? null : asDay(values['as-at'])
  if (!values.ssda903 && !values.names) return 'Say what to import: --ssda903 FOLDER, or --names FILE.'
  if (year !== null && !(Number.isInteger(year) && year >= 2000 && year <= 2100))
    return 'A return year is the year of its 31 March: --year 2026.'
  if (values['as-at'] !== undefined && asAt === null) return 'Say the as-at date as a day: --as-at 2025-10-16.'
  if (asAt !== null && asAt > today) return 'The as-at date must be today or earlier: --as-at 2025-10-16.'
  return {
    folder: values.ssda903 ?? null,
    names: values.names ?? null,
    told: { ...(year !== null && { year }), ...(asAt !== null && { asAt }) },
    rejects: values.rejects ?? null,
    json: values.json ?? false,
  }
}

/** Says how far it is. */
function tellingProgress(around: Surroundings): (progress: Progress) => void {
  const tell = telling(around)
  return ({ doing, done, of }) => tell(doing, done, of)
}

const COMMAND_LINE = 'command line'
const project = makeProject(defaultDefinitions)
const nothing: Imported = {
  children: 0,
  events: 0,
  corrections: 0,
  retractions: 0,
  unchanged: 0,
  rejected: 0,
  sealed: 0,
}

/** What every kind of file is loaded with: who asks, and who hears how far it is and what was rejected. */
const askedOf = ({ authority }: OpenedRecord, around: Surroundings, rejects: RejectFiles, history: InHistory) => ({
  importId: history.id,
  authority: authority.id,
  by: COMMAND_LINE,
  today: around.today,
  signal: around.signal,
  onProgress: tellingProgress(around),
  onRejects: async (some: readonly RejectedRow[]) => {
    await rejects.add(some)
    await history.rejects(some)
  },
})

const sum = (a: Imported, b: Imported): Imported => ({
  children: Math.max(a.children, b.children),
  events: a.events + b.events,
  corrections: a.corrections + b.corrections,
  retractions: a.retractions + b.retractions,
  unchanged: a.unchanged + b.unchanged,
  older: (a.older ?? 0) + (b.older ?? 0),
  rejected: a.rejected + b.rejected,
  sealed: Math.max(a.sealed, b.sealed),
})

async function load(ask: Asked, record: OpenedRecord, around: Surroundings): Promise<Imported> {
  // A names file that cannot be read is found before anything is loaded.
  const names = ask.names === null ? null : await readNames(ask.names)
  const rejects = keepRejects(ask.rejects, around.err)
  const history = await beginInHistory(record.store, record.authority.id, COMMAND_LINE)
  const means = { store: record.store, project, definitions: eventDefinitions }
  const asking = askedOf(record, around, rejects, history)
  try {
    const told = new Map([['', ask.told]])
    const onFound = (found: Found) => around.err(tellFound(found))
    const returns =
      ask.folder === null ? nothing : await importReturns(means, { ...asking, folder: ask.folder, told, onFound })
    const named = names === null ? nothing : await loadNames(means, names, asking)
    const all = sum(returns, named)
    await history.done(all, names !== null && ask.folder === null ? [namesFound(names, named.rejected)] : [])
    return all
  } catch (error) {
    const state = around.signal.aborted ? 'cancelled' : 'failed'
    const problem = isUnreadable(error) || isImportUnderWay(error) ? error.message : sayOutage(error)
    // What went wrong with the import is what its caller must hear, even where the history cannot be told.
    await history.failed(state, problem).catch(() => undefined)
    throw error
  } finally {
    await rejects.close()
  }
}

/** Has the record checked now that it has changed, as after an import in the browser: by the server, once it runs. */
async function askForCheck({ store, authority }: OpenedRecord, around: Surroundings): Promise<void> {
  try {
    const queue = await openQueue(store, () => undefined)
    await askForQualityRun(store, queue, authority.id).finally(() => queue.stop(0))
  } catch {
    around.err('What was loaded is kept. The check of the record could not be asked for: it is made tonight.\n')
  }
}

/** Each file is loaded whole or not at all: returns first, then names. */
const whatIsKept = ({ folder, names }: Asked): string =>
  folder !== null && names !== null ? 'Loading again adds what is not yet there.' : 'Nothing of this import was kept.'

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  let ask: Asked | string
  try {
    ask = asked(args, around.today)
  } catch (error) {
    ask = error instanceof Error ? error.message : String(error)
  }
  if (typeof ask === 'string') {
    around.err(`${ask}\nUse: ${usage.join('\n     ')}\n`)
    return 2
  }
  let record: OpenedRecord | null = null
  try {
    record = await openRecord(around.env)
    const own = { ...record, authority: await ownRecord(record) }
    const outcome = await load(ask, own, around)
    await signHeads(own.store, signingPlace(around.env), around.today)
    await askForCheck(own, around)
    around.out(ask.json ? `${JSON.stringify(asPromised(outcome))}\n` : tellOutcome(outcome))
    return 0
  } catch (error) {
    if (around.signal.aborted) around.err('Stopped. Nothing of this import was kept.\n')
    else if (isUnreadable(error) || isFolderInUse(error) || isImportUnderWay(error)) around.err(`${error.message}\n`)
    else if (sayOutage(error) !== null) around.err(`${sayOutage(error)} ${whatIsKept(ask)}\n`)
    else throw error
    return 1
  } finally {
    await record?.store.close()
  }
}

export const importCommand: Command = {
  name: 'import',
  summary: 'Take SSDA903 returns, and a file of names, into the record',
  usage,
  run,
}
