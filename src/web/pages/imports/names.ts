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

/** Takes a names file, loads it into the open record and goes on to what came of it. */
export async function sendNames({ loadNames }: ImportPorts, asked: PageContext): Promise<Answer> {
  const files = asked.uploads.filter(({ field }) => field === 'names')
  const [file] = files
  if (!file) return namesForm(asked, 'Choose the names file to load')
  if (files.length > 1) return namesForm(asked, 'Choose one names file at a time')
  if (file.bytes === 0) return namesForm(asked, 'The file is empty')
  const { reading, person, today } = asked
  const loaded = await loadNames({ authority: reading.authority, by: person.id, today }, file)
  return 'id' in loaded ? redirect(`/imports/${loaded.id}`) : namesForm(asked, loaded.problem)
}
