import { describe, expect, it } from 'vitest'
import { tabTo } from './keyboard.ts'
import { aVisitor, expectAccessible, lookAtThreeWidths, signInAs } from './visit.ts'

describe.each([
  { javaScript: true, how: 'with the keyboard alone' },
  { javaScript: false, how: 'with the keyboard alone and JavaScript off' },
])('two records of one child, $how', ({ javaScript }) => {
  const { page, visit } = aVisitor({ javaScript })

  /** Axe is itself JavaScript: it looks the first time. */
  const look = async (name: string): Promise<void> => {
    if (!javaScript) return
    await expectAccessible(page())
    await lookAtThreeWidths(page(), name)
  }

  const press = async (words: RegExp): Promise<void> => {
    await tabTo(page(), words)
    await page().keyboard.press('Enter')
  }
  const type = async (label: RegExp, text: string): Promise<void> => {
    await tabTo(page(), label)
    await page().keyboard.type(text)
  }
  const mainText = async (): Promise<string> => (await page().locator('main').textContent()) ?? ''
  /** What is told in a child's journey, without the record's own words about it. */
  const eventsTold = (): Promise<string[]> => page().locator('.moj-timeline__title').allTextContents()

  it('are joined, read together, found by either number, and parted again', async () => {
    await signInAs(page(), /Adoption lead practitioner/i)
    await visit('/permanence')
    await page().getByRole('link', { name: 'Jude P.', exact: true }).first().click()
    const other = new URL(page().url()).pathname
    const told = await eventsTold()
    await visit('/permanence')
    await page().getByRole('link', { name: 'Noor K.', exact: true }).first().click()
    const child = new URL(page().url()).pathname
    const before = await eventsTold()

    // The other record is looked for and found, with its number
    await visit(`${child}/same-as`)
    await type(/^Look for the other record$/, 'Jude P')
    await press(/^Look$/)
    await page().getByRole('button', { name: 'Compare with Jude P.' }).waitFor()
    const number = /Jude P\., number (\d+)/.exec(await mainText())?.[1] ?? ''
    await look('same-found')
    await press(/^Compare with Jude P\.$/)

    // Both stand side by side before anything is joined
    await page().getByRole('heading', { name: 'Are these the same child?' }).waitFor()
    expect(await mainText()).toMatch(/Noor K\.[^]*Jude P\./)
    await look('same-confirm')
    await press(/^Yes, the same child$/)

    // Joined, the child's page tells what either record told, and the other's address leads here
    await page().getByText(`The record with number ${number} is of the same child`).waitFor()
    expect(await eventsTold()).toEqual(expect.arrayContaining(told))
    await look('same-joined')
    await visit(other)
    expect(new URL(page().url()).pathname).toBe(child)

    // The number of the other record finds the child
    await visit('/children')
    await type(/^Find a child/, number)
    await page().keyboard.press('Enter')
    await page().waitForURL('**/children/search/**')
    expect(await page().locator('tbody a').first().getAttribute('href')).toBe(child)

    // Parted with a reason, each is as it was
    await visit(child)
    await press(/^Undo$/)
    await page()
      .getByRole('heading', { name: /^Withdraw/ })
      .waitFor()
    await type(/why|reason/i, 'They are two children after all.')
    await look('same-parted')
    await press(/^Withdraw it$/)
    await page().waitForURL(`**${child}`)
    expect(await eventsTold()).toEqual(before)
    await visit(other)
    expect(new URL(page().url()).pathname).toBe(other)
  })
})
