import { describe, expect, it } from 'vitest'
import { defaultDefinitions } from '../../practice/index.ts'
import { placeOfRow } from '../../practice/inspection/index.ts'
import { aFact, aSubject, bornOn, decision, episodes, typed } from '../../practice/testing.ts'
import type { Body, Fact } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { adoptersOf } from './adopters.ts'
import { childForAdoption } from './adoption.ts'
import { childInCare } from './children-in-care.ts'
import { contacts, earlyHelp, referrals } from './front-door.ts'
import { assessments, careLeaver, childInNeed } from './leavers-and-need.ts'
import { annexCode, annexLists } from './lists.ts'
import { enquiries, protectionPlans } from './protection.ts'
import { childrenAsAt, type AnnexCells } from './told-child.ts'

const told = (facts: readonly Fact[], asAt = '2026-06-30', number: string | null = 'C1') =>
  childrenAsAt(defaultDefinitions, day(asAt))({ subject: aSubject, number, facts, covered: [], hasWithdrawn: false })

const identity = aFact('child.identity', '2012-02-03', { sex: 'F', ethnicity: 'MWBA' })
const inCare = [identity, ...episodes('2025-11-01 S V2 U6 2026-02-01 X1', '2026-02-01 P V2 U4 2026-04-01 X1')]
const since = episodes('2026-04-01 L C2 U4')
const aLeaver = [
  bornOn('2007-02-03'),
  ...episodes('2022-05-01 S C2 U4 2025-02-03 E5'),
  aFact('child.care-leaver-year', '2025-04-01', { inTouch: 'YES', activity: 'F2', accommodation: 'B2' }),
]
const aPlan = [bornOn('2024-02-03'), ...episodes('2025-03-01 S C1 U5 2025-09-01 X1', '2025-09-01 L E1 U5')]
const inNeed = [identity, typed('child.in-need', '2026-01-10')]

const protectedChild = [
  identity,
  typed('front-door.referral', '2026-04-02', { source: 'police', decision: 'protect' }),
  typed('protection.strategy-discussion', '2026-04-03', { outcome: 'enquiry' }),
  typed('protection.conference', '2026-04-20', { kind: 'initial', outcome: 'plan' }),
  typed('protection.plan', '2026-04-20', { category: 'neglect' }),
  typed('child.visit', '2026-06-02', { seen: true, seenAlone: false }),
]

describe('Lists 1 to 3, from the front door', () => {
  it.each([
    ['2026-06-30', 1, 1],
    ['2026-07-02', 1, 1],
    ['2026-07-03', 0, 1],
    ['2026-10-03', 0, 0],
  ])('as at %s have %i contact of the last three months and %i referral of the last six', (asAt, came, referred) => {
    expect([contacts(told(protectedChild, asAt)).length, referrals(told(protectedChild, asAt)).length]).toEqual([
      came,
      referred,
    ])
  })

  it.each([
    ['inform', [], ['05-02'], 'a contact that is no referral came all the same'],
    [undefined, [], ['05-02'], 'as did one on which nothing is decided yet'],
    ['referral', ['2026-05-03'], ['05-03'], 'one that became a referral came once'],
    ['referral', ['2026-04-02'], ['05-02', '04-02'], 'a referral from before is another matter'],
    ['referral', [], ['05-02'], 'the referral may not be recorded yet'],
  ])('have a contact that led to “%s” beside referrals of %j: %j', (decision, referred, came, because) => {
    const one = typed('front-door.contact', '2026-05-02', { source: 'school', ...(decision ? { decision } : {}) })
    const others = referred.map((day) => typed('front-door.referral', day, { source: 'police' }))
    const rows = contacts(told([identity, one, ...others]))
    expect(
      rows.map((row) => row['Date of Contact']),
      because,
    ).toEqual(came.map((day) => ({ on: `2026-${day}` })))
  })

  it.each([
    ['protect', 'No'],
    ['assess', 'No'],
    ['help', 'Yes'],
    ['inform', 'Yes'],
    ['none', 'Yes'],
    [undefined, null],
  ])('say of a referral on which was decided “%s” that nothing further followed: %s', (decision, said) => {
    const one = typed('front-door.referral', '2026-05-02', { source: 'school', ...(decision ? { decision } : {}) })
    expect(referrals(told([identity, one]))).toMatchObject([{ 'Referral Source': 'b) Schools', 'Referral NFA?': said }])
  })

  it('count the referrals of twelve months, up to the day', () => {
    const on = (day: string) => typed('front-door.referral', day, { source: 'family' })
    const rows = referrals(told([identity, on('2025-06-30'), on('2025-07-01'), on('2026-05-02'), on('2026-07-01')]))
    expect(rows.map((row) => row['Number of Referrals in Last 12 Months'])).toEqual([2])
  })

  it('have early help with its assessment, and no way up from it', () => {
    const said = { lead: 'A school', assessmentBeganOn: '2026-03-01', assessedOn: '2026-07-02' }
    const down = typed('front-door.early-help', '2026-02-01', { direction: 'down', ...said })
    const up = typed('front-door.early-help', '2026-06-01', { direction: 'up' })
    expect(earlyHelp(told([identity, down, up]))).toMatchObject([
      {
        'Assessment start date': { on: '2026-03-01' },
        'Assessment completion date': null,
        'Organisation completing assessment': 'A school',
      },
    ])
  })
})

