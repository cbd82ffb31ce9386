import { KINDS, sayHeld, type FileSeen, type Kind } from './files.ts'
import type { ChosenFile } from './tasks.ts'

/** The field for files of a kind; null where the form asks for none. */
const inputOf = (form: HTMLFormElement, kind: Kind): HTMLInputElement | null =>
  form.elements.namedItem(kind) as HTMLInputElement | null // every kind that the form has is a file field

/** Every file that is chosen in the form. */
export const chosenFiles = (form: HTMLFormElement): readonly ChosenFile[] =>
  KINDS.flatMap((kind) => [...(inputOf(form, kind)?.files ?? [])].map((file) => ({ kind, file })))

/** Says under each field what its files turned out to be. */
export function showSeen(form: HTMLFormElement, seen: readonly FileSeen[]): void {
  for (const list of form.querySelectorAll<HTMLElement>('[data-files]'))
    list.replaceChildren(
      ...seen
        .filter(({ kind }) => kind === list.dataset['files'])
        .map((file) => {
          const { name, is, problem } = file
          const line = document.createElement('li')
          line.textContent = problem === null ? `${is}: ${sayHeld(file)}` : `${name}: ${problem}`
          line.className = problem === null ? 'tl-drop__file' : 'govuk-error-message tl-drop__file'
          return line
        }),
    )
}

/** Lets files be dropped anywhere on a field, as well as chosen. */
export function takeDrops(form: HTMLFormElement): void {
  for (const zone of form.querySelectorAll<HTMLElement>('[data-drop]')) {
    const over = (isOver: boolean) => zone.classList.toggle('tl-drop--over', isOver)
    zone.addEventListener('dragover', (event) => {
      event.preventDefault()
      over(true)
    })
    zone.addEventListener('dragleave', () => over(false))
    zone.addEventListener('drop', (event) => {
      event.preventDefault()
      over(false)
      const input = zone.querySelector('input')
      const files = event.dataTransfer?.files
      if (!input || !files || files.length === 0) return
      input.files = files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
  }
}
