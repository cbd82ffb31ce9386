import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aBrowser, anApp, TODAY, type AnApp } from '../../../test/an-app.ts'
import { project } from '../../../test/a-record-of.ts'
import { recordPlans } from '../../demo/plans/record-plans.ts'
import { HARBOUR } from '../../store/testing.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp({ person: 'head-of-service' })
  await recordPlans(app.store, HARBOUR, project, { today: TODAY, progress: () => undefined })
})
afterAll(() => app.close())

const on = (field: string, year: string, month: string, dayOf: string) => ({
  ...{ [`${field}-day`]: dayOf, [`${field}-month`]: month, [`${field}-year`]: year },
})

describe('A requirement that is none of the worked examples', () => {
  const NEW = '/improvement/requirements/new'
  const review = {
    ...{
      ...on('happenedOn', '2018', '5', '21'),
      kind: 'peer-review',
      document: 'Peer review of May 2018',
      short: 'PR18',
    },
    ...{ calls: 'Recommendation', ref: '3', asks: 'Show that supervision changes what is done' },
  }

  it('is entered by its paragraph, and refused in words where it names nothing or another', async () => {
    await app.browser.open(NEW)
    const refused = await app.browser.send(NEW, { ...review, short: 'N12', ref: 'three!' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('N12 is the short name of one of the worked examples: choose another')
    expect(refused.text).toContain('The paragraph’s number must be figures and letters, such as 3 or 5.2')
    const saved = await app.browser.send(NEW, review)
    expect(saved.heading).toBe('Recommendation 3')
    expect(saved.text).toContain('No action on record answers it.')
    await app.browser.open(NEW)
    expect((await app.browser.send(NEW, review)).text).toContain('PR18-3 is entered already')
  })

  it('stands in the matrix among what is tied to nothing until an action answers it', async () => {
    const { text } = await app.browser.open('/improvement/requirements')
    expect(text).toMatch(/Requirements that no action answers.*Peer review of May 2018, 3/)
    expect(text).toContain('Peer review, entered here in our words.')
  })

  it('gets a verdict, which is corrected and not deleted', async () => {
    const VERDICT = '/improvement/requirements/PR18-3/verdict'
    await app.browser.open(VERDICT)
    const given = await app.browser.send(VERDICT, {
      ...{ ...on('happenedOn', '2025', '10', '1'), verdict: 'met', decidedBy: 'board', basis: 'The audit of June' },
    })
    expect(given.text).toContain('● Met')
    const correct = /href="(\/improvement\/facts\/[0-9a-f-]+\/correct)"[^>]*>Verdict/.exec(given.html)?.[1] ?? ''
    const { html } = await app.browser.open(correct)
    const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? ''
    const corrected = await app.browser.send(correct, {
      ...{
        ...on('happenedOn', '2025', '10', '1'),
        verdict: 'partly',
        decidedBy: 'board',
        basis: 'The audit of June',
        revision,
      },
    })
    expect(corrected.text).toContain('◆ Partly met')
    expect(corrected.text).not.toContain('● Met')
    const worker = aBrowser(app.server)
    await worker.signIn('team-manager')
    expect((await worker.open(correct)).status).toBe(403)
  })
})

describe('The story of a requirement on one page', () => {
  const STORY = '/improvement/requirements/N12-9/story'
  it('says what was asked and done, what changed, and that nobody has written what went less well', async () => {
    const { text } = await app.browser.open(STORY)
    expect(text).toMatch(/What we did.*1\.4.*What changed for children.*1\.1-m11.*Before None.*Now None/)
    expect(text).toContain('Nobody has written what went less well')
    expect(text).toMatch(/What the record shows to be still wrong Nobody has decided whether it is met\./)
    expect(text).toContain('1.1-m11 Children with an up-to-date plan has no value: nobody can say what changed.')
  })

  it('cannot be written without what went less well, nor lose it when it is written again', async () => {
    const words = {
      ...on('happenedOn', '2025', '10', '1'),
      did: 'Plans are looked at weekly.',
      voice: 'Eleven children told us.',
    }
    await app.browser.open(`${STORY}/tell`)
    const refused = await app.browser.send(`${STORY}/tell`, { ...words, lessWell: '' })
    expect(refused.status).toBe(400)
    expect(refused.text).toContain('Enter an answer to “What went less well, and')
    expect(refused.html).toContain('Eleven children told us.')
    const told = await app.browser.send(`${STORY}/tell`, { ...words, lessWell: 'Half of the plans have no date.' })
    expect(told.text).toMatch(/What went less well Half of the plans have no date\./)
    const again = await app.browser.open(`${STORY}/tell`)
    expect(again.html).toContain('Half of the plans have no date.')
    const emptied = await app.browser.send(`${STORY}/tell`, { ...words, lessWell: '  ' })
    expect(emptied.status).toBe(400)
    expect((await app.browser.open(STORY)).text).toContain('Half of the plans have no date.')
  })

  it('stands as at a day before it was told', async () => {
    expect((await app.browser.open(`${STORY}?on=2025-09-30`)).text).toContain('Nobody has written what went less well')
  })

  it('is there for any requirement, and for none that there is not', async () => {
    expect((await app.browser.open('/improvement/requirements/PR18-3/story')).text).toContain('No measure follows it')
    expect((await app.browser.open('/improvement/requirements/N99-1/story')).status).toBe(404)
  })
})

describe('A progress update', () => {
  it('is put right by whoever may record it, with its words in the form; what it said stays', async () => {
    const plans = await app.browser.open('/improvement')
    const plan = /href="(\/improvement\/plans\/[0-9a-f-]+)"[^>]*>Harbour Council/.exec(plans.html)?.[1] ?? ''
    const { html } = await app.browser.open(plan)
    const actions = [...html.matchAll(/href="(\/improvement\/actions\/[0-9a-f-]+)"/g)].map(([, href]) => href ?? '')
    for (const action of new Set(actions)) {
      const page = await app.browser.open(action)
      const correct = /href="(\/improvement\/facts\/[0-9a-f-]+\/correct)"[^>]*>Correct<[^>]*>: Progress update/.exec(
        page.html,
      )?.[1]
      if (correct === undefined) continue
      const form = await app.browser.open(correct)
      expect(form.html).toMatch(/<textarea[^>]*name="progress"[^>]*>[^<]+<\/textarea>/)
      const revision = /name="revision" value="(\d+)"/.exec(form.html)?.[1] ?? ''
      const saved = await app.browser.send(correct, {
        ...on('happenedOn', '2025', '10', '1'),
        progress: 'It was a week later.',
        revision,
      })
      expect(saved.text).toMatch(/It was a week later\..*corrected since/)
      return
    }
    throw new Error('No action of the demonstration has an update')
  })
})
