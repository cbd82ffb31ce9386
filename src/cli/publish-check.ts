import { parseArgs } from 'node:util'
import { readPaper } from '../exchange/documents/index.ts'
import { isUnreadable } from '../exchange/ssda903/index.ts'
import { checkPaper, type Finding } from '../practice/improvement/index.ts'
import type { Command, Surroundings } from './command.ts'
import { refusing } from './refusing.ts'

const usage = ['throughline publish-check FILE [--json]    FILE is a Word file (.docx), a web page or a CSV table']

interface Asked {
  readonly path: string
  readonly json: boolean
}

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[]): Asked | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const [path, ...more] = positionals
  if (path === undefined || path === '') return 'Say which file is to be published.'
  return more.length > 0 ? 'One file at a time, please.' : { path, json: values.json }
}

function findingsText(found: readonly Finding[]): string {
  if (found.length === 0)
    return 'Nothing was found. That does not make it fit to publish: only what there is a rule for is looked for.\n'
  const lines = found.map(({ finding, where, why }) => `  ${where}: ${finding.replaceAll('-', ' ')}. ${why}`)
  return `${found.length === 1 ? 'One thing' : `${found.length} things`} to look at before this is published:\n${lines.join('\n')}\n`
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const ask = refusing(() => asked(args), usage, around)
  if (ask === null) return 2
  try {
    const found = checkPaper(await readPaper(ask.path))
    around.out(ask.json ? `${JSON.stringify(found)}\n` : findingsText(found))
    return 0
  } catch (error) {
    if (!isUnreadable(error)) throw error
    around.err(`${error.message}\n`)
    return 1
  }
}

export const publishCheckCommand: Command = {
  name: 'publish-check',
  summary:
    'What may have slipped through in a paper before it is published: template words, years, names, small groups',
  usage,
  run,
}
