import type { Page } from 'playwright-core'
import { expect } from 'vitest'

/** What the focus is on, as its words or its label say it. */
export const focusedOn = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const on = document.activeElement
    if (on === document.body) return ''
    const label = on instanceof HTMLInputElement || on instanceof HTMLTextAreaElement ? on.labels?.[0] : null
    return (label ?? on)?.textContent.trim() ?? ''
  })

/** Presses Tab until the focus is there: fails where a keyboard never gets. */
export async function tabTo(page: Page, words: RegExp): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    if (words.test(await focusedOn(page))) return
    await page.keyboard.press('Tab')
  }
  expect.fail(`The Tab key never reached ${String(words)}`)
}
