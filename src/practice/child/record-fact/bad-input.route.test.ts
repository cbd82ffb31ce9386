import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp } from '../../../../test/an-app.ts'
import { aRecordOf, type OnRecord } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'

const inCare = aChild('Jude P.', '100001')
  .bornOn('2014-11-02')
  .enteredCareOn('2024-12-06')
  .placedWithFosterCarers()
  .reviewedOn('2025-01-02')
const closed = aChild('Wren A.', '100002')
  .bornOn('2013-05-20')
  .inNeedFrom('2024-01-27')
  .alsoSaid('child.closed', '2025-05-03', {}, 'typed')
const open = aChild('Ada B.', '100003')
  .bornOn('2013-05-20')
  .inNeedFrom('2024-01-27')
  .withWorker('SW00012', '2024-02-01')

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
const at = (name: string): string => `/children/${on.get(name)?.subject ?? ''}`
const date = (field: string, d: string, m: string, y: string) => ({
  [`${field}-day`]: d,
  [`${field}-month`]: m,
  [`${field}-year`]: y,
})
const visit = { seen: 'yes', seenAlone: 'yes', place: 'home', views: '', observed: '' }

async function send(name: string, type: string, fields: Readonly<Record<string, string>>) {
  const address = `${at(name)}/record/${type}`
  await app.browser.open(address)
  return app.browser.send(address, fields)
}

beforeAll(async () => {
  app = await anApp({ person: 'adoption-lead' })
  on = await aRecordOf(app.store, [inCare, closed, open])
})
afterAll(() => app.close())

describe('a day that cannot be', () => {
  it.each([
    ['before birth', 'Jude P.', ['1', '1', '2014'], 'must not be before the child was born, 2 November 2014'],
    ['to come', 'Jude P.', ['17', '10', '2025'], 'must be today or in the past'],
    ['that is none', 'Jude P.', ['31', '2', '2025'], 'must be a real date'],
    [
      'before the episode',
      'Jude P.',
      ['5', '12', '2024'],
      'must not be before 6 December 2024, when the council began to work with the child',
    ],
    ['after the case was closed', 'Wren A.', ['4', '5', '2025'], 'The case was closed on 3 May 2025'],
  ])('%s is refused beside the field, and what was typed stays', async (_, name, [d = '', m = '', y = ''], says) => {
    const page = await send(name, 'child.visit', { ...visit, ...date('happenedOn', d, m, y), views: 'I like it here' })
    expect(page.status).toBe(400)
    expect(page.html).toMatch(/<a href="#happenedOn-day">/)
    expect(page.text).toContain(says)
    expect(page.html).toContain('I like it here')
    expect(page.html).toMatch(new RegExp(`id="happenedOn-day"[^>]*value="${d}"`))
  })

  it('is not the day of closing itself: the last visit of a case may be on it', async () => {
    const page = await send('Wren A.', 'child.visit', { ...visit, ...date('happenedOn', '3', '5', '2025') })
    expect(page.text).toContain('Saved: Visit')
  })

  it('is a day that the same fact says comes before it', async () => {
    const page = await send('Ada B.', 'front-door.referral', {
      ...{ source: 'school', decision: 'assess', told: 'yes', concern: '' },
      ...date('happenedOn', '6', '5', '2025'),
      ...date('decidedOn', '5', '5', '2025'),
    })
    expect([
      page.status,
      page.text.includes('“Next step decided on” must not be before the date it was received'),
    ]).toEqual([400, true])
  })
})

describe('a visit at which the child was not seen', () => {
  it('is saved without an answer to whether they were seen alone, which is asked for where they were', async () => {
    const unanswered = { place: 'home', views: '', observed: '', ...date('happenedOn', '6', '2', '2025') }
    const seen = await send('Jude P.', 'child.visit', { ...unanswered, seen: 'yes' })
    expect([seen.status, seen.text.includes('Choose an answer to “Was the child seen alone?”')]).toEqual([400, true])
    const saved = await send('Jude P.', 'child.visit', { ...unanswered, seen: 'no' })
    expect(saved.text).toContain('Visit: the child was not seen')
  })
})

describe('what is to be found again', () => {
  it('a contact says what is done with it, and a note shows under its flag', async () => {
    const contact = { source: 'school', how: 'telephone', about: 'Often late', decision: 'inform', reasons: '' }
    const unsaid = await send('Ada B.', 'front-door.contact', { ...contact, ...date('happenedOn', '6', '5', '2025') })
    expect([unsaid.status, unsaid.html.includes('href="#decidedOn-day"')]).toEqual([400, true])
    expect(unsaid.text).toContain('Enter a date for “What is done with it decided on”')
    const decided = { ...contact, ...date('decidedOn', '6', '5', '2025') }
    const asked = await send('Ada B.', 'front-door.contact', { ...decided, ...date('happenedOn', '6', '5', '2025') })
    expect(asked.text).toContain('Contact: information and advice')
    const nothing = { ...decided, about: ' ', ...date('happenedOn', '7', '5', '2025') }
    expect((await send('Ada B.', 'front-door.contact', nothing)).text).toContain(
      'Enter an answer to “What it was about”',
    )

    const note = { kind: 'telephone', thirdParty: 'no', views: '', ...date('happenedOn', '6', '5', '2025') }
    await send('Ada B.', 'child.case-note', { ...note, flags: 'manager', note: 'Rang about money' })
    await send('Ada B.', 'child.case-note', { ...note, kind: 'meeting', note: 'Met at school' })
    const flagged = (flag: string) => app.browser.open(`${at('Ada B.')}/chronology?view=flagged&flag=${flag}`)
    const page = await flagged('manager')
    expect(page.text).toContain('1 event in order')
    expect(page.text).toContain('Rang about money')
    expect(page.text).not.toContain('Met at school')
    expect((await flagged('decision')).text).toContain('No events in order')
  })
})

