import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, TODAY, type AnApp } from '../../../test/an-app.ts'
import { project } from '../../../test/a-record-of.ts'
import { everyChild } from '../../access/index.ts'
import { recordPlans } from '../../demo/index.ts'
import { eventDefinitions } from '../index.ts'
import { readImprovement, verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { day } from '../../time/index.ts'
import { plansOn } from './plans.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp()
  await recordPlans(app.store, HARBOUR, project, { today: TODAY, progress: () => undefined })
})
afterAll(() => app.close())

const plans = async (on = TODAY) => {
  const all = await readImprovement(
    app.store,
    eventDefinitions,
  )({ authority: HARBOUR, generation: 0, on, sees: everyChild })
  return plansOn(all, on)
}

/** The action of this reference in the plan whose title has these words. */
async function action(title: string, ref: string): Promise<string> {
  const plan = (await plans()).find((each) => each.title.includes(title))
  const found = plan?.actions.find((each) => each.action.ref === ref)
  if (!found) throw new Error(`There is no action ${ref} in ${title}`)
  return `/improvement/actions/${found.id}`
}

describe('The plans of the demonstration on record', () => {
  it('are the example of 48 actions, Harbour Council’s own, and one that is joint with health', async () => {
    expect((await plans()).map(({ title, actions }) => [title, actions.length])).toEqual([
      ['Harbour Council improvement plan', 9],
      ['Special educational needs: statement of action', 3],
      ['Improvement action plan 2017-18', 48],
    ])
  })

  it.each([
    ['2017-10-15', ['1.2.1'], 25],
    ['2017-11-01', null, 1],
  ])('stand on %s as the command says', async (on, overdue, dueThisMonth) => {
    const [example] = await plans(day(on))
    const refs = (date: string) => (example?.actions ?? []).filter(({ standing }) => standing.date === date)
    if (overdue) expect(refs('overdue').map((each) => each.action.ref)).toEqual(overdue)
    else expect(refs('overdue')).toHaveLength(26)
    expect(refs('due-this-month')).toHaveLength(dueThisMonth)
  })

  it('are not there before they were agreed', async () => {
    expect(await plans(day('2017-09-25'))).toEqual([])
  })

  it('are told by what is stored: every journey is what the facts come to, and the chain holds', async () => {
    const rules = { project, definitions: eventDefinitions }
    const { faults, subjects } = await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })
    expect(faults).toEqual([])
    expect(subjects).toBe(3 + 48 + 9 + 3 + 3)
  })
})

