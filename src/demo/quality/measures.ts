import type { Body } from '../../record/index.ts'
import { addDays, type Day } from '../../time/index.ts'
import type { ToldSubject } from './told-subject.ts'

interface ToldMeasure {
  readonly measure: string
  readonly baseline: string
  readonly target: string
  /** In so many days from the day of the demonstration it is to be reached. */
  readonly byIn: number
  /** A survey: so many of so many, so many days ago. */
  readonly surveys?: readonly (readonly [num: number, den: number, ago: number])[]
}

const told: readonly ToldMeasure[] = [
  { measure: '1.1-m10', baseline: '38', target: '75', byIn: 120 },
  { measure: '2-m04', baseline: '52', target: '80', byIn: -10 },
  {
    ...{ measure: '2-m03', baseline: '61', target: '80', byIn: 200 },
    surveys: [
      [74, 112, 190],
      [83, 109, 20],
    ],
  },
]

/** Where Harbour Council’s measures stood, what they are to come to, and what surveys said: all of it invented. */
export const toldMeasures = (today: Day): readonly ToldSubject[] =>
  told.map(({ measure, baseline, target, byIn, surveys = [] }): ToldSubject => {
    const of = (type: string, ago: number, body: Body) => ({
      ...{ type: `improvement.measure-${type}`, on: addDays(today, -ago), body: { measure, ...body } },
      by: 'performance-analyst',
    })
    return {
      kind: 'measure',
      facts: [
        of('baseline', 330, { value: baseline, source: 'The diagnostic before the plan (invented)' }),
        of('target', 200, { value: target, byOn: addDays(today, byIn), agreedBy: 'improvement board' }),
        ...surveys.map(([num, den, ago]) =>
          of('figure', ago, { num, den, source: 'survey', evidence: 'Staff survey, summary on page 2 (invented)' }),
        ),
      ],
    }
  })
