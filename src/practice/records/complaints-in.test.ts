import { describe, expect, it } from 'vitest'
import type { FactId, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { eventDefinitions } from '../index.ts'
import { aFact } from '../testing.ts'
import { bundleOf, givenBundle } from './bundle.ts'
import { documentOf } from './bundle-document.ts'
import type { ComplaintIn } from './complaints-in.ts'

const CHILD = '00000000-0000-4000-8000-000000000001' as SubjectId // any uuid
const RECEIVED = '00000000-0000-4000-8000-000000000002' as FactId // likewise

const complaint = (sender: string, who: string): ComplaintIn => {
  const said = { child: CHILD, kind: 'complaint', sender, about: 'Contact was cancelled', theme: 'contact' }
  const received = {
    ...aFact('complaints.received', '2025-06-02', said, 'typed'),
    id: RECEIVED,
    by: 'complaints-manager',
    history: [],
  }
  return {
    facts: [received],
    withdrawn: [],
    texts: new Map([[RECEIVED, { who, words: 'It was cancelled [[by Mrs Thorn]] again.' }]]),
  }
}

const copyOf = (one: ComplaintIn) => {
  const child = { subject: CHILD, name: 'Oriel', sourceRef: null, bornOn: day('2015-02-03') }
  const context = { definitions: eventDefinitions, titleOf: (person: string) => person }
  const whole = bundleOf(child, { revisions: [], texts: [] }, context, day('2025-10-16'), [one])
  return { whole, given: JSON.stringify(documentOf(givenBundle(whole), 'Harbour Council')) }
}

describe('A complaint about a child is in the copy of the record', () => {
  it('with what was said; who complained is withheld, and what was marked as about another person', () => {
    const { whole, given } = copyOf(complaint('relative', 'Aunt Ivy, 12 Mill Lane'))
    expect(whole.entries.map(({ on, kind }) => [on, kind])).toEqual([['2025-06-02', 'Complaint: received']])
    expect(given).toContain('Contact was cancelled')
    for (const others of ['Ivy', 'Mill Lane', 'Thorn', CHILD]) expect(given).not.toContain(others)
    expect(given).toContain('withheld: about another person')
  })

  it('whole, where the child complained', () => {
    expect(copyOf(complaint('child', 'Oriel, by telephone')).given).toContain('Oriel, by telephone')
  })
})
