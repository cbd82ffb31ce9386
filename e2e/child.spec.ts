import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, lookAtThreeWidths, signInAs } from './visit.ts'

describe('one child', () => {
  const { page, visit } = aVisitor()

  const openChild = async (name: string): Promise<string> => {
    await visit('/permanence')
    await page().getByRole('link', { name, exact: true }).first().click()
    await page().waitForURL(/\/children\//)
    return new URL(page().url()).pathname
  }
  const fillDate = async (field: string, d: string, m: string, y: string): Promise<void> => {
    await page().fill(`#${field}-day`, d)
    await page().fill(`#${field}-month`, m)
    await page().fill(`#${field}-year`, y)
  }

  it('is shown with the clocks and their law, the journey with its sources, and what to do next', async () => {
    await signInAs(page(), /Adoption lead practitioner/i)
    await openChild('Noor K.')
    const text = (await page().locator('main').textContent()) ?? ''
    for (const words of ['Noor K.', 'Owner and next date', 'Clocks', 'Journey', 'Do next', 'Still missing'])
      expect(text).toContain(words)
    expect(text).toMatch(/From the SSDA903 return of \d+ \w+ \d{4}/)
    expect(text).toMatch(/Regulations 2010, regulation 33/)
  })

  it('records a cause of delay: an error is beside its field, its link leads there, and nothing typed is lost', async () => {
    const child = await openChild('Noor K.')
    await page().getByRole('link', { name: 'Record a cause of delay' }).first().click()
    await fillDate('happenedOn', '31', '2', '2025')
    await page().getByLabel('Adoption medical awaited').check()
    await page().getByRole('button', { name: 'Save' }).click()
    await page()
      .getByRole('link', { name: /must be a real date/ })
      .click()
    expect(await page().evaluate(() => document.activeElement?.id)).toBe('happenedOn-day')
    expect(await page().inputValue('#happenedOn-day')).toBe('31')
    expect(await page().getByLabel('Adoption medical awaited').isChecked()).toBe(true)
    await expectAccessible(page())
    await fillDate('happenedOn', '1', '9', '2025')
    await page().getByRole('button', { name: 'Save' }).click()
    await page().waitForURL(`**${child}`)
    expect(await page().locator('main').textContent()).toContain('Waited: Adoption medical awaited')
  })

  it('shows two people who correct one fact both versions side by side', async () => {
    const child = await openChild('Noor K.')
    const correct = page().getByRole('link', { name: /^Correct Waited: Adoption medical awaited/ })
    await correct.click()
    const address = new URL(page().url()).pathname
    // When somebody else saves another date first
    const other = await page().context().newPage()
    await other.goto(address)
    await other.fill('#happenedOn-day', '2')
    await other.getByRole('button', { name: 'Save the correction' }).click()
    await other.waitForURL(`**${child}`)
    await other.close()
    await page().fill('#happenedOn-day', '3')
    await page().getByRole('button', { name: 'Save the correction' }).click()
    // Then both are shown, and what was typed stays
    expect(await page().locator('table').textContent()).toMatch(/2 September 2025.*3 September 2025/)
    expect(await page().inputValue('#happenedOn-day')).toBe('3')
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'conflict')
    await page().getByRole('button', { name: 'Save what I typed' }).click()
    await page().waitForURL(`**${child}`)
    expect(await page().locator('main').textContent()).toContain('was 1 September 2025 until 16 October 2025')
  })

  it('withdraws a fact with a reason that stays on the record', async () => {
    await openChild('Noor K.')
    await page()
      .getByRole('link', { name: /^Withdraw Waited: Adoption medical awaited/ })
      .click()
    await page().fill('#reason', 'Recorded on the wrong child.')
    await expectAccessible(page())
    await page().getByRole('button', { name: 'Withdraw it' }).click()
    await page()
      .getByText(/^\s*Withdrawn \(\d+\)/)
      .click()
    expect(await page().locator('main').textContent()).toContain('Recorded on the wrong child.')
  })

  it('chooses brothers and sisters among the children', async () => {
    const child = await openChild('Noor K.')
    await page().getByRole('link', { name: 'Brothers and sisters together' }).first().click()
    await page().fill('#look', 'Sol T')
    await page().getByRole('button', { name: 'Look' }).click()
    await page().getByLabel('Sol T.').first().check()
    await fillDate('since', '1', '9', '2025')
    await expectAccessible(page())
    await page().getByRole('button', { name: 'Save' }).click()
    await page().waitForURL(`**${child}`)
    expect(await page().locator('main').textContent()).toMatch(/Planned for together\s*Sol T\./)
  })

  it('records nothing while it shows what was known in the past', async () => {
    await openChild('Jude P.')
    const path = new URL(page().url()).pathname
    await visit(`${path}?on=2025-06-30`)
    expect(await page().locator('.tl-strip--past').count()).toBe(1)
    expect(await page().locator('main').textContent()).toContain('Adoption planned, authority awaited')
  })
})
