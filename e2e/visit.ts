import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import { theBrowser } from './browser.ts'

/** Where pictures of pages are left, for people to look at. */
const pictures = join(import.meta.dirname, 'screenshots')

/** How a page is visited: as most people do, or without JavaScript. */
export interface Visiting {
  readonly page: () => Page
  /** Opens a path of the server and fails unless it answers as expected. */
  readonly visit: (path: string, status?: number) => Promise<Page>
}

/** The server of whichever of the files that run at a time this is: nobody else changes its record meanwhile. */
function ownServer(): string {
  const address = inject('addresses')[Number(process.env['VITEST_POOL_ID']) - 1]
  if (address === undefined) throw new Error('There are more files at a time than servers.')
  return address
}

/** A fresh visitor for the tests of one file: own cookies, and nothing kept from anybody else; gone at the end. */
export function aVisitor(options: { readonly javaScript?: boolean } = {}): Visiting {
  let context: BrowserContext | undefined
  let page: Page | undefined
  beforeAll(async () => {
    context = await (
      await theBrowser()
    ).newContext({
      baseURL: ownServer(),
      javaScriptEnabled: options.javaScript ?? true,
      locale: 'en-GB',
      timezoneId: 'Europe/London',
      viewport: { width: 1280, height: 900 },
    })
    page = await context.newPage()
  })
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return
    mkdirSync(pictures, { recursive: true })
    const name = task.name.replace(/[^a-z]+/gi, '-').slice(0, 60)
    await page?.screenshot({ path: join(pictures, `failed-${name}.png`), fullPage: true }).catch(() => undefined)
  })
  afterAll(async () => {
    await context?.close()
  })
  const opened = (): Page => {
    if (!page) throw new Error('The browser is opened before the first test.')
    return page
  }
  return {
    page: opened,
    visit: async (path, status = 200) => {
      const answer = await opened().goto(path)
      expect(answer?.status(), `GET ${path}`).toBe(status)
      return opened()
    },
  }
}

/** Until work in the background is done, however slow and busy the machine: nothing here measures time. */
export const patiently = { timeout: 150_000 } as const

/** Signs in as one of the demonstration people, to the demonstration's record even where another test made a second one. */
export async function signInAs(page: Page, name: RegExp | string): Promise<void> {
  await page.goto('/sign-in')
  const demonstrations = page.getByLabel(/\(demonstration\)$/)
  if ((await demonstrations.count()) > 0) await demonstrations.first().check()
  await page.getByRole('button', { name }).first().click()
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** So many of a page’s rows that are alike in all but their words are looked at. */
const ALIKE = 3

/**
 * Puts the others out of axe’s sight: a list of two hundred rows of one make takes it twenty times as long as three, and it
 * finds the same in each. Alike are siblings whose elements, attributes and gaps are; what they say, and where they lead, is not asked.
 */
const hideMoreOfTheSame = (page: Page): Promise<void> =>
  page.evaluate((most) => {
    const asked = new Set(['class', 'role', 'type', 'scope', 'style', 'lang', 'tabindex', 'colspan', 'rowspan'])
    const isAsked = (name: string) => asked.has(name) || /^aria-(hidden|current|sort|expanded|live)$/.test(name)
    const makeOf = (node: Node): string => {
      if (!(node instanceof Element)) return node instanceof Text && node.data.trim() !== '' ? 'words' : ''
      const attributes = [...node.attributes].map(
        ({ name, value }) => `${name}=${isAsked(name) ? value : String(value !== '')}`,
      )
      return `<${node.tagName} ${attributes.join(' ')}>${[...node.childNodes].map(makeOf).join('')}</>`
    }
    for (const parent of document.querySelectorAll('main *')) {
      const met = new Map<string, number>()
      if (parent.childElementCount <= most) continue
      for (const one of parent.querySelectorAll<HTMLElement>(':scope > :is(tr, li, div, details)')) {
        const make = makeOf(one)
        const times = (met.get(make) ?? 0) + 1
        met.set(make, times)
        if (times <= most || one.contains(document.activeElement)) continue
        one.dataset['moreOfTheSame'] = ''
        one.style.setProperty('display', 'none', 'important')
      }
    }
  }, ALIKE)

const showAll = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const one of document.querySelectorAll<HTMLElement>('[data-more-of-the-same]')) {
      one.style.removeProperty('display')
      delete one.dataset['moreOfTheSame']
    }
  })

/** Fails with a sentence for each thing on the page that WCAG 2.2 AA, as far as axe can see it, does not allow. */
export async function expectAccessible(page: Page): Promise<void> {
  await hideMoreOfTheSame(page)
  await page.evaluate(axeSource)
  const results = await page.evaluate(async () =>
    // put there by the script above
    (globalThis as unknown as { axe: { run: (o: object) => Promise<AxeResults> } }).axe.run({
      resultTypes: ['violations'], // what passes is not told one by one: a long table has thousands
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }),
  )
  await showAll(page)
  const faults = results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join('; ')})`,
  )
  expect.soft(faults, page.url()).toEqual([])
}

const widths = [320, 768, 1280] as const

/** Whether pictures are wanted of pages that pass: they take most of the time of looking. */
const isPictured = process.env['THROUGHLINE_PICTURES'] === '1'

/** Fails where the page scrolls sideways at the width of a telephone, a tablet or a desk; takes its picture there if wanted. */
export async function lookAtThreeWidths(page: Page, name: string): Promise<void> {
  if (isPictured) mkdirSync(pictures, { recursive: true })
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 })
    if (isPictured) await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true })
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
    expect.soft(over, `${name} scrolls sideways at ${width} pixels`).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
