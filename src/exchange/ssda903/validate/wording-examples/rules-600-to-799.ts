import { adopted, care, table, type Example } from './example.ts'

export const rules600To799: readonly Example[] = [
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
        '1 zz/20/2014',
        '1 45/zz/2014',
      ),
    },
    { PrevPerm: [1, 3, 4, 6, 7, 8] },
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
]
