import type { PageContext } from '../../web/ui/index.ts'
import { SubNavigation } from '../../web/ui/index.ts'

const parts = [
  { text: 'You said, we did', href: '/learning', needs: 'improvement.see' },
  { text: 'Complaints', href: '/complaints', needs: 'complaints.see' },
  { text: 'Audits', href: '/audits', needs: 'audits.see' },
  { text: 'Case discussions', href: '/audits/discussions', needs: 'audits.see' },
  { text: 'Focus weeks', href: '/audits/focus-weeks', needs: 'audits.see' },
] as const

/** The parts of learning, above each of its lists: those that the person may open. */
export const LearningParts = ({
  current,
  may,
}: { current: (typeof parts)[number]['text'] } & Pick<PageContext, 'may'>) => (
  <SubNavigation
    label="Parts of learning"
    links={parts
      .filter(({ needs }) => may(needs))
      .map(({ text, href }) => ({ text, href, isCurrent: text === current }))}
  />
)
