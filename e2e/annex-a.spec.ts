import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, lookAtThreeWidths, patiently, signInAs } from './visit.ts'

describe('the lists of Annex A', () => {
  const { page, visit } = aVisitor()

  it('are made from the record and saved as a workbook', async () => {
    await signInAs(page(), /Performance analyst/i)
    await visit('/annex-a')
    await page()
      .getByRole('button', { name: /^Make the lists/ })
      .click()
    const save = page().getByRole('button', { name: 'Save the workbook (Excel)' })
    await save.waitFor(patiently)
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'annex-a-made')
    const workbook = await page().request.get((await save.getAttribute('href')) ?? '')
    expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK')
    await visit('/annex-a')
    await lookAtThreeWidths(page(), 'annex-a')
  })

  it('that were given are looked at, loaded and then lead to a household of adopters', async () => {
    const headings = [
      ...['Individual adopter identifier', 'Family identifier', 'Gender', 'Ethnicity', 'Disability'],
      ...['Is the (prospective) adopter fostering for adoption?', 'Date enquiry received', 'Date Stage 1 started'],
      ...['Date Stage 1 ended', 'Date Stage 2 started', 'Date Stage 2 ended', 'Date application approved'],
    ]
    const rows = [
      ['E2E-1', 'E2E', 'a) Male', 'a) White', 'No', 'No', '06/01/2025', '03/02/2025', '28/03/2025', '07/04/2025'],
      ['E2E-2', 'E2E', 'b) Female', 'b) Mixed', 'No', 'No', '06/01/2025', '04/02/2025'],
      ['E2E-3', 'E2E', 'a) Mail'],
    ]
    const buffer = Buffer.from([headings, ...rows].map((row) => row.join(',')).join('\n'))
    await visit('/imports/lists')
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'lists-to-load')
    await page().getByLabel('File of lists').setInputFiles({ name: 'list 11.csv', mimeType: 'text/csv', buffer })
    await page().getByRole('button', { name: 'Look at these lists' }).click()
    const load = page().getByRole('button', { name: 'Load these lists' })
    await load.waitFor(patiently)
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'lists-before-loading')
    expect(await page().locator('main').textContent()).toContain('line 4, Gender: “a) Mail” is not among its codes')
    await load.click()
    await page().getByRole('heading', { name: 'Import of lists of Annex A' }).waitFor(patiently)
    await lookAtThreeWidths(page(), 'lists-loaded')
    await visit('/adopters')
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'adopters')
    await page().getByRole('link', { name: 'Family E2E' }).click()
    await page().getByRole('heading', { name: 'Family E2E' }).waitFor()
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'one-household')
  })
})
