import type { EventDefinition, SubjectId } from '../../record/index.ts'
import { BackLink, definePage, isUuid, notFound, page, pageAsked, type PageDefinition } from '../../web/ui/index.ts'
import { recordHouseholdPages, type HouseholdPractice } from '../households/index.ts'
import { adopterListed } from './events.ts'
import { HOUSEHOLDS_A_PAGE, presentHousehold } from './list-adopters/present.ts'
import { AdoptersList } from './list-adopters/view.tsx'
import type { AdopterPorts } from './ports.ts'
import { adoptersRules } from './rules.ts'
import { presentAdopters } from './show-adopters/present.ts'
import { AdoptersPage } from './show-adopters/view.tsx'
import { adopterTypedEvents, enquiry } from './typed-events.ts'

const definitions: ReadonlyMap<string, EventDefinition> = new Map(adopterTypedEvents.map((each) => [each.type, each]))
const rules = new Map(adoptersRules.map((rule) => [rule.id, rule]))

const practice: HouseholdPractice = {
  ...{ kind: 'adopter', base: '/adopters', section: 'permanence', needs: 'adopters.record', list: 'Adopters' },
  begins: enquiry,
  follows: adopterTypedEvents.filter((each) => each !== enquiry),
}

/** The households of adopters, one of them, and the forms by which they are recorded. */
export const adopterPages = (ports: AdopterPorts): readonly PageDefinition[] => [
  ...recordHouseholdPages(practice, ports),
  definePage({
    method: 'GET',
    path: '/adopters',
    section: 'permanence',
    needs: 'adopters.see',
    readsKnownAt: true,
    handle: async ({ reading, query, may, today }) => {
      const current = pageAsked(query)
      const show = query['show'] === 'ended' ? 'ended' : 'under-way'
      const offset = (current - 1) * HOUSEHOLDS_A_PAGE
      const found = await ports.readAdopters(reading, { show, limit: HOUSEHOLDS_A_PAGE, offset })
      const { underWay, ended, households } = found
      const rows = households.map((line) => presentHousehold(line, reading.on))
      const mayLoad = may('imports.run')
      const mayRecord = reading.on === today && may('adopters.record')
      return page({
        title: 'Adopters',
        view: <AdoptersList {...{ rows, show, underWay, ended, current, mayLoad, mayRecord }} />,
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/adopters/:household',
    section: 'permanence',
    needs: 'adopters.see',
    readsKnownAt: true,
    handle: async ({ reading, params, may, today }) => {
      const id = params.household
      const read = isUuid(id) ? await ports.readAdopterHousehold(reading, id as SubjectId) : null // a uuid
      const found = read && (await ports.readFound(reading, 'adopter', id))
      const shown = read && presentAdopters(read, reading.on)
      if (!shown || !found) return notFound()
      const { calendar } = await ports.inForce(reading.authority)
      const facts = found.facts.filter(({ type }) => type !== adopterListed.type)
      const mayRecord = reading.on === today && may('adopters.record')
      const told = {
        ...{ told: { ...found, facts }, definitions, rules, calendar, on: reading.on, titleOf: ports.titleOf },
        elsewhere: new Set(['called']),
        ...(mayRecord ? { correctHref: (fact: string) => `/adopters/${id}/facts/${fact}/correct` } : {}),
      }
      const offers = mayRecord
        ? practice.follows.map(({ type, title }) => ({ href: `/adopters/${id}/record/${type}`, text: title }))
        : []
      return page({
        title: 'A household of adopters',
        before: <BackLink href="/adopters">Adopters</BackLink>,
        view: <AdoptersPage {...{ shown, told, offers }} />,
      })
    },
  }),
]
