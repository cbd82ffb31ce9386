import { definePage, page, pageAsked, type PageDefinition } from '../../../web/ui/index.ts'
import { CONTRADICTIONS_A_PAGE, countOf, presentContradictions } from './present.ts'
import type { ReadContradictions } from './ports.ts'
import { ContradictionList } from './view.tsx'

/** The worklist of what the facts contradict, by kind and child. */
export const contradictionPages = (ports: {
  readonly readContradictions: ReadContradictions
}): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/contradictions',
    section: 'children',
    needs: 'children.list',
    readsKnownAt: true,
    async handle({ reading, query }) {
      const current = pageAsked(query)
      const code = query.kind ?? null
      const limit = CONTRADICTIONS_A_PAGE
      const found = await ports.readContradictions(reading, { code, limit, offset: (current - 1) * limit })
      return page({
        title: 'Contradictions',
        view: ContradictionList({
          shown: presentContradictions(found, code),
          code,
          total: countOf(found.kinds, code),
          current,
        }),
      })
    },
  }),
]
