import { sayDate, type Day } from '../../../time/index.ts'
import { Button, StackedTable } from '../../../web/ui/index.ts'
import { documentFormats, saySize, type KeptDocument } from '../../improvement/index.ts'
import { hrefOfRoom } from '../ask.ts'
import type { RoomOn } from '../governance-on.ts'
import { isShown } from '../paper.ts'

/** Takes something out of a room, or back what somebody was granted. */
export const TakeBack = ({ room, fact, text, of }: { room: string; fact: string; text: string; of: string }) => (
  <form method="post" action={`${hrefOfRoom(room)}/take-back/${fact}`} novalidate>
    <Button variant="secondary">
      {text}
      <span class="govuk-visually-hidden">{`: ${of}`}</span>
    </Button>
  </form>
)

interface Shown {
  readonly found: RoomOn
  /** The documents that may be shown in a room. */
  readonly documents: ReadonlyMap<string, KeptDocument>
  readonly today: Day
  readonly mayKeep: boolean
  readonly mayChange: boolean
}

/** The documents of a room: a guest sees what is shown today; who keeps the room, all that ever was. */
export function Documents({ shown }: { shown: Shown }) {
  const { found, documents, today, mayChange } = shown
  const lines = found.room.documents.filter((each) => shown.mayKeep || isShown(each, today))
  if (lines.length === 0) return null
  return (
    <StackedTable
      caption="Documents of the evidence"
      columns={[
        { text: 'What it shows' },
        { text: 'File' },
        { text: 'Shown' },
        ...(mayChange ? [{ text: 'Take out' }] : []),
      ]}
      rows={lines.map((each) => {
        const document = documents.get(each.document)
        const what = document?.what ?? 'A document that is no longer there'
        return {
          key: each.fact,
          cells: [
            document && isShown(each, today) ? (
              <a class="govuk-link" href={`${hrefOfRoom(found.id)}/shown/${each.document}`}>
                {what}
              </a>
            ) : (
              what
            ),
            document ? (
              <>
                {`${documentFormats[document.format]}, ${saySize(document.bytes)}`}
                <span class="tl-note tl-path">{`SHA-256 ${document.sha256}`}</span>
              </>
            ) : (
              '–'
            ),
            each.untilOn === null
              ? `Since ${sayDate(each.fromOn)}`
              : `From ${sayDate(each.fromOn)} until ${sayDate(each.untilOn)}`,
            ...(mayChange
              ? [
                  each.untilOn === null ? (
                    <TakeBack room={found.id} fact={each.fact} text="Take it out" of={what} />
                  ) : (
                    ''
                  ),
                ]
              : []),
          ],
        }
      })}
    />
  )
}
