import { page, redirect, type Answer, type PageContext } from '../../ui/index.ts'
import { NamesForm } from './names-view.tsx'
import type { ImportPorts } from './ports.ts'
import { back } from './upload.ts'

/** The form that takes a names file; `problem` is what was wrong with the one that was sent. */
export const namesForm = ({ authority }: PageContext, problem: string | null): Answer =>
  page({
    title: 'Load a names file',
    status: problem === null ? 200 : 400,
    hasErrors: problem !== null,
    ...back,
    view: NamesForm({ record: authority.name, isDemonstration: authority.demonstration, problem }),
  })

/** Takes a names file, begins to load it into the open record and goes on to how far it is. */
export async function sendNames({ beginNames }: ImportPorts, asked: PageContext): Promise<Answer> {
  const files = asked.uploads.filter(({ field }) => field === 'names')
  const [file] = files
  if (!file) return namesForm(asked, 'Choose the names file to load')
  if (files.length > 1) return namesForm(asked, 'Choose one names file at a time')
  if (file.bytes === 0) return namesForm(asked, 'The file is empty')
  const begun = await beginNames(asked.reading.authority, asked.person.id, file)
  return 'id' in begun ? redirect(`/imports/${begun.id}`) : namesForm(asked, begun.problem)
}
