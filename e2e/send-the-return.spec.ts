import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, lookAtThreeWidths, patiently, signInAs } from './visit.ts'

describe('sending the return from the record', () => {
  const { page, visit } = aVisitor()

  it('shows what our rules find before it is made, and leads to the worklist', async () => {
    await signInAs(page(), /Performance analyst/i)
    await visit('/send')
    await page().getByLabel('Return year').selectOption('2026')
    await page().getByRole('button', { name: 'Check it by our rules' }).click()
    await page().getByRole('button', { name: 'Make the return' }).waitFor(patiently)
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'send-checked')
    expect(await page().locator('main').textContent()).toMatch(/children in the return.*rules not checked/)
  })

  it('makes it, and gives it as a zip and as XML', async () => {
    await page().getByRole('button', { name: 'Make the return' }).click()
    const xml = page().getByRole('button', { name: 'Save the XML' })
    await xml.waitFor(patiently)
    const text = await (await page().request.get((await xml.getAttribute('href')) ?? '')).text()
    expect(text.match(/<CHILD>/g)?.length).toBeGreaterThan(300)
    const zip = (await page().getByRole('button', { name: /zip/ }).getAttribute('href')) ?? ''
    expect((await page().request.get(zip)).headers()['content-type']).toBe('application/zip')
  })

  it('keeps what is found as a worklist, with the form that mends each', async () => {
    await visit('/data-quality')
    for (const by of ['child', 'not-run', 'list']) {
      await visit(`/data-quality?by=${by}`)
      await expectAccessible(page())
      await lookAtThreeWidths(page(), `data-quality-by-${by}`)
    }
    await page().getByLabel('Team').selectOption({ index: 1 })
    await page().getByRole('button', { name: 'Show' }).click()
    await page()
      .getByRole('link', { name: /^Correct this record/ })
      .first()
      .click()
    expect(await page().getByRole('heading', { level: 1 }).textContent()).toMatch(/^Correct: /)
  })
})