describe('decisions of a review', () => {
  it('without a decision are refused: white space is none', async () => {
    const page = await send('Jude P.', 'child.review-decisions', {
      ...date('happenedOn', '6', '1', '2025'),
      decisions: ' \n ',
    })
    expect(page.status).toBe(400)
    expect(page.html).toContain('<a href="#decisions">Enter the decisions</a>')
  })
})

describe('a name', () => {
  it('is refused a second time for one day: which of two stood would depend on neither’s wording', async () => {
    const known = { name: 'Ada', otherNames: '', team: '', ...date('happenedOn', '6', '5', '2025') }
    expect((await send('Ada B.', 'child.name', known)).text).toContain('Saved: Name and team')
    const again = await send('Ada B.', 'child.name', { ...known, name: 'Ada Blue' })
    expect([again.status, again.html.includes('value="Ada Blue"')]).toEqual([400, true])
    expect(again.text).toContain('is recorded already: correct that one, or enter another day')
  })
})

describe('what people paste and click', () => {
  it('100 kB from Word, with smart quotes, dashes and a character that no database takes, is kept whole', async () => {
    const paragraph = '“We’re fine”, said Ada – “really…” \u2022 caf\u00e9\u00a0\ud83d\ude42\r\n'
    const pasted = paragraph.repeat(Math.ceil(100_000 / Buffer.byteLength(paragraph)))
    const page = await send('Ada B.', 'child.visit', {
      ...visit,
      ...date('happenedOn', '6', '5', '2025'),
      observed: `\u0000${pasted}`,
    })
    expect(page.text).toContain('Saved: Visit')
    expect(page.html.split('said Ada – “really…”').length - 1).toBe(Math.ceil(100_000 / Buffer.byteLength(paragraph)))
  })

  it('a double click saves once', async () => {
    const address = `${at('Jude P.')}/record/child.case-note`
    const page = await app.browser.open(address)
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html)?.[1] ?? ''
    const fields = {
      request: hidden('request'),
      csrf: hidden('csrf'),
      kind: 'telephone',
      note: 'She rang',
      thirdParty: 'no',
      ...date('happenedOn', '2', '6', '2025'),
    }
    await Promise.all([app.browser.post(address, fields), app.browser.post(address, fields)])
    const child = await app.browser.open(at('Jude P.'))
    expect(child.html.match(/title">Telephone call/g)).toHaveLength(1)
  })

  it('two people who record two visits at once are no conflict: both are kept', async () => {
    const address = `${at('Ada B.')}/record/child.visit`
    const forms = [await app.browser.open(address), await app.browser.open(address)]
    const sent = forms.map((page, nth) => {
      const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html)?.[1] ?? ''
      return app.browser.post(address, {
        request: hidden('request'),
        csrf: hidden('csrf'),
        ...visit,
        ...date('happenedOn', String(7 + nth), '7', '2025'),
      })
    })
    expect((await Promise.all(sent)).map(({ status }) => status)).toEqual([303, 303])
    const child = await app.browser.open(`${at('Ada B.')}?all=yes`)
    expect(child.text).toContain('7 July 2025')
    expect(child.text).toContain('8 July 2025')
  })
})

describe('handing a child over', () => {
  const address = () => `${at('Ada B.')}/handover`

  it('shows the outstanding work, which passes with the child', async () => {
    const page = await app.browser.open(address())
    expect(page.heading).toBe('Hand over to another social worker')
    expect(page.text).toContain('Social worker SW00012 has the child now')
    expect(page.text).toContain('Outstanding work, which passes to the new worker')
    expect(page.text).toContain('Visit the child')
  })

  it('refuses the same worker again, and loses nothing', async () => {
    await app.browser.open(address())
    const page = await app.browser.send(address(), {
      worker: 'SW00012',
      ...date('happenedOn', '1', '10', '2025'),
      outstanding: 'Core group',
    })
    expect(page.status).toBe(400)
    expect(page.text).toContain('That social worker has the child already')
    expect(page.html).toContain('Core group')
  })

  it('saves the new worker and the checklist together, and the clocks are the new worker’s', async () => {
    await app.browser.open(address())
    const page = await app.browser.send(address(), {
      ...{
        worker: 'SW00031',
        reason: 'TSPROC',
        jointVisit: 'yes',
        summaryCurrent: 'yes',
        told: 'no',
        outstanding: 'Core group on Friday',
      },
      ...date('happenedOn', '1', '10', '2025'),
    })
    expect(page.text).toContain('Saved: Hand over to another social worker')
    expect(page.text).toContain('Handed over to another worker')
    expect(page.text).toContain('Social worker SW00031')
    const next = await app.browser.open(address())
    expect(next.text).toContain('Social worker SW00031 has the child now')
  })

  it('allocates a first worker without asking for a handover', async () => {
    await app.browser.open(`${at('Jude P.')}/handover`)
    const page = await app.browser.send(`${at('Jude P.')}/handover`, {
      worker: 'SW00012',
      reason: '',
      ...date('happenedOn', '1', '10', '2025'),
    })
    expect(page.text).toContain('Saved: Allocate a social worker')
  })
})
