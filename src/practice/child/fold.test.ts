import { describe, expect, test } from 'vitest'
import type { Fact } from '../../record/index.ts'
import { day } from '../../time/index.ts'
import { measures } from '../../account/index.ts'
import { aFact, bornOn, decision, episodes, fold, reviews, typed } from '../testing.ts'
import { isInForceOn } from '../../account/index.ts'

const born = bornOn('2015-12-01')
const codes = (facts: readonly Fact[]): string[] => fold(facts).contradictions.map(({ code }) => code)
const periods = (facts: readonly Fact[]): string[] =>
  fold(facts)
    .spans.filter(({ measure }) => measure === measures.lookedAfter)
    .map(
      ({ fromOn, toOn, waitFromOn }) =>
        `${fromOn} to ${toOn ?? 'now'}${waitFromOn === null ? ', start not known' : ''}`,
    )

describe('periods of care', () => {
  const cases: readonly {
    name: string
    rows: readonly string[]
    periods: readonly string[]
    codes: readonly string[]
    because: string
  }[] = [
    {
      name: 'episodes that follow each other',
      rows: [
        '2016-01-04 S C1 U6 2016-09-05 X1',
        '2016-09-05 L E1 U6 2017-02-14 X1',
        '2017-02-14 P E1 A6 2017-07-03 E12',
      ],
      periods: ['2016-01-04 to 2017-07-03'],
      codes: [],
      because: 'X1 says that another episode begins the same day',
    },
    {
      name: 'home, and back on the same day',
      rows: ['2016-01-04 S C1 U6 2016-09-05 E4A', '2016-09-05 S C1 U6'],
      periods: ['2016-01-04 to 2016-09-05', '2016-09-05 to now'],
      codes: [],
      because: 'S begins a period of care',
    },
    {
      name: 'care that began before the files',
      rows: ['2016-09-05 L E1 U6'],
      periods: ['2016-09-05 to now, start not known'],
      codes: [],
      because: 'L is no start of care',
    },
    {
      name: 'back in care without a start in the files',
      rows: ['2016-01-04 S C1 U6 2016-03-04 E4A', '2016-09-05 L C2 U6'],
      periods: ['2016-01-04 to 2016-03-04', '2016-09-05 to now, start not known'],
      codes: [],
      because: 'care had ended, and when it began again is not told',
    },
    {
      name: 'care that goes on from the day it ended',
      rows: ['2016-01-04 S C1 U6 2016-09-05 E4A', '2016-09-05 P C1 U6'],
      periods: ['2016-01-04 to 2016-09-05', '2016-09-05 to now, start not known'],
      codes: ['continues-after-end'],
      because: 'either it did not end or a start is missing',
    },
    {
      name: 'a start while care has not ended',
      rows: ['2016-01-04 S C1 U6 2016-06-01 X1', '2016-09-05 S C1 U6'],
      periods: ['2016-01-04 to 2016-09-05', '2016-09-05 to now'],
      codes: ['care-starts-twice'],
      because: 'an end of care is missing',
    },
    {
      name: 'a gap',
      rows: ['2016-01-04 S C1 U6 2016-08-05 X1', '2016-09-05 P C1 U6'],
      periods: ['2016-01-04 to now'],
      codes: ['gap-between-episodes'],
      because: 'X1 promised an episode on 5 August',
    },
    {
      name: 'an overlap',
      rows: ['2016-01-04 S C1 U6 2016-09-15 X1', '2016-09-05 P C1 U6'],
      periods: ['2016-01-04 to now'],
      codes: ['overlapping-episodes'],
      because: 'a child is in one placement at a time',
    },
    {
      name: 'two open episodes',
      rows: ['2016-01-04 S C1 U6', '2016-09-05 P C1 U6'],
      periods: ['2016-01-04 to now'],
      codes: ['two-open-episodes'],
      because: 'only the last can be open',
    },
    {
      name: 'an episode without an end that another follows',
      rows: ['2016-01-04 S C1 U6', '2016-09-05 P C1 U6 2017-01-09 E4A'],
      periods: ['2016-01-04 to 2017-01-09'],
      codes: ['episode-without-end'],
      because: 'the next one ends it',
    },
    {
      name: 'an end before the beginning',
      rows: ['2016-01-04 S C1 U6 2015-12-04 E4A'],
      periods: [],
      codes: ['ends-before-it-begins'],
      because: 'a period of no days counts nowhere',
    },
    {
      name: 'an end without a reason',
      rows: ['2016-01-04 S C1 U6 2016-08-05 -'],
      periods: ['2016-01-04 to now'],
      codes: ['ended-without-reason'],
      because: 'only a reason says that care ended',
    },
    {
      name: 'another episode promised and none there',
      rows: ['2016-01-04 S C1 U6 2016-08-05 X1'],
      periods: ['2016-01-04 to now'],
      codes: ['no-next-episode'],
      because: 'care goes on somewhere that we are not told of',
    },
    {
      name: 'an episode open after care ended',
      rows: ['2016-01-04 S C1 U6 2016-09-05 E4A', '2016-06-01 P C1 U6'],
      periods: ['2016-01-04 to 2016-09-05'],
      codes: ['open-after-end', 'overlapping-episodes'],
      because: 'the end of care is said in words of its own',
    },
    {
      name: 'two episodes on one day',
      rows: ['2016-01-04 S C1 U6 2016-06-01 X1', '2016-01-04 P C1 K2 2016-06-01 X1', '2016-06-01 P C1 U6'],
      periods: ['2016-01-04 to now'],
      codes: ['same-day-episodes'],
      because: 'a child moves in to one place',
    },
    {
      name: 'a status that changed on the first day',
      rows: ['2016-01-04 S L1 U6 2016-01-04 X1', '2016-01-04 L C1 U6'],
      periods: ['2016-01-04 to now'],
      codes: [],
      because: 'an episode of no days ends as the next begins',
    },
    {
      name: 'a series of short breaks',
      rows: ['2016-01-04 S V4 U6'],
      periods: [],
      codes: [],
      because: 'short breaks are no period of care of their own',
    },
  ]
  test.each(cases)('$name, because $because', ({ rows, periods: expected, codes: wrong }) => {
    const facts = [born, ...episodes(...rows)]
    expect(periods(facts)).toEqual(expected)
    expect(codes(facts).sort()).toEqual(wrong)
    expect(fold([...facts].reverse())).toEqual(fold(facts))
  })

  test('what a person recorded of the end stands over the return, and the difference is listed', () => {
    const facts = [
      born,
      ...episodes('2016-01-04 S C1 U6 2016-09-05 E4A'),
      typed('child.care-ended', '2016-09-12', { ending: 'returned-home' }),
    ]
    expect(periods(facts)).toEqual(['2016-01-04 to 2016-09-12'])
    expect(codes(facts)).toEqual(['sources-differ'])
  })

  test('a child who is in no header is loaded without a birth date', () => {
    expect(codes(episodes('2016-01-04 S C1 U6'))).toEqual(['no-birth-date'])
    expect(fold(episodes('2016-01-04 S C1 U6')).child?.bornOn).toBeNull()
    expect(codes([bornOn('2017-01-01'), ...episodes('2016-01-04 S C1 U6')])).toEqual(['born-after-care-began'])
  })
})

