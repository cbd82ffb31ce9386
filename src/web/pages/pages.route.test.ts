import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, TODAY, type AnApp } from '../../../test/an-app.ts'
import { isStill, untilPage } from '../../../test/until.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../../practice/index.ts'
import type { FactId, NewRevision, SubjectId } from '../../record/index.ts'
import { save } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { day } from '../../time/index.ts'

let app: AnApp

const id = () => randomUUID()

/** One thing that happened to a child. */
function happened(child: SubjectId, type: string, on: string, body: NewRevision['body']): NewRevision {
  const fact = id() as FactId // a new random uuid
  return { fact, revision: 0, type, shape: 1, subjects: [child], happenedOn: day(on), body, texts: {} }
}

async function told(sourceRef: string | null, ...facts: readonly ((child: SubjectId) => NewRevision)[]) {
  const child = id() as SubjectId // a new random uuid
  const saved = await save(
    app.store,
    HARBOUR,
    {
      request: id(),
      by: 'performance-analyst',
      voice: sourceRef === null ? 'typed' : 'ssda903',
      statement: sourceRef === null ? null : '2026:2025-10-16',
      recordedOn: TODAY,
      newSubjects: [{ id: child, kind: 'child', sourceRef }],
      revisions: facts.map((fact) => fact(child)),
    },
    makeProject(defaultDefinitions),
    eventDefinitions,
  )
  return { child, position: saved.saved ? saved.position : 0 }
}

const inCare =
  (from: string, more: NewRevision['body'] = {}) =>
  (child: SubjectId) =>
    happened(child, 'child.episode', from, {
      reasonStarted: 'S',
      legalStatus: 'C2',
      need: 'N1',
      placement: 'U1',
      ...more,
    })
const born = (on: string) => (child: SubjectId) => happened(child, 'child.identity', on, { sex: '1' })
const named = (name: string) => (child: SubjectId) =>
  happened(child, 'child.name', '2025-09-01', { name, team: 'North' })

let beforeWren = 0
beforeAll(async () => {
  app = await anApp()
  await told('100001', born('2021-03-02'), inCare('2025-01-06'), named('Rowan A.'))
  beforeWren = (await told('100002', born('2023-03-02'), inCare('2025-10-06'), inCare('2025-10-08'))).position
  await told('100003', born('2022-05-01'), inCare('2025-09-30'))
})
afterAll(() => app.close())

describe('Home', () => {
  it('says how the record stands', async () => {
    const page = await app.browser.open('/')
    expect(page.heading).toBe('Harbour Council')
    expect(page.text).toContain('3 children are looked after by Harbour Council.')
    expect(page.text).toContain('No return has been loaded yet.')
    expect(page.text).toMatch(/How the children stand 3\s*looked after\s*each with a stage, an owner and a next date/)
  })

  it('says first what needs somebody, each with the way to it, and then every way on in groups', async () => {
    const { text, html } = await app.browser.open('/')
    const order = ['What needs you today', 'Find a child', 'How the children stand', 'Everything here']
    const places = order.map((heading) => text.indexOf(heading))
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(places).not.toContain(-1)
    expect(text).toContain('1 contradiction leaves children out of the figures. Mend them')
    expect(text).toContain('1 looked-after child has nothing recorded for 30 days. See who')
    for (const group of ['Children and work', 'Figures and improvement', 'Returns and data', 'Rules, settings and you'])
      expect(html).toMatch(new RegExp(`<h3[^>]*>${group}</h3>`))
    expect(text).not.toContain('Oversight')
  })

  it('names every part of the service that stands at an address of its own and is theirs to open', async () => {
    const { html } = await app.browser.open('/')
    for (const href of ['/permanence', '/due', '/scorecard', '/improvement', '/imports', '/data-quality', '/rules'])
      expect(html).toContain(`href="${href}"`)
  })

  it('says how it stood on another day', async () => {
    expect((await app.browser.open('/?on=2025-06-30')).text).toContain('1 child was looked after')
  })
})

describe('Children of whom nothing is recorded', () => {
  it('lists them with the length of the silence', async () => {
    const page = await app.browser.open('/children/quiet')
    expect(page.text).toContain('Rowan A. North Looked after')
    expect(page.text).not.toContain('Child 100002')
  })

  it('answers for any day', async () => {
    const page = await app.browser.open('/children/quiet?on=2025-01-20')
    expect(page.text).toContain('Every child has an event dated in the 30 days before.')
  })
})

