import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { project } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, TODAY, type AnApp, type Browser } from '../../../test/an-app.ts'
import { recordPlans } from '../../demo/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'
import { eventDefinitions } from '../index.ts'

let app: AnApp
let chair: Browser
let action = ''

beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  await recordPlans(app.store, HARBOUR, project, { today: TODAY, progress: () => undefined })
  chair = aBrowser(app.server)
  await chair.signIn('board-chair')
  const { rows } = await app.store.inAuthority(HARBOUR, (tx) =>
    sql<{ id: string }>`select id from subject where authority = ${HARBOUR} and kind = 'action' limit 1`.execute(tx),
  )
  action = `/improvement/actions/${rows[0]?.id ?? ''}`
}, 180_000)
afterAll(() => app.close())

const PDF = Buffer.from('%PDF-1.7 minutes of three meetings')
const said = {
  ...{ 'happenedOn-day': '10', 'happenedOn-month': '10', 'happenedOn-year': '2025' },
  ...{ kind: 'document', what: 'Minutes of three meetings' },
}

const send = async (fields: Readonly<Record<string, string>>, name: string, content: Buffer | string) => {
  const address = `${action}/documents/new`
  await app.browser.open(address)
  return app.browser.upload(address, [{ field: 'document', name, content }], fields)
}

describe('A document of an action', () => {
  it('is not kept without what it shows, or where its content is none that may be kept; what was typed stays', async () => {
    const wrong = await send({ ...said, what: '', tellsOfChild: 'no' }, 'program.pdf', Buffer.from([0x4d, 0x5a, 0, 1]))
    expect(wrong.status).toBe(400)
    expect(wrong.text).toContain('What it shows')
    expect(wrong.text).toContain('The file is none of PDF')
    expect(wrong.html).toContain('value="10"')
    const none = await app.browser.upload(`${action}/documents/new`, [], { ...said, tellsOfChild: 'no' })
    expect(none.text).toContain('Choose the document')
  })

  it('is kept as it was sent, opened by everybody who sees the plan where no child can be known by it, and the log says so', async () => {
    const kept = await send({ ...said, tellsOfChild: 'no' }, 'Oriel L minutes.pdf', PDF)
    expect(kept.text).toContain('Saved: Add a document')
    expect(kept.text).toContain('Minutes of three meetings')
    expect(kept.text).not.toContain('Oriel')
    const address = /href="(\/improvement\/documents\/[0-9a-f-]+)"/.exec(kept.html)?.[1] ?? ''
    expect((await chair.open(address)).html).toContain('minutes of three meetings')
    const { rows } = await app.store.inAuthority(HARBOUR, (tx) =>
      sql<{ person: string }>`select person from read_log where route = '/improvement/documents/:document'`.execute(tx),
    )
    expect(rows).toEqual([{ person: 'board-chair' }])
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })

  it('by which a child can be known is not opened by those who may see no child', async () => {
    const kept = await send({ ...said, what: 'Letter', tellsOfChild: 'yes' }, 'letter.txt', 'Dear all')
    const links = [...kept.html.matchAll(/href="(\/improvement\/documents\/[0-9a-f-]+)"[^>]*>\s*Letter/g)].map(
      ([, href = '']) => href,
    )
    expect((await app.browser.open(links[0] ?? '')).html).toBe('Dear all')
    expect((await chair.open(links[0] ?? '')).status).toBe(404)
    expect((await chair.open(action)).text).toContain('opened by those who may see every child')
  })
})

describe('A document of a requirement', () => {
  it('stands on its page', async () => {
    const address = '/improvement/requirements/N12-8/documents/new'
    await app.browser.open(address)
    const kept = await app.browser.upload(address, [{ field: 'document', name: 'audit.pdf', content: PDF }], {
      ...said,
      tellsOfChild: 'no',
    })
    expect(kept.text).toContain('Minutes of three meetings')
    expect((await chair.open('/improvement/requirements/N12-8')).html).toMatch(/\/improvement\/documents\/[0-9a-f-]+/)
  })
})
