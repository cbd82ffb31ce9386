import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { returnsToFacts, writeReturn, xmlReturn, type FactsOfReturns } from '../exchange/ssda903/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import type { Body } from '../record/index.ts'
import { day } from '../time/index.ts'
import { harbourCouncil } from './harbour-council.ts'
import { asSaidOn, identitiesOf, returnsUntil, writeReturns } from './returns.ts'

const today = day('2025-10-16')
const returns = returnsUntil(today)
const firstDay = '2015-04-01'
const told = harbourCouncil({ today, seed: 1 }).lookedAfter

const line = (type: string, on: string, body: Body): string =>
  JSON.stringify([type, on, Object.entries(body).toSorted(([a], [b]) => (a < b ? -1 : 1))])

describe('Harbour Council’s returns, read again', () => {
  let folder = ''
  let read: FactsOfReturns | null = null
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'harbour-'))
    await writeReturns(folder, told, returns)
    read = await returnsToFacts(folder, { today, definitions: eventDefinitions, told: identitiesOf(returns) })
  }, 60_000)
  afterAll(() => rm(folder, { recursive: true }))

  it('are twelve returns, each of the year and day that it was made for', () => {
    expect(read?.returns.map(({ said }) => ({ year: said.year, asAt: said.asAt }))).toEqual(returns)
  })

  it('say the same in XML, but for the tables that XML cannot carry', async () => {
    const of = { year: 2025, asAt: day('2025-03-31') }
    const said = told.map((child) => asSaidOn(child, of.asAt))
    const [csv, xml] = [join(folder, '..', `${basename(folder)}-csv`), join(folder, '..', `${basename(folder)}-xml`)]
    try {
      await writeReturn(csv, of, said)
      await mkdir(xml)
      await writeFile(join(xml, 'return.xml'), xmlReturn(of, said))
      const [fromCsv, fromXml] = await Promise.all(
        [csv, xml].map((path) => returnsToFacts(path, { today, definitions: eventDefinitions })),
      )
      const lines = (from: FactsOfReturns | undefined): string[] =>
        [...(from?.children ?? [])]
          .flatMap(([number, facts]) => facts.map((one) => `${number} ${line(one.type, one.happenedOn, one.body)}`))
          .filter((one) => !/child.(worker|deprivation)/.test(one))
          .toSorted()
      expect(lines(fromXml)).toEqual(lines(fromCsv))
    } finally {
      await Promise.all([csv, xml].map((path) => rm(path, { recursive: true })))
    }
  })

  it('have no row that cannot be read', () => {
    expect(read?.rejects).toEqual([])
  })

  it('say of every child who entered care since they begin what the story says, and nothing else', () => {
    const differing = told
      .filter((child) => child.facts.every((fact) => fact.type !== 'child.episode' || fact.happenedOn >= firstDay))
      .filter((child) => {
        const story = child.facts.filter((fact) => fact.voice === 'ssda903')
        const facts = read?.children.get(child.number) ?? []
        const lines = facts.map((fact) => line(fact.type, fact.happenedOn, fact.body)).toSorted()
        return (
          lines.join() !==
          story
            .map((fact) => line(fact.type, fact.happenedOn, fact.body))
            .toSorted()
            .join()
        )
      })
    expect(differing.map((child) => child.name)).toEqual([])
  })
})
