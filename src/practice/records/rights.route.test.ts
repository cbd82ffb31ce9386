import { hash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, TODAY, type AnApp, type Browser, type Seen } from '../../../test/an-app.ts'
import { untilPage } from '../../../test/until.ts'
import { everyChild } from '../../access/index.ts'
import { vaultKeys } from '../../../test/vault-keys.ts'
import { aChild } from '../../demo/index.ts'
import { chainHead, findWritten, verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { day } from '../../time/index.ts'
import { eventDefinitions } from '../index.ts'

const keys = vaultKeys()
let app: AnApp
let child = ''
let restricted = ''
let dead = ''
let inNeed = ''
const people: Record<string, Browser> = {}
const as = async (person: string): Promise<Browser> => {
  const browser = (people[person] ??= aBrowser(app.server))
  await browser.signIn(person)
  return browser
}
const on = (date: string, field = 'happenedOn') => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: year }
}
const linkIn = ({ html }: Seen, pattern: RegExp): string => pattern.exec(html)?.[1] ?? 'none'
const rights = () => `/children/${child}/rights`
const position = async () => (await chainHead(app.store, HARBOUR))?.position ?? 0
const faults = async () => {
  const rules = { project, definitions: eventDefinitions }
  return (await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults
}

/** Helped as a child in need and never looked after: no rule keeps the record. */
const thornapple = aChild('Thornapple, V.', '500009').bornOn('2012-05-06').inTeam('Safeguarding North', '2018-02-01')
const plainly = { saidFrom: null, mistake: null }
const help = [
  { type: 'child.in-need', voice: 'typed', happenedOn: day('2018-02-01'), body: { endedOn: '2018-09-01' }, ...plainly },
  { type: 'child.closed', voice: 'typed', happenedOn: day('2018-09-01'), body: {}, ...plainly },
] as const

/** The request of a kind that stands first on the page of rights. */
async function requestOf(browser: Browser, what: string, whose = rights()): Promise<string> {
  const { html } = await browser.open(whose)
  return new RegExp(`href="(${whose}/[0-9a-f-]{36})">${what}`).exec(html)?.[1] ?? 'none'
}

beforeAll(async () => {
  app = await anApp({
    vault: { sealing: () => ({ publicKey: keys.publicKey, refs: keys.refs }), opening: () => keys.privateKey },
  })
  const all = await aRecordOf(app.store, [
    aChild('Oriel L.', '500001')
      .bornOn('2015-02-03')
      .enteredCareOn('2025-03-03')
      .placedWithFosterCarers()
      .inTeam('Safeguarding North', '2025-03-03')
      .withWorker('SW00023', '2025-03-03'),
    aChild('Hidden H.', '500002').bornOn('2014-01-01').enteredCareOn('2024-01-05').placedWithFosterCarers(),
    aChild('Marlow, P.', '500003')
      .bornOn('1996-03-02')
      .enteredCareOn('2003-01-06')
      .placedWithFosterCarers()
      .inTeam('Safeguarding North', '2003-01-06')
      .leftCareOn('2005-09-17', 'E2'),
    { ...thornapple, facts: [...thornapple.facts, ...help] },
  ])
  child = all.get('Oriel L.')?.subject ?? ''
  restricted = all.get('Hidden H.')?.subject ?? ''
  inNeed = all.get('Thornapple, V.')?.subject ?? ''
  dead = all.get('Marlow, P.')?.subject ?? ''
  const worker = await as('social-worker')
  await worker.open(`/children/${child}/record/child.case-note`)
  await worker.send(`/children/${child}/record/child.case-note`, {
    ...on('2025-09-10'),
    ...{ kind: 'family', thirdParty: 'yes', note: 'Aunt Zephyrine told of her illness', views: '' },
  })
  await worker.open(`/children/${child}/record/child.visit`)
  await worker.send(`/children/${child}/record/child.visit`, {
    ...on('2025-09-12'),
    ...{ seen: 'yes', seenAlone: 'yes', place: 'home' },
    ...{ views: 'I like the garden', observed: 'Calm. [[Mr Underhill next door is on bail.]] Slept well.' },
  })
  const head = await as('head-of-service')
  await head.open(`/children/${restricted}/record/child.restricted`)
  await head.send(`/children/${restricted}/record/child.restricted`, {
    ...on('2025-09-01'),
    ...{ people: 'head-of-service', reason: 'A relative of a colleague' },
  })
})
afterAll(() => app.close())

describe('Whoever answers for rights and retention', () => {
  it('finds a record by its number, and reads until when it is kept and because of what', async () => {
    const custodian = await as('custodian')
    expect((await custodian.open('/')).text).toContain('Rights and retention')
    await custodian.open('/rights')
    const wrong = await custodian.send('/rights/find', { number: '999999' })
    expect([wrong.status, wrong.html.includes('value="999999"')]).toEqual([400, true])
    expect((await custodian.send('/rights/find', { number: '' })).text).toContain('Enter the child’s number')
    const found = await custodian.send('/rights/find', { number: '500001' })
    expect(found.heading).toBe('Rights and retention')
    expect(found.text).toContain('Kept until 3 February 2090')
    expect(found.text).toContain('Looked-after case record kept: the 75th birthday')
    expect(found.text).toContain('Its time is not over')
  })

  it('finds nothing of a restricted record that does not name them', async () => {
    const custodian = await as('custodian')
    await custodian.open('/rights')
    expect((await custodian.send('/rights/find', { number: '500002' })).status).toBe(400)
    expect((await custodian.open(`/children/${restricted}/rights`)).status).toBe(404)
  })

  it('reads of every kind of record how long it is kept, from when, and from what source', async () => {
    const schedule = await (await as('social-worker')).open('/retention')
    expect(schedule.text).toContain('regulation 6')
    expect(schedule.text).toContain('100 years')
    expect(schedule.text).toContain('regulation 50')
    expect(schedule.text).toContain('Adoption Agencies Regulations 2005, regulation 40')
  })
})

describe('A request for a copy of a record', () => {
  it('is due one calendar month after it came, and three where the time is extended; what is missing is said beside it', async () => {
    const custodian = await as('custodian')
    await custodian.open(`${rights()}/new/access`)
    const empty = await custodian.send(`${rights()}/new/access`, { who: '', ...on('2025-10-99') })
    expect(empty.status).toBe(400)
    expect(empty.text).toContain('“Request received” must be a real date')
    expect(empty.text).toContain('Enter an answer to “Who asks”')
    const asked = { who: 'Her mother', standing: 'parent', asks: 'All of it', ...on('2025-09-30') }
    await custodian.open(`${rights()}/new/access`)
    const saved = await custodian.send(`${rights()}/new/access`, asked)
    expect(saved.text).toContain('Subject access request')
    expect(saved.text).toContain('30 Oct 2025')
    expect((await custodian.open('/rights')).text).toContain('30 Oct 2025')
    const request = await requestOf(custodian, 'Subject access request')
    await custodian.open(`${request}/extend`)
    const early = await custodian.send(`${request}/extend`, { ...on('2025-09-29'), extendedWhy: 'Two families' })
    expect(early.text).toContain('must not be before 30 September 2025')
    expect(early.html).toContain('Two families')
    const extended = await custodian.send(`${request}/extend`, { ...on('2025-10-10'), extendedWhy: 'Two families' })
    expect(extended.text).toContain('due on 30 Dec 2025')
    expect((await custodian.open(`${request}/extend`)).text).toContain('cannot be taken now')
  })

  it('is prepared in the background once, looked through, and shows what is about others nowhere in what is given', async () => {
    const custodian = await as('custodian')
    const whole = await custodian.open(`${rights()}/record`)
    expect(whole.text).toContain('Aunt Zephyrine told of her illness')
    expect(whole.text).toContain('Mr Underhill next door is on bail.')
    const request = await requestOf(custodian, 'Subject access request')
    expect((await custodian.open(`${request}/give`)).text).toContain('cannot be taken now')
    await custodian.open(`${request}/identity`)
    await custodian.send(`${request}/identity`, {
      ...on('2025-10-02'),
      identityBy: 'Passport, and the birth certificate',
    })
    expect((await custodian.open(`${request}/give`)).text).toContain('Prepare the copy first')
    await custodian.open(request)
    const begun = await custodian.send(`${request}/prepare`)
    const list = await untilPage(custodian, request, 'Prepared')
    const address = linkIn(list, /href="([^"]*\/copies\/[0-9a-f-]{36})"/)
    expect(begun.heading).toBe('The copy of the record')
    const page = (await custodian.open(`${address}/copy.html`)).bytes.toString('utf8')
    expect(page).toContain('I like the garden')
    expect(page).toContain('Calm. [withheld: about another person] Slept well.')
    expect(page).toContain('Case note')
    expect(page).not.toMatch(/Zephyrine|illness|Underhill|bail/)
    expect(page).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
    const word = (await custodian.open(`${address}/copy.docx`)).bytes
    expect(word.subarray(0, 2).toString()).toBe('PK')
    expect((await custodian.open(`${address}/other.txt`)).status).toBe(404)
  })

  it('leaves, once given, what was given to the byte, every step with who and when, and the reads in the log', async () => {
    const custodian = await as('custodian')
    const request = await requestOf(custodian, 'Subject access request')
    const list = await custodian.open(request)
    const copies = [...list.html.matchAll(/href="([^"]*\/copies\/[0-9a-f-]{36}\/copy\.html)"/g)].map(
      ([, href]) => href ?? '',
    )
    const given = (await custodian.open(copies[0] ?? '')).bytes
    await custodian.open(`${request}/give`)
    const before = await position()
    const done = await custodian.send(`${request}/give`, { ...on('2025-10-15'), way: 'hand', reason: '' })
    expect(done.text).toContain('Given, 15 Oct 2025')
    expect(await position()).toBe(before + 1)
    const kept = (await custodian.open(`${request}/given/copy.html`)).bytes
    expect(kept.equals(given)).toBe(true)
    expect(done.text).toContain(hash('sha256', given))
    expect(done.text).toMatch(/Identity checked Adoption records custodian/)
    const { rows: reads } = await app.store.executeSql(
      `select distinct route from read_log where person = 'custodian' and '${child}'::uuid = any(subjects)`,
    )
    const logged = JSON.stringify(reads)
    for (const route of ['rights/record', 'rights/:request/copies/:copy/:file', 'rights/:request/given/:file'])
      expect(logged).toContain(`/children/:child/${route}`)
    const { rows: left } = await app.store.executeSql(`select id from bundle`)
    expect(left).toEqual([])
    expect((await custodian.open('/rights')).text).toContain('No request waits')
    expect(await faults()).toEqual([])
  })
})

