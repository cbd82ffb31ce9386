import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Another process has the embedded folder open: two would silently lose each other's rows. */
export interface FolderInUse extends Error {
  readonly code: 'folder-in-use'
}

export const isFolderInUse = (error: unknown): error is FolderInUse =>
  error instanceof Error && 'code' in error && error.code === 'folder-in-use'

interface Holder {
  readonly pid: number
  /** When the process began, in the system's own count: a process id may be given again. */
  readonly began: string | null
}

/** Takes the folder for this process. Throws `FolderInUse` while another live process has it; a dead one's lock is taken over. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const path = join(folder, 'in-use-by')
  const mine = JSON.stringify({ pid: process.pid, began: beganAt(process.pid) })
  for (let attempt = 0; attempt < 5; attempt++) {
    try {
      writeFileSync(path, mine, { flag: 'wx', mode: 0o600 })
      return () => release(path, mine)
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error
      if (isAlive(holderOf(path)) || !removeStale(path)) throw inUse(folder)
    }
  }
  throw inUse(folder)
}

/** Takes a dead process's lock away. False when, meanwhile, another live process had put its own there: it is put back. */
function removeStale(path: string): boolean {
  const aside = `${path}.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return true
  }
  const isAnothers = isAlive(holderOf(aside))
  if (isAnothers) linkSync(aside, path)
  rmSync(aside, { force: true })
  return !isAnothers
}

function release(path: string, mine: string): void {
  if (readText(path) === mine) rmSync(path, { force: true })
}

function inUse(folder: string): FolderInUse {
  const sentence = `The data folder ${folder} is in use by another Throughline: stop that one first, or wait until it has finished.`
  return Object.assign(new Error(sentence), { code: 'folder-in-use' as const })
}

function holderOf(path: string): Holder | null {
  try {
    return JSON.parse(readText(path)) as Holder // written by this module; anything else ends in the catch or is not alive
  } catch {
    return null
  }
}

function isAlive(holder: Holder | null): boolean {
  if (!holder || !Number.isSafeInteger(holder.pid)) return false
  try {
    process.kill(holder.pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return false
  }
  return holder.began === null || holder.began === beganAt(holder.pid)
}

/** The 22nd field of /proc/PID/stat, after the name in brackets; null on systems without it. */
function beganAt(pid: number): string | null {
  const stat = readText(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
