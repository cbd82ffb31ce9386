import { SubNavigation, type PageContext } from '../../web/ui/index.ts'

const parts = [
  { text: 'Plans', href: '/improvement' },
  { text: 'Requirements', href: '/improvement/requirements' },
  { text: 'Scorecard', href: '/improvement/scorecard' },
  { text: 'Measures', href: '/improvement/measures' },
  { text: 'Promises', href: '/improvement/promises' },
  { text: 'Boards', href: '/improvement/boards' },
  { text: 'Reports', href: '/improvement/reports' },
  { text: 'Packs', href: '/improvement/packs' },
  { text: 'Evidence rooms', href: '/improvement/rooms' },
  { text: 'You said, we did', href: '/learning' },
] as const

/** The parts of improvement that the reader may see, above each of its lists. */
export const Parts = ({ current, may }: { current: (typeof parts)[number]['text']; may: PageContext['may'] }) => (
  <SubNavigation
    label="Parts of improvement"
    links={parts
      .filter(({ text }) => text !== 'Packs' || may('packs.see'))
      .map(({ text, href }) => ({ text, href, isCurrent: text === current }))}
  />
)
