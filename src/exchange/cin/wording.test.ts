import { describe, expect, test } from 'vitest'
import { SOUND, piecesOf } from './fixtures.ts'
import { readCensus } from './read-xml.ts'
import { isInForce } from '../engine/rule.ts'
import { rules } from './rules/index.ts'
import { validate } from './run.ts'
import type { Findings } from './run.ts'
import { collectionOf } from './vector-tables.ts'

async function check(xml: string, year = 2026): Promise<Findings> {
  const { tables } = await readCensus('census.xml', piecesOf(xml), year)
  return validate(
    rules.filter((rule) => isInForce(rule, year)),
    tables,
    collectionOf(year),
  )
}
const codesIn = ({ issues }: Findings): string[] => [...new Set(issues.map(({ rule }) => rule))]

test('a sound census is found sound, but for having few codes of disability', async () => {
  const found = await check(SOUND)
  expect(codesIn(found)).toEqual(['2887Q'])
  expect(found.notRun).toEqual([])
  expect(found.unreadable).toEqual([])
})

const S47 = SOUND.slice(SOUND.indexOf('<Section47>'), SOUND.indexOf('</Section47>') + 12)
const CPP = SOUND.slice(SOUND.indexOf('<ChildProtectionPlans>'), SOUND.indexOf('</ChildProtectionPlans>') + 23)
const ASSESSMENT = SOUND.slice(SOUND.indexOf('<Assessments>'), SOUND.indexOf('</Assessments>') + 14)
const CHILD = SOUND.slice(SOUND.indexOf('<Child>'), SOUND.indexOf('</Child>') + 8)

