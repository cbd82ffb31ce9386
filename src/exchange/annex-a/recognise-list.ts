import { annexLists, plain, type AnnexColumn, type AnnexList } from './lists.ts'

/** A list that headings name: where each of its columns stands, and what is missing or strange. */
export interface RecognisedList {
  readonly list: AnnexList
  readonly places: readonly { readonly column: AnnexColumn; readonly at: number }[]
  readonly missing: readonly string[]
  readonly unknown: readonly string[]
}

const asHeading = (text: string): string => plain(text).replace(/[^a-z0-9]/g, '')

/** How much of a list must be in the headings before they are taken for it. */
const ENOUGH = 0.6

/** A file of rejected rows has these in front; once its rows are mended it can be loaded as it is. */
const ofRejects = ['Line', 'Reason', 'Why it was rejected']

/** The list whose columns these headings are; null where they are those of none. Its first column must be there. */
export function recogniseList(headings: readonly string[]): RecognisedList | null {
  const given = headings.map(asHeading)
  const scored = annexLists
    .map((list) => {
      const own = list.columns.filter(({ name }) => given.includes(asHeading(name)))
      const named = given.filter((heading) => heading !== '').length
      return { list, own, share: own.length / list.columns.length, both: own.length / (list.columns.length + named) }
    })
    .filter(({ own, list, share }) => own[0] === list.columns[0] && share >= ENOUGH)
    .sort((a, b) => b.both - a.both)
  const best = scored[0]
  if (!best) return null
  const { list, own } = best
  const names = new Set([...list.columns.map(({ name }) => asHeading(name)), ...ofRejects.map(asHeading)])
  return {
    list,
    places: own.map((column) => ({ column, at: given.indexOf(asHeading(column.name)) })),
    missing: list.columns.filter((column) => !own.includes(column)).map(({ name }) => name),
    unknown: headings.filter((_, at) => given[at] !== '' && !names.has(given[at] ?? '')),
  }
}
