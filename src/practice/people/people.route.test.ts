import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, TODAY, type AnApp, type Browser } from '../../../test/an-app.ts'
import { personWith } from '../../access/index.ts'
import { aChild } from '../../demo/index.ts'
import { save, verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'
import { accountFrom, entryAbout } from './entries.ts'

const NORTH = 'Safeguarding North'
const childOf = (name: string, number: string, team: string, worker: string) =>
  aChild(name, number)
    .bornOn('2021-05-01')
    .enteredCareOn('2023-08-28')
    .placedWithFosterCarers()
    .inTeam(team, '2023-09-01')
    .withWorker(worker, '2023-09-01')

let app: AnApp
let admin: Browser
beforeAll(async () => {
  app = await anApp({ person: 'administrator' })
  admin = app.browser
  await aRecordOf(app.store, [
    childOf('Ashgrove, One', '100001', NORTH, 'SW00077'),
    childOf('Birchwood, Two', '100002', 'Safeguarding East', 'SW00078'),
  ])
})
afterAll(() => app.close())

const signedInAs = async (person: string): Promise<Browser> => {
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  return browser
}
const addSomebody = async (fields: Readonly<Record<string, string>>) => {
  await admin.open('/people/new')
  return admin.send('/people/new', { name: 'Robin Example', roles: 'social-worker', reason: 'Asked for', ...fields })
}
const idIn = (html: string): string => /action="\/people\/(p-[0-9a-f-]+)"/.exec(html)?.[1] ?? ''

describe('An administrator', () => {
  it('adds somebody, who sees at once the team’s and their own children, and nobody else', async () => {
    const added = await addSomebody({ team: NORTH, workers: 'sw00078' })
    expect([added.status, added.heading]).toEqual([200, 'Robin Example'])
    expect(added.text).toContain('Added')
    expect(added.text).toContain(`${NORTH}: 1 child`)
    expect(added.text).toContain('SW00078: 1 child allocated')
    const robin = await signedInAs(idIn(added.html))
    const list = await robin.open('/children')
    expect(list.text).toContain('Ashgrove, One')
    expect(list.text).toContain('Birchwood, Two')
  })

  it('changes team and number: it holds at the person’s next request, and is on record with who and why', async () => {
    const person = idIn((await addSomebody({ name: 'Sam Example' })).html)
    const sam = await signedInAs(person)
    expect((await sam.open('/children')).text).not.toContain('Ashgrove')
    await admin.open(`/people/${person}`)
    const saved = await admin.send(`/people/${person}`, {
      ...{ state: 'active', roles: 'social-worker', team: NORTH, workers: '', reason: 'Joined the team' },
    })
    expect(saved.text).toContain('Saved: it holds from the next request')
    expect(saved.text).toMatch(
      /Enabled; roles given: Social worker; team: Safeguarding North.*Administrator Joined the team/,
    )
    const list = await sam.open('/children')
    expect(list.text).toContain('Ashgrove, One')
    expect(list.text).not.toContain('Birchwood')
  })

  it('disables somebody of the sign-in page, in mid-session and for good; and enables them', async () => {
    const iro = await signedInAs('iro')
    expect((await iro.open('/children')).status).toBe(200)
    const set = async (state: string) => {
      await admin.open('/people/iro')
      return admin.send('/people/iro', { state, team: '', workers: '', reason: 'On leave' })
    }
    expect((await set('disabled')).text).toContain('Disabled')
    expect((await iro.get('/children')).location).toContain('/sign-in')
    expect((await (await signedInAs('iro')).get('/children')).location).toContain('/sign-in')
    await set('active')
    expect((await (await signedInAs('iro')).open('/children')).status).toBe(200)
  })

  it('ends every session of somebody, with why; their account stays', async () => {
    const [one, two] = [await signedInAs('auditor'), await signedInAs('auditor')]
    await admin.open('/people/auditor')
    const refused = await admin.send('/people/auditor/sessions')
    expect([refused.status, refused.text.includes('Say why')]).toEqual([400, true])
    const ended = await admin.send('/people/auditor/sessions', { reason: 'A lost telephone' })
    expect(ended.text).toContain('Signed out everywhere')
    expect(ended.text).toContain('A lost telephone')
    for (const browser of [one, two]) expect((await browser.get('/account')).location).toContain('/sign-in')
    expect((await (await signedInAs('auditor')).open('/account')).heading).toBe('Your account')
  })

  it('may not change, sign out or review themselves', async () => {
    const own = await admin.open('/people/administrator')
    expect(own.text).toContain('This is your own account')
    expect(own.html).not.toContain('action="/people/administrator"')
    await admin.open('/people')
    const csrf = /name="csrf" value="([^"]*)"/.exec(own.html)?.[1] ?? ''
    for (const action of ['', '/sessions', '/reviewed'])
      expect((await admin.post(`/people/administrator${action}`, { csrf, state: 'active', reason: 'x' })).status).toBe(
        403,
      )
  })
})