describe('Lists 5 and 7, protection', () => {
  it('tell an enquiry with the conference that it led to and the plan that was made', () => {
    expect(enquiries(told(protectedChild))).toMatchObject([
      {
        'Strategy discussion initiating Section 47 Enquiry Start Date': { on: '2026-04-03' },
        'Was an Initial Child Protection Conference deemed unnecessary?': 'No',
        'Date of Initial Child Protection Conference': { on: '2026-04-20' },
        'Did the Initial Child Protection Conference Result in a Child Protection Plan': 'Yes',
        'Number of Section 47 Enquiries in the last 12 months': 1,
        'Number of ICPCs in the last 12 months': 1,
      },
    ])
    expect(protectionPlans(told(protectedChild))).toMatchObject([
      {
        'Child Protection Plan Start Date': { on: '2026-04-20' },
        'Latest Category of Abuse': 'a) Neglect',
        'Date of the Last Statutory Visit': { on: '2026-06-02' },
        'Was the Child Seen Alone?': 'No',
        'Number of Previous Child Protection Plans': 0,
      },
    ])
  })

  it('take a discussion while an enquiry goes on as part of it, and one after its end as another', () => {
    const discussed = (on: string) => typed('protection.strategy-discussion', on, { outcome: 'enquiry' })
    const ended = typed('protection.enquiry-ended', '2026-04-20', { outcome: 'none' })
    const rows = enquiries(
      told([identity, discussed('2026-04-03'), discussed('2026-04-10'), ended, discussed('2026-05-10')]),
    )
    expect(
      rows.map((row) => Object.values(row).filter((cell) => typeof cell === 'object' && cell !== null)),
    ).toHaveLength(2)
    expect(rows.map((row) => row['Was an Initial Child Protection Conference deemed unnecessary?'])).toEqual([
      'Yes',
      null,
    ])
  })

  it('have a conference that no enquiry led to', () => {
    const moved = typed('protection.conference', '2026-05-01', { kind: 'initial', outcome: 'no-plan' })
    expect(enquiries(told([identity, moved]))).toMatchObject([
      { 'Did the Initial Child Protection Conference Result in a Child Protection Plan': 'No' },
    ])
  })

  it('say yes to an emergency within six months, by an order or by a legal status', () => {
    const police = typed('protection.emergency', '2026-01-02', { kind: 'police', endedOn: '2026-01-03' })
    const asked = 'Subject to Emergency Protection Order or Protected Under Police Powers in Last Six Months (Y/N)'
    const said = (facts: readonly Fact[]) => protectionPlans(told(facts))[0]?.[asked]
    expect([said(protectedChild), said([...protectedChild, police])]).toEqual(['No', 'Yes'])
    expect(said([...protectedChild, ...episodes('2026-04-03 S L2 U6 2026-04-10 E4A')])).toBe('Yes')
  })
})

