import type { SubjectId } from '../../../record/index.ts'
import {
  definePage,
  forbidden,
  notFound,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../../child/index.ts'
import { verdictGiven } from '../events.ts'
import type { ImprovementPorts } from '../ports.ts'
import { knownIn, type Known } from '../known.ts'
import type { Requirement } from '../requirements.ts'
import { hrefOfRequirement, linkToRequirement } from '../show-action/present.ts'
import { formPage, readForm, saveOrShow, without, type FormAbout } from '../typed-fact.tsx'
import { textIn } from '../../child/index.ts'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId'>
type Asked = PageContext<Readonly<Record<'requirement', string>>>

const PATH = '/improvement/requirements/:requirement/verdict'
const definition = without(verdictGiven, 'requirement')

function formOf({ id }: Requirement, all: Known): FormAbout {
  const link = linkToRequirement(id, all)
  return {
    definition,
    called: link?.text ?? id,
    action: `${hrefOfRequirement(id)}/verdict`,
    backHref: hrefOfRequirement(id),
    back: 'Back to the requirement',
    ...(link ? { says: `${link.says} ${verdictGiven.describes}` } : {}),
  }
}

interface Found {
  readonly requirement: Requirement
  readonly of: Known
}

/** The requirement asked for, or why nothing can be decided of it. */
async function asked(ports: Ports, { known, params, reading, today }: Asked): Promise<Found | Answer> {
  if (known) return forbidden(AS_KNOWN_THEN)
  const of = knownIn(await ports.readImprovement({ ...reading, on: today }))
  const requirement = of.requirements.find(({ id }) => id === params.requirement)
  return requirement ? { requirement, of } : notFound()
}

const isAnswer = (found: Found | Answer): found is Answer => 'kind' in found

/** The subject that holds what was decided of a requirement already; null before the first decision. */
async function subjectOf({ readImprovement }: Ports, { reading, today }: Asked, id: string): Promise<SubjectId | null> {
  const all = await readImprovement({ ...reading, on: today })
  const found = all.find(
    ({ kind, facts }) => kind === 'requirement' && textIn(facts[0]?.body ?? {}, 'requirement') === id,
  )
  return found?.subject ?? null
}

async function save(ports: Ports, context: Asked, { requirement: found, of }: Found): Promise<Answer> {
  const checked = readForm(definition, context.form, context.today)
  const known = await subjectOf(ports, context, found.id)
  const subject = known ?? (ports.newId() as SubjectId) // a new random uuid
  return saveOrShow(ports, context, formOf(found, of), checked, {
    subject,
    ...(known === null ? { isNew: 'requirement' as const } : {}),
    definition: verdictGiven,
    known: { requirement: found.id },
    then: hrefOfRequirement(found.id),
  })
}

/** The form by which somebody records what was decided of a requirement. */
export const verdictPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (context) => {
      const found = await asked(ports, context)
      return isAnswer(found) ? found : formPage(formOf(found.requirement, found.of), {}, [])
    },
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: async (context) => {
      const found = await asked(ports, context)
      return isAnswer(found) ? found : save(ports, context, found)
    },
  }),
]
