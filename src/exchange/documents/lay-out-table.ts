/** A column is at least so wide, in points, and one with much text takes at most so many shares of a short one. */
const LEAST = 52
const MOST_SHARES = 60

/** How wide each column is: by what stands in it, within reason, so that together they fill the page. */
export function columnWidths(rows: readonly (readonly string[])[], width: number): readonly number[] {
  const columns = Math.max(1, ...rows.map((cells) => cells.length))
  const shares = Array.from({ length: columns }, (_, column) => {
    const lengths = rows.map((cells) => Math.max(...(cells[column] ?? '').split('\n').map((line) => line.length)))
    const mean = lengths.reduce((sum, each) => sum + each, 0) / Math.max(1, lengths.length)
    return Math.min(MOST_SHARES, Math.max(6, mean, ...lengths.map((each) => each / 4)))
  })
  const least = Math.min(LEAST, width / columns)
  const free = width - least * columns
  const all = shares.reduce((sum, each) => sum + each, 0)
  return shares.map((share) => least + (free * share) / all)
}

/** Cuts a text behind the word that its middle lies in. */
function halves(cell: string): readonly [string, string] {
  const middle = cell.indexOf(' ', Math.floor(cell.length / 2))
  const at = middle < 0 ? Math.ceil(cell.length / 2) : middle
  return [cell.slice(0, at), cell.slice(at).trimStart()]
}

/** A row that is taller than a page, in as many rows as it takes; no word of it is lost. */
export function inPieces(
  cells: readonly string[],
  fits: (cells: readonly string[]) => boolean,
): readonly (readonly string[])[] {
  const longest = Math.max(...cells.map(({ length }) => length))
  if (longest < 2 || fits(cells)) return [cells]
  const cut = cells.map((cell) => (cell.length * 2 > longest ? halves(cell) : ([cell, ''] as const)))
  return [
    ...inPieces(
      cut.map(([first]) => first),
      fits,
    ),
    ...inPieces(
      cut.map(([, rest]) => rest),
      fits,
    ),
  ]
}
