import { factsFrom } from '../../../record/index.ts'
import { sayDate, sayShortDate } from '../../../time/index.ts'
import {
  definePage,
  notFound,
  page,
  redirect,
  sayCount,
  type Answer,
  type AskedAt,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { BackToChild, called } from '../../child/index.ts'
import { bundleOf, countWithheld } from '../bundle.ts'
import { whyKept } from '../purging.ts'
import type { RightsPorts } from '../rights-ports.ts'
import { markOf } from '../rights.ts'
import { copyPages, copyToGive } from './copies.tsx'
import { everyRight, findRecord, findRight, type Found } from './find.ts'
import { oneRightPage } from './one-right.tsx'
import { lineOf, presentKept, sayEntryChanged } from './present.ts'
import { purgePages } from './purge.tsx'
import { aboutFacts, beginnings, isAboutFact, isBeginning, nextSteps, type Beginning } from './steps.ts'
import { showStep, takeStep, type Step } from './take-step.tsx'
import { Overview, WholeRecord } from './view.tsx'

const factsOf = ({ history }: Found, { definitions }: RightsPorts) => factsFrom(history.revisions, definitions)

const WHY_KEPT = {
  held: 'It is held: until the hold is lifted it is not purged.',
  'too-early': 'Its time is not over, or no day is fixed.',
} as const

async function overview(ports: RightsPorts, asked: AskedAt<'/children/:child/rights'>): Promise<Answer> {
  const found = await findRecord(ports, asked)
  if (found === null) return notFound()
  const { reading, today, may } = asked
  const { child, rights, href } = found
  const [kept, inForce] = await Promise.all([
    ports.readRetention(reading.authority, child.subject),
    ports.inForce(reading.authority),
  ])
  const isAsked = rights.purges.some(({ isOpen }) => isOpen)
  const why = whyKept(factsOf(found, ports), inForce, today)
  return page({
    title: 'Rights and retention',
    before: (
      <BackToChild
        href={may('child.read') ? `/children/${child.subject}` : '/rights'}
        called={may('child.read') ? called(child) : 'rights and retention'}
      />
    ),
    view: (
      <Overview
        called={called(child)}
        href={href}
        kept={presentKept(kept, inForce.kept, today)}
        isToDecide={(kept?.keptBy ?? null) === null}
        lines={everyRight(rights).map((right) => lineOf(right, inForce, ports.definitions, today))}
        notPurged={
          why === null
            ? isAsked
              ? 'Somebody has asked for it to be purged: a second person decides.'
              : null
            : WHY_KEPT[why]
        }
      />
    ),
  })
}

async function wholeRecord(ports: RightsPorts, asked: AskedAt<'/children/:child/rights/record'>): Promise<Answer> {
  const found = await findRecord(ports, asked)
  if (found === null) return notFound()
  const { child, history, href } = found
  const bundle = bundleOf(
    child,
    history,
    ports,
    asked.today,
    await ports.readComplaintsOf(asked.reading, child.subject),
  )
  const { whole, inPart } = countWithheld(bundle)
  return page({
    title: 'The record, with what is withheld',
    before: <BackToChild href={href} called="rights and retention" />,
    view: (
      <WholeRecord
        called={called(child)}
        lead={`${sayCount(bundle.entries.length, 'entry', 'entries').replace(/^n/, 'N')}. Withheld are ${sayCount(whole, 'entry whole', 'entries whole')} and a part of ${sayCount(inPart, 'other', 'others')}: what was marked when it was written, and what somebody marked since.`}
        href={href}
        entries={bundle.entries.map((entry) => ({ ...entry, said: sayShortDate(entry.on) }))}
      />
    ),
  })
}

/** Whether the council decides how long the record is kept: no rule does, and it has not decided yet. */
async function whyNotDecided(ports: RightsPorts, { rights, child }: Found, asked: AskedAt<'/children/:child/rights'>) {
  if (rights.periods.length > 0) return 'It was decided already: open the decision to decide otherwise'
  const kept = await ports.readRetention(asked.reading.authority, child.subject)
  return (kept?.keptBy ?? null) === null ? null : 'A rule says how long this record is kept'
}

/** Why something cannot be begun now; null where it can. */
async function notNow(ports: RightsPorts, kind: Beginning, found: Found, asked: AskedAt<'/children/:child/rights'>) {
  if (kind === 'period') return whyNotDecided(ports, found, asked)
  if (kind !== 'purge') return null
  if (found.rights.purges.some(({ isOpen }) => isOpen)) return 'It was asked for already'
  const inForce = await ports.inForce(asked.reading.authority)
  const why = whyKept(factsOf(found, ports), inForce, asked.today)
  return why && WHY_KEPT[why]
}

type AskedNew = AskedAt<'/children/:child/rights/new/:kind'>

async function begin(
  ports: RightsPorts,
  asked: AskedNew,
  act: (step: Step) => Promise<Answer> | Answer,
): Promise<Answer> {
  const { kind } = asked.params
  const found = isBeginning(kind) ? await findRecord(ports, asked) : null
  if (found === null || !isBeginning(kind)) return notFound()
  const why = await notNow(ports, kind, found, asked)
  if (why !== null) return redirect(found.href, why)
  const form = beginnings[kind]
  return act({ found, form, right: null, rows: [], action: `${found.href}/new/${kind}`, back: found.href })
}

type AskedAbout = AskedAt<'/children/:child/rights/facts/:fact/:kind'>

/** A form about one entry of the record: that somebody says it is wrong, or whether it is about another person. */
async function aboutFact(
  ports: RightsPorts,
  asked: AskedAbout,
  act: (step: Step) => Promise<Answer> | Answer,
): Promise<Answer> {
  const { kind, fact } = asked.params
  const found = isAboutFact(kind) ? await findRecord(ports, asked) : null
  if (found === null || !isAboutFact(kind)) return notFound()
  const complaints = await ports.readComplaintsOf(asked.reading, found.child.subject)
  const { entries } = bundleOf(found.child, found.history, ports, asked.today, complaints)
  const entry = entries.find((each) => each.fact === fact)
  if (entry === undefined) return notFound()
  const right =
    kind === 'third-party' ? (found.rights.marks.find((mark) => mark.fact.body['about'] === fact) ?? null) : null
  return act({
    ...{ found, form: aboutFacts[kind], right, sets: { about: fact } },
    rows: [
      { key: 'Entry', value: `${entry.kind}, ${sayDate(entry.on)}` },
      { key: 'It says', value: [entry.heading, ...entry.texts.map(({ text }) => text)].join('. ') },
      ...(kind === 'third-party' ? [{ key: 'Now', value: entry.withheld === null ? 'Given' : 'Withheld' }] : []),
    ],
    action: `${found.href}/facts/${fact}/${kind}`,
    back: `${found.href}/record`,
  })
}

/** What a mark says now, to begin with. */
const markForm = (step: Step, fact: string) => {
  const mark = markOf(step.found.rights, fact)
  return mark === null ? {} : { withheld: [mark ? 'yes' : 'no'] }
}

type AskedStep = AskedAt<'/children/:child/rights/:request/:step'>

/** The next step of something that was begun; null where there is none of that name. */
async function nextStep(
  ports: RightsPorts,
  asked: AskedStep,
  act: (step: Step) => Promise<Answer> | Answer,
): Promise<Answer> {
  const about = await findRight(ports, asked)
  const { step, request } = asked.params
  const next =
    about && Object.hasOwn(nextSteps[about.right.type] ?? {}, step) ? nextSteps[about.right.type]?.[step] : null
  if (!about || !next) return notFound()
  const { found, right } = about
  const address = `${found.href}/${request}`
  if (!next.may(right)) return redirect(address, 'That step cannot be taken now, or was taken already')
  const files = step === 'give' ? await copyToGive(ports, asked, about) : undefined
  if (typeof files === 'string') return redirect(address, files)
  return act({
    found,
    form: next,
    right,
    rows: next.after === undefined ? [] : sayEntryChanged(right, found.history.revisions),
    action: `${address}/${step}`,
    back: address,
    ...(files && { files }),
  })
}

/** Rights and retention of one record: requests, corrections, what is withheld, holds and purges. */
export const childRightsPages = (ports: RightsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/children/:child/rights',
    section: 'children',
    needs: 'child.rights',
    handle: (asked) => overview(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/children/:child/rights/record',
    section: 'children',
    needs: 'child.rights',
    handle: (asked) => wholeRecord(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/children/:child/rights/new/:kind',
    section: 'children',
    needs: 'child.rights',
    handle: (asked) => begin(ports, asked, (step) => showStep(step)),
  }),
  definePage({
    method: 'POST',
    path: '/children/:child/rights/new/:kind',
    section: 'children',
    needs: 'child.rights',
    handle: (asked) => begin(ports, asked, (step) => takeStep(ports, step, asked, () => step.found.href)),
  }),
  definePage({
    method: 'GET',
    path: '/children/:child/rights/facts/:fact/:kind',
    section: 'children',
    needs: 'child.rights',
    handle: (asked) => aboutFact(ports, asked, (step) => showStep(step, markForm(step, asked.params.fact))),
  }),
  definePage({
    method: 'POST',
    path: '/children/:child/rights/facts/:fact/:kind',
    section: 'children',
    needs: 'child.rights',
    handle: (asked) => aboutFact(ports, asked, (step) => takeStep(ports, step, asked, () => step.back)),
  }),
  oneRightPage(ports),
  definePage({
    method: 'GET',
    path: '/children/:child/rights/:request/:step',
    section: 'children',
    needs: 'child.rights',
    handle: (asked) => nextStep(ports, asked, (step) => showStep(step)),
  }),
  definePage({
    method: 'POST',
    path: '/children/:child/rights/:request/:step',
    section: 'children',
    needs: 'child.rights',
    handle: (asked) =>
      nextStep(ports, asked, async (step) => {
        const answer = await takeStep(ports, step, asked, () => step.back)
        // What was given is kept by its fact; copies that were only prepared are not.
        if (answer.kind === 'redirect' && step.right !== null && step.form.dates?.field === 'endedOn')
          await ports.bundles.forget(asked.reading.authority, step.right.id)
        return answer
      }),
  }),
  ...copyPages(ports),
  ...purgePages(ports),
]
