import type { Body, FactId, NewRevision, SubjectId } from '../../../record/index.ts'
import type { Calendar, Day } from '../../../time/index.ts'
import {
  isUuid,
  page,
  redirect,
  StackedTable,
  Status,
  type Answer,
  type FieldError,
  type Form,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { called } from '../called.ts'
import { handover } from '../casework-events.ts'
import { worker } from '../events.ts'
import type { InForce } from '../in-force.ts'
import { readTyped } from '../record-fact/fields.ts'
import { formPages } from '../record-fact/form-pages.ts'
import type { ChildNamed, NewId, ReadChildNamed, SaveEntry, WasSaved } from '../record-fact/ports.ts'
import { BUSY, typedSave, whyNotSaved } from '../record-fact/save.ts'
import { BackToChild, FactForm } from '../record-fact/view.tsx'
import { sayNext } from '../say-next.ts'
import { allocating, handingOver } from './form.ts'
import type { Outstanding, ReadOutstanding } from './ports.ts'

export interface HandOverPorts {
  readonly readChildNamed: ReadChildNamed
  readonly readOutstanding: ReadOutstanding
  readonly saveEntry: SaveEntry
  readonly wasSaved: WasSaved
  readonly newId: NewId
  readonly inForce: InForce
  /** The step that stops a clock, by its rule. */
  readonly nextSteps: Readonly<Record<string, string>>
}

type Asked = PageContext<Readonly<Record<'child', string>>>

interface About {
  readonly child: ChildNamed
  readonly outstanding: Outstanding
  readonly calendar: Calendar
}

async function about(ports: HandOverPorts, { params, reading }: Asked): Promise<About | null> {
  if (!isUuid(params.child)) return null
  const subject = params.child as SubjectId // a uuid: whether it is a child's is what the read answers
  const child = await ports.readChildNamed(reading, subject)
  if (!child) return null
  const [outstanding, { calendar }] = await Promise.all([
    ports.readOutstanding(reading, subject),
    ports.inForce(reading.authority),
  ])
  return { child, outstanding, calendar }
}

/** The work that passes with the child: nothing of it is lost, because a clock belongs to whoever has the child. */
const Work = (props: {
  clocks: Outstanding['clocks']
  steps: Readonly<Record<string, string>>
  on: Day
  calendar: Calendar
}) =>
  props.clocks.length === 0 ? null : (
    <StackedTable
      caption="Outstanding work, which passes to the new worker"
      columns={[{ text: 'Step' }, { text: 'Due' }]}
      rows={props.clocks.map(({ rule, startedOn, dueOn }) => {
        const { says, standing } = sayNext(props.calendar, props.on, dueOn)
        return {
          key: `${rule} ${startedOn}`,
          cells: [props.steps[rule] ?? rule, standing === 'late' ? <Status standing="late">{says}</Status> : says],
        }
      })}
    />
  )

function show(
  ports: HandOverPorts,
  asked: Asked,
  { child, outstanding, calendar }: About,
  form: Form,
  errors: readonly FieldError[],
  warning?: string,
): Answer {
  const href = `/children/${child.subject}`
  const definition = outstanding.worker === null ? allocating : handingOver
  return page({
    title: definition.title,
    status: errors.length > 0 ? 400 : warning === undefined ? 200 : 503,
    hasErrors: errors.length > 0,
    before: BackToChild({ href, called: called(child) }),
    view: (
      <>
        {FactForm({
          heading: definition.title,
          called: called(child),
          about:
            outstanding.worker === null
              ? 'No social worker has the child now.'
              : `Social worker ${outstanding.worker} has the child now, until the day on which the next begins.`,
          ...{ definition, form, errors, action: `${href}/handover`, childHref: href, hidden: {}, button: 'Save' },
          ...(warning === undefined ? {} : { warning }),
        })}
        <Work clocks={outstanding.clocks} steps={ports.nextSteps} on={asked.reading.on} calendar={calendar} />
      </>
    ),
  })
}

const only = (body: Body, fields: Readonly<Record<string, unknown>>): Body =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name in fields))

async function take(ports: HandOverPorts, asked: Asked, found: About): Promise<Answer> {
  const { child, outstanding } = found
  if (await ports.wasSaved(asked.reading.authority, asked.formRequestId))
    return redirect(`/children/${child.subject}`, 'Saved: who has the child')
  const definition = outstanding.worker === null ? allocating : handingOver
  const read = readTyped(definition, asked.form, { today: asked.today, bornOn: child.bornOn })
  const { happenedOn, body, texts } = read
  const errors = [...read.errors]
  if (outstanding.worker !== null && body['worker'] === outstanding.worker)
    errors.push({ field: 'worker', says: 'That social worker has the child already: enter who is next' })
  if (errors.length > 0 || happenedOn === null) return show(ports, asked, found, asked.form, errors)
  const fact = (of: typeof worker, own: Body, said: NewRevision['texts']): NewRevision => ({
    fact: ports.newId() as FactId, // a new random uuid
    ...{ revision: 0, type: of.type, shape: of.shape, subjects: [child.subject], happenedOn, body: own },
    texts: said,
  })
  const revisions = [fact(worker, { endedOn: null, ...only(body, worker.fields) }, {})]
  if (outstanding.worker !== null) {
    const filled = Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''))
    revisions.push(fact(handover, only(body, handover.fields), filled))
  }
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, typedSave(asked, revisions)))
  return refused === null
    ? redirect(`/children/${child.subject}`, `Saved: ${definition.title}`)
    : show(ports, asked, found, asked.form, [], BUSY)
}

/** The page on which a child gets a social worker, or passes from one to the next with all outstanding work, in one save. */
export const handOverPages = (ports: HandOverPorts): readonly PageDefinition[] =>
  formPages({
    path: '/children/:child/handover',
    find: (asked) => about(ports, asked),
    show: (found, asked) => show(ports, asked, found, {}, []),
    take: (found, asked) => take(ports, asked, found),
  })