/** One thing is changed in the sound census; the rule finds it. */
const wrong: [code: string, before: string, after: string, because: string][] = [
  ['100', '<ReferenceDate>2026-03-31', '<ReferenceDate>2026-04-01', 'the reference date is always 31 March'],
  ['100', '<ReferenceDate>2026-03-31', '<ReferenceDate>2025-03-31', 'it is the 31 March of another census'],
  [
    '1103',
    '<AssessmentActualStartDate>2025-05-07',
    '<AssessmentActualStartDate>2025-05-05',
    'the referral was on 6 May',
  ],
  ['1530', 'Q211000114012', 'Q450000114012', '450 is no authority'],
  ['1550', 'Q211000114012', 'Q21100011401I', 'I is never used: it looks like 1'],
  ['1560Q', '</UPN>', '</UPN><FormerUPN>950000178301A</FormerUPN>', 'the letter belongs first'],
  ['1580', 'H1001', 'H/1001', 'a stroke is neither letter nor digit'],
  [
    '2884',
    '<PrimaryNeedCode>N1</PrimaryNeedCode>',
    '<PrimaryNeedCode>N1</PrimaryNeedCode><DateOfInitialCPC>2025-06-16</DateOfInitialCPC>',
    'the enquiry has the same conference',
  ],
  ['2886Q', '<Sex>F</Sex>', '<Sex>U</Sex>', 'that is one of the two who are born'],
  ['2889', '<S47ActualStartDate>2025-05-27', '<S47ActualStartDate>2025-05-01', 'the referral was on 6 May'],
  ['4001', '<CINPlanEndDate>2025-06-16</CINPlanEndDate>', '', 'the child protection plan is open too'],
  ['4008', '<Sex>F</Sex>', '<Sex>F</Sex><PersonDeathDate>2025-05-10</PersonDeathDate>', 'the plan began on 12 May'],
  ['4010', '<CINPlanStartDate>2025-05-12</CINPlanStartDate>', '<CINPlanStartDate></CINPlanStartDate>', 'it is blank'],
  ['4010', '<CINPlanStartDate>2025-05-12', '<CINPlanStartDate>2026-04-01', 'the census ended on 31 March'],
  ['4012Q', '<CINPlanEndDate>2025-06-16', '<CINPlanEndDate>2025-05-12', 'the plan began on that day'],
  ['4015', '<CINPlanStartDate>2025-05-12', '<CINPlanStartDate>2025-05-05', 'the referral was on 6 May'],
  ['4220', '<Ethnicity>WBRI', '<Ethnicity>WXXX', 'it is on no list'],
  ['4220', '<Ethnicity>WBRI</Ethnicity>', '<Ethnicity></Ethnicity>', 'it is blank'],
  ['8510', 'H1002', 'H1001', 'two records have the number H1001'],
  [
    '8525Q',
    '<Sex>F</Sex>',
    '<ExpectedPersonBirthDate>2014-05-01</ExpectedPersonBirthDate><Sex>F</Sex>',
    'both are given',
  ],
  ['8525Q', '<ExpectedPersonBirthDate>2026-05-20</ExpectedPersonBirthDate>', '', 'neither is given'],
  ['8530Q', '<ExpectedPersonBirthDate>2026-05-20', '<ExpectedPersonBirthDate>2026-02-28', 'March is the first month'],
  ['8530Q', '<ExpectedPersonBirthDate>2026-05-20', '<ExpectedPersonBirthDate>2027-01-01', 'December is the last'],
  ['8535Q', '<Sex>F</Sex>', '<Sex>F</Sex><PersonDeathDate>2014-05-05</PersonDeathDate>', 'the birth was on 6 May'],
  ['8585Q', '<ReasonForClosure>RC8', '<ReasonForClosure>RC2', 'RC2 says that the child died'],
  ['8600', '<CINreferralDate>2026-01-12</CINreferralDate>', '<CINreferralDate></CINreferralDate>', 'it is blank'],
  ['8600', '<CINreferralDate>2026-01-12', '<CINreferralDate>2026-04-02', 'the census ended on 31 March'],
  ['8606', '<CINreferralDate>2026-01-12', '<CINreferralDate>2025-08-12', '281 days before 20 May 2026'],
  ['8610', '<PrimaryNeedCode>N3</PrimaryNeedCode>', '', 'something followed the referral'],
  ['8630', '<CINclosureDate>2025-11-10', '<CINclosureDate>2025-09-30', 'the referral was on 1 October'],
  ['8650', '<PrimaryNeedCode>N3', '<PrimaryNeedCode>N10', 'it is on no list'],
  [
    '8670Q',
    '<AssessmentAuthorisationDate>2025-06-11</AssessmentAuthorisationDate>',
    '',
    'it began in May and the year ended',
  ],
  ['8772', '<UPNunknown>UN1', '<UPNunknown>UN7', 'something followed the first referral'],
  [
    '8790',
    '<Disability>NONE</Disability>',
    '<Disability>NONE</Disability><Disability>VIS</Disability>',
    'the child has one and none',
  ],
  ['8816', '<CINclosureDate>2025-11-10</CINclosureDate>', '', 'the child was referred again in February'],
  ['8820', '<CINclosureDate>2025-11-10', '<CINclosureDate>2026-02-02', 'the next referral was on that day'],
  ['8825Q', '<ReasonForClosure>RC7', '<ReasonForClosure>RC9', 'the second episode has no assessment'],
  [
    '8832',
    '<ReferralNFA>0</ReferralNFA>\n<ChildProtectionPlans>',
    '<ReferralNFA>1</ReferralNFA>\n<ChildProtectionPlans>',
    'the plan followed',
  ],
  [
    '8863Q',
    ASSESSMENT,
    ASSESSMENT + ASSESSMENT.replace('2025-06-11', '2025-07-09').replace('2025-05-07', '2025-06-11'),
    'the first ended on 11 June',
  ],
  [
    '8867',
    '<AssessmentAuthorisationDate>2025-11-07</AssessmentAuthorisationDate>',
    '',
    'the case was closed on 10 November',
  ],
  [
    '8868',
    '<ReferralNFA>0</ReferralNFA></CINdetails>\n<CINdetails>',
    '<Section47><S47ActualStartDate>2025-10-03</S47ActualStartDate><ICPCnotRequired>0</ICPCnotRequired></Section47><ReferralNFA>0</ReferralNFA></CINdetails>\n<CINdetails>',
    'a conference was required and not held',
  ],
  ['8869', '<AssessmentFactors>3B', '<AssessmentFactors>21', 'it names 4B too'],
  ['8870Q', '<InitialCPCtarget>2025-06-17', '<InitialCPCtarget>2025-06-14', '14 June 2025 was a Saturday'],
  ['8905', '<InitialCategoryOfAbuse>NEG', '<InitialCategoryOfAbuse>NEGL', 'it is on no list'],
  ['8910', '<LatestCategoryOfAbuse>EMO</LatestCategoryOfAbuse>', '', 'it is blank'],
  ['8925', '</CPPstartDate>', '</CPPstartDate><CPPendDate>2025-06-15</CPPendDate>', 'it began on 16 June'],
  ['8935', CPP, CPP + CPP, 'neither has an end'],
  ['8945Q', '<AssessmentFactors>3B', '<AssessmentFactors>18A', '18A was split in 2025'],
  ['8950Q', '<AssessmentFactors>3B', '<AssessmentFactors>19A', '19A was split in 2025'],
]

