import { sayDate, sayShortDate, type Day } from '../../../time/index.ts'
import { sayCount } from '../../../web/ui/index.ts'
import { againBy, sayAgain, type AgainUnder } from '../again.ts'
import { compareRefs, refParts } from '../ref-order.ts'
import { dueNow, undecidedMove } from '../action.ts'
import { sayDue } from '../due.ts'
import { ambitionOf, countsOf, type ActionOn, type PlanAt, type PlanCounts, type Submission } from '../plans.ts'
import { sayBrag, sayLead, sayView, upperFirst, type Said } from '../words.ts'

export interface ActionLine {
  readonly id: string
  readonly ref: string
  readonly href: string
  readonly action: string
  readonly lead: string
  readonly date: string
  /** That the date was moved, and from when, and that a later one is asked for; null where neither is so. */
  readonly moved: string | null
  readonly byRule: Said
  readonly why: string
  readonly byLead: Said
  readonly lastUpdate: string
  /** Why it is slow to progress; empty where it is not. */
  readonly slow: readonly string[]
}

export interface Figure {
  readonly value: string
  readonly of: string
  readonly standing?: Said['standing']
}

export interface PlanShown {
  readonly title: string
  readonly lead: string
  readonly dates: string
  readonly figures: readonly Figure[]
  readonly views: readonly {
    readonly text: string
    readonly count: number
    readonly href: string
    readonly isCurrent: boolean
  }[]
  /** `good`: what good looks like for the part; null where nobody said. */
  readonly parts: readonly {
    readonly title: string
    readonly good: string | null
    readonly lines: readonly ActionLine[]
  }[]
  /** What is said where the view holds no action. */
  readonly nothing: string
  readonly downloads: readonly { readonly href: string; readonly text: string }[]
  /** Submissions and what came of them, each in a sentence, the last first. */
  readonly submissions: readonly string[]
  /** That it was not submitted again by its day; null where it is not late. */
  readonly late: string | null
  /** The references that its actions had in an earlier plan, in their order there, each with what became of it. */
  readonly former: readonly { readonly ref: string; readonly now: string; readonly href: string }[]
  /** What may be done with the plan from here. */
  readonly offers: readonly { readonly text: string; readonly href: string }[]
}

const views = {
  all: { text: 'All', is: () => true },
  slow: { text: 'Slow to progress', is: ({ standing }: ActionOn) => standing.slow.length > 0 },
  overdue: { text: 'Date passed', is: ({ standing }: ActionOn) => standing.date === 'overdue' },
  month: { text: 'Due this month', is: ({ standing }: ActionOn) => standing.date === 'due-this-month' },
  done: { text: 'Done', is: ({ action }: ActionOn) => action.doneOn !== null },
} as const

export type ViewName = keyof typeof views

/** The view that an address asks for; all actions where it asks for none that there is. */
export const viewNamed = (asked: string | undefined): ViewName =>
  asked !== undefined && Object.hasOwn(views, asked) ? (asked as ViewName) : 'all' // just looked at

export const hrefOfPlan = (plan: Pick<PlanAt, 'id'>): string => `/improvement/plans/${plan.id}`
export const hrefOfAction = (action: Pick<ActionOn, 'id'>): string => `/improvement/actions/${action.id}`

/** What changed in a plan after one day and up to another, such as between two meetings of a board. */
export function hrefToCompare(plan: Pick<PlanAt, 'id'>, days: { readonly from: Day; readonly to: Day }): string {
  const query = Object.entries(days).flatMap(([name, on]) => {
    const [year = '', month = '', day = ''] = on.split('-')
    return [`${name}-day=${Number(day)}`, `${name}-month=${Number(month)}`, `${name}-year=${year}`]
  })
  return `${hrefOfPlan(plan)}/compare?${query.join('&')}`
}

/** The date of an action as its plan has it: "October 2017", "14 October 2017", or that there is none. */
export function sayDateOf({ action }: ActionOn): string {
  const due = dueNow(action)
  return due === null ? 'None' : sayDue(due)
}

function lineOf(each: ActionOn): ActionLine {
  const { action, standing } = each
  const { due } = action
  const asked = undecidedMove(action)
  return {
    id: each.id,
    ref: action.ref,
    href: hrefOfAction(each),
    action: action.action,
    lead: sayLead(action),
    date: sayDateOf(each),
    moved:
      [
        ...(action.moved.length === 0 ? [] : [due === null ? 'Had no date' : `Moved from ${sayDue(due)}`]),
        ...(asked === null ? [] : [`Asked for: ${sayDate(asked.to)}`]),
      ].join('. ') || null,
    byRule: sayBrag(standing.rated.brag),
    why: standing.rated.why,
    byLead: sayView(standing.view),
    lastUpdate: standing.lastUpdateOn === null ? 'None' : sayShortDate(standing.lastUpdateOn),
    slow: standing.slow,
  }
}

/** The figures above a plan. What a plan cannot be late with, having no dates, is said. */
export function figuresOf(counts: PlanCounts): readonly Figure[] {
  const of = (value: number, words: string, standing?: Said['standing']): Figure => ({
    value: String(value),
    of: words,
    ...(standing && value > 0 ? { standing } : {}),
  })
  return [
    of(counts.actions, counts.actions === 1 ? 'action' : 'actions'),
    of(counts.overdue, 'whose date has passed', 'late'),
    of(counts.dueThisMonth, 'due this month'),
    of(counts.slow, 'slow to progress', 'at-risk'),
    of(counts.done, `done, ${counts.embedded === 0 ? 'none' : counts.embedded} of them embedded`),
    of(counts.withoutDate, 'in hand without a date'),
  ]
}

