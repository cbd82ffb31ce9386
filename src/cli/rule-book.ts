import { parseArgs } from 'node:util'
import { dayKind, ladderOf, limitCount, sayLimit, sayRole, sayTrust, type ClockRule } from '../clocks/index.ts'
import { allRules, defaultDefinitions, ruleBook, type Chapter } from '../practice/index.ts'
import type { Command, Surroundings } from './command.ts'
import { textTable } from './text-table.ts'

/** One clock as other programs read it. `limit` counts in `dayKind`; open ends of `inForce` are null. */
const clockJson = (rule: ClockRule) => ({
  id: rule.id,
  ref: rule.ref,
  title: rule.title,
  source: rule.source,
  trust: rule.trust,
  limit: limitCount(rule),
  dayKind: dayKind(rule),
  owner: rule.owner,
  ladder: ladderOf(rule),
  inForce: { from: rule.inForce?.from ?? null, to: rule.inForce?.to ?? null },
})

function chapterText({ title, running, toCome, withoutClock }: Chapter): string {
  const clocks = textTable([
    ['Ref', 'Rule', 'Limit', 'Whose', 'Trust', 'Id'],
    ...[...running, ...toCome].map((rule) => [
      rule.ref ?? '',
      rule.title,
      rule.sense === 'not-before' ? `not before ${sayLimit(rule)}` : sayLimit(rule),
      sayRole(rule.owner),
      sayTrust[rule.trust],
      rule.id,
    ]),
  ])
  const others = textTable(withoutClock.map(({ ref, title, trust }) => [ref, title, sayTrust[trust]]))
  return `${title}\n\n${clocks}${withoutClock.length > 0 ? `\n\nRules without a clock\n${others}` : ''}`
}

function run(args: readonly string[], around: Surroundings): Promise<number> {
  const { values } = parseArgs({ args: [...args], options: { json: { type: 'boolean', default: false } } })
  around.out(
    values.json
      ? `${JSON.stringify(allRules(defaultDefinitions).map(clockJson))}\n`
      : `${ruleBook(defaultDefinitions).map(chapterText).join('\n\n\n')}\n`,
  )
  return Promise.resolve(0)
}

export const ruleBookCommand: Command = {
  name: 'rule-book',
  summary: 'Every timescale, with its source and how far to trust it, without a database',
  usage: ['throughline rule-book [--json]'],
  run,
}
