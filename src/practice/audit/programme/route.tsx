import type { FactId, NewRevision, Save, SubjectId } from '../../../record/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  forbidden,
  InsetText,
  notFound,
  page,
  redirect,
  type Answer,
  type Form,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, typedSave, whyNotSaved } from '../../child/index.ts'
import { recordPages, whyWords, type FormAbout } from '../../improvement/index.ts'
import { drawAndAllot, type DrawnProgramme } from '../draw.ts'
import { allotted, programmeAgreed, programmeClosed } from '../events.ts'
import type { AuditPorts } from '../ports.ts'
import { nameOf, populations } from '../tools.ts'
import { checkDraw, drawPage, NEW } from './draw-form.tsx'
import { correctProgrammePages } from './correcting.ts'
import { drawnAgain, foundIn, programmeAsked, type Programme } from './programme.ts'
import { OneProgramme } from './view.tsx'

/** The one entry of a programme: what was agreed and drawn, and each audit as it was allotted. */
function entryOf(
  ports: AuditPorts,
  asked: PageContext,
  programme: SubjectId,
  { agreed, audits }: DrawnProgramme,
): Save {
  const revision = (subject: SubjectId, type: string, body: NewRevision['body']): NewRevision => ({
    ...{ fact: ports.newId() as FactId, revision: 0, type, shape: 1 }, // a new random uuid
    ...{ subjects: [subject], happenedOn: asked.today, body, texts: {} },
  })
  const subjects = audits.map((body) => ({ body, id: ports.newId() as SubjectId })) // likewise
  return {
    ...typedSave(asked, [
      revision(programme, programmeAgreed.type, agreed),
      ...subjects.map(({ id, body }) => revision(id, allotted.type, body)),
    ]),
    newSubjects: [
      { id: programme, kind: 'audit-programme', sourceRef: null },
      ...subjects.map(({ id }) => ({ id, kind: 'audit' as const, sourceRef: null })),
    ],
  }
}

async function draw(ports: AuditPorts, asked: PageContext): Promise<Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const auditors = await ports.readAuditors(asked.reading.authority)
  const { asked: wanted, errors } = checkDraw(asked.form, auditors, asked.today)
  if (wanted === null) return drawPage(asked.form, auditors, errors)
  const again = (field: string, says: string): Answer => drawPage(asked.form, auditors, [{ field, says }])
  const now = { ...asked.reading, on: asked.today }
  const position = await ports.headPosition(asked.reading.authority)
  const population = await ports.readPopulation(now, wanted.tool.population)
  const whom = populations[wanted.tool.population].toLowerCase()
  if (population.length === 0)
    return again('tool', `Nobody can be drawn today: there are no ${whom}. Choose something else`)
  if (wanted.size > population.length)
    return again(
      'size',
      `The sample cannot be larger than the population: there are ${population.length} ${whom}. Enter ${population.length} or fewer`,
    )
  const programme = ports.newId() as SubjectId // a new random uuid
  const drawn = drawAndAllot(population, wanted.auditors, {
    ...{ ...wanted, tool: nameOf(wanted.tool), programme, seed: ports.newId(), position },
  })
  if (drawn.left > 0)
    return again(
      'auditors',
      `${drawn.left} of the ${wanted.size} cases are of the team of everybody you chose, or are theirs: choose an auditor of another team as well. Nothing was saved, and the next draw is another`,
    )
  const save = entryOf(ports, asked, programme, drawn)
  const refused = whyNotSaved(await ports.saveEntry(asked.reading.authority, save))
  return refused === null
    ? redirect(`/audits/${programme}`, `Saved: ${wanted.size} cases were drawn and allotted`)
    : drawPage(asked.form, auditors, [], whyWords[refused])
}

const closing = ({ id, title }: Programme): FormAbout => ({
  definition: programmeClosed,
  called: title,
  action: `/audits/${id}/close`,
  backHref: `/audits/${id}`,
  back: 'Back to the programme',
  heading: 'Say what it found, and close it',
})

