import type { FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Care, Placing } from '../child/index.ts'
import type { Steps } from './steps.ts'

/** What begins or ends on a day: an order, or a stay with adopters. */
interface Change {
  readonly on: Day
  readonly kind: 'order' | 'placement'
  readonly fact: FactId
  readonly begins: boolean
}

/** What is in force of one kind: what was begun, the last on top, and what has ended and not yet come up. */
interface InForce {
  readonly begun: FactId[]
  readonly ended: Set<FactId>
}

const lastOf = ({ begun }: InForce): FactId | null => begun.at(-1) ?? null

function apply(change: Change, to: InForce): void {
  if (change.begins) to.begun.push(change.fact)
  else to.ended.add(change.fact)
  for (let last = lastOf(to); last !== null && to.ended.has(last); last = lastOf(to)) to.begun.pop()
}

/** Every beginning and end whose day is known, inside the period of care. What began before the files do starts nothing. */
function changesIn(care: Care, steps: Steps): Change[] {
  const changes: Change[] = []
  const add = (kind: Change['kind'], from: Day, until: Day | null, fact: FactId): void => {
    const begins = from < care.from ? care.from : from
    const ends = care.to !== null && (until === null || until > care.to) ? care.to : until
    if (ends !== null && ends <= begins) return
    changes.push({ on: begins, kind, fact, begins: true })
    if (ends !== null && ends !== care.to) changes.push({ on: ends, kind, fact, begins: false })
  }
  for (const { on, until, fact, isDateKnown } of steps.orders) if (isDateKnown) add('order', on, until, fact)
  for (const { on, until, fact, isDateKnown } of steps.placements) if (isDateKnown) add('placement', on, until, fact)
  return changes.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : Number(a.begins) - Number(b.begins)))
}

/** The stretch that begins on a day with what is then in force; null where the child may not be placed. */
function placingFrom(
  from: Day,
  care: Care,
  before: Placing | null,
  { placed, order, isNew }: { readonly placed: FactId | null; readonly order: FactId | null; readonly isNew: boolean },
): Placing | null {
  if (placed !== null) return { kind: 'placed', from, to: care.to, startedBy: placed, isNew }
  if (order === null) return null
  // After a breakdown the same authority goes on: what starts is the end of that stay.
  const startedBy = isNew ? order : (before?.startedBy ?? order)
  return { kind: 'unplaced', from, to: care.to, startedBy, isNew }
}

/**
 * The stretches of a period of care in which the child may be, or is, placed for adoption. Only from known days: a
 * parent's consent to placement is in no return, so a child placed by consent has a `placed` stretch and none before it.
 */
export function placingIn(care: Care, steps: Steps): readonly Placing[] {
  const orders: InForce = { begun: [], ended: new Set() }
  const placements: InForce = { begun: [], ended: new Set() }
  const stretches: Placing[] = []
  const begunBefore = new Set<FactId>() // an order or a stay that comes up again, because a later one ended, is not new
  const now: { placing: Placing | null } = { placing: null }
  const changes = changesIn(care, steps)
  for (let i = 0; i < changes.length;) {
    const on = changes[i]?.on ?? care.from
    for (let change = changes[i]; change?.on === on; change = changes[++i]) {
      apply(change, change.kind === 'order' ? orders : placements)
    }
    const placed = lastOf(placements)
    const order = lastOf(orders)
    const isNew = placed === null && order !== null && !begunBefore.has(order)
    const before = now.placing
    const next = placingFrom(on, care, before, { placed, order, isNew })
    const goesOn = next?.kind === before?.kind && (placed === null || begunBefore.has(placed))
    for (const fact of [placed, order]) if (fact !== null) begunBefore.add(fact)
    if (goesOn) continue
    if (before && on > before.from) stretches.push({ ...before, to: on })
    now.placing = next
  }
  return now.placing ? [...stretches, now.placing] : stretches
}
