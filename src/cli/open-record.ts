import {
  addAuthority,
  authorities,
  ensureAuthority,
  migrate,
  noteMadeBy,
  openStore,
  type Authority,
  type Store,
} from '../store/index.ts'
import type { Surroundings } from './command.ts'
import { numbersKey, vaultKeyFiles } from './vault-key.ts'
import { thisProgram } from './this-program.ts'
import { whereKept } from './where-kept.ts'

/** The record that a command works on, and the authorities whose it is: a council's own before a demonstration. */
export interface OpenedRecord {
  readonly store: Store
  readonly authority: Authority
  readonly authorities: readonly Authority[]
}

/** The authority of a record that nobody has set up yet: a council's own files, until it is given its name. */
const nameless: Authority = { id: 1, name: 'Your authority', code: null, demonstration: false }

/**
 * Opens the record, made ready for this release. An empty one gets an authority without a name. Throws `FolderInUse`,
 * and where the database's user may not make what is missing, an error that says what an administrator must run.
 */
export async function openRecord(env: Surroundings['env']): Promise<OpenedRecord> {
  const store = await openStore({ ...whereKept(env), listKey: () => numbersKey(vaultKeyFiles(env)) })
  try {
    const migrated = await migrate(store)
    if (!migrated.migrated)
      throw new Error(`An administrator of the database must run this first:\n\n${migrated.administratorSql}`)
    const all = (await authorities(store)).sort((a, b) => Number(a.demonstration) - Number(b.demonstration))
    const [known] = all
    if (known) return { store, authority: known, authorities: all }
    await ensureAuthority(store, nameless)
    await noteBegun(store, nameless.id)
    return { store, authority: nameless, authorities: [nameless] }
  } catch (error) {
    await store.close()
    throw error
  }
}

/** A record that begins now is what this program makes of it: nothing of it is ever to be worked out anew for this program. */
async function noteBegun(store: Store, id: Authority['id']): Promise<void> {
  const program = thisProgram()
  if (program !== null) await noteMadeBy(store, id, program)
}

/** The council's own record, to load its files into: beside a demonstration it is made, never mixed with invented children. */
export async function ownRecord({ store, authority }: OpenedRecord): Promise<Authority> {
  if (!authority.demonstration) return authority
  const { id: _, ...own } = nameless
  const id = await addAuthority(store, own)
  await noteBegun(store, id)
  return { ...own, id }
}
