import { describe, expect, it } from 'vitest'
import { day } from '../../time/index.ts'
import { bragOn, type Moved } from './brag.ts'
import { dueInMonth, dueOnDay, sayDue } from './due.ts'
import { asMonth } from './plan.ts'

const month = (text: string) => {
  const found = asMonth(text)
  if (!found) throw new Error(`Not a month: ${text}`)
  return dueInMonth(found)
}
const moved = (approvedOn: string, to: string): Moved => ({ approvedOn: day(approvedOn), to: month(to) })
const rated = (on: string, due: string | null, moves: readonly Moved[] = [], doneOn: string | null = null) =>
  bragOn({ due: due === null ? null : month(due), moved: moves, doneOn: doneOn === null ? null : day(doneOn) }, day(on))
    .brag

describe('BRAG by rule', () => {
  it.each([
    ['2017-09-30', 'green', 'September is not over'],
    ['2017-10-01', 'amber', 'it has just passed'],
    ['2017-10-31', 'amber', 'it passed less than a month ago'],
    ['2017-11-01', 'red', 'a whole month has passed'],
  ])('of an action due in September 2017 is, on %s, %s: %s', (on, brag) => {
    expect(rated(on, '2017-09')).toBe(brag)
  })

  it('of an action due on a day is amber from the next day, and red a month later', () => {
    const on = (text: string) => bragOn({ due: dueOnDay(day('2017-10-14')), moved: [], doneOn: null }, day(text)).brag
    expect(['2017-10-14', '2017-10-15', '2017-11-14', '2017-11-15'].map(on)).toEqual(['green', 'amber', 'amber', 'red'])
  })

  it('is blue from the day on which completion is signed, and not before', () => {
    expect(rated('2017-10-04', '2017-09', [], '2017-10-05')).toBe('amber')
    expect(rated('2017-10-05', '2017-09', [], '2017-10-05')).toBe('blue')
  })

  it('is amber at best once a date was moved, and red from the day after the new date', () => {
    const moves = [moved('2017-09-20', '2017-12')]
    expect(rated('2017-09-25', '2017-09', moves)).toBe('amber')
    expect(rated('2018-01-01', '2017-09', moves)).toBe('red')
  })

  it('stays red where it was red when its date was moved, however often that is done', () => {
    expect(rated('2017-12-01', '2017-09', [moved('2017-11-15', '2018-03')])).toBe('red')
    expect(rated('2018-02-01', '2017-09', [moved('2017-11-15', '2018-01'), moved('2018-01-10', '2018-06')])).toBe('red')
  })

  it('looks at no move that was approved later', () => {
    expect(rated('2017-09-25', '2017-09', [moved('2017-09-26', '2017-12')])).toBe('green')
  })

  it('is unrated without a date: nothing is guessed', () => {
    expect(rated('2017-10-15', null)).toBe('unrated')
  })

  it('goes by the date that it was given later, where it was agreed without one', () => {
    expect(rated('2017-11-01', null, [moved('2017-10-20', '2017-12')])).toBe('green')
    expect(rated('2018-01-01', null, [moved('2017-10-20', '2017-12')])).toBe('amber')
  })

  it('says a month as a month', () => {
    expect([sayDue(month('2017-10')), sayDue(dueOnDay(day('2017-10-14')))]).toEqual(['October 2017', '14 October 2017'])
  })
})
