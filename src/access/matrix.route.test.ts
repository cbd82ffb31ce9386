import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project } from '../../test/a-record-of.ts'
import { anApp, TODAY, type AnApp } from '../../test/an-app.ts'
import { everyRoute } from '../cli/every-route.ts'
import { aChild, recordPlans } from '../demo/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import type { FactId, SubjectId } from '../record/index.ts'
import { addAuthority, beginSession, keepSearch, save } from '../store/index.ts'
import { HARBOUR } from '../store/testing.ts'
import { day } from '../time/index.ts'
import { csrfOf, digestOf } from '../web/server/sessions.ts'
import { relationIds, type Relation } from './relation.ts'
import { roleIds, type RoleId } from './roles.ts'

/** The table that people check: the test compares the running service with it, not with the policy that printed it. */
const [head = [], ...lines] = readFileSync(join(import.meta.dirname, 'matrix.csv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','))

const TEAM = 'Safeguarding North'
const WORKER = 'SW00001'
const withAccount = relationIds.filter((relation) => relation !== 'disabled-account' && relation !== 'no-account')

let app: AnApp
const children = new Map<Relation, SubjectId>()
const facts = new Map<Relation, FactId>()
const secrets = new Map<RoleId, string>()
const searches = new Map<RoleId, string>()
const ofPlans = new Map<string, string>()
const IMPORT = randomUUID()
const RETURN_OUT = randomUUID()

const aChildOf = (name: string, team: string, worker: string) =>
  aChild(name, String(100_000 + children.size))
    .bornOn('2021-05-01')
    .enteredCareOn('2023-08-28')
    .placedWithFosterCarers()
    .inTeam(team, '2023-09-01')
    .withWorker(worker, '2023-09-01')

async function tell(relation: Relation, team: string, worker: string): Promise<void> {
  const on = await aRecordOf(app.store, [aChildOf(relation, team, worker)])
  const told = on.get(relation)
  if (!told?.facts[0]) throw new Error(relation)
  children.set(relation, told.subject)
  facts.set(relation, told.facts[0])
}

const restrict = (subject: SubjectId) =>
  save(
    app.store,
    HARBOUR,
    {
      ...{ request: randomUUID(), by: 'head-of-service', voice: 'typed', statement: null, newSubjects: [] },
      recordedOn: day('2025-10-01'),
      revisions: [
        {
          ...{ fact: randomUUID() as FactId, revision: 0, type: 'child.restricted', shape: 1 }, // a new fact
          ...{ subjects: [subject], happenedOn: day('2025-10-01'), texts: { reason: 'A colleague’s relative' } },
          body: { people: 'head-of-service' },
        },
      ],
    },
    project,
    eventDefinitions,
  )

/** A child of another authority that this installation holds too. */
async function aChildElsewhere(): Promise<SubjectId> {
  const other = await addAuthority(app.store, { name: 'Quayside', code: null, demonstration: false })
  const id = randomUUID() as SubjectId // a new child
  const saved = await save(
    app.store,
    other,
    {
      ...{ request: randomUUID(), by: 'someone', voice: 'typed', statement: null, recordedOn: day('2025-10-01') },
      newSubjects: [{ id, kind: 'child', sourceRef: '700001' }],
      revisions: [
        {
          ...{ fact: randomUUID() as FactId, revision: 0, type: 'child.in-need', shape: 1 }, // a new fact
          ...{ subjects: [id], happenedOn: day('2025-10-01'), texts: {}, body: {} },
        },
      ],
    },
    project,
    eventDefinitions,
  )
  expect(saved.saved).toBe(true)
  return id
}

beforeAll(async () => {
  app = await anApp()
  await tell('allocated', 'Another team', WORKER)
  await tell('same-team', TEAM, 'SW00002')
  await tell('other-team', 'Another team', 'SW00002')
  await tell('restricted', TEAM, WORKER)
  expect((await restrict(children.get('restricted') as SubjectId)).saved).toBe(true) // told just above
  children.set('panel-item', children.get('other-team') as SubjectId) // no panel has an agenda yet: a child like any other
  facts.set('panel-item', facts.get('other-team') as FactId)
  children.set('sealed', randomUUID() as SubjectId) // what is sealed is not in the record
  children.set('other-authority', await aChildElsewhere())
  await recordPlans(app.store, HARBOUR, project, { today: TODAY, progress: () => undefined })
  await app.store.inAuthority(HARBOUR, async (tx) => {
    const named = await sql<{ kind: string; id: string }>`
      select kind, id from subject where authority = ${HARBOUR} and kind in ('plan', 'action')`.execute(tx)
    for (const { kind, id } of named.rows) ofPlans.set(kind, id)
    await sql`insert into return_out (authority, id, ended_at, by_person, year, as_at, position, state, progress)
      values (${HARBOUR}, ${RETURN_OUT}, now(), 'performance-analyst', 2025, '2025-03-31', 1, 'cancelled', '{}')`.execute(
      tx,
    )
    for (const role of [...roleIds, 'disabled'] as const)
      await sql`insert into person (authority, id, name, roles, team, workers, state)
        values (${HARBOUR}, ${`m-${role}`}, ${role}, ${[role === 'disabled' ? 'head-of-service' : role]}, ${TEAM}, ${[WORKER]},
          ${role === 'disabled' ? 'disabled' : 'active'})`.execute(tx)
    await sql`insert into import (authority, id, ended_at, by_person, source, state, outcome)
      values (${HARBOUR}, ${IMPORT}, now(), 'performance-analyst', 'ssda903', 'cancelled', null)`.execute(tx)
    await sql`insert into import_reject (authority, import, n, file, table_name, line, reason, header, cells)
      values (${HARBOUR}, ${IMPORT}, 0, 'header.csv', 'Header', 2, 'No date', '{CHILD}', '{1}')`.execute(tx)
  })
  for (const role of roleIds) {
    secrets.set(role, `secret of ${role}`)
    await beginSession(app.store, HARBOUR, digestOf(`secret of ${role}`), `m-${role}`)
    searches.set(role, await keepSearch(app.store)(HARBOUR, `m-${role}`, 'nobody'))
  }
  await beginSession(app.store, HARBOUR, digestOf('secret of disabled'), 'm-disabled')
})
afterAll(() => app.close())

const filled = (route: string, role: RoleId, relation: Relation): string =>
  route
    .replace(':child', children.get(relation) ?? '')
    .replace(':fact', facts.get(relation) ?? randomUUID())
    .replace(':event', route.startsWith('/improvement') ? 'improvement.update' : 'child.in-need')
    .replace(':plan', ofPlans.get('plan') ?? '')
    .replace(':action', ofPlans.get('action') ?? '')
    .replace(':measure', '1.1-m03')
    .replace(':requirement', 'N12-10')
    .replace(':setting', 'child.first-review.limit')
    .replace(':rule', 'child.first-review')
    .replace(':search', searches.get(role) ?? '')
    .replace(':indicator', 'A1')
    .replace(':position', '1')
    .replace(
      ':file',
      route.startsWith('/data-quality') ? 'download.csv' : route.startsWith('/improvement') ? 'plan.csv' : '0.csv',
    )
    .replace(':id', route.startsWith('/send') ? RETURN_OUT : IMPORT)

async function ask(method: string, url: string, secret: string | null) {
  const body = new URLSearchParams({ csrf: secret === null ? '' : csrfOf(secret), authority: String(HARBOUR) })
  const answer = await app.server.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url,
    headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
    ...(secret === null ? {} : { cookies: { throughline: secret } }),
    ...(method === 'POST' ? { payload: body.toString() } : {}),
  })
  const heading = /<h1[^>]*>([^<]*)/.exec(answer.body)?.[1] ?? ''
  return { status: answer.statusCode, heading, location: answer.headers.location, body: answer.body }
}

