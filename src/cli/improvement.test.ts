import { describe, expect, it } from 'vitest'
import { scorecardMeasures } from '../practice/improvement/index.ts'
import { throughline } from './index.ts'

async function run(...args: readonly string[]) {
  const said = { out: '', err: '' }
  const code = await throughline(args, {
    out: (text) => (said.out += text),
    err: (text) => (said.err += text),
    env: { THROUGHLINE_TODAY: '2017-10-15' },
    signal: new AbortController().signal,
  })
  return { code, ...said }
}

const json = async (...args: readonly string[]): Promise<unknown> => JSON.parse((await run(...args, '--json')).out)

describe('throughline plan', () => {
  it('prints the example plan as at a day, with the references of what is overdue and what falls due', async () => {
    const plan = await json('plan', '--example', '--on', '2017-10-15')
    expect(Object.keys(plan as object)).toEqual([
      'actions',
      'reviewOverdue',
      'reviewDueThisMonth',
      'completed',
      'ongoing',
    ])
    expect(plan).toMatchObject({ actions: 48, reviewOverdue: ['1.2.1'], completed: ['1.2.7', '2.5', '3.2'] })
  })

  it('is read today where no day is said, and says that its dates are review dates', async () => {
    const { code, out } = await run('plan', '--example')
    expect(code).toBe(0)
    expect(out).toMatch(/on 15 October 2017: 48 actions\n {2}review overdue {14}1 {2}1\.2\.1\n/)
    expect(out).toContain('no start, due or finish date')
  })

  it.each([
    [['plan', '--on', '2017-10-15'], /--example/],
    [['plan', '--example', '--on', '31/10/2017'], /--on 2017-10-15/],
    [['plan', '--example', '--on', '2017-02-30'], /--on 2017-10-15/],
    [['plan', '--example', 'more'], /more/],
  ])('refuses %j with 2, on stderr', async (args, says) => {
    const { code, out, err } = await run(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(says)
  })
})

describe('throughline band', () => {
  it('prints the band with the bands as printed and as read, and why', async () => {
    expect(await json('band', '--measure', '1.1-m03', '--value', '81.5')).toEqual({
      band: 'good',
      printed: { requires_improvement: '65-74', good: '75-80', outstanding: '85+' },
      interpreted: {
        'below requires improvement (no band printed)': '<65',
        requires_improvement: '>=65 and <75',
        good: '>=75 and <85',
        outstanding: '>=85',
      },
      note: 'GAP: 81-84 is in no band; read as good up to 85',
    })
  })

  it('answers for every measure of the scorecard', async () => {
    for (const { id } of scorecardMeasures)
      expect(await json('band', '--measure', id, '--value', '20'), id).toHaveProperty('band')
  })

  it('makes the value of its two numbers where they are given', async () => {
    const whole = await json('band', '--measure', '1.1-m10', '--numerator', '17', '--denominator', '20')
    expect(whole).toMatchObject({ band: 'good' })
  })

  it('says it in words without --json', async () => {
    const { out } = await run('band', '--measure', '1.1-m10', '--value', '12')
    expect(out).toContain('below the printed bands')
  })

  it.each([
    [['--measure', '9.9-m99', '--value', '80'], /There is no measure “9.9-m99”/],
    [['--value', '80'], /which measure/],
    [['--measure', '1.1-m10'], /Say the value/],
    [['--measure', '1.1-m10', '--value', 'many'], /must be a number/],
    [['--measure', '1.1-m10', '--value', '1e3'], /must be a number/],
    [['--measure', '1.1-m10', '--value', ''], /must be a number/],
    [['--measure', '1.1-m10', '--value', '-5'], /not be below 0/],
    [['--measure', '1.1-m10', '--value', '101'], /percentage/],
    [['--measure', '1.1-m10', '--numerator', '0', '--denominator', '0'], /the denominator is 0/],
    [['--measure', '1.1-m10', '--numerator', '5'], /Say the value/],
    [['--measure', '1.1-m10', '--numerator', 'x', '--denominator', '3'], /must be numbers/],
  ])('refuses %j with 2, on stderr', async (args, says) => {
    const { code, out, err } = await run('band', ...args, '--json')
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(says)
  })
})
