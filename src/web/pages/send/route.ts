import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { returnAsAt, yearsToSend } from '../../../exchange/return-out/index.ts'
import type { ReturnOutRow } from '../../../store/index.ts'
import { financialYear } from '../../../time/index.ts'
import {
  BackLink,
  definePage,
  file,
  HISTORY_A_PAGE,
  notFound,
  page,
  pageAsked,
  redirect,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../ui/index.ts'
import { namesOfFiles, type SendPorts } from './ports.ts'
import { presentLine } from './present.ts'
import { rowAsked } from './row-asked.ts'
import { Ask, Checked, Ended, UnderWay } from './view.tsx'

/** What the pages that send a return stand on, besides what they can do. */
export interface SendPagesOptions {
  readonly ports: SendPorts
  readonly titleOf: (person: string) => string
}

const title = 'Send the return'
const back = { before: BackLink({ href: '/send', children: title }) }

async function ask(
  { ports, titleOf }: SendPagesOptions,
  { reading, query, today }: PageContext,
  typed: string | null,
  errors: readonly FieldError[],
): Promise<Answer> {
  const current = pageAsked(query)
  const [rows, total] = await Promise.all([
    ports.list(reading.authority, HISTORY_A_PAGE, (current - 1) * HISTORY_A_PAGE),
    ports.count(reading.authority),
  ])
  const lines = rows.map((row) => presentLine(row, titleOf))
  return page({
    title,
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    view: Ask({
      years: yearsToSend(today),
      year: typed ?? String(financialYear(today)),
      ...{ errors, lines, total, current },
    }),
  })
}

async function begin(options: SendPagesOptions, asked: PageContext): Promise<Answer> {
  const typed = typedText(asked.form, 'year')
  const wrong = (says: string) => ask(options, asked, typed, [{ field: 'year', says }])
  if (returnAsAt(Number(typed), asked.today) === null) return wrong('Choose the year of the return')
  const id = await options.ports.begin(asked.reading.authority, asked.person.id, Number(typed))
  return id === null ? wrong('There is nothing in the record yet to make a return of') : redirect(`/send/${id}`)
}

async function show({ ports, titleOf }: SendPagesOptions, context: PageContext): Promise<Answer> {
  const row = await rowAsked('ssda903', ports, context)
  if (row === null) return notFound()
  const shown = `The return of ${String(row.year)}`
  if (row.endedAt !== null)
    return page({ title: shown, ...back, view: Ended({ row, line: presentLine(row, titleOf), files: filesOf(row) }) })
  if (row.state !== 'checked') return page({ title: shown, ...back, refreshAfter: 2, view: UnderWay({ row }) })
  const isOnWorklist = row.year === financialYear(context.today)
  const worklistHref = isOnWorklist ? (rule: string) => `/data-quality?by=list&rule=${encodeURIComponent(rule)}` : null
  return page({ title: shown, ...back, view: Checked({ row, worklistHref }) })
}

/** The names of the files that are there. */
const filesOf = ({ folder, year, state }: ReturnOutRow): readonly string[] =>
  folder === null || state !== 'done' ? [] : namesOfFiles(year).filter((name) => existsSync(join(folder, name)))

async function download({ ports }: SendPagesOptions, context: PageContext): Promise<Answer> {
  const row = await rowAsked('ssda903', ports, context)
  const name = row && filesOf(row).find((one) => one === context.params['file'])
  if (!row?.folder || !name) return notFound()
  const type = name.endsWith('.zip') ? 'application/zip' : 'application/xml; charset=utf-8'
  return file(name, type, createReadStream(join(row.folder, name)), 'many')
}

async function act(
  { ports }: SendPagesOptions,
  context: PageContext,
  does: SendPorts['make'] | SendPorts['cancel'],
): Promise<Answer> {
  const row = await rowAsked('ssda903', ports, context)
  if (row === null) return notFound()
  await does(context.reading.authority, row.id)
  return redirect(`/send/${row.id}`)
}

/** Sending a return: which year, what our rules find, how far it is, its files, and every one that was sent before. */
export function sendPages(options: SendPagesOptions): readonly PageDefinition[] {
  const { ports } = options
  const section = 'imports'
  return [
    definePage({
      method: 'GET',
      path: '/send',
      section,
      needs: 'returns.send',
      handle: (context) => ask(options, context, null, []),
    }),
    definePage({
      method: 'POST',
      path: '/send',
      isQuestion: true,
      section,
      needs: 'returns.send',
      handle: (context) => begin(options, context),
    }),
    definePage({
      method: 'GET',
      path: '/send/:id',
      section,
      needs: 'returns.send',
      handle: (context) => show(options, context),
    }),
    definePage({
      method: 'POST',
      path: '/send/:id/make',
      section,
      needs: 'returns.send',
      handle: (context) => act(options, context, ports.make),
    }),
    definePage({
      method: 'POST',
      path: '/send/:id/cancel',
      section,
      needs: 'returns.send',
      handle: (context) => act(options, context, ports.cancel),
    }),
    definePage({
      method: 'GET',
      path: '/send/:id/:file',
      section,
      needs: 'returns.send',
      handle: (context) => download(options, context),
    }),
  ]
}
