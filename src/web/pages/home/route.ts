import type { Person, Reading } from '../../../access/index.ts'
import type { Counts } from '../../../practice/show-due/index.ts'
import { toldTo, type CountTold } from '../../../practice/show-told/index.ts'
import type { AuthorityId } from '../../../record/index.ts'
import type { ImportRow, Overview } from '../../../store/index.ts'
import type { Day } from '../../../time/index.ts'
import { definePage, page, type PageDefinition } from '../../ui/index.ts'
import { presentHome, presentWork, sayTold, type StageTitles } from './present.ts'
import { EmptyHome, Home, PlainHome } from './view.tsx'

/** The home page: how the record stands, and the ways on. */
export const homePages = (ports: {
  readonly readOverview: (reading: Reading) => Promise<Overview>
  readonly listImports: (authority: AuthorityId, limit: number, offset: number) => Promise<readonly ImportRow[]>
  readonly titles: StageTitles
  readonly countTold: CountTold
  readonly countDue: (reading: Reading, person: Person) => Promise<Counts>
  readonly quietAfterDays: (authority: AuthorityId) => Promise<number>
  /** What waits for a reviewer of emergency accesses, in a sentence; null where nothing does. */
  readonly sayToReview: (authority: AuthorityId, person: Person, today: Day) => Promise<string | null>
}): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/',
    section: 'home',
    needs: 'use',
    readsKnownAt: true,
    async handle({ reading, today, authority, person, may }) {
      const title = 'Home'
      const toReview = may('emergencies.review') ? await ports.sayToReview(reading.authority, person, today) : null
      const to = toldTo(person)
      const told =
        may('children.list') && to.roles.length > 0
          ? sayTold(await ports.countTold({ ...reading, generation: 0 }, to, null))
          : null
      const work = may('children.list') ? presentWork(await ports.countDue(reading, person)) : []
      const own = { authority: authority.name, toReview, told, work, may }
      if (!may('figures.see'))
        if (!may('figures.see')) return page({ title, view: PlainHome({ ...own, title: person.title }) })
      const [overview, [last]] = await Promise.all([
        ports.readOverview(reading),
        ports.listImports(reading.authority, 1, 0),
      ])
      if (overview.isEmpty && may('imports.run')) return page({ title, view: EmptyHome({ authority: authority.name }) })
      const quietAfterDays = await ports.quietAfterDays(reading.authority)
      const asked = { reading, today, authority: authority.name, quietAfterDays, may }
      const shown = presentHome(overview, ports.titles, last ?? null, asked)
      return page({ title, view: Home({ ...own, shown }) })
    },
  }),
]
