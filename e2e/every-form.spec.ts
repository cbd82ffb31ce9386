import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, it } from 'vitest'
import { recordingForms, stopsOf, whoseForms, type About, type Stop } from './every-form.ts'
import { aVisitor, signInAs } from './visit.ts'

const TODAY: Readonly<Record<string, string>> = { day: '16', month: '10', year: '2025' }

/** Presses keys in the order given. */
async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Writes down what the focus comes to from now on, and whether it can be seen there. */
const watchFocus = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const met: [string, boolean][] = []
    Object.assign(globalThis, { met })
    const shows = ({ boxShadow, outlineStyle, outlineWidth }: CSSStyleDeclaration) =>
      boxShadow !== 'none' || (outlineStyle !== 'none' && outlineWidth !== '0px')
    document.addEventListener('focusin', ({ target }) => {
      if (!(target instanceof HTMLElement) || target.closest('main form[method=post]') === null) return
      const box = target instanceof HTMLInputElement && /radio|checkbox/.test(target.type) ? target.labels?.[0] : null
      const seen = shows(getComputedStyle(target)) || (box ? shows(getComputedStyle(box, '::before')) : false)
      met.push([target.id === '' ? target.textContent.trim() : target.id, seen])
    })
  })

const focusMet = (page: Page): Promise<[string, boolean][]> =>
  page.evaluate(() => (globalThis as unknown as { met: [string, boolean][] }).met) // put there above

const focusedAddress = (page: Page): Promise<string> => page.evaluate(() => `#${document.activeElement?.id ?? ''}`)

/** Answers one field with the keyboard, where the focus is on it. */
async function answer(page: Page, { is, part }: Stop): Promise<void> {
  if (is === 'part-of-date') await page.keyboard.insertText(TODAY[part] ?? '')
  if (is === 'number') await page.keyboard.insertText('1')
  if (is === 'words') await page.keyboard.insertText('SW00104')
  if (is === 'choice') await page.keyboard.press('Space')
  if (is === 'list') await page.keyboard.press('ArrowDown')
}

/** Every form, and which of those whose forms are looked at it is about. */
const forms = recordingForms.map((form, nth) => ({ ...form, nth }))

/** One form of each make: what is sent without JavaScript is the same form. */
const makes = forms.filter(({ madeOf }, nth) => forms.findIndex((other) => other.madeOf === madeOf) === nth)

describe('with the keyboard alone', () => {
  const { page, visit } = aVisitor()
  let about: (nth: number) => About
  beforeAll(async () => {
    await signInAs(page(), /^Head of service/)
    about = await whoseForms(page())
  })

  it.each(forms)('$of is reached, refused with links to its fields, filled in and saved', async ({ path, nth }) => {
    await visit(path(about(nth)))
    const stops = await stopsOf(page())
    const toSave = stops.slice(0, stops.findIndex(({ id }) => id === 'Save') + 1)
    expect(toSave.length).toBeGreaterThan(3)
    // Past the links of every page, Tab comes to each field in the order of the page, and the focus is seen on it
    await watchFocus(page())
    await press(page(), 'Tab', 'Enter', ...toSave.map(() => 'Tab'))
    expect(await focusMet(page())).toEqual(toSave.map(({ id }) => [id, true]))
    // Nothing filled in: each error leads to its field, the first of them to the first
    await press(page(), 'Enter')
    await page().getByRole('heading', { name: 'There is a problem' }).waitFor()
    for (const link of (await page().locator('.govuk-error-summary a').all()).toReversed()) {
      await link.press('Enter')
      expect(await focusedAddress(page())).toBe(await link.getAttribute('href'))
    }
    expect(await focusedAddress(page())).toBe(`#${toSave[0]?.id ?? ''}`)
    // Filled in from there on, and saved
    for (const stop of toSave) {
      await answer(page(), stop)
      await press(page(), stop.id === 'Save' ? 'Enter' : 'Tab')
    }
    await page()
      .getByText(/^Saved: /)
      .first()
      .waitFor()
  })
})

describe('without JavaScript', () => {
  const { page, visit } = aVisitor({ javaScript: false })
  let about: (nth: number) => About
  beforeAll(async () => {
    await page().route('**/assets/**', (route) => route.abort()) // nor styles: how they look is looked at elsewhere
    await signInAs(page(), /^Head of service/)
    about = await whoseForms(page())
  })

  /** Fills the whole form in, and says a day of the month of what happened that is none. */
  const fillWrongly = (stops: readonly Stop[]): Promise<void> =>
    page().evaluate(
      ([all, today]) => {
        for (const { id, is, part } of all) {
          const field = document.getElementById(id)
          if (field instanceof HTMLSelectElement) field.selectedIndex = 1
          else if (field instanceof HTMLInputElement && is === 'choice') field.checked = true
          else if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)
            field.value = is === 'part-of-date' ? (today[part] ?? '') : is === 'number' ? '1' : 'SW00105'
        }
        const day = document.getElementById('happenedOn-day')
        if (day instanceof HTMLInputElement) day.value = '32'
      },
      [stops.filter(({ is }) => is !== 'other'), TODAY] as const,
    )
  const save = () => page().getByRole('button', { name: 'Save', exact: true }).click()
  const typed = () =>
    page()
      .locator('main form[method=post]')
      .first()
      .evaluate((form: HTMLFormElement) => [...new FormData(form)].filter(([name]) => !/csrf|request/.test(name)))

  it.each(makes)('$of is refused with everything that was typed, mended and saved', async ({ path, nth }) => {
    await visit(path(about(nth + 7)))
    await fillWrongly(await stopsOf(page()))
    const before = await typed()
    await save()
    expect(await page().locator('.govuk-error-summary').textContent()).toContain('must be a real date')
    expect(await typed()).toEqual(before)
    await page().locator('#happenedOn-day').fill('16')
    await save()
    expect(await page().locator('.govuk-notification-banner').textContent()).toContain('Saved: ')
  })
})
