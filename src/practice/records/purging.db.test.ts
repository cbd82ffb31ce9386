import { hash, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../test/a-record-of.ts'
import { anApp, type AnApp } from '../../../test/an-app.ts'
import { everything } from '../../../test/everything.ts'
import { vaultKeys } from '../../../test/vault-keys.ts'
import { defaultScorecardSettings } from '../../account/index.ts'
import { aChild } from '../../demo/index.ts'
import { importReturns } from '../../exchange/ssda903/index.ts'
import { csv, episode, inFolder } from '../../exchange/ssda903/fixtures.ts'
import type { Body, FactId, SubjectId } from '../../record/index.ts'
import {
  forgetStatistics,
  keepTold,
  purge,
  rebuild,
  recordReads,
  refreshStatistics,
  save,
  sealReads,
  verify,
} from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { aSave } from '../../store/testing-rules.ts'
import { day, englandAndWales } from '../../time/index.ts'
import { eventDefinitions } from '../index.ts'
import { withoutRecords } from '../show-editions/index.ts'
import { purgingWords, sealingWords } from './index.ts'

const TODAY = day('2025-10-16')
const rules = { project, definitions: eventDefinitions }
const keys = vaultKeys()
const words = purgingWords(sealingWords(defaultScorecardSettings, withoutRecords), englandAndWales)
const SIBLINGS = '6b0b8f0e-5f7e-4f0a-9d6e-0c5d1f1f7a11'

const perpetua = aChild('Quillfeather, Perpetua', '770077')
  .bornOn('1996-11-17')
  .enteredCareOn('2003-01-05')
  .placedWithFosterCarers()
  .inTeam('Permanence team', '2003-01-09')
  .withSiblings(SIBLINGS, '2003-01-12')
  .leftCareOn('2005-09-19', 'E2')
const brother = aChild('Cedar, Three', '100003')
  .bornOn('2020-01-01')
  .enteredCareOn('2022-01-04')
  .placedWithFosterCarers()
  .inTeam('Permanence team', '2022-01-05')

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
const idOf = (name: string): SubjectId => {
  const found = on.get(name)
  if (!found) throw new Error(`There is no ${name}`)
  return found.subject
}
const her = () => idOf('Quillfeather, Perpetua')
const inHarbour = <T>(work: Parameters<typeof app.store.inAuthority<T>>[1]) => app.store.inAuthority(HARBOUR, work)
const verified = () => verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })
const faults = async () => (await verified()).faults.map(({ where, what }) => `${where}: ${what}`)

interface Said {
  readonly type: string
  readonly body: Body
  readonly texts?: Readonly<Record<string, string>>
  readonly by?: string
  readonly subjects?: readonly SubjectId[]
}

/** Saves a fact about her, or its next revision. */
async function say({ type, body, texts = {}, by = 'custodian', subjects = [her()] }: Said, of?: FactId, revision = 0) {
  const fact = of ?? (randomUUID() as FactId) // a new fact
  const given = { fact, revision, type, shape: 1, subjects, happenedOn: day('2025-10-01'), body, texts }
  const saved = await save(app.store, HARBOUR, { ...aSave([given]), by }, project, eventDefinitions)
  expect(saved).toMatchObject({ saved: true })
  return fact
}

const purgeHer = (by: string, request: string = randomUUID()) =>
  purge(app.store, rules, keys.refs, words, { authority: HARBOUR, child: her(), by, today: TODAY, request })

