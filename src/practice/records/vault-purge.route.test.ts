import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { everything } from '../../../test/everything.ts'
import { vaultKeys } from '../../../test/vault-keys.ts'
import { aChild } from '../../demo/index.ts'
import { chainHead, rebuild, verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

const keys = vaultKeys()
const rules = { project, definitions: eventDefinitions }
let app: AnApp
const people: Record<string, Browser> = {}
const as = async (person: string): Promise<Browser> => {
  const browser = (people[person] ??= aBrowser(app.server))
  await browser.signIn(person)
  return browser
}
const yes = { decision: 'approved' }

/** What a form answers while somebody writes beside it. The embedded store has one connection: nobody does there. */
const whileImporting = (send: () => Promise<{ readonly text: string }>): Promise<string> =>
  app.store.inAuthority(HARBOUR, async (tx) => {
    await sql`select pg_advisory_xact_lock_shared(740328, ${HARBOUR})`.execute(tx)
    return (await send()).text
  })
const verified = () => verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })
const faults = async () => (await verified()).faults.map(({ where, what }) => `${where}: ${what}`)
const on = (date: string) => {
  const [year = '', month = '', day = ''] = date.split('-')
  return { 'happenedOn-day': day, 'happenedOn-month': month, 'happenedOn-year': year }
}

/** Adopted so long ago that a hundred years are over, but for the last. */
const adopted = (name: string, number: string, bornOn: string, orderOn: string) =>
  aChild(name, number)
    .bornOn(bornOn)
    .enteredCareOn(bornOn)
    .placedWithFosterCarers()
    .inTeam('Permanence team', bornOn)
    .adoptedOn(orderOn)

beforeAll(async () => {
  app = await anApp({
    vault: { sealing: () => ({ publicKey: keys.publicKey, refs: keys.refs }), opening: () => keys.privateKey },
  })
  const all = await aRecordOf(app.store, [
    adopted('Quillfeather, Rosalind', '770077', '1919-11-17', '1924-02-22'),
    adopted('Hellebore, Una', '770078', '1919-11-18', '1924-02-23'),
    adopted('Birchwood, Two', '100002', '2016-10-11', '2019-01-15'),
  ])
  const head = await as('head-of-service')
  const held = `/children/${all.get('Hellebore, Una')?.subject ?? ''}/rights/new/hold`
  await head.open(held)
  await head.send(held, { ...on('2025-10-01'), why: 'inquiry', reason: 'The inquiry asked for all' })
  const custodian = await as('custodian')
  for (const { subject } of all.values()) {
    await custodian.open(`/adoption-records/${subject}`)
    const reason = 'The order of 1924 in Rosalind’s name'
    await custodian.send(`/adoption-records/${subject}/check`, { reason })
    const sealed = await custodian.send(`/adoption-records/${subject}`, { reason })
    expect(sealed.text).toMatch(/Sealed: \d+ events/)
  }
})
afterAll(() => app.close())

