import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { annexLists, makeAnnexA, openLists, readLists } from '../exchange/annex-a/index.ts'
import type { AnnexMade, ListRead, ListsRead } from '../exchange/annex-a/index.ts'
import { isUnreadable } from '../exchange/ssda903/index.ts'
import { defaultDefinitions, eventDefinitions } from '../practice/index.ts'
import { chainHead, isFolderInUse } from '../store/index.ts'
import type { Command, Surroundings } from './command.ts'
import { recordCommandRead } from './command-reads.ts'
import { openRecord, type OpenedRecord } from './open-record.ts'
import { telling } from './telling.ts'

const usage = [
  'throughline annex-a --out FILE.xlsx [--json]        lists 1 to 11 from the record, as at today',
  'throughline annex-a --in FILE --check [--json]      read lists 8 to 11 (Excel or CSV), say what is wrong, load nothing',
]

type Asked = { readonly json: boolean } & ({ readonly out: string } | { readonly from: string })

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[]): Asked | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      out: { type: 'string' },
      in: { type: 'string' },
      check: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  })
  const { out, in: from, check, json } = values
  if (out && from) return 'Say one of --out and --in.'
  if (out)
    return /\.xlsx$/i.test(out) ? { out, json } : 'The lists are one Excel workbook: name a file that ends in .xlsx.'
  if (!from) return 'Say where the lists are to go (--out FILE.xlsx), or which file to read (--in FILE --check).'
  if (!check) return 'Lists can be read and checked, and not yet loaded into the record: add --check.'
  return { from, json }
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

async function check(from: string, json: boolean, around: Surroundings): Promise<number> {
  try {
    const read = readLists(await openLists(from))
    const lines = [
      ...read.lists.flatMap(tellList),
      ...read.passedOver.map(({ sheet, reason }) => `${sheet}: passed over. ${reason}`),
      'Nothing was loaded.',
      '',
    ]
    around.out(json ? asJson(read) : lines.join('\n'))
    return 0
  } catch (error) {
    if (!isUnreadable(error)) throw error
    around.err(`${error.message}\n`)
    return 1
  }
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const ask = asked(args)
  if (typeof ask === 'string') {
    around.err(`${ask}\nUse: ${usage.join('\n     ')}\n`)
    return 2
  }
  return 'out' in ask ? makeOut(ask.out, ask.json, around) : check(ask.from, ask.json, around)
}

export const annexACommand: Command = {
  name: 'annex-a',
  summary: 'Make the lists of Annex A for an inspection from the record, or check lists 8 to 11',
  usage,
  run,
}
