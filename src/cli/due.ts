import { parseArgs } from 'node:util'
import { countedDays, dueOn, isOfItsTime, warnOn, type ClockRule, type Pause } from '../clocks/index.ts'
import { allRules, defaultDefinitions, ruleBook } from '../practice/index.ts'
import { asDay, type Day } from '../time/index.ts'
import type { Command, Surroundings } from './command.ts'
import { dueNotes, dueTable } from './due-words.ts'

const usage = [
  'throughline due --ref LA7 --from 2016-12-19 [--json]',
  'throughline due --ref LA17 --id child.review-record --from 2016-12-19',
  'throughline due --ref PA7 --from 2025-09-01 --pause 2025-09-02..2025-09-16',
]

interface Asked {
  readonly rule: ClockRule
  readonly from: Day
  readonly pauses: readonly Pause[]
  readonly json: boolean
}

/** The one rule that was asked for, or the sentence that says why there is none. */
function ruleAsked(ref: string | undefined, id: string | undefined): ClockRule | string {
  const all = allRules(defaultDefinitions)
  const ofRef = ref === undefined ? all : all.filter((rule) => rule.ref === ref)
  if (ref === undefined && id === undefined) return 'Say which rule: --ref LA7, or --id child.first-review.'
  if (ofRef.length === 0) return withoutClock(ref ?? '')
  const found = id === undefined ? ofRef : ofRef.filter((rule) => rule.id === id)
  const [rule, ...others] = found
  if (!rule)
    return `There is no clock “${id ?? ''}”${ref === undefined ? '' : ` under ${ref}. Its clocks:\n${list(ofRef)}`}`
  if (others.length > 0) return `${ref ?? ''} has ${found.length} clocks. Choose one with --id:\n${list(found)}`
  return rule
}

const list = (rules: readonly ClockRule[]): string => rules.map(({ id, title }) => `  ${id}  ${title}`).join('\n')

function withoutClock(ref: string): string {
  const known = ruleBook(defaultDefinitions)
    .flatMap((chapter) => chapter.withoutClock)
    .find((rule) => rule.ref === ref)
  return known
    ? `${ref} is a rule without a clock: ${known.title}. ${known.says}`
    : `There is no rule “${ref}”. See them all: throughline rule-book`
}

/** `2025-09-02..2025-09-16`: from the first day that does not count to the first that counts again. */
function pauseAsked(text: string): Pause | null {
  const [from = '', to = '', ...more] = text.split('..')
  const since = asDay(from)
  const until = asDay(to)
  return since && until && since < until && more.length === 0 ? { from: since, to: until } : null
}

function asked(args: readonly string[]): Asked | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      ref: { type: 'string' },
      id: { type: 'string' },
      from: { type: 'string' },
      pause: { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
    },
  })
  const rule = ruleAsked(values.ref?.toUpperCase(), values.id)
  if (typeof rule === 'string') return rule
  const from = asDay(values.from ?? '')
  if (!from)
    return `${values.from === undefined ? 'Say' : `“${values.from}” is no day. Say`} from which day: --from 2016-12-19.`
  if (rule.needs !== undefined) return `${rule.id} needs more than a date: ${rule.needs}.`
  if (!isOfItsTime(rule, from)) return `${rule.id} is not in force for a clock that starts on ${from}.`
  const pauses = values.pause.map(pauseAsked).filter((pause) => pause !== null)
  if (pauses.length < values.pause.length)
    return 'A pause is its first day and the first day that counts again: --pause 2025-09-02..2025-09-16.'
  if (pauses.length > 0 && rule.counts === 'before') return `${rule.id} is counted backwards: it cannot be paused.`
  return { rule, from, pauses, json: values.json }
}

function run(args: readonly string[], around: Surroundings): Promise<number> {
  const ask = asked(args)
  if (typeof ask === 'string') {
    around.err(`${ask}\nUse: ${usage.join('\n     ')}\n`)
    return Promise.resolve(2)
  }
  const { rule, from, pauses, json } = ask
  const { calendar } = defaultDefinitions
  const due = dueOn(rule, from, calendar, pauses)
  const answer = { due, warn: warnOn(rule, from, due), counted: countedDays(rule, from, calendar, pauses) }
  for (const note of dueNotes(rule, from, due, calendar)) around.err(`${note}\n`)
  around.out(json ? `${JSON.stringify(answer)}\n` : dueTable(rule, from, answer, calendar))
  return Promise.resolve(0)
}

export const dueCommand: Command = {
  name: 'due',
  summary: 'When a step is due under a rule, and which days counted, without a database',
  usage,
  run,
}
