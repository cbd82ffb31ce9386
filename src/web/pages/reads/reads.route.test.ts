import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../../test/an-app.ts'
import { aChild } from '../../../demo/index.ts'

let app: AnApp
let auditor: Browser
let head: Browser
let jude: string
let asha: string

const restrict = async (child: string) => {
  const address = `${child}/record/child.restricted`
  await head.open(address)
  await head.send(address, {
    ...{ 'happenedOn-day': '16', 'happenedOn-month': '10', 'happenedOn-year': '2025' },
    people: 'head-of-service',
    reason: 'A colleague’s relative',
  })
}

beforeAll(async () => {
  app = await anApp({ person: 'duty-manager' })
  const told = (name: string, number: string) =>
    aChild(name, number).bornOn('2024-11-02').inNeedFrom('2025-01-06').inTeam('North', '2025-01-06')
  const on = await aRecordOf(app.store, [told('Jude P.', '100001'), told('Asha R.', '100002')])
  jude = `/children/${on.get('Jude P.')?.subject ?? ''}`
  asha = `/children/${on.get('Asha R.')?.subject ?? ''}`
  auditor = aBrowser(app.server)
  await auditor.signIn('auditor')
  head = aBrowser(app.server)
  await head.signIn('head-of-service')
  await app.browser.open(jude)
  await app.browser.open('/children?standing=any')
  await head.open(jude)
  await restrict(asha)
  await head.open(asha)
})
afterAll(() => app.close())

const search = async (fields: Readonly<Record<string, string>>) => {
  await auditor.open('/reads')
  return auditor.send('/reads/search', fields)
}

it('shows the auditor who read what, on what ground, by number and never by name', async () => {
  const { text } = await auditor.open('/reads')
  expect(text).toContain('Duty manager Child 100001 The child’s record')
  expect(text).toContain('the role reaches every child of the authority')
  expect(text).toContain('A list of 2 children')
  expect(text).not.toContain('Jude')
  expect(text).not.toContain('100002')
  expect(text).toContain('Head of service A record that you may not open')
})

it('searches by person, child, page, ground and dates, at an address that carries none of it', async () => {
  expect((await search({ who: 'duty' })).text).toContain('3 reads were found') // signing in stands there too
  expect((await search({ who: 'head-of-service', route: 'children/:child' })).text).not.toContain('Duty manager Child')
  const found = await search({ child: '100001' })
  expect(found.text).toContain('Duty manager Child 100001')
  expect(found.text).toContain('Duty manager A list of 2 children')
  expect(found.text).toContain('Head of service Child 100001')
  expect(found.text).not.toContain('A record that you may not open')
  expect(found.html).toContain('value="100001"')
  expect((await search({ ground: 'list', who: 'duty-manager' })).text).toContain('1 read was found')
  const none = { 'to-day': '15', 'to-month': '10', 'to-year': '2025' }
  expect((await search(none)).text).toContain('No read was found')
  expect((await search({ who: 'nobody of that name' })).text).toContain('No read was found')
  const sent = await auditor.post('/reads/search', { child: '100001' })
  expect(sent.status).toBe(403) // without the page’s own token nothing is looked for
})

it('leads nobody from the number of a restricted record to its reads', async () => {
  expect((await search({ child: '100002' })).text).toContain('No read was found')
  expect((await search({ child: asha.slice('/children/'.length) })).text).toContain('No read was found')
  expect((await auditor.open(`${asha}/reads`)).status).toBe(404)
  expect((await head.open(`${asha}/reads`)).text).toContain('Who read the record of Asha R.')
})

it('says beside the date what is wrong with it, and keeps what was typed', async () => {
  const page = await search({ who: 'duty-manager', 'from-day': '31', 'from-month': '2', 'from-year': '2025' })
  expect(page.status).toBe(400)
  expect(page.title).toMatch(/^Error:/)
  expect(page.text).toContain('Type a day that there is')
  expect(page.html).toContain('value="31"')
  expect(page.html).toContain('value="duty-manager"')
})

it('says which children a list showed', async () => {
  const list = await search({ ground: 'list', who: 'duty-manager' })
  const href = /href="(\/reads\/\d+)"/.exec(list.html)?.[1] ?? ''
  const { text } = await auditor.open(href)
  expect(text).toContain('Child 100001')
  expect(text).toContain('A record that you may not open')
})

it('shows a child’s own access history to those who may, from the child’s page', async () => {
  const page = await head.open(jude)
  expect(page.html).toContain(`${jude}/reads`)
  const { text } = await head.open(`${jude}/reads`)
  expect(text).toContain('Who read the record of Jude P.')
  expect(text).toContain('Duty manager This record The child’s record')
  expect(text).toContain('A list of 2 children')
  expect((await app.browser.open(jude)).html).not.toContain(`${jude}/reads`)
  expect((await app.browser.open(`${jude}/reads`)).status).toBe(404)
})
