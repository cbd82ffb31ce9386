import type { Fact } from '../../../record/index.ts'
import { sayDate, sayShortDate, type Day } from '../../../time/index.ts'
import { sayCount, type SummaryRow } from '../../../web/ui/index.ts'
import { called, dayIn, labelOf, sayValue, textIn } from '../../child/index.ts'
import { householdCalled } from '../called.ts'
import { adopterListed } from '../events.ts'
import { adopterEndings, adopterStages, readHousehold, stepOn, type Household } from '../household.ts'
import type { ReadAdopterHousehold } from '../ports.ts'

type Read = NonNullable<Awaited<ReturnType<ReadAdopterHousehold>>>

/** The steps of a household, in the order in which they are taken. */
const steps = {
  enquiredOn: 'Enquiry received',
  stageOneOn: 'Stage one began',
  stageOneEndedOn: 'Stage one ended',
  stageTwoOn: 'Stage two began',
  stageTwoEndedOn: 'Stage two ended',
  appliedOn: 'Applied',
  approvedOn: 'Approved',
  matchedOn: 'Matched',
  placedOn: 'Child placed',
  adoptedOn: 'Adoption order',
  leftOn: 'Left the process',
} as const

/** What is the adopter’s own, and not the household’s. */
const own = ['gender', 'ethnicity', 'disability', 'fosteringForAdoption', 'placed', 'reasonLeft'] as const

const rowOf = ({ body }: Fact, field: string): SummaryRow[] => {
  const value = body[field] ?? null
  if (value === null || value === '') return []
  return [{ key: labelOf(adopterListed, field), value: sayValue(adopterListed.fields[field], value) }]
}

/** The steps of the household. Where two adopters tell of different days, both are said. */
function stepRows({ adopters }: Household): readonly SummaryRow[] {
  return Object.entries(steps).map(([field, key]) => {
    const days = [...new Set(adopters.flatMap(({ body }) => dayIn(body, field) ?? []))].sort()
    const first = stepOn(adopters, field)
    const said = first === null ? 'Not told' : sayDate(first)
    const others = days.filter((day) => day !== first)
    const value =
      others.length === 0 ? said : `${said}; another adopter of the family: ${others.map(sayDate).join(', ')}`
    return { key, value }
  })
}

function sayStanding({ ended, stays }: Household, on: Day): string {
  if (ended !== null && ended.on <= on) return `${adopterEndings[ended.as]} on ${sayDate(ended.on)}`
  const now = stays.findLast(({ from }) => from <= on)
  return now ? `${adopterStages[now.stage].title} since ${sayDate(now.from)}` : 'Not told'
}

/** “List 11 (lists.xlsx), line 4, as at 16 Oct 2025”. */
const sayFrom = ({ body, happenedOn }: Fact): string =>
  `${textIn(body, 'file') ?? 'A list'}, line ${String(body['line'] ?? '')}, as at ${sayShortDate(happenedOn)}`

/** Everything that the page of one household shows, in words. */
export function presentAdopters(read: Read, on: Day) {
  const household = readHousehold(read.facts)
  if (household === null) return null
  const told = household.adopters.map((row) => ({
    heading: `Adopter ${textIn(row.body, 'adopter') ?? ''}`,
    rows: [...own.flatMap((field) => rowOf(row, field)), { key: 'Read from', value: sayFrom(row) }],
  }))
  return {
    heading: householdCalled(read),
    standing: sayStanding(household, on),
    steps: stepRows(household),
    adopters: told,
    children: read.children.map((child) => ({ href: `/children/${child.subject}`, called: called(child) })),
    lists: `${sayCount(read.facts.length, 'row', 'rows')} of lists told of it, the last as at ${sayDate(household.heardOn)}.`,
  }
}
