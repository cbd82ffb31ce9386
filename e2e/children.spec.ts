import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, signInAs } from './visit.ts'

describe('finding a child, without JavaScript', () => {
  const { page, visit } = aVisitor({ javaScript: false })

  const look = async (text: string): Promise<string> => {
    await visit('/children')
    await page().fill('#text', text)
    await page().getByRole('button', { name: 'Search' }).click()
    return (await page().locator('main').textContent()) ?? ''
  }

  it('finds the one of that name first, at an address that carries no name', async () => {
    await signInAs(page(), /Adoption lead practitioner/i)
    expect(await look('Jude P')).toMatch(/[1-9] child(ren match|matches) your search\./)
    expect(page().url()).toMatch(/\/children\/search\/[0-9a-f-]{36}$/)
    expect(decodeURIComponent(page().url())).not.toMatch(/jude/i)
    await page().locator('tbody th a').first().click()
    expect(await page().getByRole('heading', { level: 1 }).textContent()).toBe('Jude P.')
    expect(await page().title()).not.toContain('Jude')
  })

  it('says what to try where nobody matches, and where far too many do', async () => {
    expect(await look('Zebedee Nobody')).toContain('No child matches, nor sounds or is spelt alike')
    expect(await look('1')).toContain('That is too many to read')
    expect(await look('')).toContain('Nothing was typed to look for')
  })

  it('keeps the search while the list is narrowed and sorted', async () => {
    await look('rowan')
    await page().selectOption('#sort', 'youngest')
    await page().getByRole('button', { name: 'Show' }).click()
    expect(page().url()).toMatch(/\/children\/search\/.*sort=youngest/)
    expect(await page().inputValue('#text')).toBe('rowan')
  })

  it('keeps one person’s search from another', async () => {
    await look('rowan')
    const address = new URL(page().url()).pathname
    await signInAs(page(), /Team manager/i)
    await visit(address, 404)
  })

  it('shows fifty a page, by where they stand', async () => {
    await signInAs(page(), /Adoption lead practitioner/i)
    await visit('/children')
    expect(await page().locator('tbody tr').count()).toBe(50)
    await page().getByRole('link', { name: 'Care leavers' }).click()
    for (const cell of await page().locator('tbody tr td:nth-of-type(1)').allTextContents())
      expect(cell).toContain('Care leaver')
  })
})

describe('the list of children on a telephone', () => {
  const { page, visit } = aVisitor()

  it('is cards with their headings, and nothing scrolls sideways', async () => {
    await signInAs(page(), /Adoption lead practitioner/i)
    await page().setViewportSize({ width: 320, height: 700 })
    await visit('/children')
    const display = await page()
      .locator('tbody tr')
      .first()
      .evaluate((row) => getComputedStyle(row).display)
    expect(display).toBe('block')
    await expectAccessible(page())
  })
})
