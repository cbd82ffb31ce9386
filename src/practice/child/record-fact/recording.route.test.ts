import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp } from '../../../../test/an-app.ts'
import { aRecordOf, type OnRecord } from '../../../../test/a-record-of.ts'
import { aChild } from '../../../demo/index.ts'

const jude = aChild('Jude P.', '100001')
  .bornOn('2024-11-02', { sex: 'M' })
  .enteredCareOn('2024-12-06')
  .placedWithFosterCarers()
  .inTeam('Permanence team', '2024-12-10')
  .decisionOn('2025-04-04')
const wren = aChild('Wren A.', '100002').bornOn('2023-05-20').inNeedFrom('2024-01-27').inTeam('North', '2024-02-01')

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
const at = (name: string): string => `/children/${on.get(name)?.subject ?? ''}`
const date = (field: string, d: string, m: string, y: string) => ({
  [`${field}-day`]: d,
  [`${field}-month`]: m,
  [`${field}-year`]: y,
})

beforeAll(async () => {
  app = await anApp({ person: 'adoption-lead' })
  on = await aRecordOf(app.store, [jude, wren])
})
afterAll(() => app.close())

describe('recording something that happened', () => {
  const address = () => `${at('Jude P.')}/record/permanence.placement-order`

  it('offers a form made from the event’s definition, headed by the child', async () => {
    const page = await app.browser.open(address())
    expect([page.status, page.heading, page.title]).toEqual([
      200,
      'Placement order made',
      'Placement order made – Throughline',
    ])
    expect(page.text).toContain('Jude P.')
    expect(page.text).toContain('Adoption and Children Act 2002, section 21')
  })

  it('says what is wrong beside the field and in the summary, and keeps what was typed', async () => {
    await app.browser.open(address())
    const page = await app.browser.send(address(), date('happenedOn', '31', '2', '2025'))
    expect([page.status, page.title]).toEqual([400, 'Error: Placement order made – Throughline'])
    expect(page.html).toContain(
      '<a href="#happenedOn-day">Date of the order must be a real date, such as 27 3 2025</a>',
    )
    expect(page.html).toMatch(/id="happenedOn-day"[^>]*value="31"/)
  })

  it('saves, goes back to the child, and shows it at once: stage, timeline, clock', async () => {
    await app.browser.open(address())
    const page = await app.browser.send(address(), date('happenedOn', '24', '7', '2025'))
    expect([page.status, page.heading]).toEqual([200, 'Jude P.'])
    expect(page.text).toContain('Saved: Placement order made')
    expect(page.text).toMatch(/Family finding ?since 24 July 2025/)
    expect(page.text).toContain('Recorded on 16 Oct 2025 by the adoption lead practitioner')
    expect(page.text).toContain('84 of 121 days')
  })

  it('takes any number of answers where several may be true, and refuses “none” beside one', async () => {
    const assessed = `${at('Wren A.')}/record/child.assessment`
    const days = { ...date('happenedOn', '1', '9', '2025'), ...date('endedOn', '8', '10', '2025') }
    await app.browser.open(assessed)
    const refused = await app.browser.send(assessed, { ...days, factors: ['3B', '21'] })
    expect(refused.status).toBe(400)
    expect(refused.html).toMatch(/<a href="#factors">“None of these[^<]*stands alone/)
    expect([...refused.html.matchAll(/value="(\w+)" checked/g)].map(([, code]) => code)).toEqual(['3B', '21'])
    const saved = await app.browser.send(assessed, { ...days, factors: ['16A', '3B'] })
    expect(saved.text).toContain('Saved: Assessment')
    expect(saved.text).toContain('Domestic abuse of a parent or carer, Neglect')
  })

  it('saves once however often it is clicked', async () => {
    const page = await app.browser.open(`${at('Jude P.')}/record/permanence.delay`)
    const request = /name="request" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
    const csrf = /name="csrf" value="([^"]*)"/.exec(page.html)?.[1] ?? ''
    const fields = { request, csrf, cause: 'medical', ...date('happenedOn', '1', '9', '2025') }
    for (let click = 0; click < 3; click += 1)
      await app.browser.post(`${at('Jude P.')}/record/permanence.delay`, fields)
    const child = await app.browser.open(at('Jude P.'))
    expect(child.html.match(/title">Waited: Adoption medical awaited/g)).toHaveLength(1)
  })

  it.each([
    ['a kind of event that no form records', '/record/child.episode'],
    ['a kind of event that there is not', '/record/child.nothing'],
    ['a child who is not there', '/../00000000-0000-4000-8000-000000000000/record/permanence.match'],
  ])('answers %s as not found', async (_, path) => {
    expect((await app.browser.open(`${at('Jude P.')}${path}`)).status).toBe(404)
  })
})

