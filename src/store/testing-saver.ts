import { randomUUID } from 'node:crypto'
import type { SubjectId } from '../record/index.ts'
import { addDays, day } from '../time/index.ts'
import { importInto } from './import-into.ts'
import { openStore } from './open-store.ts'
import { save } from './save.ts'
import type { Store } from './store.ts'
import { HARBOUR } from './testing.ts'
import { aNewChild, aSave, aVisit, definitions, newSubject, project } from './testing-rules.ts'

/**
 * A process that saves and imports until it is killed, for kill.db.test.ts. It says on stdout what was acknowledged:
 * `saved REQUEST` once a save was answered, `importing REQUEST` before an import begins, `imported REQUEST` after.
 */
const BATCHES = 5
const say = (line: string): boolean => process.stdout.write(`${line}\n`)

async function saveSome(store: Store, children: SubjectId[]): Promise<void> {
  const { child, save: first } = aNewChild()
  children.push(child)
  const visits = children.slice(-3).map((each, n) => aSave([aVisit(each, addDays(day('2025-02-01'), n))]))
  for (const each of [first, ...visits]) {
    const saved = await save(store, HARBOUR, each, project, definitions)
    if (saved.saved) say(`saved ${each.request}`)
  }
}

async function importOnce(store: Store): Promise<void> {
  const request = randomUUID()
  say(`importing ${request}`)
  const info = { request, by: 'analyst', voice: 'ssda903', recordedOn: day('2025-10-16') } as const
  await importInto(store, HARBOUR, info, project, definitions, async (importing) => {
    for (let n = 0; n < BATCHES; n++) {
      const refs = Array.from({ length: 10 }, () => randomUUID())
      await importing.read(refs)
      const newSubjects = refs.map((sourceRef) => ({ id: newSubject(), kind: 'child' as const, sourceRef }))
      const revisions = newSubjects.flatMap(({ id }) => [aVisit(id, '2025-04-01'), aVisit(id, '2025-05-01')])
      await importing.write({
        newSubjects,
        entries: [{ statement: '2026:2025-10-16', revisions }],
        coverage: new Map(),
      })
    }
  })
  say(`imported ${request}`)
}

async function untilKilled(databaseUrl: string): Promise<never> {
  const store = await openStore({ databaseUrl })
  const children: SubjectId[] = []
  for (;;) await Promise.all([saveSome(store, children), importOnce(store)])
}

await untilKilled(process.argv[2] ?? '')
