import { afterEach, describe, expect, it } from 'vitest'
import { authorities, ensureAuthority } from '../database/authorities.ts'
import { forgetDemonstrations } from './forget.ts'
import { migrate } from '../database/migrate.ts'
import { firstAndLastPosition } from './positions.ts'
import { save } from './save.ts'
import type { Store } from '../database/store.ts'
import { aStore, HARBOUR } from '../testing.ts'
import { aNewChild, definitions, project } from '../testing-rules.ts'

describe('Forgetting a demonstration', () => {
  let store: Store
  afterEach(() => store.close())

  it('leaves a database in which everything begins anew', async () => {
    store = await aStore()
    expect(await forgetDemonstrations(store)).toBe(true)
    expect((await migrate(store)).migrated).toBe(true)
    expect(await authorities(store)).toEqual([])
  })

  it('may be asked for twice, and of a database that holds nothing of ours', async () => {
    store = await aStore()
    await forgetDemonstrations(store)
    expect(await forgetDemonstrations(store)).toBe(true)
  })

  it('deletes nothing where something is recorded of an authority that is no demonstration', async () => {
    store = await aStore()
    await ensureAuthority(store, { id: HARBOUR, name: 'A council', code: null, demonstration: false })
    await save(store, HARBOUR, aNewChild().save, project, definitions)
    expect(await forgetDemonstrations(store)).toBe(false)
    expect(await firstAndLastPosition(store, HARBOUR)).not.toBeNull()
  })

  it('forgets an authority without a name of which nothing is recorded', async () => {
    store = await aStore()
    await ensureAuthority(store, { id: 2, name: 'Your authority', code: null, demonstration: false })
    expect(await forgetDemonstrations(store)).toBe(true)
  })
})