/** What the link that led here asks for already. */
const askedFor = (query: Readonly<Record<string, string>>): Form =>
  Object.fromEntries(['tool', 'size'].flatMap((name) => (query[name] === undefined ? [] : [[name, [query[name]]]])))

/** Programmes: agreeing one and drawing its sample, its page, drawing it again, and closing it. */
export const programmePages = (ports: AuditPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: NEW,
    section: 'improvement',
    needs: 'audits.agree',
    handle: async ({ known, reading, query }) =>
      known ? forbidden(AS_KNOWN_THEN) : drawPage(askedFor(query), await ports.readAuditors(reading.authority), []),
  }),
  definePage({
    method: 'POST',
    path: NEW,
    section: 'improvement',
    needs: 'audits.agree',
    handle: (asked) => draw(ports, asked),
  }),
  definePage({
    method: 'GET',
    path: '/audits/:programme',
    section: 'improvement',
    needs: 'audits.see',
    handle: async ({ reading, params, may, today }) => {
      const programme = await programmeAsked(ports, reading, params.programme)
      if (!programme) return notFound()
      const [audits, told] = await Promise.all([
        ports.readAudits(reading, { programme: programme.id }),
        ports.readProgrammeTold(reading, programme.id),
      ])
      const isNow = reading.on === today
      const mayAgree = isNow && may('audits.agree')
      return page({
        title: 'An audit programme',
        before: <BackLink href="/audits">Audits</BackLink>,
        view: (
          <OneProgramme
            {...{ programme, audits, told, found: foundIn(told), on: reading.on, titleOf: ports.titleOf }}
            closeHref={mayAgree && programme.closedOn === null ? `/audits/${programme.id}/close` : null}
            {...(mayAgree && { correctHref: (fact: string) => `/audits/${programme.id}/facts/${fact}/correct` })}
            learnHref={isNow && may('improvement.record') ? `/learning/new?from=${programme.id}` : null}
            learned={may('improvement.see') ? await ports.readLearned(reading, programme.id) : []}
          />
        ),
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/audits/:programme/again',
    section: 'improvement',
    needs: 'audits.see',
    readsKnownAt: true,
    handle: async ({ reading, params, today }) => {
      const now = { ...reading, generation: 0, on: today }
      const programme = await programmeAsked(ports, now, params.programme)
      if (!programme?.tool) return notFound()
      const then = { ...reading, on: programme.agreedOn }
      const [population, audits] = await Promise.all([
        ports.readPopulation(then, programme.tool.population),
        ports.readAudits(now, { programme: programme.id }),
      ])
      const first = audits
        .filter(({ reauditOf }) => reauditOf === null)
        .map(({ child, worker }) => child ?? worker ?? '')
      const again = drawnAgain(programme, population, first)
      return page({
        title: 'Drawn again',
        before: <BackLink href={`/audits/${programme.id}?on=`}>Back to the programme</BackLink>,
        view: (
          <>
            <span class="govuk-caption-l">{programme.title}</span>
            <h1 class="govuk-heading-l">Drawn again</h1>
            <InsetText>
              {again.isSameSample
                ? `The same ${programme.size} cases come out.`
                : 'Other cases come out than those that were audited.'}
            </InsetText>
            <p class="govuk-body">
              {again.isSamePopulation
                ? `The population is the same: ${programme.population} cases, as the record stood on ${sayDate(programme.agreedOn)}.`
                : `The population is another: ${again.population} cases are found here, and there were ${programme.population}. Whoever may see other records, or another moment of the record, gives another population; so does a record that was sealed since.`}
            </p>
          </>
        ),
      })
    },
  }),
  ...recordPages(ports, {
    ...{ path: '/audits/:programme/close', section: 'improvement', needs: 'audits.agree' },
    find: async ({ reading, params }) => {
      const programme = await programmeAsked(ports, reading, params.programme)
      if (!programme) return notFound()
      const to = { subject: programme.id, definition: programmeClosed, then: `/audits/${programme.id}` }
      return { about: closing(programme), to }
    },
  }),
  ...correctProgrammePages(ports),
]
