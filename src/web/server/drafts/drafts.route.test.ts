import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp } from '../../../../test/an-app.ts'
import { aChild } from '../../../demo/index.ts'
import type { Store } from '../../../store/index.ts'
import { aStore, HARBOUR } from '../../../store/testing.ts'

let store: Store
let app: AnApp
let form: string
beforeAll(async () => {
  store = await aStore()
  const child = aChild('Oriel L.', '500001')
    .bornOn('2015-02-03')
    .enteredCareOn('2025-09-29')
    .placedWithFosterCarers()
    .inTeam('Safeguarding North', '2025-09-29')
    .withWorker('SW00023', '2025-09-29')
  const on = await aRecordOf(store, [child])
  app = await anApp({ store, person: 'social-worker' })
  form = `/children/${on.get('Oriel L.')?.subject}/record/child.case-note`
})
afterAll(async () => {
  await app.close()
  await store.close()
})

const kept = async () =>
  (
    await store.inAuthority(HARBOUR, (tx) =>
      sql<{
        by_person: string
        about: string
        fields: Record<string, string[]>
      }>`select by_person, about, fields from draft`.execute(tx),
    )
  ).rows

/** The fields that a form of a page carries. */
const carried = (html: string, action: string, name: string): string => {
  const of = html.slice(html.indexOf(`action="${action}"`))
  return new RegExp(`name="${name}" value="([^"]*)"`).exec(of)?.[1] ?? ''
}

describe('what was sent and refused', () => {
  const typed = { 'happenedOn-day': '99', 'happenedOn-month': '1', 'happenedOn-year': '2025' }

  it('is kept and comes back on the form, whichever way the person comes back to it, until it is thrown away', async () => {
    const { browser } = app
    const page = await browser.open(form)
    expect(page.html).toContain('data-draft=')
    expect(page.text).not.toContain('You typed this on')
    const text = /<textarea[^>]* name="([^"]*)"/.exec(page.html)?.[1] ?? ''
    const refused = await browser.send(form, { ...typed, [text]: 'Seen at home <b>& well</b>' })
    expect(refused.status).toBe(400)
    expect(refused.text).not.toContain('You typed this on')
    const again = await browser.open(form)
    expect(again.text).toContain('You typed this on')
    expect(again.html).toContain('Seen at home &lt;b&gt;&amp; well&lt;/b&gt;')
    expect(again.html).not.toContain('<b>& well')
    expect(again.html).toContain('value="99"')
    const thrown = await browser.send('/drafts/forget')
    expect(thrown.text).not.toContain('You typed this on')
    expect(thrown.html).not.toContain('value="99"')
    expect(await kept()).toEqual([])
  })

  it('comes back on a page that is sent once the read is written, and not where it cannot be', async () => {
    const { browser } = app
    await browser.open(form)
    await browser.send(form, typed)
    const reads = async () =>
      (
        await store.inAuthority(HARBOUR, (tx) =>
          sql<{ route: string }>`select route from read_log order by n`.execute(tx),
        )
      ).rows
    const before = (await reads()).length
    expect((await browser.open(form)).text).toContain('You typed this on')
    expect((await reads()).slice(before)).toEqual([{ route: '/children/:child/record/:event' }])
    await store.executeSql('alter function record_reads rename to away')
    const unwritten = await browser.open(form)
    await store.executeSql('alter function away rename to record_reads')
    expect([unwritten.status, unwritten.text.includes('You typed this on')]).toEqual([500, false])
    expect(unwritten.text).not.toContain('Oriel L.')
    await browser.open(form)
    await browser.send('/drafts/forget')
  })

  it('is shown to nobody else, and is in no record', async () => {
    const { browser } = app
    await browser.open(form)
    await browser.send(form, typed)
    const colleague = aBrowser(app.server)
    await colleague.signIn('social-worker-same-team')
    expect((await colleague.open(form)).text).not.toContain('You typed this on')
    expect((await kept()).map(({ by_person }) => by_person)).toEqual(['social-worker'])
    const elsewhere = await store.inAuthority(HARBOUR + 1, (tx) => sql`select from draft`.execute(tx))
    expect(elsewhere.rows).toEqual([])
  })

  it('is gone once the form is saved', async () => {
    const { browser } = app
    const page = await browser.open(form)
    const texts = [...page.html.matchAll(/<textarea[^>]* name="([^"]*)"/g)].map(([, name = '']) => name)
    const good = { ...typed, 'happenedOn-day': '13', 'happenedOn-month': '10' }
    const radios = [...page.html.matchAll(/<input(?=[^>]*type="radio")[^>]* name="([^"]*)"[^>]* value="([^"]*)"/g)]
    const chosen = Object.fromEntries(radios.map(([, name = '', value = '']) => [name, value]))
    const saved = await browser.send(form, {
      ...good,
      ...chosen,
      ...Object.fromEntries(texts.map((name) => [name, 'A note'])),
    })
    expect(saved.status).toBe(200)
    expect(saved.text).toContain('A note')
    expect(await kept()).toEqual([])
  })

  it('is not kept of a search, which asks something and saves nothing', async () => {
    const page = await app.browser.open('/children')
    expect(page.html).not.toContain('data-draft=')
    await app.browser.send('/children/search', { text: 'Oriel' })
    expect(await kept()).toEqual([])
  })
})

