import type { Locator } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { aVisitor, expectAccessible, lookAtThreeWidths, signInAs } from './visit.ts'

/** Everything that a person does with mouse or keyboard, counted. */
function counting() {
  let inputs = 0
  return {
    click: async (what: Locator) => {
      inputs += 1
      await what.click()
    },
    choose: async (what: Locator) => {
      inputs += 1
      await what.check()
    },
    type: async (what: Locator, text: string) => {
      inputs += 1
      await what.fill(text)
    },
    inputs: () => inputs,
  }
}

const MOST_INPUTS = 12
const MOST_MS = 60_000

describe('a social worker’s afternoon, without JavaScript', () => {
  const { page } = aVisitor({ javaScript: false })

  it('records a visit from “my work” in at most 12 inputs', async () => {
    // Given a social worker who looks at their own work
    await signInAs(page(), 'Social worker')
    await page().getByRole('link', { name: 'What is due' }).first().click()
    expect(await page().getByRole('heading', { level: 1 }).textContent()).toBe('My work')
    await page()
      .getByRole('link', { name: /^All that run/ })
      .click()
    const due = page().locator('tbody tr', { hasText: 'Visit the child' }).first()
    const child = (await due.locator('th').textContent())?.trim() ?? ''
    const before = await page()
      .locator('tbody tr', { hasText: child })
      .filter({ hasText: 'Visit the child' })
      .textContent()
    // When they record today’s visit, with what the child said and what they saw
    const began = Date.now()
    const hand = counting()
    await hand.click(due.getByRole('link', { name: /^Record it/ }))
    await hand.type(page().getByLabel('Day'), '16')
    await hand.type(page().getByLabel('Month'), '10')
    await hand.type(page().getByLabel('Year'), '2025')
    await hand.choose(page().getByRole('group', { name: 'Was the child seen?' }).getByLabel('Yes'))
    await hand.choose(page().getByRole('group', { name: 'Was the child seen alone?' }).getByLabel('Yes'))
    await hand.choose(page().getByLabel('Where the child lives'))
    await hand.type(page().getByLabel('What the child said'), 'I want to stay at my school.')
    await hand.type(page().getByLabel('What you saw'), 'Settled, and at ease with the carer.')
    await hand.click(page().getByRole('button', { name: 'Save' }))
    // Then it is saved, and the clock that waited has stopped and started again
    expect(await page().locator('.govuk-notification-banner').textContent()).toContain('Saved: Visit')
    expect(hand.inputs()).toBeLessThanOrEqual(MOST_INPUTS)
    expect(Date.now() - began).toBeLessThan(MOST_MS)
    await page().getByRole('link', { name: 'What is due' }).first().click()
    await page()
      .getByRole('link', { name: /^All that run/ })
      .click()
    const after = await page()
      .locator('tbody tr', { hasText: child })
      .filter({ hasText: 'Visit the child' })
      .textContent()
    expect(after).not.toBe(before)
    expect(after).toContain('since 16 Oct 2025')
  })
})

describe('a team manager’s morning', () => {
  const { page } = aVisitor()

  it('finds the five most urgent children in two clicks', async () => {
    await signInAs(page(), 'Team manager, Safeguarding North')
    const hand = counting()
    await hand.click(page().getByRole('link', { name: 'What is due' }).first())
    await hand.click(page().getByRole('link', { name: 'Clinic', exact: true }))
    const urgent = page()
      .getByRole('table', { name: /^The most urgent children/ })
      .locator('tbody tr')
    expect(await urgent.count()).toBe(5)
    expect(hand.inputs()).toBe(2)
    const children = await urgent.locator('th').allTextContents()
    expect(new Set(children).size).toBe(5)
    for (const row of await urgent.all()) expect(await row.textContent()).toMatch(/late by \d+.*Safeguarding North/)
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'clinic-of-a-team')
  })

  it('hands a child over with its outstanding work, from the list of those without a worker', async () => {
    await page().getByRole('link', { name: 'Caseloads', exact: true }).click()
    const first = page().getByRole('table', { name: 'Children without a social worker' }).locator('tbody tr').first()
    const child = (await first.locator('th a').textContent()) ?? ''
    await first.getByRole('link', { name: /^Allocate/ }).click()
    await page().getByLabel('Day').fill('16')
    await page().getByLabel('Month').fill('10')
    await page().getByLabel('Year').fill('2025')
    await page().getByLabel('Social Work England number').fill('SW00101')
    await page().getByRole('button', { name: 'Save' }).click()
    expect(await page().getByRole('heading', { level: 1 }).textContent()).toContain(child)
    await page().getByRole('link', { name: 'Allocate or hand over' }).click()
    expect(await page().locator('main').textContent()).toContain('Outstanding work, which passes to the new worker')
    await expectAccessible(page())
    await lookAtThreeWidths(page(), 'handover')
  })
})
