import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordingForms, type About } from '../../e2e/every-form.ts'
import { anApp, type AnApp } from '../../test/an-app.ts'
import { aRecordOf } from '../../test/a-record-of.ts'
import { aChild } from '../demo/index.ts'

let app: AnApp
let about: About
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  const all = await aRecordOf(app.store, [
    aChild('Wren A.', '100001')
      .bornOn('2012-11-02', { sex: 'M' })
      .enteredCareOn('2024-12-06')
      .placedWithFosterCarers()
      .inTeam('Safeguarding North', '2024-12-06'),
  ])
  const household = async (list: string, called: string): Promise<string> => {
    const form = await app.browser.open(`${list}/new`)
    const { html } = await app.browser.send(`${list}/new`, { ...answersTo(form.html, `${list}/new`), called })
    return new RegExp(`href="(${list}/[0-9a-f-]{36})/record`).exec(html)?.[1] ?? 'not on the page'
  }
  about = {
    child: `/children/${all.get('Wren A.')?.subject ?? ''}`,
    adopter: await household('/adopters', 'Household Larch'),
    'foster-home': await household('/foster-homes', 'Household Elm'),
  }
})
afterAll(() => app.close())

const attribute = (tag: string, name: string): string => new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
const TODAY: Readonly<Record<string, string>> = { day: '16', month: '10', year: '2025' }

function answerTo(tag: string): string {
  const part = /-(day|month|year)$/.exec(attribute(tag, 'name'))?.[1]
  if (part !== undefined) return TODAY[part] ?? ''
  return attribute(tag, 'inputmode') === 'numeric' ? '1' : 'SW00105'
}

/** An answer to every field of a form, by what its markup alone says: the first that may be chosen, today, some words. */
function answersTo(html: string, action: string): Record<string, string> {
  const form = (html.match(/<form\b[\s\S]*?<\/form>/g) ?? []).find((one) => attribute(one, 'action') === action) ?? ''
  const answers: Record<string, string> = {}
  for (const tag of form.match(/<(input|textarea)\b[^>]*>/g) ?? []) {
    const [name, type] = [attribute(tag, 'name'), attribute(tag, 'type')]
    if (type === 'hidden' || name === '') continue
    const isChosen = type === 'radio' || type === 'checkbox'
    if (!isChosen) answers[name] = answerTo(tag)
    else answers[name] ??= attribute(tag, 'value')
  }
  for (const [select = ''] of form.matchAll(/<select\b[\s\S]*?<\/select>/g)) {
    const options = [...select.matchAll(/<option[^>]*value="([^"]+)"/g)].map(([, value = '']) => value)
    answers[attribute(select, 'name')] = options[0] ?? ''
  }
  return answers
}

/** The browser has none of its own here: what the server sends is all there is, and a form is sent as its markup says. */
describe('every form by which something is recorded of a child or a household is sent without JavaScript and saved', () => {
  it('and there are as many as there are kinds of things to record', () => {
    expect(recordingForms.length).toBeGreaterThan(90)
  })

  it.each(recordingForms)('$of', async ({ path }) => {
    const address = path(about)
    const { html } = await app.browser.open(address)
    const saved = await app.browser.send(address, answersTo(html, address))
    expect([saved.status, saved.text.includes('Saved: ')], saved.text.slice(0, 900)).toEqual([200, true])
  })
})
