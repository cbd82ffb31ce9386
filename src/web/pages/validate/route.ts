import { readFile } from 'node:fs/promises'
import writeExcel from 'write-excel-file/node'
import { suggestedYear } from '../../../exchange/ssda903/validate/index.ts'
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
import { check } from './check.ts'
import { excelSheets } from './excel-sheets.ts'
import { KINDS, problemsOf, type Typed } from './files.ts'
import { findingsTable, nameOfFile, workbookOf } from './findings-table.ts'
import { CheckForm } from './form-view.tsx'
import { nothingGiven, readGiven, type Given } from './given.ts'
import { questionIn } from './question.ts'
import { ResultsOnPaper } from './results-view.tsx'

const title = 'Check a return'

/** The page with its script, which alone makes it work without sending a byte. */
const form = (errors: readonly FieldError[], { year, authority }: Typed): Answer =>
  page({
    title,
    status: errors.length > 0 ? 400 : 200,
    hasErrors: errors.length > 0,
    script: 'validate-in-page.js',
    view: CheckForm({ shown: { errors, year, authority } }),
  })

async function readUploads({ uploads }: PageContext): Promise<Given> {
  const given = nothingGiven()
  for (const kind of KINDS)
    for (const upload of uploads.filter(({ field }) => field === kind))
      await readGiven(given, { kind, name: upload.name, bytes: await readFile(upload.path) })
  return given
}

/** Checks files that were sent by a browser without scripts. Nothing of them is kept. */
async function checkSent(asked: PageContext): Promise<Answer> {
  const given = await readUploads(asked)
  const typed = { year: typedText(asked.form, 'year'), authority: typedText(asked.form, 'authority') }
  const year = typed.year || String(suggestedYear(given.tables) ?? '')
  const question = questionIn({ ...typed, year })
  const isReturn = given.files.some(({ kind }) => kind === 'this-year')
  const errors = [
    ...(isReturn ? [] : [{ field: 'this-year', says: 'Choose the files of the return to check' }]),
    ...problemsOf(given.files),
    ...('errors' in question ? question.errors : []),
  ]
  if (errors.length > 0 || 'errors' in question) return form(errors, { ...typed, year })
  const checked = check(given, question)
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
  return page({ title, view: ResultsOnPaper({ checked }) })
}

/** The check of a return: in the page where scripts run, on the server where they do not. */
export const validatePages = (): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/validate',
    section: 'imports',
    needs: 'returns.check',
    handle: () => form([], { year: '', authority: '' }),
  }),
  definePage({
    method: 'POST',
    path: '/validate',
    section: 'imports',
    needs: 'returns.check',
    takesFiles: true,
    handle: checkSent,
  }),
]