describe('correcting a fact', () => {
  const decision = () => {
    const told = on.get('Jude P.')
    return `${at('Jude P.')}/facts/${told?.facts[jude.facts.findIndex(({ type }) => type === 'permanence.adoption-decision')] ?? ''}/correct`
  }

  it('shows the fact as it stands, and whose word will stand', async () => {
    const page = await app.browser.open(decision())
    expect(page.heading).toBe('Correct: Decision that the child should be placed for adoption')
    expect(page.html).toMatch(/id="happenedOn-day"[^>]*value="4"/)
    expect(page.text).toContain('What you change here stands over the return')
  })

  it('changes nothing where nothing was changed', async () => {
    const page = await app.browser.open(decision())
    expect(page.status).toBe(200)
    const again = await app.browser.send(decision(), date('happenedOn', '4', '4', '2025'))
    expect(again.text).toContain('Important Nothing was changed')
    expect(again.html).not.toContain('govuk-notification-banner--success')
  })

  it('shows both versions side by side when somebody else was quicker, loses nothing, and lets the person decide', async () => {
    const mine = await app.browser.open(decision())
    const revision = /name="revision" value="([^"]*)"/.exec(mine.html)?.[1] ?? ''
    await app.browser.send(decision(), date('happenedOn', '3', '4', '2025'))
    await app.browser.open(decision())
    const page = await app.browser.send(decision(), { revision, ...date('happenedOn', '2', '4', '2025') })
    expect(page.status).toBe(409)
    expect(page.text).toContain(
      'This was changed by the adoption lead practitioner on 16 October 2025 while you were typing',
    )
    expect(page.text).toContain('Date of the decision 3 April 2025 2 April 2025 Different')
    expect(page.html).toMatch(/id="happenedOn-day"[^>]*value="2"/)
    const saved = await app.browser.send(decision(), date('happenedOn', '2', '4', '2025'))
    expect(saved.text).toContain('Corrected: Decision that the child should be placed for adoption')
    expect(saved.text).toContain('Corrected once: date of the decision was 4 April 2025 until 16 October 2025')
  })
})

describe('withdrawing a fact', () => {
  it('needs a reason, keeps it, and takes the fact off the page', async () => {
    const child = await app.browser.open(at('Jude P.'))
    const address = /href="([^"]*\/withdraw)"[^>]*>\s*Withdraw[^:]* Waited/.exec(child.html)?.[1] ?? ''
    await app.browser.open(address)
    const without = await app.browser.send(address, { reason: ' ' })
    expect([without.status, without.text.includes('Say why it is withdrawn')]).toEqual([400, true])
    const page = await app.browser.send(address, { reason: 'Recorded on the wrong child.' })
    expect(page.text).toContain('Withdrawn: Cause of delay')
    expect(page.text).toContain('Recorded on the wrong child.')
    expect(page.html).not.toContain('Waited: Adoption medical awaited')
    expect((await app.browser.open(address)).status).toBe(404)
  })
})

describe('brothers and sisters', () => {
  const address = () => `${at('Jude P.')}/siblings`

  it('are not saved while nobody is chosen, and not looked for while nothing is typed', async () => {
    await app.browser.open(address())
    const saved = await app.browser.send(address(), { do: 'save', ...date('since', '1', '9', '2025') })
    expect([saved.status, saved.text.includes('There is a problem Look for a child and choose them first')]).toEqual([
      400,
      true,
    ])
    const looked = await app.browser.send(address(), { do: 'look', look: '', ...date('since', '1', '9', '2025') })
    expect(looked.text).toContain('There is a problem Enter a name, a number or a date of birth')
    expect(looked.html).toContain('value="2025"')
  })

  it('are looked for, chosen and saved; then each names the other', async () => {
    await app.browser.open(address())
    const found = await app.browser.send(address(), { do: 'look', look: 'wren' })
    expect(found.text).toContain('One child is offered below.')
    const other = on.get('Wren A.')?.subject ?? ''
    const page = await app.browser.send(address(), { do: 'save', with: other, ...date('since', '1', '9', '2025') })
    expect(page.text).toContain('Saved: brothers and sisters together')
    expect(page.text).toContain('Planned for together Wren A.')
    expect((await app.browser.open(at('Wren A.'))).text).toContain('Planned for together Jude P.')
  })

  it('need a date', async () => {
    await app.browser.open(address())
    const other = on.get('Wren A.')?.subject ?? ''
    const page = await app.browser.send(address(), { do: 'save', with: other, ...date('since', '', '', '') })
    expect(page.text).toContain('Enter the date from which they are planned for together')
  })
})
