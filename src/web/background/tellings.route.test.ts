import { randomUUID } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp } from '../../../test/an-app.ts'
import { until } from '../../../test/until.ts'
import { aChild } from '../../demo/index.ts'
import { eventDefinitions } from '../../practice/index.ts'
import type { FactId } from '../../record/index.ts'
import { save, type Store } from '../../store/index.ts'
import { aStore, HARBOUR } from '../../store/testing.ts'
import { day, type Day } from '../../time/index.ts'
import { messageDue } from './tellings.ts'
import { smtpPost } from './post.ts'

interface Letter {
  readonly to: readonly string[]
  readonly text: string
}

/** A real mail server on this computer. It refuses whoever it is told to. */
async function aMailServer() {
  const letters: Letter[] = []
  const refused = new Set<string>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: ({ address }, _, done) => (refused.has(address) ? done(new Error('No such person')) : done()),
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const to = session.envelope.rcptTo.map(({ address }) => address)
        letters.push({ to, text: Buffer.concat(parts).toString('utf8') })
        done()
      })
    },
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.server.address() as AddressInfo // it listens on a port
  return {
    letters,
    refused,
    url: new URL(`smtp://127.0.0.1:${port}`),
    close: () => new Promise<void>((done) => server.close(() => done())),
  }
}

const children = [
  aChild('Oriel L.', '500001')
    .bornOn('2015-02-03')
    .enteredCareOn('2025-03-03')
    .placedWithFosterCarers()
    .inTeam('North', '2025-03-03')
    .withWorker('SW00012', '2025-03-03'),
  aChild('Piran T.', '500002')
    .bornOn('2014-02-03')
    .enteredCareOn('2025-03-03')
    .placedWithFosterCarers()
    .inTeam('South', '2025-03-03'),
  aChild('Hidden H.', '500003')
    .bornOn('2013-02-03')
    .enteredCareOn('2025-03-03')
    .placedWithFosterCarers()
    .inTeam('North', '2025-03-03')
    .withWorker('SW00012', '2025-03-03'),
]

const people: readonly (readonly [string, string, string | null, string, readonly string[]])[] = [
  ['p-worker', 'social-worker', 'North', 'worker@harbour.example', ['SW00012']],
  ['p-manager', 'team-manager', 'North', 'manager@harbour.example', []],
  ['p-head', 'head-of-service', null, 'head@harbour.example', []],
  ['p-south', 'team-manager', 'South', 'other@harbour.example', []],
]

let store: Store
let post: Awaited<ReturnType<typeof aMailServer>>
let app: AnApp
let on: ReadonlyMap<string, OnRecord>
const clock = { day: day('2025-03-14'), at: new Date('2025-03-14T06:30:00Z') }

beforeAll(async () => {
  store = await aStore()
  post = await aMailServer()
  on = await aRecordOf(store, children)
  await store.inAuthority(HARBOUR, async (tx) => {
    for (const [id, role, team, email, workers] of people)
      await tx
        .insertInto('person')
        .values({
          ...{ authority: HARBOUR, id, name: id, roles: [role], team, email, workers: [...workers] },
          ...{ identity: id, signed_in_at: sql<Date>`now()` },
        })
        .execute()
  })
  const hidden = on.get('Hidden H.')
  if (!hidden) throw new Error('Nobody is hidden')
  const restricted = {
    ...{ fact: randomUUID() as FactId, revision: 0, type: 'child.restricted', shape: 1 }, // a new fact
    ...{ subjects: [hidden.subject], happenedOn: day('2025-03-04'), body: { people: 'director' }, texts: {} },
  }
  await save(
    store,
    HARBOUR,
    {
      ...{ request: randomUUID(), by: 'head-of-service', voice: 'typed', statement: null },
      ...{ recordedOn: day('2025-03-04'), newSubjects: [], revisions: [restricted] },
    },
    project,
    eventDefinitions,
  )
  app = await anApp({
    store,
    clock: { today: () => clock.day, now: () => clock.at },
    mail: {
      post: smtpPost({ url: post.url, from: 'throughline@harbour.example' }),
      address: new URL('https://throughline.harbour.example'),
    },
  })
})
afterAll(async () => {
  await app.close()
  await store.close()
  await post.close()
})

