import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, TODAY, type AnApp, type Browser, type Seen } from '../../../test/an-app.ts'
import { vaultKeys } from '../../../test/vault-keys.ts'
import { aChild } from '../../demo/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

const adoptedOn = (name: string, number: string, on: string) =>
  aChild(name, number)
    .bornOn('2021-11-17')
    .enteredCareOn('2022-01-05')
    .placedWithFosterCarers()
    .inTeam('Permanence team', '2022-01-09')
    .decisionOn('2022-06-01')
    .withPlacementOrderOn('2022-08-03')
    .matchedOn('2023-05-09')
    .movedInOn('2023-06-13')
    .adoptedOn(on)

const keys = vaultKeys()
let app: AnApp
let her = ''
let late = ''
const people: Record<string, Browser> = {}
const as = async (person: string): Promise<Browser> => {
  const browser = (people[person] ??= aBrowser(app.server))
  await browser.signIn(person)
  return browser
}
const addressIn = (seen: Seen, pattern: RegExp): string => pattern.exec(seen.html)?.[0] ?? 'none'

beforeAll(async () => {
  app = await anApp({
    vault: { sealing: () => ({ publicKey: keys.publicKey, refs: keys.refs }), opening: () => keys.privateKey },
  })
  const on = await aRecordOf(app.store, [
    adoptedOn('Quillfeather, Rosalind', '770077', '2024-02-22'),
    adoptedOn('Birchwood, Two', '100002', '2025-06-10'),
  ])
  her = on.get('Quillfeather, Rosalind')?.subject ?? ''
  late = on.get('Birchwood, Two')?.subject ?? ''
})
afterAll(() => app.close())

