import { describe, expect, it } from 'vitest'
import { aChild, type ChildStory } from './builders.ts'

const episodes = (story: ChildStory): string[] =>
  story.facts
    .filter((told) => told.type === 'child.episode')
    .map((told) => {
      const { reasonStarted, legalStatus, placement, endedOn = '', reasonEnded = '' } = told.body
      return [told.happenedOn, reasonStarted, legalStatus, placement, endedOn, reasonEnded].join(' ').trim()
    })

const inCare = aChild('Rowan A.')
  .bornOn('2023-01-05')
  .enteredCareOn('2024-12-06')
  .underSection20()
  .placedWithFosterCarers()

describe('a story splits care into episodes as the return does', () => {
  const cases: readonly { readonly because: string; readonly story: ChildStory; readonly gives: readonly string[] }[] =
    [
      { because: 'what is said of the day care began is one episode', story: inCare, gives: ['2024-12-06 S V2 U6'] },
      {
        because: 'a placement order alone is a change of legal status: L',
        story: inCare.withPlacementOrderOn('2025-07-24'),
        gives: ['2024-12-06 S V2 U6 2025-07-24 X1', '2025-07-24 L E1 U6'],
      },
      {
        because: 'a move to other carers is P',
        story: inCare.placedWithRelatives('2025-02-01'),
        gives: ['2024-12-06 S V2 U6 2025-02-01 X1', '2025-02-01 P V2 U3'],
      },
      {
        because: 'a move to other foster carers is P though the kind of placement is the same',
        story: inCare.placedWithFosterCarers('2025-02-01'),
        gives: ['2024-12-06 S V2 U6 2025-02-01 X1', '2025-02-01 P V2 U6'],
      },
      {
        because: 'an order and a move on one day are one episode: B',
        story: inCare.withPlacementOrderOn('2025-07-24').movedInOn('2025-07-24'),
        gives: ['2024-12-06 S V2 U6 2025-07-24 X1', '2025-07-24 B E1 A6'],
      },
      {
        because: 'early permanence: the carers stay, the placement becomes adoptive with the order: U',
        story: inCare
          .placedFosteringForAdoption('2025-01-10')
          .withPlacementOrderOn('2025-07-24')
          .movedInOn('2025-07-24', { withFosterCarer: true }),
        gives: ['2024-12-06 S V2 U6 2025-01-10 X1', '2025-01-10 P V2 U5 2025-07-24 X1', '2025-07-24 U E1 A5'],
      },
      {
        because: 'adoption by the foster carer some time after the order is T',
        story: inCare.withPlacementOrderOn('2025-07-24').movedInOn('2025-09-01', { withFosterCarer: true }),
        gives: ['2024-12-06 S V2 U6 2025-07-24 X1', '2025-07-24 L E1 U6 2025-09-01 X1', '2025-09-01 T E1 A5'],
      },
      {
        because: 'a relinquished child is placed by consent (section 19) without an order: A4, adopted unopposed',
        story: inCare.decisionOn('2025-02-01').matchedOn('2025-03-01').movedInOn('2025-03-15').adoptedOn('2025-08-01'),
        gives: ['2024-12-06 S V2 U6 2025-03-15 X1', '2025-03-15 P V2 A4 2025-08-01 E11'],
      },
    ]
  it.each(cases)('$because', ({ story, gives }) => {
    expect(episodes(story)).toEqual(gives)
  })
})

describe('a story says only what matters', () => {
  it('leaves the story it was told from as it was', () => {
    inCare.withPlacementOrderOn('2025-07-24')
    expect(episodes(inCare)).toEqual(['2024-12-06 S V2 U6'])
  })

  it('tells the decision and the match again in AD1 when the child is adopted', () => {
    const adopted = inCare
      .decisionOn('2025-05-01')
      .withPlacementOrderOn('2025-07-24')
      .matchedOn('2025-09-10')
      .movedInOn('2025-10-01')
      .adoptedOn('2026-02-02')
    expect(adopted.facts.find((told) => told.type === 'permanence.adopters')).toMatchObject({
      happenedOn: '2025-09-10',
      body: { decidedOn: '2025-05-01', byFosterCarer: '0', adopters: '2' },
    })
  })

  it('ends a plan that changed with the day and the reason', () => {
    const changed = inCare.decisionOn('2025-05-01').reversedOn('2025-09-10', 'RD3')
    expect(changed.facts.at(-1)).toMatchObject({ body: { endedOn: '2025-09-10', reasonEnded: 'RD3' } })
  })

  it('keeps the wrong date that was said first, until it was put right', () => {
    const corrected = inCare.decisionOn('2025-05-01').firstSaidAs('2025-05-11', '2025-08-01')
    expect(corrected.facts.at(-1)).toMatchObject({
      happenedOn: '2025-05-01',
      mistake: { happenedOn: '2025-05-11', until: '2025-08-01' },
    })
  })

  it('holds reviews within the limits of the Care Planning Regulations', () => {
    const reviews = inCare
      .reviewedRegularly('2024-12-06', '2026-02-01')
      .facts.filter((told) => told.type === 'child.review')
      .map((told) => told.happenedOn)
    expect(reviews).toEqual(['2025-01-01', '2025-03-29', '2025-09-25'])
  })
})

describe('a story that cannot be so is refused', () => {
  it('when it goes back in time', () => {
    expect(() => inCare.withPlacementOrderOn('2024-11-01')).toThrow('goes back')
  })
  it('when care changes before it began', () => {
    expect(() => aChild('Wren A.').withPlacementOrderOn('2024-11-01')).toThrow('not looked after')
  })
  it('when care begins twice', () => {
    expect(() => inCare.enteredCareOn('2025-11-01')).toThrow('looked after already')
  })
})
