import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { aBrowser, anApp, TODAY, type AnApp } from '../../../test/an-app.ts'
import { project } from '../../../test/a-record-of.ts'
import { recordPlans } from '../../demo/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  await recordPlans(app.store, HARBOUR, project, { today: TODAY, progress: () => undefined })
})
afterAll(() => app.close())

const on = (field: string, year: string, month: string, dayOf: string) => ({
  ...{ [`${field}-day`]: dayOf, [`${field}-month`]: month, [`${field}-year`]: year },
})
const today = on('happenedOn', '2025', '10', '16')
const linkIn = (html: string, pattern: RegExp): string => pattern.exec(html)?.[1] ?? ''

describe('A verdict on a requirement', () => {
  const address = '/improvement/requirements/N12-10/verdict'
  const verdict = { ...today, verdict: 'partly', decidedBy: 'improvement board', basis: 'The scorecard of October' }

  it('is nobody’s until somebody decides, who says what, on what and when', async () => {
    expect((await app.browser.open('/improvement/requirements/N12-10')).text).toContain('Verdict ○ Nobody has decided')
    await app.browser.open(address)
    const refused = await app.browser.send(address, { ...today, decidedBy: 'improvement board' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Choose an answer to “Is it met?”')
    expect(refused.text).toContain('Enter an answer to “On what”')
    expect(refused.html).toContain('value="improvement board"')
    const saved = await app.browser.send(address, verdict)
    expect(saved.text).toContain('◆ Partly met, 16 October 2025By the improvement board, on this: The scorecard of')
    expect((await app.browser.open('/improvement/requirements')).text).toContain('◆ Partly met16 October 2025')
  })

  it('stands beside the later one, and can be read as at a day before either', async () => {
    await app.browser.open(address)
    const saved = await app.browser.send(address, {
      ...verdict,
      ...on('happenedOn', '2025', '9', '1'),
      verdict: 'not-yet',
    })
    expect(saved.text).toMatch(/Verdict ◆ Partly met, 16 October 2025.*▲ Not yet met, 1 September 2025/)
    const then = await app.browser.open('/improvement/requirements/N12-10?on=2025-08-31')
    expect(then.text).toContain('Nobody has decided')
  })

  it('is recorded by those who may agree plans, and by no social worker', async () => {
    const other = aBrowser(app.server)
    await other.signIn('social-worker')
    expect((await other.open(address)).status).toBe(404)
    expect((await other.open('/improvement/requirements/N12-10')).html).not.toContain(address)
    expect((await app.browser.open('/improvement/requirements/N12-99/verdict')).status).toBe(404)
  })
})

describe('A plan', () => {
  let plan = ''
  let action = ''

  it('is agreed, and begins without actions', async () => {
    await app.browser.open('/improvement/new')
    const refused = await app.browser.send('/improvement/new', { ...today, about: 'Joint with health' })
    expect(refused.text).toContain('Enter the title')
    const fields = { ...today, title: 'Statement of action', about: 'Joint with health', dates: 'Each is a day.' }
    const saved = await app.browser.send('/improvement/new', fields)
    expect(saved.heading).toBe('Statement of action')
    expect(saved.text).toContain('Saved: Agree a plan')
    plan = linkIn(saved.html, /href="(\/improvement\/plans\/[^/"]+)\/actions\/new"/)
  })

  it('gets an action, whose requirement and measure must be there', async () => {
    const address = `${plan}/actions/new`
    await app.browser.open(address)
    const fields = {
      ...{ ...today, ref: '1.1', priority: '1 Plans', action: 'Ensure plans are good', lead: 'head of service' },
      ...{ answers: 'N12-77', measures: '9.9', oldRef: 'A4', support: 'Health' },
    }
    const refused = await app.browser.send(address, fields)
    expect(refused.text).toContain('There is no requirement N12-77')
    expect(refused.text).toContain('There is no measure 9.9')
    const saved = await app.browser.send(address, { ...fields, answers: 'N12-10', measures: '' })
    expect(saved.heading).toBe('1.1 Ensure plans are good')
    expect(saved.text).toMatch(/Support Health In an earlier plan A4/)
    action = linkIn(saved.html, /href="(\/improvement\/actions\/[^/"]+)\/correct"/)
    await app.browser.open(address)
    const twice = await app.browser.send(address, { ...fields, answers: '', measures: '' })
    expect(twice.text).toContain('Another action of this plan has the reference 1.1')
  })

  it('says what good looks like for each of its parts, and for no part that it has not', async () => {
    const address = `${plan}/ambitions/new`
    await app.browser.open(address)
    const fields = { ...today, part: '2 Reviews', good: 'Children know what is planned for them' }
    const refused = await app.browser.send(address, fields)
    expect(refused.text).toContain('No action stands under it. The parts of this plan are 1 Plans')
    expect(refused.html).toContain('value="2 Reviews"')
    const saved = await app.browser.send(address, { ...fields, part: '1 plans' })
    expect(saved.text).toMatch(/1 Plans What good looks like: Children know what is planned for them/)
    const word = await app.browser.open(`${plan}?on=2025-10-15`)
    expect(word.text).not.toContain('What good looks like: Children')
    const other = aBrowser(app.server)
    await other.signIn('social-worker')
    expect((await other.open(address)).status).toBe(404)
  })

  it('has milestones on the way to the end of an action, each said to be reached where it stands', async () => {
    const address = `${action}/record/improvement.milestone`
    await app.browser.open(address)
    const fields = { ...today, what: 'Every team has read the standard', ...on('dueOn', '2025', '10', '1') }
    const refused = await app.browser.send(address, fields)
    expect(refused.text).toContain('The day by which it is reached must not be before the date on which it was agreed')
    const kept = { ...fields, ...on('happenedOn', '2025', '9', '1') }
    const saved = await app.browser.send(address, kept)
    expect(saved.text).toMatch(/Every team has read the standard ▲ Not reached by 1 October 2025/)
    expect(saved.text).toContain('A milestone was not reached by 1 October 2025: Every team has read the standard.')
    const correct = linkIn(saved.html, /href="([^"]+)">Say that it was reached/)
    await app.browser.open(correct)
    const reached = await app.browser.send(correct, { ...kept, ...on('reachedOn', '2025', '10', '10') })
    expect(reached.text).toMatch(/■ Reached on 10 October 2025, after 1 October 2025/)
    expect(reached.text).not.toContain('A milestone was not reached')
    expect((await app.browser.open(`${action}?on=2025-10-09`)).text).not.toContain('Reached on 10 October')
  })

  it('is submitted with its faults only where somebody says why, returned, and submitted again', async () => {
    const check = await app.browser.open(`${plan}/check`)
    expect(check.text).toMatch(
      /Specific: It begins with “ensure”.*Measurable: No measure follows it\..*Time-bound: It has/,
    )
    const address = `${plan}/submit`
    expect((await app.browser.open(address)).text).toContain('The check finds 3 faults in 1 action')
    const refused = await app.browser.send(address, { ...today, to: 'the regulator' })
    expect(refused.text).toContain('The check finds 3 faults: mend them first, or say why')
    const saved = await app.browser.send(address, { ...today, to: 'the regulator', despite: 'the date was short' })
    expect(saved.text).toContain(
      'Submitted to the regulator on 16 October 2025; the check found 3 faults, left for this reason: the date was short.',
    )
    expect((await app.browser.open(address)).status).toBe(403)
    const returned = `${plan}/returned`
    await app.browser.open(returned)
    const back = { ...today, by: 'the regulator', reason: 'unspecific' }
    const early = await app.browser.send(returned, { ...back, ...on('againOn', '2025', '10', '1') })
    expect(early.text).toContain('It must be after the day on which the plan was returned')
    const told = await app.browser.send(returned, back)
    expect(told.text).toContain('unspecific. To be submitted again by 12 November 2025: 20 working days, a local')
    expect(told.text).not.toContain('Late: it was to be submitted again')
    expect((await app.browser.open(`${plan}/accepted`)).status).toBe(403)
    expect((await app.browser.open(address)).status).toBe(200)
  })

  it('is to be submitted again by the days that the council has set, of the days that it works', async () => {
    const analyst = aBrowser(app.server)
    await analyst.signIn('performance-analyst')
    const set = async (setting: string, fields: Readonly<Record<string, string>>, from: string) => {
      const [year = '', month = '', dayOf = ''] = from.split('-')
      await analyst.open(`/settings/${setting}`)
      const given = { ...fields, ...on('from', year, month, dayOf), reason: 'Agreed by the board', do: 'save' }
      expect((await analyst.send(`/settings/${setting}`, given)).status).toBe(200)
    }
    const says = (what: string) =>
      vi.waitFor(async () => expect((await app.browser.open(plan)).text).toContain(what), { timeout: 20_000 })
    await set('authority.bank-holiday', { value: 'A local day' }, '2025-10-20')
    await says('To be submitted again by 13 November 2025: 20 working days, a local timescale')
    await set('improvement.submitted-again.limit', { value: '10' }, '2025-04-01')
    await says('To be submitted again by 30 October 2025: 10 working days, a local timescale')
    const book = await app.browser.open('/rules/improvement.submitted-again')
    expect(book.text).toMatch(/Returned plan submitted again.*10 working days/)
  })

  it('has an action corrected by one of two people who would, and shows the other what it says now', async () => {
    const address = `${action}/correct`
    const shown = await app.browser.open(address)
    expect(shown.html).toContain('value="1.1"')
    const fields = {
      ...{ ...today, ref: '1.1', priority: '1 Plans', action: 'Read every plan with the family', lead: 'head of care' },
      ...{ answers: 'N12-10', measures: 'A1' },
    }
    const hidden = (name: string) => linkIn(shown.html, new RegExp(`name="${name}" value="([^"]*)"`))
    const asFirstShown = { csrf: hidden('csrf'), request: 'another form', revision: hidden('revision') }
    const saved = await app.browser.send(address, fields)
    expect(saved.heading).toBe('1.1 Read every plan with the family')
    const late = await app.browser.post(address, { ...asFirstShown, ...fields, lead: 'somebody else' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('It now says: 1.1 Read every plan with the family. Lead: head of care.')
    expect(late.html).toContain('value="somebody else"')
  })

  it('is joint with a partner, and so may an action be led, for which one of the council still answers', async () => {
    const { html: plans } = await app.browser.open('/improvement')
    const address = linkIn(plans, /href="(\/improvement\/plans\/[0-9a-f-]+)">Special educational needs/)
    const { text, html } = await app.browser.open(address)
    expect(text).toContain('Joint with the integrated care board.')
    expect(text).toContain('Head of special educational needs, with the integrated care board')
    expect(text).toMatch(/A1 Agree.*A2 Read.*B1 Rewrite/s)
    expect(text).toMatch(/Accepted.*Submitted.*Returned.*Submitted/)
    const action = linkIn(html, /href="(\/improvement\/actions\/[0-9a-f-]+)">A1/)
    const shown = (await app.browser.open(action)).text
    expect(shown).toContain('Lead Head of special educational needs, with the integrated care board')
    expect(shown).toContain('In an earlier plan 1')
    expect((await app.browser.open(`${address}/submit`)).text).not.toContain('More than one leads it')
    expect((await app.browser.open(`${address}/download/plan.csv`)).html).toContain('the integrated care board')
  })

  it('is compared between two days', async () => {
    const list = await app.browser.open('/improvement')
    const harbour = linkIn(list.html, /href="(\/improvement\/plans\/[^"]+)"[^>]*>\s*Harbour Council/)
    const from = { day: '1', month: '8', year: '2025' }
    const query = `from-day=${from.day}&from-month=${from.month}&from-year=${from.year}`
    const { text } = await app.browser.open(`${harbour}/compare?${query}`)
    expect(text).toMatch(/2\.3 .*Something came in the way: Two posts of reviewing officers are vacant/)
    expect(text).toMatch(/1\.4 .*Date moved to 15 December 2025, approved by the improvement board/)
    const wrong = await app.browser.open(`${harbour}/compare?from-day=31&from-month=2&from-year=2025`)
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('The first day must be a real date')
    const before = await app.browser.open(`${harbour}/compare?to-day=1&to-month=1&to-year=2020`)
    expect(before.text).toContain('This plan was not agreed by the second day')
  })

  it('stands in the record as what its facts come to', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})
