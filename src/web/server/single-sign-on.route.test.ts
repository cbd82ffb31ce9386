import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aProvider, CLIENT, type AProvider } from '../../../test/a-provider.ts'
import { aChild } from '../../demo/index.ts'
import type { Store } from '../../store/index.ts'
import { aStore, HARBOUR } from '../../store/testing.ts'
import { makeSingleSignOn, readRoles, type SingleSignOnSettings } from './single-sign-on.ts'

const ADDRESS = new URL('http://localhost:3000')
const groups: Record<string, string[]> = {
  alex: ['CS-IRO', 'Everybody'],
  robin: ['Everybody'],
  sam: ['CS-ANALYST'],
  kim: ['CS-IRO'],
  ada: ['CS-ADMIN'],
  wren: ['CS-WORKER'],
  jo: ['Everybody'],
  lee: ['CS-IRO'],
}

let provider: AProvider
let app: AnApp
let store: Store
let settings: SingleSignOnSettings

beforeAll(async () => {
  provider = await aProvider(ADDRESS, (login) => groups[login] ?? [])
  settings = {
    ...{ issuer: provider.issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret, address: ADDRESS },
    roles:
      readRoles('CS-IRO=iro, CS-ANALYST=performance-analyst, CS-ADMIN=administrator, CS-WORKER=social-worker') ??
      new Map(),
  }
  // As several servers over one database are: no process remembers who is signed in.
  store = { ...(await aStore()), kind: 'postgresql' }
  app = await anApp({ store, address: ADDRESS, singleSignOn: makeSingleSignOn(settings) })
})
afterAll(async () => {
  await app.close()
  await store.close()
  await provider.close()
})

async function signedIn(login: string, then = '/children') {
  const browser = aBrowser(app.server)
  const begun = await browser.get(`/sign-in/begin?then=${encodeURIComponent(then)}`)
  const back = await provider.signIn(begun.location ?? '', login)
  return { browser, back, seen: await browser.open(back.pathname + back.search) }
}

describe('Signing in with the council’s own account', () => {
  it('asks with a code, PKCE, state and nonce, and comes back to where the person wanted, in their role', async () => {
    const stranger = aBrowser(app.server)
    const page = await stranger.open('/children')
    expect(page.heading).toBe('Sign in')
    expect(page.text).not.toContain('Adoption lead practitioner')
    const begun = await stranger.get('/sign-in/begin?then=%2Fchildren')
    const asked = new URL(begun.location ?? '').searchParams
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)?.length).toBeGreaterThan(20)
    const { seen } = await signedIn('alex')
    expect([seen.heading, seen.status]).toEqual(['Children', 200])
    expect(seen.text).toContain('The alex')
  })

  it('refuses somebody without a role, and leaves no session', async () => {
    const { browser, seen } = await signedIn('robin')
    expect([seen.status, seen.heading]).toEqual([403, 'You are not signed in'])
    expect(seen.text).toContain('None of the groups of your work account has a role')
    expect((await browser.get('/children')).location).toContain('/sign-in')
  })

  it('never offers the demonstration’s people, and takes none of them', async () => {
    const stranger = aBrowser(app.server)
    expect((await stranger.post('/sign-in', { person: 'director' })).status).toBe(405)
  })
})

