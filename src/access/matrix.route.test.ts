import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aMatrix, withAccount, type AMatrix } from '../../test/a-matrix.ts'
import { anApp, TODAY, type AnApp } from '../../test/an-app.ts'
import { vaultKeys } from '../../test/vault-keys.ts'
import { commandNeeds, type CommandName } from '../cli/command-needs.ts'
import { everyCommandAndJob, everyRoute } from '../cli/every-route.ts'
import { personIn, whyNotFor } from '../cli/run-as.ts'
import { HARBOUR } from '../store/testing.ts'
import { jobs } from '../web/background/jobs.ts'
import { csrfOf } from '../web/server/sessions.ts'
import { roleIds } from './roles.ts'

/** The table that people check: the test compares the running service with it, not with the policy that printed it. */
const [head = [], ...lines] = readFileSync(join(import.meta.dirname, 'matrix.csv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split(','))

let app: AnApp
let matrix: AMatrix
beforeAll(async () => {
  const { publicKey, privateKey, refs } = vaultKeys()
  app = await anApp({ vault: { sealing: () => ({ publicKey, refs }), opening: () => privateKey } })
  matrix = await aMatrix(app, publicKey)
}, 300_000)
afterAll(() => app.close())

async function ask(method: string, url: string, secret: string | null) {
  const body = new URLSearchParams({ csrf: secret === null ? '' : csrfOf(secret), authority: String(HARBOUR) })
  const answer = await app.server.inject({
    method: method === 'POST' ? 'POST' : 'GET',
    url,
    headers: { host: 'localhost:3000', 'content-type': 'application/x-www-form-urlencoded' },
    ...(secret === null ? {} : { cookies: { throughline: secret } }),
    ...(method === 'POST' ? { payload: body.toString() } : {}),
  })
  const heading = /<h1[^>]*>([^<]*)/.exec(answer.body)?.[1] ?? ''
  return { status: answer.statusCode, heading, location: answer.headers.location, body: answer.body }
}

/** So many questions at once: while the database answers one, the next page is written. */
const AT_ONCE = 8

async function askAll<T>(all: readonly T[], one: (asked: T) => Promise<string | null>): Promise<string[]> {
  const wrong: string[] = []
  const waiting = [...all]
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const says = await one(next)
      if (says !== null) wrong.push(says)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return wrong.sort()
}

const NEEDS_A_FILE = /^\/imports\/:id\/again|^\/assets|^\/drafts/ // an import that can be begun again, built files, drafts: shown elsewhere
/** Behind these there is nothing until somebody has made it: shown to those who may elsewhere, and here to nobody else. */
const NOT_THERE_YET =
  /^\/annex-a\/:id\/:file|^\/improvement\/(load|promises|rooms|documents)\/:|^\/audits\/of\/:audit\/actions\/:|^\/children\/:child\/send\/again/
/** No clock of a child who was adopted runs any more: there is nothing to put aside. */
const isNotThere = (route: string, relation: string): boolean =>
  NOT_THERE_YET.test(route) || (relation === 'unsealed' && route.includes(':started'))
const isPage = (method: string): boolean => method === 'GET' || method === 'POST'
const pages = lines.filter(
  ([method = '', route = '', needs = '']) =>
    isPage(method) && !needs.startsWith('Nothing') && !NEEDS_A_FILE.test(route),
)

describe('The table of who reaches what', () => {
  it('has a line for every address that the server answers, and a column for every role', () => {
    expect(head).toEqual(['method', 'address', 'needs', ...roleIds])
    expect(lines.map(([method, route]) => `${method} ${route}`)).toEqual(
      [...everyRoute(), ...everyCommandAndJob()].map(({ method, route }) => `${method} ${route}`),
    )
  })

  it.each(pages.map(([method = '', route = '', , ...cells]) => ({ method, route, cells })))(
    'holds for every role and relation: $method $route',
    async ({ method, route, cells }) => {
      const crossing = roleIds.flatMap((role, at) =>
        (route.includes(':child') ? withAccount : withAccount.slice(0, 1)).map((relation) => {
          const cell = (cells[at] ?? '').split(' + ')
          // What is sealed, or of another authority, is in nobody's cell; a service page has no relation.
          return { role, relation, expected: cell[0] === 'yes' || cell.includes(relation) }
        }),
      )
      const wrong = await askAll(crossing, async ({ role, relation, expected }) => {
        const secret = matrix.secrets.get(role) ?? null
        const { status, heading } = await ask(method, matrix.filled(route, role, relation), secret)
        const reached = !(status === 404 && heading === 'There is nothing here')
        const isOdd = status >= 500 || heading === 'This was not sent from a page of yours'
        const isWrong = isNotThere(route, relation) ? reached && !expected : reached !== expected
        return isOdd || isWrong ? `${role}, ${relation}: ${status} ${heading}` : null
      })
      expect(wrong).toEqual([])
    },
  )

  it('holds for every command, run for somebody with each role', async () => {
    const around = { env: {}, today: TODAY }
    for (const [, route = '', , ...cells] of lines.filter(([method]) => method === 'COMMAND')) {
      const needs = commandNeeds[route.replace('throughline ', '') as CommandName] // compared above
      const allowed = await Promise.all(
        [...roleIds, 'disabled' as const].map(async (role) =>
          whyNotFor(await personIn(app.store, { id: HARBOUR }, `m-${role}`, around), needs) === null ? 'yes' : 'no',
        ),
      )
      expect([route, ...allowed]).toEqual([route, ...cells, 'no'])
      expect(whyNotFor(await personIn(app.store, { id: HARBOUR }, 'nobody', around), needs)).not.toBeNull()
    }
  })

  it('holds for work in the background: whoever may begin it is whoever reaches the pages that do', () => {
    const cellsOf = (wanted: string) => lines.find(([method, route]) => `${method} ${route}` === wanted)?.slice(3)
    for (const [kind, { begunAt }] of Object.entries(jobs))
      for (const address of begunAt) expect([address, cellsOf(address)]).toEqual([address, cellsOf(`JOB ${kind}`)])
  })

  it.each(['disabled', 'nobody'] as const)('lets an account that is %s reach nothing but the way in', async (who) => {
    const secret = who === 'nobody' ? null : (matrix.secrets.get(who) ?? null)
    const reached = await askAll(pages, async ([method = '', route = '']) => {
      const { status, location, heading } = await ask(method, matrix.filled(route, 'director', 'allocated'), secret)
      const isSentToSignIn = method === 'GET' ? location?.startsWith('/sign-in?') : heading === 'Who are you today?'
      return isSentToSignIn ? null : `${method} ${route}: ${status}`
    })
    expect(reached).toEqual([])
  })

  it('answers refusal and absence with the same bytes', async () => {
    const texts = await Promise.all(
      (['restricted', 'other-team', 'granted', 'unsealed', 'sealed', 'other-authority'] as const).map(
        async (relation) => {
          const { body, status } = await ask(
            'GET',
            matrix.filled('/children/:child', 'social-worker', relation),
            'secret of social-worker',
          )
          return `${status} ${body.replaceAll(matrix.children.get(relation) ?? '', 'ID').replaceAll(/name="request" value="[^"]*"/g, '')}`
        },
      ),
    )
    expect(new Set(texts).size).toBe(1)
    expect(texts[0]).toContain('404')
  })
})
