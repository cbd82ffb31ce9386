import type { EventDefinition, SubjectId } from '../../../record/index.ts'
import type { Day } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  forbidden,
  notFound,
  page,
  redirect,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, textIn } from '../../child/index.ts'
import {
  formPage,
  hrefToCompare,
  plansOn,
  promiseMade,
  promisesOn,
  readForm,
  saveFact,
  saveOrShow,
  type FormAbout,
  type OfImprovement,
} from '../../improvement/index.ts'
import { correctPages, type ToCorrect } from '../../told/index.ts'
import {
  factIn,
  hrefOfBoard,
  hrefOfMeeting,
  hrefOfPaper,
  isNow,
  meetingAsked,
  readOn,
  type MeetingAsked,
} from '../ask.ts'
import { agendaItem, decisionMade, meetingAction, minutesWritten, partnerUpdate } from '../board-events.ts'
import { meetingsOf, type GovernanceOn } from '../governance-on.ts'
import { sayMeetingOf } from '../meeting-words.ts'
import { paperBegun } from '../paper-events.ts'
import type { GovernancePorts } from '../ports.ts'
import { agreeAction, againstAction, askedOfAction, formOfAction } from './agree-action.tsx'
import { againstMeeting, mayCorrect, meetingSteps, offersFor } from './steps.ts'
import { OneMeeting } from './view.tsx'

type Ports = Pick<GovernancePorts, 'readGovernance' | 'readTexts' | 'readImprovement' | 'saveEntry' | 'newId'>
type Asked<Names extends string> = PageContext<Readonly<Record<Names, string>>>

const CONFIRMED = 'The minutes of this meeting are confirmed: nothing more is recorded of it.'

/** The meeting that somebody records something of. */
async function toRecord(ports: Ports, asked: Asked<'meeting'>): Promise<MeetingAsked | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const found = await meetingAsked(ports, { ...asked.reading, on: asked.today }, asked.params.meeting)
  if (!found) return notFound()
  return found.meeting.confirmed === null ? found : forbidden(CONFIRMED)
}

const isAnswer = (found: object): found is Answer => 'kind' in found

interface Step {
  readonly found: MeetingAsked
  readonly definition: EventDefinition
  readonly about: FormAbout
}

async function stepAsked(ports: Ports, asked: Asked<'meeting' | 'step'>): Promise<Step | Answer> {
  const { step } = asked.params
  const definition = Object.hasOwn(meetingSteps, step) ? meetingSteps[step] : undefined
  const found = await toRecord(ports, asked)
  if (isAnswer(found)) return found
  if (!definition) return notFound()
  if (!offersFor(found.meeting).includes(step))
    return forbidden(`“${definition.title}” is not recorded of this meeting as it stands.`)
  const href = hrefOfMeeting(found.id)
  const about = { definition, called: sayMeetingOf(found), action: `${href}/record/${step}`, backHref: href }
  return { found, definition, about: { ...about, back: 'Back to the meeting' } }
}

/** What is put right: a fact of the meeting, or the promise that an action of it stands as. */
async function toCorrect(ports: Ports, asked: Asked<'meeting' | 'fact'>): Promise<ToCorrect | Answer> {
  const found = await toRecord(ports, asked)
  if (isAnswer(found)) return found
  const { reading } = asked
  const fact = factIn(await ports.readGovernance(reading), found.id, asked.params.fact)
  if (!fact) return notFound()
  const href = hrefOfMeeting(found.id)
  const about = {
    ...{ called: sayMeetingOf(found), action: `${href}/correct/${fact.id}`, backHref: href },
    back: 'Back to the meeting',
  }
  if (fact.type === meetingAction.type) {
    const promise = textIn(fact.body, 'promise')
    const of = (await ports.readImprovement(reading)).find(({ subject }) => subject === promise)
    const made = of?.facts.findLast(({ type }) => type === promiseMade.type)
    if (!of || !made) return notFound()
    return {
      ...{ subject: of.subject, fact: made, asks: askedOfAction, definition: promiseMade, texts: {}, then: href },
      ...{ about: { ...about, heading: 'Change this action' }, against: againstAction },
    }
  }
  const definition = [agendaItem, partnerUpdate, decisionMade, minutesWritten].find(({ type }) => type === fact.type)
  if (!definition) return notFound()
  if (!mayCorrect(found.meeting, fact))
    return forbidden('The meeting was held: its agenda and its papers stay as they were read.')
  const texts = (await ports.readTexts(reading, [found.id])).get(fact.id) ?? {}
  return {
    ...{ subject: found.id, fact, asks: definition, definition, texts, then: href },
    about: { ...about, heading: `Change: ${definition.title.toLowerCase()}` },
    against: (typed) => againstMeeting(found.meeting, definition, typed),
  }
}

/** What changed in each plan between the meeting before and this one, or so far where it is still to come. */
function changesSince(
  { id, board, meeting }: MeetingAsked,
  all: GovernanceOn,
  improvement: readonly OfImprovement[],
  on: Day,
) {
  const earlier = (board ? meetingsOf(all, board.id) : []).find(
    (each) => each.id !== id && each.meeting.meetsOn < meeting.meetsOn && each.meeting.meetsOn < on,
  )
  if (!earlier) return null
  const days = { from: earlier.meeting.meetsOn, to: meeting.meetsOn < on ? meeting.meetsOn : on }
  const plans = plansOn(improvement, on).filter(({ agreedOn }) => agreedOn <= days.to)
  return { since: days.from, plans: plans.map((plan) => ({ title: plan.title, href: hrefToCompare(plan, days) })) }
}