describe('An answer that is not to be believed', () => {
  const refused = async (answer: Promise<{ status: number; text: string }>) => {
    const { status, text } = await answer
    expect(status).toBe(403)
    expect(text).toContain('is not the answer to this sign-in')
  }

  it('a code that was used already, though the cookie is put back', async () => {
    const single = makeSingleSignOn(settings)
    const { to, begun } = await single.begin('/')
    const back = await provider.signIn(to, 'alex')
    expect(await single.finish(back.search, begun)).toMatchObject({ name: 'The alex', roles: ['iro'] })
    expect(await single.finish(back.search, begun)).toBeNull()
  })

  it('another’s answer, without the cookie of one’s own', async () => {
    const { back } = await signedIn('alex')
    await refused(aBrowser(app.server).open(back.pathname + back.search))
  })

  it('a wrong state, nonce or verifier, and no code at all', async () => {
    const single = makeSingleSignOn(settings)
    for (const wrong of ['state', 'nonce', 'verifier'] as const) {
      const { to, begun } = await single.begin('/')
      const back = await provider.signIn(to, 'alex')
      const other = 'x'.repeat(43)
      expect([wrong, await single.finish(back.search, { ...begun, [wrong]: other })]).toEqual([wrong, null])
    }
    const { begun } = await single.begin('/')
    expect(await single.finish('error=access_denied', begun)).toBeNull()
    expect(await single.finish('', begun)).toBeNull()
  })

  it('a token that has expired by this computer’s clock; a clock that is half a minute wrong is borne', async () => {
    const finished = async (skewSeconds: number) => {
      const single = makeSingleSignOn(settings, skewSeconds)
      const { to, begun } = await single.begin('/')
      return (await single.finish((await provider.signIn(to, 'alex')).search, begun)) !== null
    }
    expect(await finished(20)).toBe(true)
    expect(await finished(-20)).toBe(true)
    expect(await finished(360)).toBe(false)
  })

  it('a token that somebody altered on the way', async () => {
    const single = makeSingleSignOn(settings, 0, async (url, init) => {
      const answer = await fetch(url, init as RequestInit)
      if (!url.endsWith('/token')) return answer
      const body = (await answer.json()) as { id_token: string }
      const [head, , signature] = body.id_token.split('.')
      const claims = JSON.parse(Buffer.from(body.id_token.split('.')[1] ?? '', 'base64url').toString()) as object
      const forged = Buffer.from(JSON.stringify({ ...claims, groups: ['CS-ANALYST'] })).toString('base64url')
      return Response.json({ ...body, id_token: `${head}.${forged}.${signature}` })
    })
    const { to, begun } = await single.begin('/')
    expect(await single.finish((await provider.signIn(to, 'alex')).search, begun)).toBeNull()
  })
})

describe('An administrator', () => {
  const idOf = async (admin: Browser, name: string) => {
    const list = await admin.open('/people')
    return new RegExp(`href="/people/(p-[^"]*)">${name}<`).exec(list.html)?.[1] ?? ''
  }

  it('gives a social worker whom groups alone let in a team and a number: they see its children at once', async () => {
    await aRecordOf(store, [
      aChild('Ashgrove, One', '100001')
        .bornOn('2021-05-01')
        .enteredCareOn('2023-08-28')
        .placedWithFosterCarers()
        .inTeam('Safeguarding North', '2023-09-01'),
    ])
    const worker = (await signedIn('wren')).browser
    expect((await worker.open('/children')).text).not.toContain('Ashgrove')
    const admin = (await signedIn('ada', '/people')).browser
    const wren = await idOf(admin, 'The wren')
    expect((await admin.open(`/people/${wren}`)).text).toContain('Team None')
    await admin.send(`/people/${wren}`, { state: 'active', team: 'Safeguarding North', reason: 'Joined' })
    expect((await worker.open('/children')).text).toContain('Ashgrove, One')
    await admin.open(`/people/${wren}`)
    const left = await admin.send(`/people/${wren}`, { state: 'disabled', team: '', reason: 'Left' })
    expect(left.text).toMatch(/The ada Left/) // by name, and not by the word that the record knows them by
    expect((await worker.get('/children')).location).toContain('/sign-in')
    expect((await signedIn('wren')).seen.text).toContain('Your account here is disabled.')
  })

  it('invites somebody without a group: once, by an address that is shown once', async () => {
    const admin = (await signedIn('ada', '/people/new')).browser
    await admin.open('/people/new')
    const shown = await admin.send('/people/new', { name: 'Jo', roles: 'auditor', reason: 'From outside' })
    expect(shown.heading).toBe('Give Jo this address')
    const address = /http:\/\/localhost:3000(\/sign-in\/begin\?invitation=[\w-]+)/.exec(shown.text)?.[1] ?? ''
    const takeUp = async (login: string) => {
      const browser = aBrowser(app.server)
      const back = await provider.signIn((await browser.get(address)).location ?? '', login)
      return { browser, seen: await browser.open(back.pathname + back.search) }
    }
    expect((await signedIn('jo')).seen.text).toContain('None of the groups')
    const jo = await takeUp('jo')
    expect(jo.seen.text).toContain('The jo')
    expect((await jo.browser.open('/account')).text).toContain('Roles Auditor')
    expect((await takeUp('robin')).seen.text).toContain('None of the groups') // it is taken
    expect((await signedIn('jo', '/account')).seen.text).toContain('Roles Auditor')
    const { rows } = await store.inAuthority(HARBOUR, (tx) =>
      sql<{ digest: string }>`select digest from invitation where authority = ${HARBOUR}`.execute(tx),
    )
    expect(rows.every(({ digest }) => !address.includes(digest))).toBe(true)
  })

  it('lets an unused account in again', async () => {
    await signedIn('lee')
    await store.inAuthority(HARBOUR, (tx) =>
      sql`update person set signed_in_at = now() - interval '91 days' where authority = ${HARBOUR} and name = 'The lee'`.execute(
        tx,
      ),
    )
    expect((await signedIn('lee')).seen.text).toContain('was not used for 90 days')
    const admin = (await signedIn('ada', '/people')).browser
    const lee = await idOf(admin, 'The lee')
    expect((await admin.open(`/people/${lee}`)).text).toContain('Disabled: not used for 90 days')
    await admin.send(`/people/${lee}`, { state: 'active', reason: 'Back from leave' })
    expect((await signedIn('lee')).seen.heading).toBe('Children')
  })
})

