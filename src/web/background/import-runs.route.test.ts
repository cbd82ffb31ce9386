import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { until } from '../../../test/until.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../../practice/index.ts'
import { everyChild } from '../../access/index.ts'
import {
  beginImport,
  changeImport,
  firstAndLastPosition,
  listImports,
  openQueue,
  readRejects,
  type Queue,
  type Store,
} from '../../store/index.ts'
import { aStore, HARBOUR } from '../../store/testing.ts'
import { day } from '../../time/index.ts'
import type { Upload } from '../ui/index.ts'
import { makeImportRuns, type ImportRuns } from './import-runs.ts'

let folder: string
let store: Store
let queue: Queue
let runs: ImportRuns

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  store = await aStore()
  queue = await openQueue(store, () => undefined)
  runs = runsOver(store)
})
afterEach(async () => {
  runs.stop()
  await queue.stop(1)
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const runsOver = (over: Store): ImportRuns =>
  makeImportRuns({
    store: over,
    queue,
    uploadsFolder: join(folder, 'uploads'),
    project: makeProject(defaultDefinitions),
    definitions: eventDefinitions,
    today: () => day('2025-10-16'),
    report: () => undefined,
  })

/** Files as the server leaves them: on disk, under a number. */
function uploaded(files: Readonly<Record<string, string>>): readonly Upload[] {
  const from = mkdtempSync(join(folder, 'request-'))
  return Object.entries(files).map(([name, content], n) => {
    const path = join(from, String(n))
    writeFileSync(path, content)
    return { field: 'files', name, path, bytes: content.length }
  })
}

const aReturnOf = (children: number): Readonly<Record<string, string>> => {
  const numbers = Array.from({ length: children }, (_, n) => String(100_000 + n))
  return {
    'header.csv': [
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
      ...numbers.map((n) => `${n},1,02/03/2021,WBRI,UN2,,`),
      '',
    ].join('\n'),
    'episodes.csv': [
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
      ...numbers.map((n) => `${n},04/01/2025,S,E1,N1,U1,PR1,,,,,,`),
      '',
    ].join('\n'),
  }
}

const row = (id: string) => runs.read(HARBOUR, id)
const reached = (id: string, ...states: readonly string[]) =>
  until(
    () => row(id),
    (seen) => states.includes(seen?.state ?? ''),
  )
const confirmed = [{ year: 2026, asAt: day('2025-10-16') }]

async function previewed(children: number): Promise<string> {
  const id = await runs.begin(HARBOUR, 'performance-analyst', uploaded(aReturnOf(children)))
  await reached(id, 'preview')
  return id
}

describe('An import in the background', () => {
  it('is loaded once it is confirmed, and its files are then gone', async () => {
    await runs.start([HARBOUR])
    const id = await previewed(3)
    await runs.load(HARBOUR, id, confirmed)
    const done = await reached(id, 'done')
    expect(done?.outcome).toMatchObject({ children: 3, events: 6 })
    expect(readdirSync(join(folder, 'uploads'))).toEqual([])
  })

  it('waits behind another: one at a time', async () => {
    await runs.start([HARBOUR])
    const [one, other] = [await previewed(400), await previewed(2)]
    await runs.load(HARBOUR, one, confirmed)
    await runs.load(HARBOUR, other, confirmed)
    expect((await reached(other, 'done'))?.outcome).toMatchObject({ events: 0, unchanged: 4 })
    expect((await row(one))?.state).toBe('done')
  })

  it('leaves nothing when it is stopped in the middle', async () => {
    await runs.start([HARBOUR])
    const id = await previewed(2000)
    await runs.load(HARBOUR, id, confirmed)
    await reached(id, 'running')
    await runs.cancel(HARBOUR, id)
    const ended = await reached(id, 'cancelled', 'done')
    expect(ended?.state).toBe('cancelled')
    expect(await firstAndLastPosition(store, HARBOUR)).toBeNull()
    expect(readdirSync(join(folder, 'uploads'))).toEqual([])
  })

  it('says so when its files are gone, and can be tried again when they are back', async () => {
    await runs.start([HARBOUR])
    const id = await previewed(1)
    const kept = (await row(id))?.folder ?? ''
    rmSync(kept, { recursive: true })
    await runs.load(HARBOUR, id, confirmed)
    expect((await reached(id, 'failed'))?.problem).toBeTruthy()
    mkdirSync(kept, { recursive: true })
    for (const [name, content] of Object.entries(aReturnOf(1))) writeFileSync(join(kept, name), content)
    await runs.again(HARBOUR, id)
    expect((await reached(id, 'done'))?.outcome).toMatchObject({ events: 2 })
  })

  it('is another authority’s to none', async () => {
    await runs.start([HARBOUR])
    const id = await previewed(1)
    expect(await runs.read(2, id)).toBeNull()
  })
})

describe('A names file in the background', () => {
  const namesOf = (children: number): readonly Upload[] =>
    uploaded({
      'names.csv': [
        'CHILD,NAME',
        ...Array.from({ length: children }, (_, n) => `${100_000 + n},Robin Example ${n}`),
        '9,Nobody Known',
        '',
      ].join('\n'),
    })
  async function begun(children: number): Promise<string> {
    const [file] = namesOf(children)
    const sent = file && (await runs.beginNames(HARBOUR, 'performance-analyst', file))
    if (!sent || 'problem' in sent) throw new Error('The names file was not taken')
    return sent.id
  }

  it('is loaded at once when it can be read, and tells how many rows found no child', async () => {
    await runs.start([HARBOUR])
    const before = await previewed(2)
    await runs.load(HARBOUR, before, confirmed)
    const id = await begun(2)
    const done = await reached(id, 'done')
    expect((await row(before))?.state).toBe('done') // it waited behind the return
    expect(done?.outcome).toMatchObject({ children: 2, events: 2, rejected: 1 })
    expect(done?.returns).toMatchObject([{ label: 'names.csv', tables: [{ rows: 3, rejected: 1 }] }])
    expect(await readRejects(store, { authority: HARBOUR, sees: everyChild }, id, 9)).toMatchObject([
      { cells: ['9', 'Nobody Known'] },
    ])
    expect(readdirSync(join(folder, 'uploads'))).toEqual([])
  })

  it('leaves nothing when it is stopped in the middle', async () => {
    await runs.start([HARBOUR])
    const before = await previewed(3)
    await runs.load(HARBOUR, before, confirmed)
    await reached(before, 'done')
    const position = await firstAndLastPosition(store, HARBOUR)
    const id = await begun(60_000) // of whom the first three are on record, and are written first
    await reached(id, 'running')
    await runs.cancel(HARBOUR, id)
    expect((await reached(id, 'cancelled', 'done'))?.state).toBe('cancelled')
    expect(await firstAndLastPosition(store, HARBOUR)).toEqual(position)
    expect(await readRejects(store, { authority: HARBOUR, sees: everyChild }, id, 9)).toEqual([])
    expect(readdirSync(join(folder, 'uploads'))).toEqual([])
  })

  it('says how far it is, and waits while somebody else imports', async () => {
    let isBusy = true
    runs = runsOver({
      ...store,
      inAuthority: (authority, work, scope) =>
        store.inAuthority(
          authority,
          async (tx) => {
            const answer = await work(tx)
            if (!isBusy || typeof answer !== 'object' || answer === null || !('unchanged' in answer)) return answer
            // The embedded database has one session, which cannot be in its own way.
            throw Object.assign(new Error('Another import is under way.'), { code: 'import-under-way' })
          },
          scope,
        ),
    })
    await runs.start([HARBOUR])
    const id = await begun(1)
    await until(
      () => row(id),
      (now) => now?.progress.doing === 'Waiting until another import has ended',
    )
    isBusy = false
    expect((await reached(id, 'done'))?.outcome).toMatchObject({ children: 0, rejected: 2 })
  })

  it('that cannot be read is never taken', async () => {
    const [file] = uploaded({ 'names.csv': 'COLOUR\ngrey\n' })
    const sent = file && (await runs.beginNames(HARBOUR, 'performance-analyst', file))
    expect(sent).toMatchObject({ problem: expect.stringContaining('names.csv, line 1') as string })
    expect(await listImports(store, HARBOUR, 1, 0)).toEqual([])
  })
})

describe('What a killed process left behind', () => {
  it('is ended at the next start: nothing of it was kept, and its files go', async () => {
    const left = join(folder, 'uploads', 'left-behind')
    mkdirSync(left, { recursive: true })
    const id = '1b4e28ba-2fa1-4d11-883f-0016d3cca427'
    await beginImport(store, HARBOUR, { id, by: 'performance-analyst', state: 'reading', folder: null })
    await changeImport(store, HARBOUR, id, { state: 'running' })
    await runs.start([HARBOUR])
    const [ended] = await listImports(store, HARBOUR, 1, 0)
    expect(ended?.state).toBe('failed')
    expect(ended?.problem).toContain('Nothing of it was kept')
    expect(existsSync(left)).toBe(false)
  })
})

describe('A database that goes away in the middle, or a disk that is full', () => {
  it.each([
    ['ECONNRESET', 'The database went away in the middle'],
    ['53100', 'There is no room left on the disk'],
  ])('fails the import with a sentence, once it can be told again (%s)', async (code, sentence) => {
    let times = 0
    const away = () => Object.assign(new Error('It cannot be written'), { code })
    runs = runsOver({
      ...store,
      inAuthority: (authority, work, scope) =>
        store.inAuthority(
          authority,
          async (tx) => {
            const answer = await work(tx)
            const isTheImport = typeof answer === 'object' && answer !== null && 'unchanged' in answer
            if (isTheImport && (times += 1) === 1) throw away()
            return answer
          },
          scope,
        ),
    })
    await runs.start([HARBOUR])
    const id = await previewed(1)
    await runs.load(HARBOUR, id, confirmed)
    expect((await reached(id, 'failed'))?.problem).toContain(sentence)
    expect(await firstAndLastPosition(store, HARBOUR)).toBeNull()
    await runs.again(HARBOUR, id)
    expect((await reached(id, 'done'))?.outcome).toMatchObject({ events: 2 })
  })
})
