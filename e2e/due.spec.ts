import { describe, expect, it } from 'vitest'
import { aVisitor, signInAs } from './visit.ts'

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
    await page().getByRole('textbox', { name: 'Day' }).fill('16')
    await page().getByRole('textbox', { name: 'Month' }).fill('10')
    await page().getByRole('textbox', { name: 'Year' }).fill('2025')
    await page().getByRole('button', { name: 'Save' }).click()
    // Then its clock has stopped
    expect(await page().locator('.govuk-notification-banner').textContent()).toContain('Saved: Review')
    await page().getByRole('link', { name: 'What is due' }).first().click()
    await page().getByLabel('Step').selectOption({ label: 'Review' })
    await page().getByRole('button', { name: 'Show' }).click()
    expect(await page().getByRole('link', { name: /^Late/ }).textContent()).toBe(`Late ${reviews - 1}`)
  })
})
