import type { ToldChild } from '../annex-a/index.ts'
import type { CensusTables } from '../cin/index.ts'
import { episodesOf, inNeedPlans, type Enquiry, type Episode, type ProtectionPlan } from '../in-need/index.ts'
import { dayIn, severalIn, textIn } from '../../practice/child/index.ts'
import { dayNumber, englandAndWales, withinWorkingDays, type Day } from '../../time/index.ts'

/** The year of a census as far as it is over. */
export interface CensusYear {
  readonly year: number
  readonly from: Day
  readonly to: Day
}

export const SOURCES: Readonly<Record<string, string>> = {
  ...{ family: '1A', acquaintance: '1B', self: '1C', stranger: '1D', school: '2A', education: '2B' },
  ...{ gp: '3A', 'health-visitor': '3B', 'school-nurse': '3C', 'primary-health': '3D', emergency: '3E', health: '3F' },
  ...{ housing: '4', 'social-care': '5A', team: '5B', 'other-council': '5C', 'early-help': '5D' },
  ...{ police: '6', legal: '7', other: '8', anonymous: '9' },
}
/** No referral is on record: it lies before the record, or was not written down. */
const UNKNOWN_SOURCE = '10'

const CATEGORIES: Readonly<Record<string, string>> = {
  ...{ neglect: 'NEG', physical: 'PHY', sexual: 'SAB', emotional: 'EMO', multiple: 'MUL' },
}

const CLOSINGS: Readonly<Record<string, string>> = {
  ...{ adopted: 'RC1', died: 'RC2', 'child-arrangements': 'RC3', 'special-guardianship': 'RC4' },
  ...{
    'other-authority': 'RC5',
    'adult-services': 'RC6',
    other: 'RC7',
    'after-assessment': 'RC8',
    'early-help': 'RC9',
  },
  // How care ended, by the codes of the return.
  ...{ E11: 'RC1', E12: 'RC1', E2: 'RC2', E41: 'RC3', E3: 'RC5', E7: 'RC6' },
  ...{ E43: 'RC4', E44: 'RC4', E45: 'RC4', E46: 'RC4', E47: 'RC4', E48: 'RC4' },
}
const OTHER_REASON = 'RC7'

/** Working days from the strategy discussion to the initial conference (Working together 2023). */
const CONFERENCE_WITHIN = 15

/** A word that the census knows, whatever else might stand under such a name. */
const inCensus = (words: Readonly<Record<string, string>>, word: string | null): string | null =>
  word !== null && Object.hasOwn(words, word) ? (words[word] ?? null) : null

const number = (day: Day | null | undefined): number | null => (day ? dayNumber(day) : null)
const isBetween = (day: Day | null, { from, to }: CensusYear): boolean => day !== null && day >= from && day <= to

/** Whether something that lasts was going on in the year. */
const isInYear = (from: Day, until: Day | null, year: CensusYear): boolean =>
  from <= year.to && (until === null || until >= year.from)

/** Why the case was closed: as was said then, or as an assessment or care ended on the day. */
function closedBecause({ ofType, dayOf, story }: ToldChild, { closedOn }: Episode): string | null {
  if (closedOn === null) return null
  const said = ofType('child.closed').findLast(({ happenedOn }) => happenedOn === closedOn)
  const told = inCensus(CLOSINGS, said ? textIn(said.body, 'reason') : null)
  if (told !== null) return told
  const assessed = ofType('child.assessment').findLast(({ body }) => dayOf(body, 'endedOn') === closedOn)?.body[
    'result'
  ]
  if (assessed === 'none' || assessed === 'early-help') return assessed === 'none' ? 'RC8' : 'RC9'
  const care = story.care.findLast(({ to }) => to === closedOn)
  return inCensus(CLOSINGS, care?.ended ?? null) ?? OTHER_REASON
}

function diedOn({ story, ofType }: ToldChild): Day | null {
  const care = story.care.findLast(({ ended }) => ended === 'E2' || ended === 'died')
  return care?.to ?? ofType('child.closed').findLast(({ body }) => body['reason'] === 'died')?.happenedOn ?? null
}

/** The primary need that was last said: of help in the episode, or of care. */
function needIn({ ofType }: ToldChild, { referredOn }: Episode): string | null {
  const said = [...ofType('child.in-need'), ...ofType('child.episode')].filter(
    ({ body, happenedOn }) => textIn(body, 'need') !== null && happenedOn >= referredOn,
  )
  const last = said.toSorted((a, b) => (a.happenedOn < b.happenedOn ? -1 : 1)).at(-1)
  return last ? textIn(last.body, 'need') : null
}

/** Puts a child into a census, where it has an episode in the year. Answers whether it had. */
export function addChild(tables: CensusTables, child: ToldChild, id: string, nth: number, year: CensusYear): boolean {
  const episodes = episodesOf(child).filter(({ referredOn, closedOn }) => isInYear(referredOn, closedOn, year))
  if (episodes.length === 0) return false
  const keys = { child: nth, details: 0, own: 0 }
  const identity = child.ofType('child.identity')
  const last = (field: string): string | null =>
    identity.flatMap(({ body }) => textIn(body, field) ?? []).at(-1) ?? null
  const upn = last('upn')
  const isReason = upn !== null && /^UN[1-5]$/.test(upn)
  const isNfaAlone = episodes.every(({ isNfa }) => isNfa)
  const sex = child.story.sex ?? 'U'
  tables.nameChild(nth, id)
  tables.add('ChildIdentifiers', keys, {
    LAchildID: id,
    UPN: isReason ? null : upn,
    UPNunknown: isReason ? upn : upn === null && isNfaAlone ? 'UN7' : null,
    PersonBirthDate: number(child.story.bornOn),
    GenderCurrent: { M: '1', F: '2' }[sex] ?? '0',
    Sex: sex,
    PersonDeathDate: number(diedOn(child)),
  })
  tables.add('ChildCharacteristics', keys, { Ethnicity: last('ethnicity') ?? 'NOBT' })
  for (const Disability of disabilitiesOf(child)) tables.add('Disabilities', keys, { Disability })
  for (const episode of episodes) addEpisode(tables, child, nth, episode, year)
  return true
}

