import type { EventDefinition, Fact, FactId, SubjectId } from '../../../record/index.ts'
import { addMonths, sayDate, type Day } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  file,
  forbidden,
  notFound,
  page,
  PageHeading,
  redirect,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, dayIn, textIn } from '../../child/index.ts'
import {
  documentsIn,
  formPage,
  mediaTypes,
  nameOfDocument,
  readForm,
  saveFact,
  saveOrShow,
  without,
  type FormAbout,
  type KeptDocument,
  type Typed,
} from '../../improvement/index.ts'
import { factIn, hrefOfRoom, isNow, readOn, roomAsked } from '../ask.ts'
import type { RoomOn } from '../governance-on.ts'
import { documentShown, evidenceShown, guestLetIn, roomOpened } from '../paper-events.ts'
import { isShown, mayLook, type PaperEdition } from '../paper.ts'
import type { GovernancePorts } from '../ports.ts'
import { fileOf } from '../show-papers/published.tsx'
import { OneRoom, Rooms } from './view.tsx'

type Asked<Names extends string> = PageContext<Readonly<Record<Names, string>>>

const LIST = '/improvement/rooms'
/** So many looks are listed of a room. */
const LOOKS = 50
/** Nobody is let in for longer than a year. Ours. */
const LONGEST_MONTHS = 12

const toOpen: FormAbout = {
  definition: roomOpened,
  ...{
    called: 'Improvement',
    heading: 'Open an evidence room',
    action: `${LIST}/new`,
    backHref: LIST,
    back: 'Evidence rooms',
  },
}

const tooLong =
  (limit: Day) =>
  ({ body }: Typed): readonly FieldError[] => {
    const until = dayIn(body, 'untilOn')
    return until !== null && until > limit
      ? [{ field: 'untilOn-day', says: `The last day must not be after ${sayDate(limit)}` }]
      : []
  }

/** Whether somebody looks into a room: who keeps rooms, and guests whom it was opened to, for as long as that holds. */
const looksInto = (asked: PageContext, { room }: RoomOn): boolean =>
  asked.may('rooms.keep') ||
  room.guests.some((guest) => guest.person === asked.person.id && mayLook(guest, room, asked.today))

/** The room that somebody may look into today; null alike where there is none, and where it is not open to them. */
async function lookedInto(ports: GovernancePorts, asked: Asked<'room'>): Promise<RoomOn | null> {
  const found = await roomAsked(ports, { ...asked.reading, on: asked.today }, asked.params.room)
  return found && looksInto(asked, found) ? found : null
}

const note = (ports: GovernancePorts, asked: PageContext, { id }: RoomOn, what: string): Promise<void> =>
  ports.noteLook(asked.reading.authority, { person: asked.person.id, on: asked.today, room: id, what })

async function editionsIn(ports: GovernancePorts, asked: PageContext): Promise<ReadonlyMap<string, PaperEdition>> {
  const { editions } = await readOn(ports, { ...asked.reading, on: asked.today })
  return new Map(editions.map((edition) => [edition.id, edition]))
}

/** The documents of the evidence by which no child can be known: no other is shown in a room. */
async function documentsOf(ports: GovernancePorts, asked: PageContext): Promise<ReadonlyMap<string, KeptDocument>> {
  const all = await ports.readImprovement({ ...asked.reading, on: asked.today })
  const kept = all.flatMap(({ facts }) => documentsIn(facts)).filter(({ tellsOfChild }) => !tellsOfChild)
  return new Map(kept.map((document) => [document.id, document]))
}

async function show(ports: GovernancePorts, asked: Asked<'room'>): Promise<Answer> {
  const found = await lookedInto(ports, asked)
  if (!found) return notFound()
  const mayKeep = asked.may('rooms.keep')
  const { authority } = asked.reading
  const [editions, documents, looks, reviews, guests] = await Promise.all([
    editionsIn(ports, asked),
    documentsOf(ports, asked),
    mayKeep ? ports.readLooks(authority, found.id, LOOKS) : [],
    mayKeep ? ports.readReviews(authority) : [],
    mayKeep ? ports.readGuests(authority) : [],
  ])
  await note(ports, asked, found, 'the room')
  const names = new Map(guests.map(({ person, name }) => [person, name]))
  return page({
    title: 'An evidence room',
    before: <BackLink href={LIST}>Evidence rooms</BackLink>,
    view: (
      <OneRoom
        {...{ found, editions, documents, looks, reviews, mayKeep, today: asked.today }}
        nameOf={(person) => names.get(person) ?? ports.titleOf(person)}
        mayChange={mayKeep && isNow(asked)}
      />
    ),
  })
}

