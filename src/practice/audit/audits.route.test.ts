import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aChild } from '../../demo/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
let quality: Browser
/** North’s manager, who reaches North’s children alone. */
let north: Browser
/** The audit of the one child of East. */
let href = ''

const aCase = (name: string, number: number, team: string) =>
  aChild(name, String(100_000 + number))
    .bornOn('2015-05-01')
    .enteredCareOn('2023-08-28')
    .placedWithFosterCarers()
    .inTeam(team, '2023-09-01')
    .withWorker('SW00009', '2023-09-01')

beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  await aRecordOf(app.store, [
    ...[1, 2, 3, 4].map((n) => aCase(`North ${n}`, n, 'Safeguarding North')),
    ...[5, 6].map((n) => aCase(`East ${n}`, n, 'Safeguarding East')),
  ])
  quality = aBrowser(app.server)
  north = aBrowser(app.server)
  await quality.signIn('quality-assurance')
  await north.signIn('team-manager-north')
})
afterAll(() => app.close())

const NEW = '/audits/new'
const agreed = {
  ...{ title: 'Case files, October', tool: 'case-file.1', occasion: 'routine', size: '3', moderateEvery: '1' },
  ...{ 'dueOn-day': '14', 'dueOn-month': '11', 'dueOn-year': '2025' },
}

const draw = async (fields: Readonly<Record<string, string>>, ...auditors: readonly string[]) => {
  await quality.open(NEW)
  return quality.send(NEW, { ...fields, auditors })
}

/** The audits of a programme: whose they are, of which team, and where. */
async function auditsOf(programme: string) {
  const { rows } = await app.store.inAuthority(HARBOUR, (tx) =>
    sql<{ id: string; child: string; auditor: string; moderator: string | null; team: string }>`
      select subject as id, child, auditor, moderator, team from audit
      where authority = ${HARBOUR} and generation = 0 and programme = ${programme} order by team, subject`.execute(tx),
  )
  return rows
}

const DOMAINS = [
  'assessment',
  'risk',
  'plan',
  'involvement',
  'diversity',
  'review',
  'participation',
  'decisions',
  'oversight',
]
const graded = { q0: 'yes', q1: 'partly', q2: 'no', grade: 'good', findings: 'The last assessment shows it.' }
let programme = ''

describe('A programme', () => {
  it('says beside each field what is missing or cannot be, keeps what was typed, and saves nothing', async () => {
    const empty = await draw({}, ...[])
    expect(empty.status).toBe(400)
    for (const says of [
      'Enter a title',
      'Choose what is audited',
      'Choose why it is held',
      'Enter how many cases',
      'Choose at least one auditor',
    ])
      expect(empty.text).toContain(says)
    const many = await draw({ ...agreed, size: '40' }, 'head-of-service', 'iro')
    expect(many.text).toContain(
      'The sample cannot be larger than the population: there are 6 children with whom the council works now. Enter 6 or fewer',
    )
    expect(many.html).toContain('value="Case files, October"')
    expect((await draw({ ...agreed, tool: 'homeless.1' }, 'head-of-service', 'iro')).text).toContain(
      'Nobody can be drawn today: there are no young people who came as homeless in the last twelve months',
    )
    expect((await draw(agreed, 'iro')).text).toContain(
      'Choose two auditors or more: nobody moderates an audit of their own',
    )
    const past = { 'dueOn-day': '1', 'dueOn-month': '10', 'dueOn-year': '2025' }
    expect((await draw({ ...agreed, ...past }, 'head-of-service', 'iro')).text).toContain('must be today or later')
    const own = await draw({ ...agreed, size: '6', moderateEvery: '0' }, 'team-manager-north')
    expect(own.text).toContain('4 of the 6 cases are of the team of everybody you chose, or are theirs')
    expect((await quality.open('/audits')).text).toContain('No programme is on record')
  })

  it('draws of each team its share, by a seed on record, and allots nobody a case of their own team', async () => {
    const saved = await draw(agreed, 'team-manager-north', 'head-of-service')
    expect(saved.text).toContain('Saved: 3 cases were drawn and allotted')
    programme = /\/audits\/([0-9a-f-]{36})\/close/.exec(saved.html)?.[1] ?? ''
    const audits = await auditsOf(programme)
    expect(audits.map(({ team }) => team)).toEqual(['Safeguarding East', 'Safeguarding North', 'Safeguarding North'])
    for (const { team, auditor, moderator } of audits)
      if (team === 'Safeguarding North') expect([auditor, moderator]).toEqual(['head-of-service', null])
    expect(saved.text).toMatch(/Seed [0-9a-f-]{36}/)
  })

  it('is drawn again by anybody who may see it: the same cases come out', async () => {
    const page = await quality.open(`/audits/${programme}`)
    const again = /href="(\/audits\/[0-9a-f-]{36}\/again[^"]*)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    await expect
      .poll(async () => (await quality.open(again)).text, { timeout: 20_000, interval: 200 })
      .toContain('The same 3 cases come out. The population is the same: 6 cases')
  })
})

