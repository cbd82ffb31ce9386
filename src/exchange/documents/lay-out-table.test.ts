import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { columnWidths, inPieces } from './lay-out-table.ts'

describe('A table on paper', () => {
  const cells = fc.array(fc.string({ maxLength: 60 }), { minLength: 1, maxLength: 8 })

  it('fills the page, and no column is squeezed away', () => {
    fc.assert(
      fc.property(
        fc.array(cells, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 300, max: 900 }),
        (rows, width) => {
          const widths = columnWidths(rows, width)
          expect(widths.reduce((sum, each) => sum + each, 0)).toBeCloseTo(width, 3)
          for (const each of widths) expect(each).toBeGreaterThan(Math.min(52, width / widths.length) - 0.001)
        },
      ),
    )
  })

  it('cuts a row that is taller than a page into rows that are not, and loses no word of it', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(fc.array(words, { minLength: 1, maxLength: 4 }), fc.integer({ min: 20, max: 400 }), (row, most) => {
        const given = row.map((each) => each.join(' '))
        const fits = (cut: readonly string[]) => cut.every(({ length }) => length <= most)
        const pieces = inPieces(given, fits)
        for (const piece of pieces) expect(fits(piece)).toBe(true)
        const again = given.map((_, n) =>
          pieces
            .map((piece) => piece[n])
            .filter(Boolean)
            .join(' '),
        )
        expect(again.map((text) => text.replaceAll(' ', ''))).toEqual(given.map((text) => text.replaceAll(' ', '')))
      }),
    )
  })
})