beforeAll(async () => {
  app = await anApp({
    vault: { sealing: () => ({ publicKey: keys.publicKey, refs: keys.refs }), opening: () => keys.privateKey },
  })
  const { browser } = app
  on = await aRecordOf(app.store, [perpetua, brother])
  await say({
    type: 'child.case-note',
    body: { kind: 'other', thirdParty: false },
    texts: { note: 'Perpetua liked the barometer', views: 'Tempestuous' },
  })
  await say({
    type: 'child.sibling-group',
    body: { group: SIBLINGS },
    texts: { why: 'Perpetua and Three are of one family' },
    subjects: [her(), idOf('Cedar, Three')],
  })
  await say({
    type: 'records.third-party',
    body: { about: 'x', withheld: true },
    texts: { why: 'Marchbanks is named' },
  })
  await browser.open(`/children/${her()}`)
  await sealReads(app.store, HARBOUR, TODAY)
  await browser.open(`/children/${her()}`)
  await browser.open('/children')
  await browser.open('/editions')
  await browser.send('/editions', { period: 'three-years', purpose: 'The committee’s report' })
  // A copy that was given, and one that was only prepared.
  const content = { page: Buffer.from('Perpetua’s copy'), word: Buffer.from('Perpetua’s copy in Word') }
  const access = randomUUID() as FactId
  const sha256 = (file: Buffer): string => hash('sha256', file)
  const body = { who: 'Her solicitor', standing: 'solicitor', endedOn: '2025-09-20', outcome: 'given' }
  const given = {
    ...{ fact: access, revision: 0, type: 'records.access', shape: 1, subjects: [her()], texts: {} },
    ...{ happenedOn: day('2025-09-01'), body: { ...body, page: sha256(content.page), word: sha256(content.word) } },
  }
  const files = (['page', 'word'] as const).map((name) => ({ fact: access, name, content: content[name] }))
  await save(app.store, HARBOUR, { ...aSave([given]), files }, project, eventDefinitions)
  await say({
    type: 'child.visit',
    body: { seen: true, seenAlone: false, place: 'home' },
    texts: { observed: 'Perpetua’s cat' },
  })
  await inHarbour(async (tx) => {
    await sql`insert into bundle (authority, id, subject, request, by_person, state, page, word)
      values (${HARBOUR}, ${randomUUID()}, ${her()}, ${access}, 'custodian', 'done', ${content.page}, ${content.word})`.execute(
      tx,
    )
    await sql`insert into draft (authority, id, by_person, about, fields)
      values (${HARBOUR}, ${randomUUID()}, 'iro', ${`/children/${her()}/record`}, '{"note":["Seen"]}')`.execute(tx)
    await sql`insert into stored_search (authority, id, by_person, kind, asks)
      values (${HARBOUR}, ${randomUUID()}, 'iro', 'children', '{"text":"quillfeather"}')`.execute(tx)
    await sql`insert into emergency_access (authority, id, asked_at, asked_on, until, person, asked_for, reason, subject)
      values (${HARBOUR}, ${randomUUID()}, now(), ${TODAY}, now(), 'mash', '770077', 'Police at the door', ${her()})`.execute(
      tx,
    )
  })
  const telling = { subject: her(), rule: 'child.first-review', startedBy: randomUUID() as FactId, dueOn: TODAY }
  await keepTold(app.store, HARBOUR, [{ ...telling, role: 'iro', since: TODAY, cannotWait: false }], new Date())
  await recordReads(app.store)(HARBOUR, {
    ...{ person: 'mash', route: '/children', on: TODAY, ground: 'list', because: 'MASH: may list.' },
    ...{ subject: null, subjects: [her(), idOf('Cedar, Three')] },
  })
  await refreshStatistics(app.store)
}, 120_000)
afterAll(() => app.close())

