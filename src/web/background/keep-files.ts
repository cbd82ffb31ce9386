import { randomUUID } from 'node:crypto'
import { copyFile, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Upload } from '../ui/index.ts'

/** A file's name as it may stand on a disk: what is odd in it becomes a dash. */
const safeName = (name: string): string => name.replaceAll(/[^\w.() -]/g, '-').replace(/^\.+/, '') || 'file'

async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error
    await copyFile(from, to)
    await rm(from)
  }
}

/** Moves uploaded files into a private folder of their own, where they wait until the import has ended. Answers the folder. */
export async function keepFiles(folder: string, uploads: readonly Upload[]): Promise<string> {
  const mine = join(folder, randomUUID())
  await mkdir(mine, { recursive: true, mode: 0o700 })
  const taken = new Set<string>()
  for (const [n, upload] of uploads.entries()) {
    const name = safeName(upload.name)
    // Two files of one name are two tables of one return that clash: both stay, so that the preview can say so.
    const own = taken.has(name.toLowerCase()) ? `${n}-${name}` : name
    taken.add(own.toLowerCase())
    await move(upload.path, join(mine, own))
  }
  return mine
}

/** Removes the files of an import that has ended. */
export const dropFiles = (folder: string | null): Promise<void> =>
  folder === null ? Promise.resolve() : rm(folder, { recursive: true, force: true })

/** Removes whatever else lies in the folder for uploads: a killed process may have left children's data there. */
export async function dropOthers(folder: string, inUse: readonly string[]): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) if (!inUse.includes(join(folder, name))) await dropFiles(join(folder, name))
}