describe('List 8, children in care', () => {
  it('says how things stand on the day: status, placement and how many there were in twelve months', () => {
    expect(childInCare(told([...inCare, ...since]))).toMatchObject({
      'Child Unique ID': 'C1',
      Gender: 'b) Female',
      Ethnicity: 'b) Mixed',
      'Age of Child (Years)': 14,
      'Date Started to be Looked After': { on: '2025-11-01' },
      'Start date of current legal status': { on: '2026-04-01' },
      "Child's Legal Status": 'b) Full care orders',
      'Start Date of Most Recent Placement': { on: '2026-02-01' },
      'Placement Type': 'a) Foster Placement',
      'Number of Placements in the Last 12 months': 2,
      'Date Ceased to be Looked After': null,
    })
  })

  it('counts no temporary move, nor the way back from it, as a placement', () => {
    const holiday = ['2025-11-01 S C2 U4 2026-02-01 X1', '2026-02-01 P C2 T3 2026-02-10 X1', '2026-02-10 P C2 U4']
    expect(childInCare(told([identity, ...episodes(...holiday)]))).toMatchObject({
      'Number of Placements in the Last 12 months': 1,
    })
  })

  it('says nothing of a start that lies before the files', () => {
    expect(childInCare(told([identity, ...episodes('2025-11-01 L C2 U4')]))).toMatchObject({
      'Date Started to be Looked After': null,
      'Start date of current legal status': null,
      'Start Date of Most Recent Placement': null,
    })
  })

  it.each([
    ['2026-06-29', 'i) Transferred to residential care funded by adult social services'],
    ['2025-12-30', 'i) Transferred to residential care funded by adult social services'],
    ['2025-12-29', null],
  ])('has a child who ceased on %s, where that is within six months', (ended, reason) => {
    const row = childInCare(told([identity, ...episodes(`2025-11-01 S C2 U4 ${ended} E7`)]))
    expect(row?.['Reason Ceased to be Looked After'] ?? null).toBe(reason)
  })

  it('knows nothing of what happened after the day', () => {
    expect(childInCare(told([...inCare, ...since], '2026-03-01'))).toMatchObject({
      "Child's Legal Status": 'e) Accommodated under S20',
    })
    expect(childInCare(told(inCare, '2025-10-31'))).toBeNull()
  })

  it('says of a return interview only what was recorded after the last time the child was missing', () => {
    const missing = aFact('child.missing', '2026-05-01', { kind: 'M' })
    const interview = typed('child.return-interview', '2026-05-03', { held: false })
    const [offered, accepted] = [
      'Was the child offered a Return Interview after their last missing episode (Y/N)?',
      'Did the child accept a Return Interview after their last missing episode (Y/N)?',
    ] as const
    expect(childInCare(told([...inCare, ...since, missing]))).toMatchObject({ [offered]: null, [accepted]: null })
    expect(childInCare(told([...inCare, ...since, missing, interview]))).toMatchObject({
      [offered]: 'Yes',
      [accepted]: 'No',
    })
  })
})

