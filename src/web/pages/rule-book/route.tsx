import type { Reading } from '../../../access/index.ts'
import type { AuthorityId } from '../../../record/index.ts'
import { ruleOn } from '../../../clocks/index.ts'
import type { Chapter } from '../../../practice/index.ts'
import type { RuleStanding } from '../../../store/index.ts'
import type { Day } from '../../../time/index.ts'
import { BackLink, csvOf, definePage, file, notFound, page, type PageDefinition } from '../../ui/index.ts'
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

function find(book: readonly Chapter[], id: string, on: Day) {
  const running = book.flatMap((chapter) => chapter.running).find((rule) => rule.id === id)
  const rule = running ?? book.flatMap(({ toCome }) => toCome).find((one) => one.id === id)
  return rule && { rule: ruleOn(rule, on), runs: running !== undefined }
}

/** The rule book and a page for each rule, for everyone who may sign in: no child is named on them. */
export const ruleBookPages = ({ readBook, readRuleStanding }: RuleBookPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/rules',
    section: 'home',
    needs: 'use',
    readsKnownAt: true,
    handle: async ({ reading, query, may }) => {
      const book = await readBook(reading.authority)
      const rows = await readRuleStanding(reading, firstMonth(reading.on))
      const shown = presentBook(book, rows, reading.on, query['practice'], may('children.list'))
      return page({ title: 'Rule book', view: <Book shown={shown} /> })
    },
  }),
  definePage({
    method: 'GET',
    path: '/rules/:rule',
    section: 'home',
    needs: 'use',
    readsKnownAt: true,
    handle: async ({ reading, params, may }) => {
      const found = find(await readBook(reading.authority), params.rule, reading.on)
      if (!found) return notFound()
      const rows = await readRuleStanding(reading, firstMonth(reading.on))
      const shown = presentRule(found.rule, found.runs, rows, reading.on, may('children.list'))
      return page({
        title: shown.title,
        before: <BackLink href="/rules">Rule book</BackLink>,
        view: <RulePage shown={shown} />,
        downloads: found.runs ? [{ href: `/rules/${found.rule.id}/months`, text: 'Download the months (CSV)' }] : [],
      })
    },
  }),
  definePage({
    method: 'GET',
    path: '/rules/:rule/months',
    section: 'home',
    needs: 'use',
    readsKnownAt: true,
    handle: async ({ reading, params }) => {
      const found = find(await readBook(reading.authority), params.rule, reading.on)
      if (!found?.runs) return notFound()
      const rows = await readRuleStanding(reading, firstMonth(reading.on))
      const { months } = presentRule(found.rule, true, rows, reading.on, false)
      const name = `${found.rule.id}-${reading.on}.csv`
      return file(name, 'text/csv; charset=utf-8', csvOf(['Month', 'Stopped', 'In time', 'Percent'], months))
    },
  }),
]
