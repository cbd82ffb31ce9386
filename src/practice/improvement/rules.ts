import { example, workingDays, type ClockRule } from '../../clocks/index.ts'

/** What of improvement a council may set. */
export interface ImprovementDefinitions {
  /** How soon a plan that was returned is submitted again, where whoever returned it set no day. */
  readonly submitAgain: ClockRule
}

export const improvementDefinitions: ImprovementDefinitions = {
  submitAgain: {
    id: 'improvement.submitted-again',
    title: 'Returned plan submitted again',
    ref: null,
    source:
      'Local: no law that was read sets it. A council was asked for its statement of action so, by a letter of 9 June 2017, which made it due on 6 July 2017',
    trust: 'local',
    limit: workingDays(20),
    counts: 'beginning-with',
    onlyWhere: 'whoever returned the plan set no day',
    starts: 'The plan is returned',
    stops: 'It is submitted again',
    owner: 'plan-lead',
    next: 'Submit the plan again',
    whyNoClock:
      'The plan has its day by this rule as its next date, and says on its page by when it is to be submitted again and that it is late.',
    examples: [
      example('2017-06-09', '2017-07-06', 'the day of the letter, a Friday, is day 1 of 20'),
      example('2017-05-05', '2017-06-02', 'the bank holiday of 29 May is not counted'),
      example(
        '2017-04-08',
        '2017-05-10',
        'it came on a Saturday, so Monday is day 1; Good Friday, Easter Monday and 1 May are left out',
      ),
    ],
  },
}

/** The timescales of improvement, as they stand under what an authority has set. */
export const improvementRules = ({ submitAgain }: ImprovementDefinitions): readonly ClockRule[] => [submitAgain]
