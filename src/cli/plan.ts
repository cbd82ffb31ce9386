import { parseArgs } from 'node:util'
import { examplePlan, planOn, type PlanOn } from '../practice/improvement/index.ts'
import { asDay, sayDate, type Day } from '../time/index.ts'
import type { Command, Surroundings } from './command.ts'
import { refusing } from './refusing.ts'

const usage = ['throughline plan --example [--on 2017-10-15] [--json]']

interface Asked {
  readonly on: Day
  readonly json: boolean
}

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[], today: Day): Asked | string {
  const { values } = parseArgs({
    args: [...args],
    options: {
      example: { type: 'boolean', default: false },
      on: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  const on = values.on === undefined ? today : asDay(values.on)
  if (!values.example) return 'Say which plan: --example is the plan of 2017-18.'
  if (on === null) return 'Say the day to read the plan on as --on 2017-10-15.'
  return { on, json: values.json }
}

function planTable(plan: PlanOn, on: Day): string {
  const line = (words: string, refs: readonly string[]): string =>
    `  ${words.padEnd(26)}${String(refs.length).padStart(3)}${refs.length > 0 ? `  ${refs.join(', ')}` : ''}`
  return [
    `${examplePlan.title} on ${sayDate(on)}: ${plan.actions} actions`,
    line('review overdue', plan.reviewOverdue),
    line('review due this month', plan.reviewDueThisMonth),
    line('completed', plan.completed),
    line('ongoing, without a date', plan.ongoing),
    examplePlan.dates,
    '',
  ].join('\n')
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const ask = refusing(() => asked(args, around.today), usage, around)
  if (ask === null) return 2
  const plan = planOn(examplePlan.actions, ask.on)
  around.out(ask.json ? `${JSON.stringify(plan)}\n` : planTable(plan, ask.on))
  return 0
}

export const planCommand: Command = {
  name: 'plan',
  summary: 'The example improvement plan as at a day: which reviews are overdue, and which fall due',
  usage,
  run,
}
