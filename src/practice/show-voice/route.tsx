import type { EventDefinition, FactId, NewRevision, SubjectId } from '../../record/index.ts'
import {
  BackLink,
  definePage,
  isUuid,
  notFound,
  page,
  redirect,
  type Answer,
  type AskedAt,
  type FieldError,
  type Form,
  type PageDefinition,
} from '../../web/ui/index.ts'
import {
  BackToChild,
  BUSY,
  called,
  changeMade,
  FactForm,
  formPages,
  readTyped,
  typedSave,
  VIEWS,
  whyNotSaved,
  type ChildNamed,
  type FactShown,
  type NewId,
  type ReadChildNamed,
  type ReadFact,
  type SaveEntry,
} from '../child/index.ts'
import type { ReadHistory, TimelineWords } from '../show-child/index.ts'
import { presentVoice } from './present.ts'
import { Voice } from './view.tsx'

/** What the pages of a child's voice must be able to do. */
export interface VoicePorts extends TimelineWords {
  readonly readChildNamed: ReadChildNamed
  readonly readHistory: ReadHistory
  readonly readFact: ReadFact
  readonly saveEntry: SaveEntry
  readonly newId: NewId
}

const PATH = '/children/:child/voice/:fact'
type Asked = AskedAt<typeof PATH>

interface About {
  readonly child: ChildNamed
  /** What the child said. */
  readonly said: FactShown
  readonly views: string
}

/** What is asked of a change: what was said is known from where the form stands. */
const { because: _, ...fields } = changeMade.fields
const asking: EventDefinition = { ...changeMade, fields }

async function about(ports: VoicePorts, { reading, params }: Asked): Promise<About | null> {
  if (!isUuid(params.child) || !isUuid(params.fact)) return null
  const subject = params.child as SubjectId // a uuid: whether it is a child's is what the read answers
  const [child, said] = await Promise.all([
    ports.readChildNamed(reading, subject),
    ports.readFact(reading, subject, params.fact as FactId), // likewise
  ])
  const views = said?.texts[VIEWS] ?? ''
  return child && said && !said.isWithdrawn && views !== '' ? { child, said, views } : null
}

function show({ child, said, views }: About, form: Form, errors: readonly FieldError[], warning?: string): Answer {
  const childHref = `/children/${child.subject}`
  return page({
    title: changeMade.title,
    status: errors.length > 0 ? 400 : warning === undefined ? 200 : 503,
    hasErrors: errors.length > 0,
    before: <BackToChild href={childHref} called={called(child)} />,
    view: (
      <FactForm
        heading={changeMade.title}
        called={called(child)}
        about={<blockquote class="tl-entry__text">{views}</blockquote>}
        definition={asking}
        {...{ form, errors }}
        action={`${childHref}/voice/${said.fact.id}`}
        childHref={`${childHref}/voice`}
        hidden={{}}
        button="Save"
        {...(warning === undefined ? {} : { warning })}
      />
    ),
  })
}

async function take(ports: VoicePorts, asked: Asked, found: About): Promise<Answer> {
  const { child, said } = found
  const { happenedOn, body, texts, errors } = readTyped(asking, asked.form, {
    today: asked.today,
    bornOn: child.bornOn,
  })
  const early =
    happenedOn !== null && happenedOn < said.fact.happenedOn
      ? [{ field: 'happenedOn-day', says: 'The date must not be before the child said it' }]
      : []
  if (happenedOn === null || errors.length + early.length > 0) return show(found, asked.form, [...errors, ...early])
  const revision: NewRevision = {
    fact: ports.newId() as FactId, // a new random uuid
    ...{ revision: 0, type: changeMade.type, shape: changeMade.shape, subjects: [child.subject], happenedOn },
    body: { because: said.fact.id, ...body },
    texts: Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
  }
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, typedSave(asked, [revision])))
  return refused === null
    ? redirect(`/children/${child.subject}/voice`, `Saved: ${changeMade.title.toLowerCase()}`)
    : show(found, asked.form, [], BUSY)
}

/** What one child said and what changed because of it, and the form that says so. */
export const voicePages = (ports: VoicePorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/children/:child/voice',
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
      const where = { on: reading.on, isPast: known !== null || !may('child.record'), words: ports }
      return page({
        title: 'The voice of one child',
        before: <BackLink href={`/children/${subject}`}>Back to the child</BackLink>,
        view: <Voice shown={presentVoice(child, history, where)} />,
      })
    },
  }),
  ...formPages({
    path: PATH,
    find: (asked) => about(ports, asked),
    show: (found) => show(found, {}, []),
    take: (found, asked) => take(ports, asked, found),
  }),
]
