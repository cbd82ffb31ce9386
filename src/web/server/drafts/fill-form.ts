import type { Form } from '../../ui/index.ts'

/**
 * Rendered forms, read and filled in: HTML of our own renderer, whose attributes are in double quotes and escaped. What a
 * form holds besides what people type (hidden fields, buttons, files) is never filled in.
 */
const FIELD = /<input\b[^>]*>|<textarea\b[^>]*>[\s\S]*?<\/textarea>|<select\b[^>]*>[\s\S]*?<\/select>/g

const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const encode = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const attribute = (tag: string, name: string): string | null => {
  const found = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return found === undefined ? null : decode(found)
}

const headOf = (field: string): string => /^<[^>]*>/.exec(field)?.[0] ?? field
const typeOf = (head: string): string => (head.startsWith('<input') ? (attribute(head, 'type') ?? 'text') : 'other')
const NOT_TYPED = new Set(['hidden', 'submit', 'button', 'file', 'password', 'image', 'reset'])
const isChosen = (type: string): boolean => type === 'checkbox' || type === 'radio'
const isMarked = (tag: string, mark: 'checked' | 'selected'): boolean => new RegExp(`\\s${mark}(\\s|=|/?>)`).test(tag)
const without = (tag: string, mark: string): string => tag.replace(new RegExp(`\\s${mark}(="[^"]*")?(?=[\\s/>])`), '')
const marked = (tag: string, mark: string): string => without(tag, mark).replace(/\s*(\/?>)$/, ` ${mark}$1`)

/** What a rendered form holds: what would be sent of each field that people type into, and its hidden fields apart. */
export function valuesIn(form: string): { readonly typed: Form; readonly hidden: Form } {
  const typed: Record<string, string[]> = {}
  const hidden: Record<string, string[]> = {}
  for (const [field] of form.matchAll(FIELD)) {
    const head = headOf(field)
    const name = attribute(head, 'name')
    const type = typeOf(head)
    if (name === null) continue
    if (type === 'hidden') (hidden[name] ??= []).push(attribute(head, 'value') ?? '')
    if (NOT_TYPED.has(type)) continue
    const values = (typed[name] ??= [])
    if (!isChosen(type)) values.push(valueOf(field, head))
    else if (isMarked(head, 'checked')) values.push(attribute(head, 'value') ?? 'on')
  }
  return { typed, hidden }
}

function valueOf(field: string, head: string): string {
  if (head.startsWith('<textarea')) return decode(field.slice(head.length, -'</textarea>'.length)).replace(/^\n/, '')
  if (!head.startsWith('<select')) return attribute(head, 'value') ?? ''
  const options = [...field.matchAll(/<option\b[^>]*>/g)].map(([option]) => option)
  return attribute(options.find((option) => isMarked(option, 'selected')) ?? options[0] ?? '', 'value') ?? ''
}

/** The form with every field as it was typed; a field of which nothing is said stays, a choice of which nothing is said is unmade. */
export function filledIn(form: string, fields: Form): string {
  const nth = new Map<string, number>()
  return form.replace(FIELD, (field) => {
    const head = headOf(field)
    const name = attribute(head, 'name')
    const type = typeOf(head)
    if (name === null || NOT_TYPED.has(type)) return field
    const values = Object.hasOwn(fields, name) ? (fields[name] ?? []) : []
    if (isChosen(type)) {
      const isIt = values.includes(attribute(head, 'value') ?? 'on')
      return isIt ? marked(head, 'checked') : without(head, 'checked')
    }
    const at = nth.get(name) ?? 0
    nth.set(name, at + 1)
    const value = values[at]
    return value === undefined ? field : withValue(field, head, value)
  })
}

function withValue(field: string, head: string, value: string): string {
  // A line break right after the tag is not part of the text: one more keeps one that was typed.
  if (head.startsWith('<textarea')) return `${head}\n${encode(value)}</textarea>`
  if (head.startsWith('<select'))
    return field.replace(/<option\b[^>]*>/g, (option) =>
      attribute(option, 'value') === value ? marked(option, 'selected') : without(option, 'selected'),
    )
  const bare = head.replace(/\svalue="[^"]*"/, '')
  // A function: in a text of replacement, `$&` and its like would be read as signs, and people type them.
  return bare.replace(/\s*(\/?>)$/, (_, end: string) => ` value="${encode(value)}"${end}`)
}

/** A field in which two versions of a form differ, with its label as the form has it. */
export interface Differing {
  readonly label: string
  readonly shown: string
  readonly typed: string
}

const textOf = (html: string): string =>
  decode(html.replaceAll(/<[^>]*>/g, ' '))
    .replaceAll(/\s+/g, ' ')
    .trim()

/** What labels say, by the id of their field; and what each choice is called, by its id. */
const labelsIn = (form: string): ReadonlyMap<string, string> =>
  new Map(
    [...form.matchAll(/<label\b[^>]*\sfor="([^"]*)"[^>]*>([\s\S]*?)<\/label>/g)].map(([, id = '', html = '']) => [
      decode(id),
      textOf(html),
    ]),
  )

const inWords = (name: string): string => name.replaceAll(/[-_]/g, ' ')

/** The fields in which what was typed is not what the form shows. */
export function differencesIn(form: string, fields: Form): readonly Differing[] {
  const { typed: shown } = valuesIn(form)
  const labels = labelsIn(form)
  const labelOf = new Map<string, string>()
  const choices = new Map<string, string>()
  for (const [field] of form.matchAll(FIELD)) {
    const head = headOf(field)
    const [name, id] = [attribute(head, 'name'), attribute(head, 'id')]
    if (name === null || NOT_TYPED.has(typeOf(head))) continue
    const label = labels.get(id ?? '') ?? inWords(name)
    if (isChosen(typeOf(head))) choices.set(`${name} ${attribute(head, 'value') ?? 'on'}`, label)
    else if (!labelOf.has(name)) labelOf.set(name, label)
  }
  const say = (name: string, values: readonly string[] = []): string =>
    values.map((value) => choices.get(`${name} ${value}`) ?? value).join(', ')
  return Object.keys(shown).flatMap((name) => {
    const [was, now] = [shown[name] ?? [], fields[name]]
    if (now === undefined && was.length === 0) return []
    const said = say(name, now ?? [])
    return say(name, was) === said
      ? []
      : [{ label: labelOf.get(name) ?? inWords(name), shown: say(name, was), typed: said }]
  })
}
