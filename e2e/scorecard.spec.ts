import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, signInAs } from './visit.ts'

describe('the adoption scorecard, without JavaScript', () => {
  const { page, visit } = aVisitor({ javaScript: false })

  it('gives every figure with its denominator, its threshold in a word and a shape, and who still waits', async () => {
    await signInAs(page(), /Performance analyst/i)
    await visit('/scorecard')
    const a1 = (await page().locator('tbody tr').first().textContent()) ?? ''
    expect(a1).toMatch(/A1.*days.*children.*(Met|Not met).*426 days.*waiting, median/)
    const ids = await page().locator('.tl-stacked tbody th strong:first-child').allTextContents()
    expect(ids).toEqual(['A1', 'A2', 'A3', 'A10', 'A4', 'A5', 'A9', 'A15', 'A16', 'A1p', 'A2p'])
  })

  it('opens a figure to the children behind it, who is left out and why, and a child from there', async () => {
    await visit('/scorecard')
    await page().locator('.tl-score__value').first().click()
    expect(await page().getByRole('heading', { level: 1 }).textContent()).toBe(
      'A1: Entering care to moving in with the adoptive family',
    )
    const behind = Number(/^\d+/.exec((await page().locator('caption').first().textContent()) ?? '')?.[0])
    expect(await page().locator('.tl-stacked tbody tr').count()).toBe(Math.min(behind, 100))
    expect(await page().locator('main').textContent()).toMatch(/Left out/)
    expect(await page().locator('main').textContent()).toMatch(/still waiting for a family, not in the figure/)
    await page().locator('.tl-stacked tbody th a').first().click()
    expect(page().url()).toMatch(/\/children\/[0-9a-f-]{36}/)
  })

  it('says the same in the chart, the table and the file', async () => {
    await visit('/scorecard/A1?period=three-years')
    const days = await page().locator('.tl-stacked tbody td.govuk-table__cell--numeric').allTextContents()
    const file = await (await page().request.get('/scorecard/A1/download?period=three-years')).text()
    const inFile = file.split('\r\n').filter((line) => line.includes(',yes,'))
    expect(inFile).toHaveLength(days.length)
    expect(await page().locator('.tl-waits').getAttribute('aria-label')).toContain('against the threshold')
  })

  it('can be seen as it was last year', async () => {
    await visit('/scorecard?on=2024-06-30')
    expect(await page().locator('.tl-lead').textContent()).toContain('Three years to 31 March 2024')
  })

  it('says how each figure is defined, and whose the measures of our own are', async () => {
    await visit('/scorecard')
    await page().getByRole('link', { name: 'How these figures are defined' }).click()
    expect(await page().locator('main').textContent()).toContain('Throughline’s own measure, not the Department’s')
  })
})

describe('the trend of the scorecard', () => {
  const { page, visit } = aVisitor()

  it('has its table, opened by keyboard, and is accessible when open', async () => {
    await signInAs(page(), /Performance analyst/i)
    await visit('/scorecard')
    await page().locator('summary').first().focus()
    await page().keyboard.press('Enter')
    expect(await page().locator('details table').first().isVisible()).toBe(true)
    await expectAccessible(page())
  })
})
