import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { annexLists, listsFound, loadLists, makeAnnexA, openLists, readLists } from '../exchange/annex-a/index.ts'
import type { AnnexMade, GivenLists, ListRead, ListsRead } from '../exchange/annex-a/index.ts'
import { beginInHistory } from '../exchange/import-history.ts'
import { isUnreadable, type Imported } from '../exchange/ssda903/index.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../practice/index.ts'
import { chainHead, isFolderInUse, isImportUnderWay, type RejectedRow } from '../store/index.ts'
import { asDay, type Day } from '../time/index.ts'
import type { Command, Surroundings } from './command.ts'
import { recordCommandRead } from './command-reads.ts'
import { asPromised, tellOutcome } from './import-words.ts'
import { openRecord, ownRecord, type OpenedRecord } from './open-record.ts'
import { keepRejects } from './reject-files.ts'
import { signHeads } from './sign-heads.ts'
import { signingPlace } from './signing-key.ts'
import { telling } from './telling.ts'

const usage = [
  'throughline annex-a --out FILE.xlsx [--json]        lists 1 to 11 from the record, as at today',
  'throughline annex-a --in FILE [--as-at DAY] [--rejects FOLDER] [--json]   load lists 8 to 11 (Excel or CSV) into the record',
  'throughline annex-a --in FILE [--as-at DAY] --check [--json]   say what is wrong with them, load nothing',
]

/** Lists to read: from where, as at which day, and whether they are only checked. */
interface AskedIn {
  readonly from: string
  readonly asAt: Day
  readonly check: boolean
  readonly rejects: string | null
}

type Asked = { readonly json: boolean } & ({ readonly out: string } | AskedIn)

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[], today: Day): Asked | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' },
      in: { type: 'string' },
      'as-at': { type: 'string' },
      rejects: { type: 'string' },
      check: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const { out, in: from, check, json } = values
  if (out && from) return 'Say one of --out and --in.'
  if (out)
    return /\.xlsx$/i.test(out) ? { out, json } : 'The lists are one Excel workbook: name a file that ends in .xlsx.'
  if (!from) return 'Say where the lists are to go (--out FILE.xlsx), or which file to read (--in FILE).'
  const asAt = values['as-at'] === undefined ? today : asDay(values['as-at'])
  if (asAt === null || asAt > today)
    return 'Say the day as at which the lists speak, today or earlier: --as-at 2025-10-16.'
  return { from, asAt, check, rejects: values.rejects ?? null, json }
}

/** Writes beside the place that was asked for and moves it there: what is there is whole. */
async function write(out: string, { store, authority }: OpenedRecord, around: Surroundings): Promise<AnnexMade> {
  await mkdir(dirname(out), { recursive: true })
  const work = join(dirname(out), `.${basename(out)}.${randomUUID()}`)
  const progress = telling(around)
  try {
    const position = (await chainHead(store, authority.id))?.position ?? 0
    const made = await makeAnnexA(
      { store, definitions: eventDefinitions, practice: defaultDefinitions },
      {
        authority: authority.id,
        ...{ position, asAt: around.today, signal: around.signal },
        onProgress: (done, of) => progress('Reading the record', done, of),
      },
      work,
    )
    await rename(work, out)
    return made
  } finally {
    await rm(work, { force: true })
  }
}

const tellMade = (out: string, { asAt, rows }: AnnexMade): string =>
  [
    `Annex A as at ${asAt}, from the record:`,
    ...annexLists.map(
      ({ list, title }) => `  ${`${String(list)} ${title}`.padEnd(24)}${String(rows[list] ?? 0).padStart(8)}`,
    ),
    `Written to ${out}. Its last sheet says what is not recorded.`,
    '',
  ].join('\n')

async function makeOut(out: string, json: boolean, around: Surroundings): Promise<number> {
  if (existsSync(out)) {
    around.err(`${out} is there already. Name another file.\n`)
    return 1
  }
  let record: OpenedRecord | null = null
  try {
    record = await openRecord(around.env)
    await recordCommandRead(record, 'annex-a')
    const made = await write(out, record, around)
    around.out(json ? `${JSON.stringify(made)}\n` : tellMade(out, made))
    return 0
  } catch (error) {
    if (around.signal.aborted) around.err('Stopped. Nothing was written.\n')
    else if (isFolderInUse(error)) around.err(`${error.message}\n`)
    else throw error
    return 1
  } finally {
    await record?.store.close()
  }
}

