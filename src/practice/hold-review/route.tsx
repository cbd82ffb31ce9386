import type { EventDefinition, FactId, SubjectId } from '../../record/index.ts'
import { sayDate, type Day } from '../../time/index.ts'
import {
  Details,
  isUuid,
  page,
  redirect,
  type Answer,
  type FieldError,
  type Form,
  type PageContext,
  type PageDefinition,
} from '../../web/ui/index.ts'
import {
  BackToChild,
  Beside,
  BUSY,
  called,
  FactForm,
  formPages,
  review as reviewEvent,
  reviewDecisions,
  typedSave,
  whyNotSaved,
  type ChildNamed,
  type Outstanding,
  type RecordFactPorts,
  type SaidInForce,
  type Standing,
} from '../child/index.ts'
import type { History, ReadHistory } from '../show-child/index.ts'
import { readReview, reviewForm, revisionsOf } from './form.ts'

/** What the page of a review must be able to do. */
export type HoldReviewPorts = Omit<RecordFactPorts, 'findPeople'> & { readonly readHistory: ReadHistory }

type Asked = PageContext<Readonly<Record<'child', string>>>

/** The decisions that were sent last. */
interface Decided {
  readonly on: Day
  readonly decisions: string
}

interface About {
  readonly child: ChildNamed
  readonly review: EventDefinition
  readonly known: Standing
  readonly clocks: Outstanding['clocks']
  readonly calendar: SaidInForce['calendar']
  readonly before: Decided | null
}

/** The decisions of the last review of which any were sent, as they stand after every correction. */
function lastDecided({ revisions, texts }: History): Decided | null {
  const standing = new Map(revisions.flatMap((each) => (each.type === reviewDecisions.type ? [[each.fact, each]] : [])))
  const [last] = [...standing.values()]
    .flatMap(({ fact, happenedOn }) => (happenedOn === null ? [] : [{ fact, on: happenedOn }]))
    .sort((a, b) => (a.on < b.on ? 1 : -1))
  if (!last) return null
  const said = texts.findLast(({ fact, field }) => fact === last.fact && field === 'decisions')
  return said && said.text !== '' ? { on: last.on, decisions: said.text } : null
}

async function about(ports: HoldReviewPorts, { params, reading }: Asked): Promise<About | null> {
  const review = ports.definitions.get(reviewEvent.type)
  if (!isUuid(params.child) || !review) return null
  const subject = params.child as SubjectId // a uuid: whether it is a child's is what the read answers
  const child = await ports.readChildNamed(reading, subject)
  if (!child) return null
  const [known, { clocks }, { calendar }, history] = await Promise.all([
    ports.readStanding(reading, subject, review.type),
    ports.readOutstanding(reading, subject),
    ports.inForce(reading.authority),
    ports.readHistory(reading, subject),
  ])
  return { child, review, known, clocks, calendar, before: lastDecided(history) }
}

interface Around {
  readonly status: number
  readonly errors: readonly FieldError[]
  readonly warning?: string
}

function show(ports: HoldReviewPorts, { today }: Asked, found: About, form: Form, around: Around): Answer {
  const { child, review, known, clocks, calendar, before } = found
  const { status, errors, warning } = around
  const childHref = `/children/${child.subject}`
  const { rules } = ports
  return page({
    title: 'Record a review',
    status,
    hasErrors: errors.length > 0,
    before: BackToChild({ href: childHref, called: called(child) }),
    view: FactForm({
      heading: 'Record a review',
      called: called(child),
      about: review.describes,
      ...{ definition: reviewForm(review), form, errors, action: `${childHref}/review`, childHref, hidden: {} },
      button: 'Save',
      beside: (
        <>
          <Beside {...{ type: review.type, rules, clocks, days: known.days, on: today, calendar }} />
          {before !== null && (
            <Details summary={`What was decided before, sent on ${sayDate(before.on)}`}>
              <blockquote class="tl-entry__text">{before.decisions}</blockquote>
            </Details>
          )}
        </>
      ),
      ...(warning === undefined ? {} : { warning }),
    }),
  })
}

async function take(ports: HoldReviewPorts, asked: Asked, found: About): Promise<Answer> {
  const { child, review, known } = found
  const childHref = `/children/${child.subject}`
  if (await ports.wasSaved(asked.reading.authority, asked.formRequestId)) return redirect(childHref, 'Saved: Review')
  const bounds = { today: asked.today, bornOn: child.bornOn, known }
  const typed = readReview(reviewForm(review), asked.form, bounds)
  if (typed.errors.length > 0 || typed.on === null)
    return show(ports, asked, found, asked.form, { status: 400, errors: typed.errors })
  const revisions = revisionsOf(typed, {
    ...{ review, on: typed.on, subject: child.subject },
    newFact: () => ports.newId() as FactId, // a new random uuid
  })
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, typedSave(asked, revisions)))
  if (refused !== null) return show(ports, asked, found, asked.form, { status: 503, errors: [], warning: BUSY })
  return redirect(
    childHref,
    typed.sent === null ? 'Saved: Review. Its decisions are still to be sent.' : 'Saved: Review and its decisions.',
  )
}

/** The page on which a review is recorded: how the child took part, what they said and what was decided, in one save. */
export const holdReviewPages = (ports: HoldReviewPorts): readonly PageDefinition[] =>
  formPages({
    path: '/children/:child/review',
    find: (asked) => about(ports, asked),
    show: (found, asked) => show(ports, asked, found, {}, { status: 200, errors: [] }),
    take: (found, asked) => take(ports, asked, found),
  })
