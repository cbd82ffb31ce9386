import type { Randomness, SubjectId } from '../../record/index.ts'
import { addDays, addMonths, type Day } from '../../time/index.ts'
import type { ToldFact } from './told-boards.ts'

interface HarbourPapers {
  readonly told: readonly ToldFact[]
  /** The quarterly report that is to be published, and the self-assessment that is still being written. */
  readonly quarterly: SubjectId
}

const written: Readonly<Record<string, string>> = {
  summary:
    'Children with a plan for adoption wait less long than a year ago, and every one of them is looked at each week. Reviewing officers’ posts are still vacant, and recording still lags behind practice in two teams.',
  quality:
    'Audits find assessments that are timely and that hear the child. They also find plans that say what will be done and not what will be better for the child.\nStaff say that caseloads are lower and that supervision is regular; they ask for more time to write.',
  'less-well':
    'Birth parents’ support is not yet offered to every parent from the day on which adoption is a contingency. The training in permanence is late, because its trainer was ill. What children think of their reviews was asked too late to change anything this quarter.',
  next: 'Two posts are advertised outside the region. The fourth training session is held. Offers of support to birth parents are recorded for every parent.',
}

/** The reports on Harbour Council's calendar, and the papers that are written for them. Invented. */
export function harbourPapers(today: Day, random: Randomness): HarbourPapers {
  const id = (): SubjectId => random.uuid() as SubjectId // a new subject
  const asked = addMonths(today, -11)
  const duty = (kind: string, what: string, who: string, dueOn: Day, everyMonths: number, times: number) => {
    const [promise, report] = [id(), id()]
    const told: readonly ToldFact[] = [
      {
        ...{ subject: promise, type: 'improvement.promise-made', on: asked, isNew: 'promise' },
        body: { what, to: 'department', madeIn: 'the Department’s letter (invented)', who, dueOn, everyMonths },
      },
      {
        ...{ subject: report, type: 'governance.report', on: asked, isNew: 'report' },
        body: { kind, askedIn: 'The Department’s letter (invented)', promise },
      },
      ...Array.from({ length: times }, (_, n) => ({
        ...{ subject: promise, type: 'improvement.promise-kept', on: addDays(addMonths(dueOn, everyMonths * n), -4) },
        body: { shownBy: 'The letter of that day' },
      })),
    ]
    return { report, told }
  }
  const quarterlyDuty = duty(
    'quarterly-report',
    'Quarterly report to the Department',
    'head of service',
    addMonths(today, -8),
    3,
    2,
  )
  const assessmentDuty = duty(
    'self-assessment',
    'Self-assessment before a review',
    'director of children’s services',
    addDays(today, 40),
    6,
    0,
  )
  const adviserDuty = duty('adviser-report', 'Adviser’s report', 'adviser of the Department', addDays(today, 20), 3, 0)
  const begin = (kind: string, of: SubjectId, on: Day, parts: readonly string[]) => {
    const paper = id()
    const told: readonly ToldFact[] = [
      { ...{ subject: paper, type: 'governance.paper', on, isNew: 'paper' }, body: { kind, asAtOn: on, of } },
      ...parts.map((part) => ({
        ...{ subject: paper, type: 'governance.narrative', on, body: { part }, texts: { text: written[part] ?? '' } },
      })),
    ]
    return { paper, told }
  }
  const quarterly = begin('quarterly-report', quarterlyDuty.report, addDays(today, -5), [
    'summary',
    'quality',
    'less-well',
    'next',
  ])
  const assessment = begin('self-assessment', assessmentDuty.report, addDays(today, -2), ['summary'])
  return {
    quarterly: quarterly.paper,
    told: [...quarterlyDuty.told, ...assessmentDuty.told, ...adviserDuty.told, ...quarterly.told, ...assessment.told],
  }
}