describe('A record whose time is over', () => {
  it('is not purged while nobody has asked, while it is held, by whoever asked, or before its day', async () => {
    expect(await purgeHer('director')).toBe('not-asked')
    const asked = await say({
      type: 'records.purge',
      body: { endedOn: null, ending: null },
      texts: { reason: 'Marchbanks' },
    })
    expect(await purgeHer('custodian')).toBe('same-person')
    const hold = await say({
      type: 'records.hold',
      body: { why: 'inquiry', endedOn: null },
      texts: { reason: 'Inquiry' },
    })
    expect(await purgeHer('director')).toBe('held')
    await say({ type: 'records.hold', body: { why: 'inquiry', endedOn: '2025-10-02' } }, hold, 1)
    const early = { authority: HARBOUR, child: her(), by: 'director', today: day('2020-09-18'), request: randomUUID() }
    expect(await purge(app.store, rules, keys.refs, words, early)).toBe('too-early')
    await say({ type: 'records.purge', body: { endedOn: '2025-10-02', ending: 'refused' } }, asked, 1)
    expect(await purgeHer('director')).toBe('not-asked')
  })

  it('is purged by a second person, and the record still verifies, says how many, and rebuilds identically', async () => {
    await say({ type: 'records.purge', body: { endedOn: null, ending: null }, texts: { reason: 'Marchbanks again' } })
    expect(await faults()).toEqual([])
    const request = randomUUID()
    const done = await purgeHer('director', request)
    expect(done).toMatchObject({ others: 1 })
    await forgetStatistics(app.store)
    expect(await verified()).toMatchObject({ purged: 1, faults: [] })
    expect((await rebuild(app.store, HARBOUR, rules)).differences).toEqual({})
    expect(await purgeHer('director', request)).toBe('already-done')
    expect(await purgeHer('director')).toBe('not-found')
  })

  it('leaves none of its words, names, numbers, ids or days in any table, index, statistic or job', async () => {
    const all = await everything(app.store)
    const sought = [
      ...[her(), '770077', '1996-11-17', '2005-09-19', '2003-01-09'],
      ...['quillfeather', 'perpetua', 'barometer', 'tempestuous', 'marchbanks', 'solicitor', 'police at the door'],
    ]
    // Bytes of files are written in hexadecimal: they are looked for so too.
    const inBytes = ['Perpetua', her()].map((text) => Buffer.from(text).toString('hex'))
    const left = [...all].flatMap(([table, rows]) =>
      rows.flatMap((row) =>
        [...sought, ...inBytes]
          .filter((value) => row.toLowerCase().includes(value))
          .map((value) => `${table}: ${value}`),
      ),
    )
    expect(left).toEqual([])
    // The search would find them where they are: it finds what the other record says.
    expect([...all.values()].flat().some((row) => row.toLowerCase().includes('cedar'))).toBe(true)
  })

  it('leaves a tombstone that says who asked, who did it and under which rule, and of whom it does not say', async () => {
    const { rows } = await inHarbour((tx) =>
      sql<{ body: Body; by: string }>`select e.body, n.by_person as by from event e
        join entry n on n.id = e.entry where e.type = 'records.purged'`.execute(tx),
    )
    expect(rows[0]).toMatchObject({
      by: 'director',
      body: { askedBy: 'custodian', rule: 'records.retention', why: 'time-over' },
    })
  })

  it('is not made again by a later return that names the child, whose other children are loaded', async () => {
    const files = {
      'e.csv': csv('Episodes', [episode({ CHILD: '770077' }), episode({ CHILD: '880088' })]),
    }
    const store = { ...app.store, listKey: () => keys.refs }
    const loaded = await inFolder(files, (folder) =>
      importReturns(
        { store, project, definitions: eventDefinitions },
        { importId: 'later', authority: HARBOUR, by: 'analyst', today: TODAY, folder },
      ),
    )
    expect(loaded).toMatchObject({ children: 1, sealed: 1 })
    const { rows } = await inHarbour((tx) => sql<{ ref: string }>`select ref from source_ref order by ref`.execute(tx))
    expect(rows.map(({ ref }) => ref)).toEqual(['100003', '880088'])
  })

  it('leaves a page that was on its way out of the log of reads', async () => {
    await recordReads(app.store)(HARBOUR, {
      ...{ person: 'late', route: '/children', on: TODAY, ground: 'list', because: 'x' },
      ...{ subject: null, subjects: [her(), idOf('Cedar, Three')] },
    })
    const { rows } = await inHarbour((tx) =>
      sql<{ subjects: string[] }>`select subjects from read_log where person = 'late'`.execute(tx),
    )
    expect(rows[0]?.subjects).toEqual([idOf('Cedar, Three')])
    expect(await faults()).toEqual([])
  })
})

describe('verify', () => {
  it('finds a purged event that says something again, and a tombstone that is gone', async () => {
    const asSuperuser = (harm: ReturnType<typeof sql>) =>
      app.store.asUser(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await harm.execute(tx)
      })
    await asSuperuser(sql`create table kept as table event`)
    await asSuperuser(sql`update event set body = jsonb_set(body, '{events}', '[]') where type = 'records.purged'`)
    expect(await faults()).toEqual(expect.arrayContaining([expect.stringMatching(/was emptied, and no entry says so/)]))
    await asSuperuser(sql`delete from event`)
    await asSuperuser(sql`insert into event table kept`)
    await asSuperuser(sql`drop table kept`)
    expect(await faults()).toEqual([])
  })
})
