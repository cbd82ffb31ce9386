import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aChild } from '../../demo/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
let head: Browser
const on = (field: string, month: string, day: string, year = '2025') => ({
  ...{ [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: year },
})
const addressIn = (html: string, pattern: RegExp): string => pattern.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''

beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  head = app.browser
  await aRecordOf(
    app.store,
    [1, 2].map((n) =>
      aChild(`North ${n}`, String(100_000 + n))
        .bornOn('2015-05-01')
        .enteredCareOn('2023-08-28')
        .placedWithFosterCarers()
        .inTeam('Safeguarding North', '2023-09-01'),
    ),
  )
})
afterAll(() => app.close())

describe('Case discussions of the head of service', () => {
  it('are drawn from their page, by the tool and number that it leads to', async () => {
    const none = await head.open('/audits/discussions')
    expect(none.text).toMatch(/0 of 4 ?held in October 2025/)
    expect(none.text).toContain('No case was discussed in October 2025, and none waits for it.')
    const form = await head.open(addressIn(none.html, /href="(\/audits\/new[^"]*)"/))
    expect(form.html).toMatch(/value="case-discussion\.1"[^>]*checked|checked[^>]*value="case-discussion\.1"/)
    await head.send('/audits/new', {
      ...{ title: 'Discussions, October', tool: 'case-discussion.1', occasion: 'routine', size: '2' },
      ...{ moderateEvery: '0', ...on('dueOn', '10', '31'), auditors: ['head-of-service'] },
    })
    const waiting = await head.open('/audits/discussions')
    expect(waiting.text).toMatch(/0 of 4 ?held in October 2025/)
    expect(waiting.text.match(/Due 31 October 2025/g)).toHaveLength(2)
  })

  it('say of this month which were held, with whom, what was found, and what is to be done', async () => {
    const list = await head.open('/audits/discussions')
    const href = addressIn(list.html, /href="(\/audits\/of\/[0-9a-f-]+)"/)
    const offered = await head.open(href)
    expect(offered.text).toContain('Who talked the case through')
    await head.open(`${href}/talked-through`)
    expect((await head.send(`${href}/talked-through`, { ...on('happenedOn', '10', '15'), who: '' })).status).toBe(400)
    await head.send(`${href}/talked-through`, { ...on('happenedOn', '10', '16'), who: 'Social worker, team manager' })
    for (const domain of ['lived', 'thinking']) {
      await head.open(`${href}/domains/${domain}`)
      await head.send(`${href}/domains/${domain}`, { q0: 'partly', grade: 'good', findings: 'It was said.' })
    }
    await head.open(`${href}/complete`)
    await head.send(`${href}/complete`, {
      ...{ ...on('happenedOn', '10', '16'), grade: 'good', theme: 'voice' },
      ...{ wouldSay: 'I am asked.', why: 'The plan follows what the child says.' },
    })
    await head.open(`${href}/actions/new`)
    const action = { what: 'Meet the school', lead: 'social worker', ...on('dueOn', '10', '30') }
    await head.send(`${href}/actions/new`, { ...on('happenedOn', '10', '16'), ...action })
    const now = await head.open('/audits/discussions')
    expect(now.text).toMatch(/1 of 4 ?held in October 2025/)
    expect(now.text).toMatch(
      /North \d 16 October 2025 Social worker, team manager The plan follows what the child says\. Meet the school ?social worker, by 30 October 2025/,
    )
    expect((await head.open('/audits/discussions?month=2025-09')).text).toMatch(/0 of 4 ?held in September 2025/)
    for (const month of ['2025-11', 'soon'])
      expect((await head.open(`/audits/discussions?month=${month}`)).status).toBe(404)
  })

  it('tell somebody who may not see the child nothing of it', async () => {
    const manager = aBrowser(app.server)
    await manager.signIn('team-manager')
    const seen = await manager.open('/audits/discussions')
    expect(seen.text).toContain('A record that you may not open')
    for (const word of ['North 1', 'North 2', 'The plan follows', 'Meet the school', 'Social worker, team manager'])
      expect(seen.text).not.toContain(word)
    const worker = aBrowser(app.server)
    await worker.signIn('social-worker')
    expect((await worker.open('/audits/discussions')).status).toBe(404)
    expect((await worker.open('/audits/focus-weeks')).status).toBe(404)
  })
})

