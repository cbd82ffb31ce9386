import { describe, expect, test } from 'vitest'
import { isInForce, replayVector, rules, type Vector } from './index.ts'

/** A table as a test writes it: its columns, then its rows; a dash is a blank cell, an underscore a space. */
const table = (columns: string, ...rows: readonly string[]): Vector['tables'][string] => ({
  columns: columns.split(' '),
  rows: rows.map((row) => row.split(' ').map((cell) => (cell === '-' ? null : cell.replaceAll('_', ' ')))),
})

type Marks = Readonly<Record<string, readonly number[]>>
type Example = readonly [
  code: string,
  tables: Vector['tables'],
  marks: Marks,
  because: string,
  more?: Vector['metadata'] | number,
]

const care = 'CHILD DECOM DEC RNE REC LS'
/** In care since before the year and still; left in the year; came in the year. */
const cohort = table(care, '1 01/05/2022 - S - C2', '2 01/05/2022 01/12/2025 S E4A C2', '3 02/04/2025 - S - C2')
const leaver = (...rows: readonly string[]) => table('CHILD DOB IN_TOUCH ACTIV ACCOM', ...rows)
const adopted = 'CHILD DATE_INT DATE_MATCH FOSTER_CARE NB_ADOPTR SEX_ADOPTR LS_ADOPTR'
const health =
  'CHILD CONVICTED HEALTH_CHECK IMMUNISATIONS TEETH_CHECK HEALTH_ASSESSMENT SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED'
const providers = {
  provider_info: {
    $table: table('URN LA_CODE PROVIDER_CODES REG_END', 'SC1 E06000001 PR1,PR2 30/09/2025', 'SC2 E06000002 PR4 -'),
  },
  localAuthority: 'E06000001',
}

/**
 * Examples of our own for rules of which no example was published, each from the rule’s wording and by its edges: the day
 * itself and the day after, blanks, two rows of a child, last year’s table. The return of 2026, 1 April 2025 to
 * 31 March 2026, unless another year is named.
 */