describe('What is about another person', () => {
  it('can be marked later, with a reason, and unmarked, each an event; the child’s own page shows it as before', async () => {
    const custodian = await as('custodian')
    const whole = await custodian.open(`${rights()}/record`)
    const mark = linkIn(whole, /href="([^"]*\/third-party)">Withhold it<span[^>]*>: Visit/)
    await custodian.open(mark)
    expect((await custodian.send(mark, { why: '' })).text).toContain('Choose an answer to “Is it withheld?”')
    const before = await position()
    const marked = await custodian.send(mark, { withheld: 'yes', why: 'It is all about the neighbour' })
    expect(await position()).toBe(before + 1)
    expect(marked.text).toContain('Withheld: marked by whoever looked through the record')
    await custodian.open(mark)
    const given = await custodian.send(mark, { withheld: 'no', why: 'Only a part is' })
    expect(given.text).not.toContain('marked by whoever looked')
    const page = await (await as('social-worker')).open(`/children/${child}`)
    expect(page.text).toContain('Slept well')
    expect(page.text).not.toContain('What is about another person')
  })
})

describe('Somebody says that the record is wrong', () => {
  it('stands beside the fact until it is decided, and for good where it is refused', async () => {
    const custodian = await as('custodian')
    const whole = await custodian.open(`${rights()}/record`)
    const wrong = linkIn(whole, /href="([^"]*\/wrong)">They say it is wrong<span[^>]*>: Visit/)
    await custodian.open(wrong)
    const missing = await custodian.send(wrong, {
      ...on('2025-10-14'),
      who: 'Her mother',
      standing: 'parent',
      wrong: '',
    })
    expect([missing.status, missing.html.includes('Her mother')]).toEqual([400, true])
    await custodian.send(wrong, {
      ...on('2025-10-14'),
      who: 'Her mother',
      standing: 'parent',
      wrong: 'I was there too',
    })
    const worker = await as('social-worker')
    const says = 'Her mother said on 14 October 2025 that this is wrong.'
    for (const address of [`/children/${child}`, `/children/${child}/chronology`, `/children/${child}/voice`])
      expect((await worker.open(address)).text, address).toContain(`${says} It is not decided yet.`)
    const request = await requestOf(custodian, 'Request to correct')
    expect((await custodian.open(request)).text).toContain('due on 14 Nov 2025')
    await custodian.open(`${request}/decide`)
    await custodian.send(`${request}/decide`, {
      ...on('2025-10-16'),
      ...{ outcome: 'refused', reason: 'The worker was alone', note: 'I was in the kitchen' },
    })
    for (const address of [`/children/${child}`, `/children/${child}/chronology`, `/children/${child}/voice`])
      expect((await worker.open(address)).text, address).toContain(
        'Her mother said on 14 October 2025 that this is wrong: I was in the kitchen',
      )
    expect((await custodian.open(`${rights()}/record`)).text).toContain('I was in the kitchen')
  })

  it('leads, where it is accepted, whoever records for the child to the correction of the fact', async () => {
    const head = await as('head-of-service')
    const whole = await head.open(`${rights()}/record`)
    const wrong = linkIn(whole, /href="([^"]*\/wrong)">They say it is wrong<span[^>]*>: Case note/)
    await head.open(wrong)
    await head.send(wrong, { ...on('2025-10-14'), who: 'Oriel', standing: 'self', wrong: 'It was on the 9th' })
    const request = await requestOf(head, 'Request to correct')
    await head.open(`${request}/decide`)
    const decided = await head.send(`${request}/decide`, { ...on('2025-10-16'), outcome: 'accepted', reason: 'A slip' })
    const correct = linkIn(decided, /href="([^"]*\/correct)"/)
    expect((await head.open(correct)).heading).toBe('Correct: Case note')
  })

  it('and waits, with an owner and a day, until somebody says that the correction was made and what was corrected', async () => {
    const custodian = await as('custodian')
    const request = await requestOf(custodian, 'Request to correct')
    expect((await custodian.open(rights())).text).toContain('Accepted: waits for the correction')
    expect((await custodian.open(request)).text).toContain('due on 30 Oct 2025')
    expect((await custodian.open('/rights')).text).toContain('See that the correction is made, and record it')
    expect((await custodian.open(`${request}/decide`)).text).toContain('cannot be taken now')
    const head = await as('head-of-service')
    expect((await head.open(`/children/${child}`)).text).toContain('Accepted correction made')
    expect((await custodian.open(`${request}/made`)).text).toContain('Has not been changed since the request came')
    const wrong = await custodian.send(`${request}/made`, { ...on('2025-10-15'), corrected: 'The day of the note' })
    expect(wrong.text).toContain('must not be before 16 October 2025, when it was decided')
    expect(wrong.html).toContain('The day of the note')
    const nothing = await custodian.send(`${request}/made`, { ...on('2025-10-16'), corrected: '' })
    expect(nothing.text).toContain('Enter an answer to “What was corrected”')
    const made = await custodian.send(`${request}/made`, { ...on('2025-10-16'), corrected: 'The day of the note' })
    expect(made.text).toContain('Corrected, 16 Oct 2025')
    expect(made.text).toContain('The day of the note')
    expect((await custodian.open('/rights')).text).toContain('No request waits')
    expect((await head.open(`/children/${child}`)).text).not.toContain('See that the correction is made')
    expect((await custodian.open(`${request}/made`)).text).toContain('cannot be taken now')
    expect(await faults()).toEqual([])
  })
})

