import { addDays, addMonths, type Day } from '../../time/index.ts'
import { makeChance, type Chance } from '../chance.ts'
import { said } from '../told.ts'
import type { ToldOf, ToldSubject } from './told-subject.ts'

const adopting = ['Alder', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hawthorn', 'Hazel', 'Juniper', 'Larch', 'Maple'] as const
const fostering = [
  'Avon',
  'Brue',
  'Chew',
  'Exe',
  'Frome',
  'Isle',
  'Otter',
  'Parrett',
  'Severn',
  'Tamar',
  'Tone',
  'Wye',
] as const

const by = 'adoption-lead'

/** The way of one household of adopters, as far as it has come by today. */
function adopters(name: string, today: Day, chance: Chance): ToldSubject {
  const enquired = chance.dayIn(addMonths(today, -26), addDays(today, -3))
  const after = (on: Day, from: number, to: number): Day => addDays(on, chance.whole(from, to))
  const happened = (on: Day): Day | undefined => (on <= today ? on : undefined)
  const [sent, offered] = [after(enquired, 1, 8), after(enquired, 3, 15)]
  const registered = after(offered, 14, 60)
  const one = after(registered, 3, 12)
  const oneDecided = after(one, 48, 80)
  const two = after(oneDecided, 10, 90)
  const twoDecided = after(two, 90, 135)
  const facts: ToldOf[] = [
    {
      ...{ type: 'adopters.enquiry', on: enquired, by },
      body: said({ called: `Household ${name}`, sentOn: happened(sent), offeredOn: happened(offered) }),
    },
    {
      ...{ type: 'adopters.registration', on: registered, by },
      body: said({ decidedOn: happened(addDays(registered, 3)), outcome: 'yes' }),
    },
    {
      ...{ type: 'adopters.stage-one', on: one, by },
      body: said({ decidedOn: happened(oneDecided), outcome: happened(oneDecided) && 'go-on' }),
    },
    {
      ...{ type: 'adopters.stage-two', on: two, by },
      body: said({ fastTrack: false, decidedOn: happened(twoDecided), outcome: happened(twoDecided) && 'approved' }),
    },
    { ...{ type: 'adopters.checks', on: addDays(one, 30), by }, body: { clear: true } },
    { ...{ type: 'adopters.matching-plan', on: after(twoDecided, 20, 70), by }, body: { register: true } },
    ...seldom(name, { one, two, twoDecided, today }),
  ]
  return { kind: 'adopter', facts: facts.filter(({ on }) => on <= today) }
}

/** What comes of few households: told of one or two each, by name, so that every step can be looked at. */
function seldom(name: string, days: Readonly<Record<'one' | 'two' | 'twoDecided' | 'today', Day>>): readonly ToldOf[] {
  const { one, two, twoDecided, today } = days
  const goesOnOn = addDays(one, 40)
  if (name === 'Cedar')
    return [
      {
        ...{ type: 'adopters.pause', on: addDays(one, 12), by },
        body: said({ why: 'adopters', goesOnOn: goesOnOn <= today ? goesOnOn : undefined }),
      },
    ]
  const report: ToldOf = {
    ...{ type: 'adopters.report', on: addDays(twoDecided, -30), by },
    body: { commentedOn: addDays(twoDecided, -24) },
  }
  if (twoDecided > today) return []
  const placed: ToldOf = { ...{ type: 'adopters.step', on: addDays(two, 330), by }, body: { what: 'matched' } }
  const reviewed: ToldOf = {
    ...{ type: 'adopters.approval-review', on: addDays(twoDecided, 350), by },
    body: { stands: true },
  }
  return [report, reviewed, ...(name === 'Birch' ? [placed] : [])]
}

/** A household that has fostered for some years, reviewed and visited about when it should be. */
function fosterHome(name: string, today: Day, chance: Chance): ToldSubject {
  const applied = chance.dayIn(addMonths(today, -60), addMonths(today, -2))
  const panel = addDays(applied, chance.whole(150, 250))
  const decided = addDays(panel, chance.whole(5, 14))
  const happened = (on: Day): Day | undefined => (on <= today ? on : undefined)
  const keeper = 'service-manager'
  const facts: ToldOf[] = [
    {
      ...{ type: 'fostering.application', on: applied, by: keeper },
      body: said({ called: `Household ${name}`, panelOn: happened(panel) }),
    },
    {
      ...{ type: 'fostering.recommendation', on: addDays(panel, 3), by: keeper },
      body: said({ decidedOn: happened(decided), outcome: happened(decided) && 'approved' }),
    },
  ]
  for (let on = addDays(addMonths(decided, 12), -chance.whole(-6, 30)); on <= today; on = addMonths(on, 12))
    facts.push({ ...{ type: 'fostering.review', on, by: keeper }, body: { stands: true, byPanel: facts.length === 2 } })
  for (
    let on = addDays(addMonths(decided, 9), chance.whole(0, 80));
    on <= today;
    on = addDays(addMonths(on, 11), chance.whole(0, 40))
  )
    facts.push({ ...{ type: 'fostering.unannounced-visit', on, by: keeper }, body: {} })
  return { kind: 'foster-home', facts: facts.filter(({ on }) => on <= today) }
}

/** Households that adopt or foster: all of them invented, called after trees and rivers. */
export function toldHouseholds(today: Day): readonly ToldSubject[] {
  const chance = makeChance(`Households ${today}`)
  return [
    ...adopting.map((name) => adopters(name, today, chance.named(name))),
    ...fostering.map((name) => fosterHome(name, today, chance.named(name))),
  ].filter(({ facts }) => facts.length > 0)
}
