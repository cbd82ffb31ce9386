import type { Reading } from '../../../access/index.ts'
import type { AuthorityId } from '../../../record/index.ts'
import { ruleOn } from '../../../clocks/index.ts'
import type { Chapter } from '../../../practice/index.ts'
import type { RuleStanding } from '../../../store/index.ts'
import type { Day } from '../../../time/index.ts'
import {
  BackLink,
  csvOf,
  definePage,
  file,
  notFound,
  page,
  type PageContext,
  type PageDefinition,
} from '../../ui/index.ts'
import { presentRule } from './present-rule.ts'
import { presentBook } from './present.ts'
import { RulePage } from './rule-view.tsx'
import { firstMonth } from './standing.ts'
import { Book } from './view.tsx'

interface RuleBookPorts {
  /** The rules in force with an authority, and those that are not. */
  readonly readBook: (authority: AuthorityId) => Promise<readonly Chapter[]>
  readonly readRuleStanding: (reading: Reading, from: Day) => Promise<readonly RuleStanding[]>
}

/** How the clocks stand, for those who are told of figures; null for others. */
const standingFor = ({ readRuleStanding }: RuleBookPorts, { reading, may }: PageContext) =>
  may('figures.see') ? readRuleStanding(reading, firstMonth(reading.on)) : Promise.resolve(null)

function find(book: readonly Chapter[], id: string, on: Day) {
  const running = book.flatMap((chapter) => chapter.running).find((rule) => rule.id === id)
  const rule = running ?? book.flatMap(({ toCome }) => toCome).find((one) => one.id === id)
  return rule && { rule: ruleOn(rule, on), runs: running !== undefined }
}

/** The rule book and a page for each rule, for everyone who may sign in; how the clocks stand, for those who see figures. */
export const ruleBookPages = (ports: RuleBookPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/rules',
    section: 'home',
    needs: 'use',
    readsKnownAt: true,
    handle: async (asked) => {
      const book = await ports.readBook(asked.reading.authority)
      const rows = await standingFor(ports, asked)
      const shown = presentBook(book, rows, asked.reading.on, asked.query['practice'], asked.may('children.list'))
      return page({ title: 'Rule book', view: <Book shown={shown} /> })
    },
  }),
  definePage({
    method: 'GET',
    path: '/rules/:rule',
    section: 'home',
    needs: 'use',
    readsKnownAt: true,
    handle: async (asked) => {
      const found = find(await ports.readBook(asked.reading.authority), asked.params.rule, asked.reading.on)
      if (!found) return notFound()
      const rows = await standingFor(ports, asked)
      const shown = presentRule(found.rule, found.runs, rows, asked.reading.on, asked.may('children.list'))
      return page({
        title: shown.title,
        before: <BackLink href="/rules">Rule book</BackLink>,
        view: <RulePage shown={shown} />,
        downloads:
          found.runs && rows !== null
            ? [{ href: `/rules/${found.rule.id}/months`, text: 'Download the months (CSV)' }]
            : [],
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/rules/:rule/months',
    section: 'home',
    needs: 'figures.see',
    readsKnownAt: true,
    handle: async ({ reading, params }) => {
      const found = find(await ports.readBook(reading.authority), params.rule, reading.on)
      if (!found?.runs) return notFound()
      const rows = await ports.readRuleStanding(reading, firstMonth(reading.on))
      const { months } = presentRule(found.rule, true, rows, reading.on, false)
      const name = `${found.rule.id}-${reading.on}.csv`
      return file(name, 'text/csv; charset=utf-8', csvOf(['Month', 'Stopped', 'In time', 'Percent'], months))
    },
  }),
]
