import { describe, expect, it } from 'vitest'
import type { Body, FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { eventDefinitions } from '../index.ts'
import { presentChronology, type NoteFlag } from './chronology.ts'
import type { History, RevisionTold } from './ports.ts'
import { sayDetails } from './timeline.ts'

const on = day('2025-10-16')
const jude = { subject: 'jude' as SubjectId, name: 'Jude P.', sourceRef: '100001' } // any id
const words = { definitions: eventDefinitions, titleOf: () => 'Social worker' }

const told = (fact: string, type: string, happenedOn: string, body: Body = {}): RevisionTold => ({
  ...{ fact: fact as FactId, revision: 0, type, shape: 1, subjects: [jude.subject] }, // any id
  ...{ happenedOn: day(happenedOn), body, voice: 'typed', statement: null },
  ...{ recordedOn: day('2025-10-01'), by: 'social-worker' },
})

const history: History = {
  revisions: [
    told('care', 'child.episode', '2024-12-06', { reasonStarted: 'S', legalStatus: 'V2', placement: 'U6' }),
    told('first', 'child.visit', '2025-01-03', { seen: true, seenAlone: true, place: 'home' }),
    told('second', 'child.visit', '2025-03-07', { seen: false, seenAlone: false, place: 'home' }),
    told('plan', 'permanence.plan', '2025-04-04', { plan: 'adoption' }),
    told('long-ago', 'child.visit', '2024-09-01', { seen: true, seenAlone: false, place: 'family' }),
    told('review', 'child.review', '2025-05-02'),
    told('ahead', 'child.visit', '2025-11-20', { seen: true, seenAlone: true, place: 'home' }),
  ],
  texts: [],
}

describe('a child’s chronology', () => {
  const read = (view: Parameters<typeof presentChronology>[2]) => presentChronology(jude, history, view, on, words)

  it('tells a life from the beginning, each event on its own day, and nothing that lies ahead', () => {
    expect(read('all').happened.map(({ heading, said: date }) => `${date}: ${heading}`)).toEqual([
      'Sunday 1 September 2024: Visit: seen, not alone',
      'Friday 6 December 2024: Became looked after',
      'Friday 3 January 2025: Visit: seen alone',
      'Friday 7 March 2025: Visit: the child was not seen',
      'Friday 4 April 2025: Plan agreed: Adoption',
      'Friday 2 May 2025: Review held',
    ])
  })

  it('has curated views that say how much each shows', () => {
    expect(read('permanence').happened.map(({ heading }) => heading)).toEqual(['Plan agreed: Adoption'])
    expect(read('permanence').lead).toBe('1 event in order of the day on which each happened.')
    expect(read('health').lead).toMatch(/^No events/)
  })

  it('tells two notes of one day each with its words, and one thing that two voices tell once', () => {
    const call = (fact: string) => told(fact, 'child.case-note', '2025-01-06', { kind: 'telephone' })
    const text = (fact: string, says: string) => ({ fact: fact as FactId, revision: 0, field: 'note', text: says }) // any id
    const twice: History = {
      revisions: [call('a'), call('b'), call('again'), call('bare')],
      texts: [text('a', 'The carer rang.'), text('b', 'School rang.'), text('again', 'School rang.')],
    }
    const { happened } = presentChronology(jude, twice, 'all', on, words)
    const said = happened.map(({ texts }) => texts.map((each) => each.text).join())
    expect(said.toSorted()).toEqual(['School rang.', 'The carer rang.'])
    expect(happened.flatMap((each) => [each, ...each.also])).toHaveLength(4)
  })

  describe('of flagged notes', () => {
    const notes: History = {
      revisions: [
        told('plain', 'child.case-note', '2025-01-06', { kind: 'telephone' }),
        told('moved', 'child.case-note', '2025-02-06', { kind: 'telephone', flags: ['significant', 'manager'] }),
        told('worry', 'child.case-note', '2025-03-06', { kind: 'telephone', flags: ['safeguarding'] }),
        told('same-day', 'child.case-note', '2025-03-06', { kind: 'telephone', flags: ['manager'] }),
      ],
      texts: [],
    }
    const flagged = (flag: NoteFlag | null) => presentChronology(jude, notes, 'flagged', on, words, flag)

    it('shows every note that has one, with its flags in words', () => {
      expect(flagged(null).happened.map((note) => `${note.on} ${sayDetails(note).split('; ').at(-1)}`)).toEqual([
        '2025-02-06 Flags: Significant event, For the manager’s attention',
        expect.stringContaining('2025-03-06 Flags: '),
        expect.stringContaining('2025-03-06 Flags: '),
      ])
    })

    it('is narrowed to one flag, though another note of the day reads alike', () => {
      expect(flagged('safeguarding').happened.map(({ id }) => id)).toEqual(['worry'])
      expect(flagged('manager').happened.map(({ id }) => id)).toEqual(['moved', 'same-day'])
      expect(flagged('manager').flags.filter(({ isCurrent }) => isCurrent)).toEqual([
        {
          text: 'For the manager’s attention',
          href: '/children/jude/chronology?view=flagged&flag=manager',
          isCurrent: true,
        },
      ])
    })
  })
})
