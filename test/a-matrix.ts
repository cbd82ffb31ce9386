import { randomUUID, type KeyObject } from 'node:crypto'
import { sql } from 'kysely'
import { relationIds, type Relation } from '../src/access/relation.ts'
import { roleIds, type RoleId } from '../src/access/roles.ts'
import { aChild, recordBoards, recordPacks, recordPlans, recordQuality, type ToldChild } from '../src/demo/index.ts'
import { eventDefinitions } from '../src/practice/index.ts'
import type { AuthorityId, Body, FactId, Save, SubjectId, SubjectKind } from '../src/record/index.ts'
import {
  addAuthority,
  beginSession,
  decideRelease,
  keepSearch,
  noteVaultUse,
  save,
  sealed,
  type Store,
} from '../src/store/index.ts'
import { HARBOUR } from '../src/store/testing.ts'
import { day } from '../src/time/index.ts'
import { digestOf } from '../src/web/server/sessions.ts'
import { aRecordOf, project } from './a-record-of.ts'
import { TODAY, type AnApp, type Seen } from './an-app.ts'
import { untilPage } from './until.ts'

const TEAM = 'Safeguarding North'
const WORKER = 'SW00001'
const ACCESS = randomUUID()
const LISTS_OUT = randomUUID()
const ADOPTER = randomUUID()
const FOSTER_HOME = randomUUID()
const PANEL = randomUUID()
const RECEIVED = randomUUID()
const PAPER_RUN = randomUUID()

/** A record with a child for every relation, a person for every role, and something behind every kind of address. */
export interface AMatrix {
  readonly children: ReadonlyMap<Relation, SubjectId>
  /** The secret of the session of somebody with a role; of somebody disabled under `disabled`. */
  readonly secrets: ReadonlyMap<RoleId | 'disabled', string>
  /** An address of the kind that a route has, as somebody with a role would meet it. */
  readonly filled: (route: string, role: RoleId, relation: Relation) => string
}

interface Told {
  readonly children: Map<Relation, SubjectId>
  readonly facts: Map<Relation, FactId>
  /** What the child said, at a visit. */
  readonly voices: Map<Relation, FactId>
  /** Notes that wait for a manager. */
  readonly notes: Map<Relation, FactId>
  /** A fact of the household that adopts, and one of the household that fosters. */
  readonly households: { adopter: string; fosterHome: string }
}

/** With a sex that is no code of the return: something is found in the record. */
const aChildOf = (name: string, number: number, team: string, worker: string): ToldChild => {
  const child = aChild(name, String(100_000 + number))
    .bornOn('2021-05-01', { sex: 'F' })
    .enteredCareOn('2023-08-28')
    .placedWithFosterCarers()
    .inTeam(team, '2023-09-01')
    .withWorker(worker, '2023-09-01')
  const facts = child.facts.map((fact) =>
    fact.type === 'child.identity' ? { ...fact, body: { ...fact.body, sex: 'Q' } } : fact,
  )
  return { number: child.number, name: child.name, facts }
}

async function tell(store: Store, { children, facts }: Told, relation: Relation, team: string, worker: string) {
  const on = await aRecordOf(store, [aChildOf(relation, children.size, team, worker)])
  const told = on.get(relation)
  if (!told?.facts[0]) throw new Error(relation)
  children.set(relation, told.subject)
  facts.set(relation, told.facts[0])
}

/** Saves one new fact, with the subject that it is the first of where one is given. */
async function saveFact(
  store: Store,
  authority: AuthorityId,
  fact: { type: string; subject: SubjectId; body: Body; texts?: Readonly<Record<string, string>>; isNew?: SubjectKind },
): Promise<FactId> {
  const { type, subject, body, texts = {}, isNew } = fact
  const id = randomUUID() as FactId // a new fact
  const on = day('2025-10-01')
  const given: Save = {
    ...{ request: randomUUID(), by: 'head-of-service', voice: 'typed', statement: null, recordedOn: on },
    newSubjects: isNew === undefined ? [] : [{ id: subject, kind: isNew, sourceRef: null }],
    revisions: [
      {
        ...{ fact: id, revision: 0, type, shape: 1 },
        ...{ subjects: [subject], happenedOn: on, texts, body },
      },
    ],
  }
  const saved = await save(store, authority, given, project, eventDefinitions)
  if (!saved.saved) throw new Error(`${type} was not saved: ${saved.why}`)
  return id
}

