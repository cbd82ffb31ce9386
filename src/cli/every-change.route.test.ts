import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf, project } from '../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser, type Seen } from '../../test/an-app.ts'
import { vaultKeys } from '../../test/vault-keys.ts'
import type { Permission } from '../access/index.ts'
import { aChild } from '../demo/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import { chainHead, verify } from '../store/index.ts'
import { HARBOUR } from '../store/testing.ts'
import { everyRoute } from './every-route.ts'

const keys = vaultKeys()
let app: AnApp
/** By name: the addresses of children. */
const at: Record<string, string> = {}
const people: Record<string, Browser> = {}
const as = async (person: string): Promise<Browser> => {
  const known = people[person]
  if (known) return known
  const browser = (people[person] = aBrowser(app.server))
  await browser.signIn(person)
  return browser
}
const position = async () => (await chainHead(app.store, HARBOUR))?.position ?? 0
const on = (date: string, field: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { [`${field}-day`]: day, [`${field}-month`]: month, [`${field}-year`]: year }
}
const adopted = (name: string, number: string, bornOn: string, orderOn: string) =>
  aChild(name, number).bornOn(bornOn).enteredCareOn(bornOn).placedWithFosterCarers().adoptedOn(orderOn)

type Fields = Readonly<Record<string, string>>

/** Opens a page as somebody and sends the form on it; a pattern instead of an action finds the action on the page. */
async function send(person: string, page: string, action: string | RegExp, fields: Fields = {}): Promise<Seen> {
  const browser = await as(person)
  const { html } = await browser.open(page)
  const found = typeof action === 'string' ? action : (action.exec(html)?.[1] ?? 'not on the page')
  const asked = /name="record" value="([0-9a-f-]{36})"/.exec(html)?.[1]
  return browser.send(found, { ...(asked !== undefined && found === '/vault/purge' && { record: asked }), ...fields })
}
const vaultRow = async (): Promise<string> => {
  const { rows } = await app.store.inAuthority(HARBOUR, (tx) => sql<{ id: string }>`select id from vault`.execute(tx))
  return rows[0]?.id ?? ''
}
async function release(): Promise<Seen> {
  const custodian = await as('custodian')
  await custodian.open('/vault')
  await custodian.send('/vault/open', { sought: '770077', reason: 'Asked by the adopted adult' })
  return custodian.send('/vault/release', { record: await vaultRow(), to: 'The adopted adult', reason: 'By right' })
}
const DECIDED = /action="(\/vault\/releases\/[0-9a-f-]{36})"/

interface Change {
  readonly route: string
  readonly what: string
  readonly does: () => Promise<Seen>
  /** How many entries it appends; 0 with the reason why it changes nothing. */
  readonly entries: number
  readonly because?: string
}

const change = (route: string, what: string, does: Change['does']): Change => ({ route, what, does, entries: 1 })