describe('What is said of a record itself', () => {
  it('is no fact that a worker corrects or withdraws, and no part of the child’s timeline', async () => {
    const custodian = await as('custodian')
    const request = (await requestOf(custodian, 'Request to correct')).split('/').at(-1)
    const worker = await as('social-worker')
    expect((await worker.open(`/children/${child}/facts/${request}/withdraw`)).status).toBe(404)
    expect((await worker.open(`/children/${child}/facts/${request}/correct`)).status).toBe(404)
    expect((await worker.open(`/children/${child}/record/records.hold`)).status).toBe(404)
    expect((await worker.open(`/children/${child}`)).text).not.toContain('Who says that it is wrong')
    const reading = { authority: HARBOUR, generation: 0, on: TODAY, sees: everyChild }
    expect(await findWritten(app.store)(reading, 'garden', 10)).toHaveLength(1)
    expect(await findWritten(app.store)(reading, 'kitchen', 10)).toEqual([])
  })
})

describe('A record of which no rule says how long it is kept', () => {
  it('stands in a list of its own, and is kept until the council decides, which a wrong day or no reason does not do', async () => {
    const custodian = await as('custodian')
    const { text } = await custodian.open('/rights?which=undecided')
    expect(text).toContain('Thornapple, V.')
    expect(text).toContain('No period known: decide')
    expect(text).not.toMatch(/Oriel|Marlow|Hidden/)
    const whose = `/children/${inNeed}/rights`
    expect((await custodian.open(whose)).text).toContain('No period known: decide')
    expect((await custodian.open(`${whose}/new/purge`)).text).toContain('or no day is fixed')
    await custodian.open(`${whose}/new/period`)
    const wrong = await custodian.send(`${whose}/new/period`, { ...on('2040-02-31', 'untilOn'), reason: 'Six years' })
    expect([wrong.status, wrong.html.includes('Six years')]).toEqual([400, true])
    expect((await custodian.send(`${whose}/new/period`, on('2040-02-01', 'untilOn'))).text).toContain('Why until then')
    const before = await position()
    const decided = await custodian.send(`${whose}/new/period`, {
      ...on('2040-02-01', 'untilOn'),
      reason: 'As long as the service’s own schedule says',
    })
    expect(await position()).toBe(before + 1)
    expect(decided.text).toContain('Kept until 1 February 2040')
    expect((await custodian.open('/rights?which=undecided')).text).not.toContain('Thornapple')
    expect((await custodian.open(`${whose}/new/period`)).text).toContain('It was decided already')
    const decision = await requestOf(custodian, 'How long the record is kept, decided', whose)
    await custodian.open(`${decision}/change`)
    await custodian.send(`${decision}/change`, { ...on('2025-10-01', 'untilOn'), reason: 'It need not be kept' })
    expect((await custodian.open(whose)).text).toContain('1 October 2025, which has passed')
    expect((await custodian.open(`${whose}/new/purge`)).heading).toBe('Ask for the record to be purged')
    expect((await custodian.open(`${rights()}/new/period`)).text).toContain('A rule says how long this record is kept')
    expect(await faults()).toEqual([])
  })
})

