import type { Surroundings } from './command.ts'

/** What a command was asked for; null where it cannot be, after saying why and how to use the command on `err`. */
export function refusing<Asked extends object>(
  asked: () => Asked | string,
  usage: readonly string[],
  around: Pick<Surroundings, 'err'>,
): Asked | null {
  let ask: Asked | string
  try {
    ask = asked()
  } catch (error) {
    ask = error instanceof Error ? error.message : String(error)
  }
  if (typeof ask !== 'string') return ask
  around.err(`${ask}\nUse: ${usage.join('\n     ')}\n`)
  return null
}
