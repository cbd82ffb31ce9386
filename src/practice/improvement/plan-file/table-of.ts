import type { SubjectId } from '../../../record/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import { sayDue, type Due } from '../due.ts'
import { ambitionOf, type ActionOn, type PlanAt } from '../plans.ts'
import { sayBrag, sayMilestone, sayView } from '../words.ts'
import type { WrittenDocument, WrittenSheet } from '../written.ts'
import { titleOfColumn, type PlanColumn } from './columns.ts'

/** The columns of an exported plan, which an import knows again. */
const columns: readonly PlanColumn[] = [
  ...(['ref', 'oldRef', 'priority', 'requirement', 'action', 'steps', 'lead', 'support', 'start', 'due'] as const),
  ...(['revised', 'approved', 'measure', 'rule', 'rag', 'update', 'done', 'embedded'] as const),
]
/** What fits across a page in Word; the part of the plan is the heading above. */
const onPaper: readonly PlanColumn[] = [
  ...([
    'ref',
    'action',
    'steps',
    'lead',
    'due',
    'revised',
    'approved',
    'rule',
    'rag',
    'measure',
    'update',
    'done',
  ] as const),
]

const saySomeDay = (on: Day | null): string => (on === null ? '' : sayDate(on))
const saySomeDue = (due: Due | null): string => (due === null ? '' : sayDue(due))

/** The words of the last progress update of each action that has one. */
export type LastWords = ReadonlyMap<SubjectId, string>

function said({ id, action, standing }: ActionOn, words: LastWords, on: Day): Readonly<Record<PlanColumn, string>> {
  const last = action.moved.at(-1)
  return {
    ref: action.ref,
    oldRef: action.oldRef ?? '',
    priority: action.priority,
    requirement: action.answers.join(' '),
    action: action.action,
    steps: action.milestones.map((each) => `${each.what}: ${sayMilestone(each, on).says}.`).join('\n'),
    lead: [action.lead ?? '', action.jointLead === null ? '' : `with ${action.jointLead}`].filter(Boolean).join(', '),
    support: action.support ?? '',
    start: saySomeDay(action.startsOn),
    due: saySomeDue(action.due),
    revised: saySomeDue(last?.to ?? null),
    approved: last ? `${last.approvedBy}: ${last.reason}` : '',
    measure: action.measures.join(' '),
    rule: `${sayBrag(standing.rated.brag).says}. ${standing.rated.why}`,
    rag: standing.view === null ? '' : sayView(standing.view).says,
    update: [
      standing.lastUpdateOn === null ? '' : `${sayDate(standing.lastUpdateOn)}: ${words.get(id) ?? 'no words.'}`,
      ...standing.slow,
      ...action.blockers.map(({ what }) => `In the way: ${what}.`),
    ]
      .filter(Boolean)
      .join('\n'),
    done: saySomeDay(action.doneOn),
    embedded: saySomeDay(action.embeddedOn),
  }
}

const cellsOf = (each: ActionOn, of: readonly PlanColumn[], words: LastWords, on: Day): readonly string[] => {
  const cells = said(each, words, on)
  return of.map((column) => cells[column])
}

/** A plan as the sheet of a workbook, as at its day. */
export const sheetOfPlan = ({ actions }: PlanAt, on: Day, words: LastWords): WrittenSheet => ({
  name: 'Plan',
  columns: columns.map(titleOfColumn),
  rows: actions.map((each) => cellsOf(each, columns, words, on)),
})

function goodOf(plan: PlanAt, part: string): WrittenDocument['parts'] {
  const good = ambitionOf(plan, part)
  return good === null ? [] : [{ kind: 'paragraph', text: `What good looks like: ${good}` }]
}

/** A plan as a document: one table for each part, as at its day. */
export function documentOfPlan(plan: PlanAt, on: Day, words: LastWords): WrittenDocument {
  const parts = Map.groupBy(plan.actions, ({ action }) => action.priority)
  const joint = plan.jointWith === null ? '' : `Joint with ${plan.jointWith}. `
  return {
    title: plan.title,
    isWide: true,
    parts: [
      {
        kind: 'paragraph',
        text: `Agreed on ${sayDate(plan.agreedOn)}. As it stood on ${sayDate(on)}. ${joint}${plan.dates}`,
      },
      ...[...parts].flatMap(([title, actions]): WrittenDocument['parts'] => [
        { kind: 'heading', level: 1, text: title },
        ...goodOf(plan, title),
        {
          kind: 'table',
          columns: onPaper.map(titleOfColumn),
          rows: actions.map((each) => cellsOf(each, onPaper, words, on)),
        },
      ]),
    ],
  }
}
