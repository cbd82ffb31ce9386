import { asDay, londonDay, type Day } from '../time/index.ts'
import type { Command, Surroundings } from './command.ts'
import { commandNeeds, type CommandName } from './command-needs.ts'
import { takeAs } from './take-as.ts'

export type { Command, Surroundings } from './command.ts'

/** The commands, each loaded only when it is called for: a command should not wait for another's code. */
const commands: Readonly<Record<CommandName, () => Promise<Command>>> = {
  import: async () => (await import('./import.ts')).importCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  scorecard: async () => (await import('./scorecard.ts')).scorecardCommand,
  'rule-book': async () => (await import('./rule-book.ts')).ruleBookCommand,
  due: async () => (await import('./due.ts')).dueCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  rebuild: async () => (await import('./rebuild.ts')).rebuildCommand,
  serve: async () => (await import('./serve.ts')).serveCommand,
  validate: async () => (await import('./validate.ts')).validateCommand,
  access: async () => (await import('./access.ts')).accessCommand,
  demo: async () => (await import('./demo.ts')).demoCommand,
  plan: async () => (await import('./plan.ts')).planCommand,
  band: async () => (await import('./band.ts')).bandCommand,
  suppress: async () => (await import('./suppress.ts')).suppressCommand,
  'publish-check': async () => (await import('./publish-check.ts')).publishCheckCommand,
  vault: async () => (await import('./vault.ts')).vaultCommand,
  emergency: async () => (await import('./emergency.ts')).emergencyCommand,
  'annex-a': async () => (await import('./annex-a.ts')).annexACommand,
}

/** Runs one command of `throughline` and answers its exit code: 0 done, 1 unreadable or refused, 2 unusable arguments. */
export async function throughline(args: readonly string[], around: Omit<Surroundings, 'today'>): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || isHelp(name)) return help(around, name === undefined ? 2 : 0)
  if (!isCommand(name))
    return refuse(around, `There is no command “${name}”. The commands are ${Object.keys(commands).join(', ')}.`)
  const fixed = around.env['THROUGHLINE_TODAY']
  if (fixed && !asDay(fixed)) return refuse(around, 'THROUGHLINE_TODAY must be a day such as 2025-10-16.')
  try {
    const command = await commands[name]()
    if (rest.some(isHelp)) return describe(command, around)
    const asked = takeAs(rest)
    const knowing = knowingToday(around)
    const refused = asked.as === null ? null : await refusedFor(asked.as, name, knowing)
    if (refused !== null) {
      around.err(`${refused}\n`)
      return 1
    }
    return await command.run(asked.rest, knowing)
  } catch (error) {
    if (isUnusable(error)) return refuse(around, error.message)
    around.err(inOneSentence(error, around.env))
    return 1
  }
}

const isCommand = (name: string): name is CommandName => Object.hasOwn(commands, name)

/** Whoever a command is run for is asked of the record only where it opens one: the others need not wait for that code. */
const refusedFor = async (id: string, name: CommandName, around: Surroundings): Promise<string | null> =>
  (await import('./run-as.ts')).refusedFor(id, commandNeeds[name], around)

const isHelp = (arg: string): boolean => arg === '--help' || arg === '-h' || arg === 'help'

/** What Node's own reader of arguments throws. */
const isUnusable = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')

function refuse(around: Pick<Surroundings, 'err'>, sentence: string): number {
  around.err(`${sentence}\nFor help: throughline --help\n`)
  return 2
}

/**
 * Today is the civil date in London, unless training or a test fixes it with THROUGHLINE_TODAY. It is worked out when a
 * command first asks, and stays what it was then: to know the zone of London takes as long as to check a small return.
 */
function knowingToday(around: Omit<Surroundings, 'today'>): Surroundings {
  let today: Day | null = null
  return {
    ...around,
    get today() {
      return (today ??= asDay(around.env['THROUGHLINE_TODAY'] ?? '') ?? londonDay(new Date()))
    },
  }
}

async function help(around: Pick<Surroundings, 'out' | 'err'>, code: number): Promise<number> {
  const all = await Promise.all(Object.values(commands).map((load) => load()))
  const lines = all.map((command) => `  ${command.name.padEnd(15)}${command.summary}`)
  const say = code === 0 ? around.out : around.err
  say(
    `throughline: the commands\n\n${lines.join('\n')}\n\nHow to use one: throughline COMMAND --help\nFor somebody, if the policy lets them: throughline COMMAND --as PERSON\n`,
  )
  return code
}

function describe(command: Command, around: Pick<Surroundings, 'out'>): number {
  around.out(`${command.summary}\n\n${command.usage.map((line) => `  ${line}`).join('\n')}\n`)
  return 0
}

/** What went wrong, for a person: no stack, which could hold what was being read. THROUGHLINE_DEBUG shows it. */
function inOneSentence(error: unknown, env: Surroundings['env']): string {
  if (!(error instanceof Error)) return `${String(error)}\n`
  return `${env['THROUGHLINE_DEBUG'] ? (error.stack ?? error.message) : error.message}\n`
}
