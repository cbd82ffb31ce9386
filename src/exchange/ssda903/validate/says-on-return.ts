import type { Collection } from './rule.ts'
import { saysOnYear } from './return-year.ts'
import { TABLES } from './schema.ts'
import type { TableName } from './schema.ts'
import type { Tables } from './tables.ts'

/** Of fewer children than this nobody can tell whether they belong together. */
const ENOUGH = 10

/** Of last year's children most are looked after this year too; where fewer than this part are, it was another's return. */
const AT_LEAST_AGAIN = 0.1

function childrenOf(tables: Tables, name: TableName): ReadonlySet<number> {
  const children = new Set(tables.table(name).children)
  children.delete(0) // stands where a row names no child
  return children
}

/** How many of some children are not among others. */
const strangers = (some: ReadonlySet<number>, among: ReadonlySet<number>): number =>
  [...some].filter((child) => !among.has(child)).length

/** Sentences where tables speak of other children than the header does, as those of two authorities do. */
function saysOnChildren(tables: Tables): readonly string[] {
  const header = childrenOf(tables, 'Header')
  if (header.size === 0) return []
  const ofThisYear = TABLES.filter((name) => tables.has(name) && !name.endsWith('_last'))
  const apart = ofThisYear.flatMap((name) => {
    const children = childrenOf(tables, name)
    const away = strangers(children, header)
    if (children.size < ENOUGH || away <= children.size / 2) return []
    return [
      `${String(away)} of the ${String(children.size)} children in ${name} are not in Header: these may be tables of two authorities, or of two years. Keep the tables of one return.`,
    ]
  })
  const before = childrenOf(tables, 'Header_last')
  const again = before.size - strangers(before, header)
  if (Math.min(before.size, header.size) < ENOUGH || again >= before.size * AT_LEAST_AGAIN) return apart
  return [
    ...apart,
    `Only ${String(again)} of the ${String(before.size)} children of last year’s return are in this one: it may be the return of another authority, or number its children otherwise. Rules that compare with last year then find little that is true.`,
  ]
}

/** Sentences for the person where the files do not look like one return of the year that was said. */
export const saysOnReturn = (tables: Tables, collection: Collection): readonly string[] => [
  ...saysOnYear(tables, collection),
  ...saysOnChildren(tables),
]
