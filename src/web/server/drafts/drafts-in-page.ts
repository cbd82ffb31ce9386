import { keptHere } from './kept-here.ts'

// The script of pages with a form: what is typed is sent to our own server as it is typed, and kept on this device while
// there is no connection. Without it everything works: what was sent and refused is kept by the server all the same.

type Fields = Readonly<Record<string, readonly string[]>>

/** What the server answers where the same form was filled in elsewhere since. */
interface Other {
  readonly fields: Fields
  readonly version: number
  readonly keptAt: string
}

const AFTER_TYPING_MS = 800
const TRY_AGAIN_MS = 5000

const isCarried = (name: string): boolean => name === 'csrf' || name === 'request'

function fieldsOf(form: HTMLFormElement): Record<string, string[]> {
  const fields: Record<string, string[]> = {}
  for (const [name, value] of new FormData(form))
    if (typeof value === 'string' && !isCarried(name)) (fields[name] ??= []).push(value)
  return fields
}

const isTypedInto = (field: Element): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  field instanceof HTMLTextAreaElement ||
  field instanceof HTMLSelectElement ||
  (field instanceof HTMLInputElement && !['hidden', 'submit', 'file', 'password'].includes(field.type))

/** Puts into the form what was typed before. */
function fill(form: HTMLFormElement, fields: Fields): void {
  const nth = new Map<string, number>()
  for (const field of form.elements) {
    if (!isTypedInto(field) || field.name === '') continue
    const values = fields[field.name] ?? []
    if (field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')) {
      field.checked = values.includes(field.value)
      continue
    }
    const at = nth.get(field.name) ?? 0
    nth.set(field.name, at + 1)
    const value = values[at]
    if (value !== undefined) field.value = value
  }
}

const visibleFields = (form: HTMLFormElement): string[] => [
  ...new Set([...form.elements].filter(isTypedInto).map(({ name }) => name)),
]

const fieldsNamed = (form: HTMLFormElement, name: string) =>
  [...form.elements].filter(isTypedInto).filter((field) => field.name === name)

const isTicked = (field: Element): field is HTMLInputElement =>
  field instanceof HTMLInputElement && (field.type === 'radio' || field.type === 'checkbox')

const wordsOf = (of: Element | null | undefined): string => (of?.textContent ?? '').trim()

/** The legends around a field, the outermost first. */
function legendsAround(field: Element): string[] {
  const legends: string[] = []
  for (let around = field.closest('fieldset'); around; around = around.parentElement?.closest('fieldset') ?? null)
    legends.unshift(wordsOf(around.querySelector('legend')))
  return legends
}

/** What a field is called on the page: “Date of the visit: Day”. */
function labelOf(form: HTMLFormElement, name: string): string {
  const [field] = fieldsNamed(form, name)
  if (!field) return name
  const legends = legendsAround(field)
  const words = isTicked(field) ? legends.slice(0, field.type === 'checkbox' ? 1 : undefined) : legends
  return (isTicked(field) && words.length > 0 ? words : [...words, wordsOf(field.labels?.[0])]).join(': ')
}

/** A value as the page words it: the answer that was chosen, and not its code. */
function sayValue(form: HTMLFormElement, name: string, value: string): string {
  for (const field of fieldsNamed(form, name)) {
    if (isTicked(field) && field.value === value) return wordsOf(field.labels?.[0])
    if (field instanceof HTMLSelectElement)
      return wordsOf([...field.options].find((option) => option.value === value)) || value
  }
  return value
}

const element = <Name extends keyof HTMLElementTagNameMap>(name: Name, text = '', className = '') => {
  const made = document.createElement(name)
  if (text !== '') made.textContent = text
  if (className !== '') made.className = className
  return made
}

const timeOf = (at: Date): string => at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })

