import { londonDay, sayDate, type Day } from '../../../time/index.ts'
import {
  InsetText,
  Offers,
  PageHeading,
  StackedTable,
  Status,
  SummaryList,
  sayCount,
  sayTime,
  type PageContext,
} from '../../../web/ui/index.ts'
import { Parts, upperFirst, type KeptDocument } from '../../improvement/index.ts'
import { hrefOfRoom } from '../ask.ts'
import type { RoomOn } from '../governance-on.ts'
import { isShown, mayLook, type Guest, type PaperEdition, type Room } from '../paper.ts'
import type { Look, ReviewGranted } from '../ports.ts'
import { filesOfEdition } from '../show-papers/published.tsx'
import { Documents, TakeBack } from './documents.tsx'

const LIST = '/improvement/rooms'

const standingOf = ({ untilOn }: Room, today: Day) =>
  untilOn < today ? (
    <Status standing="ended">{`Closed since ${sayDate(untilOn)}`}</Status>
  ) : (
    <Status standing="on-course">{`Open until ${sayDate(untilOn)}`}</Status>
  )

/** The rooms that somebody may look into. */
export const Rooms = (props: {
  rooms: readonly RoomOn[]
  today: Day
  mayKeep: boolean
  isInside: boolean
  may: PageContext['may']
}) => (
  <>
    <PageHeading lead="What was shown to whom, exactly as it was published, and until when. No child is identified here.">
      Evidence rooms
    </PageHeading>
    {props.isInside && <Parts current="Evidence rooms" may={props.may} />}
    {props.mayKeep && (
      <p class="govuk-body">
        <a class="govuk-link" href={`${LIST}/new`}>
          Open an evidence room
        </a>
      </p>
    )}
    {props.rooms.length === 0 ? (
      <InsetText>{props.mayKeep ? 'No evidence room was opened yet.' : 'No evidence room is open to you.'}</InsetText>
    ) : (
      <StackedTable
        caption="Rooms, the latest first"
        captionHidden
        columns={[{ text: 'Room' }, { text: 'What for' }, { text: 'Opened' }, { text: 'How it stands' }]}
        rows={props.rooms.map(({ id, room }) => ({
          key: id,
          cells: [
            <a class="govuk-link" href={hrefOfRoom(id)}>
              {room.title}
            </a>,
            room.purpose,
            sayDate(room.openedOn),
            standingOf(room, props.today),
          ],
        }))}
      />
    )}
  </>
)

interface Shown {
  readonly found: RoomOn
  readonly editions: ReadonlyMap<string, PaperEdition>
  /** The documents that may be shown in a room. */
  readonly documents: ReadonlyMap<string, KeptDocument>
  readonly looks: readonly Look[]
  readonly reviews: readonly ReviewGranted[]
  readonly today: Day
  readonly mayKeep: boolean
  readonly mayChange: boolean
  readonly nameOf: (person: string) => string
}

function Editions({ shown }: { shown: Shown }) {
  const { found, editions, today } = shown
  // A guest sees what is shown today; who keeps the room, all that ever was.
  const lines = found.room.shown.filter((each) => shown.mayKeep || isShown(each, today))
  if (lines.length === 0)
    return found.room.documents.length > 0 ? null : <InsetText>Nothing is shown in this room.</InsetText>
  return (
    <>
      {lines.map((each) => {
        const edition = editions.get(each.edition)
        const at = `${hrefOfRoom(found.id)}/editions/${each.edition}`
        return (
          <section class="tl-section" aria-labelledby={each.fact}>
            <h3 class="govuk-heading-s" id={each.fact}>
              {edition?.title ?? 'An edition that is no longer there'}
            </h3>
            <SummaryList
              rows={[
                {
                  key: 'Shown',
                  value:
                    each.untilOn === null
                      ? `Since ${sayDate(each.fromOn)}`
                      : `From ${sayDate(each.fromOn)} until ${sayDate(each.untilOn)}`,
                },
                ...(edition
                  ? [
                      { key: 'As published', value: sayDate(edition.publishedOn) },
                      {
                        key: 'Figures read',
                        value: `${edition.readAt}, at position ${edition.position} of the record`,
                      },
                    ]
                  : []),
              ]}
            />
            {edition && isShown(each, today) && (
              <ul class="govuk-list">
                {Object.entries(filesOfEdition).map(([address, { name, text }]) => (
                  <li>
                    <a class="govuk-link" href={`${at}/${address}`}>
                      {text}
                    </a>
                    <span class="tl-note tl-path">{`SHA-256 ${edition.files[name]}`}</span>
                  </li>
                ))}
              </ul>
            )}
            {shown.mayChange && each.untilOn === null && (
              <TakeBack room={found.id} fact={each.fact} text="Take it out" of={edition?.title ?? 'this edition'} />
            )}
          </section>
        )
      })}
    </>
  )
}

