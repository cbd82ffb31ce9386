import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'
import { project } from '../../../test/a-record-of.ts'

let app: AnApp
const signedIn = async (person: string): Promise<Browser> => {
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  return browser
}
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
})
afterAll(() => app.close())

const on = (field: string, year: string, month: string, dayOf: string) => ({
  ...{ [`${field}-day`]: dayOf, [`${field}-month`]: month, [`${field}-year`]: year },
})
const addressIn = (html: string, base: string): string =>
  new RegExp(`href="(/${base}/[0-9a-f-]{36})/record`).exec(html)?.[1] ?? ''

describe('A household that would adopt', () => {
  it('begins with its enquiry, and its page says by when information is sent and a meeting offered', async () => {
    const lead = await signedIn('adoption-lead')
    const list = await lead.open('/adopters')
    expect(list.text).toContain('No household is under way.')
    await lead.open('/adopters/new')
    const refused = await lead.send('/adopters/new', { ...on('happenedOn', '2025', '10', '13'), called: '' })
    expect(refused.status).toBe(400)
    const saved = await lead.send('/adopters/new', {
      ...{ ...on('happenedOn', '2025', '10', '13'), called: 'Household Larch' },
      ...on('sentOn', '2025', '10', '15'),
    })
    expect(saved.heading).toBe('Household Larch')
    expect(saved.text).toMatch(/Information pack sent.*13 October 2025 20 October 2025 .* In time: 15 October 2025/)
    expect(saved.text).toMatch(/Session, visit, call or meeting offered.*27 October 2025/)
    const household = addressIn(saved.html, 'adopters')
    const stage = `${household}/record/adopters.stage-one`
    await lead.open(stage)
    const wrong = await lead.send(stage, {
      ...on('happenedOn', '2025', '10', '15'),
      ...on('decidedOn', '2025', '10', '1'),
    })
    expect(wrong.status).toBe(400)
    const later = await lead.send(stage, on('happenedOn', '2025', '10', '15'))
    expect(later.text).toMatch(/Stage one decision.*15 December 2025/)
    expect((await lead.open('/adopters')).text).toMatch(/Household Larch.*Stage one/)
  })

  it('is refused an enquiry to come, with what was typed, and a double click begins one household and not two', async () => {
    const lead = await signedIn('adoption-lead')
    await lead.open('/adopters/new')
    const later = await lead.send('/adopters/new', {
      ...on('happenedOn', '2025', '10', '17'),
      called: '“Household” O’Elm',
    })
    expect([later.status, later.text.includes('must be today or in the past')]).toEqual([400, true])
    expect(later.html).toContain('O’Elm')
    const form = await lead.open('/adopters/new')
    const hidden = Object.fromEntries(
      [...form.html.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [
        name,
        value,
      ]),
    )
    const sent = { ...hidden, ...on('happenedOn', '2025', '10', '14'), called: 'Household O’Elm' }
    await Promise.all([lead.post('/adopters/new', sent), lead.post('/adopters/new', sent)])
    expect((await lead.open('/adopters')).text.split('Household O’Elm').length - 1).toBe(1)
  })

  it('is seen by nobody without a part in adoption, and recorded by nobody who only reads', async () => {
    const worker = await signedIn('social-worker')
    expect((await worker.open('/adopters')).status).toBe(404)
    expect((await worker.open('/foster-homes')).status).toBe(404)
  })
})

describe('A household that fosters', () => {
  it('is recorded by the fostering team from its application on', async () => {
    const team = await signedIn('fostering')
    expect((await team.open('/foster-homes')).text).toContain('No household that fosters is on record.')
    await team.open('/foster-homes/new')
    const saved = await team.send('/foster-homes/new', {
      ...on('happenedOn', '2025', '3', '3'),
      called: 'Household Tone',
    })
    expect(saved.heading).toBe('Household Tone')
    expect(saved.text).toMatch(/Full assessment.*3 March 2025 3 November 2025/)
    const home = addressIn(saved.html, 'foster-homes')
    const decide = `${home}/record/fostering.recommendation`
    await team.open(decide)
    const approved = await team.send(decide, {
      ...{ ...on('happenedOn', '2025', '9', '1'), ...on('decidedOn', '2025', '9', '8'), outcome: 'approved' },
    })
    expect(approved.text).toContain('Decision: approved')
    expect(approved.text).toMatch(/Unannounced visit to a foster carer.*8 September 2026/)
    expect((await team.open('/foster-homes')).text).toMatch(/Household Tone.*Approved/)
    expect((await team.open(`${home}/record/fostering.nonsense`)).status).toBe(404)
    expect((await team.open('/foster-homes/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })

  it('has its clocks among what is due to the fostering team, which sees no child and is led to the form that stops each', async () => {
    const team = await signedIn('fostering')
    const due = await team.open('/due?part=all&team=any&role=any')
    expect(due.text).toMatch(/Household Tone.*Full assessment|Full assessment.*Household Tone/)
    expect(due.text).not.toContain('Caseloads')
    const address = /href="(\/foster-homes\/[0-9a-f-]+\/facts\/[0-9a-f-]+\/correct)"/.exec(due.html)?.[1] ?? ''
    const form = await team.open(address)
    expect(form.heading).toBe('Complete or correct: Application to foster')
    const early = {
      ...on('happenedOn', '2025', '3', '3'),
      called: 'Household Tone',
      ...on('panelOn', '2025', '3', '1'),
    }
    expect((await team.send(address, early)).status).toBe(400)
    const saved = await team.send(address, { ...early, ...on('panelOn', '2025', '9', '1') })
    expect(saved.text).toMatch(/Full assessment.*In time: 1 September 2025/)
    expect((await team.open('/due?part=all&team=any&role=any')).text).not.toContain('FS2: Full assessment')
    await team.open(address)
    const stale = await team.send(address, { ...early, revision: '0' })
    expect([stale.status, stale.text.includes('Somebody else changed this after you opened the form')]).toEqual([
      409,
      true,
    ])
  })

  it('stands on the pages of those who answer for it, and not on a team manager’s', async () => {
    const head = await signedIn('head-of-service')
    expect((await head.open('/caseloads')).text).toMatch(/Foster carers 1 0 0/)
    const clinic = (await head.open('/clinic?team=Foster+carers')).text
    expect(clinic).toContain('Unannounced visit')
    expect(clinic).toMatch(/1 ?households under way 0 ?households with something late/)
    expect(clinic).not.toMatch(/children a worker|without a worker/)
    expect(clinic).not.toMatch(/\bno fall/)
    expect((await head.open('/clinic')).text).toContain('children a worker')
    expect((await head.open('/teams')).text).toContain('Foster carers')
    const manager = await signedIn('team-manager')
    expect((await manager.open('/teams')).text).not.toContain('Foster carers')
  })

  it('leaves a record that verifies', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})