function watch(form: HTMLFormElement): void {
  const about = new URL(form.action).pathname
  const here = keptHere(form.dataset['draft'] ?? '', about)
  let version = Number(form.dataset['draftVersion'] ?? 0)
  let timer: ReturnType<typeof setTimeout> | undefined
  let isSending = false
  let isWaitingToSubmit = false
  let isOver = false
  const status = element('p', '', 'govuk-hint tl-draft__status')
  status.setAttribute('role', 'status')
  form.append(status)
  const say = (text: string) => (status.textContent = text)
  let last = JSON.stringify(fieldsOf(form))

  const bodyOf = (fields: Fields, isForced: boolean): URLSearchParams => {
    const body = new URLSearchParams()
    for (const [name, values] of Object.entries(fields)) for (const value of values) body.append(name, value)
    for (const name of ['csrf', 'request'])
      body.set(name, form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '')
    body.set('draft-about', about)
    body.set('draft-version', String(version))
    if (isForced) body.set('draft-over', 'yes')
    return body
  }

  async function keep(isForced = false): Promise<void> {
    const fields = fieldsOf(form)
    const text = JSON.stringify(fields)
    if (isOver || isSending || (text === last && !isForced)) return
    here.keep(fields)
    isSending = true
    try {
      const answer = await fetch('/drafts', {
        method: 'POST',
        body: bodyOf(fields, isForced),
        keepalive: text.length < 60_000,
      })
      await taken(answer, text, fields)
    } catch {
      say('No connection. What you typed is kept on this device and is sent when the connection is back.')
      again(TRY_AGAIN_MS)
    } finally {
      isSending = false
    }
    if (JSON.stringify(fieldsOf(form)) !== last) again(AFTER_TYPING_MS)
  }

  async function taken(answer: Response, text: string, fields: Fields): Promise<void> {
    if (answer.ok) {
      version = ((await answer.json()) as { version: number }).version // so our own server answers
      last = text
      here.forget()
      say(`Kept at ${timeOf(new Date())}, not saved yet.`)
      submitWaiting()
    } else if (answer.status === 409) {
      last = text
      showOther((await answer.json()) as Other, fields) // likewise
    } else if (answer.status === 410) {
      isOver = true
      here.forget()
      say('This form is saved already.')
    } else if (answer.status === 403) {
      last = text
      say('You were signed out. What you typed is kept on this device: sign in again in another tab, then save here.')
    } else again(TRY_AGAIN_MS)
  }

  /** Shows both versions side by side, and lets the person choose: nothing is overwritten before. */
  function showOther(other: Other, mine: Fields): void {
    form.querySelector('.tl-draft__other')?.remove()
    const box = element('section', '', 'govuk-inset-text tl-draft__other')
    box.tabIndex = -1
    box.setAttribute('aria-label', 'This form was filled in elsewhere too')
    box.append(element('h2', 'This form was filled in elsewhere too', 'govuk-heading-m'))
    const table = element('table', '', 'govuk-table')
    table.append(element('caption', 'Both versions', 'govuk-visually-hidden'))
    const head = table.createTHead().insertRow()
    for (const heading of ['Field', 'Here', `Elsewhere, at ${timeOf(new Date(other.keptAt))}`]) {
      const cell = element('th', heading, 'govuk-table__header')
      cell.scope = 'col'
      head.append(cell)
    }
    const body = table.createTBody()
    for (const name of visibleFields(form)) {
      const [ours, theirs] = [mine[name] ?? [], other.fields[name] ?? []].map((values) =>
        values.map((value) => sayValue(form, name, value)).join(', '),
      )
      if (ours === theirs) continue
      const row = body.insertRow()
      const label = element('th', labelOf(form, name), 'govuk-table__header')
      label.scope = 'row'
      row.append(label)
      for (const text of [ours, theirs]) row.append(element('td', text === '' ? 'Nothing' : text, 'govuk-table__cell'))
    }
    const choose = (text: string, does: () => void) => {
      const button = element('button', text, 'govuk-button govuk-button--secondary')
      button.type = 'button'
      button.addEventListener('click', () => {
        box.remove()
        version = other.version
        does()
      })
      return button
    }
    const group = element('div', '', 'govuk-button-group')
    group.append(
      choose('Go on with what is here', () => void keep(true)),
      choose('Take the other', () => {
        fill(form, other.fields)
        last = JSON.stringify(fieldsOf(form))
        here.forget()
        say('The other version is in the form now.')
      }),
    )
    box.append(table, group)
    form.prepend(box)
    box.focus()
  }

  const again = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void keep(), ms)
  }

  function submitWaiting(): void {
    if (!isWaitingToSubmit) return
    isWaitingToSubmit = false
    form.requestSubmit()
  }

  form.addEventListener('input', () => again(AFTER_TYPING_MS))
  form.addEventListener('change', () => again(AFTER_TYPING_MS))
  form.addEventListener('submit', (event) => {
    clearTimeout(timer)
    if (navigator.onLine) {
      isOver = true // what arrives after the form itself is no draft any more
      return
    }
    event.preventDefault()
    isWaitingToSubmit = true
    here.keep(fieldsOf(form))
    say(
      'No connection. It is kept on this device, and is saved once when the connection is back: leave this page open.',
    )
  })
  addEventListener('online', () => {
    if (isWaitingToSubmit) submitWaiting()
    else void keep()
  })
  addEventListener('pagehide', () => {
    if (!isOver) void keep()
  })
  addEventListener('pageshow', (event) => {
    if (event.persisted) isOver = false
  })

  const before = here.read()
  if (JSON.stringify(before) === last)
    here.forget() // the server had it after all
  else if (before !== null) {
    fill(form, before)
    say('What you typed on this device without a connection is back in the form.')
    void keep()
  }
}

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-draft]')) watch(form)
