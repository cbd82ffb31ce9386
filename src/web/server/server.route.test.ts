import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp } from '../../../test/an-app.ts'
import type { Store } from '../../store/index.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp()
})
afterAll(() => app.close())

describe('Signing in', () => {
  it('offers the demonstration people to somebody who is not signed in, and goes on to where they wanted', async () => {
    const stranger = aBrowser(app.server)
    const page = await stranger.open('/children')
    expect(page.heading).toBe('Who are you today?')
    expect(page.text).toContain('Adoption lead practitioner')
    const next = await stranger.send('/sign-in', { person: 'social-worker' })
    expect(next.heading).toBe('Children')
    expect(next.text).toContain('Social worker')
  })

  it('keeps what was typed when the sign-in has ended meanwhile', async () => {
    const stranger = aBrowser(app.server)
    const lost = await stranger.post('/as-at', { 'on-day': '31', 'on-month': '3', 'on-year': '2025', back: '/' })
    expect(lost.status).toBe(403)
    expect(lost.text).toContain('What you typed is kept')
    const again = await stranger.send('/sign-in', { person: 'iro' })
    expect(again.heading).toBe('You are signed in again')
    expect(again.text).toContain('On day 31')
    expect((await stranger.send('/as-at')).text).toContain('As it was on Monday 31 March 2025')
  })

  it('never leads to another site', async () => {
    const stranger = aBrowser(app.server)
    for (const then of ['https://example.org/', '//example.org', '/\\example.org']) {
      const { location } = await stranger.post('/sign-in', { person: 'iro', then })
      expect(location).toBe('/')
    }
  })

  it('ends with signing out', async () => {
    const leaver = aBrowser(app.server)
    await leaver.signIn('iro')
    await leaver.open('/')
    expect((await leaver.send('/sign-out')).heading).toBe('Who are you today?')
    expect((await leaver.get('/imports')).location).toBe('/sign-in?then=%2Fimports')
  })
})

describe('Posts that do not come from a page of ours', () => {
  it('refuses a form without its token, and keeps what was typed', async () => {
    const page = await app.browser.post('/as-at', { 'on-day': '31', 'on-month': '3', 'on-year': '2025' })
    expect(page.status).toBe(403)
    expect(page.heading).toBe('This was not sent from a page of yours')
    expect(page.html).toContain('name="on-day" value="31"')
  })

  it('refuses another site, even with a token', async () => {
    const page = await app.browser.post('/as-at', {}, { origin: 'https://example.org' })
    expect(page.status).toBe(403)
    expect((await app.browser.post('/sign-in', { person: 'iro' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  })

  it('answers nobody who reached this computer under another name', async () => {
    const answer = await app.server.inject({ url: '/', headers: { host: 'attacker.example' } })
    expect(answer.statusCode).toBe(421)
  })
})

describe('Every answer', () => {
  it('tells the browser to load nothing from elsewhere, run nothing and keep nothing', async () => {
    const { headers } = await app.browser.get('/')
    expect(headers['content-security-policy']).toContain("default-src 'none'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cache-control': 'no-store',
    })
  })

  it('carries no script and no style of its own', async () => {
    const { html } = await app.browser.open('/as-at')
    expect(html).not.toMatch(/<script|<style|\sstyle="|\son[a-z]+="/)
  })

  it('carries our own script, which may talk to us alone, only where a form is kept as it is typed', async () => {
    const { html, headers } = await app.browser.open('/editions')
    expect(html.match(/<script[^>]*>/g)).toEqual([
      expect.stringMatching(/^<script type="module" src="\/assets\/drafts-in-page\.js\?\w+">$/),
    ])
    expect(html).not.toMatch(/<style|\sstyle="|\son[a-z]+="/)
    expect(String(headers['content-security-policy'])).toContain("script-src 'self'; connect-src 'self'")
    expect(String(headers['content-security-policy'])).toContain("default-src 'none'")
  })

  it('keeps the session in a cookie that scripts and other sites cannot use', async () => {
    const answer = await app.browser.post('/sign-in', { person: 'iro' })
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Lax/)
  })
})

describe('What cannot be answered is said in plain words', () => {
  it.each([
    ['/nowhere', 404, 'There is nothing here'],
    ['/imports/not-an-id', 404, 'There is nothing here'],
    ['/?on=31-03-2025', 400, 'That could not be read'],
    ['/%E0%A4%A', 400, 'That could not be read'],
  ])('%s', async (address, status, heading) => {
    const page = await app.browser.open(address)
    expect(page.status).toBe(status)
    expect(page.heading).toBe(heading)
  })

  it.each([
    ['PUT', '/imports', 'GET, HEAD, POST'],
    ['DELETE', '/children/1b4e28ba-2fa1-4d11-883f-0016d3cca427', 'GET, HEAD'],
    ['POST', '/scorecard', 'GET, HEAD'],
    ['GET', '/sign-out', 'POST'],
    ['POST', '/health', 'GET, HEAD'],
  ] as const)('%s %s is a method that the address does not know: it says which it does', async (method, url, allow) => {
    for (const path of [url, `${url}?on=2025-03-31`]) {
      const answer = await app.server.inject({ method, url: path, headers: { host: 'localhost:3000' } })
      expect([answer.statusCode, answer.headers.allow]).toEqual([405, allow])
      expect(answer.body).toContain('Nothing was done')
    }
  })

  it('asks nothing of the method where there is nothing: an asset that is not there, another address', async () => {
    const headers = { host: 'localhost:3000' }
    for (const url of ['/assets/nothing.css', '/nowhere'])
      expect((await app.server.inject({ url, headers })).statusCode).toBe(404)
    expect((await app.server.inject({ method: 'PUT', url: '/nowhere', headers })).statusCode).toBe(404)
  })

  it('says that it is well, for whoever watches over it', async () => {
    expect((await app.server.inject({ url: '/health', headers: { host: 'localhost' } })).json()).toEqual({
      status: 'ok',
    })
  })
})

describe('A database that went away', () => {
  it('is said on the page, with what was typed kept to be sent again', async () => {
    let isAway = false
    const store = {
      ...app.store,
      inAuthority: ((authority, work, scope) =>
        isAway
          ? Promise.reject(Object.assign(new Error('no'), { code: 'ECONNREFUSED' }))
          : app.store.inAuthority(authority, work, scope)) as Store['inAuthority'], // the same function, or a refusal
    }
    const cutOff = await anApp({ store })
    await cutOff.browser.open('/as-at')
    isAway = true
    const page = await cutOff.browser.send('/as-at', { 'on-day': '31', 'on-month': '2', 'on-year': '2025' })
    expect(page.status).toBe(503)
    expect(page.heading).toBe('The record cannot be reached just now')
    expect(page.html).toContain('name="on-year" value="2025"')
    isAway = false
    await cutOff.close()
  })
})

describe('The dial for another day', () => {
  it('travels in every link and form of the page', async () => {
    const page = await app.browser.open('/recording?on=2025-03-31')
    expect(page.text).toContain('As it was on Monday 31 March 2025, by what is known now.')
    expect(page.html).toContain('href="/scorecard?on=2025-03-31"')
    expect(page.html).toContain('href="/recording?on="')
    expect(page.html).toMatch(/action="\/sign-out"/)
  })

  it('is today where nothing else is asked', async () => {
    const page = await app.browser.open('/recording')
    expect(page.text).toContain('As known now, Thursday 16 October 2025, 09:12.')
    expect(page.html).toContain('href="/scorecard"')
  })
})
