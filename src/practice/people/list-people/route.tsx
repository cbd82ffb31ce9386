import { definePage, page, pageAsked, type PageDefinition } from '../../../web/ui/index.ts'
import type { PeoplePorts } from '../ports.ts'
import { leadOf, lineOf, PEOPLE_A_PAGE } from './present.ts'
import { People } from './view.tsx'

/** The list of people who may sign in. */
export const listPeoplePages = (ports: PeoplePorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/people',
    section: 'home',
    needs: 'people.manage',
    async handle({ reading, query, today }) {
      const current = pageAsked(query)
      const letter = /^[a-z]$/.test(query.letter ?? '') ? (query.letter ?? '') : ''
      const { total, people } = await ports.readPeople(reading.authority, {
        ...{ letter, notReviewedSince: null, limit: PEOPLE_A_PAGE, offset: (current - 1) * PEOPLE_A_PAGE },
      })
      const lines = people.map((known) => lineOf(known, today))
      return page({
        title: 'People',
        view: <People {...{ lead: leadOf(total, letter), letter, lines, current, total }} />,
      })
    },
  }),
]
