import { renderToString } from 'preact-render-to-string'
import { describe, expect, it } from 'vitest'
import type { SubjectId } from '../../../record/index.ts'
import { day, englandAndWales } from '../../../time/index.ts'
import { addressOf, askFor, readAsked, wordsOf } from './ask.ts'
import type { ChildListed } from './ports.ts'
import { presentList } from './present.ts'
import { ChildrenList } from './view.tsx'

const context = {
  on: day('2025-10-16'),
  calendar: englandAndWales,
  stageTitles: { 'family-finding': 'Family finding' },
  nextSteps: { 'child.later-review': 'Review' },
  stageSteps: { 'family-finding': 'Find a family' },
}

const jude: ChildListed = {
  subject: 'a-random-id' as SubjectId, // any id
  name: 'Jude P.',
  sourceRef: '100234',
  bornOn: day('2024-11-02'),
  team: 'Permanence team',
  stage: 'looked-after',
  permanenceStage: 'family-finding',
  owner: { role: 'duty-manager', named: null },
  nextOn: day('2025-10-21'),
  nextRule: 'child.later-review',
  nextWhat: null,
  lastEventOn: day('2025-10-10'),
  foundBy: null,
}

const present = (children: readonly ChildListed[], total: number, query = {}, searched: string | null = null) =>
  presentList({ total, children }, readAsked(query, searched !== null), {
    path: '/children',
    searched,
    teams: ['Permanence team'],
    context,
  })

describe('what is searched for', () => {
  it.each([
    ['Jude P.', { words: ['jude', 'p'], bornOn: null }],
    ['  100234 ', { words: ['100234'], bornOn: null }],
    ['A-100/7', { words: ['a1007'], bornOn: null }],
    ['27/3/2025', { words: [], bornOn: '2025-03-27' }],
    ['rowan 2021-05-01', { words: ['rowan'], bornOn: '2021-05-01' }],
    ['31/02/2025', { words: ['31022025'], bornOn: null }],
    ['- , ;', { words: [], bornOn: null }],
    ['O’Néill', { words: ['oneill'], bornOn: null }],
    ['Smith-Jones', { words: ['smith', 'jones'], bornOn: null }],
    ['bs1 4qa Jude', { words: ['bs14qa', 'jude'], bornOn: null }],
    ['BS1', { words: ['bs1'], bornOn: null }],
  ])('“%s” is read as %j', (typed, read) => {
    const { words, bornOn } = wordsOf(typed)
    expect({ words: words.map(({ word }) => word), bornOn }).toEqual(read)
  })
})

describe('what an address asks for', () => {
  it('is a list of those looked after, or a search through every child, unless it says otherwise', () => {
    expect(readAsked({}, false).standing).toBe('looked-after')
    expect(readAsked({}, true).standing).toBe('any')
    expect(readAsked({ standing: 'x', sort: 'y', page: '-3' }, false)).toEqual(readAsked({}, false))
  })

  it('starts at the first page again when anything but the page changes', () => {
    const asked = readAsked({ page: '3', team: 'North' }, false)
    expect(askFor(asked, wordsOf('')).offset).toBe(100)
    expect(addressOf('/children', asked, { sort: 'next' })).toBe('/children?standing=looked-after&sort=next&team=North')
    expect(addressOf('/children', asked, { page: 4 })).toContain('page=4')
  })
})

describe('the list', () => {
  it('says of each child the stage, the next step with its date, who has it and when anything happened last', () => {
    expect(present([jude], 1).lines[0]).toMatchObject({
      called: 'Jude P.',
      about: '11 months',
      stage: 'Looked after',
      stageNote: 'Family finding',
      next: 'Find a family',
      nextNote: 'Tue 21 Oct, in 3 working days',
      owner: 'Duty manager, not yet allocated',
      team: 'Permanence team',
      lastEvent: '10 Oct 2025',
      lastEventNote: '6 days ago',
    })
  })

  it.each([
    [0, null, {}, 'No child stands here on this day. Choose another part of the list.'],
    [0, null, { standing: 'any' }, 'There are no children in the record yet. Load your returns to begin.'],
    [
      0,
      'zed',
      {},
      'No child matches, nor sounds or is spelt alike. Try another part of the name, the child’s number, a postcode, or the date of birth as 27/3/2025.',
    ],
    [0, 'zed', { standing: 'closed' }, 'No child matches in this part of the list. Look through all children instead.'],
    [501, 'a', {}, 'That is too many to read: add more of the name or number, or the date of birth.'],
    [1, 'jude', {}, null],
    [9, '', {}, 'Nothing was typed to look for, so every child is listed.'],
  ])('of %d for “%s” in %j advises: %s', (total, searched, query, says) => {
    expect(present([], total, query, searched).advice).toBe(says)
  })

  it.each([
    [0, null, 'No children.'],
    [1, 'jude', '1 child matches your search.'],
    [4697, 'a', '4,697 children match your search, 1 to 1 shown.'],
    [4697, '', '4,697 children, 1 to 1 shown.'],
  ])('of %d says how many there are: %s', (total, searched, lead) => {
    expect(present(total === 0 ? [] : [jude], total, {}, searched).lead).toBe(lead)
  })

  it('sends its search in a form and writes no name into an address', () => {
    const html = renderToString(<ChildrenList shown={present([jude], 1, {}, 'jude')} />)
    expect(html).toContain('method="post" action="/children/search"')
    expect(html).not.toMatch(/href="[^"]*Jude/i)
  })
})
