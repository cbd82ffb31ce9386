// `npm start`, on a machine with nothing but Node 20 or later and npm.
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, runOnNode24 } from './checkout.mjs'

ensureInstalled('runtime')
const built = await ensureBuilt()
process.exitCode = await runOnNode24([built.start, 'serve', ...process.argv.slice(2)])
