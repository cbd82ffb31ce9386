import { readFile } from 'node:fs/promises'
import writeExcel from 'write-excel-file/node'
import {
  csvOf,
  definePage,
  file,
  page,
  typedText,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../ui/index.ts'
import { openReturn } from './check.ts'
import { openCensus } from './check-census.ts'
import { COLLECTIONS, type Of } from './collections.ts'
import { excelSheets } from './excel-sheets.ts'
import { KINDS, problemsOf, type Typed } from './files.ts'
import { findingsTable, nameOfFile, workbookOf } from './findings-table.ts'
import { CheckForm } from './form-view.tsx'
import { FORMS } from './forms.ts'
import type { Opened } from './opened.ts'
import { questionIn } from './question.ts'
import { ResultsOnPaper } from './results-view.tsx'

/** The page with its script, which alone makes it work without sending a byte. */
const form = (of: Of, errors: readonly FieldError[], { year, authority }: Typed): Answer =>
  page({
    title: FORMS[of].title,
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    script: 'validate-in-page.js',
    view: CheckForm({ of, shown: { errors, year, authority } }),
  })

async function readUploads(opened: Opened, { uploads }: PageContext): Promise<void> {
  for (const kind of KINDS)
    for (const upload of uploads.filter(({ field }) => field === kind))
      await opened.read({ kind, name: upload.name, bytes: await readFile(upload.path) })
}

/** Checks files that were sent by a browser without scripts. Nothing of them is kept. */
async function checkSent(opened: Opened, asked: PageContext): Promise<Answer> {
  await readUploads(opened, asked)
  const { of, files } = opened
  const typed = { year: typedText(asked.form, 'year'), authority: typedText(asked.form, 'authority') }
  const year = typed.year || String(opened.suggestedYear() ?? '')
  const question = questionIn(opened, { ...typed, year })
  const errors = [
    ...(files.some(({ kind }) => kind === 'this-year') ? [] : [{ field: 'this-year', says: COLLECTIONS[of].missing }]),
    ...problemsOf(files),
    ...('errors' in question ? question.errors : []),
  ]
  if (errors.length > 0 || 'errors' in question) return form(of, errors, { ...typed, year })
  const checked = await opened.check(question)
  const places = checked.findings.map((_, at) => at)
  const as = typedText(asked.form, 'as')
  if (as === 'csv') {
    const { header, rows } = findingsTable(checked, places)
    return file(`${nameOfFile(checked)}.csv`, 'text/csv; charset=utf-8', csvOf(header, rows))
  }
  if (as === 'xlsx') {
    const workbook = await writeExcel(excelSheets(workbookOf(checked, places))).toBuffer()
    return file(
      `${nameOfFile(checked)}.xlsx`,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      workbook,
    )
  }
  return page({ title: FORMS[of].title, view: ResultsOnPaper({ checked }) })
}

const pagesOf = (open: () => Opened): readonly PageDefinition[] => {
  const { of } = open()
  const path = FORMS[of].address
  const page = { path, section: 'imports', needs: 'returns.check' } as const
  return [
    definePage({ ...page, method: 'GET', handle: () => form(of, [], { year: '', authority: '' }) }),
    definePage({ ...page, method: 'POST', takesFiles: true, handle: (asked) => checkSent(open(), asked) }),
  ]
}

/** The checks of a return and of a census: in the page where scripts run, on the server where they do not. */
export const validatePages = (): readonly PageDefinition[] => [...pagesOf(openReturn), ...pagesOf(openCensus)]