describe('The other lists', () => {
  it('have a care leaver with what the last return said of the year', () => {
    expect(careLeaver(told(aLeaver))).toMatchObject({
      'LA in Touch': 'a) In touch',
      'Type of Accommodation': 'a) With parents or relatives',
      'Suitability of Accommodation': 'b) Not suitable',
      'Activity Status': 'F2: Full time in education other than higher',
    })
    expect(careLeaver(told([...inCare, ...since]))).toBeNull()
  })

  it('have a child who should be placed for adoption, and for a year one of whom that was reversed', () => {
    expect(childForAdoption(told([...aPlan, decision('2025-07-01')]))).toMatchObject({
      'Date the Child Entered Care': { on: '2025-03-01' },
      'Date of Decision that Child Should be Placed for Adoption': { on: '2025-07-01' },
      'Date of Placement Order': { on: '2025-09-01' },
      'Date the child was placed for fostering in FFA or concurrent planning placement': { on: '2025-03-01' },
      'Date of Adoption Order': null,
    })
    const reversed = [...aPlan, decision('2025-07-01', { endedOn: '2026-01-05', reasonEnded: 'RD3' })]
    expect(childForAdoption(told(reversed))).toMatchObject({
      'Date of Decision that Child Should No Longer be Placed for Adoption': { on: '2026-01-05' },
      'Reason Why Child No Longer Placed for Adoption': 'c) Prospective adopters cannot be found',
    })
    expect(childForAdoption(told(reversed, '2027-01-06'))).toBeNull()
    expect(childForAdoption(told(aPlan))).toBeNull()
  })

  it('have a child adopted within the last twelve months', () => {
    const adopted = [
      bornOn('2024-02-03'),
      ...episodes('2025-03-01 S E1 U5 2025-09-01 X1', '2025-09-01 T E1 A5 2026-03-02 E12'),
      decision('2025-07-01'),
    ]
    expect(childForAdoption(told(adopted))).toMatchObject({
      'Date Placed for Adoption': { on: '2025-09-01' },
      'Date of Adoption Order': { on: '2026-03-02' },
    })
    expect(childForAdoption(told(adopted, '2027-03-03'))).toBeNull()
  })

  it('have a child in need while help lasts and for six months after, under the record’s identifier without a number', () => {
    expect(childInNeed(told(inNeed, '2026-06-30', null))).toMatchObject({
      'Child Unique ID': aSubject,
      'CIN Start Date': { on: '2026-01-10' },
      'CIN Closure Date': null,
    })
    const closed = [...inNeed, typed('child.closed', '2026-03-01')]
    expect(childInNeed(told(closed))).toMatchObject({ 'Case Status': 'e) Closed episode' })
    expect(childInNeed(told(closed, '2026-09-02'))).toBeNull()
    expect(childInNeed(told([...inCare, ...since]))).toBeNull()
  })

  it('have assessments that began within six months or are not signed off', () => {
    const began = (on: string, endedOn?: string) => typed('child.assessment', on, endedOn ? { endedOn } : {})
    const rows = assessments(
      told([identity, began('2025-09-01'), began('2025-10-01', '2025-11-01'), began('2026-05-01', '2026-06-01')]),
    )
    expect(rows.map((row) => row['Continuous Assessment Start Date'])).toEqual([
      { on: '2025-09-01' },
      { on: '2026-05-01' },
    ])
  })
})

