#!/usr/bin/env node
// The command `throughline` of this checkout: installs and builds when needed, and prints only its result on stdout.
import { pathToFileURL } from 'node:url'
import { ensureBuilt } from '../scripts/build.mjs'
import { ensureInstalled, node24, runOnNode24 } from '../scripts/checkout.mjs'

ensureInstalled('runtime')
const built = await ensureBuilt()
if (node24() === process.execPath) {
  process.argv[1] = built.start
  await import(pathToFileURL(built.start).href)
} else {
  process.exitCode = await runOnNode24([built.start, ...process.argv.slice(2)])
}