const sayGuest = (guest: Guest, room: Room, today: Day) => {
  if (guest.takenBackOn !== null)
    return <Status standing="ended">{`Taken back on ${sayDate(guest.takenBackOn)}`}</Status>
  return mayLook(guest, room, today) ? (
    <Status standing="on-course">May look</Status>
  ) : (
    <Status standing="ended">Over</Status>
  )
}

const Guests = ({ shown }: { shown: Shown }) =>
  shown.found.room.guests.length === 0 ? (
    <InsetText>Nobody was let in yet.</InsetText>
  ) : (
    <StackedTable
      caption="Guests"
      captionHidden
      columns={[
        { text: 'Guest' },
        { text: 'Why' },
        { text: 'From' },
        { text: 'Until' },
        { text: 'Now' },
        ...(shown.mayChange ? [{ text: 'Take back' }] : []),
      ]}
      rows={shown.found.room.guests.map((guest) => ({
        key: guest.fact,
        cells: [
          upperFirst(shown.nameOf(guest.person)),
          guest.reason,
          sayDate(guest.fromOn),
          sayDate(guest.untilOn),
          sayGuest(guest, shown.found.room, shown.today),
          ...(shown.mayChange
            ? [
                guest.takenBackOn === null ? (
                  <TakeBack room={shown.found.id} fact={guest.fact} text="Take back" of={shown.nameOf(guest.person)} />
                ) : (
                  ''
                ),
              ]
            : []),
        ],
      }))}
    />
  )

const Looks = ({ shown }: { shown: Shown }) =>
  shown.looks.length === 0 ? (
    <p class="govuk-body">Nobody has looked yet.</p>
  ) : (
    <StackedTable
      caption={`The last ${sayCount(shown.looks.length, 'look', 'looks')}`}
      columns={[{ text: 'When' }, { text: 'Who' }, { text: 'At what' }]}
      rows={shown.looks.map(({ at, person, what }, n) => ({
        key: String(n),
        cells: [`${sayDate(londonDay(at))}, ${sayTime(at)}`, upperFirst(shown.nameOf(person)), upperFirst(what)],
      }))}
    />
  )

const Reviews = ({ reviews }: { reviews: readonly ReviewGranted[] }) =>
  reviews.length === 0 ? (
    <p class="govuk-body">No case file was opened to a reviewer.</p>
  ) : (
    <StackedTable
      caption="Case files that were opened to reviewers"
      captionHidden
      columns={[{ text: 'Review' }, { text: 'Reviewer' }, { text: 'Case files' }, { text: 'From' }, { text: 'Until' }]}
      rows={reviews.map(({ review, who, cases, fromOn, untilOn, takenBackOn }, n) => ({
        key: String(n),
        cells: [
          review,
          who,
          String(cases),
          sayDate(fromOn),
          takenBackOn === null ? sayDate(untilOn) : `Taken back on ${sayDate(takenBackOn)}`,
        ],
      }))}
    />
  )

/** One room: what is shown in it; for whoever keeps it, to whom, and who looked. */
export const OneRoom = (shown: Shown) => {
  const { found, mayChange, mayKeep, today } = shown
  const href = hrefOfRoom(found.id)
  return (
    <>
      <span class="govuk-caption-l">Evidence room</span>
      <h1 class="govuk-heading-l">{found.room.title}</h1>
      <SummaryList
        rows={[
          { key: 'What for', value: found.room.purpose },
          { key: 'How it stands', value: standingOf(found.room, today) },
          { key: 'Opened', value: sayDate(found.room.openedOn) },
        ]}
      />
      {mayChange && (
        <Offers
          offers={[
            { text: 'Put an edition into the room', href: `${href}/editions/new` },
            { text: 'Put a document into the room', href: `${href}/documents/new` },
            { text: 'Let somebody in', href: `${href}/guests/new` },
          ]}
        />
      )}
      <h2 class="govuk-heading-m">What is shown</h2>
      <Editions shown={shown} />
      <Documents shown={shown} />
      {mayKeep && (
        <>
          <h2 class="govuk-heading-m">Who may look</h2>
          <Guests shown={shown} />
          <h2 class="govuk-heading-m">Who looked</h2>
          <Looks shown={shown} />
          <h2 class="govuk-heading-m">Case files opened to reviewers</h2>
          <Reviews reviews={shown.reviews} />
        </>
      )}
    </>
  )
}
