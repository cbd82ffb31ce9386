import { SubNavigation } from '../../web/ui/index.ts'

const parts = [
  { text: 'What is due', href: '/due' },
  { text: 'What I was told', href: '/told' },
  { text: 'Clinic', href: '/clinic' },
  { text: 'Caseloads', href: '/caseloads' },
  { text: 'Teams', href: '/teams' },
  { text: 'Escalated', href: '/climbed' },
  { text: 'Reviews', href: '/reviews' },
  { text: 'Plans', href: '/plans' },
] as const

/** The parts of the daily work, above each of its lists. */
export const Parts = ({ current, lists = true }: { current: (typeof parts)[number]['text']; lists?: boolean }) => (
  <SubNavigation
    label="Parts of the work"
    links={parts
      .filter(({ href }) => lists || ownParts.has(href))
      .map(({ text, href }) => ({ text, href, isCurrent: text === current }))}
  />
)

/** What everybody has who is told of anything; the others list children. */
const ownParts: ReadonlySet<string> = new Set(['/due', '/told'])
