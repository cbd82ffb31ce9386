import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { aRecordOf } from '../../../test/a-record-of.ts'
import { anApp, aBrowser, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'
import type { SubjectId } from '../../record/index.ts'
import { HARBOUR } from '../../store/testing.ts'

interface Row {
  readonly person: string
  readonly route: string
  readonly ground: string
  readonly because: string
  readonly subject: string | null
  readonly subjects: readonly string[]
  readonly on: string
}

let app: AnApp
let children: readonly SubjectId[]
let lead: Browser
let worker: Browser
const TEAMS = ['Safeguarding North', 'Safeguarding North', 'Safeguarding East']

beforeAll(async () => {
  app = await anApp()
  const told = TEAMS.map((team, n) =>
    aChild(`Child ${n}.`, `10000${n}`)
      .bornOn('2021-05-01')
      .enteredCareOn('2023-08-28')
      .placedWithFosterCarers()
      .inTeam(team, '2023-09-01'),
  )
  const on = await aRecordOf(app.store, told)
  children = [...on.values()].map(({ subject }) => subject)
  lead = aBrowser(app.server)
  await lead.signIn('adoption-lead')
  worker = aBrowser(app.server)
  await worker.signIn('social-worker-same-team')
})
afterAll(() => app.close())

/** What the log got while something was done. */
async function loggedBy(does: () => Promise<unknown>): Promise<readonly Row[]> {
  const rows = () =>
    app.store.inAuthority(HARBOUR, async (tx) => {
      const found = await sql<Row>`
        select person, route, ground, because, subject, subjects, read_on as "on" from read_log order by n`.execute(tx)
      return found.rows
    })
  const before = (await rows()).length
  await does()
  return (await rows()).slice(before)
}

it('a record that is opened is one read: who, which, which page, when, on what ground', async () => {
  expect(await loggedBy(() => worker.open(`/children/${children[0] ?? ''}`))).toEqual([
    {
      ...{ person: 'social-worker-same-team', route: '/children/:child', on: '2025-10-16' },
      ...{ ground: 'same-team', because: 'Social worker: the child is of their team.' },
      ...{ subject: children[0], subjects: [children[0]] },
    },
  ])
})

it('a list is one read, of the children that it showed', async () => {
  const [row, ...more] = await loggedBy(() => worker.open('/children'))
  expect(more).toEqual([])
  expect(row).toMatchObject({ route: '/children', ground: 'list', subject: null })
  expect([...(row?.subjects ?? [])].sort()).toEqual([...children.slice(0, 2)].sort())
})

it('a file of children is one read; one of figures is none', async () => {
  const [row] = await loggedBy(() => lead.open('/due/download?part=all&team=any&role=any'))
  expect(row).toMatchObject({ route: '/due/download', ground: 'list', subject: null })
  expect([...(row?.subjects ?? [])].sort()).toEqual([...children].sort())
  expect(await loggedBy(() => lead.open('/permanence/download'))).toEqual([])
  expect(await loggedBy(() => lead.open('/scorecard/download'))).toEqual([])
})

it('every page that leads to a child’s page is written down with that child', async () => {
  for (const address of ['/', '/children', '/children/quiet', '/children/contradictions', '/due', '/permanence'])
    for (const browser of [lead, worker]) {
      let html = ''
      const rows = await loggedBy(async () => {
        html = (await browser.open(address)).html
      })
      const shown = children.filter((child) => html.includes(child))
      expect([address, [...(rows[0]?.subjects ?? [])].sort()]).toEqual([address, [...shown].sort()])
    }
})

it('what leads elsewhere or shows no child is no read', async () => {
  expect(await loggedBy(() => worker.open('/rules'))).toEqual([])
  await lead.open('/as-at')
  const date = { 'on-day': '1', 'on-month': '2', 'on-year': '2025' }
  expect(await loggedBy(() => lead.send('/as-at', date))).toEqual([])
})

it('a form that comes back with what is wrong is a read of the child whom it names', async () => {
  const address = `/children/${children[0] ?? ''}/record/child.visit`
  await lead.open(address)
  expect(await loggedBy(() => lead.send(address, {}))).toMatchObject([
    { route: 'POST /children/:child/record/:event', ground: 'other-team', subject: children[0] },
  ])
})

it('what cannot be written down is not shown', async () => {
  await app.store.executeSql('alter function record_reads rename to away')
  const page = await lead.open(`/children/${children[0] ?? ''}`)
  await app.store.executeSql('alter function away rename to record_reads')
  expect(page.status).toBe(500)
  expect(page.text).not.toContain('Child 0')
})
