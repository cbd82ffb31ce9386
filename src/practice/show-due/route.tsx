import { householdTeamsOf } from '../../access/index.ts'
import type { ClockRule } from '../../clocks/index.ts'
import { definePage, file, page, type PageContext, type PageDefinition } from '../../web/ui/index.ts'
import type { InForce } from '../child/index.ts'
import { hrefOfWorker } from '../supervision/index.ts'
import { addressOf, askFor, readAsked } from './ask.ts'
import type { ReadDue, ReadTeams } from './ports.ts'
import { dueCsv, presentDue, type DueContext } from './present.ts'
import { DueList } from './view.tsx'

/** What the list of what is due must be able to read, and the words that it is told. */
export interface DuePorts {
  readonly readDue: ReadDue
  readonly readTeams: ReadTeams
  readonly rules: readonly ClockRule[]
  readonly inForce: InForce
  readonly titleOf: (person: string) => string
}

/** Every running clock by team, by whose turn it is and by step: late, due today, due this week, at risk. */
export const duePages = ({ readDue, readTeams, ...ports }: DuePorts): readonly PageDefinition[] => {
  const rules = new Map(ports.rules.map((rule) => [rule.id, rule]))
  const asked = ({ query, person }: PageContext) => readAsked(query, person, new Set(rules.keys()))
  const context = async (
    { reading, known, person, may }: PageContext,
    teams: readonly string[],
  ): Promise<DueContext> => {
    const { calendar, dutyManager } = await ports.inForce(reading.authority)
    const [own] = person.workers
    return {
      on: reading.on,
      isPast: known !== null,
      calendar,
      dutyManager,
      rules,
      teams: [...teams, ...householdTeamsOf(reading.sees)],
      lists: may('children.list'),
      titleOf: ports.titleOf,
      person,
      supervisionHref: own !== undefined && may('supervision.see') ? hrefOfWorker(own) : null,
    }
  }
  return [
    definePage({
      method: 'GET',
      path: '/due',
      section: 'due',
      needs: 'due.see',
      readsKnownAt: true,
      handle: async (sent) => {
        const wanted = asked(sent)
        const [found, teams] = await Promise.all([
          readDue(sent.reading, askFor(wanted, sent.person)),
          readTeams(sent.reading),
        ])
        const shown = presentDue(found, wanted, await context(sent, teams))
        const download = { href: addressOf('/due/download', wanted, {}), text: 'Download this list (CSV)' }
        return page({
          title: 'What is due',
          view: <DueList shown={shown} />,
          downloads: found.counts[wanted.part] === 0 ? [] : [download],
        })
      },
    }),
    definePage({
      method: 'GET',
      path: '/due/download',
      section: 'due',
      needs: 'children.export',
      readsKnownAt: true,
      handle: async (sent) => {
        const { clocks } = await readDue(sent.reading, { ...askFor(asked(sent), sent.person), limit: null, offset: 0 })
        const children = [...new Set(clocks.map(({ subject }) => subject))]
        return file('what-is-due.csv', 'text/csv; charset=utf-8', dueCsv(clocks, await context(sent, [])), children)
      },
    }),
  ]
}
