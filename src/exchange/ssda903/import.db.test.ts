import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultDefinitions, eventDefinitions, makeProject } from '../../practice/index.ts'
import type { FactId } from '../../record/index.ts'
import { save, type Store } from '../../store/index.ts'
import { aStore, HARBOUR, testServer } from '../../store/testing.ts'
import { day } from '../../time/index.ts'
import { csv, episode, inFolder, type Cells } from './fixtures.ts'
import { importReturns, mostChildrenIn, type ImportAsked } from './import-into-store.ts'
import { previewReturns } from './preview.ts'
import type { Reject } from './read-return.ts'

const today = day('2025-10-16')
const project = makeProject(defaultDefinitions)
let store: Store
let imports = 0
beforeAll(async () => {
  store = await aStore()
})
afterAll(() => store.close())

type Files = Readonly<Record<string, string>>
const load = (files: Files, more: Partial<ImportAsked> = {}) =>
  inFolder(files, (folder) =>
    importReturns(
      { store, project, definitions: eventDefinitions },
      { importId: `test ${++imports}`, authority: HARBOUR, by: 'analyst', today, folder, ...more },
    ),
  )
const header = (child: string, more: Cells = {}): Cells => ({
  CHILD: child,
  SEX: 'F',
  DOB: '01/02/2019',
  ETHNIC: 'WBRI',
  ...more,
})
const events = () =>
  store.inAuthority(HARBOUR, (tx) =>
    tx
      .selectFrom('event')
      .select(['type', 'happened_on', 'revision', 'body'])
      .where('authority', '=', HARBOUR)
      .execute(),
  )
const journeys = () =>
  store.inAuthority(HARBOUR, (tx) =>
    tx
      .selectFrom('journey')
      .select(['practice', 'stage'])
      .where('authority', '=', HARBOUR)
      .where('practice', '=', 'child')
      .execute(),
  )

const subjectOf = (ref: string) =>
  store.inAuthority(HARBOUR, async (tx) => {
    const found = tx.selectFrom('source_ref').select('subject').where('authority', '=', HARBOUR)
    return (await found.where('ref', '=', ref).executeTakeFirstOrThrow()).subject
  })

