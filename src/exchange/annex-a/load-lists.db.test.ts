import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultDefinitions, eventDefinitions, makeProject } from '../../practice/index.ts'
import type { Body, SubjectId } from '../../record/index.ts'
import { save, verify, type RejectedRow, type Store } from '../../store/index.ts'
import { aStore, HARBOUR } from '../../store/testing.ts'
import { day } from '../../time/index.ts'
import { csv, episode, inFolder } from '../ssda903/fixtures.ts'
import { importReturns } from '../ssda903/index.ts'
import { annexLists } from './lists.ts'
import { loadLists, tryLists } from './load-lists.ts'
import { readLists, type GivenSheet } from './read-lists.ts'

const today = day('2025-10-16')
const means = { project: makeProject(defaultDefinitions), definitions: eventDefinitions }
let store: Store
let imports = 0

beforeAll(async () => {
  store = await aStore()
  const files = {
    'h.csv': csv('Header', [
      { CHILD: '1', SEX: 'F', DOB: '01/02/2019', ETHNIC: 'WBRI' },
      { CHILD: '2', SEX: 'M', DOB: '03/04/2015', ETHNIC: 'AIND' },
    ]),
    'e.csv': csv('Episodes', [episode({ CHILD: '1' }), episode({ CHILD: '2' })]),
  }
  await inFolder(files, (folder) =>
    importReturns({ store, ...means }, { importId: 'a-return', authority: HARBOUR, by: 'analyst', today, folder }),
  )
})
afterAll(() => store.close())

type Cells = Readonly<Record<string, string | number>>
const sheetOf = (list: number, rows: readonly Cells[]): GivenSheet => {
  const names = annexLists.find((one) => one.list === list)?.columns.map(({ name }) => name) ?? []
  const lines = [names, ...rows.map((row) => names.map((name) => row[name] ?? null))]
  return { sheet: `List ${String(list)}`, lines: lines.map((cells, nth) => ({ line: nth + 1, cells })) }
}
const girl: Cells = {
  'Child Unique ID': '1',
  Gender: 'b) Female',
  Ethnicity: 'a) White',
  'Does the Child have a Disability': 'No',
}
const ASIAN = 'c) Asian or Asian British'
const ada: Cells = {
  'Individual adopter identifier': 'A1',
  'Family identifier': 'F1',
  Gender: 'b) Female',
  'Date enquiry received': '06/01/2025',
}
const bea: Cells = { ...ada, 'Individual adopter identifier': 'A2' }

async function load(sheets: readonly GivenSheet[], asAt = '2025-09-30') {
  const rejects: RejectedRow[] = []
  const given = { ...readLists(sheets, day(asAt)), file: 'lists.xlsx', asAt: day(asAt) }
  const outcome = await loadLists({ store, ...means }, given, {
    ...{ importId: `lists ${String((imports += 1))}`, authority: HARBOUR, by: 'analyst', today },
    onRejects: async (some) => void rejects.push(...some),
  })
  return { ...outcome, reasons: rejects.map(({ line, reason }) => `${String(line)} ${reason}`), rejects }
}

const said = (type: string) =>
  store.inAuthority(HARBOUR, (tx) =>
    tx
      .selectFrom('event')
      .innerJoin('entry', (join) =>
        join.onRef('entry.authority', '=', 'event.authority').onRef('entry.id', '=', 'event.entry'),
      )
      .select([
        'event.fact',
        'event.revision',
        'event.happened_on',
        'event.body',
        'event.subjects',
        'entry.voice',
        'entry.statement',
      ])
      .where('event.type', '=', type)
      .orderBy('event.entry')
      .orderBy('event.n')
      .execute(),
  )