describe('Something learned from an audit', () => {
  it('is linked to it both ways, and names the child to nobody who may not see the child', async () => {
    const list = await head.open('/audits/discussions')
    const href = addressIn(
      list.html,
      /href="(\/audits\/of\/[0-9a-f-]+)"[^>]*>[^<]*<\/a><\/td>\s*<td[^>]*>(?:<[^>]*>)*16 October/,
    )
    const page = await head.open(href === '' ? addressIn(list.html, /href="(\/audits\/of\/[0-9a-f-]+)"/) : href)
    const form = addressIn(page.html, /href="(\/learning\/new\?from=[0-9a-f-]+)"/)
    await head.open(form)
    const saved = await head.send('/learning/new', {
      ...{ from: form.slice(-36), source: 'case-discussion', kind: 'change', theme: 'voice', said: 'Ask us.' },
      ...{ will: 'Ask every child', lead: 'team manager', ...on('happenedOn', '10', '16'), ...on('dueOn', '11', '30') },
    })
    expect(saved.text).toMatch(/It came from Case discussion of the head of service: North \d, 16 October 2025/)
    const learned = addressIn(saved.html, /href="(\/learning\/[0-9a-f-]+)\/done"/)
    expect((await head.open(`/audits/of/${form.slice(-36)}`)).html).toContain(`href="${learned}"`)
    for (const person of ['team-manager', 'board-chair', 'dfe-adviser']) {
      const browser = aBrowser(app.server)
      await browser.signIn(person)
      const read = await browser.open(learned)
      expect([person, read.status, read.text.includes('North'), read.html.includes(form.slice(-36))]).toEqual([
        ...[person, 200, false, false],
      ])
      if (person === 'team-manager') expect((await browser.open(form)).text).not.toMatch(/North \d/)
    }
  })
})

describe('A focus week', () => {
  const NEW = '/audits/focus-weeks/new'
  const week = {
    ...{ ...on('happenedOn', '10', '1'), ...on('startsOn', '10', '13'), ...on('endsOn', '10', '17') },
    ...{ title: 'Visits', theme: 'voice', looksAt: 'Visits with children: head of service, three managers' },
  }
  let href = ''

  it('has its days and theme, and says beside the field what cannot be', async () => {
    await head.open(NEW)
    const wrong = await head.send(NEW, { ...week, ...on('endsOn', '10', '10') })
    expect([wrong.status, wrong.text.includes('The last day must not be before the first')]).toEqual([400, true])
    const saved = await head.send(NEW, week)
    expect(saved.text).toContain('Days 13 October 2025 to 17 October 2025 Theme Being listened to')
    expect(saved.text).toContain('This week')
    href = addressIn(saved.html, /href="(\/audits\/focus-weeks\/[0-9a-f-]+)\/seen"/)
  })

  it('says what was seen and how, its audits, and what follows', async () => {
    await head.open(`${href}/seen`)
    const seen = { ...on('happenedOn', '10', '14'), how: 'observation', seen: 'Children are seen alone.' }
    const early = await head.send(`${href}/seen`, { ...seen, ...on('happenedOn', '10', '2') })
    expect(early.text).toContain('The week began on 13 October 2025: the date must not be before that')
    expect((await head.send(`${href}/seen`, seen)).text).toContain('Children are seen alone. Watching practice')
    await head.open('/audits/new')
    await head.send('/audits/new', {
      ...{ title: 'Visits, read', tool: 'case-file.1', occasion: 'focus-week', size: '1', moderateEvery: '0' },
      ...{ ...on('dueOn', '10', '17'), auditors: ['iro'] },
    })
    expect((await head.open(href)).text).toContain('Visits, read')
    await head.open(`${href}/follows`)
    const ended = await head.send(`${href}/follows`, {
      ...{ ...on('happenedOn', '10', '16'), found: 'Visits are good.', follows: 'Share two of them.' },
      ...{ lead: 'quality assurance manager', ...on('dueOn', '11', '1') },
    })
    expect(ended.text).toContain(
      'What the week comes to Visits are good. What follows Share two of them. Who leads it Quality assurance manager, by 1 November 2025',
    )
    expect((await head.open('/audits/focus-weeks')).text).toMatch(
      /Visits Being listened to .* 1 ■ Over: what follows is agreed/,
    )
  })

  it('is put right with a reason by whoever records it, and read by whoever sees audits', async () => {
    const { html } = await head.open(href)
    const agreed = html.slice(html.indexOf('Focus week agreed'))
    const address = addressIn(agreed, /href="(\/audits\/focus-weeks\/[0-9a-f-]+\/facts\/[0-9a-f-]+\/correct)"/)
    await head.open(address)
    expect((await head.send(address, { ...week, title: 'Visits to children' })).status).toBe(400)
    const saved = await head.send(address, { ...week, title: 'Visits to children', correction: 'A slip' })
    expect(saved.heading).toBe('Visits to children')
    expect(saved.text).toContain('Corrected once: title was Visits until 16 October 2025. Why: A slip')
    const reader = aBrowser(app.server)
    await reader.signIn('team-manager')
    expect((await reader.open(href)).text).toContain('Children are seen alone.')
    expect((await reader.open(href)).html).not.toContain('/correct"')
    expect((await reader.open(address)).status).toBe(404)
    expect((await head.open('/audits')).text).not.toContain('Visits to children')
  })

  it('stands in the record as what its facts come to', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})
