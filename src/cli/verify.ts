import { parseArgs } from 'node:util'
import { defaultDefinitions, eventDefinitions, makeProject } from '../practice/index.ts'
import type { SignedHead } from '../record/index.ts'
import { verify, type Verified } from '../store/index.ts'
import { londonDay, sayDate } from '../time/index.ts'
import type { Command, Surroundings } from './command.ts'
import { openRecord } from './open-record.ts'
import { checkingKey, keptHeads, signingPlace } from './signing-key.ts'
import { telling } from './telling.ts'

const usage = [
  'throughline verify [--json]',
  'throughline verify --sample 20 [--json]    folds one child in 20 afresh, and checks everything else',
]

interface Asked {
  readonly json: boolean
  readonly foldOneIn: number
}

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[]): Asked | string {
  const options = { json: { type: 'boolean' }, sample: { type: 'string' } } as const
  try {
    const { values } = parseArgs({ args: [...args], options })
    const foldOneIn = Number(values.sample ?? 1)
    if (!Number.isInteger(foldOneIn) || foldOneIn < 1)
      return 'Say a sample as a whole number: --sample 20 is one child in 20.'
    return { json: values.json ?? false, foldOneIn }
  } catch {
    return `There is no such argument. Use it so:\n  ${usage.join('\n  ')}`
  }
}

/** What was checked, and the newest head that was signed outside the database: null where none was. */
interface Checked {
  readonly verified: Verified
  readonly signed: SignedHead | null
}

async function verifyRecord({ foldOneIn }: Asked, around: Surroundings): Promise<Checked> {
  const { store, authorities } = await openRecord(around.env)
  try {
    const place = signingPlace(around.env)
    const rules = { project: makeProject(defaultDefinitions), definitions: eventDefinitions }
    const progress = telling(around)
    const against = { heads: keptHeads(place), key: checkingKey(place), rules, foldOneIn }
    const watch = {
      signal: around.signal,
      progress: (done: number, of: number) => progress('Reading the record', done, of),
    }
    let all: Verified = { subjects: 0, events: 0, reads: 0, purged: 0, faults: [] }
    for (const { id } of authorities) {
      const { subjects, events, reads, purged, faults } = await verify(store, id, against, watch)
      all = {
        subjects: all.subjects + subjects,
        events: all.events + events,
        reads: all.reads + reads,
        purged: all.purged + purged,
        faults: [...all.faults, ...faults],
      }
    }
    return { verified: all, signed: against.key === null ? null : (against.heads.at(-1) ?? null) }
  } finally {
    await store.close()
  }
}

/** What other programs rely on. */
const asPromised = ({ subjects, events, faults }: Verified) => ({ subjects, events, faults })

/** How far the signed head vouches for it: the database alone cannot show that somebody made its whole chain anew. */
const upTo = (signed: SignedHead | null): string =>
  signed === null
    ? 'No head of the chain was signed outside the database: a chain made anew from end to end would not be found.'
    : `The chain holds the head signed at position ${signed.position} on ${sayDate(londonDay(new Date(signed.at)))}.`

const sayPurged = (purged: number): string =>
  purged === 0 ? '' : ` ${purged} ${purged === 1 ? 'record was' : 'records were'} purged.`

function inWords({ verified: { subjects, events, reads, purged, faults }, signed }: Checked): string {
  const checked = `${subjects} subjects, ${events} events and ${reads} reads were checked.${sayPurged(purged)}`
  if (faults.length === 0) return `${checked} Everything is as it was recorded.\n${upTo(signed)}\n`
  const lines = faults.map(({ where, what }) => `  ${where}: ${what}`)
  return `${checked} There ${faults.length === 1 ? 'is 1 fault' : `are ${faults.length} faults`}:\n${lines.join('\n')}\n`
}

export const verifyCommand: Command = {
  name: 'verify',
  summary: 'Checks that nothing in the record was altered, deleted, added or reordered.',
  usage,
  run: async (args, around) => {
    const ask = asked(args)
    if (typeof ask === 'string') {
      around.err(`${ask}\n`)
      return 2
    }
    const checked = await verifyRecord(ask, around)
    around.out(ask.json ? `${JSON.stringify(asPromised(checked.verified))}\n` : inWords(checked))
    return checked.verified.faults.length === 0 ? 0 : 1
  },
}
