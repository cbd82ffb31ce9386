import { ownerRolesOf, type Person } from '../../access/index.ts'
import type { ClockRule } from '../../clocks/index.ts'
import { definePage, page, pageAsked, redirect, type PageDefinition } from '../../web/ui/index.ts'
import type { InForce } from '../child/index.ts'
import type { CountTold, MarkSeen, ReadTold, ToldTo } from './ports.ts'
import { presentTold, TOLD_A_PAGE } from './present.ts'
import { Told } from './view.tsx'

/** What the pages of what somebody was told must be able to read and do. */
export interface ToldPorts {
  readonly readTold: ReadTold
  readonly countTold: CountTold
  readonly markSeen: MarkSeen
  readonly rules: readonly ClockRule[]
  readonly inForce: InForce
  readonly titleOf: (person: string) => string
}

/** What somebody is told as. */
export const toldTo = (person: Person): ToldTo => ({
  person: person.id,
  roles: ownerRolesOf(person),
  team: person.team,
  workers: person.workers,
})

/** What a person was told of the clocks of children they may see; and that they have seen it, which takes nothing away. */
export const toldPages = ({ readTold, countTold, markSeen, ...ports }: ToldPorts): readonly PageDefinition[] => {
  const rules = new Map(ports.rules.map((rule) => [rule.id, rule]))
  return [
    definePage({
      method: 'GET',
      path: '/told',
      section: 'due',
      needs: 'due.see',
      handle: async ({ reading, person, query, may }) => {
        const to = toldTo(person)
        const asked = pageAsked(query)
        const now = { ...reading, generation: 0 }
        const [counts, told, { calendar, dutyManager }] = await Promise.all([
          countTold(now, to, null),
          readTold(now, to, TOLD_A_PAGE, (asked - 1) * TOLD_A_PAGE),
          ports.inForce(reading.authority),
        ])
        const context = { on: reading.on, calendar, dutyManager, rules, titleOf: ports.titleOf }
        return page({
          title: 'What I was told',
          view: <Told shown={presentTold(counts, told, asked, context)} lists={may('children.list')} />,
        })
      },
    }),
    definePage({
      method: 'POST',
      path: '/told/seen',
      section: 'due',
      needs: 'due.see',
      handle: async ({ reading, person, now }) => {
        await markSeen(reading.authority, person.id, now)
        return redirect('/told', 'You have seen them all. They stay here until they are done')
      },
    }),
  ]
}
