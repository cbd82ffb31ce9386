import { addDays, birthday } from '../../time/index.ts'
import type { ChildStory } from '../builders.ts'
import { supportedFrom } from '../lives/left-care.ts'
import { tellUntil } from '../lives/steps.ts'
import { asked, lookedAfterWell, type Teller } from './tell.ts'

/** Children whose permanence is not adoption, and what else happens in care. */
export const otherChildren = (tell: Teller): ChildStory[] => [
  kit(tell),
  lark(tell),
  ivo(tell),
  wilf(tell),
  cleo(tell),
  nell(tell),
  fern(tell),
  ned(tell),
  sami(tell),
]

/** The plan for adoption changed when no family was found; the foster carers keep him. */
function kit({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Kit L.')
      .bornOn(ago(2950), { sex: 'M' })
      .enteredCareOn(ago(905))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .planAgreedOn(ago(800), 'adoption')
      .decisionOn(ago(744))
      .withPlacementOrderOn(ago(652))
      .waitedFrom(ago(531), 'family-not-found', { until: ago(148), whose: 'ours' })
      .reversedOn(ago(148), 'RD3')
      .planAgreedOn(ago(140), 'long-term-fostering')
      .underCareOrder(ago(118)),
    ago(905),
    today,
    'SW00031',
    'Permanence team',
  )
}

function lark({ ago, child }: Teller): ChildStory {
  return lookedAfterWell(
    child('Lark G.')
      .bornOn(ago(1500), { sex: 'F' })
      .enteredCareOn(ago(422))
      .underInterimCareOrder()
      .placedWithRelatives()
      .planAgreedOn(ago(310), 'special-guardianship')
      .specialGuardianshipOn(ago(20), 'E45'),
    ago(422),
    ago(20),
    'SW00019',
    'Safeguarding East',
  )
}

function ivo({ ago, child }: Teller): ChildStory {
  return lookedAfterWell(
    child('Ivo F.')
      .bornOn(ago(3300), { sex: 'M' })
      .inNeedFrom(ago(420), ago(186))
      .enteredCareOn(ago(186), { need: 'N4' })
      .underSection20()
      .placedWithFosterCarers()
      .planAgreedOn(ago(85), 'return')
      .returnedHomeOn(ago(9))
      .inNeedFrom(ago(9)),
    ago(186),
    ago(9),
    'SW00023',
    'Safeguarding North',
  )
}

function wilf({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Wilf E.')
      .bornOn(ago(4020), { sex: 'M' })
      .enteredCareOn(ago(1020))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .underCareOrder(ago(820))
      .planAgreedOn(ago(815), 'long-term-fostering')
      .placedInLongTermFostering(ago(610), { sameCarer: true, because: 'PLACE' })
      .longTermFosteringAgreedOn(ago(610)),
    ago(1020),
    today,
    'SW00050',
    'Safeguarding South',
  )
}

/** Turned 18 in care seven months ago, and stayed with her foster carers. */
function cleo({ ago, child }: Teller): ChildStory {
  const bornOn = addDays(ago(210), -6574)
  return lookedAfterWell(
    child('Cleo J.')
      .bornOn(bornOn, { sex: 'F', upn: 'UN2' })
      .enteredCareOn(ago(2400))
      .underCareOrder()
      .placedWithFosterCarers()
      .placedInLongTermFostering(ago(1900), { sameCarer: true, because: 'PLACE' })
      .turnedEighteen('E17'),
    ago(2400),
    birthday(bornOn, 18),
    'SW00061',
    'Leaving care team',
  )
}

/** Turns 18 in three weeks, in supported accommodation. */
function nell({ ago, child, today }: Teller): ChildStory {
  const bornOn = addDays(ago(-21), -6574)
  const inCare = child('Nell Y.')
    .bornOn(bornOn, { sex: 'F', upn: 'UN2' })
    .enteredCareOn(ago(1500), { need: 'N5' })
    .underCareOrder()
    .placedInChildrensHome()
    .missingFrom(ago(900), ago(898))
    .missingFrom(ago(61), ago(60))
  return lookedAfterWell(
    tellUntil(inCare, supportedFrom(ago(400)), today),
    ago(1500),
    today,
    'SW00061',
    'Leaving care team',
  )
}

/** A quiet child: settled, under a care order, with nothing recorded for two months and no plan agreed here. */
function fern({ ago, child, today }: Teller): ChildStory {
  const story = child('Fern H.')
    .bornOn(ago(2600), { sex: 'F' })
    .enteredCareOn(ago(640))
    .underCareOrder()
    .placedWithFosterCarers()
    .reviewedOn(ago(615), ago(528), ago(350), ago(171), ago(63))
    .withWorker('SW00058', ago(640), { reason: 'FCONTA' })
    .inTeam('Safeguarding South', ago(640))
  return asked(story, ago(640), today)
}

/** Six social workers in two years, and three homes. */
function ned({ ago, child, today }: Teller): ChildStory {
  const from = [740, 600, 489, 380, 250, 95]
  const workers = ['SW00003', 'SW00018', 'SW00027', 'SW00036', 'SW00041', 'SW00055']
  const begun = child('Ned Q.')
    .bornOn(ago(4700), { sex: 'M', upn: 'UN5' })
    .enteredCareOn(ago(740), { need: 'N5' })
    .underInterimCareOrder()
    .placedWithFosterCarers()
    .underCareOrder(ago(520))
    .placedInChildrensHome(ago(430), { because: 'CREQB' })
    .placedWithFosterCarers(ago(120), { because: 'CHILD' })
    .missingFrom(ago(700), ago(699))
    .missingFrom(ago(454), ago(451))
    .waitedFrom(ago(250), 'worker-changed', { until: ago(95), whose: 'ours' })
    .reviewedRegularly(ago(740), today)
    .inTeam('Safeguarding North', ago(740))
  return workers.reduce<ChildStory>(
    (told, worker, nth) => {
      const next = from[nth + 1]
      const spell = { reason: nth === 0 ? 'FCONTA' : 'LEFTRL', ...(next === undefined ? {} : { until: ago(next) }) }
      return told.withWorker(worker, ago(from[nth] ?? 0), spell)
    },
    asked(begun, ago(740), today),
  )
}

/** Came alone to seek asylum at sixteen. */
function sami({ ago, child, today }: Teller): ChildStory {
  const year = Number(today.slice(0, 4)) + (today.slice(5) >= '04-01' ? 1 : 0)
  return lookedAfterWell(
    child('Sami Z.')
      .bornOn(ago(6100), { sex: 'M', ethnicity: 'OOTH', upn: 'UN2' })
      .enteredCareOn(ago(160), { need: 'N8' })
      .underSection20()
      .placedWithFosterCarers()
      .unaccompaniedIn(year, birthday(ago(6100), 18))
      .planAgreedOn(ago(60), 'long-term-fostering'),
    ago(160),
    today,
    'SW00058',
    'Safeguarding Harbourside',
  )
}
