import { setTimeout as after } from 'node:timers/promises'
import type { Browser, Seen } from './an-app.ts'

/** How often what happens in the background is looked for: a minute and more, where the machine is slow and busy. */
const TRIES = 1500
const PAUSE_MS = 40

/** Looks again and again until it has come about; `tell` says what was seen last where it never does. */
export async function until<T>(
  look: () => Promise<T>,
  is: (seen: T) => boolean,
  tell: (seen: T) => string = JSON.stringify,
): Promise<T> {
  let seen = await look()
  for (let tries = 1; !is(seen) && tries < TRIES; tries += 1) {
    await after(PAUSE_MS)
    seen = await look()
  }
  if (!is(seen)) throw new Error(`It did not come about. What was seen last: ${tell(seen).slice(0, 600)}`)
  return seen
}

/** Opens an address again and again until its page says something, or is as asked. */
export function untilPage(browser: Browser, address: string, is: string | ((page: Seen) => boolean)): Promise<Seen> {
  const isSo = typeof is === 'string' ? ({ text }: Seen) => text.includes(is) : is
  const waitsFor = typeof is === 'string' ? `, which should say “${is}”,` : ''
  return until(
    () => browser.open(address),
    isSo,
    ({ text }) => `${address}${waitsFor} says: ${text}`,
  )
}

/** Whether a page no longer fetches itself again: what it waited for is done. */
export const isStill = ({ headers }: Seen): boolean => headers.refresh === undefined
