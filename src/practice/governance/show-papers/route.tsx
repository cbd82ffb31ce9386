import {
  BackLink,
  definePage,
  forbidden,
  notFound,
  page,
  redirect,
  typedText,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../../child/index.ts'
import { formPage, readForm, saveOrShow, without, type FormAbout } from '../../improvement/index.ts'
import { correctionForm, saveCorrection, type ToCorrect } from '../../told/index.ts'
import { factIn, hrefOfMeeting, hrefOfPaper, isNow, paperAsked, readOn } from '../ask.ts'
import { compose, type Composed } from '../compose.ts'
import type { PaperOn } from '../governance-on.ts'
import { blockingIn, type FindingIn } from '../paper-document.ts'
import { findingWaived, partWritten } from '../paper-events.ts'
import { paperKindOf } from '../paper-kinds.ts'
import type { GovernancePorts } from '../ports.ts'
import { Draft } from './view.tsx'

type Asked<Names extends string> = PageContext<Readonly<Record<Names, string>>>

const ONCE = 'This paper was published. It stays as it is: begin another.'

const back = ({ paper, id: _ }: PaperOn, isOfMeeting: boolean): { readonly href: string; readonly text: string } =>
  isOfMeeting && paper.of !== null
    ? { href: hrefOfMeeting(paper.of), text: 'The meeting' }
    : { href: '/improvement/reports', text: 'Reports' }

const composeNow = (ports: GovernancePorts, asked: PageContext, found: PaperOn): Promise<Composed> =>
  compose(ports, asked.reading, found, { now: asked.now, authorityName: asked.authority.name })

async function show(ports: GovernancePorts, asked: PageContext, found: PaperOn, isRefused = false): Promise<Answer> {
  const composed = await composeNow(ports, asked, found)
  const isOfMeeting = found.paper.kind === 'board-pack'
  const isReport = !isOfMeeting && (await readOn(ports, asked.reading)).reports.some(({ id }) => id === found.paper.of)
  const { href, text } = back(found, isOfMeeting)
  return page({
    title: paperKindOf(found.paper.kind).title,
    status: isRefused ? 400 : 200,
    hasErrors: isRefused,
    before: <BackLink href={href}>{text}</BackLink>,
    view: (
      <Draft
        {...{ found, composed, isRefused, isReport }}
        mayWrite={isNow(asked) && found.paper.editions.length === 0 && asked.may(paperKindOf(found.paper.kind).writes)}
      />
    ),
  })
}

/** The draft that somebody writes into: theirs to write, and not published yet. */
async function draftAsked(ports: GovernancePorts, asked: Asked<'paper'>): Promise<PaperOn | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const found = await paperAsked(ports, { ...asked.reading, on: asked.today }, asked.params.paper)
  if (!found) return notFound()
  const { title, writes } = paperKindOf(found.paper.kind)
  if (!asked.may(writes)) return forbidden(`${title}: others write it.`)
  return found.paper.editions.length === 0 ? found : forbidden(ONCE)
}

const isAnswer = (found: object): found is Answer => 'kind' in found

interface Writing {
  readonly found: PaperOn
  readonly part: string
  readonly about: FormAbout
  readonly correcting: ToCorrect | null
}

async function partAsked(ports: GovernancePorts, asked: Asked<'paper' | 'part'>): Promise<Writing | Answer> {
  const found = await draftAsked(ports, asked)
  if (isAnswer(found)) return found
  const composed = await composeNow(ports, asked, found)
  const part = composed.parts.find(({ id, written }) => id === asked.params.part && written !== null)
  if (!part?.written) return notFound()
  const href = hrefOfPaper(found.id)
  const about: FormAbout = {
    ...{ definition: without(partWritten, 'part'), called: composed.title, heading: part.title },
    ...{
      says: `${part.written.asks} Write no name of a child.`,
      backHref: `${href}#${part.id}`,
      back: 'Back to the paper',
    },
    action: `${href}/write/${part.id}`,
  }
  const before = found.paper.written.get(part.id)
  if (!before) return { found, part: part.id, about, correcting: null }
  const reading = { ...asked.reading, on: asked.today }
  const fact = factIn(await ports.readGovernance(reading), found.id, before.fact)
  if (!fact) return notFound()
  const texts = (await ports.readTexts(reading, [found.id])).get(fact.id) ?? {}
  const correcting: ToCorrect = {
    ...{ subject: found.id, fact, asks: about.definition, definition: partWritten, about, texts },
    then: `${href}#${part.id}`,
  }
  return { found, part: part.id, about, correcting }
}

