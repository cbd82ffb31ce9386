import type { SubjectId } from '../../../record/index.ts'
import { definePage, forbidden, type PageDefinition } from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../../child/index.ts'
import { planAgreed } from '../plan-events.ts'
import type { ImprovementPorts } from '../ports.ts'
import { formPage, readForm, saveOrShow, type FormAbout } from '../typed-fact.tsx'

const PATH = '/improvement/new'

const about: FormAbout = {
  definition: planAgreed,
  called: 'Improvement',
  action: PATH,
  backHref: '/improvement',
  back: 'Improvement',
  heading: 'Agree a plan',
}

/** The form by which a plan begins: its actions are added afterwards, or loaded from a file. */
export const agreePlanPages = (ports: Pick<ImprovementPorts, 'saveEntry' | 'newId'>): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: ({ known }) => (known ? forbidden(AS_KNOWN_THEN) : formPage(about, {}, [])),
  }),
  definePage({
    method: 'POST',
    path: PATH,
    section: 'improvement',
    needs: 'improvement.agree',
    handle: (asked) => {
      if (asked.known) return forbidden(AS_KNOWN_THEN)
      const subject = ports.newId() as SubjectId // a new random uuid
      return saveOrShow(ports, asked, about, readForm(planAgreed, asked.form, asked.today), {
        subject,
        isNew: 'plan',
        definition: planAgreed,
        then: `/improvement/plans/${subject}`,
      })
    },
  }),
]