describe('The rule book', () => {
  it('shows how the clocks of each rule stand, on any day', async () => {
    const page = await app.browser.open('/rules')
    expect(page.heading).toBe('Rule book')
    expect(page.text).toContain('Read at the source')
    expect((await app.browser.open('/rules/child.first-review')).text).toMatch(/3running 0at risk 1late/)
    expect((await app.browser.open('/rules/child.first-review?on=2025-01-07')).text).toMatch(/1running 0at risk 0late/)
  })

  it('has a page for every rule, and none for what is no rule', async () => {
    expect((await app.browser.open('/rules/court.pre-proceedings')).text).toContain('Unverified: off until')
    expect((await app.browser.open('/rules/court.nothing')).status).toBe(404)
  })
})

describe('Contradictions', () => {
  it('lists them by kind, with the child behind each', async () => {
    const page = await app.browser.open('/contradictions')
    expect(page.text).toContain('Child 100002')
    expect(page.text).toMatch(/care/i)
    const kind = /href="(\/contradictions\?kind=[^"]*)"/.exec(page.html)?.[1] ?? ''
    expect((await app.browser.open(kind)).text).toContain('Show every kind')
  })
})

describe('Timeliness of recording', () => {
  it('counts days from what happened to its being recorded, without birth dates', async () => {
    const page = await app.browser.open('/recording')
    expect(page.text).toContain('Episode of care 4')
    expect(page.text).not.toContain('Who the child is')
  })

  it('stands by team and by month too, and a team opens to its kinds of event', async () => {
    expect((await app.browser.open('/recording?by=month')).text).toContain('October 2025 5')
    const page = await app.browser.open('/recording?by=team')
    expect(page.text).toContain('North 2')
    expect(page.text).toContain('No team on record then 3')
    const north = await app.browser.open(
      /href="(\/recording\?[^"]*team=North)"/.exec(page.html)?.[1]?.replaceAll('&amp;', '&') ?? '',
    )
    expect(north.text).toContain('Episode of care 1')
    expect(north.text).toContain('Show every team')
  })

  it('comes as CSV too', async () => {
    const csv = await app.browser.get('/recording.csv?months=1')
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.html).toContain('Told by,Kind of event,Recorded')
    expect((await app.browser.get('/recording.csv?by=team')).html).toContain('Told by,Team,Recorded')
  })
})

describe('Another date', () => {
  it('leads back to the page that was left, on that day', async () => {
    await app.browser.open('/as-at?back=/imports')
    const page = await app.browser.send('/as-at', { 'on-day': '31', 'on-month': 'March', 'on-year': '2025' })
    expect(page.heading).toBe('Imports')
    expect(page.text).toContain('As it was on Monday 31 March 2025')
  })

  it('asks again for what is no date, and keeps what was typed', async () => {
    await app.browser.open('/as-at')
    const page = await app.browser.send('/as-at', { 'on-day': '31', 'on-month': '2', 'on-year': '2025' })
    expect(page.status).toBe(400)
    expect(page.text).toContain('The day must be a real date, such as 31 3 2025')
    expect(page.html).toContain('value="31"')
  })

  it('says since when the record knows anything', async () => {
    await app.browser.open('/as-at')
    const page = await app.browser.send('/known-at', { 'known-day': '1', 'known-month': '1', 'known-year': '2001' })
    expect(page.status).toBe(400)
    expect(page.text).toContain('Nothing had been recorded by then: this record began on')
  })

  it('prepares what was known at a position, and then shows it', async () => {
    const begun = await app.browser.open(`/?known=${beforeWren}`)
    expect(begun.heading).toMatch(/^Preparing the record as it was known at \d\d:\d\d on \d+ \w+ \d{4}$/)
    expect(begun.headers.refresh).toBe('1')
    const page = await untilPage(app.browser, `/?known=${beforeWren}`, isStill)
    expect(page.text).toContain('2 children are looked after')
    expect(page.text).toContain('As known at')
    expect(page.html).toContain(`href="/permanence?known=${beforeWren}"`)
  })

  it('knows no position that was never committed', async () => {
    expect((await app.browser.open('/?known=999999')).status).toBe(404)
  })
})