async function findingAsked(
  ports: GovernancePorts,
  asked: Asked<'paper' | 'finding'>,
): Promise<{ readonly found: PaperOn; readonly finding: FindingIn; readonly about: FormAbout } | Answer> {
  const found = await draftAsked(ports, asked)
  if (isAnswer(found)) return found
  const composed = await composeNow(ports, asked, found)
  const finding = composed.findings.find(({ key }) => key === asked.params.finding)
  if (!finding) return forbidden('The paper changed meanwhile: this is no longer found in it.')
  const href = hrefOfPaper(found.id)
  const about: FormAbout = {
    ...{ definition: without(findingWaived, 'finding', 'where', 'said'), called: composed.title },
    ...{ heading: 'Why may this stay?', says: `${finding.where}: ${finding.why}`, back: 'Back to the paper' },
    ...{ action: `${href}/leave/${finding.key}`, backHref: `${href}#${finding.part}` },
  }
  return { found, finding, about }
}

async function publish(ports: GovernancePorts, asked: Asked<'paper'>): Promise<Answer> {
  const found = await draftAsked(ports, asked)
  if (isAnswer(found)) return found
  const composed = await composeNow(ports, asked, found)
  const { unwritten, findings } = blockingIn(composed.parts, composed.findings)
  if (unwritten.length + findings.length > 0) return show(ports, asked, found, true)
  const isSent = typedText(asked.form, 'sent') === 'yes'
  const run = await ports.publish(asked.reading.authority, {
    ...{ paper: found.id, by: asked.person.id, request: asked.formRequestId, isSent },
  })
  return redirect(`/improvement/publishing/${run}`)
}

/** A paper that is being written: as it stands, with what the check finds beside where it is. */
export const paperPages = (ports: GovernancePorts): readonly PageDefinition[] => {
  const at = '/improvement/papers/:paper'
  const of = { section: 'improvement', needs: 'papers.write' } as const
  return [
    definePage({
      ...{ method: 'GET', path: at, section: 'improvement', needs: 'improvement.see' },
      handle: async (asked) => {
        const found = await paperAsked(ports, asked.reading, asked.params.paper)
        return found ? show(ports, asked, found) : notFound()
      },
    }),
    definePage({
      ...{ ...of, method: 'GET', path: `${at}/write/:part` },
      handle: async (asked) => {
        const writing = await partAsked(ports, asked)
        if (isAnswer(writing)) return writing
        return writing.correcting ? correctionForm(writing.correcting) : formPage(writing.about, {}, [])
      },
    }),
    definePage({
      ...{ ...of, method: 'POST', path: `${at}/write/:part` },
      handle: async (asked) => {
        const writing = await partAsked(ports, asked)
        if (isAnswer(writing)) return writing
        const { found, part, about, correcting } = writing
        if (correcting) return saveCorrection(ports, asked, correcting)
        const checked = readForm(about.definition, asked.form, asked.today)
        const then = `${hrefOfPaper(found.id)}#${part}`
        return saveOrShow(ports, asked, about, checked, {
          subject: found.id,
          definition: partWritten,
          known: { part },
          then,
        })
      },
    }),
    definePage({
      ...{ ...of, method: 'GET', path: `${at}/leave/:finding` },
      handle: async (asked) => {
        const asking = await findingAsked(ports, asked)
        return isAnswer(asking) ? asking : formPage(asking.about, {}, [])
      },
    }),
    definePage({
      ...{ ...of, method: 'POST', path: `${at}/leave/:finding` },
      handle: async (asked) => {
        const asking = await findingAsked(ports, asked)
        if (isAnswer(asking)) return asking
        const { found, finding, about } = asking
        const checked = readForm(about.definition, asked.form, asked.today)
        return saveOrShow(ports, asked, about, checked, {
          ...{ subject: found.id, definition: findingWaived, then: `${hrefOfPaper(found.id)}#${finding.part}` },
          known: { finding: finding.finding, where: finding.where, said: finding.why },
        })
      },
    }),
    definePage({
      ...{ ...of, method: 'POST', path: `${at}/publish` },
      handle: (asked) => publish(ports, asked),
    }),
  ]
}