const newSubject = (): SubjectId => randomUUID() as SubjectId // a new subject

const PROGRAMME = newSubject()
const AUDIT = newSubject()
const WEEK = newSubject()
/** The number of a worker whom others manage. */
const MANAGED = 'SW00002'

/** A programme with an audit by somebody of each role of the one child, and one that is to be looked at of the team’s. */
async function tellAudits(store: Store, children: ReadonlyMap<Relation, SubjectId>): Promise<void> {
  const of = { tool: 'case-file.1', dueOn: '2025-11-01' }
  await saveFact(store, HARBOUR, {
    ...{ type: 'audit.programme-agreed', subject: PROGRAMME, isNew: 'audit-programme' },
    body: {
      ...of,
      title: 'A programme',
      occasion: 'routine',
      size: 1,
      population: 1,
      strata: [],
      seed: '1',
      digest: '1',
      position: 1,
    },
  })
  await saveFact(store, HARBOUR, {
    ...{ type: 'audit.focus-week', subject: WEEK, isNew: 'audit-programme' },
    body: { title: 'A week', startsOn: '2025-10-01', endsOn: '2025-10-03', theme: 'voice', looksAt: 'Visits' },
  })
  const allot = (subject: SubjectId, child: SubjectId | undefined, auditor: string) =>
    saveFact(store, HARBOUR, {
      ...{ type: 'audit.allotted', subject, isNew: 'audit' },
      body: { ...of, child: child ?? '', programme: PROGRAMME, auditor },
    })
  await allot(AUDIT, children.get('allocated'), 'nobody')
  for (const role of roleIds) await allot(newSubject(), children.get('audited'), `m-${role}`)
}

/** Supervision of a worker of the team, with an action that is open; answers the facts of both. */
async function tellSupervision(store: Store): Promise<{ readonly held: FactId; readonly action: FactId }> {
  const subject = newSubject()
  const held = await saveFact(store, HARBOUR, {
    ...{ type: 'supervision.held', subject, isNew: 'worker', texts: { discussed: 'Workload' } },
    body: { worker: MANAGED, team: TEAM, heldBy: 'team manager', kind: 'individual' },
  })
  const body = { worker: MANAGED, what: 'Shadow a colleague', lead: 'social worker', dueOn: '2025-11-01' }
  return { held, action: await saveFact(store, HARBOUR, { type: 'supervision.action', subject, body }) }
}

/** An agenda of a panel on which somebody of each role sits, with a child and a household; answers the child’s item. */
async function tellPanel(store: Store, children: ReadonlyMap<Relation, SubjectId>): Promise<FactId> {
  const subject = PANEL as SubjectId // a uuid
  const about = { about: 'advice' }
  await saveFact(store, HARBOUR, {
    ...{ type: 'panels.agenda', subject, isNew: 'panel' },
    body: { panel: 'adoption', meetsOn: '2025-10-14', members: roleIds.map((role) => `m-${role}`) },
  })
  await saveFact(store, HARBOUR, { type: 'panels.item', subject, body: { ...about, place: 1, household: ADOPTER } })
  await saveFact(store, HARBOUR, { type: 'panels.minutes', subject, body: {}, texts: { minutes: 'Advised' } })
  const child = children.get('panel-item') ?? ''
  return saveFact(store, HARBOUR, { type: 'panels.item', subject, body: { ...about, place: 2, child } })
}