const changes: readonly Change[] = [
  change('/people/new', 'a person is added', () =>
    send('administrator', '/people/new', '/people/new', { name: 'Robin', roles: 'social-worker', reason: 'Joins' }),
  ),
  change('/people/:person', 'roles, team and numbers are changed', () =>
    send('administrator', '/people/iro', '/people/iro', {
      ...{ state: 'active', roles: 'iro', team: '', workers: 'SW00071', reason: 'Moves' },
    }),
  ),
  change('/people/:person/sessions', 'a person is signed out everywhere', async () => {
    await as('iro')
    return send('administrator', '/people/iro', '/people/iro/sessions', { reason: 'A lost telephone' })
  }),
  change('/people/:person/reviewed', 'access is reviewed', () =>
    send('administrator', '/people/review', '/people/director/reviewed'),
  ),
  change('/children/:child/handover', 'a child is allocated', () =>
    send('head-of-service', `${at['Jude P.']}/handover`, `${at['Jude P.']}/handover`, {
      ...{ worker: 'SW00012', reason: '', ...on('2025-10-01', 'happenedOn') },
    }),
  ),
  change('/children/:child/record/:event', 'a record is restricted', () =>
    send('head-of-service', `${at['Jude P.']}/record/child.restricted`, `${at['Jude P.']}/record/child.restricted`, {
      ...{ people: 'head-of-service', reason: 'A colleague’s relative', ...on('2025-10-16', 'happenedOn') },
    }),
  ),
  change('/settings/:setting', 'a threshold is set', () =>
    send('performance-analyst', '/settings/permanence.moved-in.limit', '/settings/permanence.moved-in.limit', {
      ...{ do: 'save', value: '27', reason: 'Agreed', ...on('2025-10-16', 'from') },
    }),
  ),
  change('/settings/:setting', 'the calendar has a day more', () =>
    send('performance-analyst', '/settings/authority.bank-holiday', '/settings/authority.bank-holiday', {
      ...{ do: 'save', value: 'added', called: 'A day of mourning', ...on('2026-05-05', 'from'), reason: 'Proclaimed' },
    }),
  ),
  change('/settings/:setting/withdraw/:fact', 'a setting is withdrawn', async () => {
    const { html } = await (await as('performance-analyst')).open('/settings/permanence.moved-in.limit')
    const withdraw = /href="([^"]*\/withdraw\/[^"]*)"/.exec(html)?.[1] ?? ''
    return send('performance-analyst', withdraw, withdraw, { reason: 'Taken back' })
  }),
  change('/accepted-returns', 'a return is said to be accepted', () =>
    send('performance-analyst', '/accepted-returns', '/accepted-returns', {
      ...{ year: '2025', ...on('2025-09-01', 'on'), reason: 'Their message' },
    }),
  ),
  change('/accepted-returns/:fact/withdraw', 'that is withdrawn', async () => {
    const { html } = await (await as('performance-analyst')).open('/accepted-returns')
    const withdraw = /(\/accepted-returns\/[0-9a-f-]+\/withdraw)/.exec(html)?.[1] ?? ''
    return send('performance-analyst', withdraw, withdraw, { reason: 'The wrong year' })
  }),
  change('/case-grants/new', 'cases are granted', () =>
    send('head-of-service', '/case-grants/new', '/case-grants/new', {
      ...{ person: 'reviewer', review: 'Review under the notice', reason: 'Asked for by letter', how: 'named' },
      ...{ numbers: '500001', ...on('2025-10-16', 'from'), ...on('2025-10-30', 'until') },
    }),
  ),
  change('/case-grants/:grant/end', 'a grant is ended', async () => {
    const { html } = await (await as('head-of-service')).open('/case-grants')
    const grant = /(\/case-grants\/[0-9a-f-]{36})/.exec(html)?.[1] ?? ''
    return send('head-of-service', grant, `${grant}/end`, { reason: 'Called off' })
  }),
  {
    ...change('/adoption-records/:record/check', 'sealing is looked at once more', () =>
      send('custodian', at['Rosalind'] ?? '', `${at['Rosalind']}/check`, { reason: 'The order' }),
    ),
    ...{ entries: 0, because: 'it only asks again' },
  },
  {
    ...change('/adoption-records/:record', 'a record is sealed', async () => {
      await send('custodian', at['Rosalind'] ?? '', `${at['Rosalind']}/check`, { reason: 'The order' })
      return (await as('custodian')).send(at['Rosalind'] ?? '', { reason: 'The order' })
    }),
    ...{ entries: 2, because: 'what it goes on counting for is an entry of its own' },
  },
  change('/vault/open', 'the vault is opened', () =>
    send('custodian', '/vault', '/vault/open', { sought: '770077', reason: 'Asked by the adopted adult' }),
  ),
  { ...change('/vault/release', 'a release is asked for', release), entries: 2, because: 'the vault is opened first' },
  change('/vault/releases/:release', 'a release is approved', () =>
    send('director', '/vault/releases', DECIDED, { decision: 'approved' }),
  ),
  change('/vault/purge', 'a purge is asked for', () =>
    send('custodian', '/vault', '/vault/purge', { reason: 'A hundred years after the order' }),
  ),
  change('/vault/releases/:release', 'a purge is approved', () =>
    send('director', '/vault/releases', DECIDED, { decision: 'approved' }),
  ),
]

beforeAll(async () => {
  app = await anApp({
    vault: { sealing: () => ({ publicKey: keys.publicKey, refs: keys.refs }), opening: () => keys.privateKey },
  })
  const all = await aRecordOf(app.store, [
    aChild('Jude P.', '500001').bornOn('2015-02-03').enteredCareOn('2025-03-03').placedWithFosterCarers(),
    adopted('Rosalind', '770077', '1919-11-17', '1924-02-22'),
  ])
  at['Jude P.'] = `/children/${all.get('Jude P.')?.subject ?? ''}`
  at['Rosalind'] = `/adoption-records/${all.get('Rosalind')?.subject ?? ''}`
})
afterAll(() => app.close())

it.each(changes)('$what ($route): $entries entries', async ({ does, entries }) => {
  const before = await position()
  const page = await does()
  expect([page.status, page.title?.startsWith('Error') ?? false], page.text.slice(200, 900)).toEqual([200, false])
  expect(await position(), page.text.slice(200, 900)).toBe(before + entries)
})

it('all of it verifies, and a use of the vault that is taken away is found', async () => {
  const rules = { project, definitions: eventDefinitions }
  const faults = async () =>
    (await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults.map(({ where }) => where)
  expect(await faults()).toEqual([])
  await app.store.asUser((tx) => sql`delete from vault_use where kind = 'open'`.execute(tx))
  expect(await faults()).toEqual([expect.stringMatching(/^use .* of the vault$/), expect.stringMatching(/^use /)])
})

/** What only those may do who administer the service or its records. */
const ofAdministration: ReadonlySet<string> = new Set<Permission>([
  ...(['people.manage', 'reviews.grant', 'settings.change', 'records.seal', 'vault.approve'] as const),
])

it('no form of administration is without a line in this table', () => {
  const forms = everyRoute()
    .filter(({ method, needs }) => method === 'POST' && ofAdministration.has(needs))
    .map(({ route }) => route)
  expect(forms.length).toBeGreaterThan(12)
  expect(changes.map(({ route }) => route)).toEqual(expect.arrayContaining(forms))
})
