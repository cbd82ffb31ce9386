import { expect, it } from 'vitest'
import { unreadable, type Problem } from './problem.ts'

const stop = (file: string, says: string): Problem => ({ severity: 'stop', file, line: null, column: null, says })

it('says once what two files stumble over alike, and of each what is its own', () => {
  const told = unreadable([stop('', 'there is no room.'), stop('a.csv', 'it is empty.'), stop('', 'there is no room.')])
  expect(told.message.match(/no room/g)).toHaveLength(1)
  expect(told.message).toMatch(/a\.csv: it is empty/)
  expect(told.problems).toHaveLength(3)
})