describe('An account', () => {
  it('loses at the next request a role that was taken away, or all of it when disabled', async () => {
    const { browser } = await signedIn('sam', '/imports')
    expect((await browser.open('/imports')).heading).toBe('Imports')
    const change = (set: ReturnType<typeof sql>) =>
      app.store.inAuthority(HARBOUR, (tx) =>
        sql`update person set ${set} where authority = ${HARBOUR} and name = 'The sam'`.execute(tx),
      )
    await change(sql`roles = '{iro}'`)
    expect((await browser.open('/imports')).status).toBe(404)
    await change(sql`state = 'disabled'`)
    expect((await browser.get('/children')).location).toContain('/sign-in')
    expect((await signedIn('sam')).seen.text).toContain('Your account here is disabled.')
  })

  it('unused for 90 days is disabled, which is kept', async () => {
    await signedIn('kim')
    await app.store.inAuthority(HARBOUR, (tx) =>
      sql`update person set signed_in_at = now() - interval '91 days' where authority = ${HARBOUR} and name = 'The kim'`.execute(
        tx,
      ),
    )
    expect((await signedIn('kim')).seen.text).toContain('was not used for 90 days')
    const { rows } = await app.store.inAuthority(HARBOUR, (tx) =>
      sql<{
        says: unknown
      }>`select says from person_change where authority = ${HARBOUR} order by n desc limit 1`.execute(tx),
    )
    expect(rows[0]?.says).toEqual({ state: 'disabled', because: 'unused for 90 days' })
  })

  it('signs out everywhere at once', async () => {
    const one = (await signedIn('alex')).browser
    const two = (await signedIn('alex')).browser
    await one.post('/sign-out', { everywhere: 'yes' })
    expect((await two.get('/children')).location).toContain('/sign-in')
  })
})

describe('What was typed when the session had ended', () => {
  it('is there with every word after signing in again, for nobody else, and once', async () => {
    const { browser } = await signedIn('alex')
    await browser.open('/as-at')
    await app.store.asApplication((tx) => sql`update session set seen_at = now() - interval '2 hours'`.execute(tx))
    const lost = await browser.send('/as-at', { 'on-day': '31', 'on-month': '3', 'on-year': '2025' })
    expect([lost.status, lost.heading]).toEqual([403, 'Sign in'])
    expect(lost.text).toContain('What you typed is kept')
    expect((await signedIn('sam')).seen.text).not.toContain('On day')
    const { seen, browser: again } = await signedIn('alex')
    expect(seen.heading).toBe('You are signed in again')
    expect(seen.text).toContain('On day 31')
    expect((await again.send('/as-at')).text).toContain('As it was on Monday 31 March 2025')
    expect((await signedIn('alex')).seen.heading).toBe('Children')
  })
})
