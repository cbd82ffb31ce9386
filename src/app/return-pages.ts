import { isSender } from '../exchange/census-out/index.ts'
import {
  authorities,
  countReturnsOut,
  listReturnsOut,
  readFindings,
  readQualityRun,
  type OutKind,
  type Store,
} from '../store/index.ts'
import type { QualityRuns } from '../web/background/quality-runs.ts'
import type { ReturnOutRuns } from '../web/background/return-out-runs.ts'
import { annexAPages } from '../web/pages/annex-a/route.ts'
import { dataQualityPages } from '../web/pages/data-quality/route.ts'
import type { SendPorts } from '../web/pages/send/ports.ts'
import { sendPages } from '../web/pages/send/route.ts'
import { census, ssda903 } from '../web/pages/send/which.ts'
import type { PageDefinition } from '../web/ui/index.ts'

interface ReturnOptions {
  readonly store: Store
  readonly returnsOut: ReturnOutRuns
  readonly quality: QualityRuns
  readonly titleOf: (person: string) => string
}

/** By which three figures the Department knows the authority: as the last census said it, else as the record has it. */
const senderOf =
  (store: Store): SendPorts['readSender'] =>
  async (authority) => {
    const [last] = await listReturnsOut(store, authority, 'cin', 1, 0)
    const known = last?.sender ?? (await authorities(store)).find(({ id }) => id === authority)?.code ?? null
    return known !== null && isSender(known) ? known : null
  }

/** The returns that the record makes: sending them, and what our rules find all year. */
export function returnPages({ store, returnsOut, quality, titleOf }: ReturnOptions): readonly PageDefinition[] {
  const madeOf = (kind: OutKind): Pick<SendPorts, 'list' | 'count'> => ({
    list: (authority, limit, offset) => listReturnsOut(store, authority, kind, limit, offset),
    count: (authority) => countReturnsOut(store, authority, kind),
  })
  return [
    ...[ssda903, census].flatMap((which) =>
      sendPages({ which, titleOf, ports: { ...returnsOut, ...madeOf(which.kind), readSender: senderOf(store) } }),
    ),
    ...annexAPages({
      ports: { ...returnsOut, ...madeOf('annex-a') },
      titleOf,
    }),
    ...dataQualityPages({
      ...quality,
      readRun: (authority) => readQualityRun(store, authority),
      ...readFindings(store),
    }),
  ]
}
