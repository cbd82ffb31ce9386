import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import { makeApp, type AppOptions } from '../src/app/app.ts'
import { defaultDefinitions, makeProject } from '../src/practice/index.ts'
import { openQueue, type Store } from '../src/store/index.ts'
import { makeRates, ordinaryRates } from '../src/web/server/index.ts'
import { aStore } from '../src/store/testing.ts'
import { day } from '../src/time/index.ts'

/** The day on which tests of pages take place. */
export const TODAY = day('2025-10-16')

export interface AnApp {
  readonly server: FastifyInstance
  readonly store: Store
  /** Somebody signed in, who follows links and sends forms. */
  readonly browser: Browser
  /** What the server looks at every hour. */
  readonly hourly: () => Promise<void>
  readonly close: () => Promise<void>
}

/** The whole application on an empty store (or the one given), on 16 October 2025 at 09:12, with somebody signed in. */
export async function anApp(given: Partial<AppOptions> & { readonly person?: string } = {}): Promise<AnApp> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'))
  const store = given.store ?? (await aStore())
  const queue = given.queue ?? (await openQueue(store, () => undefined))
  const app = await makeApp({
    store,
    queue,
    definitions: defaultDefinitions,
    project: makeProject(defaultDefinitions),
    clock: { today: () => TODAY, now: () => new Date('2025-10-16T08:12:07Z') },
    assetsFolder: join(folder, 'assets'),
    uploadsFolder: join(folder, 'uploads'),
    uploadLimit: 10 * 1024 * 1024,
    log: null,
    address: null,
    singleSignOn: null,
    mail: null,
    securityContact: null,
    rates: makeRates(ordinaryRates, Date.now),
    ...given,
  })
  const browser = aBrowser(app.server)
  await browser.signIn(given.person ?? 'performance-analyst')
  return {
    server: app.server,
    store,
    browser,
    hourly: app.hourly,
    close: async () => {
      await app.close()
      await queue.stop(1)
      if (!given.store) await store.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** A page that came back: its status, where it led, and what stands in it. */
export interface Seen {
  readonly status: number
  readonly location: string | null
  readonly html: string
  /** What came, for files that are no text. */
  readonly bytes: Buffer
  readonly headers: LightMyRequestResponse['headers']
  /** What a reader sees: text without markup, in order. */
  readonly text: string
  readonly heading: string | null
  readonly title: string | null
}

/** A file to send with a form. */
export interface AFile {
  readonly field: string
  readonly name: string
  readonly content: string | Buffer
}

/** What is sent of each field; several where several boxes of one name are ticked. */
type Sent = Readonly<Record<string, string | readonly string[]>>

export interface Browser {
  readonly signIn: (person: string) => Promise<Seen>
  /** Goes to an address and follows where it leads. */
  readonly open: (address: string) => Promise<Seen>
  /** Goes to an address without following. */
  readonly get: (address: string) => Promise<Seen>
  /** Sends a form of the page last opened, with its hidden fields, and follows where it leads. */
  readonly send: (action: string, fields?: Sent) => Promise<Seen>
  /** Sends exactly these fields, as a page of another site or an old page would. */
  readonly post: (
    action: string,
    fields: Readonly<Record<string, string>>,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Seen>
  readonly upload: (action: string, files: readonly AFile[], fields?: Readonly<Record<string, string>>) => Promise<Seen>
}

const decode = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const textOf = (html: string): string =>
  decode(
    html
      .replace(/^[\s\S]*<body[^>]*>/, '')
      .replaceAll(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
      .replaceAll(/<\/(a|span|strong|code|time|abbr)>|<(a|span|strong|code|time|abbr)\b[^>]*>/g, '')
      .replaceAll(/<[^>]*>/g, ' '),
  )
    .replaceAll(/\s+/g, ' ')
    .trim()

const first = (html: string, pattern: RegExp): string | null => {
  const found = pattern.exec(html)?.[1]
  return found === undefined ? null : textOf(found)
}

const seen = (response: LightMyRequestResponse): Seen => {
  const html = response.body
  return {
    status: response.statusCode,
    location: typeof response.headers.location === 'string' ? response.headers.location : null,
    html,
    bytes: response.rawPayload,
    headers: response.headers,
    text: textOf(html),
    heading: first(html, /<h1[^>]*>([\s\S]*?)<\/h1>/),
    title: first(html, /<title>([\s\S]*?)<\/title>/),
  }
}

/** The hidden fields of the form that posts to an address, as the page has them. */
function hiddenFields(html: string, action: string): Record<string, string> {
  const forms = html.match(/<form\b[\s\S]*?<\/form>/g) ?? []
  const form = forms.find((one) => decode(/action="([^"]*)"/.exec(one)?.[1] ?? '').split('?')[0] === action)
  const inputs = (form ?? '').match(/<input[^>]*type="hidden"[^>]*>/g) ?? []
  return Object.fromEntries(
    inputs.map((input) => [
      decode(/name="([^"]*)"/.exec(input)?.[1] ?? ''),
      decode(/value="([^"]*)"/.exec(input)?.[1] ?? ''),
    ]),
  )
}

function multipart(fields: Readonly<Record<string, string>>, files: readonly AFile[]) {
  const boundary = 'a-boundary-of-this-test'
  const parts = [
    ...Object.entries(fields).map(([name, value]) =>
      Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`),
    ),
    ...files.map(({ field, name, content }) =>
      Buffer.concat([
        Buffer.from(
          `--${boundary}\r\ncontent-disposition: form-data; name="${field}"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`,
        ),
        Buffer.from(content),
        Buffer.from('\r\n'),
      ]),
    ),
    Buffer.from(`--${boundary}--\r\n`),
  ]
  return { payload: Buffer.concat(parts), type: `multipart/form-data; boundary=${boundary}` }
}

/** Somebody with cookies and the page last seen, asking the server by `inject`. */
export function aBrowser(server: FastifyInstance): Browser {
  const cookies = new Map<string, string>()
  let last: Seen | null = null
  const keep = (response: LightMyRequestResponse): Seen => {
    for (const cookie of response.cookies)
      if (cookie.value === '' || (cookie.expires && cookie.expires.getTime() === 0)) cookies.delete(cookie.name)
      else cookies.set(cookie.name, cookie.value)
    const page = seen(response)
    if (page.location === null) last = page
    return page
  }
  const ask = async (
    method: 'GET' | 'POST',
    url: string,
    payload?: string | Buffer,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Seen> =>
    keep(
      await server.inject({
        method,
        url,
        headers: { host: 'localhost:3000', ...headers },
        cookies: Object.fromEntries(cookies),
        ...(payload === undefined ? {} : { payload }),
      }),
    )
  const follow = async (page: Seen): Promise<Seen> => {
    let now = page
    for (let hops = 0; now.location !== null && hops < 10; hops += 1) now = await ask('GET', now.location)
    return now
  }
  const FORM = { 'content-type': 'application/x-www-form-urlencoded' }
  const encode = (fields: Sent) =>
    new URLSearchParams(
      Object.entries(fields).flatMap(([name, of]) => [of].flat().map((each) => [name, each])),
    ).toString()
  return {
    signIn: async (person) => follow(await ask('POST', '/sign-in', encode({ person, then: '/sign-in' }), FORM)),
    open: async (address) => follow(await ask('GET', address)),
    get: (address) => ask('GET', address),
    send: async (action, fields = {}) => {
      const hidden = hiddenFields(last?.html ?? '', action)
      return follow(await ask('POST', action, encode({ ...hidden, ...fields }), FORM))
    },
    post: (action, fields, headers = {}) => ask('POST', action, encode(fields), { ...FORM, ...headers }),
    upload: async (action, files, fields = {}) => {
      const { payload, type } = multipart({ ...hiddenFields(last?.html ?? '', action), ...fields }, files)
      return follow(await ask('POST', action, payload, { 'content-type': type }))
    },
  }
}