describe('An auditor', () => {
  let east: Awaited<ReturnType<typeof auditsOf>>[number]

  it('reads the record on the ground of the audit, which the log says, and records nothing on it', async () => {
    const found = (await auditsOf(programme)).find(({ team }) => team === 'Safeguarding East')
    if (!found) throw new Error('One was drawn of each team')
    east = found
    href = `/audits/of/${east.id}`
    // Whichever of the two audits it, the other moderates it: the record is open to both.
    expect([east.auditor, east.moderator].toSorted()).toEqual(['head-of-service', 'team-manager-north'])
    expect((await north.open(`/children/${east.child}`)).status).toBe(200)
    expect((await north.open(`/children/${east.child}/record`)).status).toBe(404)
    expect((await north.open('/audits')).text).toContain('East ')
    const reads = await app.browser.open(`/children/${east.child}/reads`)
    expect(reads.text).toContain('Team manager: they audit the record.')
    const manager = aBrowser(app.server)
    await manager.signIn('team-manager')
    expect((await manager.open(`/children/${east.child}`)).status).toBe(404)
    expect((await manager.open(href)).status).toBe(404)
  })

  it('grades one domain on a page, keeps what was typed when something is missing, and goes on to the next', async () => {
    const [auditor, other] = east.auditor === 'head-of-service' ? [app.browser, north] : [north, app.browser]
    await auditor.open(`${href}/domains/assessment`)
    const wrong = await auditor.send(`${href}/domains/assessment`, { ...graded, grade: '', q1: '' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('Choose the grade')
    expect(wrong.html).toContain('The last assessment shows it.')
    expect((await auditor.open(`${href}/complete`)).text).toContain(
      'Grade every domain first. Not graded yet: Assessment, Risk',
    )
    for (const [nth, domain] of DOMAINS.entries()) {
      const page = await auditor.open(`${href}/domains/${domain}`)
      expect(page.text).toContain(`Domain ${nth + 1} of 9`)
      await auditor.send(`${href}/domains/${domain}`, { ...graded, grade: domain === 'plan' ? 'inadequate' : 'good' })
    }
    expect((await other.open(`${href}/domains/plan`)).status).toBe(403)
    // A second thought is the next revision of the same fact.
    await auditor.open(`${href}/domains/plan`)
    await auditor.send(`${href}/domains/plan`, { ...graded, grade: 'requires-improvement' })
    await auditor.open(`${href}/complete`)
    const done = await auditor.send(`${href}/complete`, {
      ...{ 'happenedOn-day': '16', 'happenedOn-month': '10', 'happenedOn-year': '2025' },
      ...{ grade: 'good', theme: 'planning', wouldSay: 'I know who to ring.', why: 'Most of it is done well.' },
    })
    expect(done.text).toContain('What the child would say I know who to ring.')
  })

  it('corrects a grade with a reason, which nobody else may while the moderator has not graded', async () => {
    const [auditor, other] = east.auditor === 'head-of-service' ? [app.browser, north] : [north, app.browser]
    const page = await auditor.open(href)
    const [address = ''] = /\/audits\/of\/[0-9a-f-]+\/facts\/[0-9a-f-]+\/correct/.exec(
      page.html.slice(page.html.indexOf('Domain graded: Risk')),
    ) ?? ['']
    expect((await other.open(href)).text).not.toContain('Domain graded')
    expect((await other.open(address)).status).toBe(403)
    expect((await quality.open(address)).status).toBe(403)
    const form = await auditor.open(address)
    expect(form.heading).toBe('Correct: Risk')
    const on = { 'happenedOn-day': '16', 'happenedOn-month': '10', 'happenedOn-year': '2025' }
    const { q2: _, ...right } = { ...graded, ...on, q1: 'yes', grade: 'outstanding' }
    const unsaid = await auditor.send(address, right)
    expect(unsaid.status).toBe(400)
    const saved = await auditor.send(address, { ...right, correction: 'The wrong page was read' })
    expect(saved.text).toMatch(/Risk Outstanding/)
    expect(saved.text).toContain(
      'grade was Good until 16 October 2025; answers was Yes, Partly until 16 October 2025. Why: The wrong page was read',
    )
  })

  it('is moderated by somebody who does not see the grades before, and whose grades stand', async () => {
    const moderator = east.moderator === 'head-of-service' ? app.browser : north
    const before = await moderator.open(href)
    expect(before.text).toContain('It is completed. Its grades are shown when the moderator has given theirs.')
    expect(before.text).not.toContain('Requires improvement to be good')
    await moderator.open(`${href}/moderate`)
    const half = await moderator.send(`${href}/moderate`, { grade: 'good', why: 'Read by itself.' })
    expect(half.text).toContain('Choose the grade of “Risk”')
    const all = Object.fromEntries(DOMAINS.map((domain) => [`of-${domain}`, domain === 'plan' ? 'good' : 'inadequate']))
    const after = await moderator.send(`${href}/moderate`, {
      ...all,
      grade: 'requires-improvement',
      why: 'Read by itself.',
    })
    expect(after.text).toContain('Moderator’s overall grade, which stands Requires improvement to be good')
    const page = await quality.open(`/audits/${programme}`)
    expect(page.text).toContain('Moderated 1 of 1 Same overall grade 0 of 1')
  })

  it('no longer reads the record once it is done', async () => {
    expect((await north.open(`/children/${east.child}`)).status).toBe(404)
    expect((await north.open(href)).status).toBe(404)
  })

  it('is followed by actions to their closure, and by another audit of the same record', async () => {
    const on = { 'happenedOn-day': '16', 'happenedOn-month': '10', 'happenedOn-year': '2025' }
    await quality.open(`${href}/actions/new`)
    const due = { 'dueOn-day': '30', 'dueOn-month': '10', 'dueOn-year': '2025' }
    const acted = await quality.send(`${href}/actions/new`, {
      ...on,
      ...due,
      what: 'Write the chronology',
      lead: 'social worker',
    })
    expect(acted.text).toContain('Write the chronology Social worker ● Due 30 October 2025')
    const end = /href="(\/audits\/of\/[0-9a-f-]+\/actions\/[0-9a-f-]+\/done)"/.exec(acted.html)?.[1] ?? ''
    await quality.open(end)
    expect((await quality.send(end, { ...on, shownBy: 'On the record' })).text).toContain('■ Done 16 October 2025')
    expect((await quality.open(end)).status).toBe(403)
    const page = await quality.open(href)
    const [address = ''] = /\/audits\/of\/[0-9a-f-]+\/facts\/[0-9a-f-]+\/correct/.exec(
      page.html.slice(page.html.indexOf('Audit moderated')),
    ) ?? ['']
    const form = await quality.open(address)
    expect(form.heading).toBe('Correct: Audit moderated')
    const all = Object.fromEntries(
      DOMAINS.map((domain) => [`of-${domain}`, domain === 'plan' ? 'good' : domain === 'risk' ? '' : 'inadequate']),
    )
    const moderation = { ...all, ...on, grade: 'requires-improvement', why: 'Read by itself.', correction: 'A slip' }
    expect((await quality.send(address, moderation)).text).toContain('Choose an answer to “Risk”')
    const corrected = await quality.send(address, { ...moderation, 'of-risk': 'requires-improvement' })
    expect(corrected.text).toMatch(
      /Corrected once: grades by domain was Assessment Inadequate, Risk Inadequate.* Why: A slip/,
    )
    expect(corrected.text).toMatch(/Risk Outstanding Requires improvement to be good/)
    await quality.open(`${href}/again`)
    const again = await quality.send(`${href}/again`, { ...on, ...due, auditor: 'iro' })
    expect(again.text).toContain('Looks again at the audit before')
  })
})

describe('What audits found', () => {
  it('feeds the measures of the scorecard, by the moderator’s grade, and each figure opens to its audits', async () => {
    const plans = await quality.open('/improvement/measures/1.1-m10')
    expect(plans.text).toContain('100.0% 1 of 1, October 2025 so far')
    expect(plans.text).toContain('Twelve months 100.0% (1 of 1)')
    const behind = /href="(\/audits\/behind\/[^"]+)"/.exec(plans.html)?.[1] ?? ''
    expect(behind).toBe('/audits/behind/1.1-m10?month=2025-10')
    const audits = await quality.open(behind)
    expect(audits.text).toContain('Behind this month: 1 audit.')
    expect(audits.text).toContain('Plan: ● Good 16 October 2025')
    expect(audits.html).toContain(`href="${href}"`)
    const wrong = await quality.open('/audits/behind/1.1-m06')
    expect(wrong.text).toContain('Assessment: ▲ Inadequate')
  })

  it('does not say whose audit is behind a figure to whoever may not see the child', async () => {
    const { text, html } = await north.open('/audits/behind/1.1-m10?month=2025-10')
    expect(text).toContain('A record that you may not open')
    expect(html).not.toContain(href)
    expect(text).not.toMatch(/East \d/)
  })

  it('is of a month that has begun, and of a measure that audits follow', async () => {
    for (const address of ['1.1-m10?month=2025-11', '1.1-m10?month=10-2025', '1.1-m01', 'nothing'])
      expect([address, (await quality.open(`/audits/behind/${address}`)).status]).toEqual([address, 404])
  })

  it('stands in the record as what its facts come to', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})