describe('where a child stands with the authority', () => {
  const way = (facts: readonly Fact[]): string[] =>
    fold(facts)
      .stageSpans.filter(({ practice }) => practice === 'child')
      .map(({ nth, fromOn, toOn, stage }) => `${String(nth)}: ${fromOn} to ${toOn ?? 'now'} ${stage}`)
  const grown = bornOn('2000-05-20')

  const cases: readonly { name: string; facts: readonly Fact[]; expected: readonly string[]; because: string }[] = [
    {
      name: 'help before, during and after care',
      facts: [
        born,
        typed('child.in-need', '2015-12-20', { endedOn: '2017-03-01' }),
        ...episodes('2016-01-04 S C1 U6 2016-09-05 E4A'),
      ],
      expected: [
        '1: 2015-12-20 to 2016-01-04 open',
        '1: 2016-01-04 to 2016-09-05 looked-after',
        '1: 2016-09-05 to 2017-03-01 open',
      ],
      because: 'a looked-after child is in need too, and is shown as looked after',
    },
    {
      name: 'care and nothing else',
      facts: [born, ...episodes('2016-01-04 S C1 U6 2016-09-05 E4A')],
      expected: ['1: 2016-01-04 to 2016-09-05 looked-after'],
      because: 'the case is closed when care ends',
    },
    {
      name: 'two periods of care',
      facts: [born, ...episodes('2016-01-04 S C1 U6 2016-09-05 E4A', '2018-01-08 S C1 U6')],
      expected: ['1: 2016-01-04 to 2016-09-05 looked-after', '2: 2018-01-08 to now looked-after'],
      because: 'between them the child was not known to the authority',
    },
    {
      name: 'a care leaver',
      facts: [grown, ...episodes('2016-01-04 S C2 U6 2018-05-20 E5')],
      expected: ['1: 2016-01-04 to 2018-05-20 looked-after', '1: 2018-05-20 to now care-leaver'],
      because: 'no passing day ends support by itself',
    },
    {
      name: 'a care leaver followed up until 21',
      facts: [
        grown,
        ...episodes('2016-01-04 S C2 U6 2018-05-20 E5'),
        aFact('child.care-leaver-year', '2019-04-01'),
        aFact('child.care-leaver-year', '2021-04-01'),
      ],
      expected: ['1: 2016-01-04 to 2018-05-20 looked-after', '1: 2018-05-20 to 2021-05-20 care-leaver'],
      because: 'the return of the year of the 21st birthday has been made',
    },
    {
      name: 'twelve weeks of care at 17',
      facts: [grown, ...episodes('2017-06-01 S V2 U6 2017-08-24 E4A')],
      expected: ['1: 2017-06-01 to 2017-08-24 looked-after'],
      because: 'a care leaver was looked after for 13 weeks since the age of 14',
    },
    {
      name: 'a care leaver known only from follow-up',
      facts: [grown, aFact('child.care-leaver-year', '2019-04-01')],
      expected: ['1: 2019-04-01 to now care-leaver'],
      because: 'the files begin after care did',
    },
    {
      name: 'a case closed by a person',
      facts: [grown, ...episodes('2016-01-04 S C2 U6 2018-05-20 E5'), typed('child.closed', '2020-02-03')],
      expected: ['1: 2016-01-04 to 2018-05-20 looked-after', '1: 2018-05-20 to 2020-02-03 care-leaver'],
      because: 'a person says when support ended',
    },
    {
      name: 'a child in a header and nowhere else',
      facts: [born],
      expected: ['1: 2015-12-01 to now open'],
      because: 'there is always a last resort',
    },
  ]
  test.each(cases)('$name, because $because', ({ facts, expected }) => {
    expect(way(facts)).toEqual(expected)
    expect(way([...facts].reverse())).toEqual(expected)
  })
})

