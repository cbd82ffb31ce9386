import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { aRecordOf, project } from '../../../test/a-record-of.ts'
import { aBrowser, anApp, type AnApp, type Browser } from '../../../test/an-app.ts'
import { aChild } from '../../demo/index.ts'
import { eventDefinitions } from '../../practice/index.ts'
import { verify } from '../../store/index.ts'
import { HARBOUR } from '../../store/testing.ts'

let app: AnApp
let worker: Browser
let hidden = ''
const ABSENT = '00000000-0000-4000-8000-000000000000'

beforeAll(async () => {
  app = await anApp({ person: 'auditor' })
  const on = await aRecordOf(app.store, [
    aChild('Quillfeather, Rosalind', '770077')
      .bornOn('2021-11-17')
      .inNeedFrom('2025-01-06')
      .inTeam('East', '2025-01-06'),
  ])
  hidden = on.get('Quillfeather, Rosalind')?.subject ?? ''
  worker = aBrowser(app.server)
  await worker.signIn('social-worker-same-team')
})
afterAll(() => app.close())

const logged = async () =>
  (
    await app.store.inAuthority(HARBOUR, (tx) =>
      sql<{ said: string }>`
        select to_jsonb(l)::text as said from read_log l where ground = 'refused' order by n`.execute(tx),
    )
  ).rows.map(({ said }) => said)

/** What the log got while something was done: who, at which kind of address, why; and the rows as they are. */
async function refusedBy(does: () => Promise<unknown>) {
  const before = (await logged()).length
  await does()
  const rows = (await logged()).slice(before)
  const read = (row: string, field: string) =>
    new RegExp(`"${field}": ("(?:[^"\\\\]|\\\\.)*"|null|\\[\\])`).exec(row)?.[1]
  return {
    rows,
    said: rows.map((row) => ['person', 'route', 'because'].map((field) => read(row, field)?.slice(1, -1))),
  }
}

describe('An attempt that is refused', () => {
  it('is in the log: who, the kind of address, when and why; neither the child nor an address', async () => {
    const { rows, said } = await refusedBy(() => worker.open(`/children/${hidden}/record`))
    expect(said).toEqual([
      ['social-worker-same-team', '/children/:child/record', 'Social worker: the role does not reach this child.'],
    ])
    expect(rows.join()).not.toMatch(/Quillfeather|Rosalind|770077/)
    expect(rows.join()).not.toContain(hidden)
  })

  it('is in it whether there is such a record or not, and looks alike to whoever asks', async () => {
    const answers: string[] = []
    for (const id of [hidden, ABSENT]) {
      const { said } = await refusedBy(async () => {
        const { html, status } = await worker.open(`/children/${id}`)
        answers.push(`${status} ${html.replaceAll(id, 'ID').replaceAll(/name="request" value="[^"]*"/g, '')}`)
      })
      expect(said).toHaveLength(1)
    }
    expect(answers[0]).toBe(answers[1])
  })

  it('is in it where a page answers that there is nothing, a form is forged, or an account is disabled', async () => {
    expect((await refusedBy(() => app.browser.open('/reads/999999'))).said).toEqual([
      ['auditor', '/reads/:read', 'There is nothing at this address, or it is not theirs.'],
    ])
    expect((await refusedBy(() => worker.post('/as-at', { csrf: 'forged' }))).said).toEqual([
      ['social-worker-same-team', 'POST /as-at', 'The form did not come from a page of this session.'],
    ])
    const gone = aBrowser(app.server)
    await gone.signIn('duty-manager')
    await app.store.inAuthority(HARBOUR, (tx) =>
      sql`insert into person (authority, id, name, roles, state)
        values (${HARBOUR}, 'duty-manager', 'Gone', '{duty-manager}', 'disabled')`.execute(tx),
    )
    expect((await refusedBy(() => gone.get('/children'))).said).toEqual([
      ['duty-manager', '/children', 'The account is disabled.'],
    ])
  })

  it('is found by the auditor by its ground, with who and why', async () => {
    await app.browser.open('/reads')
    const found = await app.browser.send('/reads/search', { ground: 'refused', who: 'social-worker-same-team' })
    expect(found.text).toContain('Refused: nothing was shown')
    expect(found.text).toContain('Social worker: the role does not reach this child.')
    expect(found.text).not.toContain('Quillfeather')
  })

  it('stands in the same chain as reads do', async () => {
    const rules = { project, definitions: eventDefinitions }
    expect((await verify(app.store, HARBOUR, { heads: [], key: null, rules, foldOneIn: 1 })).faults).toEqual([])
  })

  it('is not answered as refused where it cannot be written down', async () => {
    await app.store.executeSql('alter function record_reads rename to away')
    const page = await worker.open(`/children/${hidden}`)
    await app.store.executeSql('alter function away rename to record_reads')
    expect(page.status).toBe(500)
  })
})
