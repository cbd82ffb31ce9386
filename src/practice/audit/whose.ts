import type { Body } from '../../record/index.ts'
import { called } from '../child/index.ts'
import type { FoundAudit, ListedAudit } from './ports.ts'

type Whose = Pick<FoundAudit, 'child' | 'worker'>

/** A social worker as the record names them. */
export const sayWorker = (worker: string | null): string =>
  worker === null ? 'Nobody is named' : `Social worker ${worker}`

/** Whose record or practice is audited, in words. */
export const sayWhose = ({ child, worker }: Whose): string => (child ? called(child) : sayWorker(worker))

/** The same of an audit of a list, for those who may see it. */
export const sayListed = ({ called: child, worker }: Pick<ListedAudit, 'called' | 'worker'>): string =>
  worker === null && child !== null ? called(child) : sayWorker(worker)

/** The same, as every fact of the audit names it. */
export const namedIn = ({ child, worker }: Whose): Body =>
  child ? { child: child.subject } : worker === null ? {} : { worker }
