import type { ClockRule } from '../../../clocks/index.ts'
import type { EventDefinition, FactId, SubjectId } from '../../../record/index.ts'
import {
  isUuid,
  page,
  redirect,
  type Answer,
  type FieldError,
  type Form,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { called } from '../called.ts'
import type { Outstanding, ReadOutstanding } from '../hand-over/ports.ts'
import type { InForce, SaidInForce } from '../in-force.ts'
import { mayType } from '../restricted-events.ts'
import { isByHand, recordHref } from '../record-path.ts'
import { Beside } from './beside.tsx'
import { readTyped } from './fields.ts'
import { formPages } from './form-pages.ts'
import { isFinding, readPicks, type PeoplePicks } from './people-picker.tsx'
import type {
  ChildNamed,
  FindPeople,
  NewId,
  ReadChildNamed,
  ReadStanding,
  SaveEntry,
  Standing,
  WasSaved,
} from './ports.ts'
import { BUSY, typedSave, whyNotSaved } from './save.ts'
import { BackToChild, FactForm } from './view.tsx'

/** What the page for recording a new fact must be able to do. */
export interface RecordFactPorts {
  readonly readChildNamed: ReadChildNamed
  readonly readStanding: ReadStanding
  readonly readOutstanding: ReadOutstanding
  readonly inForce: InForce
  /** Every clock, by which a form says what it would stop. */
  readonly rules: readonly ClockRule[]
  readonly saveEntry: SaveEntry
  readonly wasSaved: WasSaved
  readonly newId: NewId
  readonly findPeople: FindPeople
  readonly definitions: ReadonlyMap<string, EventDefinition>
}

type Asked = PageContext<Readonly<Record<'child' | 'event', string>>>

interface About {
  readonly child: ChildNamed
  readonly definition: EventDefinition
  readonly picks: PeoplePicks | undefined
  readonly known: Standing
  readonly clocks: Outstanding['clocks']
  readonly calendar: SaidInForce['calendar']
}

/** Whoever names people names themselves first: without that they lose sight of the record. */
const formOf = ({ form, person }: Asked): Form => (Object.keys(form).length === 0 ? { people: [person.id] } : form)

async function about(ports: RecordFactPorts, asked: Asked): Promise<About | null> {
  const definition = ports.definitions.get(asked.params.event)
  if (!definition || !mayType(definition, asked.may) || !isUuid(asked.params.child)) return null
  const subject = asked.params.child as SubjectId // a uuid: whether it is a child's is what the read answers
  const { reading } = asked
  const child = await ports.readChildNamed(reading, subject)
  if (!child) return null
  const [picks, known, { clocks }, { calendar }] = await Promise.all([
    readPicks(ports.findPeople, reading.authority, definition, formOf(asked)),
    ports.readStanding(reading, subject, definition.type),
    ports.readOutstanding(reading, subject),
    ports.inForce(reading.authority),
  ])
  return { child, definition, picks, known, clocks, calendar }
}

function show(
  { rules }: RecordFactPorts,
  { today }: Asked,
  { child, definition, picks, known, clocks, calendar }: About,
  form: Form,
  errors: readonly FieldError[],
  warning?: string,
): Answer {
  const childHref = `/children/${child.subject}`
  return page({
    title: definition.title,
    status: errors.length > 0 ? 400 : warning === undefined ? 200 : 503,
    hasErrors: errors.length > 0,
    before: BackToChild({ href: childHref, called: called(child) }),
    view: FactForm({
      heading: definition.title,
      called: called(child),
      about: definition.describes,
      definition,
      form,
      errors,
      action: `${childHref}/record/${definition.type}`,
      childHref,
      hidden: {},
      button: 'Save',
      picks,
      beside: Beside({ type: definition.type, rules, clocks, days: known.days, on: today, calendar }),
      ...(warning === undefined ? {} : { warning }),
    }),
  })
}

async function saveNew(ports: RecordFactPorts, asked: Asked, found: About): Promise<Answer> {
  const { child, definition } = found
  if (isFinding(asked.form)) return show(ports, asked, found, asked.form, [])
  const saved = () => redirect(`/children/${child.subject}`, `Saved: ${definition.title}`)
  if (await ports.wasSaved(asked.reading.authority, asked.formRequestId)) return saved()
  const { happenedOn, body, texts, errors } = readTyped(definition, asked.form, {
    today: asked.today,
    bornOn: child.bornOn,
    known: found.known,
  })
  if (errors.length > 0 || happenedOn === null) return show(ports, asked, found, asked.form, errors)
  const revision = {
    fact: ports.newId() as FactId, // a new random uuid
    revision: 0,
    type: definition.type,
    shape: definition.shape,
    subjects: [child.subject],
    happenedOn,
    body,
    texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
  }
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, typedSave(asked, [revision])))
  return refused === null ? saved() : show(ports, asked, found, asked.form, [], BUSY)
}

/** Plans and what changed are written on pages of their own. */
const elsewhere = ({ child, definition }: About): Answer | null =>
  isByHand(definition.type) ? redirect(recordHref(child.subject, definition.type)) : null

/** The pages on which a person records that something happened to a child: a form for each kind of event that people type. */
export const recordFactPages = (ports: RecordFactPorts): readonly PageDefinition[] =>
  formPages({
    path: '/children/:child/record/:event',
    find: (asked) => about(ports, asked),
    show: (found, asked) => elsewhere(found) ?? show(ports, asked, found, {}, []),
    take: async (found, asked) => elsewhere(found) ?? (await saveNew(ports, asked, found)),
  })
