import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { defaultDefinitions, eventDefinitions, makeProject } from '../../practice/index.ts'
import { sameAs, type FactId, type NewRevision, type SubjectId } from '../../record/index.ts'
import { chainHead, save, type Store } from '../../store/index.ts'
import { aStore, HARBOUR } from '../../store/testing.ts'
import { day } from '../../time/index.ts'
import { csv, episode, inFolder } from '../ssda903/fixtures.ts'
import { importReturns, yearEnds } from '../ssda903/index.ts'
import { collectionOf, isInForce, makeTables, readTable, rules, validate } from '../ssda903/validate/index.ts'
import { checkChildren, checkRecord, csvFolder, csvZip, makeReturn, rulesOfOneChild, xmlFile } from './index.ts'
import { readOnRecord } from '../../store/returns/children-on-record.ts'

type Lines = Readonly<Record<string, readonly string[]>>
const given = JSON.parse(
  readFileSync(join(import.meta.dirname, '../ssda903/validate/vectors/whole-return/s1.json'), 'utf8'),
) as { year: number; this: Lines; last: Lines } // our own test data
const today = day('2026-03-31')
const of = { year: 2026, asAt: yearEnds(2026) }
const project = makeProject(defaultDefinitions)

let store: Store
const open = async () => {
  store = await aStore()
}
const close = () => store.close()

const means = () => ({ store, project, definitions: eventDefinitions })
const position = async (): Promise<number> => (await chainHead(store, HARBOUR))?.position ?? 0
const asFiles = (lines: Lines, within = ''): Record<string, string> =>
  Object.fromEntries(Object.entries(lines).map(([name, all]) => [`${within}${name}`, all.join('\r\n')]))
const loadFolder = (folder: string, told?: ReadonlyMap<string, { year: number }>) =>
  importReturns(means(), {
    importId: randomUUID(),
    authority: HARBOUR,
    by: 'analyst',
    ...{ today, folder },
    ...(told && { told }),
  })
const load = (files: Record<string, string>, told?: ReadonlyMap<string, { year: number }>) =>
  inFolder(files, (folder) => loadFolder(folder, told))

/** The files of the return of 2026, as they are made now. */
const exported = () =>
  inFolder({}, async (folder) => {
    const into = join(folder, 'out')
    await makeReturn(means(), { authority: HARBOUR, position: await position(), of }, [await csvFolder(into, of)])
    const files = await Promise.all(
      (await readdir(into)).map(async (name) => [name, await readFile(join(into, name), 'utf8')] as const),
    )
    return Object.fromEntries(files)
  })

const revise = async (subject: SubjectId, change: Partial<NewRevision> & Pick<NewRevision, 'fact' | 'type'>) => {
  const saved = await save(
    store,
    HARBOUR,
    {
      ...{ request: randomUUID(), by: 'social-worker', voice: 'typed', statement: null, recordedOn: today },
      newSubjects: [],
      revisions: [{ revision: 1, shape: 1, subjects: [subject], happenedOn: null, body: {}, texts: {}, ...change }],
    },
    project,
    eventDefinitions,
  )
  expect(saved).toMatchObject({ saved: true })
}

const childNumbered = (number: string): Promise<SubjectId> =>
  store.inAuthority(HARBOUR, async (tx) => {
    const row = await tx.selectFrom('source_ref').select('subject').where('ref', '=', number).executeTakeFirstOrThrow()
    return row.subject
  })
const onRecord = async (...ids: SubjectId[]) => readOnRecord(store, HARBOUR, eventDefinitions, ids, await position())
const told = new Map([
  ['now', { year: 2026 }],
  ['before', { year: 2025 }],
])

describe('a return of 400 children, with last year’s, on record', () => {
  beforeAll(async () => {
    await open()
    await load({ ...asFiles(given.this, 'now/'), ...asFiles(given.last, 'before/') }, told)
  })
  afterAll(close)

  it('is exported with the rows that it was loaded with, and adds nothing when it is loaded again', async () => {
    const files = await exported()
    for (const [name, lines] of Object.entries(given.this).filter(([one]) => !/dolo|uasc/.test(one)))
      expect((files[name] ?? '').trimEnd().split('\r\n').slice(1).sort()).toEqual(lines.slice(1).toSorted())
    const { 'dolo.csv': _, ...without } = files
    expect(await load(without, new Map([['', { year: 2026 }]]))).toMatchObject({ events: 0, corrections: 0 })
  })

  it('has the same in it for our rules on the record as in the files that are exported', async () => {
    const onTheRecord = await checkRecord(means(), {
      ...{ authority: HARBOUR, position: await position(), of, authorityCode: null },
    })
    const tables = makeTables()
    const bytes = (text: string) => new TextEncoder().encode(text)
    for (const text of Object.values(await exported())) readTable(tables, bytes(text), 'this year')
    for (const lines of Object.values(given.last)) readTable(tables, bytes(lines.join('\n')), 'last year')
    const ofFiles = validate(
      rules.filter((rule) => isInForce(rule, 2026)),
      tables,
      collectionOf(2026),
    )
    // What the return before said is told by the record, which knows better meanwhile: those rules may differ.
    const seesLastYear = new Set(
      rules.filter(({ sees }) => [...sees.keys()].some((name) => name.endsWith('_last'))).map(({ code }) => code),
    )
    const counted = (found: readonly { rule: string }[]) =>
      Object.fromEntries(
        [...Map.groupBy(found, ({ rule }) => rule)]
          .filter(([rule]) => !seesLastYear.has(rule) && rule !== 'Unreadable')
          .map(([rule, own]) => [rule, own.length] as const)
          .sort(),
      )
    expect(counted(onTheRecord.found)).toEqual(counted(ofFiles.issues))
    expect(onTheRecord.found.length).toBeGreaterThan(500)
  })

  it('says of a child alone what it says of the child among all', async () => {
    const asked = { of, authorityCode: null }
    const whole = await checkRecord(means(), { authority: HARBOUR, position: await position(), ...asked })
    const some = [...new Set(whole.found.map(({ subject }) => subject))].slice(0, 40)
    const alone = await checkChildren(await onRecord(...some), asked, whole.given)
    const ofOne = new Set([...rulesOfOneChild(2026).map(({ code }) => code), 'Unreadable'])
    const keys = (found: typeof alone) =>
      found
        .filter(({ subject, rule }) => some.includes(subject) && ofOne.has(rule))
        .map(({ subject, rule, fact }) => `${subject} ${rule} ${fact}`)
        .sort()
    expect(keys(alone)).toEqual(keys(whole.found))
  })
})

