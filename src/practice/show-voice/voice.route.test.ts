import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { anApp, type AnApp } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'

const jude = aChild('Jude P.', '100001').bornOn('2014-11-02').enteredCareOn('2024-12-06').placedWithFosterCarers()

let app: AnApp
let at: string
const date = (field: string, d: string, m: string, y: string) => ({
  [`${field}-day`]: d,
  [`${field}-month`]: m,
  [`${field}-year`]: y,
})

beforeAll(async () => {
  app = await anApp({ person: 'adoption-lead' })
  at = `/children/${(await aRecordOf(app.store, [jude])).get('Jude P.')?.subject ?? ''}`
})
afterAll(() => app.close())

describe('the council’s pledge', () => {
  const form = () => `${at}/record/child.pledge-response`

  it('cannot have more promises kept than were asked about, and nothing typed is lost', async () => {
    await app.browser.open(form())
    const page = await app.browser.send(form(), {
      ...date('happenedOn', '2', '6', '2025'),
      ...{ answered: 'yes', kept: '9', asked: '8', views: 'I still do not know why I moved.' },
    })
    expect(page.status).toBe(400)
    expect(page.text).toContain('Promises that the child says are kept must be 8 or less')
    expect(page.html).toContain('I still do not know why I moved.')
  })

  it('answered stands on the page of the child’s voice', async () => {
    await app.browser.open(form())
    await app.browser.send(form(), {
      ...date('happenedOn', '2', '6', '2025'),
      ...{ answered: 'yes', kept: '6', asked: '8', views: 'I still do not know why I moved.' },
    })
    const page = await app.browser.open(`${at}/voice`)
    expect(page.text).toContain('The council’s pledge: 6 of 8 promises kept')
    expect(page.text).toContain('I still do not know why I moved.')
    expect(page.text).toContain('1 waits for one')
  })
})

describe('what changed because of it', () => {
  it('is said beside the child’s words, on a day that is not before them', async () => {
    const page = await app.browser.open(`${at}/voice`)
    const [, address = ''] = /href="(\/children\/[^"]+\/voice\/[^"]+)"/.exec(page.html) ?? []
    const form = await app.browser.open(address)
    expect(form.text).toContain('I still do not know why I moved.')
    const answer = { result: 'done', told: 'yes', change: 'The worker explained it.' }
    const early = await app.browser.send(address, { ...answer, ...date('happenedOn', '1', '6', '2025') })
    expect([early.status, early.text.includes('The date must not be before the child said it')]).toEqual([400, true])
    expect(early.html).toContain('The worker explained it.')
    const saved = await app.browser.send(address, { ...answer, ...date('happenedOn', '9', '6', '2025') })
    expect(saved.text).toContain('What the child asked for was done, 9 June 2025')
    expect(saved.text).toContain('The worker explained it.')
    expect(saved.text).toContain('None waits for one')
    expect((await app.browser.open(`${at}?all=yes`)).text).toContain('Changed because of what the child said')
  })

  it('of something that nobody said is no page', async () => {
    expect((await app.browser.open(`${at}/voice/1b4e28ba-2fa1-11d2-883f-0016d3cca427`)).status).toBe(404)
    expect((await app.browser.open(`${at}/record/child.change-made`)).heading).toBe('The child’s voice')
  })
})
