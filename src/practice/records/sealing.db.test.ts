import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../test/a-record-of.ts'
import { anApp, type AnApp } from '../../../test/an-app.ts'
import { everything, indexExpressions } from '../../../test/everything.ts'
import { vaultKeys } from '../../../test/vault-keys.ts'
import { defaultScorecardSettings } from '../../account/index.ts'
import { aChild } from '../../demo/index.ts'
import type { SubjectId } from '../../record/index.ts'
import {
  forgetStatistics,
  keepDraft,
  keepTold,
  opened,
  rebuild,
  recordReads,
  refreshStatistics,
  save,
  seal,
  sealReads,
  verify,
} from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { aSave } from '../../store/testing-rules.ts'
import { day } from '../../time/index.ts'
import { eventDefinitions } from '../index.ts'
import { withoutRecords } from '../show-editions/index.ts'
import { sealingWords } from './index.ts'

const TODAY = day('2025-10-16')
const rules = { project, definitions: eventDefinitions }
const keys = vaultKeys()
const words = sealingWords(defaultScorecardSettings, withoutRecords)

const rosalind = aChild('Quillfeather, Rosalind', '770077')
  .bornOn('2021-11-17')
  .enteredCareOn('2022-01-05')
  .placedWithFosterCarers()
  .inTeam('Permanence team', '2022-01-09')
  .withSiblings('6b0b8f0e-5f7e-4f0a-9d6e-0c5d1f1f7a11', '2022-01-12')
  .decisionOn('2022-06-01')
  .withPlacementOrderOn('2022-08-03')
  .matchedOn('2023-05-09')
  .movedInOn('2023-06-13')
  .adoptedOn('2024-02-22')
const two = aChild('Birchwood, Two', '100002')
  .bornOn('2021-10-11')
  .enteredCareOn('2021-12-07')
  .placedWithFosterCarers()
  .inTeam('Permanence team', '2021-12-08')
  .decisionOn('2022-07-04')
  .withPlacementOrderOn('2022-09-05')
  .matchedOn('2023-04-03')
  .movedInOn('2023-05-02')
  .adoptedOn('2024-01-15')
const three = aChild('Cedar, Three', '100003')
  .bornOn('2020-01-01')
  .enteredCareOn('2022-01-04')
  .placedWithFosterCarers()
  .inTeam('Permanence team', '2022-01-05')
  .withSiblings('6b0b8f0e-5f7e-4f0a-9d6e-0c5d1f1f7a11', '2022-01-11')

