import { isOfLists } from '../../../exchange/annex-a/index.ts'
import { whyNoReturn } from '../../../exchange/ssda903/index.ts'
import type { ImportRow } from '../../../store/index.ts'
import {
  dateToType,
  dayTyped,
  definePage,
  file,
  isUuid,
  notFound,
  page,
  pageAsked,
  redirect,
  typedDate,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../ui/index.ts'
import { listsForm, sendLists } from './lists.tsx'
import { namesForm, sendNames } from './names.ts'
import { History, IMPORTS_A_PAGE } from './history-view.tsx'
import { Ended } from './ended-view.tsx'
import { Preview, UnderWay, type Boxes } from './import-view.tsx'
import type { Confirmed, ImportPorts } from './ports.ts'
import { headingOfPreview, isStopped, presentLine, sayContradicted, sayInstant } from './present.ts'
import { byFile, rejectsCsv } from './rejects.ts'
import { back, upload, uploadForm, type ImportPagesOptions } from './upload.ts'

const MOST_REJECTS = 200_000

async function history({ ports, titleOf, isTrialStore }: ImportPagesOptions, asked: PageContext): Promise<Answer> {
  const current = pageAsked(asked.query)
  const { authority } = asked.reading
  const [rows, total] = await Promise.all([
    ports.list(authority, IMPORTS_A_PAGE, (current - 1) * IMPORTS_A_PAGE),
    ports.count(authority),
  ])
  const lines = rows.map((row) => presentLine(row, titleOf))
  return page({ title: 'Imports', view: History({ lines, total, current, isTrialStore }) })
}

const boxesOf = (row: ImportRow): readonly Boxes[] =>
  row.returns.map(({ year, asAt }) => ({ year: year === null ? '' : String(year), asAt: dateToType(asAt) }))

const preview = (row: ImportRow, boxes: readonly Boxes[], errors: readonly FieldError[]): Answer =>
  page({
    title: headingOfPreview(row),
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    ...back,
    view: Preview({ row, boxes, errors }),
  })

/** The import that the address names, where it is there. */
const asked = async (ports: ImportPorts, { params, reading }: PageContext): Promise<ImportRow | null> =>
  isUuid(params.id ?? '') ? ports.read(reading.authority, params.id ?? '') : null

async function show({ ports, titleOf }: ImportPagesOptions, context: PageContext): Promise<Answer> {
  const row = await asked(ports, context)
  if (row === null) return notFound()
  if (row.state === 'preview') return preview(row, boxesOf(row), [])
  if (row.endedAt !== null) return ended(ports, titleOf, context, row)
  const isBehindAnother = row.state === 'queued' && (await isAnotherRunning(ports, context, row))
  return page({ title: 'Loading', ...back, refreshAfter: 1, view: UnderWay({ row, isBehindAnother }) })
}

async function isAnotherRunning(ports: ImportPorts, { reading }: PageContext, row: ImportRow): Promise<boolean> {
  const others = await ports.list(reading.authority, 10, 0)
  return others.some(({ id, state }) => id !== row.id && state === 'running')
}

async function ended(
  ports: ImportPorts,
  titleOf: (person: string) => string,
  { reading }: PageContext,
  row: ImportRow,
): Promise<Answer> {
  const rejects = row.rejected === 0 ? [] : byFile(await ports.readRejects(reading, row.id, MOST_REJECTS))
  const contradicted = row.state === 'done' ? await ports.countContradicted(reading, row.id) : 0
  const about = [
    { key: 'Begun', value: `${sayInstant(row.startedAt)}, by the ${titleOf(row.by).toLowerCase()}` },
    { key: 'Ended', value: row.endedAt === null ? 'Not yet' : sayInstant(row.endedAt) },
  ]
  return page({
    title: 'Import',
    ...back,
    view: Ended({ row, rejects, about, contradicted: sayContradicted(row, contradicted) }),
  })
}

function confirmedIn(
  { form, today }: PageContext,
  row: ImportRow,
): {
  readonly confirmed: readonly Confirmed[]
  readonly boxes: readonly Boxes[]
  readonly errors: readonly FieldError[]
} {
  const errors: FieldError[] = []
  // Lists speak as at the day that was given with them.
  const boxes = (isOfLists(row) ? [] : row.returns).map((_, n) => ({
    year: typedText(form, `year-${n}`),
    asAt: typedDate(form, `asAt-${n}`),
  }))
  const confirmed = boxes.flatMap(({ year, asAt }, n) => {
    const day = dayTyped(asAt)
    const isYear = /^20\d\d$/.test(year)
    if (!isYear) errors.push({ field: `year-${n}`, says: 'Enter the year in which the return ends, such as 2025' })
    const why = day === null ? 'Enter the as-at date, such as 31 3 2025' : null
    const unfit = day === null || !isYear ? null : whyNoReturn({ year: Number(year), asAt: day }, today)
    const says = why ?? unfit
    if (says !== null) errors.push({ field: `asAt-${n}-day`, says })
    return day === null ? [] : [{ year: Number(year), asAt: day }]
  })
  return { confirmed, boxes, errors }
}

async function load({ ports }: ImportPagesOptions, context: PageContext): Promise<Answer> {
  const row = await asked(ports, context)
  if (row === null) return notFound()
  const here = `/imports/${row.id}`
  if (row.state !== 'preview' || isStopped(row)) return redirect(here)
  const { confirmed, boxes, errors } = confirmedIn(context, row)
  if (errors.length > 0) return preview(row, boxes, errors)
  await ports.load(context.reading.authority, row.id, confirmed)
  return redirect(here)
}

async function act(
  ports: ImportPorts,
  context: PageContext,
  does: ImportPorts['cancel'] | ImportPorts['again'],
): Promise<Answer> {
  const row = await asked(ports, context)
  if (row === null) return notFound()
  await does(context.reading.authority, row.id)
  return redirect(`/imports/${row.id}`)
}

async function rejects(ports: ImportPorts, context: PageContext): Promise<Answer> {
  const row = await asked(ports, context)
  const n = /^(\d+)\.csv$/.exec(context.params.file ?? '')?.[1]
  if (row === null || n === undefined) return notFound()
  const files = byFile(await ports.readRejects(context.reading, row.id, MOST_REJECTS))
  const found = files[Number(n)]
  if (!found) return notFound()
  return file(
    `rejected-${found.file.replace(/^.*\//, '').replace(/\.\w+$/, '')}.csv`,
    'text/csv; charset=utf-8',
    rejectsCsv(found),
    'many',
  )
}

/** Imports: history, upload, preview, progress, outcome and the rejected rows. */
export function importPages(options: ImportPagesOptions): readonly PageDefinition[] {
  const { ports } = options
  const section = 'imports'
  return [
    definePage({
      method: 'GET',
      path: '/imports',
      section,
      needs: 'imports.run',
      handle: (context) => history(options, context),
    }),
    definePage({
      method: 'GET',
      path: '/imports/new',
      section,
      needs: 'imports.run',
      handle: (context) => uploadForm(options, context, []),
    }),
    definePage({
      method: 'GET',
      path: '/imports/names',
      section,
      needs: 'imports.run',
      handle: (context) => namesForm(context, null),
    }),
    definePage({
      method: 'POST',
      path: '/imports/names',
      section,
      needs: 'imports.run',
      takesFiles: true,
      handle: (context) => sendNames(ports, context),
    }),
    definePage({
      method: 'GET',
      path: '/imports/lists',
      section,
      needs: 'imports.run',
      handle: (context) => listsForm(context, []),
    }),
    definePage({
      method: 'POST',
      path: '/imports/lists',
      section,
      needs: 'imports.run',
      takesFiles: true,
      handle: (context) => sendLists(ports, context),
    }),
    definePage({
      method: 'POST',
      path: '/imports',
      section,
      needs: 'imports.run',
      takesFiles: true,
      handle: (context) => upload(options, context),
    }),
    definePage({
      method: 'GET',
      path: '/imports/:id',
      section,
      needs: 'imports.run',
      handle: (context) => show(options, context),
    }),
    definePage({
      method: 'POST',
      path: '/imports/:id/load',
      section,
      needs: 'imports.run',
      handle: (context) => load(options, context),
    }),
    definePage({
      method: 'POST',
      path: '/imports/:id/cancel',
      section,
      needs: 'imports.run',
      handle: (context) => act(ports, context, ports.cancel),
    }),
    definePage({
      method: 'POST',
      path: '/imports/:id/again',
      section,
      needs: 'imports.run',
      handle: (context) => act(ports, context, ports.again),
    }),
    definePage({
      method: 'GET',
      path: '/imports/:id/rejects/:file',
      section,
      needs: 'imports.run',
      handle: (context) => rejects(ports, context),
    }),
  ]
}
