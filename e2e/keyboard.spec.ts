import { expect, it } from 'vitest'
import { focusedOn, tabTo } from './keyboard.ts'
import { aVisitor, signInAs } from './visit.ts'

const { page, visit } = aVisitor()

const cause = 'Delay in the court’s listing or proceedings'
const happened = 'The final hearing was listed eleven weeks late.'

it('with the keyboard alone, a cause of delay is recorded, an error is mended, and what was typed stays', async () => {
  await signInAs(page(), /Adoption lead/i)
  await visit('/permanence')

  // The first Tab offers to skip to the content
  await page().keyboard.press('Tab')
  expect(await focusedOn(page())).toBe('Skip to main content')
  await page().keyboard.press('Enter')

  // From the tracker to a child, and from the child to the form
  const child = await page().getByRole('table').getByRole('link').first().innerText()
  await tabTo(page(), new RegExp(`^${child}$`))
  await page().keyboard.press('Enter')
  await page().getByRole('heading', { name: child, exact: true }).waitFor()
  await tabTo(page(), /^Record a cause of delay$/)
  await page().keyboard.press('Enter')
  await page().getByRole('heading', { name: 'Cause of delay' }).waitFor()

  // Saving without a date is refused beside the field; the cause and the words stay
  await tabTo(page(), /^Extension directed by the court$/)
  await page().keyboard.press('Space')
  await page().keyboard.press('ArrowDown')
  await tabTo(page(), /^What happened/)
  await page().keyboard.type(happened)
  await tabTo(page(), /^Save$/)
  await page().keyboard.press('Enter')
  await page().getByRole('heading', { name: 'There is a problem' }).waitFor()
  expect(await page().getByLabel(cause).isChecked()).toBe(true)
  expect(await page().getByLabel('What happened').inputValue()).toBe(happened)

  // The summary leads to the field; mended, it is saved and stands in the journey
  await tabTo(page(), /waiting from/i)
  await page().keyboard.press('Enter')
  for (const part of ['1', '9', '2025']) {
    await page().keyboard.type(part)
    await page().keyboard.press('Tab')
  }
  await tabTo(page(), /^Save$/)
  await page().keyboard.press('Enter')
  await page()
    .getByRole('heading', { name: `Waited: ${cause}` })
    .first()
    .waitFor()
})
