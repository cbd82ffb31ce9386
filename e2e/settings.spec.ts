import { expect, it } from 'vitest'
import { aVisitor, expectAccessible, signInAs } from './visit.ts'

const { page, visit } = aVisitor()
const WORKED_OUT_AGAIN = 'being worked out again'

/** Opens a page again and again until figures are no longer worked out anew. */
async function untilWorkedOut(address: string): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    await visit(address)
    if (!(await page().content()).includes(WORKED_OUT_AGAIN)) return
    await page().waitForTimeout(300)
  }
  throw new Error('The figures were not worked out within a minute')
}

it('a performance analyst sets a longest wait: pages say that figures are worked out again, and then follow it', async () => {
  await signInAs(page(), /Performance analyst/i)

  // Given a published edition
  await visit('/editions')
  await page()
    .getByLabel(/^Year to/)
    .check()
  await page()
    .getByLabel(/published for/)
    .fill('The committee’s report of October')
  await page().getByRole('button', { name: 'Publish it' }).click()
  await page().getByText('every figure is the same').waitFor()
  const edition = page().url()

  // When the time from the order to the application is set, and first without saying why
  await visit('/settings')
  await expectAccessible(page())
  await page()
    .getByRole('link', { name: /Adoption order applied for: how long it may take/ })
    .click()
  await page().getByLabel('To what').fill('84')
  await page().getByRole('button', { name: 'Continue' }).click()
  await page()
    .getByRole('link', { name: /Say why it is changed/ })
    .click()
  await expectAccessible(page())
  await page().keyboard.type('Agreed by the improvement board')
  await page().getByRole('button', { name: 'Continue' }).click()
  await page().getByRole('heading', { name: 'Check before you save' }).waitFor()
  await expectAccessible(page())
  await page().getByRole('button', { name: 'Save the change' }).click()

  // Then every page says so until it is done, and the setting says who and why
  await page().getByText('Saved: Adoption order applied for').waitFor()
  await expectAccessible(page())
  await untilWorkedOut('/settings')
  const said = await page().locator('main').innerText()
  expect(said).toContain('84 days')
  expect(said).toContain('Agreed by the improvement board')

  // And the edition is as it was
  await visit(new URL(edition).pathname)
  await page().getByText('every figure is the same').waitFor()
})
