import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, rangeOf, readBands, valueOf, whyImpossible, type Band } from './bands.ts'
import { exampleMeasures, measureOf, scorecardMeasures, type Measure } from './measures.ts'

function measure(id: string): Measure {
  const found = measureOf(id)
  if (!found) throw new Error(`There is no measure ${id}`)
  return found
}

describe('The measures of 2017-18', () => {
  it('are 47 printed rows, 45 of them distinct, 51 when rows that hold several are split', () => {
    expect(exampleMeasures).toHaveLength(47)
    const distinct = exampleMeasures.filter(({ duplicateOf }) => duplicateOf === null)
    expect(distinct).toHaveLength(45)
    expect(distinct.reduce((sum, { parts }) => sum + Math.max(1, parts.length), 0)).toBe(51)
  })

  it('repeat an earlier row word for word where they are printed twice', () => {
    for (const { duplicateOf, printed, name } of exampleMeasures)
      if (duplicateOf !== null) expect(measure(duplicateOf)).toMatchObject({ printed, name })
  })

  it('have eleven rows whose bands are faulty or missing, each with its reason', () => {
    const faulty = exampleMeasures.filter(({ isFaulty }) => isFaulty)
    expect(faulty).toHaveLength(11)
    for (const { note } of faulty) expect(note).toMatch(/^(OVERLAP|GAP|CONTRADICTION|NO BANDS|MISSING)/)
  })
})

const faultyRows: readonly (readonly [string, number, Band, string])[] = [
  ['1.1-m01', 75, 'good', '75 is printed in two bands, and the better one begins there'],
  ['1.1-m01', 74.9, 'requires-improvement', 'it is not yet 75'],
  ['1.1-m03', 81, 'good', '81 to 84 are printed in none'],
  ['1.1-m03', 84.99, 'good', 'outstanding begins at 85'],
  ['1.1-m05', 45, 'requires-improvement', '40 to 49 are printed in two bands'],
  ['1.1-m05', 24, 'outstanding', '“>24” is printed although fewer is better'],
  ['1.1-m05', 60, 'below-printed-bands', 'nothing is printed above 50'],
  ['1.1-m12', 14, 'outstanding', '14 is printed in none, beside “<14”'],
  ['1.1-m12', 26, 'below-printed-bands', 'nothing is printed above 25'],
  ['1.1-m15', 12, 'direction-only', 'only “Increase” is printed'],
  ['1.1-m19', 3, 'direction-only', 'only “Increase” is printed, of something that ought to fall'],
  ['1.1-m20', 20, 'good-or-better', 'good and outstanding are blank'],
  ['1.1-m20', 20.5, 'requires-improvement', 'it is more than 20'],
  ['1.1-m20', 25.5, 'below-printed-bands', 'nothing is printed above 25'],
  ['1.3-m06', 20, 'requires-improvement', '20 is printed in two bands, and the worse one keeps its edge'],
  ['1.3-m06', 10, 'good', 'outstanding is below 10'],
  ['3-m01', 4, 'direction-only', 'only “Increase” is printed'],
  ['3-m04', 75, 'outstanding', '75 is printed in two bands'],
  ['3-m05', 2, 'direction-only', 'only “Increase” is printed'],
]

describe('Banding', () => {
  it.each(faultyRows)('of %s puts %d in %s, because %s', (id, value, band) => {
    expect(bandOf(measure(id), value)).toBe(band)
  })

  it('takes the value unrounded: 79.5 has not reached 80, and 89.99 has not reached 90', () => {
    expect([79.5, 80, 89.99, 90].map((value) => bandOf(measure('1.1-m10'), value))).toEqual([
      'requires-improvement',
      'good',
      'good',
      'outstanding',
    ])
  })

  it('calls what is worse than every band below the printed bands, and never requires improvement', () => {
    expect(bandOf(measure('1.1-m10'), 64.9)).toBe('below-printed-bands')
    expect(bandOf(measure('2-m05'), 24.1)).toBe('below-printed-bands')
  })

  it('leaves in no band a caseload of nine, for which none is printed', () => {
    expect(bandOf(measure('3-m03'), 9)).toBe('none')
    expect(bandOf(measure('3-m03'), 25.5)).toBe('good')
  })

  it('has no bands for the two actions that are themselves audit measures', () => {
    expect(['2.1', '2.7'].map((id) => bandOf(measure(id), 80))).toEqual(['none', 'none'])
  })

  it('never puts a value into two bands, and never a better value into a worse band', () => {
    const order: readonly Band[] = ['below-printed-bands', 'requires-improvement', 'good', 'outstanding']
    const ranked = scorecardMeasures.filter((each) => readBands(each).length === 3 && each.id !== '3-m03')
    expect(ranked.length).toBeGreaterThan(40)
    const percent = fc.double({ min: 0, max: 100, noNaN: true })
    fc.assert(
      fc.property(fc.constantFrom(...ranked), percent, percent, (of, a, b) => {
        const [worse, better] = a < b === (of.polarity === 'higher') ? [a, b] : [b, a]
        expect(order.indexOf(bandOf(of, better))).toBeGreaterThanOrEqual(order.indexOf(bandOf(of, worse)))
        expect(bandOf(of, a)).not.toBe('none')
      }),
    )
  })

  it('reads every condition of every measure, and none out of words', () => {
    expect(rangeOf('>=65 and <80')).toEqual({ from: 65, isFromWithin: true, to: 80, isToWithin: false })
    expect(rangeOf('better if quicker')).toBeNull()
  })
})

describe('A value', () => {
  it('is a percentage of its denominator, and there is none where the denominator is 0', () => {
    expect(valueOf(measure('1.1-m10'), 17, 20)).toBe(85)
    expect(valueOf(measure('3-m03'), 60, 4)).toBe(15)
    expect(valueOf(measure('1.1-m10'), 0, 0)).toBeNull()
  })

  it.each([
    [NaN, /must be a number/],
    [Infinity, /must be a number/],
    [-1, /not be below 0/],
    [100.1, /percentage/],
  ])('of %d cannot be', (value, says) => {
    expect(whyImpossible(measure('1.1-m10'), value)).toMatch(says)
  })

  it('may be above 100 where it is no percentage', () => {
    expect(whyImpossible(measure('1.1-m15'), 140)).toBeNull()
  })
})
