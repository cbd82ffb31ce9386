import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, TODAY, type AnApp, type Browser, type Seen } from '../../../test/an-app.ts'
import { project } from '../../../test/a-record-of.ts'
import { recordBoards, recordPlans } from '../../demo/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
let guest: Browser
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  const watch = { today: TODAY, progress: () => undefined }
  await recordPlans(app.store, HARBOUR, project, watch)
  await recordBoards(app.store, HARBOUR, 'Harbour Council', project, watch)
  guest = aBrowser(app.server)
  await guest.signIn('guest')
}, 180_000)
afterAll(() => app.close())

const on = (field: string, day: string) => {
  const [year = '', month = '', dayOf = ''] = day.split('-')
  return { [`${field}-day`]: dayOf, [`${field}-month`]: month, [`${field}-year`]: year }
}
async function fill(browser: Browser, address: string, fields: Readonly<Record<string, string>>): Promise<Seen> {
  await browser.open(address)
  return browser.send(address, fields)
}
const first = (seen: Seen, pattern: RegExp): string => pattern.exec(seen.html)?.[1] ?? `no ${pattern.source}`

let shownIn = ''
let pdf = ''

describe('A guest of an evidence room', () => {
  it('comes to the rooms that are open to them, and to nothing else of the service', async () => {
    const home = await guest.open('/')
    expect(home.html).toContain('href="/improvement/rooms"')
    const rooms = await guest.open('/improvement/rooms')
    expect(rooms.text).toContain('Six-monthly review')
    shownIn = first(rooms, /(\/improvement\/rooms\/[0-9a-f-]+)"/)
    for (const address of [
      '/improvement',
      '/improvement/boards',
      '/improvement/reports',
      '/children',
      '/scorecard',
      '/editions',
    ])
      expect([address, (await guest.open(address)).status]).toEqual([address, 404])
    expect((await guest.open('/improvement/rooms/new')).status).toBe(404)
  })

  it('reads an edition as it was published, without any child, and sees neither guests nor looks', async () => {
    const room = await guest.open(shownIn)
    expect(room.text).toContain('Quarterly report to the Department, as at')
    expect(room.text).not.toContain('Who looked')
    expect(room.html).not.toContain('/children/')
    pdf = first(room, /(\/improvement\/rooms\/[0-9a-f-]+\/editions\/[0-9a-f-]+\/paper\.pdf)/)
    const file = await guest.get(pdf)
    expect(file.bytes.subarray(0, 4).toString()).toBe('%PDF')
    const edition = /editions\/([0-9a-f-]+)/.exec(pdf)?.[1] ?? ''
    expect((await guest.get(`/improvement/published/${edition}/paper.pdf`)).status).toBe(404)
    expect((await guest.get(pdf.replace(edition, '00000000-0000-4000-8000-000000000000'))).status).toBe(404)
  })

  it('reads the documents of the evidence that are shown in the room, and no other document', async () => {
    const room = await guest.open(shownIn)
    expect(room.text).toContain('What three months of audits found, as it was told to teams')
    expect(room.text).not.toContain('The guide by which reviewing officers raise alerts')
    const document = first(room, /(\/improvement\/rooms\/[0-9a-f-]+\/shown\/[0-9a-f-]+)"[^>]*>What three months/)
    const file = await guest.get(document)
    expect([file.status, file.bytes.toString()]).toEqual([200, expect.stringContaining('Seven-minute briefing')])
    const id = document.slice(-36)
    expect((await guest.get(`/improvement/documents/${id}`)).status).toBe(404)
    const form = `${shownIn}/documents/new`
    expect((await guest.open(form)).status).toBe(404)
    const asked = await app.browser.open(form)
    expect(asked.text).toContain('The guide by which reviewing officers raise alerts')
    expect(asked.text).not.toContain('What three months of audits found')
    const guide = /value="([0-9a-f-]{36})"/.exec(asked.html.slice(asked.html.indexOf('Which document?')))?.[1] ?? ''
    expect((await guest.get(`${shownIn}/shown/${guide}`)).status).toBe(404)
    const put = await app.browser.send(form, { ...on('happenedOn', '2025-10-16'), document: guide })
    expect(put.text).toContain('The guide by which reviewing officers raise alerts')
    expect((await guest.get(`${shownIn}/shown/${guide}`)).status).toBe(200)
    const line = put.html.slice(put.html.indexOf(document))
    await app.browser.send(/action="(\/improvement\/rooms\/[0-9a-f-]+\/take-back\/[0-9a-f-]+)/.exec(line)?.[1] ?? '')
    expect((await guest.get(document)).status).toBe(404)
    expect((await app.browser.open(shownIn)).text).toMatch(/Guest of an evidence room The document “What three months/)
  })

  it('does not offer a document by which a child can be known, whoever keeps the room', async () => {
    const actions = await app.browser.open('/improvement')
    const plan = first(actions, /(\/improvement\/plans\/[0-9a-f-]+)"/)
    const action = first(await app.browser.open(plan), /(\/improvement\/actions\/[0-9a-f-]+)"/)
    const address = `${action}/documents/new`
    await app.browser.open(address)
    const kept = await app.browser.upload(
      address,
      [{ field: 'document', name: 'survey.txt', content: 'What one child said' }],
      {
        ...{ ...on('happenedOn', '2025-10-16'), kind: 'feedback', what: 'What one child said', tellsOfChild: 'yes' },
      },
    )
    expect(kept.text).toContain('What one child said')
    expect((await app.browser.open(`${shownIn}/documents/new`)).text).not.toContain('What one child said')
  })

  it('is named in the room, for those who keep it, with each look that they took', async () => {
    const room = await app.browser.open(shownIn)
    expect(room.text).toMatch(/Guest of an evidence room Reviews the council’s progress for the Department/)
    expect(room.text).toMatch(/Guest of an evidence room Paper\.pdf of Quarterly report to the Department/)
    expect(room.text).toMatch(/Guest of an evidence room The room/)
    expect(room.text).toContain('Case files opened to reviewers')
  })

  it('sees nothing any more once it was taken back, at once', async () => {
    const room = await app.browser.open(shownIn)
    const line = room.html.slice(room.html.indexOf('Reviews the council’s progress'))
    const take = /action="(\/improvement\/rooms\/[0-9a-f-]+\/take-back\/[0-9a-f-]+)/.exec(line)?.[1] ?? ''
    const after = await app.browser.send(take)
    expect(after.text).toContain('Taken back on 16 October 2025')
    expect((await guest.open(shownIn)).status).toBe(404)
    expect((await guest.get(pdf)).status).toBe(404)
    expect((await guest.open('/improvement/rooms')).text).toContain('No evidence room is open to you')
  })

  it('is let in by the people who keep rooms, until a day that the room does not outlast', async () => {
    const address = `${shownIn}/guests/new`
    const fields = { ...on('happenedOn', '2025-10-16'), person: 'guest', reason: 'Asked again' }
    const long = await fill(app.browser, address, { ...fields, ...on('untilOn', '2026-10-01') })
    expect(long.text).toContain('The last day must not be after 15 December 2025')
    const nobody = await app.browser.send(address, {
      ...fields,
      person: 'social-worker',
      ...on('untilOn', '2025-10-20'),
    })
    expect(nobody.text).toContain('Choose an answer to “Who?”')
    await app.browser.send(address, { ...fields, ...on('untilOn', '2025-10-20') })
    expect((await guest.open(shownIn)).status).toBe(200)
  })

  it('loses an edition when it is taken out of the room; who keeps it still sees that it was shown', async () => {
    const room = await app.browser.open(shownIn)
    const edition = room.html.slice(room.html.indexOf('What is shown'))
    const take = /action="(\/improvement\/rooms\/[0-9a-f-]+\/take-back\/[0-9a-f-]+)/.exec(edition)?.[1] ?? ''
    await app.browser.send(take)
    expect((await app.browser.open(shownIn)).text).toMatch(/From 13 October 2025 until 16 October 2025/)
    expect((await guest.get(pdf)).status).toBe(404)
  })

  it('leaves a record and a log that hold together', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})

describe('A meeting of a board', () => {
  it('leads to what changed in each plan since the meeting before', async () => {
    const boards = await app.browser.open('/improvement/boards')
    const board = await app.browser.open(first(boards, /(\/improvement\/boards\/[0-9a-f-]{36})"/))
    const latest = await app.browser.open(first(board, /(\/improvement\/meetings\/[0-9a-f-]{36})"/))
    expect(latest.heading).toBe('Meeting of 28 October 2025')
    expect(latest.text).toContain('What changed in the plans since the meeting of 10 October 2025')
    const changes = await app.browser.open(first(latest, /href="([^"]+\/compare\?[^"]+)"/).replaceAll('&amp;', '&'))
    expect(changes.text).toContain('what happened after 10 October 2025, up to 16 October 2025')
    expect(changes.text).toMatch(/3\.2 Have what happens recorded.*One progress update/)
  })

  it('which is the first leads to nothing before it', async () => {
    const boards = await app.browser.open('/improvement/boards')
    const board = await app.browser.open(first(boards, /(\/improvement\/boards\/[0-9a-f-]{36})"/))
    const meetings = [...board.html.matchAll(/href="(\/improvement\/meetings\/[0-9a-f-]{36})"/g)]
    const oldest = await app.browser.open(meetings.at(-1)?.[1] ?? '')
    expect(oldest.heading).toBe('Meeting of 10 November 2024')
    expect(oldest.text).not.toContain('What changed in the plans')
  })
})

describe('The calendar of reports', () => {
  it('has what is due “before the end of March 2013 and quarterly thereafter”, with its clock', async () => {
    const address = '/improvement/reports/new'
    const report = {
      ...{
        ...on('happenedOn', '2012-12-18'),
        ...on('dueOn', '2013-03-30'),
        everyMonths: '3',
        kind: 'quarterly-report',
      },
      ...{ askedIn: 'The notice of 2012', to: 'department', who: 'director' },
    }
    const wrong = await fill(app.browser, address, { ...report, ...on('dueOn', '2012-01-01'), everyMonths: '99' })
    expect(wrong.text).toContain('It must not be due before it was asked for')
    expect(wrong.text).toContain('Months until it is due again must be from 1 to 60')
    await app.browser.send(address, report)
    const march = await app.browser.open('/improvement/reports?on=2013-03-01')
    expect(march.text).toMatch(
      /Quarterly report to the Department\s*The notice of 2012 30 March 2013, and every 3 months from then ● 29 days left/,
    )
    const april = await app.browser.open('/improvement/reports?on=2013-04-02')
    expect(april.text).toContain('▲ Late by 3 days')
    const register = await app.browser.open('/improvement/promises?on=2013-03-01')
    expect(register.text).toContain('30 March 2013, and every 3 months from then')
  })

  it('lets the adviser write their own report alone, and the council none of it', async () => {
    const adviser = aBrowser(app.server)
    await adviser.signIn('dfe-adviser')
    const seen = await adviser.open('/improvement/reports')
    const begin = [...seen.html.matchAll(/action="(\/improvement\/reports\/[0-9a-f-]+\/begin)/g)].map(
      ([, to = '']) => to,
    )
    expect(begin).toHaveLength(1)
    const draft = await adviser.send(begin[0] ?? '')
    expect(draft.heading).toMatch(/^Adviser’s report, as at/)
    const paper = first(draft, /(\/improvement\/papers\/[0-9a-f-]+)\/write/)
    const written = await fill(adviser, `${paper}/write/seen`, {
      ...on('happenedOn', '2025-10-16'),
      text: 'Two teams.',
    })
    expect(written.text).toContain('Two teams.')
    expect((await app.browser.open(`${paper}/write/seen`)).status).toBe(403)
    expect((await app.browser.open(paper)).text).toContain('Two teams.')
    const assessment = first(
      await adviser.open('/improvement/reports'),
      /Self-assessment[\s\S]*?(\/improvement\/papers\/[0-9a-f-]+)/,
    )
    expect((await adviser.open(`${assessment}/write/know`)).status).toBe(403)
  })
})