describe('a return loaded into the record', () => {
  const june = {
    'h.csv': csv('Header', [header('1'), header('2')]),
    'e.csv': csv('Episodes', [episode({ CHILD: '1' }), episode({ CHILD: '2' }), episode({ CHILD: '3' })]),
  }
  it('is there at once, with a journey for every child, in the Header or not', async () => {
    expect(await load(june)).toEqual({
      children: 3,
      events: 5,
      corrections: 0,
      retractions: 0,
      unchanged: 0,
      older: 0,
      rejected: 0,
      sealed: 0,
    })
    expect(await journeys()).toHaveLength(3)
  })
  it('adds nothing the second time', async () => {
    expect(await load(june)).toMatchObject({ children: 3, events: 0, corrections: 0, unchanged: 5 })
    expect(await events()).toHaveLength(5)
  })
  it('adds only what changed, the next month', async () => {
    const july = {
      ...june,
      'e.csv': csv('Episodes', [
        episode({ CHILD: '1', DEC: '09/07/2025', REC: 'X1' }),
        episode({ CHILD: '1', DECOM: '09/07/2025', RNE: 'P', PLACE: 'K2' }),
        episode({ CHILD: '2' }),
      ]),
    }
    expect(await load(july)).toEqual({
      children: 2,
      events: 1,
      corrections: 1,
      retractions: 0,
      unchanged: 3,
      older: 0,
      rejected: 0,
      sealed: 0,
    })
  })
  it('never writes a child’s number anywhere but in its place', async () => {
    for (const { body } of await events()) expect(JSON.stringify(body)).not.toMatch(/"[123]"/)
  })
  it('does not bring back what a person withdrew', async () => {
    const place = { authority: HARBOUR }
    const { fact, subject } = await store.inAuthority(HARBOUR, (tx) =>
      tx
        .selectFrom('event')
        .innerJoin('event_subject', (join) =>
          join.onRef('event_subject.entry', '=', 'event.entry').onRef('event_subject.n', '=', 'event.n'),
        )
        .innerJoin('source_ref', 'source_ref.subject', 'event_subject.subject')
        .select(['event.fact', 'event_subject.subject'])
        .where('event.authority', '=', place.authority)
        .where('source_ref.ref', '=', '3')
        .executeTakeFirstOrThrow(),
    )
    const withdrawn = await save(
      store,
      HARBOUR,
      {
        request: 'withdrawn',
        by: 'analyst',
        voice: 'typed',
        statement: null,
        recordedOn: today,
        newSubjects: [],
        revisions: [
          {
            fact,
            revision: 1,
            type: 'child.episode',
            shape: 1,
            subjects: [subject],
            happenedOn: null,
            body: {},
            texts: {},
          },
        ],
      },
      project,
      eventDefinitions,
    )
    expect(withdrawn).toMatchObject({ saved: true })
    expect(await load(june, { told: new Map([['', { asAt: day('2025-08-31') }]]) })).toMatchObject({ events: 0 })
  })
  it('meets a review that a person typed, and adds none beside it', async () => {
    const withReview = (dates: readonly string[]): Files => ({
      'h.csv': csv('Header', [header('7')]),
      'e.csv': csv('Episodes', [episode({ CHILD: '7' })]),
      ...(dates.length === 0
        ? {}
        : {
            'r.csv': csv(
              'Reviews',
              dates.map((REVIEW) => ({ CHILD: '7', DOB: '01/02/2019', REVIEW, REVIEW_CODE: 'PN1' })),
            ),
          }),
    })
    await load(withReview([]))
    const subject = await subjectOf('7')
    const typed = { fact: randomUUID() as FactId, revision: 0, type: 'child.review', shape: 1, subjects: [subject] } // a new fact
    const review = { ...typed, happenedOn: day('2025-06-03'), body: { participation: null }, texts: {} }
    const by = { by: 'reviewing-officer', voice: 'typed', statement: null, recordedOn: today } as const
    const entry = { ...by, request: 'a review', newSubjects: [], revisions: [review] }
    expect(await save(store, HARBOUR, entry, project, eventDefinitions)).toMatchObject({ saved: true })
    const later = (asAt: string) => ({ told: new Map([['', { asAt: day(asAt) }]]) })
    expect(await load(withReview(['03/06/2025']), later('2025-08-31'))).toMatchObject({ events: 0, corrections: 1 })
    const reviews = async () => (await events()).filter(({ type }) => type === 'child.review').length
    expect(await reviews()).toBe(2) // two revisions of one fact
    expect(await load(withReview(['03/06/2025']), later('2025-09-15'))).toMatchObject({ events: 0, corrections: 0 })
    expect(await reviews()).toBe(2)
  })

  it('is loaded with five years at once, each year’s word in its own entry', async () => {
    const years = Object.fromEntries(
      [2021, 2022, 2023, 2024, 2025].map((year) => [
        `${year}/e.csv`,
        csv(
          'Episodes',
          [episode({ CHILD: '50', DECOM: `01/05/${year - 1}`, DEC: `01/05/${year}`, REC: 'X1' })].concat(
            year > 2021
              ? [episode({ CHILD: '50', DECOM: `01/05/${year - 2}`, DEC: `01/05/${year - 1}`, REC: 'X1' })]
              : [],
          ),
        ),
      ]),
    )
    expect(await load(years)).toMatchObject({ children: 1, events: 5, unchanged: 4 })
    expect(await load(years)).toMatchObject({ children: 1, events: 0, corrections: 0 })
    const { n } = await store.inAuthority(HARBOUR, (tx) =>
      tx
        .selectFrom('entry')
        .select((eb) => eb.fn.countAll<string>().as('n'))
        .where('authority', '=', HARBOUR)
        .where('statement', 'like', '202%')
        .executeTakeFirstOrThrow(),
    )
    expect(Number(n)).toBeGreaterThanOrEqual(7)
  })
  it('gives back the rows that could not be read, and loads the others', async () => {
    const rejects: Reject[] = []
    const files = {
      'e.csv': csv('Episodes', [episode({ CHILD: '60' }), episode({ CHILD: '61', DECOM: '31/02/2025' })]),
    }
    expect(await load(files, { onRejects: (some) => void rejects.push(...some) })).toMatchObject({
      children: 1,
      events: 1,
      rejected: 1,
    })
    expect(rejects).toEqual([expect.objectContaining({ line: 3 })])
  })
  it('leaves nothing behind when it is stopped', async () => {
    const before = await events()
    const stop = new AbortController()
    const files = {
      'e.csv': csv(
        'Episodes',
        Array.from({ length: 700 }, (_, n) => episode({ CHILD: `s${n}` })),
      ),
    }
    const stopped = load(files, {
      signal: stop.signal,
      onProgress: ({ doing, done }) =>
        void (doing.startsWith('Comparing') && done > 0 && stop.abort(new Error('stopped'))),
    })
    await expect(stopped).rejects.toThrow('stopped')
    expect(await events()).toHaveLength(before.length)
  })
  // The embedded store goes away only with this process, and has one connection, so that a second import waits.
  it.runIf(testServer)(
    'leaves nothing behind when the database goes away in the middle, and can be loaded again',
    async () => {
      const before = await events()
      const files = {
        'e.csv': csv(
          'Episodes',
          Array.from({ length: 1200 }, (_, n) => episode({ CHILD: `g${n}` })),
        ),
      }
      let gone: Promise<unknown> | undefined
      const onProgress: ImportAsked['onProgress'] = ({ doing }) => {
        if (!doing.startsWith('Comparing')) return
        gone ??= store.executeSql(
          `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
        )
      }
      await expect(load(files, { onProgress })).rejects.toThrow(/terminat|closed|ECONNRESET|connection error/i)
      await gone
      expect(await events()).toHaveLength(before.length)
      expect(await load(files)).toMatchObject({ children: 1200, events: 1200 })
    },
  )
  it.runIf(testServer)('is refused beside another import', async () => {
    const files = { 'e.csv': csv('Episodes', [episode({ CHILD: 't' })]) }
    let second: Promise<unknown> | undefined
    const onProgress: ImportAsked['onProgress'] = ({ doing }) => {
      if (doing.startsWith('Comparing')) second ??= load(files).catch((error: Error) => error.message)
    }
    const many = {
      'e.csv': csv(
        'Episodes',
        Array.from({ length: 1500 }, (_, n) => episode({ CHILD: `t${n}` })),
      ),
    }
    await load(many, { onProgress })
    expect(await second).toMatch(/Another import is under way/)
  })
  it.skipIf(testServer)(
    'is refused where the embedded store would have to hold more children than it should',
    async () => {
      const files = {
        'e.csv': csv(
          'Episodes',
          Array.from({ length: 5001 }, (_, n) => episode({ CHILD: `m${n}` })),
        ),
      }
      await expect(load(files)).rejects.toThrow('takes up to 5,000 children')
      // The preview counts them all, before anybody asks for them to be loaded.
      const preview = await inFolder(files, (folder) => previewReturns(folder, { today, ...mostChildrenIn(store) }))
      expect(preview.canLoad).toBe(false)
      expect(preview.notes.map(({ says }) => says)).toEqual([
        'The trial store on this computer takes up to 5,000 children in one import. These files hold 5,001. Nothing can be loaded: for more, use PostgreSQL (set DATABASE_URL).',
      ])
    },
  )
})
