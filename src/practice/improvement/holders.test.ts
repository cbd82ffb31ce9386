import { describe, expect, it } from 'vitest'
import { day } from '../../time/index.ts'
import { holderOn, sayHolder, type Holder } from './holders.ts'

const held = (holder: string, from: string, to: string | null = null): Holder => ({
  ...{ role: 'Head of service', holder, from: day(from) },
  to: to === null ? null : day(to),
})

describe('A lead is a role', () => {
  const holders = [held('post 12', '2017-04-03', '2018-01-31'), held('post 40', '2018-03-05')]

  it('held by whoever holds it on the day, however the plan spells it', () => {
    expect(holderOn(holders, 'head of service ', day('2017-10-15'))?.holder).toBe('post 12')
    expect(sayHolder(holders, 'head of service', day('2018-04-01'))).toBe('Post 40, since 5 March 2018')
  })

  it('without anybody from the day on which whoever held it left', () => {
    expect(sayHolder(holders, 'head of service', day('2018-01-31'))).toBe('Nobody since 31 January 2018: post 12 left')
  })

  it('of which nobody has said who holds it', () => {
    expect(sayHolder(holders, 'principal social worker', day('2018-04-01'))).toBe('Nobody has said')
    expect(sayHolder(holders, 'head of service', day('2017-04-02'))).toBe('Nobody has said')
  })
})
