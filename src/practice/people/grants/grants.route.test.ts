import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project, type OnRecord } from '../../../../test/a-record-of.ts'
import { aBrowser, anApp, TODAY, type AnApp, type Browser } from '../../../../test/an-app.ts'
import { decide } from '../../../access/index.ts'
import { aChild } from '../../../demo/index.ts'
import type { FactId, SubjectId } from '../../../record/index.ts'
import { readAsker, save, verify } from '../../../store/index.ts'
import { aSave } from '../../../store/testing-rules.ts'
import { HARBOUR } from '../../../store/testing.ts'
import { addDays, day, type Day } from '../../../time/index.ts'
import { eventDefinitions } from '../../index.ts'

const NAMES = ['Ashgrove, One', 'Birchwood, Two', 'Cedar, Three', 'Damson, Four'] as const
let app: AnApp
let head: Browser
let on: ReadonlyMap<string, OnRecord>
let today: Day = TODAY

beforeAll(async () => {
  app = await anApp({
    person: 'head-of-service',
    clock: { today: () => today, now: () => new Date('2025-10-16T08:12:07Z') },
  })
  head = app.browser
  on = await aRecordOf(
    app.store,
    NAMES.map((name, nth) =>
      aChild(name, String(100_001 + nth))
        .bornOn('2021-05-01')
        .enteredCareOn('2023-08-28')
        .placedWithFosterCarers()
        .inTeam('Safeguarding North', '2023-09-01'),
    ),
  )
})
afterAll(() => app.close())

const idOf = (name: string) => on.get(name)?.subject ?? ''
const typed = (fields: Readonly<Record<string, string>> = {}) => ({
  ...{ person: 'reviewer', review: 'Review under the notice', reason: 'Asked for by letter' },
  ...{ 'from-day': '16', 'from-month': '10', 'from-year': '2025' },
  ...{ 'until-day': '30', 'until-month': '10', 'until-year': '2025' },
  ...{ how: 'named', numbers: '100001, 100002', ...fields },
})
const grant = async (fields: Readonly<Record<string, string>> = {}) => {
  await head.open('/case-grants/new')
  return head.send('/case-grants/new', typed(fields))
}
const reviewer = async (): Promise<Browser> => {
  const browser = aBrowser(app.server)
  await browser.signIn('reviewer')
  return browser
}
const seenBy = async (browser: Browser) => {
  const { text } = await browser.open('/children')
  return NAMES.filter((name) => text.includes(name))
}

