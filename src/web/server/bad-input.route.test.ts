import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, type AnApp } from '../../../test/an-app.ts'
import type { Store } from '../../store/index.ts'
import { aStore } from '../../store/testing.ts'
import { makeRates, ordinaryRates } from './rates.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-bad-'))
const ADDRESS = new URL('https://throughline.example')
let store: Store
let app: AnApp
let overTls: AnApp

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  writeFileSync(join(folder, 'assets', 'main.css'), 'body{}')
  writeFileSync(join(folder, 'secret.txt'), 'not for browsers')
  store = { ...(await aStore()), kind: 'postgresql' } // as several servers over one database are
  app = await anApp({ store, assetsFolder: join(folder, 'assets') })
  overTls = await anApp({ store, address: ADDRESS, securityContact: 'mailto:security@council.example' })
})
afterAll(async () => {
  await app.close()
  await overTls.close()
  await store.close()
  rmSync(folder, { recursive: true, force: true })
})

const signedIn = async (person = 'iro') => {
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  return browser
}
const raw = (url: string, headers: Readonly<Record<string, string>> = {}, on = app) =>
  on.server.inject({ url, headers: { host: 'localhost:3000', ...headers } })

describe('A cookie', () => {
  it('that is not one of ours, or far too long, is nobody’s', async () => {
    for (const cookie of [
      'throughline=x',
      `throughline=${'x'.repeat(8000)}`,
      'throughline=%00%0d%0a',
      '=;;=',
      ';'.repeat(999),
    ])
      expect((await raw('/account', { cookie })).headers.location).toMatch(/^\/sign-in/)
  })

  it('of more than Node takes is refused before anything reads it', async () => {
    await app.server.listen({ port: 0, host: '127.0.0.1' })
    const { port } = app.server.server.address() as AddressInfo // it listens on a port
    const status = await new Promise<number | undefined>((done, fail) => {
      request({ port, path: '/account', headers: { cookie: `throughline=${'x'.repeat(64 * 1024)}` } }, (answer) => {
        answer.resume()
        done(answer.statusCode)
      })
        .on('error', fail)
        .end()
    })
    expect(status).toBe(431)
  })

  it('that somebody else put into the browser does not become a session by signing in', async () => {
    const answer = await app.server.inject({
      ...{ method: 'POST', url: '/sign-in', payload: 'person=iro', cookies: { throughline: 'fixed by another' } },
      headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(String(answer.headers['set-cookie'])).toMatch(/throughline=[\w-]{43};/)
    expect((await raw('/account', { cookie: 'throughline=fixed by another' })).headers.location).toMatch(/^\/sign-in/)
  })

  it('over TLS is bound to this very host, and the browser told to come by TLS alone', async () => {
    const answer = await overTls.server.inject({
      ...{ method: 'POST', url: '/sign-in', payload: 'person=iro' },
      headers: { host: ADDRESS.host, 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(String(answer.headers['set-cookie'])).toMatch(
      /^__Host-throughline=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/,
    )
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000; includeSubDomains')
    expect((await raw('/account')).headers['strict-transport-security']).toBeUndefined()
  })
})

describe('A header', () => {
  it.each(['/x%0d%0aset-cookie:a=b', '/x\r\nset-cookie: a=b', '/\\evil.example', '//evil.example', '/x y'])(
    'cannot be added, nor another site reached, by where to go on: %j',
    async (then) => {
      const answer = await app.browser.post('/sign-in', { person: 'iro', then })
      expect(answer.location).toMatch(/^\/(x%0d%0aset-cookie:a=b)?$/) // what stays encoded is part of an address
      expect(String(answer.headers['set-cookie'])).not.toMatch(/(^|[\r\n,])a=b/)
    },
  )

  it('from a proxy that we did not ask for says neither who nor where somebody is', async () => {
    const answer = await raw('/account', { 'x-forwarded-host': 'evil.example', 'x-forwarded-user': 'director' })
    expect(answer.headers.location).toBe('/sign-in?then=%2Faccount')
    expect((await raw('/account', { host: 'evil.example' })).statusCode).toBe(421)
  })
})

describe('An address', () => {
  it.each([
    '/assets/../secret.txt',
    '/assets/%2e%2e/secret.txt',
    '/assets/..%2fsecret.txt',
    '/assets/%2e%2e%2f%2e%2e%2fpackage.json',
    '/assets/..\\secret.txt',
    '/assets/main.css%00.txt',
    '/ASSETS/main.css',
    '/account/../people',
    '/account/%2e%2e/people',
    '/people%2firo',
    '/people/%2e%2e/imports',
    '/people;/iro',
    '//people',
    '/People',
  ])('leads nowhere by a trick: %s', async (url) => {
    const browser = await signedIn('iro')
    const answer = await browser.open(url)
    expect([400, 403, 404]).toContain(answer.status)
    expect(answer.html).not.toContain('not for browsers')
    expect((await raw('/assets/main.css')).statusCode).toBe(200)
  })
})

describe('A method', () => {
  it.each(['TRACE', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'] as const)(
    'that no page has is told which it has: %s',
    async (method) => {
      const answer = await app.server.inject({ method, url: '/account', headers: { host: 'localhost:3000' } })
      expect([answer.statusCode, answer.headers['allow']]).toEqual([405, 'GET, HEAD'])
    },
  )
})

describe('A session', () => {
  it('ends twelve hours after it began, however busy', async () => {
    const browser = await signedIn('auditor')
    expect((await browser.get('/account')).status).toBe(200)
    await store.asApplication((tx) =>
      sql`update session set begun_at = now() - interval '12 hours 1 minute', seen_at = now() where person = 'auditor'`.execute(
        tx,
      ),
    )
    expect((await browser.get('/account')).location).toMatch(/^\/sign-in/)
  })

  it('beside another of the same person stands by itself: one’s token is no good in the other, and one ends alone', async () => {
    const [one, two] = [await signedIn(), await signedIn()]
    const csrf = /name="csrf" value="([^"]*)"/.exec((await one.open('/as-at')).html)?.[1] ?? ''
    expect((await two.post('/as-at', { csrf, 'on-day': '1', 'on-month': '2', 'on-year': '2025' })).status).toBe(403)
    await one.send('/sign-out')
    expect((await one.get('/account')).location).toMatch(/^\/sign-in/)
    expect((await two.get('/account')).status).toBe(200)
  })
})

describe('Too much at once', () => {
  it('is refused at the sign-in, with when to come again', async () => {
    const few = await anApp({ store, rates: makeRates({ ...ordinaryRates, 'sign-in': 3 }, Date.now) })
    try {
      const stranger = aBrowser(few.server)
      const answers = [
        await stranger.open('/sign-in'),
        await stranger.open('/sign-in'),
        await stranger.open('/sign-in'),
      ]
      const last = answers.at(-1)
      expect([last?.status, last?.heading]).toEqual([429, 'That is too much at once'])
      expect(Number(last?.headers['retry-after'])).toBeGreaterThan(0)
      expect((await few.browser.open('/account')).status).toBe(200)
    } finally {
      await few.close()
    }
  })

  it('is refused of searches, saves and files, with what was typed kept; another session goes on', async () => {
    const rates = makeRates({ ...ordinaryRates, search: 1, save: 1, upload: 1 }, Date.now)
    const few = await anApp({ store, rates })
    try {
      const { browser } = few
      await browser.open('/children')
      expect((await browser.send('/children/search', { text: 'ash' })).status).toBe(200)
      await browser.open('/children')
      const search = await browser.send('/children/search', { text: 'kept words' })
      expect([search.status, search.text.includes('kept words')]).toEqual([429, true])
      const date = { 'on-day': '1', 'on-month': '2', 'on-year': '2025' }
      await browser.open('/as-at')
      expect((await browser.send('/as-at', date)).status).toBe(200)
      await browser.open('/as-at')
      const saved = await browser.send('/as-at', date)
      expect([saved.status, saved.text.includes('On day 1')]).toEqual([429, true])
      const files = [{ field: 'files', name: 'header.csv', content: 'CHILD\n1\n' }]
      await browser.open('/imports/new')
      expect((await browser.upload('/imports', files)).status).not.toBe(429)
      await browser.open('/imports/new')
      expect((await browser.upload('/imports', files)).status).toBe(429)
      const other = aBrowser(few.server)
      await other.signIn('performance-analyst')
      await other.open('/children')
      expect((await other.send('/children/search', { text: 'ash' })).status).toBe(200)
    } finally {
      await few.close()
    }
  })
})

describe('A file', () => {
  it('sent to a page that takes none is not taken in', async () => {
    const browser = await signedIn()
    await browser.open('/as-at')
    const answer = await browser.upload('/as-at', [{ field: 'files', name: 'x.exe', content: 'MZ' }])
    expect(answer.status).toBe(413)
  })
})

describe('/.well-known/security.txt', () => {
  it('says where faults can be told of, until when it holds, and where it stands', async () => {
    const answer = await raw('/.well-known/security.txt', { host: ADDRESS.host }, overTls)
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
    expect(answer.body).toBe(
      [
        'Contact: mailto:security@council.example',
        'Expires: 2026-04-14T08:12:07.000Z',
        'Preferred-Languages: en',
        'Canonical: https://throughline.example/.well-known/security.txt',
        '',
      ].join('\n'),
    )
  })

  it('is not there where nobody has said whom to tell', async () => {
    expect((await raw('/.well-known/security.txt')).statusCode).toBe(404)
  })
})
