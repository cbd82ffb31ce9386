import { describe, expect, it } from 'vitest'
import { checkPaper } from './check.ts'
import type { FindingKind, Paper } from './document.ts'
import { smallGroups } from './small-groups.ts'

const text = (...lines: readonly string[]): Paper => ({
  parts: lines.map((line, n) => ({ kind: 'text', where: `paragraph ${n + 1}`, text: line })),
})
const table = (...rows: readonly (readonly string[])[]): Paper => ({
  parts: [{ kind: 'table', where: 'table 1', rows }],
})

/** What was found of one kind, by place. */
const found = (paper: Paper, kind: FindingKind): readonly string[] =>
  checkPaper(paper)
    .filter(({ finding }) => finding === kind)
    .map(({ where }) => where)
const kindsIn = (line: string): readonly string[] => [...new Set(checkPaper(text(line)).map(({ finding }) => finding))]

describe('Leftover template words', () => {
  it.each([
    ['(Please delete as appropriate and remove this text)', 'it speaks to the author'],
    ['The report was cleared as FD 4866/17.....', 'the number was not completed'],
    ['One year on intro update', 'it is a note to the author'],
    ['Contact [insert name] for more', 'a placeholder stands there'],
    ['The figure is TBC', 'the figure is missing'],
    ['Signed: ________', 'the line is blank'],
    ['Due on dd/mm/yyyy', 'the date is missing'],
    ['See Error! Reference source not found.', 'Word lost what it pointed to'],
  ])('are found in “%s”: %s', (line) => {
    expect(kindsIn(line)).toContain('leftover-template-words')
  })

  it.each(['The plan was agreed.', 'Introduction ........ 12', 'They text families before visits.'])(
    'are not found in “%s”',
    (line) => {
      expect(kindsIn(line)).not.toContain('leftover-template-words')
    },
  )
})

describe('Impossible years', () => {
  it.each([
    ['Review in Oct 202017', 'two figures stand twice'],
    ['Improvement plan 202017-18', 'two figures stand twice'],
    ['Dip sample on 31/02/2017', 'February has no such day'],
    ['Sampled on 31 February 2017', 'February has no such day'],
    ['Due 30th Feb 2018', 'nor such a one'],
    ['Signed on 12.13.2017', 'there are twelve months'],
    ['Due in March 2177', 'it is far beyond this century'],
    ['Homeless 16/2017 year olds', '16 is no month'],
    ['Homeless 16 and 2017 year olds', '2017 is no age'],
  ])('are found in “%s”: %s', (line) => {
    expect(kindsIn(line)).toContain('impossible-year')
  })

  it.each([
    'Review in October 2017, and again on 31/03/2018',
    'Years 2016/17 and 2017-18',
    'A budget of £202,017 and 202,017 visits',
    'In May 1250 referrals came',
    'From 10/2017 on',
    'On 29 February 2016 and by 31st October, 2017',
  ])('are not found in “%s”', (line) => {
    expect(kindsIn(line)).not.toContain('impossible-year')
  })

  it('are told once for each', () => {
    expect(found(text('Nov 202017 and Dec 202017'), 'impossible-year')).toHaveLength(2)
  })
})

describe('References', () => {
  const refs = (...list: readonly string[]) =>
    found(table(['Ref', 'Action'], ...list.map((ref) => [ref, 'Something'])), 'refs-out-of-order')

  it('in order, within and across headings, are passed over', () => {
    expect(refs('1.1.9', '1.1.10', '1.2.1', '2.1', '2.2')).toEqual([])
  })

  it.each([
    [['1.1.1', '1.1.3', '1.1.2'], 'table 1, row 4, column Ref', 'one stands before its time'],
    [['1.1.1', '1.1.2', '1.1.2'], 'table 1, row 4, column Ref', 'one stands there twice'],
    [['1.1.10', '1.1.12', '1.1.13'], 'table 1, row 3, column Ref', 'one is left out between two'],
    [['1.1.15', '1.1.16', '1.1.2017'], 'table 1, row 4, column Ref', 'a year stands in it'],
    [['1.2.4', 'Page 5 76', '1.2.6'], 'table 1, row 3, column Ref', 'a page number took its place'],
    [['1.1.1', '', '1.1.2'], 'table 1, row 3', 'a row has none'],
  ])('%j are found at %s: %s', (list, where) => {
    expect(refs(...list)).toContain(where)
  })

  it('are not asked of a row of totals', () => {
    const rows = [
      ['Ref', 'Children'],
      ['1.1', '40'],
      ['1.2', '20'],
      ['Total', '60'],
    ] as const
    const [head, ...body] = rows
    expect(found(table([...head], ...body.map((row) => [...row])), 'refs-out-of-order')).toEqual([])
  })

  it('are not looked for in a table that has none', () => {
    expect(found(table(['Year', 'Children'], ['2016', '480'], ['2017', '467']), 'refs-out-of-order')).toEqual([])
  })
})