/** That a returned plan was not submitted again by its day; null where it was, or where the day has not passed. */
function sayLate({ submissions }: PlanAt, on: Day, under: AgainUnder): string | null {
  const last = submissions.at(-1)
  const by = last?.as === 'returned' ? againBy(last, under) : null
  return by !== null && by < on ? `Late: it was to be submitted again by ${sayDate(by)}` : null
}

function saySubmission(submission: Submission, under: AgainUnder): string {
  const on = sayDate(submission.on)
  if (submission.as === 'accepted') return `Accepted by ${submission.who} on ${on}.`
  if (submission.as === 'returned')
    return `Returned by ${submission.who} on ${on}: ${submission.reason}. To be submitted again by ${sayAgain(submission, under)}.`
  const faults = sayCount(submission.faults, 'fault', 'faults')
  return `Submitted to ${submission.who} on ${on}; the check found ${faults}${submission.despite === null ? '' : `, left for this reason: ${submission.despite}`}.`
}

/** What may be done with a plan as it stands: what was submitted is returned or accepted before it is submitted again. */
export function movesOf(plan: Pick<PlanAt, 'id' | 'submissions'>): readonly { text: string; href: string }[] {
  const href = hrefOfPlan(plan)
  const isWaiting = plan.submissions.at(-1)?.as === 'submitted'
  return [
    { text: 'Add an action', href: `${href}/actions/new` },
    { text: 'Say what good looks like', href: `${href}/ambitions/new` },
    ...(isWaiting
      ? [
          { text: 'Record that the plan was returned', href: `${href}/returned` },
          { text: 'Record that the plan was accepted', href: `${href}/accepted` },
        ]
      : [{ text: 'Submit the plan', href: `${href}/submit` }]),
  ]
}

/** Which action took over which reference of an earlier plan. An action that took over several has each of them. */
const formerOf = ({ actions }: PlanAt): PlanShown['former'] =>
  actions
    .flatMap((each) =>
      (each.action.oldRef ?? '')
        .split(/[,;]/)
        .map((ref) => ref.trim())
        .filter(Boolean)
        .map((ref) => ({ ref, now: `${each.action.ref} ${each.action.action}`, href: hrefOfAction(each) })),
    )
    .toSorted((a, b) => compareRefs(refParts(a.ref), refParts(b.ref)))

/** Every word of the page of a plan. */
export function presentPlan(plan: PlanAt, view: ViewName, on: Day, under: AgainUnder, mayAgree: boolean): PlanShown {
  const shown = plan.actions.filter(views[view].is)
  const byPart = Map.groupBy(shown, ({ action }) => action.priority)
  const href = hrefOfPlan(plan)
  return {
    title: plan.title,
    lead: [
      `Agreed on ${sayDate(plan.agreedOn)}, as it stood on ${sayDate(on)}.`,
      plan.jointWith === null ? '' : `Joint with ${plan.jointWith}.`,
      plan.about,
    ]
      .filter(Boolean)
      .join(' '),
    dates: plan.dates,
    figures: figuresOf(countsOf(plan)),
    views: Object.entries(views).map(([name, { text, is }]) => ({
      text,
      count: plan.actions.filter(is).length,
      href: name === 'all' ? href : `${href}?show=${name}`,
      isCurrent: name === view,
    })),
    parts: [...byPart].map(([title, actions]) => ({
      title,
      good: ambitionOf(plan, title),
      lines: actions.map(lineOf),
    })),
    nothing: `No action of this plan is in this view on ${sayDate(on)}.`,
    downloads: [
      { href: `${href}/download/plan.xlsx`, text: 'Download this plan (Excel)' },
      { href: `${href}/download/plan.docx`, text: 'Download this plan (Word)' },
      { href: `${href}/download/plan.csv`, text: 'Download this plan (CSV)' },
    ],
    submissions: plan.submissions.map((each) => saySubmission(each, under)).reverse(),
    late: sayLate(plan, on, under),
    former: formerOf(plan),
    offers: [
      { text: 'What changed between two days', href: `${href}/compare` },
      {
        text: 'Check it before it is submitted',
        href: `${href}/check`,
      },
      { text: 'Who holds the roles that lead it', href: `${href}/roles` },
      ...(mayAgree ? movesOf(plan) : []),
    ],
  }
}

/** A plan in the list of plans. */
export interface PlanInList {
  readonly title: string
  readonly href: string
  readonly about: string
  readonly says: string
  readonly figures: readonly Figure[]
}

export const presentPlans = (plans: readonly PlanAt[]): readonly PlanInList[] =>
  plans.map((plan) => {
    const counts = countsOf(plan)
    return {
      title: plan.title,
      href: hrefOfPlan(plan),
      about: [`Agreed on ${sayDate(plan.agreedOn)}.`, plan.about].filter(Boolean).join(' '),
      says: `${upperFirst(sayCount(counts.actions, 'action', 'actions'))}.`,
      figures: figuresOf(counts),
    }
  })
