import { addDays, ageOn, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import { said, type ToldFact } from '../told.ts'
import { typed } from './daily.ts'

/** What children say at visits, and what came of it where something did. */
const words = [
  ['I want to see my brother more than once a month.', 'done', 'Both carers agreed every second Saturday.'],
  ['It is fine here. The dog sleeps in my room.', null, ''],
  ['Nobody told me that I was going to move.', 'partly', 'The next move was explained a fortnight before.'],
  ['I do not like it when different people come.', 'done', 'The same worker has visited since.'],
  ['Can I stay with Nan at Christmas?', 'not', 'It is not safe yet: the worker explained why.'],
  ['School is good. I am in the football team.', null, ''],
  ['I want to know why I cannot go home.', 'done', 'Life story work was begun with the worker.'],
  ['I would like my own key.', 'done', 'The carer may decide it, and has.'],
] as const

const broken = ['Tell me before I move', 'Let me choose my placement', 'Keep the same social worker'] as const

const SPEAKS_FROM = 4
const ASKED_FROM = 5
const PROMISES = 8

/** Words at some of the visits, answers to the yearly survey and on the pledge, and what changed because of what was said. */
export function withVoice(
  facts: readonly ToldFact[],
  born: Day | null,
  { chance, since, today }: { readonly chance: Chance; readonly since: Day; readonly today: Day },
): readonly ToldFact[] {
  if (born === null || ageOn(born, today) < SPEAKS_FROM) return facts
  const told: ToldFact[] = []
  for (const fact of facts) {
    const isHeard = fact.type === 'child.visit' && fact.body['seen'] === true && chance.inHundred(45)
    const [spoken, result, change] = chance.oneOf<(typeof words)[number]>(words)
    const heard = isHeard ? { ...fact, texts: { views: spoken } } : fact
    told.push(heard)
    const on = addDays(fact.happenedOn, chance.whole(3, 20))
    if (!isHeard || result === null || on > today || !chance.inHundred(55)) continue
    const changed = typed('child.change-made', on, { result, told: chance.inHundred(85) })
    told.push({ ...changed, texts: { change }, because: heard })
  }
  return ageOn(born, today) < ASKED_FROM ? told : [...told, ...answers({ chance, since, today })]
}

function answers({ chance, since, today }: { chance: Chance; since: Day; today: Day }): ToldFact[] {
  const helped = () => chance.oneOf(['alone', 'worker', 'carer', 'advocate'] as const)
  const kept = chance.whole(4, PROMISES)
  const isAnswered = chance.inHundred(62)
  const pledge = typed(
    'child.pledge-response',
    chance.dayIn(since, today),
    said({
      answered: isAnswered,
      ...(isAnswered ? { helped: helped(), kept, asked: PROMISES } : {}),
      notKept: isAnswered && kept < PROMISES ? chance.oneOf(broken) : undefined,
    }),
  )
  const survey = typed(
    'child.survey-response',
    chance.dayIn(since, today),
    said({
      survey: 'yearly',
      answered: isAnswered,
      ...(isAnswered ? { helped: helped(), rating: chance.whole(3, 10) } : {}),
    }),
  )
  return chance.inHundred(70) ? [pledge, survey] : [pledge]
}
