import type { SubjectId } from '../../../record/index.ts'
import { isUuid, type PageContext } from '../../../web/ui/index.ts'
import type { ChildNamed } from '../../child/index.ts'
import type { History } from '../../show-child/index.ts'
import type { RightsPorts } from '../rights-ports.ts'
import { rightsIn, type Rights, type RightsFact } from '../rights.ts'

/** A child with the whole record, and what it says of itself. */
export interface Found {
  readonly child: ChildNamed
  readonly history: History
  readonly rights: Rights
  /** The address of its page of rights. */
  readonly href: string
}

/** The record that an address names; null where there is none. */
export async function findRecord(
  { readChildNamed, readHistory, definitions }: RightsPorts,
  { reading, params }: Pick<PageContext<Readonly<Record<'child', string>>>, 'reading' | 'params'>,
): Promise<Found | null> {
  if (!isUuid(params.child)) return null
  const subject = params.child as SubjectId // a uuid: whether it is a child's is what the read answers
  const [child, history] = await Promise.all([readChildNamed(reading, subject), readHistory(reading, subject)])
  if (child === null) return null
  return { child, history, rights: rightsIn(history, definitions), href: `/children/${child.subject}/rights` }
}

/** Everything about a record that has a page of its own: what waits first, then the latest. */
export const everyRight = ({ access, corrections, holds, purges, periods }: Rights): readonly RightsFact[] =>
  [...access, ...corrections, ...holds, ...purges, ...periods].sort((a, b) => Number(b.isOpen) - Number(a.isOpen))

/** The record with the request, hold or purge that an address names. */
export async function findRight(
  ports: RightsPorts,
  asked: Pick<PageContext<Readonly<Record<'child' | 'request', string>>>, 'reading' | 'params'>,
): Promise<{ readonly found: Found; readonly right: RightsFact } | null> {
  const found = await findRecord(ports, asked)
  const right = found && everyRight(found.rights).find(({ id }) => id === asked.params.request)
  return found && right ? { found, right } : null
}
