import type { ChildStory } from '../builders.ts'
import { lookedAfterWell, type Teller } from './tell.ts'

/** Children with a plan for adoption, or heading for one, who do not live with their adoptive family yet. */
export const waitingChildren = (tell: Teller): ChildStory[] => [
  rowan(tell),
  wren(tell),
  jude(tell),
  isla(tell),
  noor(tell),
  sol(tell),
  opal(tell),
  juno(tell),
  bram(tell),
]

const GROUP = 'Rowan and Wren'

/** Brother and sister. A placement with their aunt broke down, and whether they can be placed together was assessed twice. */
function rowan({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Rowan A.')
      .bornOn(ago(1590), { sex: 'M' })
      .inNeedFrom(ago(980), ago(812))
      .enteredCareOn(ago(812))
      .underSection20()
      .placedWithFosterCarers()
      .underInterimCareOrder(ago(770))
      .planAgreedOn(ago(700), 'adoption')
      .decisionOn(ago(655))
      .withPlacementOrderOn(ago(530))
      .placedWithRelatives(ago(505), { because: 'CARPL' })
      .placedWithFosterCarers(ago(430), { because: 'CREQO' })
      .waitedFrom(ago(505), 'relative-placement-broke', { until: ago(430), whose: 'others' })
      .waitedFrom(ago(409), 'sibling-assessment', { whose: 'ours' }),
    ago(812),
    today,
    'SW00012',
    'Family finding team',
  ).withSiblings(GROUP, ago(660))
}

function wren({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Wren A.')
      .bornOn(ago(880), { sex: 'F' })
      .enteredCareOn(ago(660))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .planAgreedOn(ago(590), 'adoption')
      .decisionOn(ago(560))
      .withPlacementOrderOn(ago(530))
      .waitedFrom(ago(409), 'sibling-assessment', { whose: 'ours' }),
    ago(660),
    today,
    'SW00012',
    'Family finding team',
  ).withSiblings(GROUP, ago(660))
}

/** At risk: about a month is left of the time from the order to a match. The order was typed too, and the dates agree. */
function jude({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Jude P.')
      .bornOn(ago(346), { sex: 'M' })
      .enteredCareOn(ago(318))
      .underSection20()
      .placedWithFosterCarers()
      .planAgreedOn(ago(240), 'adoption')
      .decisionOn(ago(196))
      .withPlacementOrderOn(ago(88))
      .alsoSaid('permanence.placement-order', ago(88), {}, 'typed'),
    ago(318),
    today,
    'SW00031',
    'Family finding team',
  )
}

function isla({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Isla M.')
      .bornOn(ago(590), { sex: 'F' })
      .enteredCareOn(ago(312))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .planAgreedOn(ago(190), 'adoption')
      .decisionOn(ago(158)),
    ago(312),
    today,
    'SW00007',
    'Permanence team',
  )
}

function noor({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Noor K.')
      .bornOn(ago(222), { sex: 'F', ethnicity: 'APKN' })
      .enteredCareOn(ago(206))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .planAgreedOn(ago(84), 'adoption'),
    ago(206),
    today,
    'SW00007',
    'Permanence team',
  )
}

/** Twin-track: adoption is prepared while the grandparents are assessed. */
function sol({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Sol T.')
      .bornOn(ago(410), { sex: 'M', ethnicity: 'MWBC' })
      .enteredCareOn(ago(130))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .planAgreedOn(ago(34), 'twin-track'),
    ago(130),
    today,
    'SW00019',
    'Permanence team',
  )
}

/** A legacy case: long past the threshold, one match failed, then the next adopters withdrew. The order's dates differ. */
function opal({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Opal W.')
      .bornOn(ago(2190), { sex: 'F' })
      .enteredCareOn(ago(1192))
      .underSection20()
      .placedWithFosterCarers()
      .underInterimCareOrder(ago(1150))
      .planAgreedOn(ago(990), 'adoption')
      .decisionOn(ago(935))
      .withPlacementOrderOn(ago(820))
      .alsoSaid('permanence.placement-order', ago(823), {}, 'typed')
      .placedWithFosterCarers(ago(600), { because: 'CREQB', placementPostcode: 'HB6 1QT' })
      .waitedFrom(ago(699), 'match-deferred', { until: ago(520), whose: 'ours' })
      .waitedFrom(ago(520), 'adopters-withdrew', { until: ago(260), whose: 'others' })
      .waitedFrom(ago(200), 'health-uncertain', { whose: 'others' }),
    ago(1192),
    today,
    'SW00031',
    'Family finding team',
  )
}

/** Matched ten weeks ago, but the match was recorded only six weeks later. */
function juno({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Juno V.')
      .bornOn(ago(760), { sex: 'F' })
      .enteredCareOn(ago(391))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .planAgreedOn(ago(280), 'adoption')
      .decisionOn(ago(246))
      .withPlacementOrderOn(ago(168))
      .matchedOn(ago(66))
      .saidOnlyFrom(ago(24)),
    ago(391),
    today,
    'SW00044',
    'Family finding team',
  )
}

/** The decision was first returned with a wrong date, ten days late, and put right three weeks ago. */
function bram({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Bram O.')
      .bornOn(ago(1020), { sex: 'M' })
      .enteredCareOn(ago(345))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .planAgreedOn(ago(230), 'adoption')
      .decisionOn(ago(200))
      .firstSaidAs(ago(190), ago(21))
      .withPlacementOrderOn(ago(61)),
    ago(345),
    today,
    'SW00044',
    'Permanence team',
  )
}