const asJson = ({ lists, passedOver }: ListsRead): string => {
  const told = lists.map(({ statements, ...rest }) => ({ ...rest, rows: statements.length + rest.rejects.length }))
  return `${JSON.stringify({ lists: told, passedOver })}\n`
}

const tellList = ({
  list,
  title,
  sheet,
  statements,
  rejects,
  blank,
  missing,
  unknown,
}: ListRead): readonly string[] => [
  `List ${String(list)}, ${title} (${sheet}): ${String(statements.length)} rows can be read, ${String(rejects.length)} cannot.`,
  ...rejects.flatMap(({ line, wrong }) => wrong.map((one) => `  line ${String(line)}, ${one.column}: ${one.reason}`)),
  ...Object.entries(blank).map(([column, rows]) => `  ${column}: blank in ${String(rows)} rows, and should not be`),
  ...missing.map((column) => `  There is no column ${column}.`),
  ...unknown.map((column) => `  The list has no column ${column}: it was passed over.`),
]

function check({ lists, passedOver }: ListsRead, json: boolean, around: Surroundings): void {
  const lines = [
    ...lists.flatMap(tellList),
    ...passedOver.map(({ sheet, reason }) => `${sheet}: passed over. ${reason}`),
    'Nothing was loaded.',
    '',
  ]
  around.out(json ? asJson({ lists, passedOver }) : lines.join('\n'))
}

const COMMAND_LINE = 'command line'
const means = { project: makeProject(defaultDefinitions), definitions: eventDefinitions }

/** Loads lists into the record, in the history of imports as any other. */
async function load(
  given: GivenLists,
  ask: AskedIn,
  { store, authority }: OpenedRecord,
  around: Surroundings,
): Promise<Imported> {
  const rejects = keepRejects(ask.rejects, around.err)
  const history = await beginInHistory(store, authority.id, COMMAND_LINE)
  const tell = telling(around)
  const kept: RejectedRow[] = []
  try {
    const outcome = await loadLists({ store, ...means }, given, {
      ...{ importId: history.id, authority: authority.id, by: COMMAND_LINE, today: around.today },
      signal: around.signal,
      onProgress: ({ doing, done, of }) => tell(doing, done, of),
      onRejects: async (some) => {
        kept.push(...some)
        await rejects.add(some)
        await history.rejects(some)
      },
    })
    await history.done(outcome, [listsFound(given, kept)])
    return outcome
  } catch (error) {
    const problem = isImportUnderWay(error) ? error.message : null
    // What went wrong is what the caller must hear, even where the history cannot be told.
    await history.failed(around.signal.aborted ? 'cancelled' : 'failed', problem).catch(() => undefined)
    throw error
  } finally {
    await rejects.close()
  }
}

async function loadInto(given: GivenLists, ask: AskedIn, json: boolean, around: Surroundings): Promise<number> {
  let record: OpenedRecord | null = null
  try {
    record = await openRecord(around.env)
    const own = { ...record, authority: await ownRecord(record) }
    const outcome = await load(given, ask, own, around)
    await signHeads(own.store, signingPlace(around.env), around.today)
    around.out(json ? `${JSON.stringify(asPromised(outcome))}\n` : tellOutcome(outcome))
    return 0
  } catch (error) {
    if (around.signal.aborted) around.err('Stopped. Nothing of this import was kept.\n')
    else if (isFolderInUse(error) || isImportUnderWay(error)) around.err(`${error.message}\n`)
    else throw error
    return 1
  } finally {
    await record?.store.close()
  }
}

async function takeIn(ask: AskedIn, json: boolean, around: Surroundings): Promise<number> {
  try {
    const read = readLists(await openLists(ask.from), ask.asAt)
    if (!ask.check && read.lists.some(({ statements, rejects }) => statements.length + rejects.length > 0))
      return await loadInto({ ...read, file: basename(ask.from), asAt: ask.asAt }, ask, json, around)
    check(read, json, around)
    return ask.check ? 0 : 1
  } catch (error) {
    if (!isUnreadable(error)) throw error
    around.err(`${error.message}\n`)
    return 1
  }
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const ask = asked(args, around.today)
  if (typeof ask === 'string') {
    around.err(`${ask}\nUse: ${usage.join('\n     ')}\n`)
    return 2
  }
  return 'out' in ask ? makeOut(ask.out, ask.json, around) : takeIn(ask, ask.json, around)
}

export const annexACommand: Command = {
  name: 'annex-a',
  summary: 'Make the lists of Annex A for an inspection from the record, or load lists 8 to 11',
  usage,
  run,
}