describe('The pages of improvement', () => {
  it('list the plans and open each as at a day', async () => {
    const list = await app.browser.open('/improvement?on=2017-10-15')
    expect(list.heading).toBe('Improvement')
    expect(list.text).toMatch(/48 ?actions 1 ?whose date has passed 25 ?due this month/)
    const address = /href="(\/improvement\/plans\/[^"?]+)/.exec(list.html)?.[1] ?? ''
    const plan = await app.browser.open(`${address}?on=2017-10-15`)
    expect(plan.heading).toBe('Improvement action plan 2017-18')
    expect(plan.text).toContain('no start, due or finish date')
    const slow = await app.browser.open(`${address}?show=overdue&on=2017-10-15`)
    expect(slow.text).toMatch(/1\.2\.1 Complaint.*September 2017.*Amber.*Not given/)
    const file = await app.browser.get(`${address}/download/plan.csv?on=2017-10-15`)
    expect(file.text).toContain('1.1.17')
  })

  it('map each reference of an earlier plan to the action that took it over', async () => {
    const list = await app.browser.open('/improvement')
    const plan = /href="(\/improvement\/plans\/[^"]+)"[^>]*>\s*Special educational needs/.exec(list.html)?.[1] ?? ''
    const { text } = await app.browser.open(plan)
    expect(text).toMatch(/References of the earlier plan.* 1 A1 .* 2 A2 .* 3 B1 /)
  })

  it('say which post holds each role of Harbour Council’s plan, and since when', async () => {
    const list = await app.browser.open('/improvement')
    const plan = /href="(\/improvement\/plans\/[^"]+)"[^>]*>\s*Harbour Council/.exec(list.html)?.[1] ?? ''
    const { text } = await app.browser.open(`${plan}/roles`)
    expect(text).toMatch(/quality assurance manager Post 1302, until it is filled for good, since/i)
    expect(text).toMatch(/Post 1301/)
    expect(text).not.toContain('Nobody has said')
  })

  it('show the rule and the lead’s own view side by side where they differ', async () => {
    const shown = await app.browser.open(await action('Harbour', '1.3'))
    expect(shown.text).toMatch(/By the rule ▲ Red ?Its date, 2 August 2025, passed.* The lead’s own view ● On track/)
    expect(shown.text).toContain('None is named: nobody has asked for this')
  })

  it('answer a wrong address, plan, action, requirement or measure as one that is not there', async () => {
    const none = '00000000-0000-4000-8000-000000000000'
    for (const address of ['plans/x', `plans/${none}`, `actions/${none}`, 'requirements/N12-11', 'measures/9.9-m99'])
      expect((await app.browser.open(`/improvement/${address}`)).status, address).toBe(404)
  })

  it('leave the eleven recommendations of 2016 empty, and say what is tied to nothing', async () => {
    const { text } = await app.browser.open('/improvement/requirements')
    expect(text.match(/The text of this one is not held/g)?.length).toBeGreaterThanOrEqual(11)
    expect(text).toContain('Requirements that no action answers (')
    expect(text).toContain('Actions that answer no requirement (4)')
  })

  it('count the evidence behind a requirement, where it is listed and action by action', async () => {
    const matrix = await app.browser.open('/improvement/requirements')
    expect(matrix.text).toMatch(/Audited cases good for decision making 2 pieces ◆ Partly met/)
    const page = await app.browser.open('/improvement/requirements/N12-8')
    expect(page.text).toMatch(/2\.2, Harbour Council improvement plan.*Blue: done.* 2 pieces/)
    expect((await app.browser.open('/improvement/requirements/N12-10')).text).toMatch(/● Green.* None/)
  })

  it('say the band of a value, and refuse one that cannot be, beside its field', async () => {
    const asked = await app.browser.open('/improvement/measures/1.1-m03?value=81.5')
    expect(asked.text).toContain('81.5: ● Good')
    const refused = await app.browser.open('/improvement/measures/1.1-m03?value=many')
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Error: The value must be a number')
    expect(refused.html).toContain('value="many"')
  })
})

