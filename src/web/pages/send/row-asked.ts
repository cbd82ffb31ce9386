import type { ReturnOutRow } from '../../../store/index.ts'
import { isUuid, type PageContext } from '../../ui/index.ts'
import type { SendPorts } from './ports.ts'

/** What was made from the record under the id in the address, where it is of this kind; null where it is not there. */
export async function rowAsked(
  kind: ReturnOutRow['kind'],
  ports: Pick<SendPorts, 'read'>,
  { params, reading }: PageContext,
): Promise<ReturnOutRow | null> {
  const id = params['id'] ?? ''
  const row = isUuid(id) ? await ports.read(reading.authority, id) : null
  return row?.kind === kind ? row : null
}
