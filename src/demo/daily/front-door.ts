import { addDays, type Day } from '../../time/index.ts'
import type { ToldChild, ToldFact } from '../told.ts'
import { typed, type Daily } from './daily.ts'

const results = ['in-need', 'in-need', 'in-need', 'none', 'early-help'] as const
const leads = ['A primary school', 'A family hub', 'The health visiting service', 'A secondary school'] as const

const found = ['1B', '2B', '3B', '4A', '4B', '5A', '6B', '14A', '15A', '16A', '17A', '18C'] as const
const kinds = ['LD', 'AUT', 'BEH', 'COMM', 'MOB', 'HEAR', 'VIS', 'PC'] as const

/** What is said of help and of an assessment besides their days: why the child is in need, and what was found. */
export function says({ number }: ToldChild, { chance }: Daily): (told: ToldFact) => ToldFact {
  // A source of its own: it moves nothing else
  const own = chance.named(`${number} says`)
  const need = own.weighted([
    ['N1', 55],
    ['N2', 10],
    ['N3', 7],
    ['N4', 10],
    ['N5', 14],
    ['N6', 4],
  ])
  const seen = own.inHundred(95)
  const result = own.oneOf(results)
  const disabled = need === 'N2' || own.inHundred(6)
  const factors = result === 'none' ? ['21'] : [...new Set([own.oneOf(found), own.oneOf(found)])]
  return (told) => {
    if (told.type === 'child.in-need') return { ...told, body: { ...told.body, need, disabled } }
    if (told.type !== 'child.assessment') return told
    return { ...told, body: { ...told.body, seen, ...(told.body['endedOn'] === undefined ? {} : { result, factors }) } }
  }
}

/** Which disabilities a child has, said once: kinds where there is one, otherwise that there is none. */
export function disabilitiesOf({ number }: ToldChild, { chance }: Daily, from: Day, isDisabled: boolean): ToldFact {
  const own = chance.named(`${number} disabilities`)
  const disabilities = isDisabled ? [...new Set([own.oneOf(kinds), own.oneOf(kinds)])] : ['NONE']
  return typed('child.disability', from, { disabilities })
}

const askers = ['school', 'health', 'police', 'family', 'housing', 'team', 'other'] as const

/** For a few: that somebody was in touch, that somebody asked before, and that early help was given, with its assessment. */
export function besides({ number }: ToldChild, { chance, since, today }: Daily, from: Day): ToldFact[] {
  const own = chance.named(`${number} before`)
  const told: ToldFact[] = []
  if (own.inHundred(12)) {
    const on = addDays(from < since ? since : from, own.whole(1, 60))
    const decision = own.oneOf(['inform', 'none', 'help'] as const)
    told.push(
      typed('front-door.referral', on, { source: own.oneOf(askers), decidedOn: addDays(on, 1), decision, told: true }),
    )
  }
  if (own.inHundred(6)) {
    const on = own.dayIn(since, today)
    const began = addDays(on, own.whole(2, 9))
    const done = addDays(began, own.whole(15, 45))
    const lead = { direction: 'down', lead: own.oneOf(leads), ...(began <= today ? { assessmentBeganOn: began } : {}) }
    told.push(typed('front-door.early-help', on, { ...lead, ...(done <= today ? { assessedOn: done } : {}) }))
  }
  if (own.inHundred(5)) {
    const on = own.dayIn(since, today)
    const decision = own.oneOf(['none', 'inform'] as const)
    const contact = {
      source: own.oneOf(askers),
      how: own.oneOf(['telephone', 'form'] as const),
      decidedOn: on,
      decision,
    }
    told.push({
      ...typed('front-door.contact', on, contact),
      texts: { about: 'A question about help at home, and whom to ask.', reasons: 'Told of the family centre.' },
    })
  }
  return told
}
