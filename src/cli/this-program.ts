import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The SHA-256 of the built program that runs, by its content: another release has another. Null where it runs from its
 * sources, which nobody upgrades.
 */
export function thisProgram(): string | null {
  const path = fileURLToPath(import.meta.url)
  if (!path.endsWith('.js')) return null
  const folder = dirname(path)
  const hash = createHash('sha256')
  for (const name of readdirSync(folder).sort())
    if (name.endsWith('.js')) hash.update(`${name}\n`).update(readFileSync(join(folder, name)))
  return hash.digest('hex')
}