/** Which disabilities the child has, as was last said; NONE too where only that was said when help began. */
function disabilitiesOf({ ofType }: ToldChild): readonly string[] {
  const said = ofType('child.disability').at(-1)
  if (said) return severalIn(said.body, 'disabilities')
  const asked = ofType('child.in-need').findLast(({ body }) => typeof body['disabled'] === 'boolean')
  return asked?.body['disabled'] === false ? ['NONE'] : []
}

function addEpisode(tables: CensusTables, child: ToldChild, nth: number, episode: Episode, year: CensusYear): void {
  const { referredOn, referral, closedOn, isNfa } = episode
  const keys = { child: nth, details: tables.rows('CINdetails').all.length + 1, own: 0 }
  const isIn = (on: Day): boolean => on >= referredOn && (closedOn === null || on <= closedOn)
  const { enquiries, conferences, plans } = child.need
  const alone = conferences.find(
    (held) =>
      held.isInitial && isIn(held.on) && isBetween(held.on, year) && !enquiries.some((one) => one.conference === held),
  )
  tables.add('CINdetails', keys, {
    CINreferralDate: number(referredOn),
    ReferralSource: inCensus(SOURCES, referral?.source ?? null) ?? UNKNOWN_SOURCE,
    PrimaryNeedCode: isNfa ? null : needIn(child, episode),
    CINclosureDate: isNfa ? null : number(closedOn),
    ReasonForClosure: isNfa ? null : closedBecause(child, episode),
    DateOfInitialCPC: number(alone?.on),
    ReferralNFA: isNfa ? '1' : '0',
  })
  if (isNfa) return
  addAssessments(tables, keys, child, { isIn, year })
  for (const { from, to } of inNeedPlans(child, episode))
    if (isInYear(from, to, year))
      tables.add('CINPlanDates', keys, { CINPlanStartDate: number(from), CINPlanEndDate: number(to) })
  for (const enquiry of enquiries) if (isIn(enquiry.from)) addEnquiry(tables, keys, enquiry, year)
  for (const plan of plans) if (isIn(plan.from) && isInYear(plan.from, plan.to, year)) addPlan(tables, keys, plan, year)
}

type Keys = Parameters<CensusTables['add']>[1]

interface Within {
  readonly isIn: (on: Day) => boolean
  readonly year: CensusYear
}

function addAssessments(tables: CensusTables, keys: Keys, child: ToldChild, { isIn, year }: Within): void {
  for (const { happenedOn, body } of child.ofType('child.assessment')) {
    const done = child.dayOf(body, 'endedOn')
    if (!isIn(happenedOn) || !isInYear(happenedOn, done, year)) continue
    const own = tables.rows('Assessments').all.length + 1
    tables.add(
      'Assessments',
      { ...keys, own },
      {
        AssessmentActualStartDate: number(child.dayOf(body, 'beganOn') ?? happenedOn),
        AssessmentInternalReviewDate: number(dayIn(body, 'reviewOn')),
        AssessmentAuthorisationDate: number(done),
      },
    )
    // Factors are those of an assessment that is over.
    if (done === null) continue
    for (const AssessmentFactors of severalIn(body, 'factors'))
      tables.add('AssessmentFactorsList', { ...keys, own }, { AssessmentFactors })
  }
}

function addEnquiry(tables: CensusTables, keys: Keys, enquiry: Enquiry, year: CensusYear): void {
  const { from, conference, endedWithout } = enquiry
  if (!isInYear(from, conference?.on ?? endedWithout, year)) return
  tables.add('Section47', keys, {
    S47ActualStartDate: number(from),
    InitialCPCtarget: endedWithout ? null : number(withinWorkingDays(englandAndWales, from, CONFERENCE_WITHIN)),
    DateOfInitialCPC: number(conference?.on),
    ICPCnotRequired: endedWithout ? '1' : '0',
  })
}

function addPlan(tables: CensusTables, keys: Keys, plan: ProtectionPlan, year: CensusYear): void {
  const own = { ...keys, own: tables.rows('ChildProtectionPlans').all.length + 1 }
  const category = inCensus(CATEGORIES, plan.category)
  tables.add('ChildProtectionPlans', own, {
    CPPstartDate: number(plan.from),
    CPPendDate: number(plan.to),
    InitialCategoryOfAbuse: category,
    LatestCategoryOfAbuse: inCensus(CATEGORIES, plan.categoryNow) ?? category,
    NumberOfPreviousCPP: String(plan.before),
  })
  for (const on of plan.reviews) if (isBetween(on, year)) tables.add('Reviews', own, { CPPreviewDate: number(on) })
}
