import {
  definePage,
  forbidden,
  notFound,
  type Answer,
  type AskedAt,
  type NeedsAt,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN } from './save.ts'

/** A form about something in a child's record. */
export interface ChildForm<Path extends string, Found> {
  readonly path: Path
  /** What somebody must be allowed to send it; to record about the child, where not said. Whoever may record sees it. */
  readonly takes?: 'child.attend'
  /** What the address names; null where the record does not hold it. */
  readonly find: (asked: AskedAt<Path>) => Promise<Found | null>
  /** Null where there is nothing left to fill in. */
  readonly show: (found: Found, asked: AskedAt<Path>) => Answer | null
  readonly take: (found: Found, asked: AskedAt<Path>) => Promise<Answer>
}

/** The two pages of a form: it is shown, and taken, at one address. Nothing is recorded in the past as it was known. */
export function formPages<const Path extends `/children/:child/${string}`, Found>(
  form: ChildForm<Path, Found>,
): readonly PageDefinition[] {
  const { path, find, show, take, takes } = form
  const needs = 'child.record' as NeedsAt<Path> // every path above holds `:child`
  const needsToSend = (takes ?? 'child.record') as NeedsAt<Path> // likewise
  return [
    definePage({
      method: 'GET',
      path,
      section: 'children',
      needs,
      handle: async (asked) => {
        const found = await find(asked)
        const shown = found && show(found, asked)
        if (!shown) return notFound()
        return asked.known ? forbidden(AS_KNOWN_THEN) : shown
      },
    }),
    definePage({
      method: 'POST',
      path,
      section: 'children',
      needs: needsToSend,
      handle: async (asked) => {
        const found = await find(asked)
        if (!found) return notFound()
        return asked.known ? forbidden(AS_KNOWN_THEN) : take(found, asked)
      },
    }),
  ]
}
