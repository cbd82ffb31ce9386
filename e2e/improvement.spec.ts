import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, signInAs } from './visit.ts'

describe('the improvement plans, without JavaScript', () => {
  const { page, visit } = aVisitor({ javaScript: false })
  const heading = () => page().getByRole('heading', { level: 1 }).textContent()
  /** One click on the link of these words in the main part. */
  const click = (name: string | RegExp) => page().getByRole('main').getByRole('link', { name }).first().click()

  it('lead from a notice’s paragraph to an action to a measure to the children, in three clicks', async () => {
    await signInAs(page(), /Head of service/i)
    await visit('/improvement/requirements/N12-10')
    await click(/^1\.1, Harbour Council/)
    expect(await heading()).toMatch(/^1\.1 Look every week/)
    await click(/^A1$/)
    expect(await heading()).toMatch(/^A1 /)
    await click(/the children behind it/)
    expect(page().url()).toContain('/scorecard/A1')
    expect(await page().locator('.tl-stacked tbody tr').count()).toBeGreaterThan(0)
  })

  it('lead back from the children to the measure, the action and the paragraph, in three clicks', async () => {
    await click(/What is done about A1/)
    expect(await heading()).toMatch(/^A1 /)
    await click(/^1\.1, Harbour Council/)
    await click(/^Improvement notice of December 2012, adoption services, 10$/)
    expect(await heading()).toBe('Measure 10')
  })

  it('lead from another paragraph to a measure of the plan and the children behind it, and back, in three clicks each', async () => {
    await visit('/improvement/requirements/N12-9')
    await click(/^1\.4, Harbour Council/)
    await click(/^1\.1-m11$/)
    expect(await heading()).toBe('1.1-m11 Children with an up-to-date plan')
    await click('The children behind it')
    expect(await heading()).toBe('Children with an up-to-date plan')
    expect(await page().locator('.tl-stacked tbody a[href^="/children/"]').count()).toBeGreaterThan(0)
    await page().getByRole('link', { name: 'Measure 1.1-m11' }).click()
    await click(/^1\.4, Harbour Council/)
    await click(/^Improvement notice of December 2012, adoption services, 9$/)
    expect(await heading()).toBe('Measure 9')
  })

  it('stand as at a past day, with what is slow said in words, by the rule and by the lead', async () => {
    await visit('/improvement?on=2017-10-15')
    await page().getByRole('link', { name: 'Improvement action plan 2017-18' }).click()
    await click(/^Date passed/)
    const rows = page().locator('.tl-stacked tbody tr')
    expect(await rows.count()).toBe(1)
    expect(await rows.first().textContent()).toMatch(/1\.2\.1.*Slow to progress.*September 2017.*◆ Amber.*○ Not given/)
  })

  it('take an update, say beside each field what is missing, and sign it', async () => {
    await visit('/improvement')
    await page().getByRole('link', { name: 'Harbour Council improvement plan' }).click()
    await click(/^3\.1 Write the council/)
    await click('Progress update')
    await page().getByRole('button', { name: 'Save' }).click()
    expect(await page().locator('.govuk-error-summary').textContent()).toContain('Enter an answer to “What has been done, and')
    await page().getByLabel('Day').fill('15')
    await page().getByLabel('Month').fill('10')
    await page().getByLabel('Year').fill('2025')
    await page().getByLabel('At risk').check()
    await page()
      .getByLabel(/What has been done/)
      .fill('The staff survey is late by a week.')
    await page().getByRole('button', { name: 'Save' }).click()
    const text = (await page().locator('main').textContent()) ?? ''
    expect(text).toMatch(
      /Saved: Progress update.*At risk.*The staff survey is late by a week\..*signed by the head of service/,
    )
  })
})

describe('a form about an action', () => {
  const { page, visit } = aVisitor()

  it('is accessible with its errors', async () => {
    await signInAs(page(), /Head of service/i)
    await visit('/improvement')
    await page().getByRole('link', { name: 'Harbour Council improvement plan' }).click()
    await page()
      .getByRole('link', { name: /^1\.2 Train/ })
      .click()
    await page().getByRole('link', { name: 'Progress update' }).first().click()
    await page().getByRole('button', { name: 'Save' }).click()
    await expectAccessible(page())
  })
})
