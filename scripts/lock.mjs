import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

/**
 * Does some work while no other process does the same; a lock left by a dead process is taken over. Two that take it
 * over at the same instant would both work: callers must make that harmless, only wasteful.
 */
export async function whileLocked(file, work) {
  const mine = `${file}.${process.pid}`
  writeFileSync(mine, String(process.pid))
  try {
    while (!take(mine, file)) {
      if (!isHeld(file)) rmSync(file, { force: true })
      await wait(100)
    }
    try {
      return await work()
    } finally {
      rmSync(file, { force: true })
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

/** A hard link appears whole or not at all, so that a lock is never without its holder's number. */
function take(mine, file) {
  try {
    linkSync(mine, file)
    return true
  } catch (error) {
    if (error.code === 'EEXIST') return false
    throw error
  }
}

function isHeld(file) {
  try {
    process.kill(Number(readFileSync(file, 'utf8')), 0)
    return true
  } catch (error) {
    return error.code === 'EPERM' // it lives, but is somebody else's
  }
}
