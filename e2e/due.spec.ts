import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, lookAtThreeWidths, signInAs } from './visit.ts'

describe('what is due? The reviewing officer’s morning, without JavaScript', () => {
  const { page } = aVisitor({ javaScript: false })

  it('opens on their own late reviews, and the form that stops a clock is one click away', async () => {
    // Given the reviewing officer
    await signInAs(page(), /Independent reviewing officer/i)
    // When they ask what is due
    await page().getByRole('link', { name: 'What is due' }).first().click()
    // Then the list is theirs alone, the longest overdue first
    const lead = await page().locator('.tl-lead').textContent()
    expect(lead).toContain('for the independent reviewing officer')
    const late = Number(/\d+/.exec((await page().getByRole('link', { name: /^Late/ }).textContent()) ?? '')?.[0])
    expect(late).toBeGreaterThan(0)
    // When they narrow it to reviews
    await page().getByLabel('Step').selectOption({ label: 'Review' })
    await page().getByRole('button', { name: 'Show' }).click()
    const reviews = Number(/\d+/.exec((await page().getByRole('link', { name: /^Late/ }).textContent()) ?? '')?.[0])
    const first = page().locator('tbody tr').first()
    expect(await first.textContent()).toMatch(/late by \d+ (working )?days?/)
    // When they record the review that was held today: three boxes and a choice
    await first.getByRole('link', { name: /^Record it/ }).click()
    await page().locator('#happenedOn-day').fill('16')
    await page().locator('#happenedOn-month').fill('10')
    await page().locator('#happenedOn-year').fill('2025')
    await page().getByRole('button', { name: 'Save' }).click()
    // Then its clock has stopped
    expect(await page().locator('.govuk-notification-banner').textContent()).toContain('Saved: Review')
    await page().getByRole('link', { name: 'What is due' }).first().click()
    await page().getByLabel('Step').selectOption({ label: 'Review' })
    await page().getByRole('button', { name: 'Show' }).click()
    expect(await page().getByRole('link', { name: /^Late/ }).textContent()).toBe(`Late ${reviews - 1}`)
  })
})

describe('what is most urgent? The manager’s morning, without JavaScript', () => {
  const { page } = aVisitor({ javaScript: false })

  it('is two clicks away: the late steps of the team, and the child', async () => {
    await signInAs(page(), /^Team manager(?!,)/i)
    // The first click: from the home page to what is late
    await page().getByRole('link', { name: 'late', exact: true }).click()
    const rows = page().locator('tbody tr')
    expect(await rows.count()).toBeGreaterThanOrEqual(5)
    const days = (await rows.locator('.tl-status').allTextContents()).map((text) =>
      Number((/late by ([\d,]+)/.exec(text)?.[1] ?? '').replaceAll(',', '')),
    )
    expect(days.slice(0, 5).every((late) => late > 0)).toBe(true)
    // The second: to the child who has waited longest
    await rows.first().locator('th a').click()
    expect(page().url()).toMatch(/\/children\/[0-9a-f-]{36}$/)
  })
})

describe('what a worker puts aside, with JavaScript', () => {
  const { page, visit } = aVisitor()

  it('keeps its place with who, until when and why, for everybody', async () => {
    await signInAs(page(), /^Social worker(?!,)/i)
    await visit('/due?part=all&role=mine')
    await page()
      .getByRole('link', { name: /^Put aside/ })
      .first()
      .click()
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'put-aside')
    await page().getByLabel('Day').fill('27')
    await page().getByLabel('Month').fill('10')
    await page().getByLabel('Year').fill('2025')
    await page().getByLabel('Why can it wait?').fill('The report comes on Monday')
    await page().getByRole('button', { name: 'Put it aside' }).click()
    await page().locator('.govuk-notification-banner').waitFor()
    const says = 'Put aside until 27 October 2025 by Social worker: The report comes on Monday'
    await visit('/due?part=all&role=mine')
    expect(await page().locator('main').textContent()).toContain(says)
    await expectAccessible(page())
  })

  it('and what they were told is theirs to see', async () => {
    await visit('/told')
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'what-i-was-told')
  })
})
