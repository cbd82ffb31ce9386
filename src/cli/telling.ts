import type { Surroundings } from './command.ts'

/** Says how far it is, a line at a time on stderr, and only when there is something new to say. */
export function telling(around: Pick<Surroundings, 'err'>): (doing: string, done: number, of: number) => void {
  let last = ''
  return (doing, done, of) => {
    const says = of > 0 ? `${doing}: ${Math.floor((10 * done) / of) * 10}%` : doing
    if (says === last) return
    last = says
    around.err(`${says}\n`)
  }
}
