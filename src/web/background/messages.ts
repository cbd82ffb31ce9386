import type { PackKind } from '../../practice/packs/index.ts'
import type { ToldCounts } from '../../practice/show-told/index.ts'
import { sayCount } from '../ui/index.ts'

/** A message as it is sent: to one address, in plain text. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/**
 * What whoever looks after reading is written each week: how much stood out and was refused, and where to look. Never who
 * read, and never whom.
 */
export function messageOfReading(
  { found, refused }: { readonly found: number; readonly refused: number },
  { to, address }: { readonly to: string; readonly address: URL },
): Mail {
  const things = found === 0 ? 'nothing stands out' : sayCount(found, 'thing stands out', 'things stand out')
  const attempts =
    refused === 0 ? 'No attempt was refused.' : `${sayCount(refused, 'attempt was', 'attempts were')} refused.`
  return {
    to,
    subject: `Throughline: last week’s reading, ${things}`,
    text: `${[
      `In last week’s reading of records ${things}. ${attempts}`,
      `Look at it in Throughline: ${new URL('/reads/unusual', address).href}`,
      'This message says no more on purpose. You get one such message a week.',
    ].join('\n\n')}\n`,
  }
}

/** What whoever may read performance packs is written when one is there: that it is there, and where. No number of it. */
export const messageOfPack = (kind: PackKind, { to, link }: { readonly to: string; readonly link: URL }): Mail => ({
  to,
  subject: `Throughline: the ${kind} performance pack is there`,
  text: `${[
    `The ${kind} performance pack is made. Open it in Throughline: ${link.href}`,
    'This message says no more on purpose. You get one such message for each pack.',
  ].join('\n\n')}\n`,
})

const steps = (count: number): string => sayCount(count, 'step', 'steps')

/**
 * What somebody is written: how many, and where to look. Never a child’s name, number, team or what the step is: a mail
 * may be read by anybody.
 */
export function messageOf(
  kind: 'digest' | 'at-once',
  { all, late, fresh, freshLate, cannotWait, notes }: ToldCounts,
  { to, address }: { readonly to: string; readonly address: URL },
): Mail {
  const where = `Look at them in Throughline: ${new URL('/told', address).href}`
  const foot =
    'This message says no more on purpose. You get at most one such message a day, unless something cannot wait.'
  const still = `In all, ${steps(all)} that you were told of still ${all === 1 ? 'waits' : 'wait'}; ${late === 0 ? 'none is late' : `${late} ${late === 1 ? 'is' : 'are'} late`}.`
  if (kind === 'at-once') {
    const now = `${steps(cannotWait)} ${cannotWait === 1 ? 'is' : 'are'} late where days matter to a child’s safety.`
    return {
      to,
      subject: `Throughline: ${steps(cannotWait)} that cannot wait`,
      text: [now.replace(/^n/, 'N'), where, still, foot].join('\n\n') + '\n',
    }
  }
  const news = `Since the last message you were told of ${steps(fresh)}: ${freshLate === 0 ? 'none is late' : `${freshLate} ${freshLate === 1 ? 'is' : 'are'} late`}.`
  const read = notes === 0 ? [] : [`${sayCount(notes, 'note asks', 'notes ask')} for a manager’s attention.`]
  return {
    to,
    subject: `Throughline: ${steps(fresh)} to look at`,
    text: [news, ...read, where, still, foot].join('\n\n') + '\n',
  }
}