describe('the next date of a child', () => {
  const next = (facts: readonly Fact[]) => {
    const journey = fold(facts).journeys.find(({ practice, endedOn }) => practice === 'child' && endedOn === null)
    return [journey?.nextOn, journey?.nextWhat]
  }
  test.each([
    [
      'the first review, 20 working days after care began',
      episodes('2016-01-04 S C1 U6'),
      '2016-02-01',
      'First review',
    ],
    [
      'the second, three months after the first',
      [...episodes('2016-01-04 S C1 U6'), ...reviews('2016-01-29')],
      '2016-04-29',
      'Second review',
    ],
    [
      'the next, six months after the last',
      [...episodes('2016-01-04 S C1 U6'), ...reviews('2016-01-29', '2016-04-20')],
      '2016-10-20',
      'Review',
    ],
    [
      'any review where the start is not in the files',
      [...episodes('2016-01-04 P C1 U6'), ...reviews('2016-01-29')],
      '2016-07-29',
      'Review',
    ],
    [
      '30 days after the last event, where no review is to come',
      [typed('child.in-need', '2016-01-04')],
      '2016-02-03',
      'Review whether the child still needs help',
    ],
  ])('%s', (_, facts, on, what) => {
    expect(next(facts)).toEqual([on, what])
  })

  test('a review after 31 August is due on the last day of February', () => {
    const facts = [...episodes('2015-06-01 S C1 U6'), ...reviews('2015-06-26', '2015-08-31')]
    expect(next(facts)).toEqual(['2016-02-29', 'Review'])
  })

  test('a review clock that care’s end overtook has ended without it', () => {
    const [clock] = fold(episodes('2016-01-04 S C1 U6 2016-01-20 E4A')).clocks
    expect(clock).toMatchObject({ rule: 'child.first-review', stoppedOn: null, endedWithoutOn: '2016-01-20' })
  })
})

