import type { Body } from '../../record/index.ts'
import { addDays, ageOn, daysBetween, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import { said, type ToldChild, type ToldFact } from '../told.ts'
import { afterCare, papersOfAdoption } from './afterwards.ts'
import { proceedingsOf } from './court.ts'
import { typed, type Daily } from './daily.ts'
import { beforeLeavingCare, privatelyFostered } from './later-life.ts'
import { withVoice } from './heard.ts'
import { withOutcomes } from './outcomes.ts'
import { besides, disabilitiesOf, says } from './front-door.ts'
import { protectedLife } from './protection.ts'
import { reviewingLife } from './reviewing.ts'
import { agreedUnderSection20 } from './section-20.ts'
import { writtenInCare, writtenInNeed } from './written.ts'

const places = ['home', 'home', 'home', 'school', 'elsewhere'] as const

/** Visits about as often as asked, one in twelve late; now and then the child was not seen. */
function visits(
  { chance, since, today }: Daily,
  from: Day,
  first: number,
  [least, most]: readonly [number, number],
): ToldFact[] {
  const told: ToldFact[] = []
  const gap = (): number => chance.whole(least, most) + (chance.inHundred(8) ? chance.whole(8, 25) : 0)
  for (let on = addDays(from < since ? since : from, chance.whole(1, first)); on <= today; on = addDays(on, gap())) {
    const seen = chance.inHundred(96)
    told.push(typed('child.visit', on, { seen, seenAlone: seen && chance.inHundred(85), place: chance.oneOf(places) }))
  }
  return told
}

/** What follows an absence: somebody independent talks with the child, most often within three days. */
const interviews = ({ chance, since, today }: Daily, { facts }: ToldChild): ToldFact[] =>
  facts.flatMap(({ type, body }): ToldFact[] => {
    const back = body['endedOn']
    if (type !== 'child.missing' || typeof back !== 'string' || back < since) return []
    const on = addDays(back as Day, chance.whole(0, 4)) // a day, by its definition
    return on > today || chance.inHundred(15)
      ? []
      : [typed('child.return-interview', on, { held: chance.inHundred(80) })]
  })

/** The day on which the open period of care began; null where the child is not looked after. */
function enteredOn({ facts }: ToldChild): Day | null {
  const own = facts.filter(({ type }) => type === 'child.episode')
  if (!own.some(({ body }) => body['endedOn'] === undefined)) return null
  return own.filter(({ body }) => body['reasonStarted'] === 'S').at(-1)?.happenedOn ?? null
}

const bornOn = ({ facts }: ToldChild): Day | null =>
  facts.find(({ type }) => type === 'child.identity')?.happenedOn ?? null

/** What is planned and arranged for a child who entered care since casework is recorded here. */
function beginnings({ chance, today }: Daily, entered: Day, born: Day | null): ToldFact[] {
  const after = (days: number): Day => addDays(entered, days)
  const smart = (): Body => ({
    ...{ measured: chance.inHundred(80), owned: chance.inHundred(90), dated: chance.inHundred(85) },
    contingency: chance.inHundred(70),
  })
  const told = [
    typed('child.plan-version', after(chance.whole(1, 13)), { kind: 'care', ...smart() }),
    typed('child.plan-version', after(chance.whole(0, 6)), { kind: 'placement', ...smart() }),
    typed('child.health', after(chance.whole(15, 34)), { kind: 'assessment' }),
  ]
  if (born !== null && ageOn(born, entered) >= 3)
    told.push(typed('child.plan-version', after(chance.whole(5, 16)), { kind: 'education', ...smart() }))
  return told.filter(({ happenedOn }) => happenedOn <= today)
}

/** What follows a move to another placement: a visit within the week and a placement plan, most often. */
const moves = ({ chance, since, today }: Daily, { facts }: ToldChild): ToldFact[] =>
  facts.flatMap(({ type, happenedOn, body }): ToldFact[] => {
    if (type !== 'child.episode' || happenedOn < since || !/[PBTU]/.test(String(body['reasonStarted']))) return []
    const plan = {
      kind: 'placement',
      measured: true,
      owned: true,
      dated: chance.inHundred(85),
      contingency: chance.inHundred(70),
    }
    return [
      typed('child.visit', addDays(happenedOn, chance.whole(2, 8)), { seen: true, seenAlone: true, place: 'home' }),
      typed('child.plan-version', addDays(happenedOn, chance.whole(0, 9)), plan),
    ].filter((told) => told.happenedOn <= today && chance.inHundred(90))
  })

/** Health in an ordinary few weeks: a share of the year's checks. */
const checks = ({ chance, since, today }: Daily): ToldFact[] =>
  (['assessment', 'dental', 'sdq'] as const).flatMap((kind) =>
    chance.inHundred(15)
      ? [
          typed(
            'child.health',
            chance.dayIn(since, today),
            said({ kind, score: kind === 'sdq' ? chance.about(2, 32) : undefined }),
          ),
        ]
      : [],
  )

/** Whether the child is in care under an interim care order now: the court has the case. */
const isInProceedings = ({ facts }: ToldChild): boolean =>
  facts.some(
    ({ type, body }) => type === 'child.episode' && body['endedOn'] === undefined && body['legalStatus'] === 'C1',
  )

/** The daily casework of a looked-after child, besides what the returns tell. */
export function lookedAfterDaily(child: ToldChild, daily: Daily): ToldChild {
  const entered = enteredOn(child)
  if (entered === null) return { ...child, facts: [...child.facts, ...afterCare(child, daily)] }
  const own = { ...daily, chance: daily.chance.named(child.number) }
  // A source of its own: what is told of courts and leaving care moves nothing else
  const apart = { ...daily, chance: daily.chance.named(`${child.number} apart`) }
  const born = bornOn(child)
  const isNew = entered >= daily.since
  const told = [
    ...visits(own, entered, isNew ? 6 : 38, [25, 41]),
    ...interviews(own, child),
    ...moves(own, child),
    ...(isNew ? beginnings(own, entered, born) : checks(own)),
    ...reviewingLife(own, child, entered),
    ...(isInProceedings(child) ? proceedingsOf(apart, entered) : []),
    ...(born === null ? [] : beforeLeavingCare(apart, born)),
    ...papersOfAdoption(child, daily),
    ...agreedUnderSection20(child, daily, born),
    ...writtenInCare(child, isNew ? { ...daily, since: entered } : daily),
    disabilitiesOf(child, daily, entered, daily.chance.named(`${child.number} disabled`).inHundred(12)),
  ]
  const planned = withOutcomes(told, daily.chance.named(`${child.number} outcomes`))
  const facts = withVoice(planned, born, { ...daily, chance: daily.chance.named(`${child.number} heard`) })
  return { ...child, facts: [...child.facts, ...facts] }
}

const WORKERS_A_TEAM = 32

/** Social workers of the four safeguarding teams, by number; the demonstration's own works in the North. */
function workerOf(chance: Chance, team: string): string {
  const base = { 'Safeguarding North': 100, 'Safeguarding South': 200, 'Safeguarding East': 300 }[team] ?? 400
  const nth = chance.whole(0, WORKERS_A_TEAM - 1)
  if (nth === 0 && base === 100) return 'SW00023'
  if (nth === 0 && base === 300) return 'SW00031'
  return `SW${String(base + nth).padStart(5, '0')}`
}

const whyChanged = ['MANAGE', 'LEFTRL', 'TSPROC', 'ORGRST'] as const

/** Who has a child in need: one worker or two after each other, and for a few nobody just now. */
function allocations({ chance, today }: Daily, from: Day, team: string): ToldFact[] {
  const first = addDays(from, chance.whole(0, 4))
  const changes =
    daysBetween(from, today) > 120 && chance.inHundred(35) ? [chance.dayIn(addDays(from, 60), addDays(today, -20))] : []
  const starts = [first, ...changes].filter((on) => on <= today)
  const isLeft = starts.length > 0 && chance.inHundred(2)
  return starts.map((on, nth) => {
    const until = starts[nth + 1] ?? (isLeft ? addDays(today, -chance.whole(0, 12)) : undefined)
    const endedOn = until !== undefined && until < on ? on : until
    return typed(
      'child.worker',
      on,
      said({ worker: workerOf(chance, team), endedOn, reason: nth === 0 ? 'FCONTA' : chance.oneOf(whyChanged) }),
    )
  })
}

/** How a case was passed on where its worker changed. */
const handovers = (changes: readonly ToldFact[], chance: Chance): ToldFact[] =>
  changes.map(({ happenedOn }) =>
    typed('child.handover', happenedOn, {
      ...{ jointVisit: chance.inHundred(70), summaryCurrent: chance.inHundred(60), told: chance.inHundred(80) },
    }),
  )

/** An assessment from the referral on, most often signed off within 45 working days. */
function assessment({ chance, today }: Daily, from: Day): ToldFact {
  const endedOn = addDays(
    from,
    chance.weighted([
      [chance.whole(20, 45), 60],
      [chance.whole(46, 62), 34],
      [chance.whole(63, 80), 6],
    ]),
  )
  return typed(
    'child.assessment',
    from,
    said({
      beganOn: addDays(from, 1) <= today ? addDays(from, 1) : undefined,
      endedOn: endedOn <= today ? endedOn : undefined,
    }),
  )
}

/** The daily casework of a child in need. */
export function inNeedDaily(child: ToldChild, daily: Daily): ToldChild {
  const from = child.facts.find(({ type }) => type === 'child.in-need')?.happenedOn
  if (from === undefined) return child
  const own = { ...daily, chance: daily.chance.named(child.number) }
  const { chance, since, today } = own
  const saying = says(child, daily)
  const team = child.facts.map(({ body }) => body['team']).find((name) => typeof name === 'string') ?? ''
  const isNew = from >= since
  const apart = daily.chance.named(`${child.number} apart`)
  const decided = addDays(from, chance.inHundred(90) ? 1 : 3)
  const referral = typed(
    'front-door.referral',
    from,
    said({
      source: chance.oneOf(['school', 'health', 'police', 'family'] as const),
      ...(decided <= today ? { decidedOn: decided, passedOn: decided, decision: 'assess', told: true } : {}),
    }),
  )
  const facts = [
    ...allocations(own, from, team),
    ...visits(own, from, isNew ? 8 : 24, [14, 26]),
    ...(isNew ? [referral, assessment(own, from)] : []),
    ...(!isNew && chance.inHundred(25)
      ? [typed('front-door.in-need-review', chance.dayIn(since, today), { goesOn: true })]
      : []),
    ...(chance.inHundred(6) ? protectedLife(own, from) : []),
    ...(apart.inHundred(1) ? privatelyFostered({ ...daily, chance: apart }, from < since ? since : from) : []),
    ...besides(child, daily, from),
    ...writtenInNeed(child, daily, from),
  ]
  const passed = facts.filter(
    ({ type, happenedOn, body }) => type === 'child.worker' && body['reason'] !== 'FCONTA' && happenedOn >= since,
  )
  const all = [
    ...child.facts,
    ...facts.filter(({ happenedOn }) => happenedOn <= today),
    ...handovers(passed, apart),
  ].map(saying)
  const isDisabled = all.some(({ type, body }) => type === 'child.in-need' && body['disabled'] === true)
  return { ...child, facts: isDisabled ? [...all, disabilitiesOf(child, daily, from, true)] : all }
}
