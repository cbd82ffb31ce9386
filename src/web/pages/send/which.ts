import { censusAsAt, yearsOfCensus } from '../../../exchange/census-out/index.ts'
import { cinRules, isInForceIn, tablesOfCensus, type CensusTable } from '../../../exchange/cin/index.ts'
import { returnAsAt, sayOfRecord, yearsToSend } from '../../../exchange/return-out/index.ts'
import { tables } from '../../../exchange/ssda903/index.ts'
import { UNREADABLE_RULE, UNREADABLE_WORDS, rules } from '../../../exchange/ssda903/validate/index.ts'
import type { YearlyKind } from '../../../store/index.ts'
import type { Day } from '../../../time/index.ts'
import { sayCount } from '../../ui/index.ts'
import { nameOfCensus, namesOfFiles } from './ports.ts'

/** What a rule says of what it found. */
interface SaysOfRule {
  readonly title: string
  readonly mend: string
}

/** One of the returns that the record makes: everything in which its pages differ from those of another. */
export interface Which {
  readonly kind: YearlyKind
  readonly path: `/${string}`
  readonly title: string
  readonly lead: string
  /** What it is called in a sentence. */
  readonly word: string
  /** The years of which it can be made, the newest first. */
  readonly years: (today: Day) => readonly number[]
  readonly isMade: (year: number, today: Day) => boolean
  /** Whether it must say by which three figures the Department knows the authority. */
  readonly saysSender: boolean
  readonly beside: { readonly text: string; readonly href: string }
  readonly sayRule: (rule: string, year: number) => SaysOfRule
  readonly sayNotRun: (reason: string) => string
  /** Said of a year for which there are no rules. */
  readonly unchecked: string
  /** Where what this year's rule finds can be mended; absent: there is no such list. */
  readonly worklistHref?: (rule: string) => string
  readonly files: (year: number) => readonly { readonly name: string; readonly save: string; readonly type: string }[]
  /** What to know of the files before they are sent; a sentence. */
  readonly aboutFiles: string
  /** Its tables in its order, as people call them. */
  readonly tables: readonly { readonly name: string; readonly says: string }[]
  /** Said of children without a number in the returns: so many of them. */
  readonly withoutNumber: (children: number) => string
}

const XML = 'application/xml; charset=utf-8'
const numberless = (n: number): string => sayCount(n, 'child has', 'children have')
const words = new Map(rules.map(({ code, wrong, mend }) => [code, { title: `Rule ${code}: ${wrong}`, mend }]))

/** The SSDA903 return of children looked after. */
export const ssda903: Which = {
  kind: 'ssda903',
  path: '/send',
  title: 'Send the return',
  lead: 'The SSDA903 return of a year, made from the record: what returns said, and over it what people put right by hand. You see what our rules find before it is made.',
  word: 'return',
  years: yearsToSend,
  isMade: (year, today) => returnAsAt(year, today) !== null,
  saysSender: false,
  beside: { text: 'Record that the Department accepted a return', href: '/accepted-returns' },
  sayRule: (rule) =>
    rule === UNREADABLE_RULE
      ? { title: UNREADABLE_WORDS.wrong, mend: UNREADABLE_WORDS.mend }
      : (words.get(rule) ?? { title: `Rule ${rule}`, mend: '' }),
  sayNotRun: sayOfRecord,
  unchecked: 'We have rules for the returns of 2023 to 2027 only, so this one was not checked.',
  worklistHref: (rule) => `/data-quality?by=list&rule=${encodeURIComponent(rule)}`,
  files: (year) => {
    const [zip, xml] = namesOfFiles(year)
    return [
      { name: zip, save: 'Save the CSV files (zip)', type: 'application/zip' },
      { name: xml, save: 'Save the XML', type: XML },
    ]
  },
  aboutFiles: 'The XML carries no SWEpisodes and no DoLo: send those tables as CSV, from the zip.',
  tables: tables.map(({ name }) => ({ name, says: name })),
  withoutNumber: (n) => `${numberless(n)} no number in the return and ${n === 1 ? 'is' : 'are'} left out of it.`,
}

/** What each module tells of; those that every child has once are counted with the children. */
const modules: Readonly<Partial<Record<CensusTable, string>>> = {
  Disabilities: 'Disabilities',
  CINdetails: 'Episodes of need',
  Assessments: 'Assessments',
  AssessmentFactorsList: 'Factors found by assessments',
  CINPlanDates: 'Child in need plans',
  Section47: 'Section 47 enquiries',
  ChildProtectionPlans: 'Child protection plans',
  Reviews: 'Review conferences',
}

/** The children in need census. */
export const census: Which = {
  kind: 'cin',
  path: '/census',
  title: 'Send the census',
  lead: 'The children in need census of a year, made from the record: referrals, assessments, enquiries, conferences and plans. You see what our rules find before it is made.',
  word: 'census',
  years: yearsOfCensus,
  isMade: (year, today) => censusAsAt(year, today) !== null,
  saysSender: true,
  beside: { text: 'Check a census that another system made', href: '/validate/census' },
  sayRule: (rule, year) => {
    const found = cinRules.find((one) => one.code === rule && isInForceIn(one, year))
    return { title: `Rule ${rule}: ${found?.wrong ?? ''}`, mend: found?.mend ?? '' }
  },
  sayNotRun: (reason) => reason,
  unchecked: 'We have no rules for the census of this year, so it was not checked.',
  files: (year) => [{ name: nameOfCensus(year), save: 'Save the XML', type: XML }],
  aboutFiles: 'What the record does not hold is blank in it.',
  tables: tablesOfCensus.flatMap((name) => {
    const says = modules[name]
    return says === undefined ? [] : [{ name, says }]
  }),
  withoutNumber: (n) =>
    `${numberless(n)} no number in the returns and ${n === 1 ? 'is' : 'are'} told by the record’s own identifier.`,
}