async function tellChildren(store: Store): Promise<Told & { readonly grant: FactId; readonly item: FactId }> {
  const told: Told = {
    ...{ children: new Map(), facts: new Map(), voices: new Map(), notes: new Map() },
    households: { adopter: '', fosterHome: '' },
  }
  await tell(store, told, 'allocated', 'Another team', WORKER)
  await tell(store, told, 'same-team', TEAM, 'SW00002')
  await tell(store, told, 'other-team', 'Another team', 'SW00002')
  await tell(store, told, 'granted', 'Another team', 'SW00002')
  await tell(store, told, 'restricted', TEAM, WORKER)
  const ended = aChild('unsealed', '100090')
    .bornOn('2021-05-01')
    .enteredCareOn('2022-01-05')
    .placedWithFosterCarers()
    .inTeam(TEAM, '2022-01-09')
    .decisionOn('2022-06-01')
    .withPlacementOrderOn('2022-08-03')
    .matchedOn('2023-05-09')
    .movedInOn('2023-06-13')
    .adoptedOn('2025-06-10')
  const unsealed = (await aRecordOf(store, [ended])).get('unsealed')
  if (!unsealed?.facts[0]) throw new Error('unsealed')
  told.children.set('unsealed', unsealed.subject)
  told.facts.set('unsealed', unsealed.facts[0])
  await tell(store, told, 'emergency', 'Another team', 'SW00002')
  await tell(store, told, 'audited', 'Another team', 'SW00002')
  await tell(store, told, 'panel-item', 'Another team', 'SW00002')
  const { children } = told
  const [restricted, granted, emergency] = [
    children.get('restricted'),
    children.get('granted'),
    children.get('emergency'),
  ]
  if (!restricted || !granted || !emergency) throw new Error('Told just above')
  const texts = { reason: 'A colleague’s relative' }
  for (const subject of [restricted, emergency])
    await saveFact(store, HARBOUR, { type: 'child.restricted', subject, body: { people: 'head-of-service' }, texts })
  const grant = await saveFact(store, HARBOUR, {
    ...{ type: 'people.review-grant', subject: newSubject(), isNew: 'person', texts: { reason: 'The notice' } },
    body: { person: 'm-reviewer', review: 'A review', untilOn: '2025-10-31', children: [granted, restricted] },
  })
  await tellAudits(store, children)
  for (const [relation, subject] of children) {
    const visit = { type: 'child.visit', subject, body: {}, texts: { views: 'I like it here' } }
    told.voices.set(relation, await saveFact(store, HARBOUR, visit))
    const note = { type: 'child.case-note', subject, body: { flags: ['manager'] }, texts: { note: 'Please look' } }
    told.notes.set(relation, await saveFact(store, HARBOUR, note))
  }
  await saveFact(store, HARBOUR, {
    ...{ type: 'adopters.listed', subject: ADOPTER as SubjectId, isNew: 'adopter', body: { adopter: 'A1' } }, // a uuid
  })
  const adopter = ADOPTER as SubjectId // a uuid
  told.households.adopter = await saveFact(store, HARBOUR, { type: 'adopters.checks', subject: adopter, body: {} })
  told.households.fosterHome = await saveFact(store, HARBOUR, {
    ...{ type: 'fostering.application', subject: FOSTER_HOME as SubjectId, isNew: 'foster-home' }, // a uuid
    body: { called: 'F1' },
  })
  const item = await tellPanel(store, children)
  await saveFact(store, HARBOUR, {
    ...{ type: 'sending.received', subject: RECEIVED as SubjectId, isNew: 'received', texts: { content: 'A text' } }, // a uuid
    body: { from: 'Quayside', sentBy: 'Somebody', ground: 'agency', crossing: RECEIVED },
  })
  children.set('sealed', newSubject()) // not in the record
  const other = await addAuthority(store, { name: 'Quayside', code: null, demonstration: false })
  const elsewhere = newSubject()
  await saveFact(store, other, { type: 'child.in-need', subject: elsewhere, isNew: 'child', body: {} })
  children.set('other-authority', elsewhere)
  return { ...told, grant, item }
}

