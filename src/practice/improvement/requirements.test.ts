import { describe, expect, it } from 'vitest'
import { measureOf } from './measures.ts'
import { examplePlan } from './plan.ts'
import {
  actionsOf,
  actionsOfMeasure,
  indicatorsOf,
  measuresOfAction,
  requirements,
  requirementsOfAction,
  sources,
  untraced,
} from './requirements.ts'

const of = (source: string) => requirements.filter((each) => each.source === source)

describe('The requirements', () => {
  it.each([
    ['N12', 10, 'the notice of 2012 has ten measures, the first without its number'],
    ['N21', 13, 'the notice of 2021 has thirteen paragraphs'],
    ['I10', 4, 'the second recommendation of 2010 is broken over two bullets'],
    ['I16', 11, 'only the number of the recommendations of 2016 is known'],
    ['P17', 3, 'the plan has three objectives'],
  ])('of %s are %i: %s', (source, count) => {
    expect(of(source)).toHaveLength(count)
    expect(sources.some(({ id }) => id === source)).toBe(true)
  })

  it('of 2016 are numbered and empty: no text is held and none is invented', () => {
    expect(of('I16').map(({ ref, asks }) => [ref, asks])).toEqual(
      Array.from({ length: 11 }, (_, n) => [String(n + 1), null]),
    )
    expect(requirements.filter(({ asks, source }) => asks === null && source !== 'I16')).toEqual([])
  })
})

describe('The matrix', () => {
  it('ties to an objective the actions that the plan prints under it, and to nothing else', () => {
    expect(['P17-1', 'P17-2', 'P17-3'].map((id) => actionsOf(id).length)).toEqual([36, 8, 4])
    expect(actionsOf('N21-5')).toEqual([])
  })

  it('leads from a requirement to an action to a measure, and back', () => {
    for (const requirement of requirements)
      for (const ref of actionsOf(requirement.id)) {
        expect(requirementsOfAction(ref)).toContain(requirement.id)
        for (const id of measuresOfAction(ref)) {
          expect(measureOf(id), id).not.toBeNull()
          expect(actionsOfMeasure(id)).toContain(ref)
        }
      }
    expect(measuresOfAction('1.1.9')).toEqual(['1.1-m13'])
    expect(actionsOfMeasure('3-m05')).toEqual(['1.1.8', '3.4'])
  })

  it('follows an action that is itself an audit measure by that measure', () => {
    expect(measuresOfAction('2.7')).toEqual(['2.7'])
  })

  it('names the two indicators of the adoption scorecard that the notice of 2012 describes', () => {
    expect(indicatorsOf('N12-10')).toEqual(['A1', 'A2'])
  })

  it('shows what is untraced both ways', () => {
    const loose = untraced()
    expect(loose.requirementsWithoutAction).toHaveLength(10 + 13 + 4 + 11)
    expect(loose.actionsWithoutRequirement).toEqual([])
    expect(loose.actionsWithoutMeasure).toHaveLength(
      examplePlan.actions.filter(({ ref }) => measuresOfAction(ref).length === 0).length,
    )
    expect(loose.actionsWithoutMeasure).toContain('3.2')
    expect(loose.measuresWithoutAction).toContain('1.1-m01')
    expect(loose.measuresWithoutAction).not.toContain('1.1-m13')
  })
})
