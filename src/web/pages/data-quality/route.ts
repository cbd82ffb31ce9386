import writeExcel from 'write-excel-file/node'
import type { ComponentChildren } from 'preact'
import { called } from '../../../practice/child/index.ts'
import type { SubjectId } from '../../../record/index.ts'
import type { FindingCount, QualityRun } from '../../../store/index.ts'
import {
  BackLink,
  csvOf,
  definePage,
  file,
  isUuid,
  notFound,
  page,
  redirect,
  sayNumber,
  type Answer,
  type PageContext,
  type PageDefinition,
} from '../../ui/index.ts'
import { excelSheets } from '../validate/excel-sheets.ts'
import { NOBODY, addressOf, readAsked, type Asked } from './asked.ts'
import type { QualityPorts } from './ports.ts'
import {
  ROWS_A_PAGE,
  linksOf,
  presentChildren,
  presentFigures,
  presentFinding,
  presentNotRun,
  presentRules,
  presentWhose,
  sayWhen,
  sayWhose,
  wordsOf,
} from './present.ts'
import { WIDTHS, findingsTable } from './table.ts'
import {
  ByChild,
  ByRule,
  ByWhose,
  Findings,
  Narrow,
  NotRun,
  NotYet,
  OfChild,
  Pages,
  RunShown,
  Worklist,
} from './view.tsx'

const title = 'Data quality'
const LOOK_AGAIN_SECONDS = 3

const isUnderWay = (run: QualityRun | null): boolean => run?.state === 'queued' || run?.state === 'running'

function progressOf(run: QualityRun | null): { readonly share: number; readonly says: string } | null {
  if (run === null || !isUnderWay(run)) return null
  const { doing, done, of } = run.progress
  if (run.isAskedToStop) return { share: 0, says: 'Stopping.' }
  if (of === 0) return { share: 0, says: 'Waiting to begin.' }
  return done < of
    ? { share: (0.8 * done) / of, says: `${doing}: ${sayNumber(done)} of ${sayNumber(of)} records` }
    : { share: 0.8, says: 'Running the rules' }
}

const choices = (counts: readonly FindingCount[], say: (of: string) => string) =>
  counts.map(({ of }) => ({ value: of || NOBODY, text: say(of) })).sort((a, b) => (a.text < b.text ? -1 : 1))

/** One reading of the findings, with its pages. */
async function readingOf(ports: QualityPorts, { reading }: PageContext, asked: Asked, run: QualityRun) {
  const { by, page: current } = asked
  const offset = (current - 1) * ROWS_A_PAGE
  const isCompared = run.last?.beforeAt !== null
  if (by === 'not-run') return NotRun({ reasons: presentNotRun(run) })
  if (by === 'rule') return ByRule({ rules: presentRules(await ports.count(reading, asked, 'rule'), asked) })
  if (by === 'team' || by === 'worker') {
    const whose = presentWhose(await ports.count(reading, asked, by), by, asked)
    return ByWhose({ whose, heading: by === 'team' ? 'Team' : 'Worker' })
  }
  const pages = (total: number) =>
    Pages({ current, total, of: ROWS_A_PAGE, hrefOf: (next) => addressOf(asked, { page: next }) })
  if (by === 'child') {
    const { children, total } = await ports.listChildren(reading, asked, ROWS_A_PAGE, offset)
    return [ByChild({ children: presentChildren(children) }), pages(total)]
  }
  const which = by === 'mended' ? { ...asked, since: 'mended' as const } : asked
  const [listed, counts] = await Promise.all([
    ports.list(reading, which, ROWS_A_PAGE, offset),
    ports.count(reading, which, 'rule'),
  ])
  const findings = listed.map((one) => presentFinding(one, isCompared))
  return [Findings({ findings, isMended: by === 'mended' }), pages(counts.reduce((sum, { rows }) => sum + rows, 0))]
}

async function narrowOf(ports: QualityPorts, { reading }: PageContext, asked: Asked, isCompared: boolean) {
  if (asked.by === 'not-run' || asked.by === 'mended') return null
  const [rules, teams, workers] = await Promise.all(
    (['rule', 'team', 'worker'] as const).map((by) => ports.count(reading, {}, by)),
  )
  return Narrow({
    asked,
    rules: choices(rules ?? [], (of) => wordsOf(of).title),
    teams: choices(teams ?? [], (of) => sayWhose('team', of)),
    workers: choices(workers ?? [], (of) => sayWhose('worker', of)),
    isCompared,
  })
}