describe('A sealed record whose time is over', () => {
  it('is offered for purging without its name, and none that was held when it was sealed, or whose time runs', async () => {
    const vault = await (await as('custodian')).open('/vault')
    expect(vault.text).toContain('3 records are sealed')
    expect(vault.text).toContain('to be kept until 22 February 2024')
    expect(vault.text).toContain('to be kept until 23 February 2024. It was held when it was sealed')
    expect(vault.html.match(/action="\/vault\/purge"/g)).toHaveLength(1)
    expect(vault.text).not.toMatch(/Quillfeather|Hellebore|Birchwood/)
  })

  it('is asked for with a reason, and by nobody for a record that is held or that must be kept', async () => {
    const custodian = await as('custodian')
    const record = /name="record" value="([0-9a-f-]{36})"/.exec((await custodian.open('/vault')).html)?.[1] ?? 'none'
    const empty = await custodian.send('/vault/purge', { record, reason: ' ' })
    expect([empty.status, empty.text.includes('Say why it may be purged')]).toEqual([400, true])
    const { rows } = await app.store.inAuthority(HARBOUR, (tx) => sql<{ id: string }>`select id from vault`.execute(tx))
    for (const { id } of rows.filter((row) => row.id !== record)) {
      await custodian.open('/vault')
      const refused = await custodian.send('/vault/purge', { record: id, reason: 'Its time is over' })
      expect(refused.text).toContain('It may not be purged')
    }
    await custodian.open('/vault')
    const opened = await custodian.send('/vault/open', { sought: 'rosalind', reason: 'Rosalind’s niece asks' })
    expect(opened.text).toContain('Quillfeather, Rosalind')
    await custodian.open('/vault')
    const asked = await custodian.send('/vault/purge', { record, reason: 'A hundred years after Rosalind’s order' })
    expect(asked.text).toContain('Its purge is asked for: a second person decides')
  })

  it('is refused by one second person and purged by another, who are told what it is', async () => {
    const director = await as('director')
    const asked = await director.open('/vault/releases')
    expect(asked.text).toContain('Nobody: it is purged')
    const action = /\/vault\/releases\/[0-9a-f-]{36}/.exec(asked.html)?.[0] ?? 'none'
    expect((await (await as('custodian')).post(action, yes)).status).toBe(403)
    expect((await director.send(action, { decision: 'refused' })).text).toContain('Refused by the director')
    const custodian = await as('custodian')
    const record = /name="record" value="([0-9a-f-]{36})"/.exec((await custodian.open('/vault')).html)?.[1] ?? 'none'
    expect((await verified()).purged).toBe(0)
    await custodian.send('/vault/purge', { record, reason: 'A hundred years after Rosalind’s order, once more' })
    const before = (await chainHead(app.store, HARBOUR))?.position ?? 0
    const second = /\/vault\/releases\/[0-9a-f-]{36}/.exec((await director.open('/vault/releases')).html)?.[0] ?? 'none'
    if (app.store.kind !== 'embedded')
      expect(await whileImporting(() => director.send(second, yes))).toContain('under way')
    await director.open('/vault/releases')
    const done = await director.send(second, yes)
    expect(done.text).toContain('Purged: nothing of the record is left')
    expect((await chainHead(app.store, HARBOUR))?.position).toBe(before + 1)
    expect((await custodian.open('/vault')).text).toContain('2 records are sealed')
  })

  it('leaves a tombstone, a vault that verifies, and rows that are rebuilt identically', async () => {
    expect(await verified()).toMatchObject({ purged: 1, faults: [] })
    expect((await rebuild(app.store, HARBOUR, rules)).differences).toEqual({})
    const { rows } = await app.store.inAuthority(HARBOUR, (tx) =>
      sql<{ body: object; by: string }>`select e.body, n.by_person as by from event e
        join entry n on n.id = e.entry where e.type = 'records.purged'`.execute(tx),
    )
    expect(rows).toMatchObject([{ by: 'director', body: { askedBy: 'custodian', rule: 'records.retention' } }])
  })

  it('leaves nothing that was typed of it in any use of the vault, and her number where no return makes her again', async () => {
    const custodian = await as('custodian')
    const vault = await custodian.open('/vault')
    expect(vault.text).toContain('Taken out: a record that it was about was purged')
    expect(vault.text).not.toMatch(/Rosalind|niece/)
    const opened = await custodian.send('/vault/open', { sought: '770077', reason: 'To see' })
    expect(opened.text).toContain('The vault holds no such record')
    const { rows } = await app.store.inAuthority(HARBOUR, (tx) => sql`select keyed from sealed_ref`.execute(tx))
    expect(rows).toHaveLength(3)
    const all = [...(await everything(app.store)).values()].flat().join('\n').toLowerCase()
    expect(all).not.toMatch(/quillfeather|770077|niece/)
  })
})

describe('The database', () => {
  it('lets no row out of the vault but by an entry of the same transaction and two people', async () => {
    const inHarbour = (statement: ReturnType<typeof sql>) =>
      app.store.inAuthority(HARBOUR, (tx) => statement.execute(tx))
    await expect(inHarbour(sql`delete from vault`)).rejects.toThrow(/permission denied|append-only/)
    const purged = sql`select purge_from_vault(${HARBOUR}::integer, (select max(entry) from event where type = 'records.purged'),
      (select id from vault limit 1), (select id from vault_use where kind = 'purge' and decision = 'approved'), '[]')`
    await expect(inHarbour(purged)).rejects.toThrow('by two people')
    expect(await faults()).toEqual([])
  })

  it('shows, where a row is taken out behind its back, that the vault is not as it was left', async () => {
    await app.store.asUser(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql`delete from vault where id = (select id from vault limit 1)`.execute(tx)
    })
    expect(await faults()).toEqual(['the vault: it is not as the last sealing left it'])
  })
})
