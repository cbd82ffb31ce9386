import type { SubjectId } from '../../../record/index.ts'
import {
  definePage,
  forbidden,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, textIn } from '../../child/index.ts'
import { knownIn, type Known } from '../known.ts'
import type { ImprovementPorts } from '../ports.ts'
import { requirementEntered } from '../requirement-events.ts'
import { hrefOfRequirement } from '../show-action/present.ts'
import { formPage, readForm, saveOrShow, without, type FormAbout, type Typed } from '../typed-fact.tsx'

type Ports = Pick<ImprovementPorts, 'readImprovement' | 'saveEntry' | 'newId'>

const PATH = '/improvement/requirements/new'
const definition = without(requirementEntered, 'requirement')

const form: FormAbout = {
  definition,
  called: 'Of a notice, an inspection, a diagnostic, a peer review, a health check or an adviser',
  action: PATH,
  backHref: '/improvement/requirements',
  back: 'Requirements',
  heading: 'Enter a requirement',
}

const SHORT = /^[A-Z][A-Z0-9]{1,11}$/
const REF = /^[0-9A-Za-z]+([.][0-9A-Za-z]+)*$/

const idOf = ({ body }: Pick<Typed, 'body'>): string => `${textIn(body, 'short') ?? ''}-${textIn(body, 'ref') ?? ''}`

/** What does not name a requirement, or names another, each beside its field. */
function against(known: Known, typed: Typed): readonly FieldError[] {
  const [short, ref] = [textIn(typed.body, 'short') ?? '', textIn(typed.body, 'ref') ?? '']
  const isExample = known.sources.some(({ id }) => id === short)
  return [
    ...(SHORT.test(short)
      ? []
      : [{ field: 'short', says: 'The short name must be capital letters and figures, such as PR18' }]),
    ...(isExample
      ? [{ field: 'short', says: `${short} is the short name of one of the worked examples: choose another` }]
      : []),
    ...(REF.test(ref)
      ? []
      : [{ field: 'ref', says: 'The paragraph’s number must be figures and letters, such as 3 or 5.2' }]),
    ...(known.requirements.some(({ id }) => id === idOf(typed))
      ? [{ field: 'ref', says: `${idOf(typed)} is entered already: correct that, or give this another number` }]
      : []),
  ]
}

async function save(ports: Ports, asked: PageContext): Promise<Answer> {
  const known = knownIn(await ports.readImprovement({ ...asked.reading, on: asked.today }))
  const checked = readForm(definition, asked.form, asked.today, (typed) => against(known, typed))
  const requirement = 'typed' in checked ? idOf(checked.typed) : ''
  return saveOrShow(ports, asked, form, checked, {
    subject: ports.newId() as SubjectId, // a new random uuid
    isNew: 'requirement',
    ...{ definition: requirementEntered, known: { requirement }, then: hrefOfRequirement(requirement) },
  })
}

/** The form by which a requirement is entered that is none of the worked examples. */
export const enterRequirementPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: ({ known }) => (known ? forbidden(AS_KNOWN_THEN) : formPage(form, {}, [])),
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: (asked) => (asked.known ? forbidden(AS_KNOWN_THEN) : save(ports, asked)),
  }),
]
