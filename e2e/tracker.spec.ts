import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, signInAs } from './visit.ts'

describe('who is drifting? The permanence tracker, without JavaScript', () => {
  const { page, visit } = aVisitor({ javaScript: false })

  it('answers with one look: tiles, bars with their words, and a next step on every row', async () => {
    // Given the adoption lead practitioner
    await signInAs(page(), /Adoption lead practitioner/i)
    // When they open the tracker
    await visit('/permanence')
    // Then the tiles count children, and the most urgent stand first, with why, what is next and who has it
    expect(await page().getByRole('heading', { level: 1 }).textContent()).toBe('Permanence tracker')
    expect(await page().locator('.tl-figures__figure').count()).toBe(4)
    const first = page().locator('tbody tr').first()
    expect(await first.textContent()).toMatch(/late by [\d,]+ days/)
    for (const row of await page().locator('tbody tr').all()) expect(await row.textContent()).toMatch(/worker|manager/)
  })

  it('stands brothers and sisters together', async () => {
    await visit('/permanence')
    const names = await page().locator('tbody tr th a').allTextContents()
    expect(Math.abs(names.indexOf('Rowan A.') - names.indexOf('Wren A.'))).toBe(1)
  })

  it('narrows to the late, and each count is what the view then shows', async () => {
    await visit('/permanence')
    const late = page().getByRole('link', { name: /^Late \d+/ })
    const count = Number(/\d+/.exec((await late.textContent()) ?? '')?.[0])
    await late.click()
    expect(await page().locator('tbody tr').count()).toBe(count)
    expect(await page().getByRole('link', { name: /^Late/ }).getAttribute('aria-current')).toBe('page')
  })

  it('opens every looked-after child, fifty at a time', async () => {
    await visit('/permanence')
    await page().getByRole('link', { name: 'All looked-after children' }).click()
    expect(await page().locator('.tl-lead').textContent()).toMatch(/^\d{3} children looked after/)
    expect(await page().locator('tbody tr').count()).toBe(50)
    await page().getByRole('link', { name: /^Next/ }).click()
    expect(await page().locator('.govuk-pagination__item--current').textContent()).toBe('2')
  })

  it('is as it was on a past date, and so are the pages it leads to', async () => {
    await visit('/permanence?on=2025-03-31')
    expect(await page().locator('.tl-strip--past').count()).toBe(1)
    await page().locator('tbody tr th a').first().click()
    expect(page().url()).toContain('on=2025-03-31')
  })

  it('shows what a team sees, and says so where there is nobody', async () => {
    await visit('/permanence?team=Nobody%E2%80%99s+team')
    expect(await page().locator('main').textContent()).toContain('No child stands here on this day')
  })
})

describe('the tracker by keyboard alone', () => {
  const { page, visit } = aVisitor()

  it('can be narrowed and opened, and its focus is always to be seen', async () => {
    await signInAs(page(), /Adoption lead practitioner/i)
    await visit('/permanence')
    await page()
      .getByRole('link', { name: /^Legacy/ })
      .focus()
    await page().keyboard.press('Enter')
    await page().waitForURL(/show=legacy/)
    await page().locator('tbody tr th a').first().focus()
    const outline = await page().evaluate(
      () => getComputedStyle(document.activeElement ?? document.body).backgroundColor,
    )
    expect(outline).toBe('rgb(255, 221, 0)')
    await page().keyboard.press('Enter')
    await page().waitForURL(/\/children\//)
    await expectAccessible(page())
  })

  it('prints as words: of the views the one that is shown, no address, and the bars keep their text', async () => {
    await visit('/permanence')
    await page().emulateMedia({ media: 'print' })
    const views = page().locator('.tl-pills a')
    expect(await views.filter({ visible: true }).allInnerTexts()).toEqual([expect.stringMatching(/^All \d+$/)])
    const link = page().locator('.tl-tracker a').first()
    expect(await link.evaluate((drawn) => getComputedStyle(drawn, '::after').content)).toBe('none')
    expect(await page().locator('.tl-bar-words').first().isVisible()).toBe(true)
    await page().emulateMedia({ media: 'screen' })
  })

  it('can be saved as a file of the same children', async () => {
    await visit('/permanence')
    const rows = await page().locator('tbody tr').count()
    const file = await page().request.get('/permanence/download')
    expect(file.headers()['content-type']).toContain('text/csv')
    expect((await file.text()).trim().split('\r\n')).toHaveLength(rows + 1)
  })
})
