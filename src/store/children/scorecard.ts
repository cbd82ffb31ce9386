import { indicators, measures } from '../../account/index.ts'
import type { ReadScorecardRows } from '../../practice/permanence/index.ts'
import type { Day } from '../../time/index.ts'
import { isAmong, rememberedRows } from '../projecting/remembered-rows.ts'
import type { Store } from '../database/store.ts'

const pointMeasures = indicators.map(({ id }) => id)
const spanMeasures = [measures.decisionInForce, measures.waitingForFamily, measures.waitingForMatch]

/** Reads what the scorecard is summed from: two queries. Kept for every page; after a save only the rows of whom it touched are read anew. */
export const readScorecardRows = (store: Store): ReadScorecardRows =>
  rememberedRows(
    store,
    8,
    async (tx, { authority, generation, on }, from: Day, only) => {
      const points = await tx
        .selectFrom('point')
        .select(['subject', 'measure', 'on_date as onDate', 'fact', 'num', 'den'])
        .select(['from_on as fromOn', 'until_on as untilOn', 'left_out as leftOut'])
        .where('authority', '=', authority)
        .where('generation', '=', generation)
        .where('measure', 'in', pointMeasures)
        .where('on_date', '>=', from)
        .where('on_date', '<=', on)
        .where(isAmong('subject', only))
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
        .where(isAmong('subject', only))
        .execute()
      return { points, spans }
    },
    'the-same-for-all',
  )
