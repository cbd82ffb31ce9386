import { expect, it } from 'vitest'
import { numberColumns } from './written.ts'

it('a column of numbers is one whose every cell is a number, or the sign for one that is not told', () => {
  const columns = ['Team', 'Children', 'In time', 'Share', 'Before', 'Decided by']
  const rows = [
    ['1', '1,620', '12 of 40', '94.9%', '3 (before: 5)', 'The board'],
    ['2', 'None', 'c', '–', '7 (as before)', '3'],
  ]
  expect(numberColumns({ columns, rows })).toEqual([false, true, true, true, true, false])
  expect(numberColumns({ columns: ['Team', 'Shown'], rows: [['East', 'None']] })).toEqual([false, false])
})