let app: AnApp
let on: ReadonlyMap<string, OnRecord>
const idOf = (name: string): SubjectId => {
  const found = on.get(name)
  if (!found) throw new Error(`There is no ${name}`)
  return found.subject
}
const inHarbour = <T>(work: Parameters<typeof app.store.inAuthority<T>>[1]) => app.store.inAuthority(HARBOUR, work)
const faults = async () =>
  (await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults.map(
    ({ where, what }) => `${where}: ${what}`,
  )
const figures = async (): Promise<readonly string[]> => {
  const file = await app.browser.open('/scorecard/download')
  return file.bytes.toString('utf8').split('\n')
}

beforeAll(async () => {
  app = await anApp()
  const again = aChild('Quillfeather, R.', '770078').bornOn('2021-11-17').inTeam('Permanence team', '2022-01-10')
  on = await aRecordOf(app.store, [rosalind, again, two, three])
  await rememberHer()
})
afterAll(() => app.close())

const tellingOf = (subject: SubjectId) => ({
  ...{ subject, rule: 'child.first-review', startedBy: randomUUID() as never, dueOn: TODAY, since: TODAY },
  ...({ role: 'iro', cannotWait: false } as const),
})

/** A complaint about a child, answered, and an audit of the record; answers where somebody types what the audit found. */
async function complainOf(child: SubjectId): Promise<string> {
  const [complaint, audit] = [randomUUID() as SubjectId, randomUUID() as SubjectId]
  const fact = (subject: SubjectId, type: string, body: object, texts: Readonly<Record<string, string>> = {}) => ({
    ...{ fact: randomUUID() as never, revision: 0, type, shape: 1, subjects: [subject], happenedOn: day('2025-09-08') },
    ...{ body: { ...body, child }, texts },
  })
  const received = { kind: 'complaint', sender: 'parent', about: 'Letters to Rosalind Quillfeather', theme: 'delay' }
  const allotted = { programme: randomUUID(), tool: 'case-file.1', auditor: 'iro', dueOn: '2025-11-01' }
  await save(
    app.store,
    HARBOUR,
    aSave(
      [
        fact(complaint, 'complaints.received', received, { who: 'Mr Quillfeather', words: 'She waits for them' }),
        fact(complaint, 'complaints.replied', { outcome: 'upheld' }, { summary: 'Rosalind has her letters' }),
        fact(audit, 'audit.allotted', allotted),
        fact(
          audit,
          'audit.domain',
          { domain: 'plan', grade: 'good' },
          { findings: 'Rosalind Quillfeather has a plan' },
        ),
      ],
      {
        newSubjects: [
          { id: complaint, kind: 'complaint', sourceRef: null },
          { id: audit, kind: 'audit', sourceRef: null },
        ],
      },
    ),
    project,
    eventDefinitions,
  )
  return `/audits/of/${audit}/domains/risk`
}

/** Leaves traces of Rosalind wherever somebody's work can leave one. */
async function rememberHer(): Promise<void> {
  const { store, browser } = app
  const [her, second, third] = [idOf('Quillfeather, Rosalind'), idOf('Birchwood, Two'), idOf('Cedar, Three')]
  const group = {
    ...{ fact: randomUUID() as never, revision: 0, type: 'child.sibling-group', shape: 1, subjects: [her, third] },
    ...{ happenedOn: day('2022-01-06'), body: { group: 'e1' }, texts: { why: 'Rosalind and Three are of one family' } },
  }
  await save(store, HARBOUR, aSave([group]), project, eventDefinitions)
  // Entered twice under another number, and among the cases that a reviewer was granted.
  const again = idOf('Quillfeather, R.')
  const joined = { ...group, fact: randomUUID() as never, type: 'child.same-as', subjects: [her, again], texts: {} }
  await save(store, HARBOUR, aSave([{ ...joined, body: { under: her } }]), project, eventDefinitions)
  const reviewer = randomUUID() as SubjectId
  const grant = { ...joined, fact: randomUUID() as never, type: 'people.review-grant', subjects: [reviewer] }
  const said = { person: 'reviewer', review: 'A review', untilOn: '2025-12-01', children: [her, second] }
  const newSubjects = [{ id: reviewer, kind: 'person', sourceRef: null }] as const
  await save(store, HARBOUR, aSave([{ ...grant, body: said }], { newSubjects }), project, eventDefinitions)
  const draftAbout = await complainOf(her)
  await browser.open(`/children/${her}`)
  await browser.open('/children')
  await sealReads(store, HARBOUR, TODAY)
  await browser.open(`/children/${her}`)
  await browser.open('/children')
  await browser.open('/editions')
  await browser.send('/editions', { period: 'three-years', purpose: 'The committee’s report' })
  await browser.open('/children')
  expect(await keepTold(store, HARBOUR, [tellingOf(her)], new Date())).toBe(1)
  await inHarbour(async (tx) => {
    const ours = { authority: HARBOUR }
    const draft = { id: randomUUID(), by_person: 'iro', about: `/children/${her}/record`, fields: '{"note":["Seen"]}' }
    const typed = {
      ...draft,
      id: randomUUID(),
      about: draftAbout,
      fields: '{"findings":["Windflower lane, third door"]}',
    }
    await tx
      .insertInto('draft')
      .values([
        { ...ours, ...draft },
        { ...ours, ...typed },
      ])
      .execute()
    await tx
      .insertInto('stored_search')
      .values({ ...ours, id: randomUUID(), by_person: 'iro', kind: 'children', asks: '{"text":"quillfeather"}' })
      .execute()
    await tx
      .insertInto('stored_search')
      .values({ ...ours, id: randomUUID(), by_person: 'iro', kind: 'children', asks: '{"text":"cedar"}' })
      .execute()
    await tx
      .insertInto('import_reject')
      .values({
        ...ours,
        import: randomUUID(),
        n: 0,
        file: 'e.csv',
        table_name: 'Episodes',
        line: 3,
        reason: 'No date',
        header: ['CHILD'],
        cells: ['770077'],
      })
      .execute()
    await sql`insert into emergency_access (authority, id, asked_at, asked_on, until, person, asked_for, reason, subject)
      values (${HARBOUR}, ${randomUUID()}, now(), ${TODAY}, now(), 'mash', '770077', 'Police at the door', ${her})`.execute(
      tx,
    )
    await sql`insert into finding (authority, generation, subject, rule, fact, table_name, fields, cells, since)
      values (${HARBOUR}, 0, ${her}, '602', ${randomUUID()}, 'AD1', '{DOB}', '{17/11/2021}', now())`.execute(tx)
  })
  await recordReads(store)(HARBOUR, {
    ...{ person: 'mash', route: '/children', on: TODAY, ground: 'list', because: 'MASH: may list.' },
    ...{ subject: null, subjects: [her, second] },
  })
  await refreshStatistics(store)
}

const sealHer = (request: string = randomUUID()) =>
  seal(app.store, rules, keys, words, {
    ...{ authority: HARBOUR, child: idOf('Quillfeather, Rosalind'), by: 'custodian' },
    ...{ reason: 'Adopted in 2024; Quillfeather asked for', today: TODAY, request },
  })

/** The words, numbers, ids, days and instants in a row. */
const valuesIn = (row: string): readonly string[] =>
  (row.match(/[\p{L}\p{N}][\p{L}\p{N}:.+-]{4,}/gu) ?? []).map((value) => value.toLowerCase())

/** Values in the rows of one record that no other row of the database holds: each could be the join. */
function onlyHers(rows: ReadonlyMap<string, readonly string[]>, ids: readonly string[]): ReadonlySet<string> {
  const hers = new Set<string>()
  const others = new Set<string>()
  for (const all of rows.values())
    for (const row of all) {
      const into = ids.some((id) => row.includes(id)) ? hers : others
      for (const value of valuesIn(row)) into.add(value)
    }
  return new Set([...hers].filter((value) => !others.has(value)))
}

describe('A sealed record', () => {
  let before: ReadonlyMap<string, readonly string[]>
  let after: ReadonlyMap<string, readonly string[]>
  let figuresBefore: readonly string[]
  const her = () => idOf('Quillfeather, Rosalind')

  it('is moved whole, and the record still verifies and rebuilds identically', async () => {
    expect(await faults()).toEqual([])
    before = await everything(app.store)
    figuresBefore = await figures()
    const answer = await sealHer()
    expect(answer).toMatchObject({ sealed: true, others: 4 })
    await forgetStatistics(app.store)
    after = await everything(app.store)
    expect(await faults()).toEqual([])
    expect((await rebuild(app.store, HARBOUR, rules)).differences).toEqual({})
  })

  it('leaves nothing of it in any table, index, statistic or job: no id, number, name, date or instant that was its alone', () => {
    const facts = [...(before.get('public.event') ?? [])]
      .filter((row) => row.includes(her()))
      .map((row) => /"fact": "([^"]+)"/.exec(row)?.[1] ?? '')
    before = new Map([...before].filter(([table]) => table !== 'pg_stats'))
    const hers = onlyHers(before, [her(), idOf('Quillfeather, R.'), '770077', '770078', ...facts])
    const known = [
      her(),
      idOf('Quillfeather, R.'),
      '770077',
      '770078',
      '2021-11-17',
      '2024-02-22',
      '2022-01-09',
      ...facts,
    ]
    expect([...hers]).toEqual(expect.arrayContaining(known))
    const sought = new Set([...hers, ...known, 'quillfeather', 'rosalind', 'windflower'])
    const left = [...after].flatMap(([table, rows]) =>
      rows.flatMap((row) => valuesIn(row).flatMap((value) => (sought.has(value) ? [`${table}: ${value}`] : []))),
    )
    // What stays: bare commitments, and of a list that others were on too, who read it when.
    const isBare = (row: string) => /"type": null|"text": null|"person": null/.test(row)
    const commitments = new Set(
      [...after.values()].flatMap((rows) =>
        rows.filter(isBare).flatMap((row) => /"commitment": "\\\\(x[0-9a-f]+)"/.exec(row)?.[1] ?? []),
      ),
    )
    expect(commitments.size).toBeGreaterThan(12)
    const lists = (after.get('public.read_log') ?? []).filter((row) => row.includes('"route": "/children"'))
    const ofLists = new Set(lists.flatMap(valuesIn))
    expect(
      left.filter((each) => {
        const [table = '', value = ''] = each.split(': ')
        return !commitments.has(value) && !(/read_log|pg_stats/.test(table) && ofLists.has(value))
      }),
    ).toEqual([])
  })

  it('keeps no value in an index expression that is not in a column', async () => {
    expect(new Set(await indexExpressions(app.store))).toEqual(
      new Set([
        "COALESCE(stopped_on, ended_without_on, 'infinity'::date)", // clock: its own columns
        "COALESCE(singleton_key, ''::text)", // the queue’s: likewise
        "to_tsvector('english'::regconfig, text)", // of what was written: likewise
        "(body ->> 'family'::text)", // of what a list said: emptied with its body
      ]),
    )
  })

  it('leaves nothing for what comes late: a telling that was worked out before, a form that was still open', async () => {
    const her = idOf('Quillfeather, Rosalind')
    expect(await keepTold(app.store, HARBOUR, [tellingOf(her)], new Date())).toBe(0)
    const draft = { fields: { note: ['Seen'] }, over: null, request: randomUUID() }
    const kept = (subject: SubjectId) =>
      keepDraft(app.store, HARBOUR, 'iro', { ...draft, about: `/children/${subject}/record/child.visit` })
    expect(await kept(her)).toBeNull()
    expect(await kept(idOf('Cedar, Three'))).toEqual({ kept: 1 })
  })

  it('goes on counting: every figure of the year and of three years is as it was', async () => {
    const now = await figures()
    const isWhole = (line: string) => !line.includes('2025-04-01') // this year so far is no whole year
    expect(now.filter(isWhole)).toEqual(figuresBefore.filter(isWhole))
    expect(figuresBefore.find((line) => line.startsWith('A1,'))).toContain(',2,')
  })

  it('leaves the others their accesses: a list that showed several is a read of the rest of them', () => {
    const reads = (after.get('public.read_log') ?? []).filter((row) => row.includes('"person": "mash"'))
    expect(reads.map((row) => row.includes(idOf('Birchwood, Two')))).toEqual([true])
    expect((after.get('public.stored_search') ?? []).map((row) => /"text": "(\w+)"/.exec(row)?.[1])).toEqual(['cedar'])
  })

  it('opens with the vault’s private key: all that was said, and what it counts for', async () => {
    const vault = await inHarbour((tx) =>
      sql<{ wrappedKey: Buffer; ciphertext: Buffer; keyId: string }>`
      select wrapped_key as "wrappedKey", ciphertext, key_id as "keyId" from vault`.execute(tx),
    )
    const [row] = vault.rows
    if (!row) throw new Error('The vault is empty')
    const record = JSON.stringify(opened(row, keys.privateKey))
    for (const known of ['Quillfeather, Rosalind', '770077', '2024-02-22', 'Police at the door', 'are of one family'])
      expect(record).toContain(known)
    expect(row.ciphertext.toString('latin1')).not.toContain('Rosalind')
  })

  it('is sealed once: the same form again changes nothing, and another finds no such record', async () => {
    const { rows } = await inHarbour((tx) =>
      sql<{ request: string }>`
      select n.request from event e join entry n on n.id = e.entry where e.type = 'records.sealed'`.execute(tx),
    )
    expect(await sealHer(rows[0]?.request)).toEqual({ sealed: false, why: 'already-sealed' })
    expect(await sealHer()).toEqual({ sealed: false, why: 'not-found' })
  })
})

