import type { Row, Rows } from '../rows.ts'
import { rule } from '../rule.ts'
import type { Mark, Rule } from '../rule.ts'
import { WHY } from '../why.ts'

interface Year {
  readonly Header: Rows<Row<'Header', 'UASC'>> | Rows<Row<'Header_last', 'UASC'>>
  readonly UASC: Rows<Row<'UASC', 'DUC'>> | Rows<Row<'UASC_last', 'DUC'>>
}

/** By the status in the Header where the return has one (XML), otherwise by a row in the UASC table. */
function isIdentified({ Header, UASC }: Year, child: number): boolean {
  return Header.carries('UASC') ? Header.of(child).some((h) => h.UASC === '1') : UASC.of(child).length > 0
}

interface Told {
  readonly now: boolean
  readonly before: boolean
  /** The days on which the status ceases, in this return and in last year's; NaN where it is not said. */
  readonly ceases: number
  readonly ceased: number
  readonly start: number
}

interface Comparison {
  readonly wrong: string
  readonly isWrong: (told: Told) => boolean
}

const TABLES = { Header: ['UASC'], UASC: ['DUC'], Header_last: ['UASC'], UASC_last: ['DUC'] } as const

const compared = (code: string, { wrong, isWrong }: Comparison): Rule =>
  rule(code, {
    wrong,
    why: WHY.lastYear,
    mend: 'Correct the UASC status or the day on which it ceases, in this return or with the Department in last year’s.',
    marks: { UASC: ['DUC'], Header: ['UASC'] },
    sees: TABLES,
    optional: ['Header', 'Header_last'],
    check: ({ Header, UASC, Header_last, UASC_last, start }, mark) =>
      eachChild(Header, UASC, (child) => {
        const known = Header_last.of(child).length > 0 || UASC_last.of(child).length > 0
        if (!known) return
        const told: Told = {
          now: isIdentified({ Header, UASC }, child),
          before: isIdentified({ Header: Header_last, UASC: UASC_last }, child),
          ceases: UASC.first(child)?.DUC ?? Number.NaN,
          ceased: UASC_last.first(child)?.DUC ?? Number.NaN,
          start,
        }
        if (isWrong(told)) (mark satisfies Mark)(...Header.of(child), ...UASC.of(child))
      }),
  })

function eachChild(
  Header: Rows<Row<'Header', 'UASC'>>,
  UASC: Rows<Row<'UASC', 'DUC'>>,
  visit: (child: number) => void,
): void {
  const children = new Set<number>()
  for (const table of [Header, UASC]) table.each((row) => children.add(row.child))
  for (const child of children) visit(child)
}

/** Whether a child is unaccompanied, this year and last. */
export const unaccompaniedAgainstLastYear: readonly Rule[] = [
  compared('205A', {
    wrong:
      'The child was unaccompanied last year and is not this year, but the day on which that ceased does not say so.',
    isWrong: ({ now, before, ceases, ceased, start }) => before && !now && (!(ceased < start) || ceases >= start),
  }),
  compared('205B', {
    wrong: 'The child is unaccompanied as last year, but the days on which that ceases do not say so.',
    isWrong: ({ now, before, ceases, ceased, start }) => before && now && !(ceases >= start && ceased >= start),
  }),
  compared('205C', {
    wrong: 'The child is unaccompanied in neither year, but a day on which that ceases is given.',
    isWrong: ({ now, before, ceases, ceased }) => !before && !now && !(Number.isNaN(ceases) && Number.isNaN(ceased)),
  }),
  compared('205D', {
    wrong: 'The child is unaccompanied this year, but was not last year.',
    isWrong: ({ now, before }) => now && !before,
  }),
]
