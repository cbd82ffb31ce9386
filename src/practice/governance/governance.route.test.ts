import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, TODAY, type AnApp, type Browser, type Seen } from '../../../test/an-app.ts'
import { untilPage } from '../../../test/until.ts'
import { project } from '../../../test/a-record-of.ts'
import { recordPlans } from '../../demo/index.ts'
import { readPaper } from '../../exchange/documents/index.ts'
import { readEditionFile, verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import type { FactId } from '../../record/index.ts'
import { checkPaper } from '../improvement/index.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  await recordPlans(app.store, HARBOUR, project, { today: TODAY, progress: () => undefined })
}, 180_000)
afterAll(() => app.close())

const on = (field: string, day: string) => {
  const [year = '', month = '', dayOf = ''] = day.split('-')
  return { [`${field}-day`]: dayOf, [`${field}-month`]: month, [`${field}-year`]: year }
}
const happened = (day: string) => on('happenedOn', day)
const id = (seen: Seen, pattern: RegExp): string =>
  pattern.exec(seen.html)?.[1] ?? `no ${pattern.source} in: ${seen.text}`

async function fill(browser: Browser, address: string, fields: Readonly<Record<string, string>>): Promise<Seen> {
  await browser.open(address)
  return browser.send(address, fields)
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')
const faults = async () => {
  const rules = { project, definitions: eventDefinitions }
  return (await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults
}

let board = ''
let meeting = ''
let paper = ''

describe('A board', () => {
  it('is set up with its members, and says what it lacks', async () => {
    const { browser } = app
    expect((await browser.open('/improvement/boards')).text).toContain('No board is on record yet')
    const wrong = await fill(browser, '/improvement/boards/new', { everyMonths: '40', kind: 'improvement' })
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('Enter the name of the board')
    const made = await browser.send('/improvement/boards/new', {
      ...{
        ...happened('2025-09-01'),
        name: 'Improvement board',
        kind: 'improvement',
        everyMonths: '1',
        asked: 'A notice',
      },
    })
    expect(made.heading).toBe('Improvement board')
    expect(made.text).toContain('Nobody chairs it. No partner sits on it.')
    board = id(made, /\/improvement\/boards\/([0-9a-f-]+)\/members/)
    const member = {
      ...happened('2025-09-01'),
      role: 'director',
      body: 'the council',
      part: 'chair',
      independent: 'no',
    }
    const members = `/improvement/boards/${board}/members/new`
    expect((await fill(app.browser, members, member)).text).toContain('Its chair is not independent of the council.')
  })

  it('keeps both days of somebody who left, and has an independent chair from then on', async () => {
    const shown = await app.browser.open(`/improvement/boards/${board}`)
    const change = id(shown, /(\/improvement\/boards\/[0-9a-f-]+\/change\/[0-9a-f-]+)/)
    const member = { role: 'director', body: 'the council', part: 'chair', independent: 'no' }
    const wrong = await fill(app.browser, change, {
      ...happened('2025-09-01'),
      ...member,
      ...on('untilOn', '2025-08-01'),
    })
    expect(wrong.status).toBe(400)
    const left = await app.browser.send(change, {
      ...happened('2025-09-01'),
      ...member,
      ...on('untilOn', '2025-09-30'),
    })
    expect(left.text).toContain('1 September 2025 30 September 2025')
    const chair = { role: 'independent chair', body: 'nobody', part: 'chair', independent: 'yes' }
    await fill(app.browser, `/improvement/boards/${board}/members/new`, { ...happened('2025-10-01'), ...chair })
    const partner = { role: 'designated nurse', body: 'health', part: 'partner', independent: 'yes' }
    const whole = await fill(app.browser, `/improvement/boards/${board}/members/new`, {
      ...happened('2025-10-01'),
      ...partner,
    })
    expect(whole.text).not.toContain('Nobody chairs it')
    expect(whole.text).not.toContain('not independent')
    const then = await app.browser.open(`/improvement/boards/${board}?on=2025-09-15`)
    expect(then.text).toContain('Its chair is not independent of the council.')
  })

  it('is late to meet once so many months are over', async () => {
    const later = await app.browser.open(`/improvement/boards?on=2025-10-02`)
    expect(later.text).toContain('▲ None called; due by 1 October 2025')
  })
})

describe('A meeting', () => {
  it('is called with an agenda and partners’ updates', async () => {
    const address = `/improvement/boards/${board}/meetings/new`
    const wrong = await fill(app.browser, address, { ...happened('2025-10-02'), ...on('meetsOn', '2025-09-02') })
    expect(wrong.text).toContain('The meeting must not be before the day on which it was called')
    const called = await app.browser.send(address, { ...happened('2025-10-02'), ...on('meetsOn', '2025-10-14') })
    expect(called.heading).toBe('Meeting of 14 October 2025')
    meeting = id(called, /\/improvement\/meetings\/([0-9a-f-]+)\/record/)
    const record = `/improvement/meetings/${meeting}/record`
    const item = { ...happened('2025-10-02'), by: 'head of service' }
    await fill(app.browser, `${record}/agenda-item`, { ...item, item: 'Progress', place: '2', wanted: 'discussion' })
    const two = await fill(app.browser, `${record}/agenda-item`, {
      ...{ ...item, item: 'Vacant posts', place: '1', wanted: 'decision', recommended: 'to advertise two posts' },
    })
    expect(two.text).toMatch(/1\. Vacant posts\s*Asked to decide: to advertise two posts.*2\. Progress/)
    const told = await fill(app.browser, `${record}/partner-update`, {
      ...{ ...happened('2025-10-03'), partner: 'health', update: 'Assessments are offered in time.' },
    })
    expect(told.text).toContain('Health, 3 October 2025 Assessments are offered in time.')
    expect((await app.browser.open(`${record}/decision`)).status).toBe(403)
    expect((await app.browser.open(`${record}/nonsense`)).status).toBe(404)
  })

  it('has a pack worked out from the record, with every part said to be there or not', async () => {
    await app.browser.open(`/improvement/meetings/${meeting}`)
    const draft = await app.browser.send(`/improvement/meetings/${meeting}/pack`)
    expect(draft.heading).toBe('Board pack: Improvement board, 14 October 2025')
    paper = id(draft, /\/improvement\/papers\/([0-9a-f-]+)\/write/)
    for (const part of [
      'Progress by part of the plan',
      'Slow to progress',
      'Scorecard',
      'Audit',
      'Risks',
      'Partners’ updates',
    ])
      expect(draft.text).toContain(part)
    expect(draft.text).toContain('Vacant posts: to advertise two posts')
    expect(draft.text).toContain('Health, 3 October 2025 Assessments are offered in time.')
    expect(draft.text).toContain('Nothing recorded: no risk is on the board’s register.')
    expect(draft.text).toContain('Nothing recorded: no edition of the adoption scorecard was published by this day.')
    expect(draft.text).toMatch(/As at 16 October 2025\. Read from the record on 16 October 2025, .*, at position \d+\./)
    const again = await app.browser.open(`/improvement/meetings/${meeting}`)
    expect(again.text).toContain('The draft begun on 16 October 2025')
    expect(again.text).not.toContain('Make the pack')
  })
})

describe('Before a paper is published', () => {
  const write = (part: string, text: string) =>
    fill(app.browser, `/improvement/papers/${paper}/write/${part}`, { ...happened('2025-10-16'), text })

  it('what must be said is asked for, and “what went less well” cannot be left out', async () => {
    await app.browser.open(`/improvement/papers/${paper}`)
    const tried = await app.browser.send(`/improvement/papers/${paper}/publish`)
    expect(tried.status).toBe(400)
    expect(tried.text).toContain('Write the part “What went less well”')
  })

  it('leftover template words, a year that cannot be and a small group are shown beside where they are', async () => {
    await write('less-well', 'Training is late. [Insert figure]\nDue in Oct 202017.\nThree children waited longer.')
    const draft = await app.browser.open(`/improvement/papers/${paper}`)
    expect(draft.text).toContain(
      'Words of the template: What went less well, paragraph 1. A placeholder was not filled in.',
    )
    expect(draft.text).toMatch(/A year that cannot be: What went less well, paragraph 2/)
    expect(draft.text).toMatch(/A small group: What went less well, paragraph 3/)
    const tried = await app.browser.send(`/improvement/papers/${paper}/publish`)
    expect(tried.status).toBe(400)
    expect(tried.text).toContain('mend each finding or say why it may stay')
  })

  it('each is mended, or left with a reason that holds for those words alone', async () => {
    const draft = await app.browser.open(`/improvement/papers/${paper}`)
    const leave = [...draft.html.matchAll(/(\/improvement\/papers\/[0-9a-f-]+\/leave\/[0-9a-f]+)/g)].map(
      ([, to = '']) => to,
    )
    expect(leave).toHaveLength(3)
    const asked = await fill(app.browser, leave[2] ?? '', { ...happened('2025-10-16'), reason: '' })
    expect(asked.text).toContain('Enter an answer to “Why it may stay”')
    const left = await app.browser.send(leave[2] ?? '', { ...happened('2025-10-16'), reason: 'All three agreed' })
    expect(left.text).toContain('Left as it is: All three agreed')
    await write('less-well', 'Training is late.\nDue in October 2025.\nThree children waited longer.')
    const mended = await app.browser.open(`/improvement/papers/${paper}`)
    expect(mended.text).not.toContain('Words of the template')
    expect(mended.text).toContain('Left as it is: All three agreed')
    await write(
      'less-well',
      'Training is late.\nDue in October 2025.\nOn time otherwise.\nFour children waited longer.',
    )
    expect((await app.browser.open(`/improvement/papers/${paper}`)).text).not.toContain('All three agreed')
    await write('less-well', 'Training is late, and was late before.')
    expect((await app.browser.open(`/improvement/papers/${paper}`)).text).not.toContain('to look at')
  })

  it('two people who write one part are told, and what either typed stays', async () => {
    const other = aBrowser(app.server)
    await other.signIn('director')
    const address = `/improvement/papers/${paper}/write/less-well`
    await app.browser.open(address)
    await other.open(address)
    await other.send(address, { ...happened('2025-10-16'), text: 'Theirs: training is late.' })
    const mine = await app.browser.send(address, { ...happened('2025-10-16'), text: 'Mine: supervision is late.' })
    expect(mine.status).toBe(409)
    expect(mine.text).toContain('It now says: What is to stand there: Theirs: training is late.')
    expect(mine.html).toContain('Mine: supervision is late.')
    const saved = await app.browser.send(address, { ...happened('2025-10-16'), text: 'Both are late.' })
    expect(saved.text).toContain('Both are late.')
  })
})

describe('A published paper', () => {
  let edition = ''
  it('is made in the background, and kept to the byte as web page, Word, PDF and rows', async () => {
    await app.browser.open(`/improvement/papers/${paper}`)
    const begun = await app.browser.send(`/improvement/papers/${paper}/publish`)
    expect(begun.text).toMatch(/Publishing the paper|The files as published/)
    const run = /\/improvement\/publishing\/[0-9a-f-]+/.exec(begun.html)?.[0] ?? '/improvement/reports'
    const done = await untilPage(
      app.browser,
      run,
      ({ text }) => text.includes('The files as published') || text.includes('Reports'),
    )
    const shown = run === '/improvement/reports' ? begun : done
    expect(shown.heading).toBe('Board pack: Improvement board, 14 October 2025')
    edition = id(shown, /\/improvement\/published\/([0-9a-f-]+)\//)
    for (const [name, begins] of [
      ['paper.html', '<!doctype html>'],
      ['paper.docx', 'PK'],
      ['paper.pdf', '%PDF-1.7'],
      ['rows.json', '{'],
    ] as const) {
      const { bytes } = await app.browser.get(`/improvement/published/${edition}/${name}`)
      expect(bytes.subarray(0, begins.length).toString()).toBe(begins)
      expect(shown.text).toContain(`SHA-256 ${sha256(bytes)}`)
    }
    expect((await app.browser.get(`/improvement/published/${edition}/told.json`)).status).toBe(404)
  }, 60_000)

  it('says in its files what the check before publishing would find: nothing', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'throughline-paper-'))
    try {
      for (const name of ['paper.html', 'paper.docx']) {
        const { bytes } = await app.browser.get(`/improvement/published/${edition}/${name}`)
        writeFileSync(join(folder, name), bytes)
        const read = await readPaper(join(folder, name))
        expect(read.parts.length).toBeGreaterThan(40)
        // A file does not say which tables count actions, or hold some rows of a longer list.
        const odd = checkPaper(read).filter(
          ({ finding }) => finding !== 'small-group' && finding !== 'refs-out-of-order',
        )
        expect(odd).toEqual([])
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('is a PDF that is tagged, says its language and its title, and has its typeface in it', async () => {
    const pdf = (await readEditionFile(app.store, HARBOUR, edition as FactId, 'pdf'))?.toString('latin1') ?? '' // as its address says
    for (const sign of [
      '/Marked true',
      '/StructTreeRoot',
      '/Lang (en-GB)',
      '/DisplayDocTitle true',
      '/S /TH',
      '/FontFile2',
      'pdfuaid',
    ])
      expect(pdf).toContain(sign)
  })

  it('stays as it is while the record goes on, and the draft cannot be written into any more', async () => {
    const before = (await app.browser.get(`/improvement/published/${edition}/paper.html`)).bytes
    await fill(app.browser, `/improvement/boards/${board}/risks/new`, {
      ...{
        ...happened('2025-10-16'),
        risk: 'Posts stay vacant',
        rating: 'high',
        who: 'director',
        control: 'Advertised',
      },
    })
    expect((await app.browser.get(`/improvement/published/${edition}/paper.html`)).bytes.equals(before)).toBe(true)
    const draft = await app.browser.open(`/improvement/papers/${paper}`)
    expect(draft.text).toContain('Posts stay vacant')
    expect(draft.text).toContain('the edition stays as it was')
    expect((await app.browser.open(`/improvement/papers/${paper}/write/less-well`)).status).toBe(403)
    expect(await faults()).toEqual([])
  })
})

describe('What a meeting comes to', () => {
  it('is recorded once it was held: decisions, actions in the register of promises, minutes', async () => {
    const record = `/improvement/meetings/${meeting}/record`
    const early = await fill(app.browser, `${record}/held`, { ...happened('2025-10-13'), attended: 'chair, director' })
    expect(early.text).toContain('The date must not be before 14 October 2025')
    await app.browser.send(`${record}/held`, { ...happened('2025-10-14'), attended: 'chair, director' })
    await fill(app.browser, `${record}/decision`, { ...happened('2025-10-14'), decision: 'Two posts are advertised' })
    const actions = `/improvement/meetings/${meeting}/actions/new`
    const action = { ...happened('2025-10-14'), what: 'Bring the causes of delay', who: 'head of service' }
    const wrong = await fill(app.browser, actions, { ...action, ...on('dueOn', '2025-10-01') })
    expect(wrong.text).toContain('It must not be due before it was agreed')
    const agreed = await app.browser.send(actions, { ...action, ...on('dueOn', '2025-11-14') })
    expect(agreed.text).toMatch(/Bring the causes of delay Head of service 14 November 2025 ● 29 days left/)
    const register = await app.browser.open('/improvement/promises')
    expect(register.text).toMatch(/Bring the causes of delay Improvement board\s*Improvement board, 14 October 2025/)
    await fill(app.browser, `${record}/minutes`, { ...happened('2025-10-15'), minutes: 'The board met.\nIt decided.' })
  })

  it('is changed by one person at a time: two who change one action are told, and nothing is lost', async () => {
    const chair = aBrowser(app.server)
    await chair.signIn('board-chair')
    const shown = await app.browser.open(`/improvement/meetings/${meeting}`)
    const change = id(
      shown,
      /(\/improvement\/meetings\/[0-9a-f-]+\/correct\/[0-9a-f-]+)"[^>]*>\s*Change<span[^>]*> Bring the causes/,
    )
    const of = (what: string) => ({
      ...happened('2025-10-14'),
      what,
      who: 'head of service',
      ...on('dueOn', '2025-11-14'),
    })
    await app.browser.open(change)
    await chair.open(change)
    expect((await chair.send(change, of('Bring the causes of delay, by court'))).text).toContain('by court')
    const second = await app.browser.send(change, of('Bring the causes of delay, by team'))
    expect(second.status).toBe(409)
    expect(second.text).toContain('What was promised: Bring the causes of delay, by court.')
    expect(second.html).toContain('by team')
    const both = await app.browser.send(change, of('Bring the causes of delay, by court and by team'))
    expect(both.text).toContain('Bring the causes of delay, by court and by team')
  })

  it('is over when its minutes are confirmed, and is not changed any more', async () => {
    const record = `/improvement/meetings/${meeting}/record`
    const early = await fill(app.browser, `${record}/confirmed`, { ...happened('2025-10-14'), by: 'the board' })
    expect(early.text).toContain('The date must not be before 15 October 2025')
    const confirmed = await app.browser.send(`${record}/confirmed`, { ...happened('2025-10-16'), by: 'the board' })
    expect(confirmed.text).toContain('Confirmed on 16 October 2025 by the board')
    expect(confirmed.html).not.toContain('/correct/')
    expect((await app.browser.open(`${record}/decision`)).status).toBe(403)
    expect(await faults()).toEqual([])
  })
})
