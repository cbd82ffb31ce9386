import type { AuthorityId } from '../../../record/index.ts'
import { BackLink, page, redirect, typedText, type Answer, type FieldError, type PageContext } from '../../ui/index.ts'
import type { ImportPorts } from './ports.ts'
import { UploadForm } from './upload-view.tsx'

/** What the pages of imports stand on, besides what they can do. */
export interface ImportPagesOptions {
  readonly ports: ImportPorts
  readonly titleOf: (person: string) => string
  readonly isTrialStore: boolean
}

/** The way back to the history of imports. */
export const back = { before: BackLink({ href: '/imports', children: 'Imports' }) }

/** The form that takes files. */
export async function uploadForm(
  { ports, isTrialStore }: ImportPagesOptions,
  { authority, form }: PageContext,
  errors: readonly FieldError[],
): Promise<Answer> {
  const beside = authority.demonstration ? { demonstration: authority.name, own: await ports.ownRecords() } : null
  const where = typedText(form, 'where') || String(beside?.own[0]?.id ?? 'new')
  const council = typedText(form, 'council')
  return page({
    title: 'Load SSDA903 files',
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    ...back,
    view: UploadForm({ shown: { errors, isTrialStore, beside, where, council } }),
  })
}

/** The record that the files are for: the open one, unless it is the demonstration and the files are a council's own. */
async function recordFor(
  ports: ImportPorts,
  { authority, form, reading }: PageContext,
): Promise<AuthorityId | FieldError> {
  const where = typedText(form, 'where')
  if (!authority.demonstration || where === 'here') return reading.authority
  const own = (await ports.ownRecords()).find(({ id }) => String(id) === where)
  if (own) return own.id
  if (where !== 'new') return { field: 'where', says: 'Say whose files they are' }
  const council = typedText(form, 'council')
  if (council === '') return { field: 'council', says: 'Enter the name of the council' }
  return ports.makeRecord(council.slice(0, 100))
}

/** Takes the files that were sent and goes on to what they are. */
export async function upload(options: ImportPagesOptions, asked: PageContext): Promise<Answer> {
  const { ports } = options
  const files = asked.uploads.filter(({ field }) => field === 'files')
  if (files.length === 0) return uploadForm(options, asked, [{ field: 'files', says: 'Choose the files to load' }])
  if (files.every(({ bytes }) => bytes === 0))
    return uploadForm(options, asked, [{ field: 'files', says: 'The file is empty' }])
  const record = await recordFor(ports, asked)
  if (typeof record !== 'number') return uploadForm(options, asked, [record])
  const to = `/imports/${await ports.begin(record, asked.person.id, files)}`
  return record === asked.reading.authority ? redirect(to) : { kind: 'redirect', to, authority: record }
}
