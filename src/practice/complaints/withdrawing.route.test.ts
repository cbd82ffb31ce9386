import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { project } from '../../../test/a-record-of.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
let manager: Browser
let complaint = ''

const NEW = '/complaints/new'
const on = (year: string, month: string, day: string) => ({
  ...{ 'happenedOn-day': day, 'happenedOn-month': month, 'happenedOn-year': year },
})
const made = {
  ...{ ...on('2025', '9', '29'), kind: 'complaint', sender: 'parent', about: 'Nobody rang back' },
  ...{ words: 'I rang five times.', theme: 'communication' },
}
const replied = { ...on('2025', '10', '10'), outcome: 'upheld', summary: 'We are sorry.' }

const withdrawals = ({ html }: { readonly html: string }): readonly string[] =>
  [...html.matchAll(/href="(\/complaints\/[0-9a-f-]{36}\/facts\/[0-9a-f-]{36}\/withdraw)"/g)].map(([, to]) => to ?? '')

beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  manager = aBrowser(app.server)
  await manager.signIn('complaints-manager')
  await manager.open(NEW)
  const saved = await manager.send(NEW, made)
  complaint = /href="(\/complaints\/[0-9a-f-]{36})\/record/.exec(saved.html)?.[1] ?? ''
  await manager.open(`${complaint}/record/complaints.replied`)
  await manager.send(`${complaint}/record/complaints.replied`, replied)
})
afterAll(() => app.close())

describe('A fact of a complaint that should never have been recorded', () => {
  let form = ''

  it('is withdrawn with a reason: it stays to be seen, and the clock that it stopped runs again', async () => {
    const before = await manager.open(complaint)
    expect(before.text).toContain('In time: 10 October 2025')
    expect(withdrawals(before)).toHaveLength(1)
    ;[form = ''] = withdrawals(before)
    const asked = await manager.open(form)
    expect(asked.heading).toBe('Withdraw: Reply at stage 1')
    expect(asked.text).toContain('Date on which it was sent 10 October 2025 What was found? Upheld')
    const silent = await manager.send(form, { reason: '' })
    expect([silent.status, silent.text.includes('Say why it is withdrawn')]).toEqual([400, true])
    const saved = await manager.send(form, { reason: 'It answers the complaint of somebody else' })
    expect(saved.text).toContain('Withdrawn: Reply at stage 1')
    expect(saved.text).toContain(
      'Withdrawn (1) Reply at stage 1: upheld, 10 October 2025 Withdrawn on 16 October 2025 by the complaints manager. It answers the complaint of somebody else',
    )
    expect(saved.text).toContain('How it stands Stage 1')
    expect(saved.text).not.toContain('In time')
    expect((await manager.open('/complaints')).text).toContain('Nobody rang back')
  })

  it('is withdrawn once, and not over what somebody else changed meanwhile', async () => {
    expect((await manager.open(form)).text).toContain('It was withdrawn already')
    const record = `${complaint}/record/complaints.replied`
    await manager.open(record)
    await manager.send(record, { ...replied, outcome: 'partly' })
    const [other = ''] = withdrawals(await manager.open(complaint))
    await manager.open(other)
    const correct = other.replace('/withdraw', '/correct')
    const stale = await manager.send(other, { reason: 'Wrong', revision: '7' })
    expect([stale.status, stale.text.includes('Somebody else changed this after you opened the form')]).toEqual([
      409,
      true,
    ])
    expect(stale.html).toContain('>Wrong</textarea>')
    expect((await manager.open(correct)).status).toBe(200)
  })

  it('is not what was received: a complaint that should not be there is said to be recorded by mistake', async () => {
    const page = await manager.open(complaint)
    const [receipt = ''] = [...page.html.matchAll(/href="([^"]*\/facts\/[^"]*\/correct)"/g)]
      .map(([, to]) => to)
      .toReversed()
    const refused = await manager.open(receipt.replace('/correct', '/withdraw'))
    expect([refused.status, refused.text.includes('record that it was recorded by mistake')]).toEqual([403, true])
    const mistake = `${complaint}/record/complaints.mistaken`
    expect(page.html).toContain(`href="${mistake}"`)
    await manager.open(mistake)
    const saved = await manager.send(mistake, { ...on('2025', '10', '16'), reason: 'It was recorded twice' })
    expect(saved.text).toContain('How it stands Found to be recorded by mistake on 16 October 2025')
    expect(saved.text).toContain('No clock runs for it.')
    expect(saved.text).toContain('It was recorded twice')
    expect((await manager.open('/complaints')).text).not.toContain('Nobody rang back')
    const all = await manager.open('/complaints?show=all')
    expect(all.text).toMatch(/Nobody rang back.* Recorded by mistake ■ Over, 16 October 2025/)
    expect(all.text).not.toContain('How often each theme was named')
  })

  it('is that it was a mistake, where that was one: it stands as before', async () => {
    const page = await manager.open(complaint)
    const [latest = ''] = withdrawals(page)
    await manager.open(latest)
    const saved = await manager.send(latest, { reason: 'They are two complaints' })
    expect(saved.text).toContain('How it stands Answered at stage 1')
    expect(saved.text).toContain('Withdrawn (2)')
  })

  it('is withdrawn by whoever records complaints, and seen by whoever may see the complaint', async () => {
    const reader = aBrowser(app.server)
    await reader.signIn('quality-assurance')
    const page = await reader.open(complaint)
    expect(page.text).toContain('It answers the complaint of somebody else')
    expect(withdrawals(page)).toEqual([])
    const [address = ''] = withdrawals(await manager.open(complaint))
    expect((await reader.open(address)).status).toBe(404)
  })

  it('stands in the record as what its facts come to', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })
})
