import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FactId, Revision, SubjectId } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { readNames, type NamesRow } from './read-names.ts'
import { sayNames } from './say-names.ts'

async function read(content: string) {
  const folder = await mkdtemp(join(tmpdir(), 'throughline-test-'))
  try {
    await writeFile(join(folder, 'names.csv'), content)
    return await readNames(join(folder, 'names.csv'))
  } finally {
    await rm(folder, { recursive: true })
  }
}

describe('a names file', () => {
  it('says what each child is called, whose team has the case, and who belongs together', async () => {
    const { rows, rejects } = await read('CHILD,NAME,TEAM,SIBLING_GROUP\n7,Robin Example,North,G1\n8,Wren Example,,\n')
    expect(rows).toMatchObject([
      { child: '7', name: 'Robin Example', team: 'North', group: 'G1' },
      { child: '8', name: 'Wren Example', team: '', group: '' },
    ])
    expect(rejects).toEqual([])
  })
  it('may hold fewer columns, in any order and letters, and says nothing of the others', async () => {
    const { rows } = await read('Sibling group;Child ID\nG1;7\n')
    expect(rows).toMatchObject([{ child: '7', name: null, team: null, group: 'G1' }])
  })
  it('gives back rows without a child, of a child who stands twice, and with too many cells', async () => {
    const { rows, rejects } = await read('CHILD,NAME\n,Nobody\n7,Robin Example\n7,Wren Example\n8,Wren,Example\n')
    expect(rows).toHaveLength(1)
    expect(rejects.map(({ line, reason }) => [line, reason])).toEqual([
      [2, 'CHILD is empty, so nobody knows whose name it is.'],
      [4, 'The child stands in line 3 already.'],
      [5, 'The row has 3 cells where the headings have 2.'],
    ])
  })
  it.each([
    ['', 'the file is empty'],
    ['CHILD\n7\n', 'needs the heading CHILD and at least one of'],
    ['CHILD,NAME,COLOUR\n7,Robin,red\n', 'names.csv, line 1, column COLOUR: a names file has the headings'],
    ['CHILD,NAME,NAME\n7,Robin,Wren\n', 'this heading stands twice'],
  ])('that reads %o is refused: %s', async (content, sentence) => {
    await expect(read(content)).rejects.toThrow(sentence)
  })
})

const row = (change: Partial<NamesRow>): NamesRow => ({
  child: '7',
  line: 2,
  name: null,
  team: null,
  group: null,
  cells: [],
  ...change,
})
let ids = 0
const newFact = (): FactId => `${++ids}` as FactId // never stored
const monday = day('2025-10-13')
const friday = day('2025-10-17')

/** What is on record after some names files, each heard on its day. */
function after(...heard: readonly (readonly [Partial<NamesRow>, typeof monday])[]): Revision[] {
  const revisions: Revision[] = []
  for (const [said, today] of heard)
    for (const one of sayNames(row(said), revisions, today, newFact).said)
      revisions.push({
        ...one,
        shape: 1,
        subjects: ['s' as SubjectId],
        voice: 'names',
        statement: 'names',
        recordedOn: today,
      }) // no store here
  return revisions
}
const counts = (said: Partial<NamesRow>, revisions: readonly Revision[], today = friday) => {
  const { facts, corrections, retractions, unchanged } = sayNames(row(said), revisions, today, newFact)
  return { facts, corrections, retractions, unchanged }
}
const nothing = { facts: 0, corrections: 0, retractions: 0, unchanged: 0 }
const robin = { name: 'Robin Example', team: 'North' }

describe('a row of a names file, compared with what names files last said', () => {
  it.each<[string, Partial<NamesRow>, ReturnType<typeof after>, Partial<typeof nothing>]>([
    ['is a new fact for a child without a name', robin, [], { facts: 1 }],
    ['says nothing the second time', robin, after([robin, monday]), { unchanged: 1 }],
    [
      'is a new fact from the day on which a team changes, so that earlier days keep the old one',
      { ...robin, team: 'South' },
      after([robin, monday]),
      { facts: 1 },
    ],
    [
      'corrects what a file of the same day said',
      { ...robin, team: 'South' },
      after([robin, friday]),
      { corrections: 1 },
    ],
    ['keeps what it has no column for', { name: 'Robin Example' }, after([robin, monday]), { unchanged: 1 }],
    ['takes back what it leaves empty', { name: '', team: '' }, after([robin, monday]), { retractions: 1 }],
    ['says again what it took back', robin, after([robin, monday], [{ name: '', team: '' }, monday]), { facts: 1 }],
    [
      'says name and sibling group apart',
      { ...robin, group: 'G1' },
      after([robin, monday]),
      { facts: 1, unchanged: 1 },
    ],
    ['takes a child out of a sibling group', { group: '' }, after([{ group: 'G1' }, monday]), { retractions: 1 }],
    ['says nothing of a child for whom it says nothing', { name: '', team: '', group: '' }, [], { unchanged: 2 }],
  ])('%s', (_name, said, revisions, expected) => {
    expect(counts(said, revisions)).toEqual({ ...nothing, ...expected })
  })
  it('does not bring back a name that a person changed', () => {
    const revisions = after([robin, monday])
    const typed: Revision[] = revisions.map((one) => ({
      ...one,
      revision: 1,
      voice: 'typed',
      body: { name: 'Robyn Example' },
    }))
    expect(counts(robin, [...revisions, ...typed])).toEqual({ ...nothing, unchanged: 1 })
    const [next] = sayNames(row({ ...robin, team: 'South' }), [...revisions, ...typed], monday, newFact).said
    expect(next).toMatchObject({ revision: 2 })
  })
})