describe('A reviewer', () => {
  it('sees nobody before anything is granted, then the cases that were, in lists and by their address, and no other', async () => {
    const browser = await reviewer()
    expect(await seenBy(browser)).toEqual([])
    expect((await browser.open(`/children/${idOf('Ashgrove, One')}`)).status).toBe(404)
    const granted = await grant()
    expect(granted.text).toContain('Granted: 2 cases')
    expect(granted.text).toContain('Review under the notice')
    expect(await seenBy(browser)).toEqual(['Ashgrove, One', 'Birchwood, Two'])
    expect((await browser.open(`/children/${idOf('Ashgrove, One')}`)).status).toBe(200)
    expect((await browser.open(`/children/${idOf('Cedar, Three')}`)).status).toBe(404)
    expect((await browser.open(`/children/${idOf('Ashgrove, One')}/record`)).status).toBe(404)
  })

  it('is let in for the review, by name', async () => {
    const asker = await readAsker(
      app.store,
      () => null,
      () => TODAY,
    )(HARBOUR, 'reviewer', null)
    expect(asker?.person.granted.map(({ review }) => review)).toEqual([
      'Review under the notice',
      'Review under the notice',
    ])
    expect(decide({ roles: ['reviewer'] }, 'child.read', 'granted', 'Review under the notice')).toEqual({
      allowed: true,
      because: 'Reviewer for a named review: the case is granted for “Review under the notice”.',
    })
  })

  it('sees them on the days of the grant alone', async () => {
    const browser = await reviewer()
    const seenOn = async (on: Day) => {
      today = on
      await browser.post('/known-at', {}) // whatever is sent makes the embedded store ask anew who somebody is
      return seenBy(browser)
    }
    expect(await seenOn(addDays(TODAY, -1))).toEqual([])
    expect(await seenOn(day('2025-10-30'))).toHaveLength(2)
    expect(await seenOn(day('2025-10-31'))).toEqual([])
    expect(await seenOn(TODAY)).toHaveLength(2)
  })

  it('never sees a record that is restricted, though it was granted', async () => {
    const birchwood = idOf('Birchwood, Two') as SubjectId // saved at the beginning
    const revision = {
      ...{ type: 'child.restricted', shape: 1, subjects: [birchwood], happenedOn: TODAY },
      ...{ body: { people: 'director' }, texts: { reason: 'A colleague’s relative' } },
    }
    const given = aSave([{ ...revision, fact: crypto.randomUUID() as FactId, revision: 0 }]) // a new random uuid
    expect((await save(app.store, HARBOUR, given, project, eventDefinitions)).saved).toBe(true)
    await head.post('/known-at', {})
    const browser = await reviewer()
    expect(await seenBy(browser)).toEqual(['Ashgrove, One'])
    expect((await browser.open(`/children/${idOf('Birchwood, Two')}`)).status).toBe(404)
    const list = await head.open('/case-grants')
    const shown = await head.open(/href="(\/case-grants\/[0-9a-f-]+)"/.exec(list.html)?.[1] ?? '')
    expect(shown.text).toContain('And 1 record that you may not open.')
  })

  it('loses them at once when the grant is taken back, which stays on record with why', async () => {
    const browser = await reviewer()
    const list = await head.open('/case-grants')
    const address = /href="(\/case-grants\/[0-9a-f-]+)"/.exec(list.html)?.[1] ?? ''
    await head.open(address)
    const unsaid = await head.send(`${address}/end`)
    expect([unsaid.status, unsaid.text.includes('Say why')]).toEqual([400, true])
    const ended = await head.send(`${address}/end`, { reason: 'The review was called off' })
    expect(ended.text).toContain('Taken back 16 Oct 2025')
    expect(ended.text).toContain('The review was called off')
    expect(ended.html).not.toContain(`action="${address}/end"`)
    expect(await seenBy(browser)).toEqual([])
    const { faults } = await verify(app.store, HARBOUR, {
      ...{ rules: { project, definitions: eventDefinitions }, foldOneIn: 1, heads: [], key: null },
    })
    expect(faults).toEqual([])
  })
})

describe('A sample', () => {
  it('is drawn by chance among those whom the granter may see, once for one form, and says how', async () => {
    const granted = await grant({ how: 'sampled', size: '2' })
    expect(granted.text).toContain('2 cases, sampled')
    const address = /href="(\/case-grants\/[0-9a-f-]+)"/.exec(granted.html)?.[1] ?? ''
    const shown = await head.open(address)
    expect(shown.text).toContain('2 drawn of 3 children with an open journey') // one of the four is restricted
    expect(await seenBy(await reviewer())).toHaveLength(2)
  })
})

describe('What is typed of a grant', () => {
  it.each([
    [{ person: '' }, 'Choose who reviews'],
    [{ person: 'iro' }, 'Choose who reviews'],
    [{ review: '' }, 'Say which review it is'],
    [{ 'from-day': '15' }, 'The first day must be today or later'],
    [{ 'until-day': '15' }, 'The last day must not be before the first'],
    [{ 'until-year': '2027' }, 'within a year'],
    [{ 'until-month': '13' }, 'Enter a date'],
    [{ how: '' }, 'Choose how the cases are found'],
    [{ numbers: '' }, 'Enter the children’s numbers'],
    [{ numbers: '100001 999999' }, 'No child whom you may see has the number 999999'],
    [{ numbers: '100002' }, 'No child whom you may see has the number 100002'],
    [{ how: 'sampled', size: '0' }, 'Enter how many cases'],
    [{ how: 'sampled', size: '2000' }, 'from 1 to 200'],
    [{ reason: '' }, 'Say why'],
  ])('is refused beside its field, and stays: %j', async (fields, says) => {
    const refused = await grant(fields)
    expect(refused.status).toBe(400)
    expect(refused.text).toContain(says)
    if (!('review' in fields)) expect(refused.html).toContain('value="Review under the notice"')
  })

  it('is asked of nobody who may not grant', async () => {
    for (const person of ['administrator', 'performance-analyst', 'reviewer']) {
      const browser = aBrowser(app.server)
      await browser.signIn(person)
      expect((await browser.open('/case-grants')).status).toBe(404)
    }
    expect((await head.open('/case-grants/00000000-0000-4000-8000-000000000000')).status).toBe(404)
  })
})
