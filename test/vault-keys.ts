import { createSecretKey, generateKeyPairSync, randomBytes } from 'node:crypto'

/** Keys of a vault, made for one test. */
export function vaultKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 3072 })
  return { privateKey, publicKey, refs: createSecretKey(randomBytes(32)) }
}