const found = (page: Seen, pattern: RegExp): string => {
  const [, text] = pattern.exec(page.html) ?? []
  if (text === undefined) throw new Error(`There is no ${pattern.source} on: ${page.text.slice(0, 400)}`)
  return text
}

/** Publishes an edition, sets a setting, checks the record and makes a return, as the analyst does: what is then behind addresses. */
async function act(app: AnApp) {
  const { browser } = app
  await browser.open('/editions')
  const published = await browser.send('/editions', { period: 'three-years', purpose: 'To have one' })
  const edition = found(published, /\/editions\/([0-9a-f-]+)\//)
  const setting = 'permanence.moved-in.limit'
  await browser.open(`/settings/${setting}`)
  await browser.send(`/settings/${setting}`, {
    ...{ do: 'save', value: '27', reason: 'To have one', 'from-day': '16', 'from-month': '10', 'from-year': '2025' },
  })
  const change = found(await browser.open(`/settings/${setting}`), /\/withdraw\/([0-9a-f-]+)/)
  await browser.open('/accepted-returns')
  const accepted = await browser.send('/accepted-returns', {
    ...{ year: '2025', 'on-day': '1', 'on-month': '9', 'on-year': '2025', reason: 'To have one' },
  })
  const acceptance = found(accepted, /\/accepted-returns\/([0-9a-f-]+)\/withdraw/)
  await browser.open('/data-quality')
  await browser.send('/data-quality/check')
  await untilPage(app.browser, '/data-quality', 'Worked out at')
  await browser.open('/send')
  const begun = await browser.send('/send', { year: '2026' })
  const made = found(begun, /action="\/send\/([0-9a-f-]+)\//)
  await untilPage(app.browser, `/send/${made}`, 'Make the return')
  await browser.send(`/send/${made}/make`)
  await untilPage(app.browser, `/send/${made}`, 'Save the CSV files')
  await browser.open('/census')
  const asked = await browser.send('/census', { year: '2026', sender: '999' })
  const census = found(asked, /action="\/census\/([0-9a-f-]+)\//)
  await untilPage(app.browser, `/census/${census}`, 'Make the census')
  await browser.send(`/census/${census}/make`)
  await untilPage(app.browser, `/census/${census}`, 'Save the XML')
  return { edition, setting, change, made, census, acceptance }
}

interface RunningClock {
  readonly subject: SubjectId
  readonly rule: string
  readonly started: string
}

/** A clock of each child that runs: its rule and the fact that started it. */
async function runningClocks(store: Store): Promise<ReadonlyMap<SubjectId, RunningClock>> {
  const { rows } = await store.inAuthority(HARBOUR, (tx) =>
    sql<RunningClock>`
      select subject, rule, started_by as started from clock
      where authority = ${HARBOUR} and generation = 0 and stopped_on is null and ended_without_on is null`.execute(tx),
  )
  return new Map(rows.map((clock) => [clock.subject, clock]))
}

/** What people asked of each record: a request for a copy with a copy that was prepared and given, and a purge to decide. */
interface OfRights {
  readonly access: FactId
  readonly purge: FactId
  readonly copy: string
}

async function fillRights(store: Store, children: ReadonlyMap<Relation, SubjectId>) {
  const all = new Map<SubjectId, OfRights>()
  const { rows } = await store.inAuthority(HARBOUR, (tx) =>
    sql<{ id: SubjectId }>`select id from subject where authority = ${HARBOUR} and kind = 'child'`.execute(tx),
  )
  const here = new Set(rows.map(({ id }) => id))
  for (const subject of new Set(children.values())) {
    if (!here.has(subject)) continue
    const body = { who: 'Somebody', standing: 'self', page: '00', word: '00' }
    const access = await saveFact(store, HARBOUR, { type: 'records.access', subject, body })
    const purge = await saveFact(store, HARBOUR, { type: 'records.purge', subject, body: {} })
    const copy = randomUUID()
    await store.inAuthority(HARBOUR, async (tx) => {
      await sql`insert into bundle (authority, id, subject, request, by_person, state, ended_at, page, word)
        values (${HARBOUR}, ${copy}, ${subject}, ${access}, 'custodian', 'done', now(), 'A page', 'A file')`.execute(tx)
      await sql`insert into edition_file (authority, fact, name, content)
        values (${HARBOUR}, ${access}, 'page', 'A page')`.execute(tx)
    })
    all.set(subject, { access, purge, copy })
  }
  return all
}

/** Rows that no page makes for a test: people, who all opened one record in an emergency; an import with a row that was rejected. */
async function fill(store: Store, importId: string, emergency: SubjectId): Promise<ReadonlyMap<string, string>> {
  return store.inAuthority(HARBOUR, async (tx) => {
    const named = await sql<{ kind: string; id: string }>`
      select kind, id from subject s where authority = ${HARBOUR}
        and kind in ('plan', 'action', 'learning', 'board', 'meeting', 'report', 'paper', 'room')
        and not exists (select from event_subject o join event e using (authority, entry, n)
          where o.authority = ${HARBOUR} and o.subject = s.id
            and e.type in ('governance.meeting-held', 'governance.edition'))
        and (s.kind <> 'action' or exists (select from event_subject o join event e using (authority, entry, n)
          where o.authority = ${HARBOUR} and o.subject = s.id and e.type = 'improvement.move-asked'
            and e.happened_on > '2025-10-01'))
      union all select 'complaint', subject from complaint
        where authority = ${HARBOUR} and generation = 0 and team = ${TEAM} and child is null
      union all select 'complaint received', (array_agg(o.fact))[1] from complaint c
        join event_subject s on s.authority = c.authority and s.subject = c.subject
        join event o on o.authority = s.authority and o.entry = s.entry and o.n = s.n and o.type = 'complaints.received'
        where c.authority = ${HARBOUR} and c.generation = 0 and c.team = ${TEAM} and c.child is null
      union all select 'audit allotted', e.fact from event e join event_subject o using (authority, entry, n)
        where e.authority = ${HARBOUR} and o.subject = ${AUDIT} and e.type = 'audit.allotted'
      union all select 'programme agreed', e.fact from event e join event_subject o using (authority, entry, n)
        where e.authority = ${HARBOUR} and o.subject = ${PROGRAMME} and e.type = 'audit.programme-agreed'
      union all select 'focus week', e.fact from event e join event_subject o using (authority, entry, n)
        where e.authority = ${HARBOUR} and o.subject = ${WEEK} and e.type = 'audit.focus-week'
      union all
      select type, (array_agg(fact))[1] from event where authority = ${HARBOUR} and (type like 'governance.%' or type = 'packs.made') group by type
      union all
      select 'item of the next meeting', (array_agg(e.fact))[1] from event e join event_subject o using (authority, entry, n)
      where e.authority = ${HARBOUR} and e.type = 'governance.agenda-item' and not exists (
        select from event_subject h join event held using (authority, entry, n)
        where h.authority = ${HARBOUR} and h.subject = o.subject and held.type = 'governance.meeting-held')`.execute(tx)
    await sql`insert into paper_run (authority, id, paper, request, is_sent, ended_at, by_person, state)
      values (${HARBOUR}, ${PAPER_RUN}, ${PAPER_RUN}, 'a request', false, now(), 'head-of-service', 'cancelled')`.execute(
      tx,
    )
    const asked = await sql<{ id: string }>`
      select fact as id from event where authority = ${HARBOUR} and type = 'improvement.move-asked'
      order by happened_on desc limit 1`.execute(tx)
    const update = await sql<{ id: string }>`
      select fact as id from event where authority = ${HARBOUR} and type = 'improvement.update' limit 1`.execute(tx)
    for (const role of [...roleIds, 'disabled', 'target'] as const)
      await sql`insert into person (authority, id, name, roles, team, workers, state)
        values (${HARBOUR}, ${`m-${role}`}, ${role}, ${[role === 'disabled' || role === 'target' ? 'head-of-service' : role]},
          ${TEAM}, ${[WORKER]}, ${role === 'disabled' ? 'disabled' : 'active'})`.execute(tx)
    await sql`insert into emergency_access (authority, id, asked_at, asked_on, until, person, asked_for, reason, subject)
      select ${HARBOUR}, gen_random_uuid(), now(), '2025-10-16', now() + interval '1 hour', id, '100005', 'A crash', ${emergency}
      from person where authority = ${HARBOUR}`.execute(tx)
    await sql`insert into emergency_access (authority, id, asked_at, asked_on, until, person, asked_for, reason, subject)
      values (${HARBOUR}, ${ACCESS}, now(), '2025-10-16', now(), 'somebody', '1', 'A crash', null)`.execute(tx)
    await sql`insert into return_out (authority, id, kind, ended_at, by_person, year, as_at, position, state, progress)
      values (${HARBOUR}, ${LISTS_OUT}, 'annex-a', now(), 'performance-analyst', 2025, '2025-03-31', 1, 'cancelled', '{}')`.execute(
      tx,
    )
    await sql`insert into import (authority, id, ended_at, by_person, source, state, outcome)
      values (${HARBOUR}, ${importId}, now(), 'performance-analyst', 'ssda903', 'cancelled', null)`.execute(tx)
    await sql`insert into import_reject (authority, import, n, file, table_name, line, reason, header, cells)
      values (${HARBOUR}, ${importId}, 0, 'header.csv', 'Header', 2, 'No date', '{CHILD}', '{1}')`.execute(tx)
    const read = {
      ...{
        person: 'iro',
        route: '/children',
        on: '2025-10-16',
        ground: 'list',
        because: 'x',
        subjects: [],
        salt: '00',
      },
    }
    await sql`select record_reads(${HARBOUR}, ${JSON.stringify([read])})`.execute(tx)
    return new Map([
      ...named.rows.map(({ kind, id }) => [kind, id] as const),
      ['update', update.rows[0]?.id ?? ''],
      ['later date', asked.rows[0]?.id ?? ''],
    ])
  })
}

/** A child whose adoption record may be sealed, a record in the vault, and its release, which was approved. */
async function fillVault(
  store: Store,
  key: KeyObject,
): Promise<{ readonly adopted: SubjectId; readonly release: string }> {
  const child = aChild('Adopted', '200001')
    .bornOn('2021-05-01')
    .enteredCareOn('2022-01-05')
    .placedWithFosterCarers()
    .decisionOn('2022-06-01')
    .withPlacementOrderOn('2022-08-03')
    .matchedOn('2023-05-09')
    .movedInOn('2023-06-13')
    .adoptedOn('2024-02-22')
  const adopted = (await aRecordOf(store, [child])).get('Adopted')?.subject ?? newSubject()
  const [record, thing] = [randomUUID(), sealed({ name: 'Somebody sealed' }, key)]
  await store.inAuthority(HARBOUR, (tx) =>
    sql`insert into vault (authority, id, key_id, wrapped_key, ciphertext)
      values (${HARBOUR}, ${record}, ${thing.keyId}, ${thing.wrappedKey}, ${thing.ciphertext})`.execute(tx),
  )
  const about = { record, to: 'Somebody', reason: 'They asked' }
  const vaultUse = { today: TODAY, saidAs: { type: 'records.vault-used', shape: 1 } }
  const release = await noteVaultUse(store, HARBOUR, { ...vaultUse, kind: 'release', by: 'm-custodian', about }, key)
  await decideRelease(store, HARBOUR, release, { ...vaultUse, by: 'm-director', decision: 'approved' })
  return { adopted, release }
}

/** Fills an application whose browser is a performance analyst’s. */
export async function aMatrix(app: AnApp, vaultKey: KeyObject): Promise<AMatrix> {
  const { store } = app
  const { children, facts, voices, notes, households, grant, item } = await tellChildren(store)
  await recordPlans(store, HARBOUR, project, { today: TODAY, progress: () => undefined })
  await recordBoards(store, HARBOUR, 'Harbour', project, { today: TODAY, progress: () => undefined })
  await recordPacks(store, HARBOUR, 'Harbour', project, { today: TODAY, progress: () => undefined })
  await recordQuality(store, HARBOUR, project, [], { today: TODAY, progress: () => undefined })
  const supervision = await tellSupervision(store)
  const { edition, setting, change, made, census, acceptance } = await act(app)
  const { adopted, release } = await fillVault(store, vaultKey)
  const importId = randomUUID()
  const ofPlans = await fill(store, importId, children.get('emergency') ?? newSubject())
  const secrets = new Map<RoleId | 'disabled', string>()
  const searches = new Map<RoleId, string>()
  const ofReads = new Map<RoleId, string>()
  for (const role of [...roleIds, 'disabled'] as const) {
    secrets.set(role, `secret of ${role}`)
    await beginSession(store, HARBOUR, digestOf(`secret of ${role}`), { person: `m-${role}`, device: 'A test' })
    if (role !== 'disabled') ofReads.set(role, await keepSearch(store, 'reads')(HARBOUR, `m-${role}`, '{}'))
    if (role !== 'disabled') searches.set(role, await keepSearch(store)(HARBOUR, `m-${role}`, 'nobody'))
  }
  const clocks = await runningClocks(store)
  const rights = await fillRights(store, children)
  const none: OfRights = { access: randomUUID() as FactId, purge: randomUUID() as FactId, copy: randomUUID() } // of nobody
  const ofRights = (route: string, relation: Relation): string => {
    if (!route.startsWith('/children/:child/rights')) return route
    const { access, purge, copy } = rights.get(children.get(relation) ?? newSubject()) ?? none
    return route
      .replace(':request/purge', `${purge}/purge`)
      .replace(':request', access)
      .replace(':copy', copy)
      .replace(':step', 'identity')
      .replace(':kind', route.includes('/facts/') ? 'wrong' : 'access')
  }
  const clockOf = (route: string, relation: Relation): RunningClock | undefined => {
    const child = children.get(relation)
    return route.startsWith('/children') && child !== undefined ? clocks.get(child) : undefined
  }
  const fileOf = (route: string): string =>
    ({
      children: 'copy.html',
      data: 'download.csv',
      send: 'ssda903-2026.xml',
      census: 'cin-2026.xml',
      editions: 'open.csv',
      improvement: /published|rooms/.test(route) ? 'paper.pdf' : route.includes('/packs/') ? 'pack.html' : 'plan.csv',
    })[/\w+/.exec(route)?.[0] ?? ''] ?? '0.csv'
  const stepOf = (route: string): string => {
    if (/^\/improvement\/(boards|meetings|reports|papers|rooms)/.test(route)) return 'agenda-item'
    return route.startsWith('/improvement') ? 'baseline' : 'shared'
  }
  const ofBoards = (route: string): string | undefined => {
    if (route.startsWith('/improvement/boards')) return ofPlans.get('governance.member')
    if (route.startsWith('/improvement/rooms')) return ofPlans.get('governance.room-guest')
    return /^\/improvement\/(meetings|reports|papers)/.test(route) ? ofPlans.get('item of the next meeting') : undefined
  }
  const eventOf = (route: string): string =>
    ({
      improvement: 'improvement.update',
      complaints: 'complaints.closed',
      adopters: 'adopters.checks',
      foster: 'fostering.review',
    })[/\w+/.exec(route)?.[0] ?? ''] ?? 'child.in-need'
  const factsOfAudits: Readonly<Record<string, string>> = {
    ':week': 'focus week',
    ':programme': 'programme agreed',
    ':audit': 'audit allotted',
  }
  const factOf = (route: string, relation: Relation): string => {
    if (route.startsWith('/improvement')) return ofPlans.get(route.includes('/dates/') ? 'later date' : 'update') ?? ''
    if (route.startsWith('/supervision')) return supervision.held
    if (route.startsWith('/settings')) return change
    if (route.startsWith('/complaints')) return ofPlans.get('complaint received') ?? ''
    const [ofAudits] = /:(week|programme|audit)/.exec(route) ?? ['']
    if (route.startsWith('/audits')) return ofPlans.get(factsOfAudits[ofAudits] ?? '') ?? ''
    if (route.startsWith('/adopters')) return households.adopter
    if (route.startsWith('/foster-homes')) return households.fosterHome
    if (route.includes('/attention/')) return notes.get(relation) ?? randomUUID()
    if (route.includes('/voice/')) return voices.get(relation) ?? randomUUID()
    return route.startsWith('/accepted-returns') ? acceptance : (facts.get(relation) ?? randomUUID())
  }
  const actionOf = (route: string): string =>
    route.startsWith('/supervision') ? supervision.action : (ofPlans.get('action') ?? '')
  const workerOf = (route: string): string => (route === '/supervision/:worker' ? WORKER : MANAGED)
  const ruleOf = (route: string, relation: Relation): string => clockOf(route, relation)?.rule ?? 'child.first-review'
  const filled: AMatrix['filled'] = (route, role, relation) =>
    ofRights(route, relation)
      .replace(/:(board|meeting|report|paper|room)/g, (_, kind: string) => ofPlans.get(kind) ?? '')
      .replace(':run', PAPER_RUN)
      .replace(':received', RECEIVED)
      .replace(':panel', PANEL)
      .replace(':item', item)
      .replace(':part', 'summary')
      .replace(':pack', ofPlans.get('packs.made') ?? '')
      .replace(':finding', 'abcdef01')
      .replace(':step', stepOf(route))
      .replace('/plans/:kind', '/plans/care')
      .replace(':kind', route.startsWith('/improvement/rooms') ? 'guests' : 'members')
      .replace(':child', children.get(relation) ?? '')
      .replace(':read', '1')
      .replace(':record', adopted)
      .replace(':release', release)
      .replace(':fact', ofBoards(route) ?? factOf(route, relation))
      .replace(':event', eventOf(route))
      .replace(':programme', PROGRAMME)
      .replace(':week', WEEK)
      .replace(':audit', AUDIT)
      .replace(':domain', 'plan')
      .replace(':complaint', ofPlans.get('complaint') ?? '')
      .replace(':learning', ofPlans.get('learning') ?? '')
      .replace(':figure', route.startsWith('/audits') ? '1.1-m10' : '1.3-m02')
      .replace(':plan', ofPlans.get('plan') ?? '')
      .replace(':worker', workerOf(route))
      .replace(':action', actionOf(route))
      .replace(':measure', '1.1-m03')
      .replace(':requirement', 'N12-10')
      .replace(':setting', setting)
      .replace(':edition', route.startsWith('/improvement') ? (ofPlans.get('governance.edition') ?? '') : edition)
      .replace(':rule', ruleOf(route, relation))
      .replace(':started', clockOf(route, relation)?.started ?? randomUUID())
      .replace(':search', (route.startsWith('/reads') ? ofReads : searches).get(role) ?? '')
      .replace(':access', ACCESS)
      .replace(':household', route.startsWith('/foster-homes') ? FOSTER_HOME : ADOPTER)
      .replace(':read', '1')
      .replace(':indicator', 'A1')
      .replace(':position', '1')
      .replace(':person', 'm-target')
      .replace(':session', randomUUID())
      .replace(':grant', grant)
      .replace(':file', fileOf(route))
      .replace(':id', { send: made, census, annex: LISTS_OUT }[/\w+/.exec(route)?.[0] ?? ''] ?? importId)
  return { children, secrets, filled }
}

/** The relations of people who have an account. */
export const withAccount = relationIds.filter(
  (relation) => relation !== 'disabled-account' && relation !== 'no-account',
)
