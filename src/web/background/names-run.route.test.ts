import { expect, it } from 'vitest'
import { inFolder } from '../../exchange/ssda903/fixtures.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../../practice/index.ts'
import { listImports, type Store } from '../../store/index.ts'
import { aStore, HARBOUR } from '../../store/testing.ts'
import { day } from '../../time/index.ts'
import { loadNamesOver } from './names-run.ts'

const UNDER_WAY = 'Another import is under way. Wait until it has ended, or stop it, and then import again.'

it('A names file sent while another import is under way is answered with a sentence, which the history keeps', async () => {
  const store = await aStore()
  let times = 0
  // The embedded database has one session, which cannot be in its own way: the second transaction is the import itself.
  const busy: Store['inAuthority'] = (authority, work, scope) => {
    times += 1
    if (times === 2) return Promise.reject(Object.assign(new Error(UNDER_WAY), { code: 'import-under-way' }))
    return store.inAuthority(authority, work, scope)
  }
  const load = loadNamesOver({
    store: { ...store, inAuthority: busy },
    project: makeProject(defaultDefinitions),
    definitions: eventDefinitions,
  })
  const loaded = await inFolder({ 'names.csv': 'CHILD,NAME\n1,Robin Example\n' }, (folder) =>
    load(
      { authority: HARBOUR, by: 'performance-analyst', today: day('2025-10-16') },
      { field: 'names', name: 'names.csv', path: `${folder}/names.csv`, bytes: 29 },
    ),
  )
  expect(loaded).toEqual({ problem: UNDER_WAY })
  const [told] = await listImports(store, HARBOUR, 1, 0)
  expect(told).toMatchObject({ state: 'failed', problem: UNDER_WAY })
  await store.close()
})
