import type { Page } from 'playwright-core'
import { eventDefinitions } from '../src/practice/index.ts'

/** A form by which something is recorded: the event, or what a page that is laid out by hand is called, and its address. */
export interface RecordingForm {
  readonly of: string
  readonly path: (about: About) => string
  /** Of whom it is, and which kinds of fields it has: forms that are alike in that are made and read alike. */
  readonly madeOf: string
}

/** Whose forms are looked at. */
export interface About {
  readonly child: string
  readonly adopter: string
  readonly 'foster-home': string
}

/** Recorded on pages of their own, or as the beginning of a household. */
const byHand: Readonly<Record<string, ((about: About) => string) | null>> = {
  'child.review': ({ child }) => `${child}/review`,
  'child.plan-version': ({ child }) => `${child}/plans/care`,
  'child.plan-outcome': null, // on the page of the plan
  'child.note-seen': null, // beside the note that it answers: see work.spec.ts and answering.route.test.ts
  'child.change-made': null, // beside what the child said: see the pages of the child's voice
  'child.care-ended': null, // on the pages of placement and legal status: see care.spec.ts
  'child.sibling-group': null, // children are looked for and chosen: see joins.spec.ts
  'record.same-as': null, // likewise
  'adopters.enquiry': () => '/adopters/new',
  'fostering.application': () => '/foster-homes/new',
}

/** Every form for what people record of a child, of a household that adopts and of one that fosters, from the definitions. */
export const recordingForms: readonly RecordingForm[] = [
  ...[...eventDefinitions.values()].flatMap(({ type, typed, happensTo, fields }): RecordingForm[] => {
    const [kind] = happensTo
    if (!typed || (kind !== 'child' && kind !== 'adopter' && kind !== 'foster-home')) return []
    const own = byHand[type]
    if (own === null) return []
    const kinds = new Set(Object.values(fields).map((field) => field.kind))
    const madeOf = own ? type : [kind, ...[...kinds].sort()].join(' ')
    return [{ of: type, madeOf, path: own ?? ((about) => `${about[kind]}/record/${type}`) }]
  }),
  { of: 'handover', madeOf: 'handover', path: ({ child }) => `${child}/handover` },
]

/** Children of the second half of the list, each for a few forms, and the first household of each kind: where few other tests look. */
export async function whoseForms(page: Page): Promise<(nth: number) => About> {
  const children = (await linksOn(page, '/children')).slice(-CHILDREN)
  const [adopter = ''] = await linksOn(page, '/adopters')
  const [fosterHome = ''] = await linksOn(page, '/foster-homes')
  return (nth) => ({ child: children[nth % CHILDREN] ?? '', adopter, 'foster-home': fosterHome })
}

const CHILDREN = 20

/** Where the rows of a list lead. */
async function linksOn(page: Page, list: string): Promise<readonly string[]> {
  await page.goto(list)
  const links = page.locator(`main tbody a[href^="${list}/"]`)
  const to = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  return [...new Set(to.filter((href) => /^[^?]*[0-9a-f]{12}$/.test(href)))]
}

/** What the Tab key comes to in a form, and how it is answered. */
export interface Stop {
  readonly id: string
  readonly is: 'part-of-date' | 'number' | 'words' | 'choice' | 'list' | 'other'
  readonly part: string
}

/** What can be reached in the form that records, in the order of the page: of radios the one that Tab comes to. */
export const stopsOf = (page: Page): Promise<Stop[]> =>
  page.locator('main form[method=post]').evaluateAll(([form]) => {
    const asked = new Set<string>()
    const kindOf = (one: Element, isFirst: boolean): Stop['is'] => {
      if (one instanceof HTMLSelectElement) return 'list'
      if (one instanceof HTMLTextAreaElement) return 'words'
      if (!(one instanceof HTMLInputElement)) return 'other'
      if (one.type === 'radio') return 'choice'
      // The first of several is ticked, where none is yet
      if (one.type === 'checkbox')
        return isFirst && form?.querySelector('[type=checkbox]:checked') === null ? 'choice' : 'other'
      if (/-(day|month|year)$/.test(one.id)) return 'part-of-date'
      return one.inputMode === 'numeric' ? 'number' : 'words'
    }
    return [...(form?.querySelectorAll<HTMLElement>('input, select, textarea, button, a[href]') ?? [])].flatMap(
      (one) => {
        const name = one.getAttribute('name') ?? ''
        const isFirst = !asked.has(name)
        asked.add(name)
        if (one.offsetParent === null || (one.getAttribute('type') === 'radio' && !isFirst)) return []
        const id = one.id === '' ? one.textContent.trim() : one.id
        return [{ id, is: kindOf(one, isFirst), part: /[a-z]+$/.exec(one.id)?.[0] ?? '' }]
      },
    )
  })
