// `npm test`: everything, or the steps named: `npm test -- unit browser`. Ends with the one line `N passed, N failed`.
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt } from './build.mjs'
import { ensureInstalled, environment, node24, root } from './checkout.mjs'
import { ensureChromium } from './chromium.mjs'

const bin = (name) => realpathSync(join(root, 'node_modules', '.bin', name))

/** Checks of the text of the program: each counts as one. */
const checks = {
  types: () => [bin('tsc'), '-p', '.'],
  lint: () => [bin('eslint'), '.'],
  boundaries: () => [bin('depcruise'), '--config', '.dependency-cruiser.mjs', '--output-type', 'err-long', 'src'],
  knip: () => [bin('knip')],
  format: () => [bin('prettier'), '--check', '.'],
}
const everything = ['types', 'lint', 'boundaries', 'unit', 'database', 'route', 'browser']

ensureInstalled('all')
const steps = process.argv.slice(2).length > 0 ? process.argv.slice(2) : everything
const total = { passed: 0, failed: 0 }
// A check keeps one processor busy: two are made at a time, the longest first, and the unit tests beside the last of
// them. Other tests use every processor by themselves, and wait.
const together = ['lint', 'types', 'boundaries', 'knip', 'format', 'unit']
const waiting = together.filter((step) => steps.includes(step))
const inTurn = async () => {
  for (let step = waiting.shift(); step !== undefined; step = waiting.shift())
    await take(step, step === 'unit' ? tests : check)
}
await Promise.all([inTurn(), inTurn()])
for (const step of steps) if (!together.includes(step)) await take(step, tests)
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed > 0 ? 1 : 0

async function take(step, by) {
  const began = Date.now()
  const counted = await by(step)
  total.passed += counted.passed
  total.failed += counted.failed
  const seconds = ((Date.now() - began) / 1000).toFixed(1)
  process.stdout.write(`${step}: ${counted.passed} passed, ${counted.failed} failed (${seconds} s)\n\n`)
}

/** Runs a program of this checkout on Node 24; its words are shown, or kept for when they are needed. */
function run(args, more, stdio) {
  const colour = process.stdout.isTTY ? {} : { NO_COLOR: '1', FORCE_COLOR: undefined }
  const child = spawn(node24(), args, { cwd: root, env: environment({ ...colour, ...more }), stdio })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, said: error.message }))
    child.on('exit', (code) => resolve({ code: code ?? 1, said }))
  })
}

async function check(step) {
  const { code, said } = await run(checks[step](), {}, ['ignore', 'pipe', 'pipe'])
  if (code !== 0) process.stdout.write(said)
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
}

/** One project of vitest. A file that cannot be loaded, or an error between tests, is a failure too. */
async function tests(project) {
  const more = {}
  if (project === 'browser') {
    const browser = ensureChromium()
    if (browser.path === null) {
      process.stdout.write(`${browser.why}\n`)
      return { passed: 0, failed: 1 }
    }
    more.CHROME_PATH = browser.path
    await ensureBuilt()
  }
  const folder = mkdtempSync(join(tmpdir(), 'throughline-tests-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
  const { code } = await run(
    [bin('vitest'), 'run', '--project', project, '--passWithNoTests', ...reporters],
    more,
    'inherit',
  )
  const counted = countOf(report, code)
  rmSync(folder, { recursive: true, force: true })
  return counted
}

function countOf(report, code) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const unloaded = testResults.filter(
      (file) => file.status === 'failed' && file.assertionResults.every((t) => t.status !== 'failed'),
    )
    const failed = numFailedTests + unloaded.length
    return { passed: numPassedTests, failed: code !== 0 && failed === 0 ? 1 : failed }
  } catch {
    return { passed: 0, failed: code === 0 ? 0 : 1 }
  }
}
