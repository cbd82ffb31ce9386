import type { SubjectId } from '../../record/index.ts'
import { BackLink, definePage, isUuid, notFound, page, pageAsked, type PageDefinition } from '../../web/ui/index.ts'
import { HOUSEHOLDS_A_PAGE, presentHousehold } from './list-adopters/present.ts'
import { AdoptersList } from './list-adopters/view.tsx'
import type { AdopterPorts } from './ports.ts'
import { presentAdopters } from './show-adopters/present.ts'
import { AdoptersPage } from './show-adopters/view.tsx'

/** The households of adopters, and one of them. */
export const adopterPages = (ports: AdopterPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/adopters',
    section: 'permanence',
    needs: 'adopters.see',
    readsKnownAt: true,
    handle: async ({ reading, query, may }) => {
      const current = pageAsked(query)
      const show = query['show'] === 'ended' ? 'ended' : 'under-way'
      const offset = (current - 1) * HOUSEHOLDS_A_PAGE
      const found = await ports.readAdopters(reading, { show, limit: HOUSEHOLDS_A_PAGE, offset })
      const { underWay, ended, households } = found
      const rows = households.map((line) => presentHousehold(line, reading.on))
      const mayLoad = may('imports.run')
      return page({ title: 'Adopters', view: <AdoptersList {...{ rows, show, underWay, ended, current, mayLoad }} /> })
    },
  }),
  definePage({
    method: 'GET',
    path: '/adopters/:adopter',
    section: 'permanence',
    needs: 'adopters.see',
    readsKnownAt: true,
    handle: async ({ reading, params }) => {
      const id = params.adopter
      const read = isUuid(id) ? await ports.readAdopterHousehold(reading, id as SubjectId) : null // a uuid
      const shown = read && presentAdopters(read, reading.on)
      if (!shown) return notFound()
      return page({
        title: 'A household of adopters',
        before: <BackLink href="/adopters">Adopters</BackLink>,
        view: <AdoptersPage shown={shown} />,
      })
    },
  }),
]
