import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, lookAtThreeWidths, signInAs } from './visit.ts'

describe('the lists of Annex A', () => {
  const { page, visit } = aVisitor()

  it('are made from the record and saved as a workbook', async () => {
    await signInAs(page(), /Performance analyst/i)
    await visit('/annex-a')
    await page()
      .getByRole('button', { name: /^Make the lists/ })
      .click()
    const save = page().getByRole('button', { name: 'Save the workbook (Excel)' })
    await save.waitFor({ timeout: 120_000 })
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'annex-a-made')
    const workbook = await page().request.get((await save.getAttribute('href')) ?? '')
    expect((await workbook.body()).subarray(0, 2).toString()).toBe('PK')
    await visit('/annex-a')
    await lookAtThreeWidths(page(), 'annex-a')
  })

  it('that were given are checked without a script as with one', async () => {
    const cells = [
      'Child Unique ID',
      'Family identifier',
      'Gender',
      'Ethnicity',
      'Date of Birth',
      'Age of Child (Years)',
    ]
    const more = [
      'Does the Child have a Disability',
      'Date the Child Entered Care',
      'Date of Decision that Child Should be Placed for Adoption',
      'Date of Placement Order',
      'Date of Matching Child and Prospective Adopters',
    ]
    const text = [
      [...cells, ...more],
      ['A1', 'F1', 'a) Mail', 'a) White', '31/02/2024'],
    ].map((row) => row.join(','))
    await page()
      .getByLabel('Lists 8 to 11')
      .setInputFiles({ name: 'list 10.csv', mimeType: 'text/csv', buffer: Buffer.from(text.join('\n')) })
    await page().getByRole('button', { name: 'Check this file' }).click()
    await page().getByRole('heading', { name: 'List 10: Adoption' }).waitFor()
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'annex-a-checked')
    expect(await page().locator('main').textContent()).toContain('Nothing went into the record')
  })
})
