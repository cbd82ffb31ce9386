import type { Ground } from '../../../access/index.ts'
import { grounds } from '../../../access/index.ts'
import { dayTyped, isEmptyDate, typedDate, typedText, type FieldError, type Form } from '../../ui/index.ts'
import { asDay, type Day } from '../../../time/index.ts'

/** What somebody asks of the log, as typed: kept under a random id, so that no address carries it. */
export interface Asked {
  readonly who: string
  readonly child: string
  readonly route: string
  readonly ground: Ground | ''
  readonly from: Day | null
  readonly to: Day | null
}

export const NOTHING: Asked = { who: '', child: '', route: '', ground: '', from: null, to: null }

const LONGEST = 200

const isGround = (text: string): text is Ground => Object.hasOwn(grounds, text)

/** Reads the form; errors name the field and say how to mend it. */
export function readForm(form: Form): { readonly asked: Asked; readonly errors: readonly FieldError[] } {
  const errors: FieldError[] = []
  const dayOf = (field: 'from' | 'to'): Day | null => {
    const typed = typedDate(form, field)
    const day = isEmptyDate(typed) ? null : dayTyped(typed)
    if (day === null && !isEmptyDate(typed))
      errors.push({ field: `${field}-day`, says: 'Type a day that there is, such as 16 10 2025, or leave it empty.' })
    return day
  }
  const ground = typedText(form, 'ground')
  const text = (field: string) => typedText(form, field).slice(0, LONGEST)
  const asked: Asked = {
    ...{ who: text('who'), child: text('child'), route: text('route') },
    ...{ ground: isGround(ground) ? ground : '', from: dayOf('from'), to: dayOf('to') },
  }
  if (asked.from !== null && asked.to !== null && asked.to < asked.from)
    errors.push({ field: 'to-day', says: 'The last day comes before the first: change one of them.' })
  return { asked, errors }
}

/** Reads what was kept of a search; what it does not know counts as not asked. */
export function readKept(text: string): Asked {
  const kept: unknown = JSON.parse(text)
  if (typeof kept !== 'object' || kept === null) return NOTHING
  const given = new Map<string, unknown>(Object.entries(kept))
  const words = (name: string): string => {
    const value = given.get(name)
    return typeof value === 'string' ? value : ''
  }
  const ground = words('ground')
  return {
    ...{ who: words('who'), child: words('child'), route: words('route') },
    ...{ ground: isGround(ground) ? ground : '', from: asDay(words('from')), to: asDay(words('to')) },
  }
}
