import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aProvider, CLIENT, type AProvider } from '../../../test/a-provider.ts'
import type { Store } from '../../store/index.ts'
import { anEmbeddedStore, aStore, HARBOUR } from '../../store/testing.ts'
import { deviceOf } from './device.ts'
import { makeSingleSignOn, readRoles } from './single-sign-on.ts'

const ADDRESS = new URL('http://localhost:3000')
const groups: Record<string, string[]> = { alex: ['CS-IRO'], ada: ['CS-ADMIN'], wren: ['CS-WORKER'], bo: ['CS-ADMIN'] }

let provider: AProvider
let app: AnApp
let store: Store

beforeAll(async () => {
  provider = await aProvider(ADDRESS, (login) => groups[login] ?? [])
  const roles = readRoles('CS-IRO=iro, CS-ADMIN=administrator, CS-WORKER=social-worker') ?? new Map()
  const own = { issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, address: ADDRESS, roles }
  store = await aStore()
  app = await anApp({ store, address: ADDRESS, singleSignOn: makeSingleSignOn(own) })
})
afterAll(async () => {
  await app.close()
  await store.close()
  await provider.close()
})

/** Goes where a link to the sign-in leads, as somebody. `altered`: what happens to the address on the way there. */
async function through(browser: Browser, href: string, login: string, altered = (to: URL) => to) {
  const begun = await browser.get(href)
  const back = await provider.signIn(altered(new URL(begun.location ?? '')).href, login)
  return browser.open(back.pathname + back.search)
}

async function signedIn(login: string) {
  const browser = aBrowser(app.server)
  await through(browser, '/sign-in/begin?then=%2Faccount', login)
  return browser
}

const endsIn = (html: string): readonly string[] =>
  [...html.matchAll(/action="(\/account\/sessions\/[0-9a-f-]+\/end)"/g)].map(([, action]) => action ?? '')

const idOf = async (name: string): Promise<string> => {
  const { rows } = await store.inAuthority(HARBOUR, (tx) =>
    sql<{ id: string }>`select id from person where name = ${name}`.execute(tx),
  )
  return rows[0]?.id ?? ''
}

/** Lets so many minutes pass since somebody signed in. */
async function minutesAgo(minutes: number, name: string): Promise<void> {
  const person = await idOf(name)
  const { rows } = await store.asApplication((tx) =>
    sql`update session set begun_at = now() - ${minutes} * interval '1 minute' where person = ${person}
      returning id`.execute(tx),
  )
  expect(rows.length).toBeGreaterThan(0)
}

describe('One’s own sessions', () => {
  it('are listed with where and since when, this one marked; one is ended and the other goes on', async () => {
    const [one, two] = [await signedIn('alex'), await signedIn('alex')]
    const page = await one.open('/account')
    expect(endsIn(page.html)).toHaveLength(2)
    expect(page.text).toContain('A browser that does not say what it is: this one')
    await one.send('/sign-out')
    const left = await two.open('/account')
    expect(endsIn(left.html)).toHaveLength(1)
    const three = await signedIn('alex')
    await two.open('/account')
    const other = endsIn((await three.open('/account')).html)
    const own = endsIn(left.html)[0] ?? ''
    const theirs = other.find((action) => action !== own) ?? ''
    const ended = await two.send(theirs)
    expect(ended.text).toContain('That session has ended')
    expect((await three.get('/account')).location).toContain('/sign-in')
    expect((await two.get('/account')).status).toBe(200)
    await two.open('/account')
    expect((await two.send(own)).heading).toBe('Sign in')
  })

  it('are ended by nobody else, though the name of one were known', async () => {
    const alex = await signedIn('alex')
    const [theirs = ''] = endsIn((await alex.open('/account')).html)
    const wren = await signedIn('wren')
    const [own = ''] = endsIn((await wren.open('/account')).html)
    const csrf = /name="csrf" value="([^"]*)"/.exec((await wren.open('/account')).html)?.[1] ?? ''
    expect((await wren.post(theirs, { csrf })).location).toBe('/account')
    expect((await wren.open('/account')).text).toContain('That session had ended already')
    expect((await wren.post(own.replace(/[0-9a-f-]{36}/, 'none'), { csrf })).status).toBe(404)
    expect((await alex.get('/account')).status).toBe(200)
  })

  it('begin anew at every sign-in: the one that a browser had before is ended', async () => {
    const browser = await signedIn('wren')
    await through(browser, '/sign-in/begin?then=%2Faccount', 'wren')
    const open = endsIn((await browser.open('/account')).html)
    const again = await through(browser, '/sign-in/begin?then=%2Faccount', 'wren')
    expect(endsIn(again.html)).toHaveLength(open.length)
  })
})

