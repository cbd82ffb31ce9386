import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { cannotRead, readCsv } from '../ssda903/index.ts'

/** What a names file says of one child. Null where the file has no such column; empty where it says “none”. */
export interface NamesRow {
  readonly child: string
  readonly line: number
  readonly name: string | null
  readonly team: string | null
  readonly group: string | null
  /** The row as it came. */
  readonly cells: readonly string[]
}

/** A row that was not loaded, with the reason. */
export interface RejectedName {
  readonly file: string
  readonly line: number
  readonly reason: string
  readonly header: readonly string[]
  readonly cells: readonly string[]
}

export interface NamesFile {
  readonly file: string
  readonly header: readonly string[]
  readonly rows: readonly NamesRow[]
  readonly rejects: readonly RejectedName[]
}

const MOST_ROWS = 500_000
const asHeading = (cell: string): string => cell.trim().toUpperCase().replace(/[ -]+/g, '_')
const childHeadings = ['CHILD', 'ID', 'CHILD_ID']
/** A file of rejected rows has these in front; once its rows are mended it can be loaded as it is. */
const ofRejects = ['LINE', 'REASON', 'WHY_IT_WAS_REJECTED']
const known = new Set([...childHeadings, 'NAME', 'TEAM', 'SIBLING_GROUP', ...ofRejects])

function places(file: string, header: readonly string[], line: number) {
  const headings = header.map(asHeading)
  const unknown = headings.find((heading) => heading !== '' && !known.has(heading))
  if (unknown !== undefined)
    cannotRead(
      file,
      'a names file has the headings CHILD, NAME, TEAM and SIBLING_GROUP. Mend the first line.',
      line,
      unknown,
    )
  const twice = headings.find((heading, i) => heading !== '' && headings.indexOf(heading) !== i)
  if (twice !== undefined) cannotRead(file, 'this heading stands twice. Delete one of the two columns.', line, twice)
  const child = headings.findIndex((heading) => childHeadings.includes(heading))
  const [name, team, group] = [headings.indexOf('NAME'), headings.indexOf('TEAM'), headings.indexOf('SIBLING_GROUP')]
  if (child < 0 || Math.max(name, team, group) < 0)
    cannotRead(file, 'a names file needs the heading CHILD and at least one of NAME, TEAM and SIBLING_GROUP.', line)
  return { child, name, team, group }
}

/**
 * Reads a names file; `file` is what a person calls it. Throws `Unreadable`; rows that cannot be read are answered with
 * their reason.
 */
export async function readNames(path: string, file = basename(path)): Promise<NamesFile> {
  await stat(path).catch(() => cannotRead(file, 'there is no such file.'))
  const rows = new Map<string, NamesRow>()
  const rejects: RejectedName[] = []
  let header: readonly string[] = []
  let at = { child: 0, name: -1, team: -1, group: -1 }
  const cell = (cells: readonly string[], place: number): string | null =>
    place < 0 ? null : (cells[place] ?? '').trim()
  await readCsv(file, createReadStream(path), {
    onHeadings: (cells, line) => {
      header = cells
      at = places(file, cells, line)
      return true
    },
    onRow: (cells, line) => {
      const reject = (reason: string): void => void rejects.push({ file, line, reason, header, cells })
      const child = cell(cells, at.child) ?? ''
      if (cells.length > header.length)
        reject(`The row has ${cells.length} cells where the headings have ${header.length}.`)
      else if (child === '') reject('CHILD is empty, so nobody knows whose name it is.')
      else if (rows.has(child)) reject(`The child stands in line ${rows.get(child)?.line ?? 0} already.`)
      else if (rows.size >= MOST_ROWS) cannotRead(file, `the file has more than ${MOST_ROWS} rows.`, line)
      else
        rows.set(child, {
          child,
          line,
          cells,
          name: cell(cells, at.name),
          team: cell(cells, at.team),
          group: cell(cells, at.group),
        })
    },
  })
  return { file, header, rows: [...rows.values()], rejects }
}