describe('Names', () => {
  it.each([
    ['Ask Sarah Example about it', 'a given name and a surname'],
    ['Ask Aaliyah Example about it', 'a given name that is not of old English use'],
    ['Ask Mrs Example about it', 'a title and a surname'],
    ['Cllr P. Example asked', 'a title, an initial and a surname'],
    ['Write to sam.example@council.test', 'an e-mail address'],
    ['Xanthe Quillfeather, Service Manager', 'what stands before the role'],
    ['SE to update the spreadsheet', 'initials that act'],
  ])('are found in “%s”: %s', (line) => {
    expect(kindsIn(line)).toContain('name')
  })

  it('are found where a role is expected, and not where one stands', () => {
    const leads = table(
      ['Ref', 'Lead'],
      ['1.1', 'Quality Assurance Manager'],
      ['1.2', 'Quillon Featherby'],
      ['1.3', 'Fiona'],
    )
    expect(found(leads, 'name')).toEqual(['table 1, row 3, column Lead', 'table 1, row 4, column Lead'])
  })

  it.each([
    'The Head of Service, the IRO and the Adoption Panel decide.',
    'IT to provide a report. Social Worker visits.',
  ])('are not found in “%s”', (line) => {
    expect(kindsIn(line)).not.toContain('name')
  })

  it('are never repeated in what is said of them', () => {
    const said = checkPaper(text('Ask Sarah Example, Service Manager')).map(({ why, where }) => `${where} ${why}`)
    expect(said.join(' ')).not.toMatch(/Sarah|Example/)
    const card = table(['Contact', 'Sarah Example'], ['E-mail', 'sarah@council.test'])
    expect(found(card, 'name')).toEqual(['table 1, row 1, column 2', 'table 1, row 2, column 2'])
  })
})

describe('Totals', () => {
  const heads = ['', '2016', '2017']

  it('that add are passed over, and so is a grand total of totals', () => {
    const rows = [
      ['North', '10', '20'],
      ['South', '30', '40'],
      ['Total', '40', '60'],
      ['East', '7', '8'],
      ['West', '9', '9'],
    ]
    expect(
      found(table(heads, ...rows, ['Total', '16', '17'], ['Grand total', '56', '77']), 'total-does-not-add'),
    ).toEqual([])
  })

  it('that do not add are found where they stand, and what they should be is said', () => {
    const paper = table(heads, ['North', '1,010', '20'], ['South', '30', '40'], ['Total', '1,040', '61'])
    expect(checkPaper(paper).filter(({ finding }) => finding === 'total-does-not-add')).toEqual([
      {
        finding: 'total-does-not-add',
        where: 'table 1, row 4, column 2017',
        why: 'The total is 61; what stands above it adds up to 60.',
      },
    ])
  })

  it('at the end of a row are looked at too, and percentages are not added', () => {
    expect(
      found(table(['Team', 'Boys', 'Girls', 'Total'], ['A', '10', '12', '23']), 'total-does-not-add'),
    ).toHaveLength(1)
    expect(
      found(table(['Team', 'Share'], ['A', '40%'], ['B', '61%'], ['Total', '100%']), 'total-does-not-add'),
    ).toEqual([])
  })
})

describe('Small groups', () => {
  it('are counts from one to five, and neither nought nor six', () => {
    const paper = table(['Reason', 'Children'], ['a', '0'], ['b', '1'], ['c', '5'], ['d', '6'])
    expect(found(paper, 'small-group')).toEqual(['table 1, row 3, column Children', 'table 1, row 4, column Children'])
  })

  it('may be set otherwise', () => {
    const paper = table(['Reason', 'Children'], ['a', '7'])
    expect(smallGroups(paper, { from: 1, to: 10 })).toHaveLength(1)
  })

  it('are no days, percentages, years or references', () => {
    const paper = table(['Item', 'Days', '%', 'Average'], ['1', '3', '4', '2'], ['2', '5', '1', '3'])
    expect(found(paper, 'small-group')).toEqual([])
  })

  it('are counts with their share behind them too, which add up as others do', () => {
    const paper = table(['Reason', 'Children'], ['a', '3 (25%)'], ['b', '9 (75%)'], ['Total', '13 (100%)'])
    expect(found(paper, 'small-group')).toEqual(['table 1, row 2, column Children'])
    expect(found(paper, 'total-does-not-add')).toEqual(['table 1, row 4, column Children'])
  })

  it.each([
    'two children waited',
    'Of the 12 children, 3 waited',
    'of these eleven young people four moved',
    '3 of the 12 moved',
    'There were four approved adopters',
  ])('are found in “%s”', (line) => {
    expect(kindsIn(line)).toContain('small-group')
  })

  it.each(['467 children waited', 'within 5 working days', 'of the 12 children, 3% waited', '6 families came'])(
    'are not found in “%s”',
    (line) => {
      expect(kindsIn(line)).not.toContain('small-group')
    },
  )
})

describe('Rows that describe one family', () => {
  it.each([
    'Couple approved 3.4.15: matched 20.10.15, placed 16.11.15',
    'Single female adopter approved 9 June 2015',
    'Same sex couple, on hold',
  ])('are found in “%s”', (line) => {
    expect(kindsIn(line)).toContain('one-family')
  })

  it('are found in a table that says of each who they are', () => {
    const paper = table(
      ['Approved', 'Sex', 'Orientation', 'Matched with authority'],
      ['3.4.15', 'F', 'gay', 'Elsewhere'],
    )
    expect(found(paper, 'one-family')).toEqual(['table 1, row 2'])
  })

  it.each(['Twelve families were approved in 2016-17.', 'The policy was approved on 3.4.15.'])(
    'are not found in “%s”',
    (line) => {
      expect(kindsIn(line)).not.toContain('one-family')
    },
  )
})

it('A paper of sums and roles has no findings', () => {
  const rows = [
    ['Boys', '140', '131'],
    ['Girls', '127', '136'],
    ['Total', '267', '267'],
  ]
  const paper: Paper = {
    parts: [
      ...text('Children looked after on 31 March 2017 are given by sex.').parts,
      ...table(['', '2016', '2017'], ...rows).parts,
    ],
  }
  expect(checkPaper(paper)).toEqual([])
})
