import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aChild } from '../../demo/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
let head: Browser
let href = ''

const on = (field: string, month: string, day: string) => ({
  ...{ [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: '2025' },
})

const ofFact = (html: string, heading: string): string =>
  /href="(\/audits\/[0-9a-f-]+\/facts\/[0-9a-f-]+\/correct)"/.exec(html.slice(html.indexOf(`>${heading}`)))?.[1] ?? ''

beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  head = app.browser
  await aRecordOf(
    app.store,
    [1, 2, 3].map((n) =>
      aChild(`North ${n}`, String(100_000 + n))
        .bornOn('2015-05-01')
        .enteredCareOn('2023-08-28')
        .placedWithFosterCarers()
        .inTeam('Safeguarding North', '2023-09-01')
        .withWorker('SW00009', '2023-09-01'),
    ),
  )
  await head.open('/audits/new')
  const saved = await head.send('/audits/new', {
    ...{ title: 'Case files, Octber', tool: 'case-file.1', occasion: 'routine', size: '2', moderateEvery: '0' },
    ...{ ...on('dueOn', '11', '14'), auditors: ['iro'] },
  })
  href = /href="(\/audits\/[0-9a-f-]{36})\/close"/.exec(saved.html)?.[1] ?? ''
})
afterAll(() => app.close())

describe('What was put down wrongly of a programme', () => {
  const right = {
    title: 'Case files, October',
    occasion: 'dip-sample',
    ...on('dueOn', '11', '28'),
    correction: 'A slip',
  }
  const drawnOf = (text: string) => /How the sample was drawn.*Seed [0-9a-f-]{36}.*What happened/.exec(text)?.[0]

  it('is its title, why it is held and its day: put right with a reason, what it said before kept', async () => {
    const page = await head.open(href)
    const address = ofFact(page.html, 'Audit programme agreed')
    const form = await head.open(address)
    expect(form.heading).toBe('Correct: Audit programme agreed, and its sample drawn')
    expect(form.html).toContain('value="Case files, Octber"')
    const silent = await head.send(address, { ...right, correction: '' })
    expect([silent.status, silent.text.includes('Enter an answer to “Why is it corrected?”')]).toEqual([400, true])
    const early = await head.send(address, { ...right, ...on('dueOn', '10', '1') })
    expect(early.text).toContain('The date must not be before 16 October 2025, when it was agreed')
    const saved = await head.send(address, right)
    expect(saved.heading).toBe('Case files, October')
    for (const said of [
      'title was Case files, Octber until 16 October 2025',
      'why it is held was Routine until 16 October 2025',
      'day by which the audits are done was 14 November 2025 until 16 October 2025',
      'Why: A slip',
    ])
      expect(saved.text).toContain(said)
  })

  it('is nothing of how its sample was drawn: the form asks for none of it, and takes none', async () => {
    const before = await head.open(href)
    const address = ofFact(before.html, 'Audit programme agreed')
    const form = await head.open(address)
    expect(form.text).toContain('What it drew cannot: the tool, the day, the seed and the cases stay as they were')
    const drawn = ['tool', 'size', 'population', 'strata', 'seed', 'digest', 'position', 'happenedOn-day']
    for (const field of drawn) expect(form.html).not.toContain(`name="${field}"`)
    const other = { tool: 'supervision.2', size: '1', population: '9', seed: 'mine', digest: 'x', position: '1' }
    const saved = await head.send(address, { ...right, ...other, ...on('happenedOn', '10', '1'), strata: '1 of 9 ' })
    expect(saved.status).toBe(200)
    expect(drawnOf(before.text)).toBeDefined()
    expect(drawnOf(saved.text)).toBe(drawnOf(before.text))
    const again = /href="(\/audits\/[0-9a-f-]{36}\/again[^"]*)"/.exec(saved.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(again).toContain('on=2025-10-16')
    await expect
      .poll(async () => (await head.open(again)).text, { timeout: 20_000, interval: 200 })
      .toContain('The same 2 cases come out. The population is the same: 3 cases')
  })

  it('is what it found, once it is closed; corrected by whoever agrees programmes and by nobody else', async () => {
    await head.open(`${href}/close`)
    const closed = { ...on('happenedOn', '10', '16'), found: 'Plans are late.', shared: 'Practice forum' }
    await head.send(`${href}/close`, closed)
    const address = ofFact((await head.open(href)).html, 'Audit programme closed')
    expect((await head.open(address)).html).toContain('Plans are late.</textarea>')
    const early = await head.send(address, { ...closed, ...on('happenedOn', '10', '15'), correction: 'The day' })
    expect(early.text).toContain('The date must not be before 16 October 2025, when it was agreed')
    const saved = await head.send(address, { ...closed, found: 'Reviews are late.', correction: 'Reviews, not plans' })
    expect(saved.text).toContain('Reviews are late. Shared: Practice forum.')
    expect(saved.text).toContain('Corrected: what was written. Why: Reviews, not plans')
    const reader = aBrowser(app.server)
    await reader.signIn('team-manager-north')
    expect((await reader.open(href)).html).not.toContain('/correct"')
    expect((await reader.open(address)).status).toBe(404)
  })

  it('stands in the record as what its facts come to', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})