describe('A purge', () => {
  const his = () => `/children/${dead}/rights`

  it('is offered only where the time is over and nothing holds the record', async () => {
    const custodian = await as('custodian')
    expect((await custodian.open(`${rights()}/new/purge`)).text).toContain('Its time is not over')
    expect((await custodian.open('/rights?which=due')).text).toContain('17 Sep 2020')
    const page = await custodian.open(his())
    expect(page.text).toContain('17 September 2020, which has passed')
    await custodian.open(`${his()}/new/hold`)
    await custodian.send(`${his()}/new/hold`, {
      ...on('2025-10-01'),
      why: 'inquiry',
      reason: 'The inquiry asked for all',
    })
    expect((await custodian.open(his())).text).toContain('until the hold is lifted it is not purged')
    expect((await custodian.open('/rights?which=held')).text).toContain('Marlow, P.')
    expect((await custodian.open(`${his()}/new/purge`)).text).toContain('It is held')
    const hold = await requestOf(custodian, 'Legal hold', his())
    await custodian.open(`${hold}/lift`)
    const lifted = await custodian.send(`${hold}/lift`, { ...on('2025-10-16'), endedWhy: 'It has ended' })
    expect(lifted.text).toContain('Lifted, 16 Oct 2025')
    expect(lifted.text).toContain('Adoption records custodian')
  })

  it('is asked for by one and done by another: afterwards there is nothing at its addresses, and the record verifies', async () => {
    const custodian = await as('custodian')
    await custodian.open(`${his()}/new/purge`)
    await custodian.send(`${his()}/new/purge`, { reason: 'Fifteen years have passed' })
    const request = await requestOf(custodian, 'Purge asked for', his())
    expect((await custodian.open(request)).html).not.toContain('value="approved"')
    const director = await as('director')
    expect((await director.open('/rights?which=purges')).text).toContain('Marlow, P.')
    await director.open(request)
    const done = await director.send(`${request}/purge`, { decision: 'approved' })
    expect(done.text).toMatch(/Purged: \d+ events are empty/)
    expect(done.text).not.toContain('Marlow')
    for (const address of [his(), request, `/children/${dead}`])
      expect((await (await as('head-of-service')).open(address)).status, address).toBe(404)
    expect(await faults()).toEqual([])
  })

  it('is refused by the second person, and the record stays', async () => {
    const again = await aRecordOf(app.store, [
      aChild('Stays, S.', '500004')
        .bornOn('1996-03-02')
        .enteredCareOn('2003-01-06')
        .placedWithFosterCarers()
        .inTeam('Safeguarding North', '2003-01-06')
        .leftCareOn('2005-09-17', 'E2'),
    ])
    const stays = `/children/${again.get('Stays, S.')?.subject ?? ''}/rights`
    const head = await as('head-of-service')
    await head.open(`${stays}/new/purge`)
    await head.send(`${stays}/new/purge`, { reason: 'Fifteen years have passed' })
    const request = await requestOf(head, 'Purge asked for', stays)
    // Whoever asked may decide on others, and not on this one.
    expect((await head.open(request)).html).not.toContain('value="approved"')
    const director = await as('director')
    await director.open(request)
    const refused = await director.send(`${request}/purge`, { decision: 'refused' })
    expect(refused.text).toContain('Refused by a second person, 16 Oct 2025')
    expect((await director.open(stays)).text).toContain('Stays, S.')
  })
})
