import type { AuthorityId } from '../../../record/index.ts'
import { definePage, page, pageAsked, type PageDefinition } from '../../../web/ui/index.ts'
import { CHILDREN_A_PAGE, presentQuiet } from './present.ts'
import type { ReadQuiet } from './ports.ts'
import { QuietList } from './view.tsx'

/** The list of children with no event in as many days as the authority has set, on any date. */
export const quietPages = (ports: {
  readonly readQuiet: ReadQuiet
  readonly quietAfterDays: (authority: AuthorityId) => Promise<number>
}): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/children/quiet',
    section: 'children',
    needs: 'children.list',
    readsKnownAt: true,
    async handle({ reading, query }) {
      const current = pageAsked(query)
      const everyone = query.of === 'everyone'
      const offset = (current - 1) * CHILDREN_A_PAGE
      const found = await ports.readQuiet(reading, { isLookedAfterOnly: !everyone, limit: CHILDREN_A_PAGE, offset })
      const quietAfterDays = await ports.quietAfterDays(reading.authority)
      const shown = presentQuiet(found, reading.on, quietAfterDays)
      return page({
        title: shown.heading,
        view: QuietList({ shown, everyone, total: found.total, current }),
      })
    },
  }),
]
