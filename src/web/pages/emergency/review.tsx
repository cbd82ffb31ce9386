import { everyChild, type Person, type Sees } from '../../../access/index.ts'
import type { EmergencyFound } from '../../../store/index.ts'
import {
  BackLink,
  isUuid,
  notFound,
  page,
  redirect,
  redirectUndone,
  sayCount,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
} from '../../ui/index.ts'
import { standing } from './late.ts'
import type { EmergencyPorts } from './ports.ts'
import { isFinding, presentEmergency } from './present.ts'
import { ReviewList, ReviewOne } from './review-view.tsx'

const MOST_SHOWN = 100
const LONGEST_NOTE = 2000
const PATH = '/emergency/review'

/** A reviewer is told the number of every record that is not restricted to others, and of no child the name. */
const seesOfReviewer = ({ named }: Person): Sees => ({ ...everyChild, named })

const wordsOf = async (ports: EmergencyPorts, { reading, today }: PageContext) => ({
  calendar: (await ports.inForce(reading.authority)).calendar,
  today,
  titleOf: ports.titleOf,
})

/** The list of what waits for a review. */
export async function showList(ports: EmergencyPorts, context: PageContext): Promise<Answer> {
  const { reading, person } = context
  const [{ waiting, reviewed }, words] = await Promise.all([
    ports.list(reading.authority, seesOfReviewer(person), MOST_SHOWN),
    wordsOf(ports, context),
  ])
  const { late } = standing(
    waiting.map(({ askedOn }) => askedOn),
    words.calendar,
    words.today,
  )
  const lead =
    waiting.length === 0
      ? 'Nothing waits for a review.'
      : `${sayCount(waiting.length, 'access waits', 'accesses wait')} for a review, which is due by the next working day${
          late === 0 ? '' : `; ${sayCount(late, 'is', 'are')} late`
        }.`
  return page({
    title: 'Emergency access to review',
    view: (
      <ReviewList
        lead={lead}
        waiting={waiting.map((each) => presentEmergency(each, words))}
        reviewed={reviewed.map((each) => presentEmergency(each, words))}
      />
    ),
  })
}

/** Why the form is not shown, in a sentence; null where it is. */
function insteadOf({ review, person }: EmergencyFound, asker: Person): string | null {
  if (review !== null) return review.note
  return person === asker.id ? 'Somebody else reviews your own access.' : null
}

interface Typed {
  readonly finding: string
  readonly note: string
  readonly errors: readonly FieldError[]
}

const FRESH: Typed = { finding: '', note: '', errors: [] }

/** One access; null where there is no such. */
const find = async (
  ports: EmergencyPorts,
  { reading, person, params }: PageContext,
): Promise<EmergencyFound | null> => {
  const id = params['access'] ?? ''
  return isUuid(id) ? ports.one(reading.authority, id, seesOfReviewer(person)) : null
}

/** The page of one access. */
export async function showOne(ports: EmergencyPorts, context: PageContext, typed: Typed = FRESH): Promise<Answer> {
  const access = await find(ports, context)
  if (access === null) return notFound()
  const shown = presentEmergency(access, await wordsOf(ports, context))
  return page({
    title: 'One emergency access',
    status: typed.errors.length > 0 ? 400 : 200,
    hasErrors: typed.errors.length > 0,
    before: <BackLink href={PATH}>Emergency access to review</BackLink>,
    view: <ReviewOne {...{ shown, ...typed }} instead={insteadOf(access, context.person)} />,
  })
}

/** Records a review. */
export async function reviewOne(ports: EmergencyPorts, context: PageContext): Promise<Answer> {
  const access = await find(ports, context)
  if (access === null) return notFound()
  if (insteadOf(access, context.person) !== null) return showOne(ports, context)
  const [finding, note] = [typedText(context.form, 'finding'), typedText(context.form, 'note')]
  const errors: FieldError[] = []
  if (!isFinding(finding)) errors.push({ field: 'finding', says: 'Choose what you found.' })
  if (note === '') errors.push({ field: 'note', says: 'Say why, and what follows.' })
  if (note.length > LONGEST_NOTE) errors.push({ field: 'note', says: `Say it in ${LONGEST_NOTE} characters or fewer.` })
  if (!isFinding(finding) || errors.length > 0) return showOne(ports, context, { finding, note, errors })
  const { reading, person, today } = context
  const isKept = await ports.review(reading.authority, { id: access.id, by: person.id, on: today, finding, note })
  return isKept
    ? redirect(PATH, 'The review was recorded.')
    : redirectUndone(PATH, 'Somebody else had reviewed it already.')
}
