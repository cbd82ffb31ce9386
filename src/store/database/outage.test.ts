import { describe, expect, test } from 'vitest'
import { sayOutage } from './outage.ts'

const coded = (code: string): Error => Object.assign(new Error('x'), { code })

describe('What is wrong with the computer or the database', () => {
  test.each<readonly [string, unknown]>([
    ['nobody answers', coded('ECONNREFUSED')],
    ['an administrator stopped it', coded('57P01')],
    ['the connection was cut while it waited', new Error('Connection terminated unexpectedly')],
    [
      'the connection was cut between two questions',
      new Error('Client has encountered a connection error and is not queryable'),
    ],
  ])('is said as the database that went away where %s', (_, error) => {
    expect(sayOutage(error)).toMatch(/^The database went away in the middle\./)
  })

  test('is said as a full disk where there is no room', () => {
    expect(sayOutage(coded('ENOSPC'))).toMatch(/no room left on the disk/)
  })

  test('is nothing where what was asked is wrong', () => {
    expect(sayOutage(coded('23505'))).toBeNull()
    expect(sayOutage(new Error('A mistake of ours'))).toBeNull()
  })
})