describe('What only a list that was loaded tells', () => {
  const listed = (type: string, on: string, body: Body) => aFact(type, on, body, 'annex-a')
  it('is written again: disability by the last of them, and the place where the same placement goes on', () => {
    const said = {
      disability: 'No',
      placementOn: '2026-02-01',
      location: 'a) In',
      authority: 'Wirral',
      officerSeenOn: '2026-05-02',
    }
    const rows = [...inCare, ...since, listed('child.listed-in-care', '2026-05-31', said)]
    expect(
      childInCare(told([...rows, listed('child.listed-for-adoption', '2026-06-10', { disability: 'Yes' })])),
    ).toMatchObject({
      ...{ 'Does the Child have a Disability': 'Yes', 'Placement Location': 'a) In', 'LA of Placement': 'Wirral' },
      'Date of Last IRO Visit / Contact to the Child': { on: '2026-05-02' },
    })
    const moved = listed('child.listed-in-care', '2026-05-31', { ...said, placementOn: '2026-01-01' })
    expect(childInCare(told([...inCare, ...since, moved]))).toMatchObject({ 'LA of Placement': null })
    expect(childInCare(told(rows, '2026-05-30'))).toMatchObject({ 'Does the Child have a Disability': null })
  })

  it('is list 11: adopters under way, and those whose way ended within twelve months', () => {
    const adopter = (body: Body) => [
      listed('adopters.listed', '2026-06-01', { adopter: 'A1', enquiredOn: '2024-01-08', ...body }),
    ]
    const rows = adoptersOf(adopter({ family: 'F1', gender: 'a) Male', placed: 2 }), day('2026-06-30'))
    expect(rows).toMatchObject([
      {
        'Individual adopter identifier': 'A1',
        'Family identifier': 'F1',
        Gender: 'a) Male',
        'No. of children placed': 2,
      },
    ])
    expect(rows[0]).toMatchObject({ 'Date enquiry received': { on: '2024-01-08' }, 'Date of Adoption Order': null })
    expect(adoptersOf(adopter({ leftOn: '2025-06-30' }), day('2026-06-30'))).toHaveLength(1)
    expect(adoptersOf(adopter({ leftOn: '2025-06-29' }), day('2026-06-30'))).toEqual([])
    expect(adoptersOf(adopter({}), day('2026-05-31'))).toEqual([])
  })

  it('has the steps of adopters that people recorded, over those of lists, and a household that no list has named', () => {
    const of = (fact: Fact): Fact => ({ ...fact, subjects: [aSubject] })
    const steps = [
      typed('adopters.enquiry', '2025-01-05', { called: 'Household Alder' }),
      typed('adopters.stage-two', '2025-09-01', { fastTrack: false, decidedOn: '2026-01-20', outcome: 'approved' }),
    ].map(of)
    const days = {
      'Date enquiry received': { on: '2025-01-05' },
      'Date Stage 2 ended': { on: '2026-01-20' },
      'Date application approved': { on: '2026-01-20' },
    }
    const [alone] = adoptersOf(steps, day('2026-06-30'))
    expect(alone).toMatchObject(days)
    expect(Object.values(alone ?? {})).not.toContain('Household Alder')
    const row = listed('adopters.listed', '2026-06-01', {
      adopter: 'A1',
      enquiredOn: '2024-01-08',
      stageOneOn: '2025-04-01',
    })
    expect(adoptersOf([...steps, row], day('2026-06-30'))).toMatchObject([
      { 'Individual adopter identifier': 'A1', ...days, 'Date Stage 1 started': { on: '2025-04-01' } },
    ])
  })
})

it('Every column of every list is filled from a fact that can tell it, and its codes are codes of it', () => {
  const rows: Readonly<Record<number, AnnexCells | null | undefined>> = {
    1: contacts(told(protectedChild))[0],
    2: earlyHelp(told([identity, typed('front-door.early-help', '2026-05-01', { direction: 'down' })]))[0],
    3: referrals(told(protectedChild))[0],
    5: enquiries(told(protectedChild))[0],
    7: protectionPlans(told(protectedChild))[0],
    4: assessments(told([identity, typed('child.assessment', '2026-05-01')]))[0],
    6: childInNeed(told(inNeed)),
    8: childInCare(told([...inCare, ...since])),
    9: careLeaver(told(aLeaver)),
    10: childForAdoption(told([...aPlan, decision('2025-07-01')])),
  }
  const shared = ['Allocated Team', 'Allocated Worker', 'Does the Child have a Disability'] // lists 3 and 10 do not ask for all of them
  const none = aFact('adopters.listed', '2026-06-01', { adopter: 'A1' }, 'annex-a')
  const place = Object.values(placeOfRow).map(({ label }) => label)
  const ofAdopter = Object.keys(adoptersOf([none], day('2026-06-30'))[0] ?? {}).filter((name) => !place.includes(name))
  expect(ofAdopter.sort()).toEqual(annexLists[10]?.columns.map(({ name }) => name).sort())
  for (const { list, columns } of annexLists.filter((one) => one.list in rows)) {
    const row = rows[list] ?? {}
    const names = columns.map(({ name }) => name)
    const answered = Object.keys(row).filter((name) => names.includes(name) || !shared.includes(name))
    expect([list, answered.sort()]).toEqual([list, names.toSorted()])
    for (const { name, codes } of columns) {
      const cell = row[name]
      if (codes !== null && typeof cell === 'string') expect(annexCode(codes, cell)).toBe(cell)
    }
  }
})
