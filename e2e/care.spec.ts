import { describe, expect, it } from 'vitest'
import { aVisitor, signInAs } from './visit.ts'

/** A child of the tracker with another plan than adoption, who is in care for certain. */
async function aChildInCare(page: ReturnType<ReturnType<typeof aVisitor>['page']>, nth: number): Promise<string> {
  await page.goto('/permanence?stage=other-plan')
  const rows = page.locator('main tbody a[href^="/children/"]')
  return (await rows.nth(nth).getAttribute('href'))?.split('?')[0] ?? ''
}

describe('placement and legal status with the keyboard alone', () => {
  const { page, visit } = aVisitor()

  it('are changed in fewer than 30 keys, because what stands is filled in', async () => {
    await signInAs(page(), /^Head of service/)
    await visit(`${await aChildInCare(page(), 0)}/care/change`)
    const press = (...keys: readonly string[]) =>
      keys.reduce(async (before, key) => {
        await before
        await page().keyboard.press(key)
      }, Promise.resolve())
    await page().locator('#happenedOn-day').focus()
    for (const part of ['16', '10', '2025']) {
      await page().keyboard.insertText(part)
      await press('Tab')
    }
    await press('ArrowDown', 'Tab') // the second answer: placement and carer
    expect(await page().locator('input[name=reasonStarted]:checked').getAttribute('value')).toBe('P')
    await press('Tab', 'Tab', 'Tab') // legal status, kind and provider stay as they stand
    await page().keyboard.insertText('ZZ9 8XX')
    await press('Tab', 'Tab')
    await press('Space', 'Tab', 'Enter')
    await page().getByText('Saved: Record a move or a change of legal status').waitFor()
    expect(await page().locator('main').textContent()).toContain('What stands now began on 16 October 2025')
  })
})

describe('placement and legal status without JavaScript', () => {
  const { page, visit } = aVisitor({ javaScript: false })

  it('end with a reason, and everything typed stays while something is wrong', async () => {
    await signInAs(page(), /^Head of service/)
    const child = await aChildInCare(page(), 1)
    await visit(`${child}/care`)
    await page().getByRole('button', { name: 'Record that care ended' }).click()
    await page().locator('#happenedOn-day').fill('32')
    await page().locator('#happenedOn-month').fill('10')
    await page().locator('#happenedOn-year').fill('2025')
    await page().locator('#reasonEnded').selectOption('E4A')
    await page().getByRole('button', { name: 'Save', exact: true }).click()
    expect(await page().locator('.govuk-error-summary').textContent()).toContain('must be a real date')
    expect(await page().locator('#reasonEnded').inputValue()).toBe('E4A')
    await page().locator('#happenedOn-day').fill('16')
    await page().getByRole('button', { name: 'Save', exact: true }).click()
    expect(await page().locator('main').textContent()).toContain('Not looked after: care ended on 16 October 2025.')
    await page().getByRole('button', { name: 'Record that the child became looked after' }).click()
    expect(await page().locator('h1').textContent()).toBe('Record that the child became looked after')
  })
})
