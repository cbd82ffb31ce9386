import type { Person, Reading } from '../../../access/index.ts'
import type { Counts } from '../../../practice/show-due/index.ts'
import { toldTo, type CountTold } from '../../../practice/show-told/index.ts'
import type { AuthorityId } from '../../../record/index.ts'
import type { ImportRow, Overview } from '../../../store/index.ts'
import type { Day } from '../../../time/index.ts'
import { definePage, page, type PageContext, type PageDefinition } from '../../ui/index.ts'
import { presentHome, presentWork, sayTold, type Need, type StageTitles } from './present.ts'
import { EmptyHome, Home } from './view.tsx'

interface HomePorts {
  readonly readOverview: (reading: Reading) => Promise<Overview>
  readonly listImports: (authority: AuthorityId, limit: number, offset: number) => Promise<readonly ImportRow[]>
  readonly titles: StageTitles
  readonly countTold: CountTold
  readonly countDue: (reading: Reading, person: Person) => Promise<Counts>
  readonly quietAfterDays: (authority: AuthorityId) => Promise<number>
  /** What waits for a reviewer of emergency accesses, in a sentence; null where nothing does. */
  readonly sayToReview: (authority: AuthorityId, person: Person, today: Day) => Promise<string | null>
}

/** What waits for the person themselves: what they were told of, and what they review. */
async function waiting(
  ports: HomePorts,
  { reading, today, person, may }: Pick<PageContext, 'reading' | 'today' | 'person' | 'may'>,
): Promise<readonly Need[]> {
  const to = toldTo(person)
  const [review, told] = await Promise.all([
    may('emergencies.review') ? ports.sayToReview(reading.authority, person, today) : null,
    may('due.see') && to.roles.length > 0
      ? ports.countTold({ ...reading, generation: 0 }, to, null).then(sayTold)
      : null,
  ])
  return [
    ...(review === null ? [] : [{ says: review, href: '/emergency/review', see: 'Review them' }]),
    ...(told === null ? [] : [{ says: told, href: '/told', see: 'See what you were told' }]),
  ]
}

/** The home page: what needs somebody, how the children stand, and the ways on. */
export const homePages = (ports: HomePorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/',
    section: 'home',
    needs: 'use',
    readsKnownAt: true,
    async handle({ reading, today, authority, person, may }) {
      const title = 'Home'
      const { name } = authority
      const [own, work, [last]] = await Promise.all([
        waiting(ports, { reading, today, person, may }),
        may('due.see') ? ports.countDue(reading, person).then(presentWork) : [],
        may('figures.see') || may('imports.run') ? ports.listImports(reading.authority, 1, 0) : [],
      ])
      const home = { authority: name, work, may }
      if (!may('figures.see')) {
        const lead = `You are signed in as: ${person.title}.`
        return page({ title, view: Home({ ...home, lead, needs: own, figures: [] }) })
      }
      const [overview, quietAfterDays] = await Promise.all([
        ports.readOverview(reading),
        ports.quietAfterDays(reading.authority),
      ])
      if (overview.isEmpty && may('imports.run')) return page({ title, view: EmptyHome({ authority: name }) })
      const asked = { reading, today, authority: name, quietAfterDays, may }
      const { lead, needs, figures } = presentHome(overview, ports.titles, last ?? null, asked)
      return page({ title, view: Home({ ...home, lead, needs: [...own, ...needs], figures }) })
    },
  }),
]
