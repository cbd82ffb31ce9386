import { parseArgs } from 'node:util'
import { countSealed, rewrapVault, vaultKeyId } from '../store/index.ts'
import type { Command, Surroundings } from './command.ts'
import { openRecord } from './open-record.ts'
import { makeVaultKeys, nextVaultKey, openingKey, turnVaultKey, vaultKeyFiles } from './vault-key.ts'

const usage = [
  'throughline vault               says how many records are sealed, and whether the key is at hand',
  'throughline vault --new-key     makes the keys, at THROUGHLINE_VAULT_KEY or in your own settings',
  'throughline vault --change-key  wraps everything by a new key; the old one then opens old backups alone',
]

function asked(args: readonly string[]): 'say' | 'new-key' | 'change-key' | null {
  try {
    const options = { 'new-key': { type: 'boolean' }, 'change-key': { type: 'boolean' } } as const
    const { values } = parseArgs({ args: [...args], options })
    if (values['new-key'] && values['change-key']) return null
    return values['new-key'] ? 'new-key' : values['change-key'] ? 'change-key' : 'say'
  } catch {
    return null
  }
}

const COPY =
  'Keep a copy where no copy of the database is kept. Without it nothing that is sealed can ever be opened again.'

function newKey(around: Surroundings): number {
  const files = vaultKeyFiles(around.env)
  makeVaultKeys(files, around.env)
  around.out(`The vault’s keys were made: ${files.private}, .public and .numbers. ${COPY}\n`)
  return 0
}

async function changeKey(around: Surroundings): Promise<number> {
  const files = vaultKeyFiles(around.env)
  const from = openingKey(files, around.env)
  if (from === null) throw new Error(`There is no key of the vault at ${files.private}. Make one with --new-key.`)
  const key = nextVaultKey(files, around.env)
  const { store, authorities } = await openRecord(around.env)
  try {
    let changed = 0
    for (const { id } of authorities) changed += await rewrapVault(store, id, from, { key, id: vaultKeyId(key) })
    turnVaultKey(files, new Date())
    around.out(
      `${changed} sealed things are under the new key. Start the service again, so that it reads it. ${COPY}\n`,
    )
    return 0
  } finally {
    await store.close()
  }
}

async function say(around: Surroundings): Promise<number> {
  const files = vaultKeyFiles(around.env)
  const { store, authorities } = await openRecord(around.env)
  try {
    let sealed = 0
    for (const { id } of authorities) sealed += await countSealed(store, id)
    const key = openingKey(files, around.env)
    const at = key === null ? 'There is no key at' : `Key ${vaultKeyId(key)} is at`
    around.out(`${sealed} ${sealed === 1 ? 'record is' : 'records are'} sealed. ${at} ${files.private}.\n`)
    return 0
  } finally {
    await store.close()
  }
}

export const vaultCommand: Command = {
  name: 'vault',
  summary: 'Makes and changes the key that sealed adoption records are under.',
  usage,
  run: async (args, around) => {
    const ask = asked(args)
    if (ask === null) {
      around.err(`There is no such argument. Use it so:\n  ${usage.join('\n  ')}\n`)
      return 2
    }
    if (ask === 'new-key') return newKey(around)
    return ask === 'change-key' ? changeKey(around) : say(around)
  },
}
