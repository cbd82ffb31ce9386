import type { EventDefinition } from '../../record/index.ts'
import { GroupedLinks, type LinkGroup } from '../../web/ui/index.ts'
import { called, changeMade, episode, noteSeen, planOutcome, recordHref } from '../child/index.ts'
import type { Step } from './next.ts'
import type { ChildRead } from './ports.ts'

const CONTACT = 'Seeing and hearing the child'
const PLANS = 'Assessment, plan and review'
const DECISIONS = 'Decisions and oversight'
const WHO = 'Who has the child'
const WORK = 'Working with the child'

/** Where a person looks for what happened: events of the child’s own practice, each under what it is about. */
const groupOf: Readonly<Record<string, string>> = {
  'child.visit': CONTACT,
  'child.case-note': CONTACT,
  'child.missing': CONTACT,
  'child.return-interview': CONTACT,
  'child.family-time': CONTACT,
  'child.health': CONTACT,
  'child.education': CONTACT,
  'child.survey-response': CONTACT,
  'child.pledge-response': CONTACT,
  'child.assessment': PLANS,
  'child.plan-version': PLANS,
  'child.summary': PLANS,
  'child.review': PLANS,
  'child.review-decisions': PLANS,
  'child.review-paper': PLANS,
  'child.midway-check': PLANS,
  'child.supervision': DECISIONS,
  'child.management-decision': DECISIONS,
  'child.legal-gateway': DECISIONS,
  'child.section-20': DECISIONS,
  'child.section-20-review': DECISIONS,
  'child.section-20-notice': DECISIONS,
  'child.delegated-authority': DECISIONS,
  'child.practice-alert': DECISIONS,
  'child.dispute': DECISIONS,
  'child.name': WHO,
  'child.worker': WHO,
  'child.handover': WHO,
  'child.reviewing-officer': WHO,
  'child.restricted': WHO,
}

/** The other practices, by the word that the types of their events begin with. */
const practices: Readonly<Record<string, string>> = {
  permanence: 'Permanence and adoption',
  'front-door': 'Front door and children in need',
  protection: 'Child protection',
  court: 'Courts',
  'care-leavers': 'Leaving care',
  'private-fostering': 'Private fostering',
}

const ORDER = [CONTACT, PLANS, practices['permanence'], DECISIONS, WHO, WORK, ...Object.values(practices)]

/** Everything that may be recorded, in groups, the most usual group first; what no group names stands with the work itself. */
function groupsOf(child: string, definitions: readonly EventDefinition[]): readonly LinkGroup[] {
  const groups = new Map<string, LinkGroup['links'][number][]>(ORDER.map((heading) => [heading ?? WORK, []]))
  const under = (heading: string, text: string, href: string): void => void groups.get(heading)?.push({ text, href })
  under(WORK, 'Placement and legal status', recordHref(child, episode.type))
  for (const { type, title, practice } of definitions)
    under(groupOf[type] ?? practices[practice] ?? WORK, title, recordHref(child, type))
  under(WHO, 'Brothers and sisters together', `/children/${child}/siblings`)
  under(WHO, 'The same child as another record', `/children/${child}/same-as`)
  return [...groups].map(([heading, links]) => ({ heading, links }))
}

/** Recorded beside something else, or by a link of its own below. */
const besides: ReadonlySet<string> = new Set([
  ...['child.sibling-group', planOutcome.type, changeMade.type, noteSeen.type],
])

/** Everything that a person may record of a child: what usually comes next, then the rest in groups. */
export const RecordSomething = (props: {
  child: ChildRead
  usual: readonly Step[]
  definitions: readonly EventDefinition[]
}) => (
  <>
    <span class="govuk-caption-l">{called(props.child)}</span>
    <h1 class="govuk-heading-l">What happened?</h1>
    {props.usual.length > 0 && (
      <nav class="tl-usual" aria-labelledby="what-usually">
        <h2 class="govuk-heading-s" id="what-usually">
          What usually comes next
        </h2>
        <ul class="govuk-list">
          {props.usual.map(({ text, href }) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    )}
    <GroupedLinks
      groups={groupsOf(
        props.child.subject,
        props.definitions.filter(({ typed, type }) => typed && !besides.has(type)),
      )}
    />
  </>
)
