import {
  createPrivateKey,
  createPublicKey,
  createSecretKey,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Surroundings } from './command.ts'
import { placeOf, settingsFolder } from './signing-key.ts'

/** Strong enough for what must be kept a hundred years by today’s advice, and changed when advice changes. */
const MODULUS_BITS = 4096

/**
 * The vault’s keys as files outside the database. `private` opens; `public` seals; `numbers` knows sealed numbers again.
 * Each is read when it is needed, so that a server may hold the last two alone.
 */
export interface VaultKeyFiles {
  readonly private: string
  readonly public: string
  readonly numbers: string
}

/** The file that THROUGHLINE_VAULT_KEY names, or one in the user’s own settings for each record. */
export function vaultKeyFiles(env: Surroundings['env']): VaultKeyFiles {
  const named = env['THROUGHLINE_VAULT_KEY']
  const file = named ? resolve(named) : join(settingsFolder(env), placeOf(env), 'vault-key')
  return { private: file, public: `${file}.public`, numbers: `${file}.numbers` }
}

const passphraseIn = (env: Surroundings['env']): string | undefined => env['THROUGHLINE_VAULT_PASSPHRASE'] || undefined

/** The key under which sealed numbers are listed; null where its file is not at hand. */
export const numbersKey = ({ numbers }: VaultKeyFiles): KeyObject | null =>
  existsSync(numbers) ? createSecretKey(Buffer.from(readFileSync(numbers, 'utf8').trim(), 'hex')) : null

/** The key that seals; null where its file is not at hand. */
export const sealingKey = (files: VaultKeyFiles): KeyObject | null =>
  existsSync(files.public) ? createPublicKey(readFileSync(files.public)) : null

/** The key that opens; null where its file is not at hand. Throws where the passphrase is wrong or missing. */
export function openingKey(files: VaultKeyFiles, env: Surroundings['env']): KeyObject | null {
  if (!existsSync(files.private)) return null
  const passphrase = passphraseIn(env)
  try {
    return createPrivateKey({ key: readFileSync(files.private), ...(passphrase !== undefined && { passphrase }) })
  } catch {
    throw new Error('The vault’s key could not be read. Set THROUGHLINE_VAULT_PASSPHRASE to its passphrase.')
  }
}

/** Makes the keys of a vault. Throws where there are any: another key would open nothing that is sealed. */
export function makeVaultKeys(files: VaultKeyFiles, env: Surroundings['env']): void {
  if (existsSync(files.private) || existsSync(files.numbers)) throw new Error('The vault has its keys already.')
  writePair(files, env)
  writeFileSync(files.numbers, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' })
}

function writePair(files: Pick<VaultKeyFiles, 'private' | 'public'>, env: Surroundings['env']): void {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: MODULUS_BITS })
  const passphrase = passphraseIn(env)
  const locked = passphrase === undefined ? {} : { cipher: 'aes-256-cbc', passphrase }
  mkdirSync(dirname(files.private), { recursive: true, mode: 0o700 })
  writeFileSync(files.private, privateKey.export({ type: 'pkcs8', format: 'pem', ...locked }), {
    ...{ mode: 0o600, flag: 'wx' },
  })
  writeFileSync(files.public, publicKey.export({ type: 'spki', format: 'pem' }), { mode: 0o600 })
}

/** Where the next key waits until everything is wrapped by it. */
const nextOf = (files: VaultKeyFiles): VaultKeyFiles => ({
  ...{ private: `${files.private}.next`, public: `${files.public}.next`, numbers: files.numbers },
})

/** The next key, made unless an interrupted change left one. The numbers keep theirs: the list is not made again. */
export function nextVaultKey(files: VaultKeyFiles, env: Surroundings['env']): KeyObject {
  const next = nextOf(files)
  if (!existsSync(next.private)) writePair(next, env)
  const key = openingKey(next, env)
  if (key === null) throw new Error('The next key of the vault was not written.')
  return key
}

/** Puts the next key in the place of the one before, which is kept beside it: old backups are still under it. */
export function turnVaultKey(files: VaultKeyFiles, at: Date): void {
  const next = nextOf(files)
  const aside = `${files.private}-until-${at.toISOString().replaceAll(':', '-')}`
  renameSync(files.private, aside)
  renameSync(next.private, files.private)
  renameSync(next.public, files.public)
}
