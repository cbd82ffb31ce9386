import { table, type Example } from './example.ts'

export const rulesByName: readonly Example[] = [
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
