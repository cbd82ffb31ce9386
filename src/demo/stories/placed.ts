import type { ChildStory } from '../builders.ts'
import { lookedAfterWell, type Teller } from './tell.ts'

/** Children who are matched, live with their adoptive family, or were adopted this year. */
export const placedChildren = (tell: Teller): ChildStory[] => [
  theo(tell),
  maya(tell),
  finn(tell),
  ada(tell),
  remy(tell),
  ...tamAndTess(tell),
  ezra(tell),
]

/** Matched eleven days ago; introductions are under way. The final hearing was listed eleven weeks late. */
function theo({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Theo B.')
      .bornOn(ago(1190), { sex: 'M' })
      .enteredCareOn(ago(497))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .planAgreedOn(ago(380), 'adoption')
      .decisionOn(ago(352))
      .waitedFrom(ago(338), 'court-delay', { until: ago(261), whose: 'others' })
      .withPlacementOrderOn(ago(261))
      .matchedOn(ago(11)),
    ago(497),
    today,
    'SW00007',
    'Permanence team',
  )
}

function maya({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Maya S.')
      .bornOn(ago(402), { sex: 'F' })
      .enteredCareOn(ago(306))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .planAgreedOn(ago(215), 'adoption')
      .decisionOn(ago(190))
      .withPlacementOrderOn(ago(150))
      .matchedOn(ago(92))
      .movedInOn(ago(59)),
    ago(306),
    today,
    'SW00019',
    'Permanence team',
  )
}

/** Relinquished: both parents consent (section 19), so there is no placement order, and A2 does not apply. */
function finn({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Finn D.')
      .bornOn(ago(146), { sex: 'M' })
      .enteredCareOn(ago(143), { need: 'N8' })
      .underSection20()
      .placedWithFosterCarers()
      .planAgreedOn(ago(115), 'adoption')
      .decisionOn(ago(91))
      .matchedOn(ago(49))
      .movedInOn(ago(33)),
    ago(143),
    today,
    'SW00031',
    'Permanence team',
  )
}

/** Early permanence: with her adopters since she left hospital, first as their foster child. */
function ada({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Ada R.')
      .bornOn(ago(262), { sex: 'F' })
      .enteredCareOn(ago(258))
      .underInterimCareOrder()
      .placedFosteringForAdoption()
      .planAgreedOn(ago(180), 'adoption')
      .decisionOn(ago(152))
      .withPlacementOrderOn(ago(94))
      .matchedOn(ago(86))
      .movedInOn(ago(86), { withFosterCarer: true })
      .appliedOn(ago(6)),
    ago(258),
    today,
    'SW00019',
    'Permanence team',
  )
}

function remy({ ago, child, today }: Teller): ChildStory {
  return lookedAfterWell(
    child('Remy C.')
      .bornOn(ago(1480), { sex: 'M', ethnicity: 'MOTH' })
      .enteredCareOn(ago(566))
      .underSection20()
      .placedWithFosterCarers()
      .underInterimCareOrder(ago(540))
      .planAgreedOn(ago(444), 'adoption')
      .decisionOn(ago(410))
      .withPlacementOrderOn(ago(318))
      .matchedOn(ago(228))
      .movedInOn(ago(194))
      .appliedOn(ago(97)),
    ago(566),
    today,
    'SW00012',
    'Permanence team',
  )
}

/** Twins, adopted by the foster carers they have lived with since they were three. */
function tamAndTess({ ago, child, today }: Teller): ChildStory[] {
  return [child('Tam E.'), child('Tess E.')].map((twin, nth) =>
    lookedAfterWell(
      twin
        .bornOn(ago(1760), { sex: nth === 0 ? 'M' : 'F' })
        .enteredCareOn(ago(640))
        .underInterimCareOrder()
        .placedWithFosterCarers()
        .planAgreedOn(ago(520), 'adoption')
        .decisionOn(ago(455))
        .withPlacementOrderOn(ago(396))
        .matchedOn(ago(131))
        .movedInOn(ago(124), { withFosterCarer: true }),
      ago(640),
      today,
      'SW00044',
      'Permanence team',
    ).withSiblings('Tam and Tess', ago(640)),
  )
}

function ezra({ ago, child }: Teller): ChildStory {
  return lookedAfterWell(
    child('Ezra N.')
      .bornOn(ago(1100), { sex: 'M' })
      .enteredCareOn(ago(702))
      .underInterimCareOrder()
      .placedWithFosterCarers()
      .planAgreedOn(ago(600), 'adoption')
      .decisionOn(ago(548))
      .withPlacementOrderOn(ago(451))
      .matchedOn(ago(333))
      .movedInOn(ago(299))
      .appliedOn(ago(190))
      .adoptedOn(ago(13)),
    ago(702),
    ago(13),
    'SW00012',
    'Permanence team',
  )
}
