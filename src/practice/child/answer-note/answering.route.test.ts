import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../../test/an-app.ts'
import { aChild } from '../../../demo/index.ts'

let app: AnApp
let child = ''
const people: Record<string, Browser> = {}
const as = async (person: string): Promise<Browser> => {
  const known = people[person]
  if (known) return known
  const browser = (people[person] = aBrowser(app.server))
  await browser.signIn(person)
  return browser
}
beforeAll(async () => {
  app = await anApp({ person: 'social-worker' })
  const all = await aRecordOf(app.store, [
    aChild('Wren A.', '100001')
      .bornOn('2020-11-02', { sex: 'M' })
      .enteredCareOn('2024-12-06')
      .placedWithFosterCarers()
      .inTeam('Safeguarding North', '2024-12-06')
      .withWorker('SW00023', '2024-12-06'),
  ])
  child = `/children/${all.get('Wren A.')?.subject ?? ''}`
})
afterAll(() => app.close())

const on = (day: string, month: string) => ({
  'happenedOn-day': day,
  'happenedOn-month': month,
  'happenedOn-year': '2025',
})
const write = async (note: string, flags: string) => {
  await app.browser.open(`${child}/record/child.case-note`)
  const typed = { kind: 'telephone', thirdParty: 'no', views: '', flags, note, ...on('14', '10') }
  return app.browser.send(`${child}/record/child.case-note`, typed)
}
const waitsOn = async (page: string, who = 'team-manager-north'): Promise<readonly string[]> =>
  [...(await (await as(who)).open(page)).html.matchAll(/href="([^"]*\/attention\/[0-9a-f-]{36})"/g)].map(
    ([, href = '']) => href,
  )

describe('a note that is flagged for the manager’s attention', () => {
  it('stands on the team’s page and among what is due until the manager answers it, and on no other team’s', async () => {
    await write('The carer cannot go on', 'manager')
    await write('A good week', 'significant')
    await write('The father asks for the file', 'manager')
    for (const page of ['/clinic', '/due?part=all&team=Safeguarding+North&role=any'])
      expect((await waitsOn(page)).length, page).toBe(2)
    expect(await waitsOn('/clinic', 'team-manager')).toEqual([])
    expect((await (await as('team-manager-north')).open('/clinic')).text).toContain('Notes for the manager’s attention')
  })

  it('is read on the page that answers it, by the worker too, who answers nothing', async () => {
    const [address = ''] = await waitsOn('/clinic')
    const manager = await (await as('team-manager-north')).open(address)
    expect(manager.text).toMatch(/The carer cannot go on|The father asks for the file/)
    expect(manager.html).toMatch(/name="happenedOn-day"[^>]*value="16"/) // today
    const worker = await app.browser.open(address)
    expect(worker.text).toContain('A manager of the child’s team, or whoever stands above them, says that it was seen.')
    expect(worker.html).not.toContain('Say that it was seen')
    expect((await app.browser.send(address, { remark: 'Mine', ...on('16', '10') })).status).toBe(403)
    expect((await waitsOn('/clinic')).length).toBe(2)
  })

  it('is answered with a remark alone, from the day of the note on, and loses nothing that was typed', async () => {
    const [address = ''] = await waitsOn('/clinic')
    const manager = await as('team-manager-north')
    await manager.open(address)
    const empty = await manager.send(address, { remark: ' ', ...on('16', '10') })
    expect([empty.status, empty.text.includes('Enter an answer to “What follows from it”')]).toEqual([400, true])
    const early = await manager.send(address, { remark: 'A break', ...on('13', '10') })
    expect(early.text).toContain('The date must not be before that of the note')
    expect(early.html).toContain('A break')
    const saved = await manager.send(address, { remark: 'A break this weekend', ...on('15', '10') })
    expect(saved.text).toContain('Saved: Manager saw a note')
    expect(await waitsOn('/clinic')).toHaveLength(1)
    expect(await waitsOn('/clinic')).not.toContain(address)
    // Whoever has it open still meets that it is answered
    expect((await manager.open(address)).status).toBe(404)
    const chronology = await manager.open(`${child}/chronology`)
    expect(chronology.text).toContain('A manager saw a note that was flagged for their attention')
    expect(chronology.text).toContain('A break this weekend')
  })

  it('no longer waits where the flag was put there wrongly and is taken away', async () => {
    const [address = ''] = await waitsOn('/clinic')
    const correct = address.replace(/\/attention\/(.*)$/, '/facts/$1/correct')
    const form = await app.browser.open(correct)
    const revision = /name="revision" value="(\d+)"/.exec(form.html)?.[1] ?? ''
    const typed = { kind: 'telephone', thirdParty: 'no', views: '', note: 'It can wait', revision, ...on('14', '10') }
    await app.browser.send(correct, typed)
    expect(await waitsOn('/clinic')).toEqual([])
  })
})
