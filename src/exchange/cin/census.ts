import type { CodeList } from './codes.ts'

/** How the text of an element is read. Anything but a date stays the text that was given. */
export type FieldType =
  'date' | 'text' | 'year' | 'dateTime' | 'yesNo' | 'count' | 'upn' | 'authority' | 'serial' | CodeList

interface Field<T extends FieldType> {
  readonly is: 'field'
  readonly type: T
  readonly least: 0 | 1
  /** The census years that have the element; all years where not given. */
  readonly from?: number
  readonly until?: number
}
interface Within<T extends string, I extends 'module' | 'list'> {
  /** A module of its own, or an element that only holds a list of one field. */
  readonly is: I
  readonly table: T
  readonly least: 0 | 1
  readonly most: number
}
export type Part = Field<FieldType> | Within<string, 'module' | 'list'>

const one = <T extends FieldType>(type: T): Field<T> => ({ is: 'field', type, least: 1 })
const maybe = <T extends FieldType>(type: T): Field<T> => ({ is: 'field', type, least: 0 })
const module = <T extends string>(table: T, least: 0 | 1, most: number): Within<T, 'module'> => ({
  is: 'module',
  table,
  least,
  most,
})
const list = <T extends string>(table: T): Within<T, 'list'> => ({ is: 'list', table, least: 0, most: 1 })

/**
 * The modules of the census and the elements of each, in the order in which the XML must hold them.
 * Source: Department for Education, children in need census 2025 to 2026, XML schema. `GenderCurrent` stood in the place of
 * `Sex` until the census of 2024 (technical specification 2024 to 2025, change RFC 1233).
 */
export const CENSUS = {
  Message: { Header: module('MessageHeader', 0, 1), Children: module('Children', 1, 1) },
  MessageHeader: { CollectionDetails: module('Header', 0, 1), Source: module('Source', 0, Infinity) },
  Children: { Child: module('Child', 1, Infinity) },
  Child: {
    ChildIdentifiers: module('ChildIdentifiers', 1, 1),
    ChildCharacteristics: module('ChildCharacteristics', 1, 1),
    CINdetails: module('CINdetails', 1, Infinity),
  },
  Header: { Collection: maybe('collection'), Year: maybe('year'), ReferenceDate: maybe('date') },
  Source: {
    SourceLevel: maybe('sourceLevel'),
    LEA: one('authority'),
    SoftwareCode: maybe('text'),
    Release: maybe('text'),
    SerialNo: maybe('serial'),
    DateTime: maybe('dateTime'),
  },
  ChildIdentifiers: {
    LAchildID: one('text'),
    UPN: maybe('upn'),
    FormerUPN: maybe('upn'),
    UPNunknown: maybe('upnUnknown'),
    PersonBirthDate: maybe('date'),
    ExpectedPersonBirthDate: maybe('date'),
    GenderCurrent: { ...one('gender'), until: 2024 },
    Sex: { ...one('sex'), from: 2025 },
    PersonDeathDate: maybe('date'),
  },
  ChildCharacteristics: { Ethnicity: one('ethnicity'), Disabilities: list('Disabilities') },
  Disabilities: { Disability: one('disability') },
  CINdetails: {
    CINreferralDate: one('date'),
    ReferralSource: one('referralSource'),
    PrimaryNeedCode: maybe('primaryNeed'),
    CINclosureDate: maybe('date'),
    ReasonForClosure: maybe('reasonForClosure'),
    DateOfInitialCPC: maybe('date'),
    Assessments: module('Assessments', 0, Infinity),
    CINPlanDates: module('CINPlanDates', 0, Infinity),
    Section47: module('Section47', 0, Infinity),
    ReferralNFA: one('yesNo'),
    ChildProtectionPlans: module('ChildProtectionPlans', 0, Infinity),
  },
  Assessments: {
    AssessmentActualStartDate: one('date'),
    AssessmentInternalReviewDate: maybe('date'),
    AssessmentAuthorisationDate: maybe('date'),
    FactorsIdentifiedAtAssessment: list('AssessmentFactorsList'),
  },
  AssessmentFactorsList: { AssessmentFactors: one('assessmentFactor') },
  CINPlanDates: { CINPlanStartDate: one('date'), CINPlanEndDate: maybe('date') },
  Section47: {
    S47ActualStartDate: one('date'),
    InitialCPCtarget: maybe('date'),
    DateOfInitialCPC: maybe('date'),
    ICPCnotRequired: one('yesNo'),
  },
  ChildProtectionPlans: {
    CPPstartDate: one('date'),
    CPPendDate: maybe('date'),
    InitialCategoryOfAbuse: one('categoryOfAbuse'),
    LatestCategoryOfAbuse: one('categoryOfAbuse'),
    NumberOfPreviousCPP: one('count'),
    Reviews: list('Reviews'),
  },
  Reviews: { CPPreviewDate: one('date') },
} as const satisfies Readonly<Record<string, Readonly<Record<string, Part>>>>

type Census = typeof CENSUS
type FieldsOf<T extends keyof Census> = {
  [C in keyof Census[T]]: Census[T][C] extends { readonly is: 'field' } ? C : never
}[keyof Census[T]]

/** A module or list that has fields of its own: one table of rows. */
export type TableName = { [T in keyof Census]: FieldsOf<T> extends never ? never : T }[keyof Census]
export type ColumnOf<T extends TableName> = FieldsOf<T> & string
/** What may be marked in a row: its fields, and the lists that stand in it. */
export type MarkOf<T extends TableName> =
  | ColumnOf<T>
  | ({ [C in keyof Census[T]]: Census[T][C] extends { readonly is: 'list' } ? C : never }[keyof Census[T]] & string)
export type CellOf<T extends TableName, C> = C extends keyof Census[T]
  ? Census[T][C] extends { readonly type: 'date' }
    ? number
    : string | null
  : never

/** The parts of a module by element, in order, in every census year. */
export const partsOfModule = (name: string): Readonly<Record<string, Part>> =>
  (CENSUS as Readonly<Record<string, Readonly<Record<string, Part>>>>)[name] ?? {} // the same constant, read by name

/** Whether the census of a year has this part. */
export const isIn = (part: Part, year: number): boolean =>
  part.is !== 'field' || (year >= (part.from ?? 0) && year <= (part.until ?? Infinity))

/** The columns of a table and how each is read. */
export function columnsOf(table: TableName): ReadonlyMap<string, FieldType> {
  return known.get(table) ?? none
}

const none: ReadonlyMap<string, FieldType> = new Map()
const known = new Map(
  Object.keys(CENSUS).map((name) => [
    name,
    new Map(
      Object.entries(partsOfModule(name)).flatMap(([element, part]) =>
        part.is === 'field' ? [[element, part.type] as const] : [],
      ),
    ),
  ]),
)

/** Every table, in the order of the census. */
export const TABLES = [...known].flatMap(([name, columns]) => (columns.size > 0 ? [name as TableName] : [])) // the definition of TableName
