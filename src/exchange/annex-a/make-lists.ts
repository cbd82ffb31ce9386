import writeExcel from 'write-excel-file/node'
import type { SheetData } from 'write-excel-file/node'
import type { Definitions } from '../../practice/index.ts'
import type { Day } from '../../time/index.ts'
import { childrenOfRecord, type Means, type OfRecord } from '../return-out/index.ts'
import { everyHousehold } from '../../store/index.ts'
import { adoptersOf } from './adopters.ts'
import { childForAdoption } from './adoption.ts'
import { childInCare } from './children-in-care.ts'
import { contacts, earlyHelp, referrals } from './front-door.ts'
import { assessments, careLeaver, childInNeed } from './leavers-and-need.ts'
import { annexLists, type AnnexList } from './lists.ts'
import { howFilled } from './how-filled.ts'
import { enquiries, protectionPlans } from './protection.ts'
import { childrenAsAt, type AnnexCell, type AnnexCells, type ToldChild } from './told-child.ts'

/** The rows of one child, list by list. */
export const rowsOfLists: Readonly<Record<number, (child: ToldChild) => readonly AnnexCells[]>> = {
  1: contacts,
  2: earlyHelp,
  3: referrals,
  4: assessments,
  5: enquiries,
  6: (child) => one(childInNeed(child)),
  7: protectionPlans,
  8: (child) => one(childInCare(child)),
  9: (child) => one(careLeaver(child)),
  10: (child) => one(childForAdoption(child)),
}

const one = (row: AnnexCells | null): readonly AnnexCells[] => (row === null ? [] : [row])

/** A text is never taken for a formula, whatever it begins with; a day is a date of the workbook. */
function asWritten(cell: AnnexCell) {
  if (cell === null) return null
  if (typeof cell === 'string') return { value: cell, type: String, format: '@' }
  if (typeof cell === 'number') return { value: cell, type: Number }
  return { value: new Date(cell.on), type: Date, format: 'dd/mm/yyyy' }
}

const heading = (text: string) => ({ value: text, type: String, fontWeight: 'bold', wrap: true }) as const
const text = (value: string) => ({ value, type: String, wrap: true }) as const

const notes = (asAt: Day): SheetData => [
  ['List', 'Column', 'What to know'].map(heading),
  ['All', '', `From the record as at ${asAt}. What is not recorded is blank: nothing is guessed.`].map(text),
  ...howFilled.map((cells) => cells.map(text)),
]

/** How many rows each list has and of how many children; and the day as at which they speak. */
export interface AnnexMade {
  readonly asAt: Day
  /** Children who are in a list. */
  readonly children: number
  readonly rows: Readonly<Record<string, number>>
}

/** The list that is about adopters, and about no child. */
const OF_ADOPTERS = 11

/** The name of a list’s sheet. */
const sheetName = ({ list }: Pick<AnnexList, 'list'>): string => `List ${String(list)}`

/**
 * Writes the eleven lists as one workbook. Children are read batch by batch; only the rows of the lists are kept until
 * they are written. Throws the signal's reason when it is stopped.
 */
export async function makeAnnexA(
  means: Means & { readonly practice: Definitions },
  asked: OfRecord & { readonly asAt: Day },
  path: string,
): Promise<AnnexMade> {
  const read = childrenAsAt(means.practice, asked.asAt)
  const sheets = annexLists.map((list): { list: AnnexList; rows: SheetData } => ({ list, rows: [] }))
  const add = (n: number, cells: AnnexCells): void => {
    const sheet = sheets.find(({ list }) => list.list === n)
    sheet?.rows.push(sheet.list.columns.map(({ name }) => asWritten(cells[name] ?? null)))
  }
  let children = 0
  for await (const known of childrenOfRecord(means, asked)) {
    const child = read(known)
    let isListed = false
    for (const { list } of sheets)
      for (const cells of rowsOfLists[list.list]?.(child) ?? []) {
        isListed = true
        add(list.list, cells)
      }
    if (isListed) children += 1
  }
  for (const facts of await everyHousehold(means.store, asked.authority, means.definitions, asked.position))
    for (const cells of adoptersOf(facts, asked.asAt)) add(OF_ADOPTERS, cells)
  await writeExcel([
    ...sheets.map(({ list, rows }) => ({
      sheet: sheetName(list),
      columns: list.columns.map(({ kind }) => ({ width: kind === 'date' ? 14 : 22 })),
      stickyRowsCount: 1,
      data: [list.columns.map(({ name }) => heading(name)), ...rows],
    })),
    {
      sheet: 'Notes',
      columns: [{ width: 8 }, { width: 40 }, { width: 80 }],
      stickyRowsCount: 1,
      data: notes(asked.asAt),
    },
  ]).toFile(path)
  return {
    asAt: asked.asAt,
    children,
    rows: Object.fromEntries(sheets.map(({ list, rows }) => [list.list, rows.length])),
  }
}
