import type { SubjectId } from '../../../record/index.ts'
import {
  BackLink,
  definePage,
  forbidden,
  notFound,
  page,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, formOf as formWith, textIn } from '../../child/index.ts'
import { saidOfMeasures } from '../figures/entered.ts'
import { readShown } from '../figures/shown-to.ts'
import { knownIn } from '../known.ts'
import type { ImprovementPorts, OfImprovement } from '../ports.ts'
import { storyTold } from '../requirement-events.ts'
import type { Requirement, Source } from '../requirements.ts'
import { hrefOfRequirement } from '../show-action/present.ts'
import { traceOn } from '../trace.ts'
import { formPage, readForm, saveOrShow, without, type FormAbout } from '../typed-fact.tsx'
import { verdictsBy } from '../verdict.ts'
import { presentStory, type Told } from './present.ts'
import { StoryPage } from './view.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'readImprovementHistory' | 'saveEntry' | 'newId'> &
  Parameters<typeof readShown>[0] &
  Pick<ImprovementPorts, 'readIndicators'>
type Asked = PageContext<Readonly<Record<'requirement', string>>>

const PATH = '/improvement/requirements/:requirement/story'
const TELL = `${PATH}/tell` as const
const definition = without(storyTold, 'requirement')

interface Found {
  readonly requirement: Requirement
  readonly source: Source
}

function foundIn(all: readonly OfImprovement[], id: string): Found | null {
  const { requirements, sources } = knownIn(all)
  const requirement = requirements.find((each) => each.id === id)
  const source = sources.find((each) => each.id === requirement?.source)
  return requirement && source ? { requirement, source } : null
}

const subjectsOf = (all: readonly OfImprovement[], id: string): readonly OfImprovement[] =>
  all.filter(({ kind, facts }) => kind === 'requirement' && textIn(facts[0]?.body ?? {}, 'requirement') === id)

/** The last story that was told up to the day, in its own words. */
async function lastTold(ports: Ports, { reading }: Asked, own: readonly OfImprovement[]): Promise<Told | null> {
  const told = own.flatMap(({ subject, facts }) =>
    facts.filter(({ type }) => type === storyTold.type).map((fact) => ({ subject, fact })),
  )
  const last = told.toSorted((a, b) => (a.fact.happenedOn < b.fact.happenedOn ? -1 : 1)).at(-1)
  if (!last) return null
  const { texts } = await ports.readImprovementHistory(reading, last.subject)
  const word = (field: string): string =>
    texts
      .filter((text) => text.fact === last.fact.id && text.field === field)
      .toSorted((a, b) => a.revision - b.revision)
      .at(-1)?.text ?? ''
  return { on: last.fact.happenedOn, did: word('did'), voice: word('voice'), lessWell: word('lessWell') }
}

const formOf = ({ requirement, source }: Found): FormAbout => ({
  definition,
  called: `${source.title}, ${requirement.ref}`,
  action: `${hrefOfRequirement(requirement.id)}/story/tell`,
  backHref: `${hrefOfRequirement(requirement.id)}/story`,
  back: 'Back to the story',
  heading: 'Write the story',
})

async function about(ports: Ports, asked: Asked): Promise<{ found: Found; all: readonly OfImprovement[] } | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const all = await ports.readImprovement({ ...asked.reading, on: asked.today })
  const found = foundIn(all, asked.params.requirement)
  return found ? { found, all } : notFound()
}

/** The one-page story of any requirement, and the form by which its words are written. */
export const storyPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.see',
    readsKnownAt: true,
    handle: async (asked) => {
      const { reading, params, known, today, may } = asked
      const all = await ports.readImprovement(reading)
      const found = foundIn(all, params.requirement)
      if (!found) return notFound()
      const shown = presentStory(found, traceOn(all, reading.on), await readShown(ports, reading), {
        said: saidOfMeasures(all),
        verdicts: verdictsBy(all).get(params.requirement) ?? [],
        told: await lastTold(ports, asked, subjectsOf(all, params.requirement)),
        on: reading.on,
        indicators: await ports.readIndicators(reading),
      })
      const mayTell = known === null && reading.on === today && may('improvement.agree')
      const href = hrefOfRequirement(params.requirement)
      return page({
        title: `Story: ${shown.caption}`,
        before: <BackLink href={href}>The requirement</BackLink>,
        view: <StoryPage shown={shown} tellHref={mayTell ? `${href}/story/tell` : null} />,
      })
    },
  }),
  definePage({
    method: 'GET',
    path: TELL,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const stands = await about(ports, asked)
      if (!('found' in stands)) return stands
      const told = await lastTold(ports, asked, subjectsOf(stands.all, stands.found.requirement.id))
      const texts: Readonly<Record<string, string>> =
        told === null ? {} : { did: told.did, voice: told.voice, lessWell: told.lessWell }
      return formPage(formOf(stands.found), formWith(definition, { happenedOn: asked.today, body: {}, texts }), [])
    },
  }),
  definePage({
    method: 'POST',
    path: TELL,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (asked) => {
      const stands = await about(ports, asked)
      if (!('found' in stands)) return stands
      const { found, all } = stands
      const known = subjectsOf(all, found.requirement.id)[0]?.subject ?? null
      const form = formOf(found)
      return saveOrShow(ports, asked, form, readForm(definition, asked.form, asked.today), {
        subject: known ?? (ports.newId() as SubjectId), // a new random uuid
        ...(known === null ? { isNew: 'requirement' as const } : {}),
        ...{ definition: storyTold, known: { requirement: found.requirement.id }, then: form.backHref },
      })
    },
  }),
]
