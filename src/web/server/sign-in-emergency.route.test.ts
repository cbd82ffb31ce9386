import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, TODAY, type AnApp, type Browser } from '../../../test/an-app.ts'
import { turnEmergencyOff, turnEmergencyOn, type Store } from '../../store/index.ts'
import { aStore, HARBOUR } from '../../store/testing.ts'
import { makeSecrets } from './emergency-secrets.ts'
import { makeSingleSignOn, readRoles } from './single-sign-on.ts'
import { stepAt, totpCode } from './totp.ts'

const ADDRESS = new URL('http://localhost:3000')
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const bytesOf = (letters: string): Buffer => {
  const bits = [...letters].map((letter) => LETTERS.indexOf(letter).toString(2).padStart(5, '0')).join('') // prettier-ignore
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)))
}

let store: Store
let app: AnApp
let now = new Date('2025-10-16T08:12:07Z')
let secrets: { password: string; totp: string }

beforeAll(async () => {
  store = { ...(await aStore()), kind: 'postgresql' }
  // The council's sign-in cannot be reached: nothing listens there.
  const singleSignOn = makeSingleSignOn({
    ...{ issuer: new URL('http://127.0.0.1:9'), clientId: 'x', clientSecret: 'x', address: ADDRESS },
    roles: readRoles('A=iro') ?? new Map(),
  })
  const clock = { today: () => TODAY, now: () => now }
  app = await anApp({ store, address: ADDRESS, singleSignOn, clock })
})
afterAll(async () => {
  await app.close()
  await store.close()
})

const turnOn = async () => {
  const { password, totp, kept } = await makeSecrets()
  secrets = { password, totp }
  await turnEmergencyOn(store, HARBOUR, kept)
}
const code = (by = 0): string => totpCode(bytesOf(secrets.totp), stepAt(now) + by)
const later = (seconds: number) => (now = new Date(now.getTime() + seconds * 1000))
const signIn = async (typed: { password: string; code: string }, browser: Browser = aBrowser(app.server)) => {
  await browser.open('/sign-in/emergency')
  return { browser, seen: await browser.send('/sign-in/emergency', typed) }
}

describe('The emergency account', () => {
  it('is off: there is nothing at its address, and nothing tells that there could be', async () => {
    const stranger = aBrowser(app.server)
    for (const answer of [
      await stranger.open('/sign-in/emergency'),
      await stranger.post('/sign-in/emergency', { password: 'x', code: '1' }),
    ])
      expect([answer.status, answer.heading]).toEqual([404, 'There is nothing here'])
    expect((await stranger.open('/sign-in')).text).not.toContain('mergency')
  })

  it('turned on, lets in by password and code an administrator, who sees no child, and says loudly that it is on', async () => {
    await turnOn()
    const { browser, seen } = await signIn({ password: secrets.password, code: code() })
    expect([seen.heading, seen.status]).toEqual(['People', 200])
    expect(seen.text).toContain('The emergency account is on.')
    expect(seen.text).toContain('Emergency administrator')
    expect((await browser.open('/children')).status).toBe(404)
    expect((await browser.open('/people/emergency-administrator')).text).toContain(
      'somebody signed in by the emergency account',
    )
  })

  it('takes a code once, and neither a wrong password nor a wrong code, without telling which', async () => {
    const again = await signIn({ password: secrets.password, code: code() })
    later(60)
    const wrongCode = await signIn({ password: secrets.password, code: code(40) })
    const wrongPassword = await signIn({ password: `${secrets.password}A`, code: code() })
    const texts = [again, wrongCode, wrongPassword].map(({ seen }) => {
      expect(seen.status).toBe(403)
      expect(seen.html).not.toContain(secrets.password)
      return seen.text
    })
    expect(new Set(texts.map((text) => text.replaceAll(/\d\d:\d\d:\d\d/g, ''))).size).toBe(1)
    expect((await again.browser.get('/people')).location).toMatch(/^\/sign-in/)
  })

  it('closes after five wrong attempts, for the right ones too', async () => {
    later(60)
    await Promise.all([1, 2, 3, 4, 5].map(() => signIn({ password: 'wrong', code: '000000' })))
    const { seen } = await signIn({ password: secrets.password, code: code() })
    expect([seen.status, seen.text.includes('Too many attempts were wrong')]).toEqual([403, true])
  })

  it('turned on anew opens by the new password alone, and turned off ends its sessions at once', async () => {
    const old = { ...secrets }
    await turnOn()
    later(60)
    expect((await signIn({ password: old.password, code: code() })).seen.status).toBe(403)
    const { browser, seen } = await signIn({ password: secrets.password, code: code() })
    expect(seen.heading).toBe('People')
    expect(await turnEmergencyOff(store, HARBOUR)).toBe(true)
    expect((await browser.get('/people')).location).toMatch(/^\/sign-in/)
    expect((await aBrowser(app.server).open('/sign-in/emergency')).status).toBe(404)
    expect(await turnEmergencyOff(store, HARBOUR)).toBe(false)
  })
})
