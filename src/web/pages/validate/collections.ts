/** The two returns that are checked: children looked after (SSDA903), and the children in need census. */
export type Of = 'return' | 'census'

/** What differs in words between the two. */
export interface CollectionWords {
  /** How the year is called that is asked for, and that heads the results. */
  readonly year: string
  readonly file: string
  readonly one: string
  readonly many: string
  /** The number by which people know the first row. */
  readonly firstRow: number
  readonly counting: string
  readonly missing: string
  readonly yearEnds: string
}

export const COLLECTIONS: Readonly<Record<Of, CollectionWords>> = {
  return: {
    year: 'Return year',
    file: 'ssda903',
    one: 'row',
    many: 'rows',
    firstRow: 2,
    counting: 'Rows are counted as in a spreadsheet: the headings are row 1.',
    missing: 'Choose the files of the return to check',
    yearEnds: 'Enter the year in which the return ends',
  },
  census: {
    year: 'Census year',
    file: 'cin',
    one: 'place',
    many: 'places',
    firstRow: 1,
    counting: 'Rows are counted in each module from the beginning of the XML, the first being row 1.',
    missing: 'Choose the census to check',
    yearEnds: 'Enter the year in which the census ends',
  },
}