async function show(ports: Ports, asked: Asked<'meeting'>): Promise<Answer> {
  const found = await meetingAsked(ports, asked.reading, asked.params.meeting)
  if (!found) return notFound()
  const [texts, improvement, all] = await Promise.all([
    ports.readTexts(asked.reading, [found.id]),
    ports.readImprovement(asked.reading),
    readOn(ports, asked.reading),
  ])
  const made = new Set(found.meeting.promises)
  const packs = all.papers.filter(({ paper }) => paper.kind === 'board-pack' && paper.of === found.id)
  const facts = (await ports.readGovernance(asked.reading)).find(({ subject }) => subject === found.id)?.facts ?? []
  const factOf = new Map(
    facts.flatMap((fact) => {
      const promise = fact.type === meetingAction.type ? textIn(fact.body, 'promise') : null
      return promise === null ? [] : [[promise, fact.id] as const]
    }),
  )
  const now = isNow(asked)
  return page({
    title: 'A meeting of the board',
    before: found.board ? (
      <BackLink href={hrefOfBoard(found.board.id)}>{found.board.board.name}</BackLink>
    ) : (
      <BackLink href="/improvement/boards">Boards</BackLink>
    ),
    view: (
      <OneMeeting
        found={found}
        texts={texts}
        actions={promisesOn(improvement)
          .filter(({ id }) => made.has(id))
          .map((each) => ({ each, fact: factOf.get(each.id) ?? null }))}
        packs={packs}
        changes={changesSince(found, all, improvement, asked.reading.on)}
        on={asked.reading.on}
        mayRecord={now && asked.may('boards.record')}
        mayWrite={now && asked.may('papers.council')}
      />
    ),
  })
}

/** Begins the pack of a meeting, as at today; the one that was begun and not published is gone on with. */
async function beginPack(ports: Ports, asked: Asked<'meeting'>): Promise<Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const reading = { ...asked.reading, on: asked.today }
  const found = await meetingAsked(ports, reading, asked.params.meeting)
  if (!found) return notFound()
  const begun = (await readOn(ports, reading)).papers.find(
    ({ paper }) => paper.kind === 'board-pack' && paper.of === found.id && paper.editions.length === 0,
  )
  if (begun) return redirect(hrefOfPaper(begun.id))
  const subject = ports.newId() as SubjectId // a new random uuid
  const typed = {
    happenedOn: asked.today,
    body: { kind: 'board-pack', asAtOn: asked.today, of: found.id },
    texts: {},
  }
  const refused = await saveFact(ports, asked, paperBegun, { subject, isNew: 'paper' }, typed)
  return refused === null
    ? redirect(hrefOfPaper(subject), 'The pack is begun')
    : redirect(hrefOfMeeting(found.id), 'The pack was not begun: somebody else is saving. Try again in a minute.')
}

/** One meeting: its agenda, its pack, what came of it, and the forms that record each. */
export const meetingPages = (ports: Ports): readonly PageDefinition[] => {
  const of = { section: 'improvement', needs: 'boards.record' } as const
  const at = '/improvement/meetings/:meeting'
  return [
    definePage({
      ...{ method: 'GET', path: at, section: 'improvement', needs: 'improvement.see', readsKnownAt: true },
      handle: (asked) => show(ports, asked),
    }),
    definePage({
      ...{ method: 'POST', path: `${at}/pack`, section: 'improvement', needs: 'papers.council' },
      handle: (asked) => beginPack(ports, asked),
    }),
    definePage({
      ...{ ...of, method: 'GET', path: `${at}/record/:step` },
      handle: async (asked) => {
        const found = await stepAsked(ports, asked)
        return isAnswer(found) ? found : formPage(found.about, {}, [])
      },
    }),
    definePage({
      ...{ ...of, method: 'POST', path: `${at}/record/:step` },
      handle: async (asked) => {
        const step = await stepAsked(ports, asked)
        if (isAnswer(step)) return step
        const { found, definition, about } = step
        const checked = readForm(definition, asked.form, asked.today, (typed) =>
          againstMeeting(found.meeting, definition, typed),
        )
        return saveOrShow(ports, asked, about, checked, {
          subject: found.id,
          definition,
          then: hrefOfMeeting(found.id),
        })
      },
    }),
    definePage({
      ...{ ...of, method: 'GET', path: `${at}/actions/new` },
      handle: async (asked) => {
        const found = await toRecord(ports, asked)
        return isAnswer(found) ? found : formPage(formOfAction(found), {}, [])
      },
    }),
    definePage({
      ...{ ...of, method: 'POST', path: `${at}/actions/new` },
      handle: async (asked) => {
        const found = await toRecord(ports, asked)
        return isAnswer(found) ? found : agreeAction(ports, asked, found)
      },
    }),
    ...correctPages(ports, { ...of, path: `${at}/correct/:fact`, find: (asked) => toCorrect(ports, asked) }),
  ]
}
