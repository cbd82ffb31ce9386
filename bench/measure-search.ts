import { makeChance, type Chance } from '../src/demo/index.ts'
import { everyChild, type Sees } from '../src/access/index.ts'
import { wordsOf } from '../src/practice/child/index.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../src/practice/index.ts'
import type { FactId, NewRevision, SubjectId } from '../src/record/index.ts'
import {
  ensureAuthority,
  importInto,
  machineRandomness,
  migrate,
  openStore,
  readChildren,
  type Store,
} from '../src/store/index.ts'
import { addDays, day } from '../src/time/index.ts'
import { median, milliseconds, percentile, report, saying, seconds } from './figures.ts'
import { UNTIL } from './returns-of.ts'
import { AUTHORITY, reading } from './saving.ts'

const BATCH = 500
const SEARCHES = 400
const WARMING = 40

const BEGINNINGS =
  'Ab Al Ar Bar Bel Bran Cal Car Cor Dan Dar Del El Em Fal Fen Gar Gil Har Hol Il Jan Jor Kel Ken Lar Lin'
const MIDDLES = 'a an bor da den der el er gar in ing la len lo mer na or ra ri ron sel ta ter tin vel wen'
const ENDINGS =
  'by croft dale den ell ern field ford ham ia ley lin low ly man more na nell ridge ry sen ton wick wyn worth'

const part = (chance: Chance, of: string): string => {
  const all = of.split(' ')
  return all[chance.whole(0, all.length - 1)] ?? ''
}

/** A word made of syllables: as many different ones as a county has names, and nobody's. */
const made = (chance: Chance): string =>
  part(chance, BEGINNINGS) + (chance.whole(0, 2) === 0 ? '' : part(chance, MIDDLES)) + part(chance, ENDINGS)

interface Somebody {
  readonly number: string
  readonly name: string
  readonly earlier: string | null
  readonly bornOn: string
}

function somebody(all: Chance, nth: number): Somebody {
  const chance = all.named(String(nth))
  const name = `${made(chance)} ${chance.whole(0, 4) === 0 ? `${made(chance)} ` : ''}${made(chance)}`
  const bornOn = addDays(day('2007-01-01'), chance.whole(0, 18 * 365))
  return { number: String(700_000 + nth), name, earlier: chance.whole(0, 5) === 0 ? made(chance) : null, bornOn }
}

function revisionsOf(child: SubjectId, { name, earlier, bornOn }: Somebody): NewRevision[] {
  const fact = (type: string, on: string, body: NewRevision['body']): NewRevision => ({
    ...{ fact: machineRandomness.uuid() as FactId, revision: 0, type, shape: 1, subjects: [child] }, // a new fact
    ...{ happenedOn: day(on), body, texts: {} },
  })
  return [
    fact('child.identity', bornOn, { sex: 'F' }),
    fact('child.name', '2025-01-06', { name, team: 'North', ...(earlier === null ? {} : { otherNames: earlier }) }),
    fact('child.in-need', '2025-01-06', {}),
  ]
}

/** So many children with names, dates of birth and numbers. */
async function people(store: Store, many: number): Promise<readonly Somebody[]> {
  const all = makeChance('people to look for')
  const everybody = Array.from({ length: many }, (_, nth) => somebody(all, nth))
  const info = { request: machineRandomness.uuid(), by: 'bench', voice: 'names', recordedOn: UNTIL } as const
  const project = makeProject(defaultDefinitions)
  await importInto(store, AUTHORITY, info, project, eventDefinitions, async (importing) => {
    for (let from = 0; from < many; from += BATCH) {
      const batch = everybody.slice(from, from + BATCH)
      await importing.read(batch.map(({ number }) => number))
      const born = batch.map((who) => ({ who, id: machineRandomness.uuid() as SubjectId })) // a new child
      const revisions = born.flatMap(({ id, who }) => revisionsOf(id, who))
      const newSubjects = born.map(({ id, who }) => ({ id, kind: 'child' as const, sourceRef: who.number }))
      await importing.write({ newSubjects, entries: [{ statement: 'names', revisions }], coverage: new Map() })
    }
  })
  return everybody
}

/** Two letters of a word change places: what a hurried hand types. */
const misspelt = (word: string): string => `${word.slice(0, 2)}${word.charAt(3)}${word.charAt(2)}${word.slice(4)}`

/** What people type into the box, each asked of somebody else. */
const asked: Readonly<Record<string, (who: Somebody) => string>> = {
  'a whole name': ({ name }) => name,
  'a surname': ({ name }) => name.split(' ').at(-1) ?? name,
  'a first name': ({ name }) => name.split(' ')[0] ?? name,
  'the first three letters': ({ name }) => name.slice(0, 3),
  'a name spelt wrongly': ({ name }) => name.split(' ').map(misspelt).join(' '),
  'a name and a date of birth': ({ name, bornOn }) => `${name.split(' ')[0] ?? ''} ${bornOn}`,
  'a date of birth': ({ bornOn }) => bornOn,
  'a number': ({ number }) => number,
  'an earlier name': ({ name, earlier }) => earlier ?? name,
}

/** One box over so many people: what is typed into it, until the first page of children can be shown. */
export async function measureSearch(databaseUrl: string, many: number): Promise<void> {
  const store = await openStore({ databaseUrl })
  try {
    await migrate(store)
    await ensureAuthority(store, { id: AUTHORITY, name: 'Bench', code: null, demonstration: true })
    saying(`Recording ${String(many)} people`)
    const began = performance.now()
    const everybody = await people(store, many)
    report(`recording ${String(many)} people by name`, seconds(performance.now() - began))
    const read = readChildren(store)
    const list = { standing: 'any', team: null, sort: 'match', limit: 50, offset: 0 } as const
    const chance = makeChance('what is looked for')
    const all: number[] = []
    for (const [what, typed] of Object.entries(asked)) {
      const took: number[] = []
      let found = 0
      for (let nth = 0; nth < SEARCHES / 4 + WARMING; nth += 1) {
        const who = everybody[chance.whole(0, everybody.length - 1)]
        if (!who) throw new Error('There is nobody to look for')
        const sees: Sees =
          nth % 4 === 0 ? { reach: 'team', team: 'North', workers: [], named: [], unsealed: false } : everyChild
        const from = performance.now()
        const { total } = await read({ ...reading, sees }, { ...list, ...wordsOf(typed(who)) })
        if (nth < WARMING) continue
        took.push(performance.now() - from)
        found += total > 0 ? 1 : 0
      }
      all.push(...took)
      const times = `p50 ${milliseconds(median(took))}, p95 ${milliseconds(percentile(took, 0.95))}`
      report(`  by ${what} (${String(found)} of ${String(took.length)} found)`, times)
    }
    const times = `p50 ${milliseconds(median(all))}, p95 ${milliseconds(percentile(all, 0.95))}`
    report(`searching ${String(many)} people`, times, 'p95 under 100 ms')
  } finally {
    await store.close()
  }
}
