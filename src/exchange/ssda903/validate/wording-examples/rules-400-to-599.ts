import { table, type Example } from './example.ts'

export const rules400To599: readonly Example[] = [
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
]
