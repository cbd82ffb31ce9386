import { describe, expect, it } from 'vitest'
import { sayDue } from '../due.ts'
import { readDate } from './read-date.ts'

const said = (text: string): string => {
  const read = readDate(text)
  return read.kind === 'due' ? sayDue(read.due) : read.kind === 'wrong' ? read.says : read.kind
}

describe('A date of a plan’s table', () => {
  it.each([
    ['2017-10-31', '31 October 2017'],
    ['31/10/2017', '31 October 2017'],
    ['31.10.17', '31 October 2017'],
    ['31st October 2017', '31 October 2017'],
    ['Tuesday 31 Oct, 2017', '31 October 2017'],
    ['Oct 2017', 'October 2017'],
    ['By the end of October 2017', 'October 2017'],
    ['Sept. 17', 'September 2017'],
    ['10/2017', 'October 2017'],
    ['43039', '31 October 2017'],
    ['Ongoing', 'none'],
    ['TBC', 'none'],
    ['', 'none'],
    ['Completed', 'completed'],
  ])('%j is %s', (text, is) => {
    expect(said(text)).toBe(is)
  })

  it.each([
    ['Oct 202017', '“Oct 202017” has a year that cannot be, 202017. Perhaps October 2017 is meant.'],
    ['Oct, 202017', '“Oct, 202017” has a year that cannot be, 202017. Perhaps October 2017 is meant.'],
    ['31/02/2018', '“31/02/2018” is no day of the calendar.'],
    ['13/2017', '“13/2017” is no month.'],
    ['Q3 2017/18', '“Q3 2017/18” names a quarter, which councils count differently: say the month.'],
    ['before Christmas', '“before Christmas” is not a date that can be read.'],
  ])('%j is not guessed: %s', (text, is) => {
    expect(said(text)).toBe(is)
  })
})
