import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** A real OpenID Connect provider on this computer: whoever types a name is that person, in the groups that it gives. */
export interface AProvider {
  readonly issuer: URL
  /** Goes through the provider’s own pages as a person would, from where they were sent to where they are sent back. */
  readonly signIn: (to: string, login: string) => Promise<URL>
  readonly close: () => Promise<void>
}

export const CLIENT = { id: 'throughline', secret: 'a secret of this test' }

/** Another service that the same provider knows. */
export const OTHER_CLIENT = { id: 'another-service', secret: 'another secret of this test' }

/** Makes one for a service at `address`; `groupsOf` says which groups somebody is in. */
export async function aProvider(address: URL, groupsOf: (login: string) => readonly string[]): Promise<AProvider> {
  const server: Server = createServer()
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const issuer = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`) // it listens on a port
  const provider = new Provider(issuer.origin, {
    clients: [CLIENT, OTHER_CLIENT].map(({ id, secret }) => ({
      client_id: id,
      client_secret: secret,
      redirect_uris: [new URL('/sign-in/back', address).href],
    })),
    claims: { openid: ['sub', 'groups'], profile: ['name'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    ttl: { IdToken: 300 },
    findAccount: (_, sub) => ({
      accountId: sub,
      claims: () => ({
        sub,
        name: `The ${sub}`,
        email: `${sub}@harbour.example`,
        email_verified: true,
        groups: [...groupsOf(sub)],
      }),
    }),
  })
  const answer = provider.callback()
  server.on('request', (request, response) => void answer(request, response))
  return {
    issuer,
    signIn: (to, login) => throughPages(to, login, address),
    close: () => new Promise((done) => server.close(() => done())),
  }
}

async function throughPages(to: string, login: string, address: URL): Promise<URL> {
  const cookies = new Map<string, string>()
  const ask = async (url: URL, body?: Readonly<Record<string, string>>): Promise<Response> => {
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(body === undefined ? {} : { method: 'POST', body: new URLSearchParams(body) }),
    })
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? []
      cookies.set(name, value)
    }
    return answer
  }
  let url = new URL(to)
  for (let steps = 0; steps < 20; steps += 1) {
    if (url.origin === address.origin) return url
    const answer = await ask(url)
    const location = answer.headers.get('location')
    if (location !== null) {
      url = new URL(location, url)
      continue
    }
    const html = await answer.text()
    const action = /<form[^>]*action="([^"]*)"/.exec(html)?.[1]
    if (action === undefined) throw new Error(`The provider says ${answer.status}: ${html.slice(0, 300)}`)
    const prompt = /name="prompt" value="([^"]*)"/.exec(html)?.[1] ?? ''
    const sent = await ask(new URL(action, url), { prompt, login, password: 'any' })
    url = new URL(sent.headers.get('location') ?? '', url)
  }
  throw new Error('The provider leads nowhere')
}
