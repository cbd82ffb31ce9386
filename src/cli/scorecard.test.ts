import { describe, expect, it } from 'vitest'
import type { ScorecardJson } from '../account/index.ts'
import { csv, episode, inFolder, type Cells } from '../exchange/ssda903/fixtures.ts'
import { day } from '../time/index.ts'
import { scorecardCommand } from './scorecard.ts'

interface Said {
  readonly code: number
  readonly out: string
  readonly err: string
}

async function scorecard(args: readonly string[]): Promise<Said> {
  const said = { out: '', err: '' }
  const code = await scorecardCommand.run(args, {
    out: (text) => void (said.out += text),
    err: (text) => void (said.err += text),
    env: {},
    today: day('2025-10-16'),
    signal: new AbortController().signal,
  })
  return { code, ...said }
}
type Files = Readonly<Record<string, string>>
const of = (files: Files, end = '2018-03-31', ...more: string[]): Promise<Said> =>
  inFolder(files, (folder) => scorecard(['--ssda903', folder, '--period-end', end, '--years', '1', ...more]))

/** A day as the return writes it. */
const written = (on: string): string => on.split('-').reverse().join('/')
interface Step {
  readonly on: string
  readonly rne: string
  readonly ls: string
  readonly place: string
}
const step = (on: string, rne: string, ls: string, place: string): Step => ({ on, rne, ls, place })

/** Episodes one after the other, the last ended by an adoption order on 1 September 2017. */
const adopted = (child: string, steps: readonly Step[]): Cells[] =>
  steps.map(({ on, rne, ls, place }, i) => {
    const next = steps[i + 1]
    return episode({
      CHILD: child,
      DECOM: written(on),
      RNE: rne,
      LS: ls,
      PLACE: place,
      DEC: next ? written(next.on) : '01/09/2017',
      REC: next ? 'X1' : 'E12',
    })
  })

/** Six invented children: A1, A10 and A2 in days; null where the child is left out of the figure. */
const cases: readonly {
  child: string
  because: string
  steps: Step[]
  match: string
  foster: string
  a1: number | null
  a10: number | null
  a2: number | null
}[] = [
  {
    child: '1',
    because: 'an ordinary adoption',
    match: '2017-01-10',
    foster: '0',
    a1: 407,
    a10: 407,
    a2: 127,
    steps: [
      step('2016-01-04', 'S', 'C2', 'U6'),
      step('2016-09-05', 'L', 'E1', 'U6'),
      step('2017-02-14', 'P', 'E1', 'A6'),
    ],
  },
  {
    child: '2',
    because: 'matched before the placement order is no wait at all',
    match: '2016-08-30',
    foster: '0',
    a1: 273,
    a10: 273,
    a2: 0,
    steps: [
      step('2016-01-04', 'S', 'C2', 'U6'),
      step('2016-09-05', 'L', 'E1', 'U6'),
      step('2016-10-03', 'P', 'E1', 'A6'),
    ],
  },
  {
    child: '3',
    because: 'a foster carer adopts: A10 stops when the child moved in as a foster child',
    match: '2017-03-01',
    foster: '1',
    a1: 653,
    a10: 92,
    a2: 303,
    steps: [
      step('2015-06-01', 'S', 'C2', 'U6'),
      step('2015-09-01', 'P', 'C2', 'U6'),
      step('2016-05-02', 'L', 'E1', 'U6'),
      step('2017-03-15', 'T', 'E1', 'A5'),
    ],
  },
  {
    child: '4',
    because: 'fostering for adoption from the first day',
    match: '2016-11-01',
    foster: '1',
    a1: 259,
    a10: 0,
    a2: 29,
    steps: [
      step('2016-03-01', 'S', 'C2', 'U5'),
      step('2016-10-03', 'L', 'E1', 'U5'),
      step('2016-11-15', 'T', 'E1', 'A5'),
    ],
  },
  {
    child: '5',
    because: 'a relinquished child has no order to count from',
    match: '2016-05-09',
    foster: '0',
    a1: 112,
    a10: 112,
    a2: null,
    steps: [step('2016-02-01', 'S', 'V2', 'U6'), step('2016-05-23', 'P', 'V2', 'A4')],
  },
  {
    child: '6',
    because: 'never recorded as placed before the adoption order',
    match: '2017-01-09',
    foster: '0',
    a1: null,
    a10: null,
    a2: null,
    steps: [step('2016-02-01', 'S', 'C2', 'U6'), step('2016-08-01', 'L', 'E1', 'U6')],
  },
]
const files: Files = {
  'header.csv': csv(
    'Header',
    cases.map(({ child }) => ({ CHILD: child, SEX: 'F', DOB: '01/02/2014', ETHNIC: 'WBRI' })),
  ),
  'episodes.csv': csv(
    'Episodes',
    cases.flatMap(({ child, steps }) => adopted(child, steps)),
  ),
  'ad1.csv': csv(
    'AD1',
    cases.map(({ child, match, foster }) => ({
      CHILD: child,
      DOB: '01/02/2014',
      DATE_MATCH: written(match),
      FOSTER_CARE: foster,
    })),
  ),
}

