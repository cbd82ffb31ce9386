import type { Fact } from '../../record/index.ts'
import { textIn } from './read-body.ts'

/** The return's codes of a child who took part: spoke, was spoken for by an advocate, or sent views. PN0 is a child under four. */
const TOOK_PART = /^PN[12356]$/
const WAS_ASKED = /^PN[1-7]$/

/** Whether the child took part in a review, a conference or another meeting; null where nobody said, or the child was under four. */
export function tookPartIn({ body }: Pick<Fact, 'body'>): boolean | null {
  const said = body['tookPart']
  if (typeof said === 'boolean') return said
  const code = textIn(body, 'participation') ?? ''
  return WAS_ASKED.test(code) ? TOOK_PART.test(code) : null
}
