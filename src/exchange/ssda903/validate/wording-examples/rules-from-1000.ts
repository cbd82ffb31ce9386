import { care, leaver, providers, table, type Example } from './example.ts'

export const rulesFrom1000: readonly Example[] = [
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
    '1007',
    { Episodes: table('CHILD DECOM DEC', '1 01/05/2022 -'), OC3: table('CHILD DOB', '1 10/10/2007') },
    { OC3: [0] },
    'a row of a table that has no column to fill in reports a care leaver too',
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
        '4 01/05/2022 11/10/2025 S - C2',
      ),
      OC3: leaver(
        '1 10/10/2007 YES F2 B1',
        '2 10/10/2007 YES F2 B1',
        '3 10/10/2007 YES F2 B1',
        '4 10/10/2007 YES F2 B1',
      ),
    },
    { OC3: [0, 3] },
    'left the day after the birthday, not on it; X1 ends no care, and a day without a reason does',
  ],
]
