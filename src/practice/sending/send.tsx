import { factsFrom, type FactId, type NewRevision, type SubjectId } from '../../record/index.ts'
import {
  definePage,
  forbidden,
  isUuid,
  notFound,
  redirect,
  typedText,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../web/ui/index.ts'
import { AS_KNOWN_THEN, called, textIn, typedSave, whyNotSaved } from '../child/index.ts'
import { whyWords } from '../improvement/index.ts'
import { contentOf } from './content.ts'
import { sentElsewhere } from './events.ts'
import type { Crossing, Elsewhere, SendingChild, SendingPorts } from './ports.ts'
import { checkSending, sendPage, type SentBefore } from './send-form.tsx'

type Asked = PageContext<Readonly<Record<'child', string>>>

const definitions = new Map([[sentElsewhere.type, sentElsewhere]])

/** What was sent, as it stands at this end: it knows whom it went to, and not what we are called there. */
interface Sent extends Omit<Crossing, 'from'> {
  readonly toName: string
}

/** Everything that was sent of a child, as the record has it. */
async function sentOf(ports: SendingPorts, asked: Asked, child: SubjectId): Promise<readonly Sent[]> {
  const { revisions, texts } = await ports.readHistory(asked.reading, child)
  const own = revisions.filter(({ type }) => type === sentElsewhere.type)
  const by = new Map(own.map((revision) => [revision.fact, revision.by]))
  return factsFrom(own, definitions).map(({ id, body, happenedOn }) => ({
    ...{ to: Number(body['toRecord']), toName: textIn(body, 'to') ?? '', crossing: textIn(body, 'crossing') ?? id },
    ...{ sentBy: ports.titleOf(by.get(id) ?? ''), ground: textIn(body, 'ground') ?? '', on: happenedOn },
    content: texts.findLast(({ fact, field }) => fact === id && field === 'content')?.text ?? '',
  }))
}

interface About {
  readonly child: SendingChild
  readonly elsewhere: readonly Elsewhere[]
  readonly sent: readonly Sent[]
  readonly shown: Parameters<typeof sendPage>[0]
}

const isAnswer = (about: About | Answer): about is Answer => 'kind' in about

/** The child, where it could go, and what went before with whether it arrived. */
async function about(ports: SendingPorts, asked: Asked): Promise<About | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  if (!isUuid(asked.params.child)) return notFound()
  const reading = { ...asked.reading, on: asked.today }
  const child = await ports.readChild(reading, asked.params.child as SubjectId) // a uuid: the read answers whether it is a child’s
  if (child === null) return notFound()
  const all = await ports.authorities(asked.reading.authority)
  const sent = (await sentOf(ports, asked, child.subject)).toReversed()
  const crossings = Map.groupBy(sent, ({ to }) => to).entries()
  const arrived = await Promise.all(
    [...crossings].map(([to, own]) => {
      const ids = own.map(({ crossing }) => crossing)
      return ports.arrived(to, ids)
    }),
  )
  const there = new Set(arrived.flat())
  const before = sent.map(({ toName, sentBy, ...one }): SentBefore => ({
    ...one,
    ...{ to: toName, by: sentBy, hasArrived: there.has(one.crossing) },
  }))
  const elsewhere = all.filter(({ id }) => id !== asked.reading.authority)
  const href = `/children/${child.subject}/send`
  return { child, elsewhere, sent, shown: { called: called(child), href, elsewhere, sent: before } }
}

const ourName = async (ports: SendingPorts, { reading }: PageContext): Promise<string> =>
  (await ports.authorities(reading.authority)).find(({ id }) => id === reading.authority)?.name ?? 'Another authority'

async function send(ports: SendingPorts, asked: Asked): Promise<Answer> {
  const of = await about(ports, asked)
  if (isAnswer(of)) return of
  const { child, elsewhere, shown } = of
  const { asked: wanted, errors } = checkSending(asked.form, elsewhere)
  if (wanted === null) return sendPage(shown, asked.form, errors)
  const { to, ground, ticked, written } = wanted
  const crossing = ports.newId()
  const content = contentOf(child, ticked, written, ports.stageTitle)
  const revision: NewRevision = {
    ...{ fact: ports.newId() as FactId, revision: 0, type: sentElsewhere.type, shape: 1 }, // a new random uuid
    ...{ subjects: [child.subject], happenedOn: asked.today },
    body: { to: to.name, toRecord: to.id, ground, crossing, parts: ticked },
    texts: { content },
  }
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, typedSave(asked, [revision])))
  if (refused !== null) return sendPage(shown, asked.form, [], whyWords[refused])
  await ports.note(asked.reading.authority, {
    ...{ person: asked.person.id, on: asked.today, route: '/children/:child/send', subject: child.subject },
    ...{ because: `Sent to ${to.name}.`, ground: 'sent' },
  })
  // A form that was sent twice is saved once, and what was saved is what is delivered.
  const saved = (await sentOf(ports, asked, child.subject)).find((one) => one.crossing === crossing)
  if (saved) await ports.deliver({ ...saved, from: await ourName(ports, asked) })
  return redirect(`/children/${child.subject}/send`, `Saved: sent to ${to.name}`)
}

async function again(ports: SendingPorts, asked: Asked): Promise<Answer> {
  const of = await about(ports, asked)
  if (isAnswer(of)) return of
  const one = of.sent.find(({ crossing }) => crossing === typedText(asked.form, 'crossing'))
  if (!one) return notFound()
  await ports.deliver({ ...one, from: await ourName(ports, asked) })
  return redirect(`/children/${of.child.subject}/send`, 'Delivered')
}

/** Sending something of a child’s record to another authority. */
export const sendPages = (ports: SendingPorts): readonly PageDefinition[] => {
  const at = { section: 'children', needs: 'child.send' } as const
  return [
    definePage({
      ...{ ...at, method: 'GET', path: '/children/:child/send' },
      handle: async (asked) => {
        const of = await about(ports, asked)
        return isAnswer(of) ? of : sendPage(of.shown, {}, [])
      },
    }),
    definePage({
      ...{ ...at, method: 'POST', path: '/children/:child/send', isSensitive: true },
      handle: (asked) => send(ports, asked),
    }),
    definePage({
      ...{ ...at, method: 'POST', path: '/children/:child/send/again' },
      handle: (asked) => again(ports, asked),
    }),
  ]
}
