import {
  definePage,
  forbidden,
  notFound,
  page,
  redirect,
  sayCount,
  typedText,
  type Answer,
  type AskedAt,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, BackToChild, BUSY, typedSave, whyNotSaved } from '../../child/index.ts'
import { purgeAsked } from '../rights-events.ts'
import type { PurgeAnswer, RightsPorts } from '../rights-ports.ts'
import { findRight } from './find.ts'
import { DecidePurge } from './view.tsx'

type Asked = AskedAt<'/children/:child/rights/:request/purge'>

const NOT_NOW = {
  busy: 'An import or a check is under way. Wait until it has ended, and then purge the record.',
  'no-key':
    'The list of numbers that no import makes again has no key here, so the next return would make the record again. An administrator of the machine makes the key with “throughline vault --new-key”.',
  held: 'It is held: until the hold is lifted it is not purged.',
  'too-early': 'Its time to be kept is not over.',
  'not-asked': 'Nobody has asked for it, or it was decided meanwhile.',
  'same-person': 'Whoever asked for a purge may not decide on it: another person does.',
} as const

function notPurged(action: string, back: string, says: string, status: number): Answer {
  return page({
    title: 'Purge the record',
    status,
    before: <BackToChild href={back} called="the request" />,
    view: (
      <>
        <h1 class="govuk-heading-l">Purge the record</h1>
        <DecidePurge action={action} error={says} />
      </>
    ),
  })
}

const sayPurged = ({ events, others }: Extract<PurgeAnswer, { purged: true }>): string =>
  `Purged: ${sayCount(events, 'event is', 'events are')} empty.${others === 0 ? '' : ` ${sayCount(others, 'other record', 'other records')} lost what they shared with it.`}`

async function decide(ports: RightsPorts, asked: Asked): Promise<Answer> {
  const about = await findRight(ports, asked)
  // A double click finds it purged by the first.
  if (about?.right.type !== purgeAsked.type) return notFound()
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const { found, right } = about
  const { reading, person, today, form, formRequestId } = asked
  const back = `${found.href}/${right.id}`
  const decision = typedText(form, 'decision')
  if (decision !== 'approved' && decision !== 'refused') return redirect(back, 'Purge it or refuse it')
  if (right.by === person.id) return notPurged(`${back}/purge`, back, NOT_NOW['same-person'], 409)
  if (decision === 'refused') return refuse(ports, asked, about)
  const answer = await ports.purge({
    ...{ authority: reading.authority, child: found.child.subject, by: person.id, today, request: formRequestId },
  })
  if (answer.purged) return redirect('/rights', sayPurged(answer))
  if (answer.why === 'not-found' || answer.why === 'already-done') return redirect('/rights', 'It was purged already')
  return notPurged(`${back}/purge`, back, NOT_NOW[answer.why], 409)
}

async function refuse(
  { saveEntry }: RightsPorts,
  asked: Asked,
  { found, right }: NonNullable<Awaited<ReturnType<typeof findRight>>>,
): Promise<Answer> {
  const { fact } = right
  const back = `${found.href}/${right.id}`
  if (!right.isOpen) return redirect(back, 'It was decided already')
  const revision = {
    ...{ fact: right.id, revision: fact.revision + 1, type: purgeAsked.type, shape: purgeAsked.shape },
    ...{ subjects: fact.subjects, happenedOn: fact.happenedOn, texts: {} },
    body: { ...fact.body, endedOn: asked.today, ending: 'refused' },
  }
  const refused = whyNotSaved(await saveEntry(asked.reading.authority, typedSave(asked, [revision])))
  return refused === 'busy'
    ? notPurged(`${back}/purge`, back, BUSY, 503)
    : redirect(back, refused === null ? 'Refused: the record stays' : 'It was decided already')
}

/** The second person purges a record, or refuses. */
export const purgePages = (ports: RightsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'POST',
    path: '/children/:child/rights/:request/purge',
    section: 'children',
    needs: 'child.purge',
    handle: (asked) => decide(ports, asked),
  }),
]
