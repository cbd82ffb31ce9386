import { hash } from 'node:crypto'
import type { FactId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { seededRandomness } from '../randomness.ts'
import type { ToldStep } from './told-plan.ts'

/** Short texts, invented, that show something of an action and in which no child can be known. */
const contents = {
  audit: {
    ...{ kind: 'audit', what: 'What three months of audits found, as it was told to teams' },
    content: `Seven-minute briefing: what three months of audits found (invented)

1. Assessments say what is known. Half do not yet say what a day of the child is like.
2. Plans are better than a year ago: most steps have an owner and a day.
3. What to do on Monday: begin supervision with the child, then look at last time's actions.
`,
  },
  survey: {
    ...{ kind: 'feedback', what: 'What staff answered in the survey before the self-assessment' },
    content: `question;yes;no;no answer
Is your supervision held when it is due?;61;14;5
Does it change what you do?;48;22;10
Do you know what the plan asks of your team?;55;18;7
These answers are invented.
`,
  },
  guide: {
    ...{ kind: 'document', what: 'The guide by which reviewing officers raise alerts' },
    content: `When to raise an alert (invented)

Raise one when a child's plan has not moved since the last review, when a decision waits for somebody who has been asked twice,
or when a child says so. Say what is asked for, of whom, and by which day.
`,
  },
} as const

export type DocumentOfPlan = keyof typeof contents

const names = Object.keys(contents) as readonly DocumentOfPlan[] // its own keys

/** The documents of Harbour Council's plan by what each is: the fact that holds its digest, and the file. */
export function factsOfDocuments(today: Day): Readonly<Record<DocumentOfPlan, FactId>> {
  const random = seededRandomness(`Documents ${today}`)
  const [audit, survey, guide] = names.map(() => random.uuid() as FactId) // each a new fact
  if (!audit || !survey || !guide) throw new Error('There are three')
  return { audit, survey, guide }
}

/** The step of an action by which a document was kept. */
export function documentStep(today: Day, on: Day, name: DocumentOfPlan): ToldStep {
  const { kind, what, content } = contents[name]
  const file = Buffer.from(content, 'utf8')
  return {
    ...{ type: 'improvement.document', on, texts: {}, file, fact: factsOfDocuments(today)[name] },
    body: { kind, what, tellsOfChild: false, format: 'csv', bytes: file.length, document: hash('sha256', file) },
  }
}