/** What is put into a room, an edition, a document, or somebody whom it is opened to; and what is said where there is none to choose. */
const kinds = {
  documents: {
    ...{ definition: documentShown, left: ['untilOn'], heading: 'Put a document into the room', field: 'document' },
    none: 'There is no document to put in. Every one that was kept with an action or a requirement, and by which no child can be known, is in this room already.',
  },
  editions: {
    ...{ definition: evidenceShown, left: ['untilOn'], heading: 'Put an edition into the room', field: 'edition' },
    none: 'There is no edition to put in. Every paper that was published is in this room already.',
  },
  guests: {
    ...{ definition: guestLetIn, left: ['takenBackOn'], heading: 'Let somebody in', field: 'person' },
    none: 'There is nobody to let in. An administrator gives people the role of a guest, an adviser or a chair first.',
  },
} as const

type Kind = keyof typeof kinds
const isKind = (text: string): text is Kind => Object.hasOwn(kinds, text)

/** A definition whose text is chosen from a list. */
const choosing = (
  definition: EventDefinition,
  field: string,
  choices: Readonly<Record<string, string>>,
): EventDefinition => ({
  ...definition,
  fields: {
    ...definition.fields,
    [field]: { kind: 'choice', label: definition.fields[field]?.label ?? field, choices },
  },
})

/** What may be put into a room now, by what it is on record, in words. */
async function choicesOf(
  ports: GovernancePorts,
  asked: Asked<'room' | 'kind'>,
  { room }: RoomOn,
  kind: Kind,
): Promise<Readonly<Record<string, string>>> {
  if (kind === 'guests') {
    const guests = await ports.readGuests(asked.reading.authority)
    return Object.fromEntries(guests.map(({ person, name }) => [person, name]))
  }
  const isThere = (each: Parameters<typeof isShown>[0]): boolean => isShown(each, asked.today)
  if (kind === 'documents') {
    const there = new Set(room.documents.filter(isThere).map(({ document }) => document))
    const all = [...(await documentsOf(ports, asked)).values()].filter(({ id }) => !there.has(id))
    return Object.fromEntries(all.map(({ id, what, on }) => [id, `${what}; ${sayDate(on)}`]))
  }
  const there = new Set(room.shown.filter(isThere).map(({ edition }) => edition))
  const all = [...(await editionsIn(ports, asked)).values()].filter(({ id }) => !there.has(id))
  return Object.fromEntries(
    all.map(({ id, title, publishedOn }) => [id, `${title}; published ${sayDate(publishedOn)}`]),
  )
}

interface Putting {
  readonly found: RoomOn
  readonly about: FormAbout
  readonly definition: EventDefinition
  readonly against: (typed: Typed) => readonly FieldError[]
}

async function putting(ports: GovernancePorts, asked: Asked<'room' | 'kind'>): Promise<Putting | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const { kind } = asked.params
  const found = await lookedInto(ports, asked)
  if (!found || !isKind(kind)) return notFound()
  const { definition, left, heading, field, none } = kinds[kind]
  const choices = await choicesOf(ports, asked, found, kind)
  const href = hrefOfRoom(found.id)
  const back = found.room.title
  if (Object.keys(choices).length === 0)
    return page({
      title: heading,
      before: <BackLink href={href}>{back}</BackLink>,
      view: <PageHeading lead={none}>{heading}</PageHeading>,
    })
  return {
    ...{ found, definition },
    about: {
      ...{ definition: choosing(without(definition, ...left), field, choices), called: back, heading },
      ...{ action: `${href}/${kind}/new`, backHref: href, back },
    },
    against: tooLong(found.room.untilOn),
  }
}

const isAnswer = (found: object): found is Answer => 'kind' in found

/** Takes an edition or a document out of the room, or back what a guest was granted, from now on: both days stay. */
async function takeBack(ports: GovernancePorts, asked: Asked<'room' | 'fact'>): Promise<Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const reading = { ...asked.reading, on: asked.today }
  const found = await lookedInto(ports, asked)
  const fact: Fact | null = found && factIn(await ports.readGovernance(reading), found.id, asked.params.fact)
  const definition = [evidenceShown, documentShown, guestLetIn].find(({ type }) => type === fact?.type)
  if (!found || !fact || !definition) return notFound()
  const field = definition === guestLetIn ? 'takenBackOn' : 'untilOn'
  if (definition === guestLetIn ? textIn(fact.body, field) !== null : dayIn(fact.body, field) !== null)
    return redirect(hrefOfRoom(found.id), 'It was taken back before')
  const typed = { happenedOn: fact.happenedOn, body: { ...fact.body, [field]: asked.today }, texts: {} }
  const corrects = { fact: fact.id satisfies FactId, revision: fact.revision + 1 }
  const refused = await saveFact(ports, asked, definition, { subject: found.id, corrects }, typed)
  return redirect(
    hrefOfRoom(found.id),
    refused === null
      ? 'Taken back: from now on'
      : 'It was not taken back: somebody else is saving. Try again in a minute.',
  )
}

