// Runs a file or an installed command on Node 24: `node scripts/with-node-24.mjs prettier --check .`
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ensureInstalled, root, runOnNode24 } from './checkout.mjs'

ensureInstalled('all')
const [name = '', ...args] = process.argv.slice(2)
const command = join(root, 'node_modules', '.bin', name)
const ours = ['--import', pathToFileURL(join(root, 'scripts', 'tsx.mjs')).href, name]
process.exitCode = await runOnNode24([...(existsSync(command) ? [realpathSync(command)] : ours), ...args])