describe('Recording what happened to an action', () => {
  const form = async (ref: string, type: string) => `${await action('Harbour', ref)}/record/improvement.${type}`
  const on = (field: string, year: string, month: string, dayOf: string) => ({
    ...{ [`${field}-day`]: dayOf, [`${field}-month`]: month, [`${field}-year`]: year },
  })

  it('refuses an update without words or with a day that is none, and keeps what was typed', async () => {
    const address = await form('1.1', 'update')
    await app.browser.open(address)
    const refused = await app.browser.send(address, { ...on('happenedOn', '2025', '2', '31'), view: 'at-risk' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('must be a real date')
    expect(refused.text).toContain('Enter an answer to “What has been done')
    expect(refused.html).toMatch(/value="at-risk"[^>]*checked|checked[^>]*value="at-risk"/)
  })

  it('keeps what an update changed for children apart from what was done', async () => {
    const address = await form('3.1', 'update')
    await app.browser.open(address)
    const saved = await app.browser.send(address, {
      ...on('happenedOn', '2025', '10', '14'),
      ...{ view: 'on-track', progress: 'The outline was read by the board.', impact: 'None yet: it is a paper.' },
    })
    expect(saved.text).toMatch(
      /The outline was read by the board\. What it has changed for children None yet: it is a paper\./,
    )
    const entry = saved.html.slice(saved.html.indexOf('None yet: it is a paper.'))
    const correct = /href="([^"]+\/correct)"/.exec(entry)?.[1] ?? ''
    await app.browser.open(correct)
    const emptied = await app.browser.send(correct, {
      ...on('happenedOn', '2025', '10', '14'),
      ...{ view: 'on-track', progress: 'The outline was read by the board.', impact: '' },
    })
    expect(emptied.text).toContain('The outline was read by the board.')
    expect(emptied.text).not.toContain('None yet: it is a paper.')
    expect(emptied.text).not.toContain('What it has changed for children')
  })

  it('lets a later date be asked for, and keeps the date that stands until somebody else has decided', async () => {
    const address = await form('2.1', 'move-asked')
    const asked = { ...on('happenedOn', '2025', '10', '10'), reason: 'Trainer is ill' }
    expect((await app.browser.open(address)).status).toBe(403) // it is done
    const open = await form('2.2', 'move-asked')
    expect((await app.browser.open(open)).status).toBe(403) // likewise
    const running = await form('1.1', 'move-asked')
    await app.browser.open(running)
    const early = await app.browser.send(running, { ...asked, ...on('movedToOn', '2025', '9', '1') })
    expect(early.text).toContain('New date must be after the date that it has now, 30 November 2025')
    expect(early.html).toContain('Trainer is ill</textarea>')
    const saved = await app.browser.send(running, { ...asked, ...on('movedToOn', '2025', '12', '20') })
    expect(saved.text).toContain('Saved: Ask for a later date')
    expect(saved.text).toContain('Nobody has decided on it yet: somebody else must.')
    expect(saved.text).toMatch(/Date 30 November 2025/)
    expect(saved.text).not.toContain('Approve or refuse it')
    expect((await app.browser.open(running)).text).toContain('must be approved or refused first')
  })

  it('is decided on by somebody else than who asked, with a reason, and shown either way', async () => {
    const page = await action('Harbour', '1.1')
    const director = aBrowser(app.server)
    await director.signIn('director')
    const { html } = await director.open(page)
    const address = /href="([^"]+\/dates\/[0-9a-f-]+)"/.exec(html)?.[1] ?? ''
    expect((await app.browser.open(address)).text).toContain('You asked for this date yourself')
    const form = await director.open(address)
    expect(form.text).toContain('Date that stands 30 November 2025 Date asked for 20 December 2025')
    const decided = {
      ...on('happenedOn', '2025', '10', '12'),
      decidedBy: 'improvement board',
      reason: 'One more session',
    }
    const half = await director.send(address, { ...decided, reason: '' })
    expect(half.status).toBe(400)
    expect(half.text).toContain('Choose an answer to “Is the later date approved?”')
    expect(half.text).toContain('Enter the reason')
    const before = await director.send(address, {
      ...decided,
      ...on('happenedOn', '2025', '10', '9'),
      decision: 'refuse',
    })
    expect(before.text).toContain('It was asked for on 10 October 2025: the decision cannot be before that')
    const approved = await director.send(address, { ...decided, decision: 'approve' })
    expect(approved.text).toMatch(
      /To 20 December 2025, approved by the improvement board on 12 October 2025: Trainer is ill\. Approved because: One more session\./,
    )
    expect(approved.text).toContain('Its date was moved once.')
    expect((await director.open(address)).text).toContain('there is nothing to decide any more')
    // The demonstration’s plan holds one that was refused: it stays visible, and the date that was agreed stands.
    const { text } = await app.browser.open(await action('Harbour', '1.3'))
    expect(text).toContain('Refused by the improvement board')
    expect(text).not.toContain('Its date was moved')
  })

  it('signs an action as done, then as embedded, and offers neither twice', async () => {
    const done = await form('3.1', 'completed')
    await app.browser.open(done)
    const shownBy = { shownBy: 'The assessment itself' }
    const signed = await app.browser.send(done, { ...on('happenedOn', '2025', '10', '14'), ...shownBy })
    expect(signed.text).toContain('Blue: done')
    expect((await app.browser.open(done)).status).toBe(403)
    const lasting = await form('3.1', 'embedded')
    await app.browser.open(lasting)
    const early = await app.browser.send(lasting, { ...on('happenedOn', '2025', '10', '13'), ...shownBy })
    expect(early.text).toContain('It was done on 14 October 2025')
    const embedded = await app.browser.send(lasting, { ...on('happenedOn', '2025', '10', '16'), ...shownBy })
    expect(embedded.text).toContain('Embedded on 16 October 2025')
    expect(embedded.text).not.toContain('Completion signed as done Completion')
  })

  it('takes updates of two board members on one action, and loses neither', async () => {
    const address = await form('2.3', 'update')
    for (const progress of ['First member’s words', 'Second member’s words']) {
      await app.browser.open(address)
      await app.browser.send(address, { ...on('happenedOn', '2025', '10', '15'), progress })
    }
    const { text } = await app.browser.open(await action('Harbour', '2.3'))
    expect(text).toContain('First member’s words')
    expect(text).toContain('Second member’s words')
  })

  it('cannot be done to a child: the forms of actions belong to actions', async () => {
    const none = '00000000-0000-4000-8000-000000000000'
    expect((await app.browser.open(`/children/${none}/record/improvement.update`)).status).toBe(404)
  })
})
