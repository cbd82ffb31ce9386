import { indicators, measures } from '../account/index.ts'
import type { ReadScorecardRows } from '../practice/permanence/index.ts'
import { remembered } from './remembered.ts'
import type { Store } from './store.ts'

const pointMeasures = indicators.map(({ id }) => id)
const spanMeasures = [measures.decisionInForce, measures.waitingForFamily, measures.waitingForMatch]

/** Reads what the scorecard of the whole authority is summed from: two queries. The same rows stand for every page while nothing is saved. */
export const readScorecardRows = (store: Store): ReadScorecardRows =>
  remembered(
    store,
    8,
    ({ authority, generation, on }, from) =>
      store.inAuthority(authority, async (tx) => {
        const points = await tx
          .selectFrom('point')
          .select(['subject', 'measure', 'on_date as onDate', 'fact', 'num', 'den'])
          .select(['from_on as fromOn', 'until_on as untilOn', 'left_out as leftOut'])
          .where('authority', '=', authority)
          .where('generation', '=', generation)
          .where('measure', 'in', pointMeasures)
          .where('on_date', '>=', from)
          .where('on_date', '<=', on)
          .execute()
        const spans = await tx
          .selectFrom('span')
          .select(['subject', 'measure', 'fact', 'from_on as fromOn', 'to_on as toOn', 'kind'])
          .select(['wait_from_on as waitFromOn', 'wait_until_on as waitUntilOn'])
          .where('authority', '=', authority)
          .where('generation', '=', generation)
          .where('measure', 'in', spanMeasures)
          .where('from_on', '<=', on)
          .where('to_on', '>=', from)
          .execute()
        return { points, spans }
      }),
    'the-same-for-all',
  )
