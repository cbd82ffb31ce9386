import type { EventDefinition } from '../../../record/index.ts'
import type { FieldError } from '../../../web/ui/index.ts'
import { textIn } from '../../child/index.ts'
import { whyImpossible } from '../bands.ts'
import { numberIn } from '../figures/entered.ts'
import { comparatorEntered, figureEntered } from '../measure-events.ts'
import type { Measure } from '../measures.ts'
import type { Typed } from '../typed-fact.tsx'

function againstCounts({ body }: Typed, { unit }: Measure): readonly FieldError[] {
  const [num, den] = [Number(body['num']), Number(body['den'])]
  if (num < 0 || den < 0) return [{ field: num < 0 ? 'num' : 'den', says: 'It must not be below 0' }]
  if (den === 0 && unit !== 'count')
    return [
      {
        field: 'den',
        says: 'Out of 0 there is no share. If nobody was asked, audited or in post, enter nothing: the measure then says that it has no value',
      },
    ]
  return unit === 'percent' && num > den
    ? [{ field: 'num', says: `There cannot be ${num} out of ${den}: check whether the two are the wrong way round` }]
    : []
}

function againstValue({ body }: Typed, measure: Measure): readonly FieldError[] {
  const value = numberIn(textIn(body, 'value'))
  if (value === null) return [{ field: 'value', says: 'The value must be a number, such as 81.5' }]
  const why = whyImpossible(measure, value)
  return why === null ? [] : [{ field: 'value', says: why.replace(/\.$/, '') }]
}

/** What cannot be said of a measure, each beside its field. */
export function againstMeasure(definition: EventDefinition, measure: Measure, typed: Typed): readonly FieldError[] {
  if (definition.type === figureEntered.type) return againstCounts(typed, measure)
  const named = definition.type === comparatorEntered.type && typed.body['with'] === 'neighbour'
  return [
    ...againstValue(typed, measure),
    ...(named && !textIn(typed.body, 'council')
      ? [{ field: 'council', says: 'Say which council it is: one statistical neighbour has a name' }]
      : []),
  ]
}