describe('a small record', () => {
  beforeEach(open)
  afterEach(close)

  const header = (number: string) => ({ CHILD: number, SEX: 'F', DOB: '01/02/2019', ETHNIC: 'WBRI' })
  const aReturn = {
    'h.csv': csv('Header', [header('1'), header('2')]),
    'e.csv': csv('Episodes', [episode({ CHILD: '1' }), episode({ CHILD: '2' })]),
  }

  it('exports what a person put right over what the return said', async () => {
    await load(aReturn)
    const child = await childNumbered('1')
    const [known] = await onRecord(child)
    const fact = known?.facts.find(({ type }) => type === 'child.episode')?.id ?? ('' as FactId)
    await revise(child, { fact, type: 'child.episode', happenedOn: day('2025-05-02'), body: { legalStatus: 'E1' } })
    expect((await exported())['episodes.csv']).toContain('1,02/05/2025,S,E1,N1,U6,PR1')
  })

  it('leaves out what a person withdrew, and the child with the last of it', async () => {
    await load(aReturn)
    const child = await childNumbered('1')
    const [known] = await onRecord(child)
    const fact = known?.facts.find(({ type }) => type === 'child.episode')?.id ?? ('' as FactId)
    await revise(child, { fact, type: 'child.episode' })
    const files = await exported()
    expect([files['header.csv'], files['episodes.csv']].map((text) => text?.split('\r\n')[1]?.split(',')[0])).toEqual([
      '2',
      '2',
    ])
  })

  it('makes one child of two records: what both tell is told once, as it was last said', async () => {
    await load({ 'h.csv': csv('Header', [header('1')]), 'e.csv': csv('Episodes', [episode({ CHILD: '1' })]) })
    const ended = episode({ CHILD: '9', DEC: '01/09/2025', REC: 'X1' })
    const next = episode({ CHILD: '9', DECOM: '01/09/2025', RNE: 'L' })
    await load({ 'h.csv': csv('Header', [header('9')]), 'e.csv': csv('Episodes', [ended, next]) })
    const [root, member] = [await childNumbered('1'), await childNumbered('9')]
    await revise(root, {
      fact: randomUUID() as FactId, // a new fact
      revision: 0,
      type: sameAs.type,
      subjects: [root, member],
      happenedOn: today,
      body: { under: root },
    })
    const files = await exported()
    expect(files['header.csv']?.trimEnd().split('\r\n')).toHaveLength(2)
    const rows = (files['episodes.csv'] ?? '').trimEnd().split('\r\n').slice(1).sort()
    expect(rows.map((row) => row.split(',').slice(0, 4).join())).toEqual(['1,01/05/2025,S,C2', '1,01/09/2025,L,C2'])
    expect(rows[0]).toContain('01/09/2025,X1')
  })

  it('makes a zip and an XML that can be loaded and say the same', async () => {
    await load(aReturn)
    await inFolder({}, async (folder) => {
      const paths = ['zip', 'xml'].map((form) => join(folder, `ssda903-2026.${form}`)) as [string, string] // two forms
      const asked = { authority: HARBOUR, position: await position(), of }
      const made = await makeReturn(means(), asked, [await csvZip(paths[0], of), xmlFile(paths[1])])
      expect(made).toEqual({ children: 2, rows: { Header: 2, Episodes: 2 }, withoutNumber: 0 })
      for (const path of paths)
        expect(await loadFolder(path, new Map([['', { year: 2026 }]]))).toMatchObject({ children: 2, events: 0 })
    })
  })

  it('packs nothing of a return that is stopped', async () => {
    await load(aReturn)
    await inFolder({}, async (folder) => {
      const stop = new AbortController()
      stop.abort(new Error('stopped'))
      const path = join(folder, 'r.zip')
      const asked = { authority: HARBOUR, position: await position(), of, signal: stop.signal }
      await expect(makeReturn(means(), asked, [await csvZip(path, of)])).rejects.toThrow('stopped')
      expect(await readdir(folder)).toEqual([])
    })
  })
})