describe('throughline scorecard', () => {
  const printed = async (): Promise<ScorecardJson> =>
    JSON.parse((await of(files, '2018-03-31', '--json')).out) as ScorecardJson // our own shape
  it.each(cases)('$because (child $child)', async ({ child, a1, a10, a2 }) => {
    const { indicators } = await printed()
    for (const [id, days] of [
      ['A1', a1],
      ['A10', a10],
      ['A2', a2],
    ] as const) {
      const figure = indicators.find((one) => one.id === id)
      expect(figure?.rows.find((row) => row.child === child)).toEqual(days === null ? undefined : { child, days })
      if (days === null) expect(figure?.excluded.map((one) => one.child)).toContain(child)
    }
  })
  it('prints one object on stdout, the indicators in their order, and nothing else', async () => {
    const said = await of(files, '2018-03-31', '--json')
    expect(said).toMatchObject({ code: 0, err: '' })
    const { period, indicators } = JSON.parse(said.out) as ScorecardJson // our own shape
    expect(period).toEqual({ from: '2017-04-01', to: '2018-03-31' })
    expect(indicators.map((one) => one.id)).toEqual([
      'A1',
      'A2',
      'A3',
      'A10',
      'A4',
      'A5',
      'A9',
      'A15',
      'A16',
      'A1p',
      'A2p',
    ])
    expect(indicators[0]).toMatchObject({ value: 341, unit: 'days', children: 5, threshold: 426, met: true })
  })
  it('counts the three years that end with the period', async () => {
    const said = await inFolder(files, (folder) =>
      scorecard(['--ssda903', folder, '--period-end', '2019-03-31', '--years', '3', '--json']),
    )
    expect(JSON.parse(said.out)).toMatchObject({ period: { from: '2016-04-01', to: '2019-03-31' } })
  })
  it('prints a table for people otherwise, with who is left out and why', async () => {
    const { out } = await of(files)
    expect(out).toContain('Adoption scorecard, 1 April 2017 to 31 March 2018')
    expect(out).toMatch(/A1 .*341 days +426, met +5 children +1/)
    expect(out).toMatch(/Left out:\n +A1 +1 child: /)
  })
  it('gives the same figures from several years’ returns as from one', async () => {
    const late = { ...files }
    const years = Object.fromEntries(Object.entries(late).map(([name, content]) => [`2018/${name}`, content]))
    const before = csv('Episodes', [episode({ CHILD: '1', DECOM: '04/01/2016', LS: 'C2' })])
    const said = await of({ ...years, '2016/episodes.csv': before }, '2018-03-31', '--json')
    expect(JSON.parse(said.out)).toEqual(await printed())
  })
  it('leaves a child out whose care began before the files do', async () => {
    const began = csv(
      'Episodes',
      adopted('9', [step('2016-09-05', 'L', 'E1', 'U6'), step('2017-02-14', 'P', 'E1', 'A6')]),
    )
    const said = await of({ 'e.csv': began }, '2018-03-31', '--json')
    const { indicators } = JSON.parse(said.out) as ScorecardJson // our own shape
    expect(indicators[0]).toMatchObject({
      rows: [],
      excluded: [{ child: '9', reason: 'start of care is not in these files' }],
    })
  })
  it('tells of rows that it could not read, without what they hold, and counts the others', async () => {
    const broken = `${files['episodes.csv'] ?? ''}7,31/02/2016,S,C2,N1,U6,PR1,,,,,,\r\n`
    const said = await of({ ...files, 'episodes.csv': broken }, '2018-03-31', '--json')
    expect(said.code).toBe(0)
    expect(said.err).toBe('episodes.csv, line 19: not read. DECOM is something that is no day of the calendar.\n')
    expect(JSON.parse(said.out)).toEqual(await printed())
  })
  it.each<[string, string[], string]>([
    ['no folder', ['--period-end', '2018-03-31'], 'Say where the files are'],
    ['no day', ['--ssda903', '.', '--period-end', 'March'], 'Say on which day the period ends'],
    ['two years', ['--ssda903', '.', '--period-end', '2018-03-31', '--years', '2'], 'one year or three'],
    ['an unknown option', ['--ssda903', '.', '--period-end', '2018-03-31', '--color'], '--color'],
  ])('answers 2 to arguments that it cannot use: %s', async (_name, args, sentence) => {
    const said = await scorecard(args)
    expect(said).toMatchObject({ code: 2, out: '' })
    expect(said.err).toContain(sentence)
  })
  it.each<[string, Files, string]>([
    ['an empty file', { 'e.csv': '' }, 'e.csv: the file is empty'],
    ['headings alone', { 'e.csv': csv('Episodes', []) }, 'There are no episodes in these files'],
    ['no episodes', { 'h.csv': files['header.csv'] ?? '' }, 'There are no episodes in these files'],
    ['a heading that nobody knows', { 'e.csv': csv('Episodes', []).replace('RNE', 'REASON') }, 'column REASON'],
    ['no file at all', {}, 'there are no CSV or XML files of a return here'],
  ])('answers 1 to files that it cannot read: %s', async (_name, given, sentence) => {
    const said = await of(given)
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.err).toContain(sentence)
  })
  it('answers 1 where there is no such folder', async () => {
    const said = await scorecard(['--ssda903', '/no/such/folder', '--period-end', '2018-03-31'])
    expect(said).toMatchObject({ code: 1, out: '' })
    expect(said.err).toContain('there is no such file or folder')
  })
})
