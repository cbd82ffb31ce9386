import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp()
  const childOf = (name: string, number: string) =>
    aChild(name, number)
      .bornOn('2015-02-03')
      .enteredCareOn('2025-01-03')
      .placedWithFosterCarers()
      .inTeam('Safeguarding North', '2025-01-03')
  const by = (officer: string) => ['child.reviewing-officer', '2025-01-08', { officer }, 'typed'] as const
  await aRecordOf(app.store, [
    childOf('Jude P.', '500001').alsoSaid(...by('SW00071')),
    childOf('Ada Q.', '500002').alsoSaid(...by('SW00071')),
    childOf('Bo R.', '500003')
      .alsoSaid(...by('SW00072'))
      .withWorker('SW00071', '2025-01-04'),
  ])
})
afterAll(() => app.close())

const reviewsOf = async (person: string) => {
  const browser = aBrowser(app.server)
  await browser.signIn(person)
  return browser.open('/reviews')
}

describe('The page of reviews', () => {
  it('offers no choice of officer to somebody who is one officer, whoever reviews other children whom they see', async () => {
    const page = await reviewsOf('iro')
    expect(page.heading).toBe('My reviews')
    expect(page.text).toContain('2 looked-after children')
    expect(page.html).not.toContain('name="officer"')
  })

  it('offers it to whoever sees the children of several, and is one of none', async () => {
    const page = await reviewsOf('iro-manager')
    expect(page.heading).toBe('Reviews')
    expect(page.html).toContain('<option value="SW00072"')
  })
})
