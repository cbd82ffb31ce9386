import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import type { ReturnOutRow } from '../../../store/index.ts'
import { sayDate } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  file,
  isUuid,
  notFound,
  page,
  pageAsked,
  redirect,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../ui/index.ts'
import { nameOfLists, type ListsPorts } from './ports.ts'
import { presentLists } from './present.ts'
import { Ended, LISTS_A_PAGE, Lists, UnderWay } from './view.tsx'

/** What the pages of Annex A stand on, besides what they can do. */
export interface AnnexAPagesOptions {
  readonly ports: ListsPorts
  readonly titleOf: (person: string) => string
}

const title = 'Annex A'
const back = { before: BackLink({ href: '/annex-a', children: title }) }

async function show(
  { ports, titleOf }: AnnexAPagesOptions,
  { reading, query, today }: PageContext,
  errors: readonly FieldError[] = [],
): Promise<Answer> {
  const current = pageAsked(query)
  const [rows, total] = await Promise.all([
    ports.list(reading.authority, LISTS_A_PAGE, (current - 1) * LISTS_A_PAGE),
    ports.count(reading.authority),
  ])
  return page({
    title,
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    view: Lists({
      asAt: sayDate(today),
      lines: rows.map((row) => presentLists(row, titleOf)),
      ...{ errors, total, current },
    }),
  })
}

async function begin(options: AnnexAPagesOptions, asked: PageContext): Promise<Answer> {
  const id = await options.ports.beginLists(asked.reading.authority, asked.person.id)
  if (id !== null) return redirect(`/annex-a/${id}`)
  return show(options, asked, [{ field: 'main', says: 'There is nothing in the record yet to make lists of' }])
}

async function rowAsked({ ports }: AnnexAPagesOptions, { params, reading }: PageContext): Promise<ReturnOutRow | null> {
  const row = isUuid(params['id'] ?? '') ? await ports.read(reading.authority, params['id'] ?? '') : null
  return row?.kind === 'annex-a' ? row : null
}

/** The name of the workbook, where it is there. */
function fileOf({ folder, asAt, state }: ReturnOutRow): string | null {
  const name = nameOfLists(asAt)
  return folder !== null && state === 'done' && existsSync(join(folder, name)) ? name : null
}

async function showOne(options: AnnexAPagesOptions, asked: PageContext): Promise<Answer> {
  const row = await rowAsked(options, asked)
  if (row === null) return notFound()
  if (row.endedAt === null) return page({ title, ...back, refreshAfter: 2, view: UnderWay({ row }) })
  return page({ title, ...back, view: Ended({ row, line: presentLists(row, options.titleOf), file: fileOf(row) }) })
}

async function cancel(options: AnnexAPagesOptions, asked: PageContext): Promise<Answer> {
  const row = await rowAsked(options, asked)
  if (row === null) return notFound()
  await options.ports.cancel(asked.reading.authority, row.id)
  return redirect(`/annex-a/${row.id}`)
}

async function download(options: AnnexAPagesOptions, asked: PageContext): Promise<Answer> {
  const row = await rowAsked(options, asked)
  const name = row && fileOf(row)
  if (!row?.folder || !name || name !== asked.params['file']) return notFound()
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  return file(name, type, createReadStream(join(row.folder, name)))
}

/** The lists of Annex A: made from the record in the background, and saved. */
export function annexAPages(options: AnnexAPagesOptions): readonly PageDefinition[] {
  const of = { section: 'imports', needs: 'returns.send' } as const
  return [
    definePage({ ...of, method: 'GET', path: '/annex-a', handle: (asked) => show(options, asked) }),
    definePage({ ...of, method: 'POST', path: '/annex-a', handle: (asked) => begin(options, asked) }),
    definePage({ ...of, method: 'GET', path: '/annex-a/:id', handle: (asked) => showOne(options, asked) }),
    definePage({ ...of, method: 'POST', path: '/annex-a/:id/cancel', handle: (asked) => cancel(options, asked) }),
    definePage({ ...of, method: 'GET', path: '/annex-a/:id/:file', handle: (asked) => download(options, asked) }),
  ]
}
