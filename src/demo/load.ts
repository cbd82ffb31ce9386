import { everyChild } from '../access/index.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../practice/index.ts'
import type { Imported } from '../exchange/ssda903/index.ts'
import {
  ensureAuthority,
  firstAndLastPosition,
  readPopulation,
  save,
  type Authority,
  type Store,
} from '../store/index.ts'
import type { SubjectId } from '../record/index.ts'
import { addDays } from '../time/index.ts'
import { recordAgency } from './agency.ts'
import { keepCaseworkHere } from './daily/kept.ts'
import { harbourCouncil, KEPT_SINCE_DAYS, type DemonstrationOf, type HarbourCouncil } from './harbour-council.ts'
import { recordPacks } from './boards/record-packs.ts'
import { recordBoards } from './boards/record-boards.ts'
import { loadReturns } from './load-returns.ts'
import { recordPlans } from './plans/record-plans.ts'
import { recordQuality } from './quality/record-quality.ts'
import { recordSupervision } from './quality/supervision.ts'
import { recordReviewGrant } from './review-grant.ts'
import { seededRandomness } from './randomness.ts'
import { typedByDay } from './typed.ts'
import { saveOf, type Recorder } from './typed-saves.ts'

/** The demonstration authority, the first in its installation. */
export const harbour: Authority = { id: 1, name: 'Harbour Council', code: null, demonstration: true }

export interface LoadOptions extends DemonstrationOf {
  /** Hears what is being done, and how far it has come; `of` is 0 where nobody knows yet. */
  readonly progress: (doing: string, done: number, of: number) => void
  readonly signal?: AbortSignal
  /** Told just before the first thing is written, once it is sure that the record is empty. */
  readonly begun?: () => void
  /** Loads these children instead of all that the day and the seed invent. */
  readonly council?: HarbourCouncil
}

export type LoadedDemonstration =
  | {
      readonly loaded: true
      readonly lookedAfter: number
      readonly inNeed: number
      readonly imported: Imported
      readonly typed: number
    }
  /** The record already holds something: nothing was written. */
  | { readonly loaded: false }

/** So many cases the demonstration's reviewer may read. */
const GRANTED_CASES = 5

const project = makeProject(defaultDefinitions)

/**
 * Loads the demonstration authority into a migrated, empty record: its returns through the import, as a council would,
 * then what its people typed. The same day and seed give the same record. Refuses where something is recorded already.
 */
export async function loadDemonstration(store: Store, options: LoadOptions): Promise<LoadedDemonstration> {
  const { today, seed, progress } = options
  if ((await firstAndLastPosition(store, harbour.id)) !== null) return { loaded: false }
  await ensureAuthority(store, harbour)
  options.begun?.()
  progress('Inventing Harbour Council', 0, 0)
  const council = options.council ?? harbourCouncil({ today, seed })
  const random = seededRandomness(`Harbour Council ${today} ${String(seed)}`)
  const kinds = Object.keys(
    defaultDefinitions.casework.keptFrom,
  ) as (keyof typeof defaultDefinitions.casework.keptFrom)[] // its keys
  await keepCaseworkHere(store, harbour.id, project, { today, random, kinds })
  const recorder: Recorder = { subjects: new Map(), random, definitions: eventDefinitions, named: new Map() }
  const imported = await loadReturns({
    store,
    authority: harbour.id,
    children: council.lookedAfter,
    today,
    recorder,
    project,
    definitions: eventDefinitions,
    progress,
    signal: options.signal,
  })
  const typed = await recordTyped(store, council, recorder, options)
  await recordPlans(store, harbour.id, project, options)
  const granted = council.lookedAfter
    .slice(0, GRANTED_CASES)
    .flatMap(({ number }) => recorder.subjects.get(number) ?? [])
  const population = await readPopulation(store)(
    { authority: harbour.id, generation: 0, on: today, sees: everyChild },
    'looked-after',
  )
  const children = population.map((child) => ({ ...child, subject: child.subject as SubjectId })) // children of the record
  await recordQuality(store, harbour.id, project, children, options)
  await recordSupervision(store, harbour.id, project, [...council.lookedAfter, ...council.inNeed], options)
  await recordBoards(store, harbour.id, harbour.name, project, options)
  await recordAgency(store, harbour, project, children[2]?.subject, { today, random })
  await recordPacks(store, harbour.id, harbour.name, project, options)
  await recordReviewGrant(store, harbour.id, project, granted, today)
  const { lookedAfter, inNeed } = council
  return { loaded: true, lookedAfter: lookedAfter.length, inNeed: inNeed.length, imported, typed }
}

/** Saves what people typed, a day at a time; answers how many facts. */
async function recordTyped(
  store: Store,
  { lookedAfter, inNeed }: HarbourCouncil,
  recorder: Recorder,
  { today, progress, signal }: LoadOptions,
): Promise<number> {
  const days = typedByDay([...lookedAfter, ...inNeed], addDays(today, -KEPT_SINCE_DAYS), today)
  let facts = 0
  for (const [nth, day] of days.entries()) {
    signal?.throwIfAborted()
    progress('Recording what people typed', nth, days.length)
    for (const voice of ['names', 'typed'] as const) {
      const one = saveOf(day, voice, recorder)
      if (!one) continue
      const saved = await save(store, harbour.id, one, project, eventDefinitions, recorder.random)
      if (!saved.saved) throw new Error(`The demonstration could not be saved: ${saved.why}`)
      facts += one.revisions.length
    }
  }
  return facts
}
