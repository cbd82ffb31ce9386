import { addDays, ageOn, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import { said, type ToldChild, type ToldFact } from '../told.ts'
import { typed, type Daily } from './daily.ts'

/** Agreements that stand were all made anew within so many days: what was agreed before is on paper. */
const MADE_WITHIN_DAYS = 150

const plans = [
  'Rest for the family until the mother is out of hospital; the aunt has the children on Sundays. The worker sees the mother every week.',
  'The parents work with the family support team, and the child goes home step by step: weekends first.',
  'A placement near the school while relatives are assessed; the worker writes to both sides of the family.',
] as const

const decided = [
  'Family time goes well and the plan moves. Home for two nights from next week.',
  'The assessment of the grandmother is not finished. The plan stands, with a day for it.',
  'Nothing has moved since the last review: the team manager takes the case to the legal gateway meeting.',
] as const

const texted = (told: ToldFact, texts: Readonly<Record<string, string>>): ToldFact => ({ ...told, texts })

/** Since when the child has been accommodated under section 20; null where that is not so today. */
function accommodatedSince({ facts }: ToldChild): Day | null {
  const episodes = facts.filter(({ type }) => type === 'child.episode')
  const open = episodes.find(({ body }) => body['endedOn'] === undefined)
  if (open?.body['legalStatus'] !== 'V2') return null
  const others = episodes.flatMap(({ body }) => (body['legalStatus'] === 'V2' ? [] : String(body['endedOn'])))
  const from = others.toSorted().at(-1) ?? ''
  const own = episodes.filter(({ body, happenedOn }) => body['legalStatus'] === 'V2' && happenedOn >= from)
  return own.map(({ happenedOn }) => happenedOn).toSorted()[0] ?? open.happenedOn
}

function agreement(chance: Chance, on: Day, age: number | null): ToldFact {
  const parents = chance.weighted<readonly string[]>([
    [['mother'], 60],
    [['mother', 'father'], 30],
    [['other'], 10],
  ])
  const agreedBy = age !== null && age >= 16 ? [...parents, 'young-person'] : parents
  return texted(
    typed(
      'child.section-20',
      on,
      said({
        ...{ agreedBy, inWriting: chance.inHundred(92), understood: chance.inHundred(95) },
        expectedUntilOn: chance.inHundred(70) ? addDays(on, chance.whole(60, 200)) : undefined,
        ...{ byOn: addDays(on, chance.whole(42, 120)), reviewOn: addDays(on, chance.whole(28, 42)) },
      }),
    ),
    { plan: chance.oneOf(plans), made: 'Read through together, with time to ask; a solicitor’s number was given.' },
  )
}

/** Each about six weeks after the one before, now and then late; the last may find that nothing has moved. */
function reviews(chance: Chance, from: Day, today: Day): ToldFact[] {
  const told: ToldFact[] = []
  const gap = (): number => chance.whole(30, 42) + (chance.inHundred(15) ? chance.whole(10, 40) : 0)
  for (let on = addDays(from, gap()); on <= today; on = addDays(on, gap())) {
    const moved = chance.inHundred(80)
    const outcome = moved || chance.inHundred(50) ? 'goes-on' : 'proceedings'
    const reviewed = typed('child.section-20-review', on, { outcome, stillAgreed: chance.inHundred(94), moved })
    const [first, second, third] = decided
    told.push(texted(reviewed, { decided: moved ? chance.oneOf([first, second]) : third }))
  }
  return told
}

/** Of a child whom parents let be accommodated: the agreement with its plan, for most; its reviews; now and then a notice. */
export function agreedUnderSection20(child: ToldChild, { chance: all, today }: Daily, born: Day | null): ToldFact[] {
  const since = accommodatedSince(child)
  const chance = all.named(`${child.number} section 20`) // a source of its own: it moves nothing else
  if (since === null || !chance.inHundred(85)) return []
  const anew = addDays(today, -chance.whole(40, MADE_WITHIN_DAYS))
  const on = since > anew ? since : anew
  const told = [agreement(chance, on, born === null ? null : ageOn(born, on)), ...reviews(chance, on, today)]
  if (chance.inHundred(4)) {
    const given = addDays(today, -chance.whole(0, 5))
    told.push(
      texted(typed('child.section-20-notice', given, { by: ['mother'], removalOn: addDays(given, 7) }), {
        done: 'Visited the same day. The team manager and legal advice look today at whether home is safe enough.',
      }),
    )
  }
  return told.filter(({ happenedOn }) => happenedOn >= on && happenedOn <= today)
}
