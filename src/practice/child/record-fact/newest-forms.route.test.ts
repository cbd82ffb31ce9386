import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp } from '../../../../test/an-app.ts'
import { aRecordOf, type OnRecord } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'

/** Of each form that came last: where it is, what it asks besides its day, and the field that is written at length. */
const forms = [
  ['a plan', '/plans/care', { 'new-1-outcome': 'Reads well' }, 'summary'],
  ['the pledge', '/record/child.pledge-response', { answered: 'yes', kept: '6', asked: '8' }, 'views'],
  ['a survey', '/record/child.survey-response', { answered: 'yes', survey: 'other' }, 'views'],
  ['an assessment with its factors', '/record/child.assessment', { factors: '3B' }, 'outcome'],
] as const

const child = (name: string, number: string) =>
  aChild(name, number).bornOn('2014-11-02').enteredCareOn('2024-12-06').placedWithFosterCarers()

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
const at = (name: string): string => `/children/${on.get(name)?.subject ?? ''}`
const date = (d: string, m: string, y: string) => ({
  ...{ 'happenedOn-day': d, 'happenedOn-month': m, 'happenedOn-year': y },
})

beforeAll(async () => {
  app = await anApp({ person: 'adoption-lead' })
  on = await aRecordOf(app.store, [
    child('Jude P.', '100001'),
    child('Ada B.', '100002'),
    aChild('Wren A.', '100003')
      .bornOn('2014-11-02')
      .inNeedFrom('2024-12-06')
      .alsoSaid('child.closed', '2025-05-03', {}, 'typed'),
  ])
})
afterAll(() => app.close())

describe.each(forms)('%s', (called, path, fields, long) => {
  const send = async (name: string, day: ReturnType<typeof date>, words: string) => {
    await app.browser.open(`${at(name)}${path}`)
    return app.browser.send(`${at(name)}${path}`, { ...fields, ...day, [long]: words })
  }

  it.each([
    ['before birth', 'Jude P.', date('1', '1', '2014'), 'must not be before the child was born, 2 November 2014'],
    ['to come', 'Jude P.', date('17', '10', '2025'), 'must be today or in the past'],
    ['that is none', 'Jude P.', date('31', '2', '2025'), 'must be a real date'],
  ])('refuses a day %s beside the field, and what was typed stays', async (_day, name, day, says) => {
    const page = await send(name, day, 'What I wrote')
    expect([page.status, page.text.includes(says)]).toEqual([400, true])
    expect(page.html).toMatch(/<a href="#happenedOn-day">/)
    expect(page.html).toContain('What I wrote')
    for (const typed of Object.values(fields)) expect(page.html).toContain(typed)
  })

  it('keeps 100 kB from Word whole, smart quotes and all, and a double click saves it once', async () => {
    const words = `said Ada of ${called} – “really…”`
    const paragraph = `“We’re fine”, ${words} \u2022 caf\u00e9\u00a0\ud83d\ude42\r\n`
    const times = Math.ceil(100_000 / Buffer.byteLength(paragraph))
    const address = `${at('Ada B.')}${path}`
    const page = await app.browser.open(address)
    const hidden = Object.fromEntries(
      [...page.html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    )
    const sent = { ...hidden, ...fields, ...date('6', '5', '2025'), [long]: paragraph.repeat(times) }
    await Promise.all([app.browser.post(address, sent), app.browser.post(address, sent)])
    const shown = await app.browser.open(
      path.startsWith('/plans') ? `${at('Ada B.')}/plans` : `${at('Ada B.')}?all=yes`,
    )
    expect(shown.html.split(words).length - 1).toBe(times)
  })
})

describe('of a child with whom the council does not work on the day', () => {
  // An assessment may open a case again, and somebody may be asked in a survey after it was closed.
  const open = forms.filter(([, path]) => /care$|pledge/.test(path))
  it.each(open)('%s is refused before the episode and after the case was closed', async (_, path, fields, long) => {
    for (const [name, day, says] of [
      ['Jude P.', date('5', '12', '2024'), 'when the council began to work with the child'],
      ['Wren A.', date('4', '5', '2025'), 'The case was closed on 3 May 2025'],
    ] as const) {
      await app.browser.open(`${at(name)}${path}`)
      const page = await app.browser.send(`${at(name)}${path}`, { ...fields, ...day, [long]: 'What I wrote' })
      expect([page.status, page.text.includes(says)], `${path}, ${name}`).toEqual([400, true])
      expect(page.html).toContain('What I wrote')
    }
  })
})
