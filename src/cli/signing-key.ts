import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { appendFileSync, chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { z } from 'zod'
import type { SignedHead } from '../record/index.ts'
import type { Surroundings } from './command.ts'
import { whereKept } from './where-kept.ts'

/** Where one record's signing key and the heads that it signed are kept: never in the record's own folder. */
export interface SigningPlace {
  readonly key: string
  /** One signed head a line, only ever added to. */
  readonly heads: string
}

/** The place that THROUGHLINE_KEY names, or one in the user's own settings for each record. */
export function signingPlace(env: Surroundings['env']): SigningPlace {
  const named = env['THROUGHLINE_KEY']
  const key = named ? resolve(named) : join(settingsFolder(env), placeOf(env), 'signing-key')
  return { key, heads: `${key}.heads` }
}

/** The folder of the user’s own settings for Throughline. */
export const settingsFolder = (env: Surroundings['env']): string =>
  join(env['XDG_CONFIG_HOME'] || join(homedir(), '.config'), 'throughline')

/** A short name for the record: its folder, or its database without the user's password. */
export function placeOf(env: Surroundings['env']): string {
  const where = whereKept(env)
  const place = 'dataFolder' in where ? where.dataFolder : withoutSecrets(where.databaseUrl)
  return createHash('sha256').update(place).digest('hex').slice(0, 12)
}

function withoutSecrets(url: string): string {
  const read = URL.parse(url)
  return read ? `${read.host}${read.pathname}` : 'database'
}

/** The Ed25519 key at its place, made there (mode 0600) where there is none yet. Throws where it is no such key. */
export function signingKey(place: SigningPlace): KeyObject {
  if (!existsSync(place.key)) {
    mkdirSync(dirname(place.key), { recursive: true, mode: 0o700 })
    const { privateKey } = generateKeyPairSync('ed25519')
    writeFileSync(place.key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600, flag: 'wx' })
  }
  chmodSync(place.key, 0o600)
  const key = createPrivateKey(readFileSync(place.key))
  if (key.asymmetricKeyType !== 'ed25519') throw new Error(`The signing key ${place.key} is no Ed25519 key.`)
  return key
}

/** The key that checks what the signing key signed; null where no key was made yet. */
export const checkingKey = (place: SigningPlace): KeyObject | null =>
  existsSync(place.key) ? createPublicKey(createPrivateKey(readFileSync(place.key))) : null

/** Adds a signed head to the file of heads. */
export function keepHead(place: SigningPlace, head: SignedHead): void {
  mkdirSync(dirname(place.heads), { recursive: true, mode: 0o700 })
  appendFileSync(place.heads, `${JSON.stringify(head)}\n`, { mode: 0o600 })
}

const Head = z.object({
  authority: z.number(),
  position: z.number(),
  hash: z.string(),
  at: z.string(),
  signature: z.string(),
})

/** Every head that was signed, oldest first. Throws where a line is none. */
export function keptHeads(place: SigningPlace): readonly SignedHead[] {
  if (!existsSync(place.heads)) return []
  const lines = readFileSync(place.heads, 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => Head.parse(JSON.parse(line)))
}

/** Puts the heads of a trial record that was deleted on purpose aside, so that a new one in its place can begin. */
export function putHeadsAside(place: SigningPlace, at: Date): void {
  if (existsSync(place.heads)) renameSync(place.heads, `${place.heads}-until-${at.toISOString().replaceAll(':', '-')}`)
}
