import type { Body, EventDefinition, FactId, NewRevision, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import {
  BackLink,
  capital,
  definePage,
  isUuid,
  notFound,
  page,
  redirect,
  sayCount,
  typedText,
  type Answer,
  type FieldError,
  type Form,
  type PageContext,
  type PageDefinition,
} from '../../web/ui/index.ts'
import {
  BackToChild,
  BUSY,
  called,
  formPages,
  lackingIn,
  planKinds,
  planOutcome,
  planVersion,
  typedSave,
  whyNotSaved,
  type ChildNamed,
  type NewId,
  type ReadChildNamed,
  type ReadStanding,
  type SaveEntry,
  type WasSaved,
} from '../child/index.ts'
import type { ReadHistory } from '../show-child/index.ts'
import { GOES_ON, isAdding, readPlan, withOneMore, type Became, type TypedPlan } from './form.ts'
import { isPlanKind, readPlans, type Outcome, type PlanKind, type Version } from './plans.ts'
import { lower, presentPlans, sayOutcome } from './present.ts'
import { PlansOfChild } from './view.tsx'
import { WritePlan } from './write-view.tsx'

/** What the pages of a child's plans must be able to do. */
export interface PlanPorts {
  readonly readChildNamed: ReadChildNamed
  readonly readHistory: ReadHistory
  readonly readStanding: ReadStanding
  readonly saveEntry: SaveEntry
  readonly wasSaved: WasSaved
  readonly newId: NewId
  readonly definitions: ReadonlyMap<string, EventDefinition>
}

type Asked = PageContext<Readonly<Record<'child' | 'kind', string>>>

interface About {
  readonly child: ChildNamed
  readonly kind: PlanKind
  /** The version in force; null where this one begins the plan. */
  readonly before: Version | null
}

const CHANGED =
  'Somebody else wrote in this plan while you did. Nothing was saved and what you typed is kept: the outcomes as they are now stand below. Look it over and save again.'

const outcomesOf = ({ before }: About): readonly Outcome[] => before?.outcomes ?? []

const seenAs = (found: About): string =>
  [
    found.before?.fact.id ?? '',
    ...outcomesOf(found).map(({ fact, lastRevision }) => `${fact.id}:${lastRevision}`),
  ].join(' ')

async function about(ports: PlanPorts, { params, reading }: Asked): Promise<About | null> {
  if (!isUuid(params.child) || !isPlanKind(params.kind)) return null
  const subject = params.child as SubjectId // a uuid: whether it is a child's is what the read answers
  const [child, history] = await Promise.all([
    ports.readChildNamed(reading, subject),
    ports.readHistory(reading, subject),
  ])
  if (!child) return null
  const [before = null] = readPlans(history, ports.definitions, reading.on).versionsOf(params.kind)
  return { child, kind: params.kind, before }
}

interface Around {
  readonly status: number
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}

function show(found: About, form: Form, { status, errors, warning }: Around): Answer {
  const { child, kind, before } = found
  const title = lower(planKinds[kind])
  const childHref = `/children/${child.subject}`
  return page({
    title: before === null ? 'Write a plan' : 'Write the next version of a plan',
    status,
    hasErrors: errors.length > 0,
    before: <BackToChild href={childHref} called={called(child)} />,
    view: (
      <WritePlan
        called={called(child)}
        heading={before === null ? `Write the ${title}` : `Next version of the ${title}`}
        action={`${childHref}/plans/${kind}`}
        back={`${childHref}/plans`}
        seen={seenAs(found)}
        before={outcomesOf(found).map((outcome) => ({ outcome, ...sayOutcome(outcome) }))}
        {...{ form, errors, warning }}
      />
    ),
  })
}

const filled = (texts: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))

