import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser, type Seen } from '../../../test/an-app.ts'
import { sql } from 'kysely'
import { aChild } from '../../demo/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
let member: Browser
let clerk: Browser
let rowan = ''
let ash = ''
let agenda = ''

const on = (field: string, [dayOf, month, year]: readonly [string, string, string]) => ({
  [`${field}-day`]: dayOf,
  [`${field}-month`]: month,
  [`${field}-year`]: year,
})
const today = on('happenedOn', ['16', '10', '2025'])
const meets = on('meetsOn', ['16', '10', '2025'])

const signedIn = async (person: string): Promise<Browser> => {
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  return browser
}

async function fill(
  browser: Browser,
  address: string,
  fields: Readonly<Record<string, string | readonly string[]>>,
): Promise<Seen> {
  await browser.open(address)
  return browser.send(address, fields)
}

beforeAll(async () => {
  app = await anApp({ person: 'agency-adviser' })
  const told = (name: string, number: string) =>
    aChild(name, number).bornOn('2023-11-02').enteredCareOn('2024-01-06').inTeam('North', '2024-01-06')
  const record = await aRecordOf(app.store, [told('Rowan A.', '100001'), told('Ash B.', '100002')])
  rowan = `/children/${record.get('Rowan A.')?.subject ?? ''}`
  ash = `/children/${record.get('Ash B.')?.subject ?? ''}`
  member = await signedIn('panel-member')
  clerk = await signedIn('panel-administrator')
})
afterAll(() => app.close())

it('is drawn up with who sits and when; what is wrong is said beside the field, and what was typed stays', async () => {
  expect((await app.browser.open('/panels')).text).toContain('No agenda is on record yet')
  const wrong = await fill(app.browser, '/panels/new', { ...on('meetsOn', ['31', '2', '2026']), panel: 'adoption' })
  expect(wrong.status).toBe(400)
  expect(wrong.text).toContain('Enter the day on which it meets')
  expect(wrong.text).toContain('Choose who sits on it')
  expect(wrong.html).toContain('value="31"')
  const far = await app.browser.send('/panels/new', { ...on('meetsOn', ['1', '1', '2027']), panel: 'adoption' })
  expect(far.text).toContain('must be within a year')
  const made = await app.browser.send('/panels/new', { panel: 'adoption', ...meets, members: 'panel-member' })
  expect(made.heading).toBe('Adoption panel of 16 October 2025')
  agenda = /href="(\/panels\/[0-9a-f-]{36})\/change"/.exec(made.html)?.[1] ?? 'none'
  expect(made.text).toContain('Nothing is on the agenda yet')
})

it('takes children whom its keeper may see, once each; a match needs both', async () => {
  const put = (fields: Readonly<Record<string, string>>) => fill(app.browser, `${agenda}/items/new`, fields)
  expect((await put({})).text).toContain('Enter a child’s number, or choose prospective adopters')
  expect((await put({ about: 'match', number: '100001', asks: 'x' })).text).toContain(
    'A match needs a child and prospective adopters',
  )
  const unknown = await put({ about: 'advice', number: '199999', asks: 'How wide to search' })
  expect([unknown.status, unknown.text.includes('there is none with this one')]).toEqual([400, true])
  expect(unknown.html).toContain('How wide to search</textarea>')
  expect((await put({ about: 'advice', number: '100001', asks: 'How wide to search' })).text).toContain('Rowan A.')
  expect((await put({ about: 'advice', number: '100001', asks: 'Again' })).text).toContain('on the agenda already')
})

it('opens its items to whoever sits, and nothing else: page, list, search, counts', async () => {
  expect((await member.open('/panels')).text).toContain('Adoption panel of 16 October 2025')
  expect((await member.open(agenda)).text).toContain('How wide to search')
  expect((await member.open(rowan)).heading).toBe('Rowan A.')
  expect((await member.open(ash)).status).toBe(404)
  const list = await member.open('/children')
  expect([list.text.includes('Rowan A.'), list.text.includes('Ash B.')]).toEqual([true, false])
  expect((await member.open(`${rowan}/record`)).status).toBe(404)
  for (const form of [`${agenda}/change`, `${agenda}/items/new`, '/panels/new', `${agenda}/minutes`])
    expect([form, (await member.open(form)).status]).toEqual([form, 404])
  const { rows } = await app.store.inAuthority(HARBOUR, (tx) =>
    sql<{ ground: string; because: string }>`
      select ground, because from read_log where person = 'panel-member' and route = '/children/:child'
        and ground <> 'refused'`.execute(tx),
  )
  expect(rows).toEqual([
    { ground: 'panel-item', because: 'Panel chair or member: the child is on an agenda of theirs.' },
  ])
})