/** Lets an hour begin, and waits until its work is done. */
async function anHour(today: Day, at: string): Promise<readonly Letter[]> {
  clock.day = today
  clock.at = new Date(at)
  const before = post.letters.length
  await app.hourly()
  const waiting = `select 1 from queue.job where name = 'tellings' and state in ('created', 'active', 'retry')`
  await until(
    () => store.executeSql(waiting),
    ({ rows }) => rows.length === 0,
  )
  // Packs are written of besides: packs.route.test.ts looks at those.
  return post.letters.slice(before).filter(({ text }) => !text.includes('/improvement/packs/'))
}

const toldOf = async () =>
  (
    await store.inAuthority(HARBOUR, (tx) =>
      sql<{ role: string; rule: string }>`select role, rule from told where subject = ${on.get('Oriel L.')?.subject}
        order by told_at, rule, role`.execute(tx),
    )
  ).rows

describe('who is told of a clock that slips', () => {
  it('is recorded step by step, each once, whatever hour it is', async () => {
    // In care since Monday 3 March: the first review is due within 20 working days, on Monday 31 March.
    expect(await anHour(day('2025-03-14'), '2025-03-14T06:30:00Z')).toEqual([])
    const first = await toldOf()
    await anHour(day('2025-03-14'), '2025-03-14T06:45:00Z')
    expect(await toldOf()).toEqual(first)
    await anHour(day('2025-04-15'), '2025-04-15T05:30:00Z')
    const roles = (await toldOf()).filter(({ rule }) => rule === 'child.first-review').map(({ role }) => role)
    expect(roles.sort()).toEqual(['head-of-service', 'iro', 'service-manager', 'team-manager'])
    const again = await toldOf()
    await anHour(day('2025-04-15'), '2025-04-15T05:45:00Z')
    expect(await toldOf()).toEqual(again)
  })

  it('is written once a day, in the morning, and no message names a child', async () => {
    const letters = await anHour(day('2025-04-15'), '2025-04-15T06:15:00Z')
    expect(letters.flatMap(({ to }) => to).sort()).toEqual([
      'head@harbour.example',
      'manager@harbour.example',
      'other@harbour.example',
    ])
    for (const { text } of letters) {
      expect(text).toContain('https://throughline.harbour.example/told')
      expect(text).not.toMatch(/Oriel|Piran|Hidden|50000\d|North|South|review/i)
      for (const { subject } of on.values()) expect(text).not.toContain(subject)
    }
    expect(await anHour(day('2025-04-15'), '2025-04-15T09:15:00Z')).toEqual([])
  })

  it('is written again on the next day only where something is new', async () => {
    expect(await anHour(day('2025-04-16'), '2025-04-16T07:15:00Z')).toEqual([])
  })

  it('hears in it how many notes ask for a manager, from the day on which they are written, and of whom from nothing', async () => {
    const oriel = on.get('Oriel L.')
    if (!oriel) throw new Error('Nobody is called so')
    const note = {
      ...{ fact: randomUUID() as FactId, revision: 0, type: 'child.case-note', shape: 1 }, // a new fact
      ...{ subjects: [oriel.subject], happenedOn: day('2025-04-16'), body: { kind: 'telephone', flags: ['manager'] } },
      texts: { note: 'Oriel’s carer cannot go on' },
    }
    const entry = { request: randomUUID(), by: 'social-worker', voice: 'typed', statement: null } as const
    const today = { recordedOn: day('2025-04-16'), newSubjects: [], revisions: [note] }
    await save(store, HARBOUR, { ...entry, ...today }, project, eventDefinitions)
    const [letter, ...others] = await anHour(day('2025-04-16'), '2025-04-16T08:15:00Z')
    expect([letter?.to, others]).toEqual([['manager@harbour.example'], []])
    expect(letter?.text).toContain('1 note asks for a manager')
    expect(letter?.text).not.toMatch(/Oriel|carer|50000\d|North/i)
  })

  it('is not kept from it by somebody else’s address that is refused, and a refused message is tried again', async () => {
    post.refused.add('head@harbour.example')
    await store.inAuthority(HARBOUR, (tx) => sql`delete from told_message`.execute(tx))
    const letters = await anHour(day('2025-04-17'), '2025-04-17T07:15:00Z')
    expect(letters.flatMap(({ to }) => to)).toEqual(['manager@harbour.example', 'other@harbour.example'])
    post.refused.clear()
    const later = await anHour(day('2025-04-17'), '2025-04-17T08:15:00Z')
    expect(later.flatMap(({ to }) => to)).toEqual(['head@harbour.example'])
  })

  it('is not written to once an administrator disabled the account', async () => {
    await store.inAuthority(HARBOUR, async (tx) => {
      await sql`delete from told_message`.execute(tx)
      await sql`insert into account (authority, generation, subject, person, name, roles, workers, state)
        values (${HARBOUR}, 0, gen_random_uuid(), 'p-head', 'p-head', '{}', '{}', 'disabled')`.execute(tx)
    })
    const letters = await anHour(day('2025-04-18'), '2025-04-18T07:15:00Z')
    expect(letters.flatMap(({ to }) => to)).toEqual(['manager@harbour.example', 'other@harbour.example'])
    await store.inAuthority(HARBOUR, (tx) => sql`delete from account`.execute(tx))
  })

  it('sees it on a page of their own, under the policy, until it is done', async () => {
    const seenBy = async (person: string) => {
      const browser = aBrowser(app.server)
      await browser.signIn(person)
      return { browser, page: await browser.open('/told') }
    }
    const { browser, page } = await seenBy('head-of-service')
    expect(page.text).toContain('Oriel L. New')
    expect(page.text).toContain('Piran T. New')
    expect(page.text).not.toContain('Hidden')
    expect((await browser.open('/')).text).toContain('You were told of')
    await browser.open('/told')
    const seen = await browser.send('/told/seen')
    expect(seen.text).toContain('You have seen all of them.')
    expect(seen.text).toContain('Oriel L.')
    expect(seen.text).not.toContain('Oriel L. New')
    // The demonstration's team managers are of other teams than these children.
    expect((await seenBy('team-manager-north')).page.text).toContain('Nothing that you were told of still waits.')
  })
})

describe('which message is due', () => {
  it.each([
    [{ fresh: 3, cannotWait: 0 }, { hadDigest: false, hour: 6 }, null, 'it is too early'],
    [{ fresh: 3, cannotWait: 0 }, { hadDigest: false, hour: 7 }, 'digest', 'it is morning'],
    [{ fresh: 3, cannotWait: 1 }, { hadDigest: false, hour: 7 }, 'digest', 'the digest says it too'],
    [{ fresh: 3, cannotWait: 0 }, { hadDigest: true, hour: 12 }, null, 'there was one today'],
    [{ fresh: 3, cannotWait: 1 }, { hadDigest: true, hour: 12 }, 'at-once', 'it cannot wait'],
    [{ fresh: 1, cannotWait: 1 }, { hadDigest: false, hour: 3 }, 'at-once', 'it cannot wait for the morning'],
    [{ fresh: 0, cannotWait: 0 }, { hadDigest: false, hour: 9 }, null, 'nothing is new'],
  ] as const)('%o %o: %s, because %s', (counts, when, due, _) => {
    expect(messageDue(counts, when)).toBe(due)
  })
})
