import type { EventDefinition, Field, SubjectId } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  definePage,
  forbidden,
  notFound,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../../child/index.ts'
import {
  formPage,
  readForm,
  recordPages,
  saveOrShow,
  without,
  type Checked,
  type FormAbout,
  type ToRecord,
  type Typed,
} from '../../improvement/index.ts'
import { readComplaint as fromFacts, type Complaint } from '../complaint.ts'
import * as events from '../events.ts'
import { offersFor } from '../offers.ts'
import type { ComplaintPorts, FoundComplaint } from '../ports.ts'

type Ports = Pick<ComplaintPorts, 'readComplaint' | 'readByNumber' | 'readTeams' | 'readPeople' | 'saveEntry' | 'newId'>
type OfStep = PageContext<Readonly<Record<'complaint' | 'event', string>>>

const NEW = '/complaints/new'

/** Asked for in the form and kept as the child that it finds: no address or list carries it. */
const NUMBER: Field = {
  kind: 'text',
  label: 'Number of the child whom it is about, as in the return',
  hint: 'Leave empty where no child is named. Whoever may not see the child then sees nothing of this either',
  optional: true,
}

/** Whom a form about something received offers: the teams that there are, and those who may sign in but whoever asks. */
export interface Offered {
  readonly teams: readonly string[]
  readonly people: readonly { readonly id: string; readonly name: string }[]
}

export async function offered(
  { readTeams, readPeople }: Pick<ComplaintPorts, 'readTeams' | 'readPeople'>,
  { reading, person }: Pick<PageContext, 'reading' | 'person'>,
): Promise<Offered> {
  const [teams, people] = await Promise.all([readTeams(reading), readPeople(reading.authority)])
  return { teams, people: people.filter(({ id }) => id !== person.id) }
}

const complainsOf = (people: Offered['people']): Field => ({
  kind: 'choice',
  label: 'Somebody who works here whom it complains of',
  hint: 'They are shown nothing of it: in no list, on no page and in no message. Somebody else records what complains of you',
  optional: true,
  choices: {
    '': 'Nobody, or somebody who is not in this list',
    ...Object.fromEntries(people.map(({ id, name }) => [id, name])),
  },
})

/** What was received, without the child: its team and whom it complains of out of those there are. */
export function ofThose({ teams, people }: Offered): EventDefinition {
  const { child: _, ...fields } = events.received.fields
  const team: Field =
    teams.length === 0
      ? { kind: 'text', label: 'Team that it is about', optional: true }
      : {
          kind: 'choice',
          label: 'Team that it is about',
          optional: true,
          choices: { '': 'No team, or several', ...Object.fromEntries(teams.map((each) => [each, each])) },
        }
  return { ...events.received, fields: { ...fields, team, against: complainsOf(people) } }
}

/** What is asked when something is received: the child by number, the team out of those there are. */
function toReceive(those: Offered): EventDefinition {
  const received = ofThose(those)
  return { ...received, fields: { ...received.fields, number: NUMBER } }
}

const aboutReceiving = (those: Offered): FormAbout => ({
  definition: toReceive(those),
  called: 'Complaints',
  action: NEW,
  backHref: '/complaints',
  back: 'Complaints',
  heading: 'Record a complaint, a representation or a compliment',
})

/** The child of the number that was typed; what is wrong where there is none whom the person may see. */
async function childTyped(ports: Ports, { reading, form }: PageContext): Promise<SubjectId | null | FieldError> {
  const number = typedText(form, 'number')
  if (number === '') return null
  const [found, more] = await ports.readByNumber(reading, [number])
  if (found && !more) return found.subject
  return { field: 'number', says: 'There is no child of this number whom you may see. Check it, or leave it empty' }
}

async function receive(ports: Ports, asked: PageContext): Promise<Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const about = aboutReceiving(await offered(ports, asked))
  const child = await childTyped(ports, asked)
  const isWrong = typeof child === 'object' && child !== null
  const read = readForm(about.definition, asked.form, asked.today)
  const checked: Checked = isWrong ? { errors: [...read.errors, child] } : read
  const subject = ports.newId() as SubjectId // a new random uuid
  const typed: Checked = 'typed' in checked ? { errors: [], typed: withoutNumber(checked.typed) } : checked
  return saveOrShow(ports, asked, about, typed, {
    ...{ subject, isNew: 'complaint', definition: events.received, then: `/complaints/${subject}` },
    ...(isWrong || child === null ? {} : { known: { child } }),
  })
}

/** The number found the child, whose random id is kept instead. */
function withoutNumber({ body, ...typed }: Typed): Typed {
  const { number: _, ...rest } = body
  return { ...typed, body: rest }
}

/** What is to be recorded of a complaint, or why that cannot be. */
async function stepAsked(ports: Ports, { reading, params }: OfStep): Promise<ToRecord | Answer> {
  const definition = events.complaintsEvents.find(({ type }) => type === params.event)
  const found = await ports.readComplaint(reading, params.complaint)
  const complaint = found && fromFacts(found.facts)
  if (!found || !complaint || !definition || definition === events.received) return notFound()
  const recorded = new Set(found.facts.map(({ type }) => type))
  if (!offersFor(complaint, recorded).includes(definition))
    return forbidden(`“${definition.title}” cannot be recorded at the stage that this is in. Go back to see what can.`)
  const href = `/complaints/${found.id}`
  return {
    about: {
      definition: without(definition, 'child'),
      called: complaint.about,
      action: `${href}/record/${definition.type}`,
      backHref: href,
      back: 'Back to the complaint',
    },
    to: {
      ...{ subject: found.id, definition, then: href },
      ...(complaint.child === null ? {} : { known: { child: complaint.child } }),
    },
    against: (typed) => against({ found, complaint, definition }, typed),
  }
}

interface Step {
  readonly found: FoundComplaint
  readonly complaint: Complaint
  readonly definition: EventDefinition
}

/** The day must not be before what it follows. */
function against({ complaint, found, definition }: Step, { happenedOn }: Typed): readonly FieldError[] {
  if (definition === events.advocate) return []
  const last = complaint.stays.at(-1)?.from ?? complaint.receivedOn
  const from = last < complaint.receivedOn ? complaint.receivedOn : last
  if (happenedOn < from)
    return [{ field: 'happenedOn-day', says: `The date must not be before ${sayDate(from)}, when this stage began` }]
  const met = found.facts.findLast(({ type }) => type === events.panelMet.type)
  return definition === events.panelReported && met && happenedOn < met.happenedOn
    ? [
        {
          field: 'happenedOn-day',
          says: `The panel met on ${sayDate(met.happenedOn)}: the date must not be before that`,
        },
      ]
    : []
}

/** The forms by which something received is recorded, and what became of it. */
export const recordComplaintPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: NEW,
    section: 'improvement',
    needs: 'complaints.record',
    handle: async (asked) =>
      asked.known ? forbidden(AS_KNOWN_THEN) : formPage(aboutReceiving(await offered(ports, asked)), {}, []),
  }),
  definePage({
    method: 'POST',
    path: NEW,
    section: 'improvement',
    needs: 'complaints.record',
    handle: (asked) => receive(ports, asked),
  }),
  ...recordPages(ports, {
    ...{ path: '/complaints/:complaint/record/:event', section: 'improvement', needs: 'complaints.record' },
    find: (asked) => stepAsked(ports, asked),
  }),
]