describe('What is sensitive', () => {
  it('asks whoever signed in more than a quarter of an hour ago to sign in again, and nothing typed is lost', async () => {
    await signedIn('wren')
    const wren = await idOf('The wren')
    const ada = await signedIn('ada')
    await ada.open(`/people/${wren}`)
    await minutesAgo(16, 'The ada')
    const asked = await ada.send(`/people/${wren}`, { state: 'disabled', reason: 'Left the council on Friday' })
    expect([asked.status, asked.heading]).toEqual([403, 'Sign in again'])
    expect(asked.text).toContain('Nothing was done yet')
    expect((await ada.open(`/people/${wren}`)).text).toContain('Account Enabled')
    const href = /href="(\/sign-in\/begin\?again=yes[^"]*)"/.exec(asked.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
    const sentTo = new URL((await ada.get(href)).location ?? '').searchParams
    expect([sentTo.get('prompt'), sentTo.get('max_age')]).toEqual(['login', '300'])
    const back = await through(ada, href, 'ada')
    expect(back.heading).toBe('You are signed in again')
    expect(back.text).toContain('Left the council on Friday')
    const saved = await ada.send(`/people/${wren}`)
    expect(saved.text).toContain('Saved: it holds from the next request')
    expect(saved.text).toContain('Left the council on Friday')
  })

  it('does not ask whoever signed in a moment ago, nor before what is not sensitive', async () => {
    const ada = await signedIn('ada')
    await minutesAgo(14, 'The ada')
    await ada.open('/people/new')
    expect((await ada.send('/people/new', { name: '' })).status).toBe(400)
    await minutesAgo(60, 'The ada')
    const date = { 'on-day': '1', 'on-month': '2', 'on-year': '2025' }
    await ada.open('/as-at')
    expect((await ada.send('/as-at', date)).status).toBe(200)
    expect((await ada.open('/people')).status).toBe(200)
  })

  it('believes no sign-in that was not asked for anew: the token must say when it was', async () => {
    const ada = await signedIn('ada')
    const answer = await through(ada, '/sign-in/begin?again=yes&then=%2Faccount', 'ada', (to) => {
      to.searchParams.delete('prompt')
      to.searchParams.delete('max_age')
      return to
    })
    expect([answer.status, answer.heading]).toEqual([403, 'You are not signed in'])
  })

  it('shows what was typed to whoever typed it, and to nobody else who signs in instead', async () => {
    const ada = await signedIn('ada')
    const person = await idOf('The alex')
    await ada.open(`/people/${person}`)
    await minutesAgo(16, 'The ada')
    await ada.send(`/people/${person}`, { state: 'active', reason: 'Words of Ada' })
    const bo = await through(ada, '/sign-in/begin?again=yes&then=%2Fpeople', 'bo')
    expect([bo.heading, bo.text.includes('Words of Ada')]).toEqual(['People', false])
  })
})

it.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge on Windows',
  ],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605 Version/18 Safari/605', 'Safari on a Mac'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 CriOS/140 Safari/604',
    'Chrome on an iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox on Linux'],
  ['curl/8', 'A browser that does not say what it is'],
  [undefined, 'A browser that does not say what it is'],
])('a browser is called what its owner would call it: %s', (userAgent, called) => {
  expect(deviceOf(userAgent)).toBe(called)
})

describe.each([
  ['the embedded database', anEmbeddedStore],
  ['the database that tests run on', aStore],
])('A role on %s', (_, open) => {
  it('that was taken away in mid-session by whatever way is gone at the next request, and so is an account', async () => {
    const own = await open()
    const here = await anApp({ store: own, person: 'performance-analyst' })
    const become = (row: ReturnType<typeof sql>) =>
      own.inAuthority(HARBOUR, (tx) =>
        sql`insert into person (authority, id, name, roles, state) values (${HARBOUR}, 'performance-analyst', 'Sam', ${row})
          on conflict (authority, id) do update set roles = excluded.roles, state = excluded.state`.execute(tx),
      )
    try {
      expect((await here.browser.open('/imports')).heading).toBe('Imports')
      await become(sql`'{iro}', 'active'`)
      expect((await here.browser.open('/imports')).status).toBe(404)
      expect((await here.browser.open('/children')).status).toBe(200)
      await become(sql`'{iro}', 'disabled'`)
      expect((await here.browser.get('/children')).location).toContain('/sign-in')
    } finally {
      await here.close()
      await own.close()
    }
  })
})