/** What somebody with the whole database in their hands can do: no trigger and no wall stops them. */
const asSuperuser = (harm: ReturnType<typeof sql>) =>
  app.store.asUser(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await harm.execute(tx)
  })

describe('verify', () => {
  const someEvent = sql`(entry, n) = (select entry, n from event where type = 'child.name' order by entry limit 1)`
  const empty = sql`update event set fact = null, revision = null, type = null, shape = null, happened_on = null,
    subjects = null, salt = null, body = null where ${someEvent}`

  it('finds an event that was emptied without an entry that says so', async () => {
    await asSuperuser(sql`drop table if exists kept; create table kept as select * from event where ${someEvent}`)
    await asSuperuser(empty)
    expect(await faults()).toEqual(
      expect.arrayContaining([expect.stringMatching(/event \d+: the event was emptied, and no entry says so$/)]),
    )
    await asSuperuser(sql`delete from event e using kept k where e.entry = k.entry and e.n = k.n`)
    await asSuperuser(sql`insert into event select * from kept`)
    await asSuperuser(sql`drop table kept`)
    expect(await faults()).toEqual([])
  })

  it.each([
    [
      'a sealing that names fewer',
      sql`update event set body = jsonb_set(body, '{events}', '[]') where type = 'records.sealed'`,
    ],
    ['a row of the vault that was altered', sql`update vault set ciphertext = '\\x00' || ciphertext`],
    ['a vault without its row', sql`delete from vault`],
    [
      'a read that was emptied besides',
      sql`update read_log set at = null, read_on = null, person = null, route = null,
      ground = null, because = null, subject = null, subjects = null, salt = null where n = (
        select max(n) from read_log where person is not null and redacted is null)`,
    ],
    ['an edition that was put back', sql`update edition_file set content = content || ' ' where name = 'json'`],
    ['a read that was redacted otherwise', sql`update read_log set subjects = '{}' where redacted is not null`],
  ])('finds %s', async (_, harm) => {
    const tables = ['event', 'vault', 'read_log', 'edition_file']
    for (const table of tables)
      await asSuperuser(sql`create table ${sql.table(`kept_${table}`)} as table ${sql.table(table)}`)
    await asSuperuser(harm)
    expect(await faults()).not.toEqual([])
    for (const table of tables) {
      await asSuperuser(sql`delete from ${sql.table(table)}`)
      await asSuperuser(sql`insert into ${sql.table(table)} table ${sql.table(`kept_${table}`)}`)
      await asSuperuser(sql`drop table ${sql.table(`kept_${table}`)}`)
    }
    expect(await faults()).toEqual([])
  })
})