/** What lies just on the right side of a rule: nothing is found. */
const right: [code: string, before: string, after: string, because: string][] = [
  [
    '1103',
    '<AssessmentActualStartDate>2025-05-07',
    '<AssessmentActualStartDate>2025-05-06',
    'it is the day of the referral',
  ],
  ['1530', 'Q211000114012', 'Q941000114012', '941 is an authority made in 2021'],
  ['2884', S47, '', 'the conference is recorded once'],
  ['4012Q', '<CINPlanEndDate>2025-06-16', '<CINPlanEndDate>2025-05-13', 'a plan of a day and a night'],
  ['8530Q', '<ExpectedPersonBirthDate>2026-05-20', '<ExpectedPersonBirthDate>2026-12-31', 'December counts'],
  ['8606', '<CINreferralDate>2026-01-12', '<CINreferralDate>2025-08-13', '280 days before 20 May 2026'],
  ['8610', '<PrimaryNeedCode>N4</PrimaryNeedCode>', '<PrimaryNeedCode>N0</PrimaryNeedCode>', 'N0 is an answer'],
  ['8815', '<CINclosureDate>2026-02-02</CINclosureDate>', '', 'nothing followed the second referral'],
  ['8820', '<CINclosureDate>2025-11-10', '<CINclosureDate>2026-02-01', 'the next referral was a day later'],
  ['8869', '<AssessmentFactors>4B', '<AssessmentFactors>5B', '21 is not among them'],
  ['8870Q', '<InitialCPCtarget>2025-06-17', '<InitialCPCtarget>2025-06-13', '13 June 2025 was a Friday'],
]

describe('a rule reads as its wording', () => {
  test.each(wrong)('%s finds “%s” as “%s”, because %s', async (code, before, after) => {
    expect(SOUND).toContain(before)
    expect(codesIn(await check(SOUND.replace(before, after)))).toContain(code)
  })
  test.each(right)('%s passes “%s” as “%s”, because %s', async (code, before, after) => {
    expect(SOUND).toContain(before)
    expect(codesIn(await check(SOUND.replace(before, after)))).not.toContain(code)
  })

  test('8920: the plan ended after the child died', async () => {
    const xml = SOUND.replace('<Sex>F</Sex>', '<Sex>F</Sex><PersonDeathDate>2025-12-01</PersonDeathDate>')
    const ended = xml.replace('</CPPstartDate>', '</CPPstartDate><CPPendDate>2025-12-02</CPPendDate>')
    expect(codesIn(await check(ended))).toContain('8920')
    expect(codesIn(await check(ended.replace('2025-12-02', '2025-12-01')))).not.toContain('8920')
  })

  test('8815: two episodes of the child are open, and something followed both referrals', async () => {
    const first = SOUND.replace('<CINclosureDate>2025-11-10</CINclosureDate>', '')
    const both = first.replace('<CINclosureDate>2026-02-02</CINclosureDate>', '')
    expect(codesIn(await check(both))).not.toContain('8815')
    const followed = both.replace('<ReferralNFA>1</ReferralNFA>', '<ReferralNFA>0</ReferralNFA>')
    expect(codesIn(await check(followed))).toContain('8815')
  })

  test('8670Q: 45 working days before 31 March 2026 is 26 January', async () => {
    const open = (from: string) =>
      SOUND.replace('2025-05-07', from).replace(
        '<AssessmentAuthorisationDate>2025-06-11</AssessmentAuthorisationDate>',
        '',
      )
    expect(codesIn(await check(open('2026-01-26')))).toContain('8670Q')
    expect(codesIn(await check(open('2026-01-27')))).not.toContain('8670Q')
  })

  test('2887Q: eight codes of disability are enough', async () => {
    const eight = ['HAND', 'PC', 'INC', 'COMM', 'HEAR'].map((code) => `<Disability>${code}</Disability>`).join('')
    expect(codesIn(await check(SOUND.replace('<Disability>MOB', `${eight}<Disability>MOB`)))).not.toContain('2887Q')
  })

  test('two children of one number stay two: what is wrong with one is not told of the other', async () => {
    const twice = SOUND.replace('</Children>', `${CHILD.replace('<ReferralNFA>0', '<ReferralNFA>1')}</Children>`)
    const rows = (await check(twice)).issues.flatMap(({ rule, table, row }) =>
      rule === '8831' && table === 'CINdetails' ? [row] : [],
    )
    expect(rows).toEqual([4])
  })
})

describe('what differs by year', () => {
  const old = SOUND.replace('<Sex>F</Sex>', '<GenderCurrent>2</GenderCurrent>')
    .replace('<Sex>U</Sex>', '<GenderCurrent>0</GenderCurrent>')
    .replace('<Sex>M</Sex>', '<GenderCurrent>1</GenderCurrent>')
  test('until 2024 gender is asked for, from 2025 sex', async () => {
    expect(codesIn(await check(old, 2024))).not.toContain('4180')
    expect(codesIn(await check(old, 2025))).toContain('4180')
    expect(codesIn(await check(SOUND, 2024))).toContain('4180')
  })
  test('until 2024 an unborn child has gender 0', async () => {
    const born = old.replace('<GenderCurrent>0', '<GenderCurrent>1')
    expect(codesIn(await check(born, 2024))).toContain('8750')
    expect(codesIn(await check(old, 2024))).not.toContain('8750')
  })
})

test('without a header the reference date is not checked, and that is said', async () => {
  const found = await check(SOUND.replace(/<Header>[^]*<\/Header>/, ''))
  expect(found.notRun).toEqual([{ rule: '100', reason: 'the file has no header (CollectionDetails)' }])
  expect(found.ran).toHaveLength(108)
})
