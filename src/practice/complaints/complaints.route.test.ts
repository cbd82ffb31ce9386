import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aChild } from '../../demo/index.ts'
import type { SubjectId } from '../../record/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
let manager: Browser
let child: SubjectId
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  const story = aChild('Robin A.', '100001')
    .bornOn('2015-05-01')
    .enteredCareOn('2023-08-28')
    .placedWithFosterCarers()
    .inTeam('Safeguarding North', '2023-09-01')
  const told = (await aRecordOf(app.store, [story])).get('Robin A.')
  if (!told) throw new Error('Told just above')
  child = told.subject
  manager = aBrowser(app.server)
  await manager.signIn('complaints-manager')
})
afterAll(() => app.close())

const on = (field: string, year: string, month: string, dayOf: string) => ({
  ...{ [`${field}-day`]: dayOf, [`${field}-month`]: month, [`${field}-year`]: year },
})
const NEW = '/complaints/new'
const SECRET = 'Quillon Featherstone-Marsh, 7 Lantern Row'
const made = {
  ...{ ...on('happenedOn', '2025', '9', '29'), kind: 'complaint', sender: 'child', theme: 'voice' },
  ...{ about: 'Time with a sister', words: 'Nobody came.', who: SECRET, team: 'Safeguarding North', number: '100001' },
}
let complaint = ''
const recordOf = (type: string): string => `${complaint}/record/complaints.${type}`

