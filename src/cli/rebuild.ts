import { parseArgs } from 'node:util'
import { defaultDefinitions, eventDefinitions, makeProject } from '../practice/index.ts'
import { noteMadeBy, rebuild, reproject, type Rebuilt } from '../store/index.ts'
import type { Command } from './command.ts'
import { openRecord } from './open-record.ts'
import { telling } from './telling.ts'
import { thisProgram } from './this-program.ts'

const usage = ['throughline rebuild [--json]']

/** Whether the result is wanted as JSON, or null where an argument is none of ours. */
function wantsJson(args: readonly string[]): boolean | null {
  try {
    return parseArgs({ args: [...args], options: { json: { type: 'boolean' } } as const }).values.json ?? false
  } catch {
    return null
  }
}

/** What two authorities' records came to. */
function together(a: Rebuilt, b: Rebuilt): Rebuilt {
  const differences = { ...a.differences }
  for (const [table, { away, put }] of Object.entries(b.differences)) {
    const before = differences[table] ?? { away: 0, put: 0 }
    differences[table] = { away: before.away + away, put: before.put + put }
  }
  return { subjects: a.subjects + b.subjects, differences }
}

function inWords({ subjects, differences }: Rebuilt): string {
  const tables = Object.entries(differences)
  const folded = `${subjects} subjects were folded afresh.`
  if (tables.length === 0) return `${folded} What was stored is what their facts come to: nothing was changed.\n`
  const lines = tables.map(([table, { away, put }]) => `  ${table}: ${away} rows taken away, ${put} put in`)
  return `${folded} What was stored differed, and was replaced:\n${lines.join('\n')}\n`
}

export const rebuildCommand: Command = {
  name: 'rebuild',
  summary: 'Makes journeys, clocks and figures afresh from the facts, and says where they differed.',
  usage,
  run: async (args, around) => {
    const json = wantsJson(args)
    if (json === null) {
      around.err(`There is no such argument. Use it so:\n  ${usage.join('\n  ')}\n`)
      return 2
    }
    const { store, authorities } = await openRecord(around.env)
    try {
      const rules = { project: makeProject(defaultDefinitions), definitions: eventDefinitions }
      const progress = telling(around)
      const watch = {
        signal: around.signal,
        progress: (done: number, of: number) => progress('Folding', done, of),
      }
      const program = thisProgram()
      let rebuilt: Rebuilt = { subjects: 0, differences: {} }
      for (const { id } of authorities) {
        await reproject(store, id, rules, watch) // what was set and is not worked out yet
        rebuilt = together(rebuilt, await rebuild(store, id, rules, watch))
        if (program !== null) await noteMadeBy(store, id, program)
      }
      around.out(json ? `${JSON.stringify(rebuilt)}\n` : inWords(rebuilt))
      return 0
    } finally {
      await store.close()
    }
  },
}