const NEEDS_A_FILE = /^\/imports\/:id\/again|^\/assets/ // an import that can be begun again, built files: shown elsewhere
/** What is there only once somebody has published, changed, made or checked something: shown to those who may elsewhere, and here to nobody else. */
const NOT_THERE_YET =
  /^\/editions\/:|^\/improvement\/load\/:|^\/improvement\/promises\/:|^\/settings\/:setting\/withdraw|^\/send\/:id\/:file|^\/data-quality\/children/
const pages = lines.filter(([, route = '', needs = '']) => !needs.startsWith('Nothing') && !NEEDS_A_FILE.test(route))

describe('The table of who reaches what', () => {
  it('has a line for every address that the server answers, and a column for every role', () => {
    expect(head).toEqual(['method', 'address', 'needs', ...roleIds])
    expect(lines.map(([method, route]) => `${method} ${route}`)).toEqual(
      everyRoute().map(({ method, route }) => `${method} ${route}`),
    )
  })

  it.each(pages.map(([method = '', route = '', needs = '', ...cells]) => ({ method, route, needs, cells })))(
    'holds for every role and relation: $method $route',
    async ({ method, route, cells }) => {
      const wrong: string[] = []
      for (const [at, role] of roleIds.entries())
        for (const relation of route.includes(':child') ? withAccount : withAccount.slice(0, 1)) {
          const cell = (cells[at] ?? '').split(' + ')
          // What is sealed, or of another authority, is in nobody's cell; a service page has no relation.
          const expected = cell[0] === 'yes' || cell.includes(relation)
          const { status, heading } = await ask(method, filled(route, role, relation), secrets.get(role) ?? null)
          const reached = !(status === 404 && heading === 'There is nothing here')
          const isWrong = NOT_THERE_YET.test(route) ? reached && !expected : reached !== expected
          if (status >= 500 || heading === 'This was not sent from a page of yours' || isWrong)
            wrong.push(`${role}, ${relation}: ${status} ${heading}`)
        }
      expect(wrong).toEqual([])
    },
  )

  it.each([
    ['a disabled account', 'secret of disabled'],
    ['nobody', null],
  ])('lets %s reach nothing but the way in', async (_, secret) => {
    const reached: string[] = []
    for (const [method = '', route = ''] of pages) {
      const { status, location, heading } = await ask(method, filled(route, 'director', 'allocated'), secret)
      const isSentToSignIn = method === 'GET' ? location?.startsWith('/sign-in?') : heading === 'Who are you today?'
      if (!isSentToSignIn) reached.push(`${method} ${route}: ${status}`)
    }
    expect(reached).toEqual([])
  })

  it('answers refusal and absence with the same bytes', async () => {
    const texts = await Promise.all(
      (['restricted', 'other-team', 'sealed', 'other-authority'] as const).map(async (relation) => {
        const { body, status } = await ask(
          'GET',
          filled('/children/:child', 'social-worker', relation),
          'secret of social-worker',
        )
        return `${status} ${body.replaceAll(children.get(relation) ?? '', 'ID').replaceAll(/name="request" value="[^"]*"/g, '')}`
      }),
    )
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('404')
  })
})