describe('What is typed of an account', () => {
  it.each([
    [{ name: '' }, 'Enter a name'],
    [{ name: 'x'.repeat(101) }, 'at most 100 characters'],
    [{ reason: ' ' }, 'Say why'],
    [{ reason: 'x'.repeat(2001) }, 'at most 2000 characters'],
    [{ team: 'No such team' }, 'Choose one of the teams'],
    [{ workers: 'SW<1>' }, 'Enter numbers of 2 to 12 letters and figures'],
    [{ workers: 'SW00023' }, 'SW00023 is the number of Social worker'],
  ])('is refused beside its field, and stays: %j', async (fields, says) => {
    const refused = await addSomebody(fields)
    expect([refused.status, refused.heading]).toEqual([400, 'Add somebody'])
    expect(refused.text).toContain(says)
    const [typed = ''] = Object.values(fields)
    if (!('team' in fields) && typed.trim() !== '') expect(refused.html).toContain(typed.replaceAll('<', '&lt;'))
  })

  it('adds once when it is sent twice', async () => {
    const page = await admin.open('/people/new')
    const form = /<form[^>]*action="\/people\/new"[\s\S]*?<\/form>/.exec(page.html)?.[0] ?? ''
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(form)?.[1] ?? ''
    const fields = { csrf: hidden('csrf'), request: hidden('request'), name: 'Twice Typed', reason: 'x' }
    const [first, second] = [await admin.post('/people/new', fields), await admin.post('/people/new', fields)]
    expect(first.location).toBe(second.location)
    expect((await admin.open('/people?letter=t')).text.split('Twice Typed').length - 1).toBe(1)
  })

  it('does not overwrite what another administrator changed meanwhile', async () => {
    await admin.open('/people/mash')
    const stale = /name="revision" value="([^"]*)"/.exec((await admin.open('/people/mash')).html)?.[1] ?? ''
    await admin.send('/people/mash', { state: 'active', team: NORTH, workers: '', reason: 'First' })
    await admin.open('/people/mash')
    const late = await admin.send('/people/mash', {
      ...{ state: 'active', team: 'Safeguarding East', workers: '', reason: 'Second', revision: stale },
    })
    expect([late.status, late.text.includes('Somebody changed it while you were typing')]).toEqual([409, true])
    expect(late.html).toContain('Second')
  })

  it('leads nowhere for somebody who is not there', async () => {
    expect((await admin.open('/people/nobody-at-all')).status).toBe(404)
  })
})

describe('The review of access', () => {
  it('lists every account with what it may see, until somebody says that it is right', async () => {
    const due = await admin.open('/people/review')
    expect(due.text).toContain('Children of Safeguarding North, and those of SW00023')
    expect(due.text).toContain('a setting of ours')
    const after = await admin.send('/people/director/reviewed')
    expect(after.text).toContain('Reviewed')
    expect(after.html).not.toContain('action="/people/director/reviewed"')
    const all = await admin.open('/people/review?of=everybody')
    expect(all.text).toContain('due again 16 Apr 2026')
  })
})

describe('Everybody', () => {
  it('sees what they may do, and signs out everywhere', async () => {
    const [one, two] = [await signedInAs('councillor'), await signedInAs('councillor')]
    expect((await one.open('/account')).text).toContain('Sign in, see what they may do')
    expect((await one.open('/account')).html).toContain('name="everywhere" value="yes"')
    await one.send('/sign-out', { everywhere: 'yes' })
    expect((await two.get('/account')).location).toContain('/sign-in')
  })
})

describe('The record', () => {
  it('passes verification with people in it, who are no children of any list or count', async () => {
    const found = await verify(app.store, HARBOUR, {
      ...{ rules: { project, definitions: eventDefinitions }, foldOneIn: 1, heads: [], key: null },
    })
    expect(found.faults).toEqual([])
    const analyst = await signedInAs('performance-analyst')
    expect((await analyst.open('/children')).text).toContain('2 children')
  })

  it('refuses a second account of one person', async () => {
    const account = {
      name: 'X',
      state: 'active',
      roles: [],
      team: null,
      workers: [],
      homePostcode: null,
      reason: 'x',
    } as const
    const administrator = personWith('administrator', 'administrator')
    const told = await Promise.all(
      [1, 2].map(() => {
        const asked = { formRequestId: crypto.randomUUID(), person: administrator, today: TODAY }
        const known = { person: 'p-same', subject: null, fact: null, revision: -1 }
        const means = { asked, newId: () => crypto.randomUUID(), known }
        const entry = entryAbout(means, accountFrom({ name: 'X', state: 'active' }, account), true)
        return save(app.store, HARBOUR, entry, project, eventDefinitions)
      }),
    )
    expect(told.map(({ saved }) => saved).sort()).toEqual([false, true])
  })
})
