import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, lookAtThreeWidths, signInAs } from './visit.ts'

/** The note form of the first child of the list. */
const FORM = /\/children\/[0-9a-f-]{36}$/

describe('what is typed', () => {
  const { page, visit } = aVisitor()
  let form = ''
  const note = () => page().locator('textarea').first()
  const status = () => page().locator('.tl-draft__status')

  it('is kept as it is typed, and comes back after the page is left, by the back button too', async () => {
    await signInAs(page(), /^Social worker(?!,)/i)
    await visit('/children')
    await page().locator('tbody th a').first().click()
    await page().waitForURL(FORM)
    form = `${new URL(page().url()).pathname}/record/child.case-note`
    await visit(form)
    await note().fill('Seen at school: happy to talk, worried about the move.')
    await status()
      .getByText(/^Kept at/)
      .waitFor()
    await visit('/')
    await page().goBack()
    expect(await note().inputValue()).toBe('Seen at school: happy to talk, worried about the move.')
    await visit(form)
    expect(await note().inputValue()).toBe('Seen at school: happy to talk, worried about the move.')
    expect(await page().locator('main').textContent()).toContain('You typed this on')
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'a-draft')
  })

  it('comes back after the connection was lost while typing, word for word', async () => {
    await page().context().setOffline(true)
    await note().fill('Typed on the bus without a signal.')
    await status()
      .getByText(/^No connection/)
      .waitFor()
    await page().context().setOffline(false)
    await status()
      .getByText(/^Kept at/)
      .waitFor({ timeout: 20_000 })
    await page().context().setOffline(true)
    await note().fill('Typed on the bus without a signal, and then the battery went.')
    await status()
      .getByText(/^No connection/)
      .waitFor()
    await page().goto('about:blank')
    await page().context().setOffline(false)
    await visit(form)
    expect(await note().inputValue()).toBe('Typed on the bus without a signal, and then the battery went.')
    // Once the server has it, nothing stays on the device.
    await page().waitForFunction(() => localStorage.length === 0, undefined, { timeout: 20_000 })
  })

  it('is saved once when the button was pressed without a connection', async () => {
    await page().getByLabel('Day').first().fill('13')
    await page().getByLabel('Month').first().fill('10')
    await page().getByLabel('Year').first().fill('2025')
    for (const group of await page().locator('form[data-draft] fieldset:has(input[type=radio])').all())
      await group.locator('input[type=radio]').first().check()
    await page().context().setOffline(true)
    const save = page().locator('form[data-draft] button.govuk-button').first()
    await save.click()
    await save.click()
    await status()
      .getByText(/is saved once when the connection is back/)
      .waitFor()
    await page().context().setOffline(false)
    await page().waitForURL(FORM, { timeout: 20_000 })
    const notes = page().getByText('Typed on the bus without a signal, and then the battery went.')
    expect(await notes.count()).toBe(1)
    await visit(form)
    expect(await page().locator('main').textContent()).not.toContain('You typed this on')
  })

  it('in two places at once is shown side by side, and the person chooses, by keyboard alone', async () => {
    await visit(form)
    const elsewhere = await page().context().newPage()
    await elsewhere.goto(form)
    await note().fill('Typed at the desk.')
    await status()
      .getByText(/^Kept at/)
      .waitFor()
    await elsewhere.locator('textarea').first().fill('Typed on the telephone.')
    const both = elsewhere.getByRole('region', { name: 'This form was filled in elsewhere too' })
    await both.waitFor()
    expect(await both.textContent()).toMatch(/Typed on the telephone\..*Typed at the desk\./)
    await expectAccessible(elsewhere)
    expect(await both.evaluate((box) => box === document.activeElement)).toBe(true)
    await elsewhere.keyboard.press('Tab')
    await elsewhere.keyboard.press('Tab')
    await elsewhere.keyboard.press('Enter')
    expect(await elsewhere.locator('textarea').first().inputValue()).toBe('Typed at the desk.')
    await elsewhere.close()
  })
})

describe('without JavaScript', () => {
  const { page, visit } = aVisitor({ javaScript: false })

  it('what was sent and refused comes back, and can be thrown away', async () => {
    await signInAs(page(), /^Social worker(?!,)/i)
    await visit('/children')
    await page().locator('tbody th a').nth(1).click()
    const form = `${new URL(page().url()).pathname}/record/child.case-note`
    await visit(form)
    await page().locator('textarea').first().fill('No date yet.')
    await page().locator('main form button.govuk-button').first().click()
    expect(await page().locator('.govuk-error-summary').count()).toBe(1)
    await visit(form)
    expect(await page().locator('textarea').first().inputValue()).toBe('No date yet.')
    await page().getByRole('button', { name: 'Throw it away' }).click()
    expect(await page().locator('textarea').first().inputValue()).toBe('')
  })
})