/** Evidence rooms: what was shown to whom, as it stood, and until when. */
export const roomPages = (ports: GovernancePorts): readonly PageDefinition[] => {
  const keep = { section: 'improvement', needs: 'rooms.keep' } as const
  const see = { section: 'improvement', needs: 'rooms.see' } as const
  return [
    definePage({
      ...{ ...see, method: 'GET', path: LIST },
      handle: async (asked) => {
        const { rooms } = await readOn(ports, { ...asked.reading, on: asked.today })
        return page({
          title: 'Evidence rooms',
          view: (
            <Rooms
              rooms={rooms.filter((each) => looksInto(asked, each))}
              today={asked.today}
              mayKeep={asked.may('rooms.keep')}
              isInside={asked.may('improvement.see')}
              may={asked.may}
            />
          ),
        })
      },
    }),
    definePage({
      ...{ ...keep, method: 'GET', path: `${LIST}/new` },
      handle: ({ known }) => (known ? forbidden(AS_KNOWN_THEN) : formPage(toOpen, {}, [])),
    }),
    definePage({
      ...{ ...keep, method: 'POST', path: `${LIST}/new` },
      handle: (asked) => {
        if (asked.known) return forbidden(AS_KNOWN_THEN)
        const subject = ports.newId() as SubjectId // a new random uuid
        const checked = readForm(roomOpened, asked.form, asked.today, tooLong(addMonths(asked.today, LONGEST_MONTHS)))
        const to = { subject, isNew: 'room' as const, definition: roomOpened, then: hrefOfRoom(subject) }
        return saveOrShow(ports, asked, toOpen, checked, to)
      },
    }),
    definePage({
      ...{ ...see, method: 'GET', path: `${LIST}/:room` },
      handle: (asked) => show(ports, asked),
    }),
    definePage({
      ...{ ...see, method: 'GET', path: `${LIST}/:room/editions/:edition/:file` },
      handle: async (asked) => {
        const found = await lookedInto(ports, asked)
        const shown = found?.room.shown.find(
          (each) => each.edition === asked.params.edition && isShown(each, asked.today),
        )
        const edition = shown && (await editionsIn(ports, asked)).get(shown.edition)
        const answer = edition && (await fileOf(ports, asked, edition.id, asked.params.file))
        if (!found || !edition || !answer) return notFound()
        await note(ports, asked, found, `${asked.params.file} of ${edition.title}`)
        return answer
      },
    }),
    definePage({
      ...{ ...see, method: 'GET', path: `${LIST}/:room/shown/:document` },
      handle: async (asked) => {
        const found = await lookedInto(ports, asked)
        const shown = found?.room.documents.find(
          (each) => each.document === asked.params.document && isShown(each, asked.today),
        )
        const document = shown && (await documentsOf(ports, asked)).get(shown.document)
        const content = document && (await ports.readEditionFile(asked.reading.authority, document.id, 'document'))
        if (!found || !document || !content) return notFound()
        await note(ports, asked, found, `the document “${document.what}”`)
        return file(nameOfDocument(document), mediaTypes[document.format], content)
      },
    }),
    definePage({
      ...{ ...keep, method: 'GET', path: `${LIST}/:room/:kind/new` },
      handle: async (asked) => {
        const put = await putting(ports, asked)
        return isAnswer(put) ? put : formPage(put.about, {}, [])
      },
    }),
    definePage({
      ...{ ...keep, method: 'POST', path: `${LIST}/:room/:kind/new` },
      handle: async (asked) => {
        const put = await putting(ports, asked)
        if (isAnswer(put)) return put
        const { found, about, definition, against } = put
        const checked = readForm(about.definition, asked.form, asked.today, against)
        return saveOrShow(ports, asked, about, checked, { subject: found.id, definition, then: hrefOfRoom(found.id) })
      },
    }),
    definePage({
      ...{ ...keep, method: 'POST', path: `${LIST}/:room/take-back/:fact` },
      handle: (asked) => takeBack(ports, asked),
    }),
  ]
}
