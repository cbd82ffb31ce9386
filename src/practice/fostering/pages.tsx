import type { EventDefinition } from '../../record/index.ts'
import { BackLink, definePage, isUuid, notFound, page, pageAsked, type PageDefinition } from '../../web/ui/index.ts'
import { recordHouseholdPages, type HouseholdPractice } from '../households/index.ts'
import { application, fosteringEvents } from './events.ts'
import type { FosterPorts } from './ports.ts'
import { fosteringRules } from './rules.ts'
import { FosterHome, FosterList, HOUSEHOLDS_A_PAGE } from './show-foster-homes/view.tsx'

const definitions: ReadonlyMap<string, EventDefinition> = new Map(fosteringEvents.map((each) => [each.type, each]))
const rules = new Map(fosteringRules.map((rule) => [rule.id, rule]))

const practice: HouseholdPractice = {
  ...{
    kind: 'foster-home',
    base: '/foster-homes',
    section: 'children',
    needs: 'fostering.record',
    list: 'Foster carers',
  },
  begins: application,
  follows: fosteringEvents.filter((each) => each !== application),
}

/** The households that foster, one of them, and the forms by which they are recorded. */
export const fosterPages = (ports: FosterPorts): readonly PageDefinition[] => [
  ...recordHouseholdPages(practice, ports),
  definePage({
    method: 'GET',
    path: '/foster-homes',
    section: 'children',
    needs: 'fostering.see',
    handle: async ({ reading, query, may, today }) => {
      const current = pageAsked(query)
      const show = query['show'] === 'ended' ? 'ended' : 'under-way'
      const offset = (current - 1) * HOUSEHOLDS_A_PAGE
      const { households, ...counts } = await ports.readFosterHomes(reading, { show, limit: HOUSEHOLDS_A_PAGE, offset })
      const mayRecord = reading.on === today && may('fostering.record')
      return page({
        title: 'Foster carers',
        view: <FosterList {...{ rows: households, show, on: reading.on, current, mayRecord, ...counts }} />,
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/foster-homes/:household',
    section: 'children',
    needs: 'fostering.see',
    handle: async ({ reading, params, may, today }) => {
      const id = params.household
      const found = isUuid(id) ? await ports.readFound(reading, 'foster-home', id) : null
      if (!found || found.facts.length === 0) return notFound()
      const { calendar } = await ports.inForce(reading.authority)
      const mayRecord = reading.on === today && may('fostering.record')
      const told = {
        ...{ told: found, definitions, rules, calendar, on: reading.on, titleOf: ports.titleOf },
        elsewhere: new Set(['called']),
        ...(mayRecord ? { correctHref: (fact: string) => `/foster-homes/${id}/facts/${fact}/correct` } : {}),
      }
      const offers = mayRecord
        ? practice.follows.map(({ type, title }) => ({ href: `/foster-homes/${id}/record/${type}`, text: title }))
        : []
      return page({
        title: 'A household that fosters',
        before: <BackLink href="/foster-homes">Foster carers</BackLink>,
        view: <FosterHome {...{ named: found.named, told, offers }} />,
      })
    },
  }),
]