describe('Lists of Annex A loaded into the record', () => {
  it('are tried first: what would come of them is said, and nothing is written', async () => {
    const given = {
      ...readLists([sheetOf(8, [girl]), sheetOf(11, [ada, bea])], today),
      file: 'lists.xlsx',
      asAt: today,
    }
    const asked = { importId: 'try', authority: HARBOUR, by: 'analyst', today }
    expect(await tryLists({ store, ...means }, given, asked)).toMatchObject({ children: 1, adopters: 2, events: 3 })
    expect(await said('child.listed-in-care')).toEqual([])
    expect(await said('adopters.listed')).toEqual([])
  })

  it('are one fact for each row, with list, day, file and line as where it comes from', async () => {
    expect(await load([sheetOf(8, [girl])])).toMatchObject({ children: 1, events: 1, corrections: 0, rejected: 0 })
    expect(await said('child.listed-in-care')).toMatchObject([
      {
        ...{ voice: 'annex-a', statement: 'annex-a-8:2025-09-30', happened_on: '2025-09-30', revision: 0 },
        body: { gender: 'b) Female', disability: 'No', file: 'List 8 (lists.xlsx)', line: 2 },
      },
    ])
  })

  it('add nothing the second time, wherever in the file a row then stands', async () => {
    const moved = sheetOf(8, [{ ...girl, 'Child Unique ID': '2', Gender: 'a) Male', Ethnicity: ASIAN }, girl])
    expect(await load([moved])).toMatchObject({ events: 1, corrections: 0, unchanged: 1 })
    expect(await load([moved])).toMatchObject({ events: 0, corrections: 0, unchanged: 2 })
    expect(await load([moved], '2025-10-10')).toMatchObject({ events: 0, unchanged: 2 })
  })

  it('correct what a list of the same day said, and leave earlier days theirs', async () => {
    const disabled = { ...girl, 'Does the Child have a Disability': 'Yes' }
    expect(await load([sheetOf(8, [disabled])])).toMatchObject({ events: 0, corrections: 1 })
    expect(await load([sheetOf(8, [girl])], '2025-10-10')).toMatchObject({ events: 1, corrections: 0 })
    const own = (await said('child.listed-in-care')).filter(({ body }) => body['gender'] === 'b) Female')
    expect(own.map(({ revision, happened_on, body }) => [revision, happened_on, body['disability']])).toEqual([
      [0, '2025-09-30', 'No'],
      [1, '2025-09-30', 'Yes'],
      [0, '2025-10-10', 'No'],
    ])
  })

  it('give back the row of a child who is not on record, as it came, and those that cannot be read', async () => {
    const { rejects, reasons, ...outcome } = await load([
      sheetOf(9, [{ ...girl, 'Child Unique ID': '99' }, { ...girl, Gender: 'x' }, girl]),
    ])
    expect(outcome).toMatchObject({ children: 1, events: 1, rejected: 2 })
    expect(reasons).toEqual([
      '3 Gender: “x” is not among its codes',
      '2 No child with this number is on record. Load the return first, or mend the number.',
    ])
    expect(rejects[1]).toMatchObject({ file: 'List 9 (lists.xlsx)', table: 'Annex A list 9, Care leavers' })
    expect(rejects[1]?.cells[0]).toBe('99')
  })

  it('change no fact of the return: where they differ, both are shown', async () => {
    await load([sheetOf(10, [{ ...girl, Gender: 'a) Male' }])])
    const rows = await store.inAuthority(HARBOUR, (tx) =>
      tx
        .selectFrom('contradiction')
        .select(['code', 'says'])
        .where('generation', '=', 0)
        .where('code', 'like', 'list-%')
        .execute(),
    )
    expect(rows).toMatchObject([
      { code: 'list-gender', says: expect.stringContaining('What the record had stands') as string },
    ])
    const [child] = await store.inAuthority(HARBOUR, (tx) =>
      tx.selectFrom('child').select('sex').where('generation', '=', 0).where('source_ref', '=', '1').execute(),
    )
    expect(child?.sex).toBe('F')
  })

  it('make a household of the adopters of one family, and find it again by family or adopter', async () => {
    expect(await load([sheetOf(11, [ada, bea])])).toMatchObject({ children: 0, adopters: 2, events: 2 })
    expect(await load([sheetOf(11, [bea, ada])])).toMatchObject({ events: 0, unchanged: 2 })
    const alone = { 'Individual adopter identifier': 'A9', Gender: 'a) Male', 'Date enquiry received': '06/01/2025' }
    expect(await load([sheetOf(11, [alone])])).toMatchObject({ events: 1 })
    expect(await load([sheetOf(11, [{ ...alone, 'Family identifier': 'F9' }])], '2025-10-01')).toMatchObject({
      events: 1,
    })
    const households = new Set((await said('adopters.listed')).map(({ subjects }) => subjects[0]))
    expect(households.size).toBe(2)
    const journeys = await store.inAuthority(HARBOUR, (tx) =>
      tx
        .selectFrom('journey')
        .select(['stage', 'owner_role'])
        .where('practice', '=', 'adopters')
        .where('generation', '=', 0)
        .execute(),
    )
    expect(journeys).toEqual([
      { stage: 'enquiry', owner_role: 'adopters-worker' },
      { stage: 'enquiry', owner_role: 'adopters-worker' },
    ])
  })

  it.each([
    ['the family of others', { ...ada, 'Family identifier': 'F9' }],
    ['a family that nobody has', { ...ada, 'Family identifier': 'F77' }],
  ])('never move an adopter to %s: the row comes back', async (_, row) => {
    const { reasons, ...outcome } = await load([sheetOf(11, [row])], '2025-10-10')
    expect(outcome).toMatchObject({ events: 0, corrections: 0, rejected: 1 })
    expect(reasons[0]).toContain('this adopter is on record with another family')
  })

  it('never bring back what a person put right', async () => {
    const [before] = (await said('child.listed-care-leaver')).map(({ fact, subjects }) => ({
      fact,
      subject: subjects[0],
    }))
    if (!before?.subject) throw new Error('The list of care leavers was loaded above')
    const correcting = (body: Body, revision: number) =>
      save(
        store,
        HARBOUR,
        {
          ...{
            request: `put right ${String(revision)}`,
            by: 'analyst',
            voice: 'typed',
            statement: null,
            recordedOn: today,
            newSubjects: [],
          },
          revisions: [
            {
              ...{ fact: before.fact, revision, type: 'child.listed-care-leaver', shape: 1, texts: {} },
              ...{ subjects: [before.subject as SubjectId], happenedOn: day('2025-09-30'), body },
            },
          ],
        },
        means.project,
        eventDefinitions,
      )
    expect(await correcting({ disability: 'Yes' }, 1)).toMatchObject({ saved: true })
    expect(await load([sheetOf(9, [girl])])).toMatchObject({ events: 0, corrections: 0, unchanged: 1 })
    expect(await load([sheetOf(9, [{ ...girl, Ethnicity: 'b) Mixed' }])])).toMatchObject({ corrections: 1 })
    expect((await said('child.listed-care-leaver')).map(({ revision }) => revision)).toEqual([0, 1, 2])
  })

  it('leave a record in which everything is what its facts come to', async () => {
    const against = { heads: [], key: null, rules: means, foldOneIn: 1 }
    expect((await verify(store, HARBOUR, against)).faults).toEqual([])
  })
})
