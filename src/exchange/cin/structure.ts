import { UNREADABLE } from '../engine/days.ts'
import { asCodeList, isCode } from './codes.ts'
import { isIn, partsOfModule } from './census.ts'
import type { FieldType, Part } from './census.ts'
import { readIsoDay } from './days.ts'
import type { Element } from './element.ts'

/** Where the XML is not built as the schema of the census says; a sentence that holds no cell and names no child. */
export interface Fault {
  readonly line: number
  readonly says: string
}

const FORMS: Partial<Readonly<Record<FieldType, RegExp>>> = {
  year: /^\d{4}$/,
  dateTime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/,
  yesNo: /^[01]$/,
  count: /^(\+?\d+|-0+)$/,
  upn: /^[A-Za-z]\d{11}(\d|[A-Za-z])$/,
  authority: /^\d{3}$/,
  serial: /^\d{3,}$/,
}

/** Whether a text is one that the schema allows for a type. */
function isOfType(text: string, type: FieldType): boolean {
  if (type === 'date') return readIsoDay(text) !== UNREADABLE
  const list = asCodeList(type)
  if (list) return isCode(list, text)
  return FORMS[type]?.test(text) ?? true
}

type Report = (at: Element, says: string) => void

/** How often each part of a module stands in an element; reports what is unknown, misplaced or once too many. */
function countParts(
  element: Element,
  parts: readonly (readonly [string, Part])[],
  report: Report,
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  let last = 0
  for (const inner of element.inside) {
    const place = parts.findIndex(([name]) => name === inner.name)
    const part = parts[place]?.[1]
    if (!part) {
      report(inner, `${element.name}: ${inner.name} is not part of this census and was passed over.`)
      continue
    }
    if (place < last) report(inner, `${element.name}: ${inner.name} stands too late; the schema has it earlier.`)
    last = Math.max(last, place)
    const count = (counts.get(inner.name) ?? 0) + 1
    counts.set(inner.name, count)
    const most = part.is === 'field' ? 1 : part.most
    if (count > most) report(inner, `${element.name}: ${inner.name} stands more than once; the first was read.`)
  }
  return counts
}

function checkPart(element: Element, part: Part, year: number, report: Report): void {
  if (part.is === 'module') checkModule(element, part.table, year, report)
  else if (part.is === 'field') {
    if (element.inside.length > 0) report(element, `${element.name} holds other elements, where a value belongs.`)
    else if (!isOfType(element.text, part.type))
      report(element, `${element.name} holds a value that the schema does not allow.`)
  } else {
    if (element.inside.length === 0) report(element, `${element.name} is empty: leave it out, or fill it.`)
    const [own] = Object.entries(partsOfModule(part.table))
    for (const inner of element.inside)
      if (own && inner.name === own[0]) checkPart(inner, own[1], year, report)
      else report(inner, `${element.name}: ${inner.name} is not part of this census and was passed over.`)
  }
}

/** Compares an element with the module that it must be, in the census of a year, and reports every difference. */
export function checkModule(element: Element, module: string, year: number, report: Report): void {
  const parts = Object.entries(partsOfModule(module)).filter(([, part]) => isIn(part, year))
  const counts = countParts(element, parts, report)
  for (const [name, part] of parts)
    if (part.least > (counts.get(name) ?? 0)) report(element, `${element.name}: ${name} is missing.`)
  const byName = new Map(parts)
  for (const inner of element.inside) {
    const part = byName.get(inner.name)
    if (part) checkPart(inner, part, year, report)
  }
}