describe('who has the case', () => {
  const worker = (from: string, number: string, endedOn?: string): Fact =>
    aFact('child.worker', from, endedOn === undefined ? { worker: number } : { worker: number, endedOn })
  const owners = (facts: readonly Fact[]): string[] =>
    fold(facts)
      .stageSpans.filter(({ practice }) => practice === 'child')
      .map(({ fromOn, owner }) => `${fromOn} ${owner.named ?? owner.role}`)
  const care = [born, ...episodes('2024-05-06 S C1 U6')]

  test.each([
    [
      'one after another',
      [worker('2024-05-06', 'SW1', '2024-06-03'), worker('2024-06-03', 'SW2')],
      ['2024-05-06 SW1', '2024-06-03 SW2'],
    ],
    [
      'nobody for a while',
      [worker('2024-05-06', 'SW1', '2024-06-03'), worker('2024-07-01', 'SW2')],
      ['2024-05-06 SW1', '2024-06-03 duty-manager', '2024-07-01 SW2'],
    ],
    [
      'one while another is away',
      [worker('2024-05-06', 'SW1'), worker('2024-06-03', 'SW2', '2024-07-01')],
      ['2024-05-06 SW1', '2024-06-03 SW2', '2024-07-01 SW1'],
    ],
    [
      'two from one day: the longer stands',
      [worker('2024-05-06', 'SW2', '2024-06-03'), worker('2024-05-06', 'SW1')],
      ['2024-05-06 SW1'],
    ],
  ])('%s', (_, workers, expected) => {
    expect(owners([...care, ...workers])).toEqual(expected)
    expect(owners([...care, ...[...workers].reverse()])).toEqual(expected)
  })

  test('how many there were so far', () => {
    const facts = [
      ...care,
      worker('2024-05-06', 'SW1', '2024-06-03'),
      worker('2024-06-03', 'SW2', '2024-07-01'),
      worker('2024-07-01', 'SW1'),
    ]
    expect(fold(facts).child).toMatchObject({ worker: 'SW1', workersSoFar: 2 })
  })

  test('two from one day are shown as a contradiction', () => {
    expect(codes([...care, worker('2024-05-06', 'SW1'), worker('2024-05-06', 'SW2')])).toEqual(['two-workers'])
  })
})

describe('the quiet', () => {
  const isQuiet = (facts: readonly Fact[], on: string): boolean =>
    fold(facts).spans.some((span) => span.measure === measures.quiet && isInForceOn(span, day(on)))
  const facts = [born, ...episodes('2016-01-04 S C1 U6'), ...reviews('2016-01-29'), decision('2016-06-06')]

  test.each([
    ['2016-02-27', false, 'the review was 29 days ago'],
    ['2016-02-28', true, '30 days without an event'],
    ['2016-06-05', true, 'nothing yet'],
    ['2016-06-06', false, 'a decision was made'],
    ['2016-07-06', true, '30 days after it'],
  ])('on %s: %s, because %s', (on, expected) => {
    expect(isQuiet(facts, on)).toBe(expected)
  })

  test('yearly tables and names are no events of the child’s', () => {
    const more = [aFact('child.health-year', '2016-04-01'), typed('child.name', '2016-04-10', { name: 'Rowan A.' })]
    expect(isQuiet([...facts, ...more], '2016-04-15')).toBe(true)
    expect(fold([...facts, ...more]).child?.lastEventOn).toBe('2016-06-06')
  })

  test('nobody is quiet whose case is closed', () => {
    expect(isQuiet([born, ...episodes('2016-01-04 S C1 U6 2016-03-01 E4A')], '2016-06-01')).toBe(false)
  })
})

describe('what lists show of a child', () => {
  test('name, team, sibling group and sex by the last word on each', () => {
    const facts = [
      aFact('child.identity', '2015-12-01', { sex: 'F' }),
      typed('child.name', '2016-01-04', { name: 'Rowan A.', team: 'Safeguarding East' }),
      typed('child.name', '2017-01-04', { team: 'Permanence team' }),
      typed('child.sibling-group', '2017-01-04', { group: 'Rowan and Wren' }),
    ]
    expect(fold(facts).child).toMatchObject({
      name: 'Rowan A.',
      team: 'Permanence team',
      siblingGroup: 'Rowan and Wren',
      sex: 'F',
    })
  })

  test('from a return alone nothing is guessed', () => {
    expect(fold([born, ...episodes('2016-01-04 S C1 U6')]).child).toMatchObject({
      name: null,
      team: null,
      siblingGroup: null,
    })
  })
})

test('a record of which nothing is left but that somebody opened it in an emergency still has a journey', () => {
  const { journeys } = fold([typed('child.opened-in-emergency', '2025-10-01')])
  expect(journeys).toMatchObject([{ practice: 'child', startedOn: '2025-10-01', endedOn: null }])
})
