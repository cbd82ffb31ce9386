import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readCsv } from './read-csv.ts'

/** What a reader is given of a file that comes in pieces of these sizes: the line and the cells. */
async function readInPieces(text: string, sizes: readonly number[]): Promise<(readonly [number, readonly string[]])[]> {
  const bytes = Buffer.from(text)
  const pieces = async function* () {
    for (let from = 0, i = 0; from < bytes.length; i++) {
      const size = sizes[i % sizes.length] ?? 1
      yield bytes.subarray(from, from + size)
      from += size
    }
  }
  const given: [number, readonly string[]][] = []
  const take = (cells: readonly string[], line: number): boolean => given.push([line, cells]) > 0
  await readCsv('e.csv', pieces(), { onHeadings: take, onRow: take })
  return given
}

const quoted = (cell: string): string => (/[",;\t\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const cell = (signs: string) => fc.string({ unit: fc.constantFrom(...signs), maxLength: 6 }).map((text) => `x${text}`)
const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 })

describe('separated values', () => {
  it.each([
    ['plain cells', 'abc é€', ','],
    ['plain cells between semicolons', 'abc é€', ';'],
    ['cells that hold quotes, separators and line ends', 'ab"é,;\n', ','],
  ])('are the same cells whatever pieces they come in: %s', async (_name, signs, sign) => {
    const rows = fc.array(fc.tuple(cell(signs), cell(signs), cell(signs)), { minLength: 1, maxLength: 8 })
    const lineEnds = fc.constantFrom('\n', '\r\n', '\r')
    await fc.assert(
      fc.asyncProperty(rows, sizes, lineEnds, fc.boolean(), async (table, pieces, end, lastEnd) => {
        const all = [['A', 'B', 'C'], ...table]
        const text = all.map((cells) => cells.map(quoted).join(sign)).join(end) + (lastEnd ? end : '')
        const read = await readInPieces(text, pieces)
        expect(read.map(([, cells]) => cells)).toEqual(all)
        let line = 1
        for (const [at, cells] of read) {
          expect(at).toBe(line)
          line += cells.join('').split('\n').length
        }
      }),
      { numRuns: 300 },
    )
  })
})
