import { expect, it } from 'vitest'
import { pagesOf, type PagesOptions } from '../src/app-pages.ts'
import { defaultDefinitions } from '../src/practice/index.ts'
import { aVisitor, expectAccessible, lookAtThreeWidths, signInAs } from './visit.ts'

/** Stands for whatever pages are given: their addresses are asked for, and nothing else. */
const anything: unknown = new Proxy(() => anything, { get: () => anything, apply: () => anything })
const options = new Proxy({}, { get: (_, name) => (name === 'definitions' ? defaultDefinitions : anything) })
const addresses = pagesOf(options as PagesOptions)
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => path)
  .sort((a, b) => a.split(':').length - b.split(':').length)

/** `/children/:child` as a pattern for `/children/1b4e28ba-…`. */
const pattern = (path: string): RegExp => new RegExp(`^${path.replace(/:[a-z]+/gi, '[^/]+').replaceAll('.', '\\.')}$`)
const addressOf = (path: string): string | undefined => addresses.find((address) => pattern(address).test(path))

const { page, visit } = aVisitor()

/** Goes from link to link, once to each kind of page, and gives each page to look at. Answers the addresses that were met. */
async function walk(begin: readonly string[], look: (address: string) => Promise<void>): Promise<Set<string>> {
  const waiting = [...begin]
  const met = new Set<string>()
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const address = addressOf(new URL(next, 'http://x').pathname)
    if (address === undefined || met.has(address)) continue
    met.add(address)
    const answer = await page().request.get(next)
    expect.soft(answer.status(), `GET ${next}`).toBe(200)
    if (!answer.headers()['content-type']?.includes('text/html')) continue
    await visit(next)
    await look(address)
    waiting.push(
      ...(await page()
        .locator('a[href^="/"]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))),
    )
  }
  return met
}

const name = (address: string): string => (address === '/' ? 'home' : address.slice(1).replace(/[^a-z]+/gi, '-'))

it('every page can be reached by links, is accessible, and fits a telephone', async () => {
  await signInAs(page(), /Performance analyst/i)
  await page().goto('/children')
  await page().locator('form[action*="search"] button[type=submit], form[action*="search"] button').first().click()
  const searched = new URL(page().url()).pathname
  const met = await walk(['/', searched], async (address) => {
    await expectAccessible(page())
    await lookAtThreeWidths(page(), name(address))
  })
  expect(addresses.filter((address) => !met.has(address))).toEqual([])
})
