import { expect, it } from 'vitest'
import { aVisitor, signInAs } from './visit.ts'

const { page, visit } = aVisitor()

/** What the focus is on, as its words or its label say it. */
const focused = (): Promise<string> =>
  page().evaluate(() => {
    const on = document.activeElement
    if (on === document.body) return ''
    const label = on instanceof HTMLInputElement || on instanceof HTMLTextAreaElement ? on.labels?.[0] : null
    return (label ?? on)?.textContent.trim() ?? ''
  })

/** Presses Tab until the focus is there: fails where a keyboard never gets. */
async function tabTo(words: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (words.test(await focused())) return
    await page().keyboard.press('Tab')
  }
  expect.fail(`The Tab key never reached ${String(words)}`)
}

const cause = 'Delay in the court’s listing or proceedings'
const happened = 'The final hearing was listed eleven weeks late.'

it('with the keyboard alone, a cause of delay is recorded, an error is mended, and what was typed stays', async () => {
  await signInAs(page(), /Adoption lead/i)
  await visit('/permanence')

  // The first Tab offers to skip to the content
  await page().keyboard.press('Tab')
  expect(await focused()).toBe('Skip to main content')
  await page().keyboard.press('Enter')

  // From the tracker to a child, and from the child to the form
  const child = await page().getByRole('table').getByRole('link').first().innerText()
  await tabTo(new RegExp(`^${child}$`))
  await page().keyboard.press('Enter')
  await page().getByRole('heading', { name: child, exact: true }).waitFor()
  await tabTo(/^Record a cause of delay$/)
  await page().keyboard.press('Enter')
  await page().getByRole('heading', { name: 'Cause of delay' }).waitFor()

  // Saving without a date is refused beside the field; the cause and the words stay
  await tabTo(/^Extension directed by the court$/)
  await page().keyboard.press('Space')
  await page().keyboard.press('ArrowDown')
  await tabTo(/^What happened/)
  await page().keyboard.type(happened)
  await tabTo(/^Save$/)
  await page().keyboard.press('Enter')
  await page().getByRole('heading', { name: 'There is a problem' }).waitFor()
  expect(await page().getByLabel(cause).isChecked()).toBe(true)
  expect(await page().getByLabel('What happened').inputValue()).toBe(happened)

  // The summary leads to the field; mended, it is saved and stands in the journey
  await tabTo(/waiting from/i)
  await page().keyboard.press('Enter')
  for (const part of ['1', '9', '2025']) {
    await page().keyboard.type(part)
    await page().keyboard.press('Tab')
  }
  await tabTo(/^Save$/)
  await page().keyboard.press('Enter')
  await page()
    .getByRole('heading', { name: `Waited: ${cause}` })
    .first()
    .waitFor()
})
