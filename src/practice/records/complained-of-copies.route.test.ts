import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'

const ABOUT = 'How letters about contact were answered'
let app: AnApp
let child = ''
/** Prepares copies, and is complained of. */
let custodian: Browser
let head: Browser
const on = (day: string, month = '9', field = 'happenedOn') => ({
  ...{ [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: '2025' },
})
const as = async (person: string): Promise<Browser> => {
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  return browser
}
const rights = () => `/children/${child}/rights`
const textOf = async (browser: Browser, address: string) => (await browser.open(address)).bytes.toString('utf8')
const copiesIn = ({ html }: { readonly html: string }): readonly string[] => [
  ...new Set([...html.matchAll(/href="([^"]*\/copies\/[0-9a-f-]{36})"/g)].map(([, to]) => to ?? '')),
]

async function prepared(browser: Browser, request: string, before = 0): Promise<string> {
  await browser.open(request)
  await browser.send(`${request}/prepare`)
  await expect
    .poll(async () => (await browser.open(request)).html.match(/copy\.html/g)?.length ?? 0, { timeout: 10_000 })
    .toBe(before + 1)
  return copiesIn(await browser.open(request))[0] ?? ''
}

/** A request whose asker has shown who they are, so that the copy can be given. */
async function requested(browser: Browser): Promise<string> {
  await browser.open(`${rights()}/new/access`)
  await browser.send(`${rights()}/new/access`, { who: 'Herself', standing: 'self', asks: 'All', ...on('30') })
  const { html } = await browser.open(rights())
  const open = [...html.matchAll(/href="(\/children\/[0-9a-f-]+\/rights\/[0-9a-f-]{36})">Subject access/g)]
  const request = open[0]?.[1] ?? ''
  await browser.open(`${request}/identity`)
  await browser.send(`${request}/identity`, { ...on('2', '10'), identityBy: 'Passport' })
  return request
}

const give = async (browser: Browser, request: string) => {
  const form = await browser.open(`${request}/give`)
  return form.status === 200 && form.heading === 'The copy was given'
    ? browser.send(`${request}/give`, { ...on('15', '10'), way: 'hand', reason: '' })
    : form
}

beforeAll(async () => {
  app = await anApp()
  const all = await aRecordOf(app.store, [
    aChild('Oriel L.', '500001').bornOn('2009-02-03').enteredCareOn('2025-03-03').placedWithFosterCarers(),
  ])
  child = all.get('Oriel L.')?.subject ?? ''
  custodian = await as('custodian')
  head = await as('head-of-service')
  const manager = await as('complaints-manager')
  await manager.open('/complaints/new')
  const saved = await manager.send('/complaints/new', {
    ...{ ...on('29'), kind: 'complaint', sender: 'child', about: ABOUT, words: 'Nobody answers.', theme: 'voice' },
    ...{ against: 'custodian', number: '500001' },
  })
  expect(saved.heading).toBe(ABOUT)
})
afterAll(() => app.close())

const SHORT = 'It leaves out a complaint, which complains of whoever prepared it.'

describe('A copy of a record whose child complains of whoever prepares it', () => {
  let request = ''
  let short = ''

  it('leaves the complaint out, and says so to nobody who is complained of', async () => {
    const whole = await custodian.open(`${rights()}/record`)
    expect([whole.text.includes(ABOUT), whole.text.includes('Became looked after')]).toEqual([false, true])
    request = await requested(custodian)
    short = await prepared(custodian, request)
    const copy = await textOf(custodian, `${short}/copy.html`)
    expect([copy.includes('Became looked after'), copy.includes(ABOUT), copy.includes('omplaint:')]).toEqual([
      ...[true, false, false],
    ])
    for (const address of [request, short]) expect((await custodian.open(address)).text).not.toContain('leaves out')
  })

  it('is said to be short to everybody else, and is not what they give', async () => {
    for (const address of [request, short]) expect((await head.open(address)).text).toContain(SHORT)
    const refused = await give(head, request)
    expect(refused.text).toContain('The last copy leaves out a complaint, which complains of whoever prepared it')
    const whole = await prepared(head, request, 1)
    expect(await textOf(head, `${whole}/copy.html`)).toContain(ABOUT)
    expect((await head.open(whole)).text).not.toContain('leaves out')
  })

  it('that somebody else prepared is not there for whoever is complained of', async () => {
    const [whole = ''] = copiesIn(await head.open(request))
    expect(copiesIn(await head.open(request))).toHaveLength(2)
    expect(copiesIn(await custodian.open(request))).toEqual([short])
    for (const end of ['', '/copy.html', '/copy.docx'])
      expect((await custodian.open(`${whole}${end}`)).status).toBe(404)
  })

  it('that was given whole is opened by everybody but them', async () => {
    const given = await give(head, request)
    expect(given.text).toContain('Kept exactly as it was given.')
    expect(await textOf(head, `${request}/given/copy.html`)).toContain(ABOUT)
    const page = await custodian.open(request)
    expect([page.text.includes('Given, 15 Oct 2025'), page.html.includes('/given/')]).toEqual([true, false])
    for (const name of ['copy.html', 'copy.docx'])
      expect((await custodian.open(`${request}/given/${name}`)).status).toBe(404)
  })

  it('that they gave short says so to everybody else, with what to do', async () => {
    const another = await requested(custodian)
    await prepared(custodian, another)
    const given = await give(custodian, another)
    expect([given.text.includes('Kept exactly as it was given.'), given.text.includes('leaves out')]).toEqual([
      ...[true, false],
    ])
    expect(await textOf(custodian, `${another}/given/copy.html`)).not.toContain(ABOUT)
    expect((await head.open(another)).text).toContain(
      `${SHORT} Record another request, and have somebody else prepare and give the whole copy.`,
    )
  })
})

it('What a copy calls them who are complained of is what people call them', async () => {
  const request = await requested(head)
  const copy = await textOf(head, `${await prepared(head, request)}/copy.html`)
  expect(copy).toContain('Whom it complains of, where they may sign in: Adoption records custodian')
})