describe('the one function that empties', () => {
  const anEntry = async (body: object, type = 'records.sealed') => {
    const { rows } = await inHarbour((tx) =>
      sql<{ entry: number; n: number }>`
      select entry, n from event where type = 'child.name' order by entry limit 1`.execute(tx),
    )
    const [place] = rows
    return inHarbour(async (tx) => {
      const events = [`${place?.entry}.${place?.n}`]
      const said = JSON.stringify({ events, reads: [], redacted: [], files: [], ...body })
      const made = await sql<{ id: number }>`
        insert into entry (authority, recorded_on, by_person, voice, request, digest)
        values (${HARBOUR}, ${TODAY}, 'x', 'typed', ${randomUUID()}, '\\x00') returning id`.execute(tx)
      const id = made.rows[0]?.id ?? 0
      await sql`insert into event (authority, entry, n, fact, revision, type, shape, happened_on, subjects, salt, body, commitment)
        values (${HARBOUR}, ${id}, 0, ${randomUUID()}, 0, ${type}, 1, ${TODAY}, '{}', '\\x00', ${said}::jsonb, '\\x00')`.execute(
        tx,
      )
      const handed = JSON.stringify({ subjects: [], emergencies: [], reads: [], files: [], ...body })
      await sql`select empty_as_told(${HARBOUR}, ${id}, ${handed}::jsonb)`.execute(tx)
    })
  }

  it('refuses whatever the entry does not say, an entry that is no sealing, and one that is in the chain', async () => {
    const constraint = 'emptied_as_told'
    await expect(anEntry({}, 'child.name')).rejects.toMatchObject({ constraint })
    await expect(anEntry({ events: ['1.999'] })).rejects.toMatchObject({ constraint })
    await expect(anEntry({ subjects: [idOf('Birchwood, Two')] })).rejects.toMatchObject({ constraint })
    await expect(anEntry({ reads: ['999999'] })).rejects.toMatchObject({ constraint })
    const sealing = sql`select empty_as_told(${HARBOUR}, (select entry from event where type = 'records.sealed'), '{}')`
    await expect(inHarbour((tx) => sealing.execute(tx))).rejects.toMatchObject({ constraint })
    // Allowed as such, and undone: an entry without a position is never committed.
    await expect(anEntry({})).rejects.toMatchObject({ constraint: 'entry_has_position' })
    expect(await faults()).toEqual([])
  })

  it('is the only way: the application itself may change and delete nothing', async () => {
    for (const harm of [
      sql`select set_config('app.emptying', 'on', true); update event set type = null`,
      sql`delete from subject`,
      sql`delete from vault`,
      sql`update vault set ciphertext = ''`,
      sql`delete from source_ref`,
    ])
      await expect(inHarbour((tx) => harm.execute(tx))).rejects.toMatchObject({ code: '42501' })
  })
})
