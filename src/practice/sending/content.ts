import { sayDate } from '../../time/index.ts'
import { called } from '../child/index.ts'
import type { SendingChild } from './ports.ts'
import { parts, type Part } from './events.ts'

export const isPart = (text: string): text is Part => Object.hasOwn(parts, text)

const sexes: Readonly<Record<string, string>> = { M: 'Male', F: 'Female' }

function say(part: Part, child: SendingChild, stageTitle: (stage: string) => string): string {
  if (part === 'name') return called(child)
  if (part === 'born') return child.bornOn === null ? 'not recorded' : sayDate(child.bornOn)
  if (part === 'sex') return child.sex === null ? 'not recorded' : (sexes[child.sex] ?? child.sex)
  const stage = child.stays.findLast(({ practice, to }) => practice === 'permanence' && to === null)
  return stage ? `${stageTitle(stage.stage)} since ${sayDate(stage.from)}` : 'no plan for permanence on record'
}

/** The very words that cross: what was ticked, a line each, then what was written. */
export const contentOf = (
  child: SendingChild,
  ticked: readonly Part[],
  written: string,
  stageTitle: (stage: string) => string,
): string =>
  [
    ...ticked.map((part) => `${parts[part]}: ${say(part, child, stageTitle)}`),
    ...(ticked.length > 0 ? [''] : []),
    written,
  ].join('\n')
