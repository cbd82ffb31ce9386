import { adopted, cohort, health, leaver, table, type Example } from './example.ts'

export const rules100To199: readonly Example[] = [
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
]
