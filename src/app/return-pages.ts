import { countReturnsOut, listReturnsOut, readFindings, readQualityRun, type Store } from '../store/index.ts'
import type { QualityRuns } from '../web/background/quality-runs.ts'
import type { ReturnOutRuns } from '../web/background/return-out-runs.ts'
import { annexAPages } from '../web/pages/annex-a/route.ts'
import { dataQualityPages } from '../web/pages/data-quality/route.ts'
import { sendPages } from '../web/pages/send/route.ts'
import type { PageDefinition } from '../web/ui/index.ts'

interface ReturnOptions {
  readonly store: Store
  readonly returnsOut: ReturnOutRuns
  readonly quality: QualityRuns
  readonly titleOf: (person: string) => string
}

/** The return that the record makes: sending it, and what our rules find in it all year. */
export function returnPages({ store, returnsOut, quality, titleOf }: ReturnOptions): readonly PageDefinition[] {
  return [
    ...sendPages({
      ports: {
        ...returnsOut,
        list: (authority, limit, offset) => listReturnsOut(store, authority, 'ssda903', limit, offset),
        count: (authority) => countReturnsOut(store, authority, 'ssda903'),
      },
      titleOf,
    }),
    ...annexAPages({
      ports: {
        ...returnsOut,
        list: (authority, limit, offset) => listReturnsOut(store, authority, 'annex-a', limit, offset),
        count: (authority) => countReturnsOut(store, authority, 'annex-a'),
      },
      titleOf,
    }),
    ...dataQualityPages({
      ...quality,
      readRun: (authority) => readQualityRun(store, authority),
      ...readFindings(store),
    }),
  ]
}