async function show(ports: QualityPorts, context: PageContext): Promise<Answer> {
  const asked = readAsked(context.query)
  const { authority } = context.reading
  const run = await ports.readRun(authority)
  const shown: ComponentChildren = RunShown({ progress: progressOf(run), problem: run?.problem ?? null })
  const refresh = isUnderWay(run) ? { refreshAfter: LOOK_AGAIN_SECONDS } : {}
  if (run === null || run.last === null)
    return page({
      title,
      ...refresh,
      view: NotYet({ run: shown, says: run === null ? 'The record has not been checked yet.' : sayWhen(run) }),
    })
  const isCompared = run.last.beforeAt !== null
  const [totals, narrow, children] = await Promise.all([
    ports.totals(context.reading),
    narrowOf(ports, context, asked, isCompared),
    readingOf(ports, context, asked, run),
  ])
  return page({
    title,
    ...refresh,
    downloads: [
      { href: addressOf(asked, { by: 'list' }, '/data-quality/download.csv'), text: 'Download these findings (CSV)' },
      {
        href: addressOf(asked, { by: 'list' }, '/data-quality/download.xlsx'),
        text: 'Download these findings (Excel)',
      },
    ],
    view: Worklist({
      when: sayWhen(run),
      run: shown,
      figures: presentFigures(totals, run),
      links: linksOf(asked),
      narrow,
      children,
    }),
  })
}

const EVERYTHING = 200_000

async function download(ports: QualityPorts, { reading, query, today, params }: PageContext): Promise<Answer> {
  const found = await ports.listAll(reading, readAsked(query), EVERYTHING)
  const { header, rows } = findingsTable(found)
  const name = `data-quality-${today}`
  const children = [...new Set(found.map(({ subject }) => subject))]
  if (params['file'] === 'download.csv')
    return file(`${name}.csv`, 'text/csv; charset=utf-8', csvOf(header, rows), children)
  if (params['file'] !== 'download.xlsx') return notFound()
  const sheets = excelSheets([{ name: 'Findings', widths: WIDTHS, rows: [header, ...rows] }])
  const workbook = await writeExcel(sheets).toBuffer()
  return file(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', workbook, children)
}

const MOST_OF_A_CHILD = 1000

async function showChild(ports: QualityPorts, { reading, params, may }: PageContext): Promise<Answer> {
  const child = params['child'] ?? ''
  if (!isUuid(child)) return notFound()
  const run = await ports.readRun(reading.authority)
  const asked = { child: child as SubjectId } // an id that names nobody finds nothing
  const [found, mended] = await Promise.all([
    ports.listAll(reading, asked, MOST_OF_A_CHILD),
    ports.listAll(reading, { ...asked, since: 'mended' }, 1),
  ])
  const [any = mended[0]] = found
  if (run === null || !any) return notFound()
  const isCompared = run.last?.beforeAt !== null
  return page({
    title: 'Data quality of a child’s record',
    // Not everybody who may open the record may see the list of all.
    before: may('quality.see')
      ? BackLink({ href: '/data-quality?by=child', children: title })
      : BackLink({ href: `/children/${child}`, children: 'Back to the child' }),
    view: OfChild({
      called: called(any),
      childHref: `/children/${child}`,
      findings: found.map((one) => presentFinding(one, isCompared)),
      when: sayWhen(run),
    }),
  })
}

/** What our rules find in the return that the record would make now, as a worklist. */
export function dataQualityPages(ports: QualityPorts): readonly PageDefinition[] {
  const section = 'imports'
  return [
    definePage({
      method: 'GET',
      path: '/data-quality',
      section,
      needs: 'quality.see',
      handle: (context) => show(ports, context),
    }),
    definePage({
      method: 'GET',
      path: '/data-quality/children/:child',
      section,
      needs: 'child.read',
      handle: (context) => showChild(ports, context),
    }),
    definePage({
      method: 'GET',
      path: '/data-quality/:file',
      section,
      needs: 'quality.see',
      handle: (context) => download(ports, context),
    }),
    definePage({
      method: 'POST',
      path: '/data-quality/check',
      section,
      needs: 'quality.see',
      handle: async ({ reading }) => {
        await ports.check(reading.authority)
        return redirect('/data-quality')
      },
    }),
    definePage({
      method: 'POST',
      path: '/data-quality/stop',
      section,
      needs: 'quality.see',
      handle: async ({ reading }) => {
        await ports.cancel(reading.authority)
        return redirect('/data-quality')
      },
    }),
  ]
}