describe('The adoption records custodian', () => {
  it('is offered records whose year’s return is accepted, and told which must wait and whether they are restricted', async () => {
    const custodian = await as('custodian')
    const offered = await custodian.open('/adoption-records')
    expect(offered.text).toContain('Quillfeather, Rosalind')
    expect(offered.text).not.toContain('Birchwood, Two')
    const waiting = await custodian.open('/adoption-records?which=waiting')
    expect(waiting.text).toContain('Birchwood, Two')
    expect(waiting.text).toContain('30 Sep 2026')
    expect(waiting.text).toContain('Restricted by the order')
    expect((await custodian.open(`/adoption-records/${late}`)).status).toBe(404)
    expect((await custodian.open('/adoption-records/not-an-id')).status).toBe(404)
  })

  it('says why, checks, and seals: the child is then nowhere, and the figure says sealed', async () => {
    const custodian = await as('custodian')
    await custodian.open(`/adoption-records/${her}`)
    const empty = await custodian.send(`/adoption-records/${her}/check`, { reason: ' ' })
    expect([empty.status, empty.text.includes('Say why it is sealed')]).toEqual([400, true])
    const check = await custodian.send(`/adoption-records/${her}/check`, { reason: 'The order was made in February' })
    expect(check.heading).toBe('Check before you seal')
    expect(check.text).toContain('The order was made in February')
    const sealed = await custodian.send(`/adoption-records/${her}`, { reason: 'The order was made in February' })
    expect(sealed.text).toMatch(/Sealed: \d+ events are in the vault/)
    expect(sealed.text).not.toContain('Quillfeather')
    const analyst = await as('performance-analyst')
    expect((await analyst.open(`/children/${her}`)).status).toBe(404)
    expect((await analyst.open('/children')).text).not.toContain('Quillfeather')
    const figure = await analyst.open('/scorecard/A1?period=three-years')
    expect(figure.text).toContain('A sealed adoption record')
    expect(figure.text).toContain('524')
    expect(figure.text).not.toMatch(/Jan 2022|Jun 2023/)
    const file = (await analyst.open('/scorecard/A1/download?period=three-years')).bytes.toString('utf8')
    expect(file).toContain('A sealed adoption record,,,,,524,yes,')
  })

  it('opens the vault with a reason, which is logged and sealed', async () => {
    const custodian = await as('custodian')
    expect((await custodian.open('/vault')).text).toContain('1 record is sealed')
    const wrong = await custodian.send('/vault/open', { sought: '770077' })
    expect([wrong.status, wrong.text.includes('Say why you open it')]).toEqual([400, true])
    expect(wrong.html).toContain('value="770077"')
    const nobody = await custodian.send('/vault/open', { sought: 'Nobody', reason: 'To see' })
    expect(nobody.text).toContain('The vault holds no such record')
    await custodian.open('/vault')
    const opened = await custodian.send('/vault/open', { sought: 'rosalind', reason: 'Asked by the adopted adult' })
    expect(opened.text).toContain('Quillfeather, Rosalind')
    expect(opened.text).toContain('The order was made in February')
    const { rows } = await app.store.executeSql(
      `select ground, route, subjects::text from read_log where ground = 'sealed'`,
    )
    expect(rows).toEqual([0, 1].map(() => ({ ground: 'sealed', route: 'POST /vault/open', subjects: '{}' })))
    const uses = await app.store.executeSql(`select encode(ciphertext, 'escape') as said from vault_use`)
    expect(JSON.stringify(uses.rows)).not.toContain('adopted adult')
    expect((await custodian.open('/vault')).text).toContain('Asked by the adopted adult')
  })

  it('releases nothing alone: a second person approves, and then there is a file', async () => {
    const custodian = await as('custodian')
    await custodian.open('/vault')
    await custodian.send('/vault/open', { sought: '770077', reason: 'Asked by the adopted adult' })
    const page = await custodian.open('/vault')
    expect(page.html).not.toMatch(/releases\/[^"]+\/record/)
    await custodian.send('/vault/open', { sought: '770077', reason: 'Asked by the adopted adult' })
    const wrong = await custodian.send('/vault/release', { record: await recordId(), to: 'The adopted adult' })
    expect([wrong.status, wrong.text.includes('Say why it is released')]).toEqual([400, true])
    expect(wrong.html).toContain('value="The adopted adult"')
    const asked = await custodian.send('/vault/release', {
      ...{
        record: await recordId(),
        to: 'The adopted adult, by passport',
        reason: 'Asked for information from the record',
      },
    })
    expect(asked.text).toContain('a second person must approve it')
    const director = await as('director')
    const releases = await director.open('/vault/releases')
    expect(releases.text).toContain('The adopted adult, by passport')
    expect(releases.text).not.toContain('Quillfeather')
    const action = addressIn(releases, /\/vault\/releases\/[0-9a-f-]{36}/)
    expect((await custodian.open(`${action}/record`)).status).toBe(404)
    const decided = await director.send(action, { decision: 'approved' })
    expect(decided.text).toContain('Approved by the director of children’s services')
    const file = await custodian.open(
      addressIn(await custodian.open('/vault'), /\/vault\/releases\/[0-9a-f-]{36}\/record/),
    )
    expect(file.bytes.toString('utf8')).toContain('Quillfeather, Rosalind')
    expect((await director.open(`${action}/record`)).status).toBe(404)
    expect((await director.post(action, { decision: 'refused' })).status).toBe(403)
  })

  it('leaves a record that verifies', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
    expect(TODAY).toBe('2025-10-16')
  })

  const recordId = async (): Promise<string> => {
    const { rows } = await app.store.executeSql('select id from vault')
    const [row] = rows
    return typeof row === 'object' && row !== null && 'id' in row ? String(row.id) : ''
  }
})

describe('Others', () => {
  it.each(['performance-analyst', 'head-of-service', 'administrator', 'auditor', 'social-worker'])(
    '%s reaches neither the records to seal nor the vault',
    async (person) => {
      const browser = await as(person)
      for (const address of ['/adoption-records', '/vault', `/adoption-records/${late}`])
        expect((await browser.open(address)).status).toBe(404)
    },
  )
})
