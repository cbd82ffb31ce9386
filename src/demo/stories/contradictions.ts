import { addDays } from '../../time/index.ts'
import type { Body } from '../../record/index.ts'
import type { ChildStory } from '../builders.ts'
import { lookedAfterWell, type Teller } from './tell.ts'

/** Children of whom the files say what cannot be so: one of each kind, as real returns have them. */
export const contradictedChildren = (tell: Teller): ChildStory[] => [
  otis(tell),
  pearl(tell),
  rafe(tell),
  skye(tell),
  tove(tell),
  una(tell),
  vera(tell),
  dove(tell),
]

const fostered = (reasonStarted: string, more: Body = {}): Body => ({
  reasonStarted,
  legalStatus: 'C2',
  need: 'N1',
  placement: 'U6',
  provider: 'PR1',
  homePostcode: 'HB4 1JL',
  placementPostcode: 'HB7 3NP',
  ofstedUrn: 'SC990001',
  ...more,
})

const ELSEWHERE = { placementPostcode: 'HB9 5QT', ofstedUrn: 'SC990002' }

/** Two episodes overlap by three weeks. */
function otis({ ago, child, today }: Teller): ChildStory {
  const moved = { endedOn: ago(279), reasonEnded: 'X1', reasonPlacementChanged: 'CREQO' }
  const story = child('Otis W.')
    .bornOn(ago(3000), { sex: 'M' })
    .alsoSaid('child.episode', ago(500), fostered('S', moved))
    .alsoSaid('child.episode', ago(300), fostered('P', ELSEWHERE))
  return lookedAfterWell(story, ago(500), today, 'SW00023', 'Safeguarding North')
}

/** Ten days of care are missing between two episodes. */
function pearl({ ago, child, today }: Teller): ChildStory {
  const moved = { endedOn: ago(250), reasonEnded: 'X1', reasonPlacementChanged: 'CARPL' }
  const story = child('Pearl D.')
    .bornOn(ago(2500), { sex: 'F' })
    .alsoSaid('child.episode', ago(400), fostered('S', moved))
    .alsoSaid('child.episode', ago(240), fostered('P', ELSEWHERE))
  return lookedAfterWell(story, ago(400), today, 'SW00050', 'Safeguarding South')
}

/** Two episodes are open at once: nobody ended the first when he moved. */
function rafe({ ago, child, today }: Teller): ChildStory {
  const story = child('Rafe T.')
    .bornOn(ago(4100), { sex: 'M' })
    .alsoSaid('child.episode', ago(450), fostered('S'))
    .alsoSaid('child.episode', ago(120), fostered('P', { ...ELSEWHERE, placement: 'K2' }))
  return lookedAfterWell(story, ago(450), today, 'SW00058', 'Safeguarding Harbourside')
}

/** Adopted, says the return, though no adoptive placement was ever returned. */
function skye({ ago, child }: Teller): ChildStory {
  const story = child('Skye B.')
    .bornOn(ago(1300), { sex: 'F' })
    .enteredCareOn(ago(690))
    .underInterimCareOrder()
    .placedWithFosterCarers()
    .decisionOn(ago(500))
    .withPlacementOrderOn(ago(430))
    .matchedOn(ago(300))
    .adoptedOn(ago(17))
  return lookedAfterWell(story, ago(690), ago(17), 'SW00012', 'Permanence team')
}

/** Matched, says the return, before anybody decided that she should be placed. */
function tove({ ago, child }: Teller): ChildStory {
  const story = child('Tove H.')
    .bornOn(ago(1250), { sex: 'F' })
    .enteredCareOn(ago(720))
    .underInterimCareOrder()
    .placedWithFosterCarers()
    .matchedOn(ago(470))
    .decisionOn(ago(440))
    .withPlacementOrderOn(ago(420))
    .movedInOn(ago(390))
    .adoptedOn(ago(15))
  return lookedAfterWell(story, ago(720), ago(15), 'SW00012', 'Permanence team')
}

/** An episode ends before it began. */
function una({ ago, child }: Teller): ChildStory {
  return child('Una C.')
    .bornOn(ago(2900), { sex: 'F' })
    .alsoSaid('child.episode', ago(90), fostered('S', { legalStatus: 'V2', endedOn: ago(97), reasonEnded: 'E4A' }))
    .withWorker('SW00023', ago(90), { reason: 'FCONTA' })
    .inTeam('Safeguarding North', ago(97))
}

/** Has episodes but no row in the header, and so no birthday. */
function vera({ ago, child, today }: Teller): ChildStory {
  const story = child('Vera S.').enteredCareOn(ago(75)).underSection20().placedWithFosterCarers()
  return lookedAfterWell(story, ago(75), today, 'SW00050', 'Safeguarding South')
}

/** Turned 18 two weeks ago; the end of care is still to be recorded. */
function dove({ ago, child, today }: Teller): ChildStory {
  const story = child('Dove M.')
    .bornOn(addDays(ago(14), -6574), { sex: 'F', upn: 'UN2' })
    .enteredCareOn(ago(1300))
    .underCareOrder()
    .placedWithFosterCarers()
  return lookedAfterWell(story, ago(1300), today, 'SW00061', 'Leaving care team')
}