describe('A complaint', () => {
  it('says beside each field what is missing, and keeps what was typed', async () => {
    await manager.open(NEW)
    const refused = await manager.send(NEW, { ...made, theme: '', words: '', number: '999999' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Choose an answer to “Theme”')
    expect(refused.text).toContain('Enter an answer to “What they say, in their own words”')
    expect(refused.text).toContain('There is no child of this number whom you may see. Check it, or leave it empty')
    expect(refused.html).toContain(SECRET)
    const later = await manager.send(NEW, { ...made, ...on('happenedOn', '2025', '10', '17') })
    expect(later.text).toContain('Date on which it was received must be today or in the past')
  })

  it('is recorded with its clock of ten working days, and never carries who sent it in an address or a list', async () => {
    await manager.open(NEW)
    const saved = await manager.send(NEW, made)
    expect(saved.heading).toBe('Time with a sister')
    expect(saved.text).toMatch(/Stage 1 answered.* 29 September 2025 13 October 2025 ▲ Mon 13 Oct, late by 3 days/)
    expect(saved.text).toContain('Robin A.')
    expect(saved.text).toContain(SECRET)
    complaint = /href="(\/complaints\/[0-9a-f-]{36})\/record/.exec(saved.html)?.[1] ?? ''
    const list = await manager.open('/complaints?show=late')
    expect(list.text).toContain('Time with a sister')
    expect(list.html).not.toContain(SECRET.slice(0, 7))
    expect(list.html).not.toContain('100001')
  })

  it('stands in the list of what is due to the complaints manager, and in nobody’s who may not see it', async () => {
    const due = await manager.open('/due')
    expect(due.text).toContain('Complaint: Time with a sister')
    expect(due.html).toContain(`href="${complaint}"`)
    expect((await manager.open('/')).status).toBe(200)
    const worker = aBrowser(app.server)
    await worker.signIn('social-worker')
    expect((await worker.open('/due?team=any&role=any')).text).not.toContain('Complaint:')
    for (const address of ['/complaints', complaint, NEW]) expect((await worker.open(address)).status).toBe(404)
  })

  it('is told of to its manager when it is late, without a word of it in the message', async () => {
    await app.hourly()
    await expect
      .poll(async () => (await manager.open('/told')).text, { timeout: 10_000 })
      .toContain('Complaint: Time with a sister')
  })

  it('goes through its stages by what can be recorded in each, and refuses what cannot', async () => {
    expect((await manager.open(recordOf('adjudicated'))).status).toBe(403)
    await manager.open(recordOf('replied'))
    const before = { ...on('happenedOn', '2025', '9', '1'), outcome: 'partly', summary: 'We are sorry.' }
    const early = await manager.send(recordOf('replied'), before)
    expect(early.text).toContain('The date must not be before 29 September 2025, when this stage began')
    expect(early.text).toContain('We are sorry.')
    const replied = await manager.send(recordOf('replied'), { ...before, ...on('happenedOn', '2025', '10', '14') })
    expect(replied.text).toContain('Too late: 14 October 2025')
    expect(replied.text).toContain('How it stands Answered at stage 1')
    await manager.open(recordOf('stage-two-asked'))
    const fields = { ...on('happenedOn', '2025', '10', '15'), wants: 'To be heard' }
    const two = await manager.send(recordOf('stage-two-asked'), fields)
    expect(two.text).toMatch(/Stage 2 report and adjudication.* 15 October 2025 19 November 2025 ● /)
  })

  it('is put right where something was put down wrongly: with a reason, and with what it said before', async () => {
    const page = await manager.open(complaint)
    const forms = [...page.html.matchAll(/href="(\/complaints\/[0-9a-f-]{36}\/facts\/[0-9a-f-]{36}\/correct)"/g)]
    const addresses = forms.map(([, address]) => address ?? '')
    expect(addresses).toHaveLength(3)
    const [asked = '', replied = '', received = ''] = addresses
    const form = await manager.open(replied)
    expect(form.heading).toBe('Correct: Reply at stage 1')
    const right = { ...on('happenedOn', '2025', '10', '10'), outcome: 'upheld', summary: 'We are sorry.' }
    const unsaid = await manager.send(replied, right)
    expect(unsaid.text).toContain('Enter an answer to “Why is it corrected?”')
    const early = { ...right, ...on('happenedOn', '2025', '9', '1'), correction: 'The letter was read wrongly' }
    expect((await manager.send(replied, early)).text).toContain('must not be before 29 September 2025, when this')
    const saved = await manager.send(replied, { ...early, ...on('happenedOn', '2025', '10', '10') })
    expect(saved.text).toContain('In time: 10 October 2025')
    expect(saved.text).toContain(
      'Corrected once: what was found? was Partly upheld until 16 October 2025; date on which it was sent was 14 October 2025 until 16 October 2025. Why: The letter was read wrongly',
    )
    await manager.open(replied)
    const stale = await manager.send(replied, { ...early, ...on('happenedOn', '2025', '10', '11'), revision: '0' })
    expect([stale.status, stale.text.includes('Somebody else changed this after you opened the form')]).toEqual([
      409,
      true,
    ])
    await manager.open(received)
    const { number: _, ...same } = { ...made, ...on('happenedOn', '2025', '10', '12'), correction: 'It came by hand' }
    expect((await manager.send(received, same)).text).toContain(
      'must not be after 10 October 2025, when something was done',
    )
    const emptied = await manager.send(received, { ...same, ...on('happenedOn', '2025', '9', '29'), who: '' })
    expect(emptied.text).toContain('Who it is from is not on record')
    expect((await manager.open(asked)).status).toBe(200)
    const reader = aBrowser(app.server)
    await reader.signIn('quality-assurance')
    expect((await reader.open(complaint)).text).toContain('The letter was read wrongly')
    expect((await reader.open(complaint)).html).not.toContain('/correct"')
    expect((await reader.open(replied)).status).toBe(404)
  })

  it('shows whose read it was in the log, by the child whom it is about', async () => {
    await manager.open(complaint)
    const history = await app.browser.open(`/children/${child}/reads`)
    expect(history.text).toContain('Complaints manager A list of 1 child A complaint about the child')
  })

  it('is restricted as the child’s record is: not there for whoever may not see the child', async () => {
    const form = `/children/${child}/record/child.restricted`
    await app.browser.open(form)
    const fields = {
      ...on('happenedOn', '2025', '10', '16'),
      people: 'head-of-service',
      reason: 'A relative works here',
    }
    expect((await app.browser.send(form, fields)).status).toBe(200)
    expect((await manager.open(complaint)).status).toBe(404)
    expect((await manager.open('/complaints?show=all')).text).not.toContain('Time with a sister')
    expect((await manager.open('/due?part=all&team=any&role=any')).text).not.toContain('Time with a sister')
    expect((await manager.open('/told')).text).not.toContain('Time with a sister')
    expect((await app.browser.open(complaint)).heading).toBe('Time with a sister')
  })

  it('of no child is seen by the managers of its team alone, and by those who see all', async () => {
    await manager.open(NEW)
    const { number: _, ...noChild } = made
    const saved = await manager.send(NEW, { ...noChild, about: 'Calls that nobody returns' })
    const address = /href="(\/complaints\/[0-9a-f-]{36})\/record/.exec(saved.html)?.[1] ?? ''
    const statusFor = async (person: string): Promise<number> => {
      const browser = aBrowser(app.server)
      await browser.signIn(person)
      return (await browser.open(address)).status
    }
    expect(await statusFor('team-manager-north')).toBe(200)
    expect(await statusFor('team-manager')).toBe(404)
    expect(await statusFor('quality-assurance')).toBe(200)
    expect(await statusFor('board-chair')).toBe(404)
  })
})

describe('What is learned', () => {
  const said = {
    ...{ ...on('happenedOn', '2025', '10', '1'), ...on('dueOn', '2025', '10', '10'), lead: 'service manager' },
    ...{ source: 'complaint', kind: 'change', theme: 'voice', said: 'Nobody came.', will: 'Come, or tell why' },
  }
  let learning = ''

  it('is agreed with a lead and a day, and is late when that day is over', async () => {
    await manager.open('/learning/new')
    const wrong = await manager.send('/learning/new', { ...said, ...on('dueOn', '2025', '9', '1'), lead: '' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('Enter an answer to “Who leads it”')
    expect(wrong.html).toContain('Come, or tell why')
    const saved = await manager.send('/learning/new', said)
    expect(saved.text).toContain('▲ Late by 6 days')
    learning = /href="(\/learning\/[0-9a-f-]{36})\/done"/.exec(saved.html)?.[1] ?? ''
  })

  it('is linked to the complaint that it came from, both ways, for those who may see that and for nobody else', async () => {
    const list = await manager.open('/complaints?show=all')
    const from = /href="(\/complaints\/[0-9a-f-]{36})"[^>]*>Calls that nobody returns/.exec(list.html)?.[1] ?? ''
    const page = await manager.open(from)
    const form = /href="(\/learning\/new\?from=[0-9a-f-]{36})"/.exec(page.html)?.[1] ?? ''
    expect((await manager.open(form)).html).toMatch(
      /checked[^>]*>[^<]*<label[^>]*>\s*Complaint: Calls that nobody returns/,
    )
    const id = from.slice('/complaints/'.length)
    const wrong = await manager.send('/learning/new', { ...said, from: id, source: 'audit', will: 'Call back' })
    expect(wrong.text).toContain('choose “A complaint” here, or another below')
    const unknown = await manager.send('/learning/new', { ...said, from: complaint.slice(-36), will: 'Call back' })
    expect(unknown.status).toBe(400)
    const saved = await manager.send('/learning/new', { ...said, from: id, will: 'Call back' })
    expect(saved.text).toContain('It came from Complaint: Calls that nobody returns, 29 September 2025')
    const learned = /href="(\/learning\/[0-9a-f-]{36})\/done"/.exec(saved.html)?.[1] ?? ''
    expect((await manager.open(from)).html).toContain(`href="${learned}"`)
    for (const person of ['board-chair', 'social-worker', 'team-manager', 'adoption-lead']) {
      const browser = aBrowser(app.server)
      await browser.signIn(person)
      const read = await browser.open(learned)
      expect([person, read.status, read.html.includes(id), read.text.includes('Calls that')]).toEqual([
        ...[person, 200, false, false],
      ])
    }
  })

  it('stands on the briefing as “we will”, then as “we did”, for everybody who sees figures', async () => {
    expect((await manager.open('/learning/briefing')).text).toContain('We will: Come, or tell why, by 10 October 2025')
    await manager.open(`${learning}/done`)
    await manager.send(`${learning}/done`, { ...on('happenedOn', '2025', '10', '15'), did: 'We come, or tell why.' })
    const chair = aBrowser(app.server)
    await chair.signIn('board-chair')
    const briefing = await chair.open('/learning/briefing')
    expect(briefing.text).toContain('You said: Nobody came. We did: We come, or tell why.')
    expect(briefing.html).not.toContain(SECRET.slice(0, 7))
    expect((await manager.open(`${learning}/dropped`)).status).toBe(403)
  })

  it('stands in the record as what its facts come to', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})