/** The version, its new outcomes, and the next revision of each outcome of which it says what became. */
function revisionsOf(
  { child, kind }: About,
  { version, added, became }: TypedPlan,
  happenedOn: Day,
  newId: NewId,
): readonly NewRevision[] {
  const fact = (of: EventDefinition, body: Body, texts: Readonly<Record<string, string>>): NewRevision => ({
    fact: newId() as FactId, // a new random uuid
    ...{ revision: 0, type: of.type, shape: of.shape, subjects: [child.subject], happenedOn, body },
    texts: filled(texts),
  })
  const contingency = (version.texts['otherwise'] ?? '') !== ''
  const ended = ({ outcome, result, came }: Became): NewRevision[] =>
    result === GOES_ON
      ? []
      : [
          {
            ...{ fact: outcome.fact.id, revision: outcome.lastRevision + 1, type: planOutcome.type },
            ...{ shape: planOutcome.shape, subjects: outcome.fact.subjects, happenedOn: outcome.fact.happenedOn },
            body: { ...outcome.fact.body, endedOn: happenedOn, result },
            texts: filled({ came }),
          },
        ]
  return [
    fact(planVersion, { kind, measured: null, owned: null, dated: null, contingency }, version.texts),
    ...added.map(({ body }) => fact(planOutcome, { kind, ...body, endedOn: null, result: null }, {})),
    ...became.flatMap(ended),
  ]
}

/** "Saved: Care plan. 2 outcomes lack something, and there is no contingency plan." */
function saySaved({ kind }: About, { version, added, became }: TypedPlan): string {
  const standing = [
    ...added.map(({ body }) => body),
    ...became.flatMap(({ outcome, result }) => (result === GOES_ON ? [outcome.fact.body] : [])),
  ]
  const lacking = standing.filter((body) => lackingIn(body).length > 0).length
  const faults = [
    ...(lacking > 0 ? [`${sayCount(lacking, 'outcome lacks', 'outcomes lack')} something`] : []),
    ...((version.texts['otherwise'] ?? '') === '' ? ['there is no contingency plan'] : []),
  ]
  const saved = `Saved: ${planKinds[kind]}`
  return faults.length === 0 ? saved : `${saved}. ${capital(faults.join(', and '))}.`
}

async function take(ports: PlanPorts, asked: Asked, found: About): Promise<Answer> {
  const { form, reading, today } = asked
  const { child } = found
  if (await ports.wasSaved(reading.authority, asked.formRequestId))
    return redirect(`/children/${child.subject}/plans`, `Saved: ${planKinds[found.kind]}`)
  if (isAdding(form)) return show(found, withOneMore(form), { status: 200, errors: [], warning: null })
  if (typedText(form, 'seen') !== seenAs(found)) return show(found, form, { status: 409, errors: [], warning: CHANGED })
  const known = await ports.readStanding(reading, child.subject, planVersion.type)
  const typed = readPlan(form, outcomesOf(found), {
    ...{ today, bornOn: child.bornOn, known },
    after: found.before?.fact.happenedOn ?? null,
  })
  const { happenedOn } = typed.version
  if (typed.errors.length > 0 || happenedOn === null)
    return show(found, form, { status: 400, errors: typed.errors, warning: null })
  const revisions = revisionsOf(found, typed, happenedOn, ports.newId)
  const refused = whyNotSaved(await ports.saveEntry(reading.authority, typedSave(asked, revisions)))
  if (refused === null) return redirect(`/children/${child.subject}/plans`, saySaved(found, typed))
  if (refused === 'busy') return show(found, form, { status: 503, errors: [], warning: BUSY })
  const meanwhile = await about(ports, asked)
  return meanwhile ? show(meanwhile, form, { status: 409, errors: [], warning: CHANGED }) : notFound()
}

/** A child's plans, outcome by outcome, and the form for the next version of each. */
export const planPages = (ports: PlanPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/children/:child/plans',
    section: 'children',
    needs: 'child.read',
    readsKnownAt: true,
    handle: async ({ reading, params, known, may }) => {
      if (!isUuid(params.child)) return notFound()
      const subject = params.child as SubjectId // a uuid: whether it is a child's is what the read answers
      const [child, history] = await Promise.all([
        ports.readChildNamed(reading, subject),
        ports.readHistory(reading, subject),
      ])
      if (!child) return notFound()
      const where = { child: subject, on: reading.on, isPast: known !== null || !may('child.record') }
      const shown = presentPlans(readPlans(history, ports.definitions, reading.on), where)
      return page({
        title: 'Plans of one child',
        before: <BackLink href={`/children/${subject}`}>Back to the child</BackLink>,
        view: <PlansOfChild called={called(child)} shown={shown} />,
      })
    },
  }),
  ...formPages({
    path: '/children/:child/plans/:kind',
    find: (asked) => about(ports, asked),
    show: (found) => {
      const otherwise = found.before?.texts['otherwise'] ?? ''
      return show(found, { otherwise: [otherwise] }, { status: 200, errors: [], warning: null })
    },
    take: (found, asked) => take(ports, asked, found),
  }),
]
