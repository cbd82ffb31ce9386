import type { BaseTable } from '../schema.ts'
import { rule, ruleFor } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'

const inHeader = (code: string, table: Exclude<BaseTable, 'Header' | 'Providers'>): Rule =>
  ruleFor(code, {
    wrong: `A child of the ${table} table is not in the Header.`,
    why: WHY.link,
    mend: 'Add the child to the Header, or correct the child’s number.',
    marks: { [table]: [] },
    sees: { Header: [] },
    check: (see, mark) => {
      const Header = see.table('Header')
      see.table(table).each((row) => Header.of(row.child).length === 0 && mark(row))
    },
  })

const sameBirth = (code: string, table: Exclude<BaseTable, 'Header' | 'Episodes' | 'Providers'>): Rule =>
  ruleFor(code, {
    wrong: `The date of birth in the ${table} table is not that of the Header.`,
    why: WHY.contradiction,
    mend: 'Correct one of the two.',
    marks: { [table]: ['DOB'] },
    sees: { Header: ['DOB'] },
    check: (see, mark) => {
      const Header = see.table('Header')
      const isBirth = (day: unknown): boolean => !Number.isNaN(day)
      see.table(table).each((row) => {
        const born = row.cell('DOB')
        const differs = Header.of(row.child).some((h) => isBirth(h.cell('DOB')) && h.cell('DOB') !== born)
        if (isBirth(born) && differs) mark(row)
      })
    },
  })

const onlyOnce = (code: string, table: Exclude<BaseTable, 'Episodes' | 'Providers'>): Rule =>
  ruleFor(code, {
    wrong: `The child is in the ${table} table more than once.`,
    why: WHY.twice,
    mend: 'Keep one row.',
    marks: { [table]: [] },
    check: (see, mark) => see.table(table).each((row) => see.table(table).of(row.child).length > 1 && mark(row)),
  })

/** Whether the tables fit together. */
export const integrity: readonly Rule[] = [
  inHeader('INT01', 'AD1'),
  inHeader('INT02', 'PlacedAdoption'),
  inHeader('INT03', 'Episodes'),
  inHeader('INT04', 'Missing'),
  inHeader('INT05', 'OC2'),
  inHeader('INT06', 'OC3'),
  inHeader('INT07', 'PrevPerm'),
  inHeader('INT08', 'Reviews'),
  inHeader('INT09', 'UASC'),
  sameBirth('INT11', 'AD1'),
  sameBirth('INT12', 'PlacedAdoption'),
  sameBirth('INT13', 'Missing'),
  sameBirth('INT14', 'OC2'),
  sameBirth('INT15', 'OC3'),
  sameBirth('INT16', 'PrevPerm'),
  sameBirth('INT17', 'Reviews'),
  sameBirth('INT18', 'UASC'),
  onlyOnce('INT31', 'AD1'),
  onlyOnce('INT32', 'Header'),
  onlyOnce('INT33', 'OC2'),
  onlyOnce('INT34', 'OC3'),
  onlyOnce('INT35', 'PrevPerm'),
  onlyOnce('INT36', 'UASC'),
  rule('INT21', {
    wrong: 'The sex in the UASC table is not that of the Header.',
    why: WHY.contradiction,
    mend: 'Correct one of the two.',
    marks: { UASC: ['SEX'] },
    sees: { Header: ['SEX'] },
    check: ({ UASC, Header }, mark) => UASC.each((u) => Header.of(u.child).some((h) => h.SEX !== u.SEX) && mark(u)),
  }),
]
