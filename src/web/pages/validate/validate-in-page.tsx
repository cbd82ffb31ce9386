import { render } from 'preact'
import { csvOf, ErrorSummary, ProgressBar, type FieldError } from '../../ui/index.ts'
import { everything, type Asked } from './asked.ts'
import type { Checked } from './checked.ts'
import { chosenFiles, showSeen, takeDrops } from './chosen-files.ts'
import { PageButton } from './controls.tsx'
import { findingsTable, nameOfFile, workbookOf } from './findings-table.ts'
import { PLACES } from './form-view.tsx'
import { LIST, RESULTS_HEADING, Results } from './results-view.tsx'
import type { Said, Task } from './tasks.ts'

// The script of the page. What is chosen stays in the page: its worker has no way to send it, and neither has this.

function place(id: string): HTMLElement {
  const found = document.getElementById(id)
  if (found === null) throw new Error(`The page has no place ${id}.`)
  return found
}
const form = place(PLACES.form) as HTMLFormElement // so it is written by form-view.tsx
const own = new URL(import.meta.url)

/** The worker that the form names, beside this script and of the same build. */
function startWorker(): Worker {
  const started = new Worker(new URL(`${form.dataset['worker'] ?? ''}${own.search}`, own), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<Said>) => {
    if (started === worker) hear(data)
  })
  started.addEventListener('error', () => {
    if (started === spare) spare = null
    if (started === worker)
      hear({ kind: 'failed', says: 'This browser cannot run the check. Use a current one, or another computer.' })
  })
  return started
}

let worker = startWorker()
/** Ready to take over when the other is stopped, so that nothing has to be fetched then. */
let spare: Worker | null = startWorker()
/** Files were chosen while the worker was looking at others. */
let isToLookAgain = false
/** The check was asked for while the worker was doing something else. */
let isToCheck = false
/** What the worker is doing now; the form asks nothing else of it meanwhile. */
let doing: Task['kind'] | null = null
let checked: Checked | null = null
let asked: Asked = everything
let suggested = ''

const ask = (task: Task): void => {
  doing = task.kind
  worker.postMessage(task)
}

/** What was typed in a field; empty where this form has none of that name. */
const typed = (name: string): string => field(name)?.value ?? ''
const field = (name: string): HTMLInputElement | null => form.elements.namedItem(name) as HTMLInputElement | null // fields of form-view.tsx

function showActions(progress?: { readonly says: string; readonly share: number }): void {
  render(
    progress ? (
      <>
        <ProgressBar share={progress.share} label={progress.says} />
        <PageButton variant="warning" onClick={stop}>
          Stop
        </PageButton>
      </>
    ) : (
      <PageButton type="submit" onClick={() => undefined}>
        Check in this page
      </PageButton>
    ),
    place(PLACES.actions),
  )
}

function stop(): void {
  worker.terminate()
  worker = spare ?? startWorker()
  spare = startWorker()
  doing = null
  isToLookAgain = false
  isToCheck = false
  showActions()
}

function showErrors(errors: readonly FieldError[]): void {
  render(<ErrorSummary errors={errors} />, place(PLACES.results))
  place(PLACES.results).querySelector('a')?.focus()
}

function showResults(): void {
  if (checked === null) return
  render(<Results checked={checked} asked={asked} ask={askOtherwise} save={save} />, place(PLACES.results))
}

function askOtherwise(change: Partial<Asked>): void {
  const isElsewhere = change.page !== undefined && change.page !== asked.page
  asked = { ...asked, ...change }
  showResults()
  if (!isElsewhere || change.reading !== undefined) return
  place(LIST).scrollIntoView()
  place(LIST).focus({ preventScroll: true })
}

function keep(name: string, blob: Blob): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function save(as: 'csv' | 'xlsx', places: readonly number[]): void {
  if (checked === null || doing !== null) return
  if (as === 'xlsx') return ask({ kind: 'excel', sheets: workbookOf(checked, places) })
  const { header, rows } = findingsTable(checked, places)
  keep(`${nameOfFile(checked)}.csv`, new Blob([csvOf(header, rows)], { type: 'text/csv' }))
}

/** Says what the chosen files are; after what is being done now, where something is. */
function look(): void {
  isToLookAgain = doing !== null
  if (doing === null) ask({ kind: 'look', files: chosenFiles(form) })
}

/** Says what the files are that were looked at, and puts in the year that they speak of where nobody said another. */
function showWhatIsThere({ files, year: spoken }: Extract<Said, { readonly kind: 'seen' }>): void {
  showSeen(form, files)
  const year = field('year')
  if (year && spoken !== null && (year.value === '' || year.value === suggested)) year.value = String(spoken)
  suggested = String(spoken ?? '')
}

/** Checks what is chosen; after what is being done now, where something is: the year may come of it. */
function check(): void {
  isToCheck = doing !== null && doing !== 'check'
  if (doing !== null) return
  const files = chosenFiles(form)
  if (!files.some(({ kind }) => kind === 'this-year'))
    return void showErrors([{ field: 'this-year', says: form.dataset['missing'] ?? '' }])
  ask({ kind: 'check', files, typed: { year: typed('year'), authority: typed('authority') } })
}

function hear(said: Said): void {
  if (said.kind === 'progress') return showActions({ says: said.doing, share: said.share })
  doing = null
  showActions()
  if (said.kind === 'seen') showWhatIsThere(said)
  if (isToLookAgain) look()
  else if (isToCheck) check()
  if (said.kind === 'failed') return showErrors([{ field: 'this-year', says: said.says }])
  if (said.kind === 'excel') return keep(`${checked ? nameOfFile(checked) : 'findings'}.xlsx`, said.blob)
  if (said.kind === 'seen') return
  if (said.kind === 'refused') {
    showSeen(form, said.files)
    return showErrors(said.errors)
  }
  checked = said.checked
  asked = everything
  showResults()
  place(RESULTS_HEADING).focus()
}

form.addEventListener('submit', (event) => {
  event.preventDefault()
  check()
})
form.addEventListener('change', (event) => {
  if (!(event.target instanceof HTMLInputElement) || event.target.type !== 'file') return
  look()
})
takeDrops(form)
showActions()
for (const says of document.querySelectorAll<HTMLElement>('[data-with-script]')) says.hidden = false