const examples: readonly Example[] = [
  [
    'SW04STG1',
    { SWEpisodes: table('CHILD SW_DECOM', '1 31/06/2025', '1 ZZ/06/2025', '1 30/06/2025', '1 -') },
    { SWEpisodes: [0] },
    'a part may be unknown, and a whole date must be in the calendar',
  ],
  [
    'SW05STG1',
    { SWEpisodes: table('CHILD SW_DEC', '1 31/06/2025', '1 ZZ/06/2025', '1 30/06/2025', '1 -') },
    { SWEpisodes: [0] },
    'a part may be unknown, and a whole date must be in the calendar',
  ],
  [
    '1000',
    {
      Episodes: table('CHILD REC', '1 E2', '2 E4A'),
      Episodes_last: table('CHILD REC', '3 E2'),
      OC3: leaver('1 - YES F2 B1', '2 - YES F2 B1', '3 - YES F2 B1', '1 - - - -'),
    },
    { OC3: [0, 2] },
    'who died this year or last is no care leaver; a blank row tells nothing',
  ],
  [
    '1003',
    {
      Episodes: table('CHILD DECOM RNE', '1 05/05/2025 S', '2 05/05/2025 S', '2 01/06/2025 P', '3 05/05/2025 S'),
      PlacedAdoption: table('CHILD DATE_PLACED', '1 04/05/2025', '2 05/05/2025', '3 -'),
    },
    { PlacedAdoption: [0], Episodes: [0] },
    'the day before care is wrong, the day itself is not',
  ],
  [
    '1004',
    { Missing: table('CHILD MIS_START', '1 31/02/2025', '1 28/02/2025', '1 -', '1 01/02/25') },
    { Missing: [0, 3] },
    'a blank is no invalid date',
  ],
  [
    '1005',
    { Missing: table('CHILD MIS_END', '1 31/02/2025', '1 28/02/2025', '1 -') },
    { Missing: [0] },
    'a blank is no invalid date',
  ],
  [
    '1007',
    {
      Episodes: table(
        care,
        '1 01/05/2022 - S - C2',
        '2 01/05/2022 10/10/2025 S E4A C2',
        '3 01/05/2022 09/10/2025 S E4A C2',
      ),
      OC3: leaver('1 10/10/2007 YES F2 B1', '2 10/10/2008 YES F2 B1', '3 10/10/2007 YES F2 B1', '1 10/10/2007 - - -'),
    },
    { OC3: [0] },
    'in care on the birthday; not who left on it or before',
  ],
  [
    '1008',
    { Episodes: table('CHILD URN', '1 SC1', '1 SC9', '1 -', '1 XXXXXXX') },
    { Episodes: [1] },
    'a number that is on no list; an adoption agency has none',
    providers,
  ],
  [
    '1014',
    {
      Episodes: table('CHILD DECOM DEC', '2 01/05/2022 -', '1 01/05/2022 31/03/2025'),
      UASC: table('CHILD DUC', '1 01/06/2025', '2 01/06/2025'),
      OC3: leaver('1 - YES F2 B1', '2 - YES F2 B1'),
    },
    { UASC: [0], OC3: [0] },
    'only of a care leaver without care in the year',
  ],
  [
    '1016',
    {
      Episodes: table(
        care,
        '1 01/05/2022 11/10/2025 S E4A C2',
        '2 01/05/2022 10/10/2025 S E4A C2',
        '3 01/05/2022 11/10/2025 S X1 C2',
      ),
      OC3: leaver('1 10/10/2007 YES F2 B1', '2 10/10/2007 YES F2 B1', '3 10/10/2007 YES F2 B1'),
    },
    { OC3: [0] },
    'left the day after the birthday, not on it; X1 ends no care',
  ],
  [
    '104',
    { UASC: table('CHILD DUC', '1 31/11/2025', '1 30/11/2025', '1 -') },
    { UASC: [0] },
    'November has thirty days',
  ],
  [
    '115',
    { PlacedAdoption: table('CHILD DATE_PLACED', '1 29/02/2025', '1 29/02/2024', '1 -') },
    { PlacedAdoption: [0] },
    'a leap day only in a leap year',
  ],
  [
    '116',
    { PlacedAdoption: table('CHILD DATE_PLACED_CEASED', '1 2025-05-01', '1 01/05/2025', '1 -') },
    { PlacedAdoption: [0] },
    'a date is written as the return writes it',
  ],
  [
    '119',
    {
      PlacedAdoption: table(
        'CHILD DATE_PLACED_CEASED REASON_PLACED_CEASED',
        '1 01/05/2025 -',
        '1 - RD1',
        '1 01/05/2025 RD1',
        '1 - -',
      ),
    },
    { PlacedAdoption: [0, 1] },
    'both or neither',
  ],
  [
    '134',
    {
      OC3: leaver('1 - YES F2 B1', '2 - - - -', '3 - - F2 -'),
      AD1: table(adopted, '1 01/05/2025 - - - - -', '2 01/05/2025 - - - - -', '3 - - - - - -'),
    },
    { OC3: [0], AD1: [0] },
    'of a care leaver with anything about adoption',
  ],
  [
    '141',
    { Episodes: table('CHILD DECOM', '1 31/04/2025', '1 30/04/2025', '1 -') },
    { Episodes: [0, 2] },
    'every episode has a first day',
  ],
  [
    '147',
    { Episodes: table('CHILD DEC', '1 31/04/2025', '1 30/04/2025', '1 -') },
    { Episodes: [0] },
    'an open episode has no last day',
  ],
  [
    '148',
    { Episodes: table('CHILD DEC REC', '1 01/05/2025 -', '1 - X1', '1 01/05/2025 X1', '1 - -') },
    { Episodes: [0, 1] },
    'both or neither',
  ],
  [
    '158',
    { OC2: table('CHILD INTERVENTION_RECEIVED INTERVENTION_OFFERED', '1 1 0', '1 1 -', '1 0 1', '1 - 1') },
    { OC2: [0] },
    'only where one was received',
  ],
  [
    '164',
    {
      Episodes: table(
        'CHILD PL_DISTANCE LS',
        '1 1000 C2',
        '1 999.9 C2',
        '1 0 C2',
        '1 -1 C2',
        '1 far C2',
        '1 1000 V3',
        '2 1000 C2',
        '1 - C2',
      ),
      UASC: table('CHILD DUC', '2 01/06/2025'),
      Header: table('CHILD UASC', '1 0', '2 1'),
    },
    { Episodes: [0, 3, 4] },
    'from nothing to 999.9 miles; not short breaks, not unaccompanied children',
  ],
  [
    '171',
    { Header: table('CHILD MC_DOB', '1 30/02/2025', '1 01/02/2025', '1 -') },
    { Header: [0] },
    'a blank is no invalid date',
  ],
  ['176', { AD1: table('CHILD SEX_ADOPTR', '1 MF', '1 M1', '1 M', '1 -') }, { AD1: [2] }, 'one letter is no code'],
  [
    '182',
    {
      OC2: table(
        health,
        '1 - - - - - - - -',
        '1 0 - 1 1 1 0 - -',
        '1 0 - - - - - - -',
        '1 - - 1 1 1 - - -',
        '1 - 1 - - - - - -',
      ),
    },
    { OC2: [2, 3, 4] },
    'all four or nothing',
  ],
  [
    '184',
    {
      Header: table('CHILD DOB', '1 05/05/2024', '2 05/05/2024'),
      PlacedAdoption: table('CHILD DATE_PLACED', '1 04/05/2024', '2 05/05/2024', '9 01/01/2000'),
    },
    { PlacedAdoption: [0], Header: [0] },
    'the day of birth itself is possible',
  ],
  [
    '186',
    {
      Episodes: cohort,
      OC2: table(
        'CHILD DOB SDQ_SCORE SDQ_REASON',
        '1 01/04/2021 - -',
        '1 02/04/2021 - -',
        '1 01/04/2009 - -',
        '1 31/03/2009 - -',
        '1 01/04/2015 12 -',
        '1 01/04/2015 - SDQ2',
        '2 01/04/2015 - -',
        '3 01/04/2015 - -',
      ),
    },
    { OC2: [0, 2] },
    'four on the first day of the year, under 17 on the last; looked after all year',
  ],
  [
    '187',
    {
      Episodes: cohort,
      OC3: leaver('1 - YES F2 B1', '2 - YES F2 B1', '1 - - - -'),
      AD1: table(adopted, '1 01/05/2025 - - - - -', '3 01/05/2025 - - - - -'),
    },
    { OC3: [0], AD1: [0] },
    'looked after all year and yet a leaver or adopted',
  ],
  [
    '192',
    { OC2: table('CHILD SUBSTANCE_MISUSE INTERVENTION_RECEIVED', '1 1 -', '1 1 0', '1 0 -', '1 - -') },
    { OC2: [0] },
    'only of a child with a problem',
  ],
  [
    '193',
    {
      OC2: table(
        'CHILD SUBSTANCE_MISUSE INTERVENTION_RECEIVED INTERVENTION_OFFERED',
        '1 0 1 -',
        '1 - - 0',
        '1 1 1 -',
        '1 0 - -',
      ),
    },
    { OC2: [0, 1] },
    'only of a child without one',
  ],
  ['196', { OC2: table('CHILD SDQ_REASON', '1 SDQ1', '1 SDQ9', '1 -') }, { OC2: [1] }, 'a code of the list'],
  [
    '198',
    { Episodes: cohort, OC2: table('CHILD SDQ_REASON', '1 SDQ2', '2 SDQ2', '3 SDQ2', '3 -', '9 SDQ2') },
    { OC2: [1, 2, 4] },
    'only children looked after all year have a reason',
  ],
  [
    '199',
    {
      Episodes: table(
        'CHILD DECOM DEC REC',
        '1 01/04/2025 01/06/2025 E11',
        '1 01/07/2025 - -',
        '2 01/07/2025 - -',
        '3 01/04/2025 01/06/2025 E12',
      ),
      Episodes_last: table('CHILD DECOM DEC REC', '2 01/04/2024 01/06/2024 E12'),
    },
    { Episodes: [1, 2] },
    'an episode after an adoption, this year or last',
  ],
  [
    '205D',
    {
      Header: table('CHILD UASC', '1 1', '2 1', '3 1'),
      Header_last: table('CHILD UASC', '1 0', '2 1'),
      UASC: table('CHILD DUC', '1 01/06/2025', '2 01/06/2025'),
      UASC_last: table('CHILD DUC', '2 01/06/2025'),
    },
    { Header: [0], UASC: [0] },
    'of a child who was there last year and was not unaccompanied then',
  ],
  [
    '207',
    {
      Header: table('CHILD MOTHER', '1 0', '2 1', '3 -', '4 0'),
      Header_last: table('CHILD MOTHER', '1 1', '2 0', '3 1', '4 1'),
      Episodes: table('CHILD LS', '1 C2', '2 C2', '3 C2', '4 V4'),
    },
    { Header: [0, 2] },
    'a mother stays one; another may become one',
  ],
  [
    '210',
    {
      Header: table('CHILD UPN', '1 UN4', '2 UN4', '3 UN4', '4 A1', '5 UN4'),
      Episodes: table(
        care,
        '1 23/03/2026 - S - C2',
        '2 24/03/2026 - S - C2',
        '3 01/05/2025 20/03/2026 S E4A C2',
        '4 01/05/2025 - S - C2',
        '5 01/05/2025 30/03/2026 S X1 C2',
        '5 30/03/2026 - P - C2',
      ),
    },
    { Header: [0, 4], Episodes: [0, 5] },
    'more than seven days in care, however often the placement changed',
  ],
  [
    '213',
    { Episodes: table('CHILD PLACE PLACE_PROVIDER', '1 T0 PR1', '1 T0 -', '1 U1 PR1', '1 Z11 PR1', '1 T4 PR1') },
    { Episodes: [0, 3] },
    'placements without a provider in 2026: T0 to T3 and Z11 to Z14',
  ],
  [
    '213',
    { Episodes: table('CHILD PLACE PLACE_PROVIDER', '1 Z1 PR1', '1 T4 PR1', '1 U1 PR1') },
    { Episodes: [0, 1] },
    'and before it T0 to T4 and Z1',
    2025,
  ],
  [
    '214',
    { Episodes: table('CHILD LS PL_POST URN', '1 V3 AB1_2CD -', '1 V4 - SC1', '1 V3 - -', '1 C2 AB1_2CD SC1') },
    { Episodes: [0, 1] },
    'only of short breaks',
  ],
  [
    '224',
    { Episodes: table('CHILD URN PLACE_PROVIDER', '1 SC1 PR2', '1 SC1 PR4', '1 SC2 PR4', '1 SC9 PR4', '1 SC1 -') },
    { Episodes: [1] },
    'the provider is another kind than the list has',
    providers,
  ],
  [
    '227',
    { Episodes: table('CHILD URN DECOM', '1 SC1 30/09/2025', '1 SC1 01/10/2025', '1 SC2 01/10/2025', '1 SC1 -') },
    { Episodes: [1] },
    'registered on the last day, and not the day after',
    providers,
  ],
  [
    '229',
    { Episodes: table('CHILD URN PLACE_PROVIDER', '1 SC1 PR1', '1 SC1 PR2', '1 SC2 PR1', '1 SC2 PR2', '1 SC2 PR4') },
    { Episodes: [1, 2] },
    'own provision is in the own authority, another’s is not',
    providers,
  ],
  [
    '302',
    {
      Header: table('CHILD DOB', '1 02/05/2025', '2 01/05/2025', '3 -'),
      Episodes: table('CHILD DECOM', '1 01/06/2025', '1 01/05/2025', '2 01/05/2025', '3 01/05/2025'),
    },
    { Header: [0], Episodes: [1] },
    'the first episode, by its day and not by its place',
  ],
  [
    '345',
    { OC3: leaver('1 - YES 0 B1', '1 - YES F2 0', '1 - YES F2 B1', '1 - NO 0 0', '1 - YES - B1') },
    { OC3: [0, 1] },
    'in touch and not known do not go together',
  ],
  [
    '353',
    { Episodes: table('CHILD DECOM', '1 13/10/1991', '1 14/10/1991', '1 -') },
    { Episodes: [0] },
    'the day on which the Children Act came into force is the first',
  ],
  [
    '354',
    { Episodes: table('CHILD DECOM', '1 01/04/2026', '1 31/03/2026', '1 -') },
    { Episodes: [0] },
    'the last day of the year still counts',
  ],
  [
    '355',
    { Episodes: table('CHILD DECOM DEC', '1 01/05/2025 01/05/2025', '1 01/05/2025 02/05/2025', '1 - -') },
    { Episodes: [0] },
    'two blanks are not one day',
  ],
  [
    '356',
    { Episodes: table('CHILD DECOM DEC', '1 02/05/2025 01/05/2025', '1 01/05/2025 01/05/2025', '1 - 01/05/2025') },
    { Episodes: [0] },
    'the same day is not before',
  ],
  [
    '359',
    {
      Header: table('CHILD DOB', '1 10/10/2007'),
      Episodes: table(
        'CHILD DECOM DEC LS PLACE',
        '1 01/05/2022 10/10/2025 C2 U6',
        '1 01/05/2022 11/10/2025 C2 U6',
        '1 01/05/2022 - C2 U6',
        '1 01/05/2022 - V2 K2',
        '1 01/05/2022 - V2 U6',
      ),
    },
    { Episodes: [1, 2, 4] },
    'care that ends on the birthday is right; beyond it only V2 in K2',
  ],
  [
    '362',
    {
      Episodes: table(
        'CHILD DECOM DEC LS',
        '1 01/05/2025 22/05/2025 L2',
        '2 01/05/2025 23/05/2025 L2',
        '3 01/05/2025 12/05/2025 L2',
        '3 12/05/2025 24/05/2025 L2',
        '4 20/03/2026 - L2',
      ),
    },
    { Episodes: [1, 2, 3] },
    '21 days are allowed; an order that goes on in a second episode is one',
  ],
  [
    '366',
    { Episodes: table('CHILD LS RNE', '1 V3 P', '1 V3 S', '1 C2 P') },
    { Episodes: [0] },
    'each break starts with S',
  ],
  [
    '370',
    {
      Header: table('CHILD DOB', '1 10/05/2007'),
      Episodes: table('CHILD DECOM PLACE', '1 09/05/2023 P2', '1 10/05/2023 P2', '1 01/01/2020 U1'),
    },
    { Episodes: [0] },
    'sixteen in 2024',
    2024,
  ],
  [
    '375',
    {
      Episodes: table(
        'CHILD DECOM DEC PLACE',
        '1 01/05/2025 12/06/2025 T1',
        '1 01/05/2025 13/06/2025 T1',
        '1 01/01/2026 - T1',
        '1 20/02/2026 - T1',
        '1 01/05/2025 - U1',
      ),
    },
    { Episodes: [1, 2] },
    'six weeks are 42 days; open ones run to the end of the year',
  ],
  [
    '377',
    {
      Episodes: table(
        'CHILD DECOM PLACE',
        '1 01/05/2025 T3',
        '1 01/07/2025 T3',
        '1 01/12/2025 T3',
        '2 01/05/2025 T3',
        '2 01/07/2025 T3',
        '3 01/02/2025 T3',
        '3 01/07/2025 T3',
        '3 01/02/2026 T3',
      ),
    },
    { Episodes: [0, 1, 2] },
    'three in any twelve months, and not three in more',
  ],
  [
    '377',
    { Episodes: table('CHILD PLACE', '1 T3', '1 T3', '1 T3', '2 T3') },
    { Episodes: [0, 1, 2] },
    'without days three are three',
  ],
  [
    '379',
    { Episodes: table('CHILD DECOM DEC PLACE', '1 01/05/2025 08/05/2025 T4', '1 01/05/2025 09/05/2025 T4') },
    { Episodes: [1] },
    'seven days are allowed',
  ],
  [
    '382',
    { Episodes: table('CHILD LS PLACE', '1 V3 T0', '1 V4 T4', '1 C2 T0', '1 V3 U6') },
    { Episodes: [0, 1] },
    'V3 and V4',
  ],
  [
    '384',
    { Episodes: table('CHILD LS PLACE', '1 V3 U4', '1 V4 U1', '1 C2 U4', '1 V3 U6') },
    { Episodes: [0, 1] },
    'long-term fostering is U1 and U4',
  ],
  [
    '390',
    { Episodes: table('CHILD PLACE REC', '1 U1 E11', '1 A5 E11', '1 A3 E12', '1 U1 X1') },
    { Episodes: [0] },
    'adopted from another placement than for adoption',
  ],
  [
    '393',
    {
      Header: table('CHILD SEX MOTHER', '1 F -', '2 F 0', '3 M -', '4 F -', '5 F -'),
      Episodes: table('CHILD LS', '1 C2', '2 C2', '3 C2', '4 V3'),
    },
    { Header: [0] },
    'a girl in care otherwise than in short breaks',
  ],
  [
    '426',
    { Episodes: table('CHILD LS', '1 V3', '1 V4', '2 V3', '2 V3', '1 C2') },
    { Episodes: [0, 1] },
    'both kinds of one child',
  ],
  [
    '431',
    {
      Episodes: table(
        'CHILD DECOM DEC RNE',
        '1 01/04/2025 01/06/2025 S',
        '1 01/06/2025 - S',
        '2 01/04/2025 01/06/2025 S',
        '2 02/06/2025 - S',
        '3 01/06/2025 - S',
      ),
    },
    { Episodes: [1] },
    'care that goes on on the same day is no new start',
  ],
  [
    '432',
    {
      Episodes: table(
        'CHILD DECOM DEC RNE REC',
        '1 01/04/2025 01/06/2025 S E4A',
        '1 05/06/2025 - P -',
        '2 01/04/2025 01/06/2025 S E4A',
        '2 05/06/2025 - S -',
        '3 01/04/2025 01/06/2025 S X1',
        '3 01/06/2025 - P -',
      ),
    },
    { Episodes: [1] },
    'after an end comes a start',
  ],
  [
    '441',
    {
      Reviews: table(
        'CHILD DOB REVIEW REVIEW_CODE',
        '1 02/06/2021 01/06/2025 PN1',
        '1 01/06/2021 01/06/2025 PN1',
        '1 02/06/2021 01/06/2025 PN0',
        '1 - 01/06/2025 PN1',
      ),
    },
    { Reviews: [0] },
    'four on the day of the review is four',
  ],
  [
    '445',
    { Episodes: table('CHILD LS DECOM', '1 D1 01/01/2006', '1 D1 31/12/2005', '1 C2 01/01/2006') },
    { Episodes: [0] },
    'until the end of December 2005',
    2024,
  ],
  [
    '446',
    { Episodes: table('CHILD LS DECOM', '1 E1 30/11/2005', '1 E1 01/12/2005', '1 C2 30/11/2005') },
    { Episodes: [0] },
    'since December 2005',
  ],
  [
    '502',
    {
      Episodes: table('CHILD DECOM', '1 02/05/2022', '1 01/07/2025', '2 01/05/2022', '3 01/06/2025'),
      Episodes_last: table('CHILD DECOM DEC', '1 01/05/2022 -', '2 01/05/2022 -', '3 01/05/2022 01/06/2024'),
    },
    { Episodes: [0] },
    'the first episode continues the one that was open',
  ],
  [
    '514',
    { AD1: table('CHILD LS_ADOPTR SEX_ADOPTR', '1 L0 MF', '1 L0 M1', '1 L0 -', '1 L11 MF') },
    { AD1: [0] },
    'one adopter has one sex',
  ],
  [
    '522',
    {
      PlacedAdoption: table(
        'CHILD DATE_PLACED DATE_PLACED_CEASED',
        '1 02/05/2025 01/05/2025',
        '1 01/05/2025 01/05/2025',
        '1 - 01/05/2025',
        '1 01/05/2025 -',
      ),
    },
    { PlacedAdoption: [0] },
    'on the same day is allowed',
  ],
  [
    '523',
    {
      PlacedAdoption: table('CHILD DATE_PLACED', '1 01/05/2025', '2 01/05/2025', '3 -'),
      AD1: table('CHILD DATE_INT', '1 02/05/2025', '2 01/05/2025', '3 01/05/2025'),
    },
    { PlacedAdoption: [0], AD1: [0] },
    'two dates of one decision',
  ],
  [
    '527',
    { Episodes: table('CHILD PLACE PLACE_PROVIDER', '1 P1 PR1', '1 R2 PR1', '1 R5 PR1', '1 U1 PR1', '1 P1 PR0') },
    { Episodes: [0, 1, 2] },
    'as the rule names them',
  ],
  [
    '529',
    { Episodes: table('CHILD PLACE PLACE_PROVIDER', '1 A3 PR3', '1 K1 PR3', '1 U6 PR3', '1 R1 PR3', '1 A3 PR1') },
    { Episodes: [0, 1, 2] },
    'as the rule names them',
  ],
  [
    '531',
    { Episodes: table('CHILD PLACE PLACE_PROVIDER', '1 P1 PR5', '1 U1 PR5') },
    { Episodes: [0] },
    'as the rule names them',
  ],
  [
    '563',
    {
      PlacedAdoption: table(
        'CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED',
        '1 - 01/05/2025 RD1',
        '1 - - RD1',
        '1 01/05/2025 01/06/2025 RD1',
        '1 - - -',
      ),
    },
    { PlacedAdoption: [0, 1] },
    'a reversal of a decision without a day',
  ],
  [
    '567',
    {
      Missing: table('CHILD MIS_START MIS_END', '1 02/05/2025 01/05/2025', '1 01/05/2025 01/05/2025', '1 - 01/05/2025'),
    },
    { Missing: [0] },
    'back on the same day is possible',
  ],
  [
    '571',
    { Missing: table('CHILD MIS_END', '1 31/03/2025', '1 01/04/2025', '1 31/03/2026', '1 01/04/2026', '1 -') },
    { Missing: [0, 3] },
    'the first and the last day of the year are in it',
  ],
  [
    '575',
    {
      Episodes: table('CHILD DECOM DEC', '1 01/05/2025 01/07/2025', '1 01/07/2025 -', '2 01/05/2025 -'),
      Missing: table(
        'CHILD MIS_START MIS_END',
        '1 01/06/2025 -',
        '1 01/06/2025 10/06/2025',
        '2 01/06/2025 -',
        '1 02/07/2025 -',
      ),
    },
    { Missing: [0] },
    'missing from a placement that has ended',
  ],
  [
    '576',
    {
      Missing: table('CHILD MIS_START', '1 02/03/2025', '2 01/03/2025'),
      Missing_last: table('CHILD MIS_START MIS_END', '1 01/03/2025 -', '2 01/03/2025 -', '3 01/03/2025 05/03/2025'),
    },
    { Missing: [0] },
    'the open time of last year is there again or is asked for',
  ],
  [
    '580',
    {
      Episodes: table('CHILD DEC REC', '1 01/06/2025 E4A', '2 01/06/2025 E8', '3 01/06/2025 X1', '4 01/06/2025 E4A'),
      Missing: table(
        'CHILD MIS_START MIS_END',
        '1 20/05/2025 -',
        '2 20/05/2025 -',
        '3 20/05/2025 -',
        '4 20/05/2025 31/05/2025',
      ),
    },
    { Episodes: [0] },
    'missing on the day on which care ended',
  ],
  [
    '581',
    {
      Episodes: table('CHILD DECOM', '1 01/06/2025', '1 01/05/2025'),
      Missing: table('CHILD MIS_START', '1 30/04/2025', '1 01/05/2025', '9 01/01/2020'),
    },
    { Missing: [0] },
    'before the first day of care',
  ],
  [
    '582',
    {
      Episodes: table('CHILD DEC REC', '1 01/06/2025 E11', '2 01/06/2025 E4A', '3 01/06/2025 E12'),
      AD1: table('CHILD DATE_MATCH', '1 01/06/2025', '2 01/06/2025', '3 31/05/2025'),
    },
    { Episodes: [0], AD1: [0] },
    'matched on the day of the adoption',
  ],
  [
    '583',
    {
      PlacedAdoption: table(
        'CHILD DATE_PLACED DATE_PLACED_CEASED',
        '1 01/05/2025 -',
        '1 01/07/2025 -',
        '2 01/05/2025 01/06/2025',
        '2 01/07/2025 -',
      ),
    },
    { PlacedAdoption: [0] },
    'an earlier decision that still stands',
  ],
  [
    '584',
    {
      PlacedAdoption: table('CHILD DATE_PLACED', '1 01/07/2025', '2 01/05/2024', '3 01/07/2025'),
      PlacedAdoption_last: table(
        'CHILD DATE_PLACED DATE_PLACED_CEASED REASON_PLACED_CEASED',
        '1 01/05/2024 01/06/2024 RD1',
        '2 01/05/2024 01/06/2024 RD1',
        '3 01/05/2024 - -',
      ),
    },
    { PlacedAdoption: [0] },
    'another decision than the one that was reversed',
  ],
  [
    '601',
    {
      Episodes: table('CHILD DEC REC', '1 01/06/2025 E11', '2 01/06/2025 E12', '3 31/03/2025 E11', '4 01/06/2025 E11'),
      AD1: table(adopted, '1 01/05/2025 02/05/2025 0 2 MF L11', '2 01/05/2025 - 0 2 MF L11'),
    },
    { Episodes: [1, 3], AD1: [1] },
    'adopted in the year and not told in full',
  ],
  [
    '607',
    {
      Header: table('CHILD SEX MOTHER', '1 F -', '2 F 1', '3 M -', '4 F -'),
      Episodes: table(
        care,
        '1 01/05/2022 01/06/2025 S E4A C2',
        '2 01/05/2022 01/06/2025 S E4A C2',
        '3 01/05/2022 01/06/2025 S E4A C2',
        '4 01/05/2022 31/03/2025 S E4A C2',
      ),
    },
    { Header: [0], Episodes: [0] },
    'a girl who left in the year',
  ],
  [
    '621',
    { Header: table('CHILD DOB MC_DOB', '1 02/05/2010 01/05/2010', '1 01/05/2010 01/05/2025', '1 01/05/2010 -') },
    { Header: [0] },
    'younger than her child',
  ],
  [
    '624',
    {
      Header: table('CHILD MC_DOB', '1 02/05/2024', '2 01/05/2024', '3 01/05/2025'),
      Header_last: table('CHILD MC_DOB', '1 01/05/2024', '2 01/05/2024', '3 -'),
    },
    { Header: [0] },
    'the first child was born on one day',
  ],
  [
    '632',
    {
      Episodes: table('CHILD DECOM RNE', '1 01/05/2025 S'),
      PrevPerm: table(
        'CHILD DATE_PERM',
        '1 ZZ/ZZ/2014',
        '1 01/13/2014',
        '1 01/05/2025',
        '1 02/05/2025',
        '1 2014',
        '1 -',
        '1 zz/06/2025',
      ),
    },
    { PrevPerm: [1, 3, 4, 6] },
    'parts may be unknown; after care started is wrong',
  ],
  [
    '634',
    {
      Episodes: table('CHILD DECOM', '1 31/03/2016', '2 01/04/2016', '3 31/03/2016', '3 01/05/2017'),
      PrevPerm: table('CHILD PREV_PERM LA_PERM DATE_PERM', '1 P1 - -', '2 P1 - -', '3 P1 - -', '1 - - -'),
    },
    { Episodes: [0], PrevPerm: [0] },
    'asked for since 1 April 2016',
  ],
  [
    '635',
    { PrevPerm: table('CHILD PREV_PERM LA_PERM DATE_PERM', '1 Z1 838 01/05/2014', '1 P1 838 01/05/2014', '1 Z1 - -') },
    { PrevPerm: [0] },
    'none is none',
  ],
  [
    '700',
    { DoLo: table('CHILD DOLO_START', '1 31/06/2026', '1 30/06/2026', '1 ZZ/06/2026', '1 -') },
    { DoLo: [0, 2] },
    'the day of a court’s order is known',
    2027,
  ],
  [
    '701',
    { DoLo: table('CHILD DOLO_END', '1 31/06/2026', '1 30/06/2026', '1 ZZ/06/2026', '1 -') },
    { DoLo: [0, 2] },
    'the day of a court’s order is known',
    2027,
  ],
  [
    '702',
    {
      DoLo: table('CHILD DOLO_START DOLO_END', '1 02/06/2026 01/06/2026', '1 01/06/2026 01/06/2026', '1 01/06/2026 -'),
    },
    { DoLo: [0] },
    'ended before it began',
    2027,
  ],
  [
    '703',
    { DoLo: table('CHILD DOLO_START', '1 01/04/2027', '1 31/03/2027', '1 -') },
    { DoLo: [0] },
    'after the last day of the year',
    2027,
  ],
  [
    '705',
    {
      DoLo: table(
        'CHILD DOLO_START DOLO_END',
        '1 01/06/2026 -',
        '1 01/07/2026 -',
        '2 01/06/2026 01/07/2026',
        '2 01/07/2026 -',
      ),
    },
    { DoLo: [1] },
    'the second starts while the first is open',
    2027,
  ],
  [
    '708',
    {
      DoLo: table(
        'CHILD DOB DOLO_START DOLO_END',
        '1 02/06/2012 01/06/2012 -',
        '1 01/06/2012 01/06/2012 -',
        '1 02/06/2012 - 01/06/2012',
      ),
    },
    { DoLo: [0, 2] },
    'either day before the birth',
    2027,
  ],
  [
    'EPI',
    { Header: table('CHILD', '1', '2'), Episodes: table('CHILD', '2', '3') },
    { Header: [0] },
    'no episode of this child',
  ],
  [
    'INT03',
    { Header: table('CHILD', '1'), Episodes: table('CHILD', '1', '2', '2') },
    { Episodes: [1, 2] },
    'every row of a child without a header',
  ],
  [
    'INT11',
    {
      Header: table('CHILD DOB', '1 01/05/2020', '2 01/05/2020'),
      AD1: table('CHILD DOB', '1 02/05/2020', '2 01/05/2020', '3 01/05/2020', '1 -'),
    },
    { AD1: [0] },
    'two births; a blank tells none',
  ],
  ['INT32', { Header: table('CHILD', '1', '2', '1') }, { Header: [0, 2] }, 'both rows of a child who stands twice'],
  [
    'NoE',
    {
      Episodes: table('CHILD DECOM', '1 31/03/2025', '2 01/04/2025', '3 31/03/2025'),
      Episodes_last: table('CHILD DECOM', '3 31/03/2025'),
    },
    { Episodes: [0] },
    'in care before the year and not in last year’s return',
  ],
  [
    'SW08STG2',
    {
      SWEpisodes: table(
        'CHILD SW_DECOM SW_DEC',
        '1 01/05/2025 -',
        '1 01/07/2025 -',
        '2 01/05/2025 01/07/2025',
        '2 01/07/2025 -',
      ),
    },
    { SWEpisodes: [0] },
    'the last worker alone may be open',
  ],
  [
    'SW10STG2',
    {
      SWEpisodes: table(
        'CHILD SW_DECOM SW_DEC',
        '1 01/05/2025 02/07/2025',
        '1 01/07/2025 -',
        '2 01/05/2025 01/07/2025',
        '2 01/07/2025 -',
      ),
    },
    { SWEpisodes: [1] },
    'before the one before has ended',
  ],
  [
    'SW14STG2',
    { SWEpisodes: table('CHILD SW_DEC', '1 -', '1 01/05/2023') },
    { SWEpisodes: [0] },
    'in 2024 every row is asked about',
    2024,
  ],
]

describe('a rule without a published example does what its wording says', () => {
  test.each(examples.map((example) => [example[0], example[3], example] as const))(
    '%s: %s',
    (_code, _because, [code, tables, marks, , more]) => {
      const rule = rules.find((one) => one.code === code)
      if (!rule) throw new Error(`There is no rule ${code}.`)
      const year = typeof more === 'number' ? more : 2026
      const vector = { id: code, tables, expected: marks, ...(typeof more === 'object' ? { metadata: more } : {}) }
      expect(isInForce(rule, year)).toBe(true)
      const got = Object.entries(replayVector(rule, vector, year)).filter(([, rows]) => rows.length > 0)
      expect(Object.fromEntries(got.map(([name, rows]) => [name, [...new Set(rows)].sort((a, b) => a - b)]))).toEqual(
        marks,
      )
    },
  )

  test('of more than eighty rules', () => {
    expect(new Set(examples.map(([code]) => code)).size).toBeGreaterThan(80)
  })
})