describe('what is sent as it is typed', () => {
  const type = async (fields: Record<string, string>, headers = {}) => {
    const page = await app.browser.open(form)
    const own = { csrf: carried(page.html, form, 'csrf'), request: carried(page.html, form, 'request') }
    const sent = { ...own, 'draft-about': form, 'draft-version': '0', ...fields }
    const answer = await app.browser.post('/drafts', sent, headers)
    const json: unknown = JSON.parse(answer.html)
    return { status: answer.status, json, own }
  }

  it('is kept version by version, and two who type at once see both', async () => {
    expect(await type({ note: 'One' })).toMatchObject({ status: 200, json: { version: 1 } })
    expect(await type({ note: 'One, and more', 'draft-version': '1' })).toMatchObject({ json: { version: 2 } })
    const other = await type({ note: 'Typed on a telephone', 'draft-version': '1' })
    expect(other).toMatchObject({
      status: 409,
      json: { why: 'other', version: 2, fields: { note: ['One, and more'] } },
    })
    expect(await type({ note: 'One, and more', 'draft-version': '1' })).toMatchObject({ status: 200 })
    const forced = await type({ note: 'Typed on a telephone', 'draft-version': '2', 'draft-over': 'yes' })
    expect(forced.status).toBe(200)
    expect((await kept())[0]?.fields).toEqual({ note: ['Typed on a telephone'] })
  })

  it('is refused from elsewhere, without its token, and about what is no form', async () => {
    expect((await type({ csrf: 'forged' })).status).toBe(403)
    expect((await type({}, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await type({ 'draft-about': '/children/search' })).status).toBe(404)
    expect((await type({ 'draft-about': '/nowhere' })).status).toBe(404)
    expect((await aBrowser(app.server).post('/drafts', { 'draft-about': form })).status).toBe(403)
  })

  it('that arrives after the form was saved is not kept', async () => {
    await app.browser.open(form)
    await store.inAuthority(HARBOUR, (tx) => sql`delete from draft`.execute(tx))
    const { rows } = await store.inAuthority(HARBOUR, (tx) =>
      sql<{
        request: string
      }>`select request from entry where by_person = 'social-worker' order by id desc limit 1`.execute(tx),
    )
    expect(await type({ note: 'Late', request: rows[0]?.request ?? '' })).toMatchObject({
      status: 410,
      json: { why: 'saved' },
    })
    expect(await kept()).toEqual([])
  })

  it('is deleted after thirty days', async () => {
    await type({ note: 'Old' })
    await store.inAuthority(HARBOUR, (tx) => sql`update draft set kept_at = now() - interval '31 days'`.execute(tx))
    expect((await app.browser.open(form)).text).not.toContain('You typed this on')
    await type({ note: 'New', 'draft-about': form.replace('case-note', 'visit'), 'draft-version': '0' })
    expect((await kept()).map(({ fields }) => fields)).toEqual([{ note: ['New'] }])
  })
})