it('is not there for whoever does not sit, in the words of what is not there', async () => {
  expect((await clerk.open('/panels')).text).toContain('No agenda is open to you')
  const elsewhere = await clerk.open(agenda.replace(/.{12}$/, '000000000000'))
  const refused = await clerk.open(agenda)
  expect([refused.status, refused.heading]).toEqual([elsewhere.status, elsewhere.heading])
  expect((await clerk.open(rowan)).status).toBe(404)
  const sits = (...members: readonly string[]) =>
    fill(app.browser, `${agenda}/change`, { panel: 'adoption', ...meets, members })
  await sits('panel-administrator')
  expect([(await clerk.open(agenda)).status, (await member.open(agenda)).status]).toEqual([200, 404])
  expect([(await clerk.open(rowan)).status, (await member.open(rowan)).status]).toEqual([200, 404])
  await sits('panel-member', 'panel-administrator')
  expect((await member.open(rowan)).status).toBe(200)
})

it('a record that is restricted meanwhile is closed to those who sit, and the agenda does not name it', async () => {
  const head = await signedIn('head-of-service')
  const restricted = await fill(head, `${rowan}/record/child.restricted`, {
    ...{ ...today, people: 'head-of-service', reason: 'A colleague’s relative' },
  })
  expect(restricted.text).toContain('Saved: Record restricted')
  expect((await member.open(rowan)).status).toBe(404)
  const page = await member.open(agenda)
  expect([page.text.includes('Rowan'), page.text.includes('A record that you may not open')]).toEqual([false, true])
})

it('an item that is taken off closes; minutes are drafted and confirmed, and then the agenda closes too', async () => {
  await fill(app.browser, `${agenda}/items/new`, { about: 'advice', number: '100002', asks: 'Where to look' })
  expect((await member.open(ash)).heading).toBe('Ash B.')
  const page = await app.browser.open(agenda)
  const off = [...page.html.matchAll(/href="([^"]*\/take-off)"/g)].map(([, href]) => href ?? '').at(-1) ?? ''
  expect((await fill(app.browser, off, { ...today })).status).toBe(400)
  expect((await fill(app.browser, off, { ...today, reason: 'The plan changed' })).text).toContain('The plan changed')
  expect((await member.open(ash)).status).toBe(404)
  await fill(app.browser, `${agenda}/items/new`, { about: 'advice', number: '100002', asks: 'Where to look' })
  expect((await member.open(ash)).heading).toBe('Ash B.')
  const early = await app.browser.open(`${agenda}/confirm`)
  expect(early.text).toContain('There are no minutes to confirm yet')
  expect((await fill(app.browser, `${agenda}/minutes`, { ...today })).status).toBe(400)
  const drafted = await fill(app.browser, `${agenda}/minutes`, { ...today, minutes: 'Item 1: advised.' })
  expect(drafted.text).toContain('Item 1: advised.')
  expect((await app.browser.open(`${agenda}/minutes`)).html).toContain('Item 1: advised.</textarea>')
  expect((await member.open(agenda)).text).toContain('Item 1: advised.')
  const confirmed = await fill(app.browser, `${agenda}/confirm`, { ...today, by: 'The chair' })
  expect(confirmed.text).toContain('Minutes confirmed')
  expect((await member.open(ash)).status).toBe(404)
  expect((await member.open(agenda)).status).toBe(404)
  expect((await member.open('/children')).text).not.toContain('Ash B.')
  expect((await app.browser.open(`${agenda}/items/new`)).text).toContain('nothing on its agenda changes any more')
})

it('is in the chain and comes to the same rows again', async () => {
  const rules = { project, definitions: eventDefinitions }
  expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
})
