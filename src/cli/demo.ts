import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { demonstrationShows, relationIds } from '../access/index.ts'
import {
  harbour,
  harbourCouncil,
  loadDemonstration,
  returnsUntil,
  writeNamesFile,
  writeReturns,
} from '../demo/index.ts'
import { authorities, forgetDemonstrations, migrate, noteMadeBy, openStore, type Store } from '../store/index.ts'
import { asDay, type Day } from '../time/index.ts'
import type { Command, Surroundings } from './command.ts'
import { openRecord } from './open-record.ts'
import { whereKept } from './where-kept.ts'
import { putHeadsAside, signingPlace } from './signing-key.ts'
import { telling } from './telling.ts'
import { thisProgram } from './this-program.ts'

const usage = [
  'throughline demo [--today 2025-10-16] [--seed 1] [--reset] [--json]',
  'throughline demo --people [--json]    who can sign in to the demonstration, by role and by relation to a child',
  'throughline demo --out FOLDER [--today 2025-10-16] [--seed 1]    writes its returns as files instead, to try the import with',
]

interface Asked {
  readonly today: Day
  readonly seed: number
  readonly reset: boolean
  readonly out: string | null
  readonly json: boolean
  /** Only who can sign in; nothing is loaded. */
  readonly people: boolean
}

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[], around: Surroundings): Asked | string {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const options = { today: text, seed: text, out: text, reset: flag, json: flag, people: flag }
  const { values } = parseArgs({ args: [...args], options })
  const today = values.today === undefined ? around.today : asDay(values.today)
  const seed = Number(values.seed ?? '1')
  if (today === null) return 'Say the day that the demonstration is told on as --today 2025-10-16.'
  if (!Number.isSafeInteger(seed) || seed < 0) return 'The seed is a whole number: --seed 1.'
  return { today, seed, reset: values.reset, out: values.out ?? null, json: values.json, people: values.people }
}

/** Writes the returns, each in its folder, and a names file beside them. */
async function writeOut(ask: Asked, out: string, around: Surroundings): Promise<number> {
  const folder = resolve(out)
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    around.err(`${folder} is not empty. Name a new folder, so that no file of yours is written over.\n`)
    return 1
  }
  const { lookedAfter } = harbourCouncil(ask)
  const returns = await writeReturns(join(folder, 'returns'), lookedAfter, returnsUntil(ask.today))
  const named = await writeNamesFile(join(folder, 'names.csv'), lookedAfter)
  around.out(
    ask.json
      ? `${JSON.stringify({ returns: returns.length, children: lookedAfter.length, named })}\n`
      : `${returns.length} returns of ${lookedAfter.length} invented children are in ${join(folder, 'returns')}; the names of ${named} in ${join(folder, 'names.csv')}.\n` +
          `Load them with: throughline import --ssda903 "${join(folder, 'returns')}" --names "${join(folder, 'names.csv')}"\n`,
  )
  return 0
}

/** Who can sign in to the demonstration on this computer, by role and by relation to a child. */
function sayPeople(ask: Asked, around: Surroundings): number {
  const shows = demonstrationShows(relationIds)
  around.out(
    ask.json
      ? `${JSON.stringify(shows)}\n`
      : shows.map(({ role, relation, name }) => `${role.padEnd(24)}${relation.padEnd(18)}${name}\n`).join(''),
  )
  return 0
}

/** Marks an embedded record that is only half made: the next start or `--reset` makes it anew. */
const unfinishedIn = (folder: string): string => join(folder, 'demonstration-unfinished')

/** An empty record to load into, the old one deleted where that was asked for. A sentence where it must not be. */
async function recordToLoad(ask: Asked, around: Surroundings): Promise<Store | string> {
  const where = whereKept(around.env)
  const isHalfMade = 'dataFolder' in where && existsSync(unfinishedIn(where.dataFolder))
  if (ask.reset || isHalfMade) {
    const store = await openStore(where)
    try {
      if (!('dataFolder' in where)) {
        if (!(await forgetDemonstrations(store)))
          return 'This database holds an authority that is no demonstration, and nothing was deleted. Use another database.'
        await migrate(store)
      }
    } finally {
      await store.close()
    }
    if ('dataFolder' in where) rmSync(join(where.dataFolder, 'database'), { recursive: true, force: true })
    putHeadsAside(signingPlace(around.env), new Date())
  }
  return (await openRecord(around.env)).store
}

async function load(ask: Asked, around: Surroundings): Promise<number> {
  const store = await recordToLoad(ask, around)
  if (typeof store === 'string') {
    around.err(`${store}\n`)
    return 1
  }
  const where = whereKept(around.env)
  const marker = 'dataFolder' in where ? unfinishedIn(where.dataFolder) : null
  try {
    const { today, seed } = ask
    const progress = telling(around)
    const begun = (): void => {
      if (marker) writeFileSync(marker, '')
    }
    const done = await loadDemonstration(store, { today, seed, progress, signal: around.signal, begun })
    if (!done.loaded) {
      around.err(
        'There is something in this record already, so the demonstration was not loaded. To delete everything in it and load the demonstration, add --reset.\n',
      )
      return 1
    }
    const program = thisProgram()
    if (program !== null) for (const { id } of await authorities(store)) await noteMadeBy(store, id, program)
    if (marker) rmSync(marker, { force: true })
    const { lookedAfter, inNeed, imported, typed } = done
    around.out(
      ask.json
        ? `${JSON.stringify({ authority: harbour.name, today, seed, lookedAfter, inNeed, imported, typed })}\n`
        : `${harbour.name}, an invented authority, is loaded as on ${today}: ${lookedAfter} children who are or were looked after, ${inNeed} more in need.\n`,
    )
    return 0
  } finally {
    await store.close()
  }
}

export const demoCommand: Command = {
  name: 'demo',
  summary: 'Loads Harbour Council, an invented authority, to try Throughline with.',
  usage,
  run: async (args, around) => {
    let ask: Asked | string
    try {
      ask = asked(args, around)
    } catch (error) {
      ask = error instanceof Error ? error.message : String(error)
    }
    if (typeof ask === 'string') {
      around.err(`${ask}\nUse: ${usage.join('\n')}\n`)
      return 2
    }
    if (ask.people) return sayPeople(ask, around)
    if (ask.out === null) return load(ask, around)
    mkdirSync(resolve(ask.out), { recursive: true })
    return writeOut(ask, ask.out, around)
  },
}
