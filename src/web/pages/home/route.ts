import type { Person, Reading } from '../../../access/index.ts'
import type { AuthorityId } from '../../../record/index.ts'
import type { ImportRow, Overview } from '../../../store/index.ts'
import type { Day } from '../../../time/index.ts'
import { definePage, page, type PageDefinition } from '../../ui/index.ts'
import { presentHome, type StageTitles } from './present.ts'
import { EmptyHome, Home, PlainHome } from './view.tsx'

/** The home page: how the record stands, and the ways on. */
export const homePages = (ports: {
  readonly readOverview: (reading: Reading) => Promise<Overview>
  readonly listImports: (authority: AuthorityId, limit: number, offset: number) => Promise<readonly ImportRow[]>
  readonly titles: StageTitles
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
      if (!may('figures.see'))
        return page({ title, view: PlainHome({ authority: authority.name, title: person.title, toReview, may }) })
      const [overview, [last]] = await Promise.all([
        ports.readOverview(reading),
        ports.listImports(reading.authority, 1, 0),
      ])
      if (overview.isEmpty && may('imports.run')) return page({ title, view: EmptyHome({ authority: authority.name }) })
      const quietAfterDays = await ports.quietAfterDays(reading.authority)
      const asked = { reading, today, authority: authority.name, quietAfterDays, may }
      const shown = presentHome(overview, ports.titles, last ?? null, asked)
      return page({ title, view: Home({ authority: authority.name, shown, toReview, may }) })
    },
  }),
]
