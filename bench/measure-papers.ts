import { randomUUID } from 'node:crypto'
import { noChild } from '../src/access/index.ts'
import { harbour, recordBoards, recordPlans } from '../src/demo/index.ts'
import { publishPaper } from '../src/practice/governance/index.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../src/practice/index.ts'
import { publishMeans } from '../src/publishing/index.ts'
import type { FactId, NewRevision, SubjectId } from '../src/record/index.ts'
import { ensureAuthority, migrate, openStore, readEditionFile, readThin, save, type Store } from '../src/store/index.ts'
import { addDays, type Day } from '../src/time/index.ts'
import { median, report, saying, seconds } from './figures.ts'
import { UNTIL } from './returns-of.ts'

const AUTHORITY = 1
const ACTIONS = 660
const project = makeProject(defaultDefinitions)
const today: Day = UNTIL

const fact = (subject: SubjectId, type: string, body: NewRevision['body'], texts = {}): NewRevision => ({
  ...{ fact: randomUUID() as FactId, revision: 0, type, shape: 1, subjects: [subject] }, // a new fact
  ...{ happenedOn: addDays(today, -200), body, texts },
})

async function record(
  store: Store,
  kind: 'plan' | 'action' | 'paper',
  id: SubjectId,
  revisions: readonly NewRevision[],
) {
  const saved = await save(
    store,
    AUTHORITY,
    {
      ...{ request: randomUUID(), by: 'head-of-service', voice: 'typed', statement: null, recordedOn: today },
      ...{ newSubjects: [{ id, kind, sourceRef: null }], revisions },
    },
    project,
    eventDefinitions,
  )
  if (!saved.saved) throw new Error(`It could not be saved: ${saved.why}`)
}

/** A plan so long that what is slow in it fills a pack of sixty pages. */
async function longPlan(store: Store): Promise<void> {
  const plan = randomUUID() as SubjectId // a new subject
  await record(store, 'plan', plan, [fact(plan, 'improvement.plan-agreed', { title: 'A long plan', dates: 'Days.' })])
  for (let n = 0; n < ACTIONS; n += 1) {
    const action = randomUUID() as SubjectId // likewise
    const body = {
      ...{
        plan,
        ref: `${String(1 + Math.floor(n / 60))}.${String(1 + (n % 60))}`,
        priority: 'Practice',
        lead: 'head of service',
      },
      action: 'Bring what is done for every child with a plan for adoption before the board, with what it changed',
      ...{ dueOn: addDays(today, -60), dueIs: 'day' },
    }
    await record(store, 'action', action, [fact(action, 'improvement.action-agreed', body)])
  }
}

const pagesIn = (pdf: Buffer | null): number => (pdf?.toString('latin1').match(/\/Type \/Page\b/g) ?? []).length

/** A board pack of more than sixty pages, from its figures to its kept files: web page, Word, PDF and rows. */
export async function measurePapers(databaseUrl: string): Promise<void> {
  const store = await openStore({ databaseUrl })
  try {
    await migrate(store)
    await ensureAuthority(store, harbour)
    saying('Recording plans, boards and a long plan')
    const watch = { today, progress: () => undefined }
    await recordPlans(store, AUTHORITY, project, watch)
    await recordBoards(store, AUTHORITY, 'Harbour Council', project, watch)
    await longPlan(store)
    const settings = { inForce: () => Promise.resolve(defaultDefinitions) }
    const means = publishMeans({ store, project, settings, today: () => today, local: [] })
    const meetings = await readThin(store, eventDefinitions, ['meeting'])({
      ...{ authority: AUTHORITY, generation: 0, on: today, sees: noChild },
    })
    const times: number[] = []
    let [pages, progressed] = [0, 0]
    for (let run = 0; run < 3; run += 1) {
      const paper = randomUUID() as SubjectId // likewise
      await record(store, 'paper', paper, [
        fact(paper, 'governance.paper', { kind: 'board-pack', asAtOn: today, of: meetings[0]?.subject ?? '' }),
        fact(paper, 'governance.narrative', { part: 'less-well' }, { text: 'Recording lags behind practice.' }),
      ])
      progressed = 0
      const began = performance.now()
      const published = await publishPaper(means, {
        ...{ paper, by: 'head-of-service', request: randomUUID(), isSent: false, authorityName: 'Harbour Council' },
        ...{ reading: { authority: AUTHORITY, generation: 0, on: today, sees: noChild }, today, now: new Date() },
        signal: new AbortController().signal,
        onProgress: () => (progressed += 1),
      })
      times.push(performance.now() - began)
      if ('problem' in published) throw new Error(published.problem)
      pages = pagesIn(await readEditionFile(store, AUTHORITY, published.edition, 'pdf'))
    }
    const what = `a board pack of ${String(pages)} pages, published (${String(progressed)} words of progress)`
    report(what, seconds(median(times)), '60 pages under 10 s')
  } finally {
    await store.close()
  }
}
