import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp, type Seen } from '../../../test/an-app.ts'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { aChild } from '../../demo/index.ts'

const CHILDREN = 60

let app: AnApp
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  await aRecordOf(
    app.store,
    Array.from({ length: CHILDREN }, (_, nth) =>
      aChild(`Wren ${String(nth)}.`, String(100_001 + nth))
        .bornOn('2020-11-02', { sex: 'M' })
        .enteredCareOn('2022-12-06')
        .placedWithFosterCarers()
        .decisionOn('2023-04-04'),
    ),
  )
})
afterAll(() => app.close())

const rowsIn = (page: Seen): number => page.html.match(/href="\/children\/[0-9a-f-]{36}"/g)?.length ?? 0
const linksIn = (page: Seen): readonly string[] =>
  [...page.html.matchAll(/href="(\/climbed\?to=director&amp;rule=[^"]*)"/g)].map(([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )

describe('everything that has climbed', () => {
  it('is counted for each step and rule, and each count opens to its rows and no others', async () => {
    const page = await app.browser.open('/climbed?to=director')
    const rules = linksIn(page)
    expect(rules.length).toBeGreaterThan(1)
    let sum = 0
    for (const href of rules) {
      const one = await app.browser.open(href)
      const told = Number(/([\d,]+|No) late steps? ha(?:s|ve) reached the director/.exec(one.text)?.[1])
      expect(told).toBe(CHILDREN)
      for (const link of linksIn(one)) expect(link).toContain(href) // its own pages, and no other rule
      sum += told
    }
    expect(page.text).toContain(`${String(sum)} late steps have reached the director`)
    expect(page.text).toMatch(/By timescale, the most first/)
  })

  it('stays bounded: fifty a page, the rest on the next, and the last where a later one is asked for', async () => {
    const [first = ''] = linksIn(await app.browser.open('/climbed?to=director'))
    expect(rowsIn(await app.browser.open(first))).toBe(50)
    expect(rowsIn(await app.browser.open(`${first}&page=2`))).toBe(CHILDREN - 50)
    const beyond = await app.browser.open(`${first}&page=99`)
    expect([rowsIn(beyond), beyond.text.includes('Nothing late has reached')]).toEqual([CHILDREN - 50, false])
  })

  it('of a rule that nobody knows is everything', async () => {
    const page = await app.browser.open('/climbed?to=director&rule=child.nothing')
    expect(page.text).toContain('By timescale, the most first')
  })
})
