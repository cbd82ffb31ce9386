// `npm run audit`: what is known against the packages that the program runs on, and under which licences they come.
// Advisories come from the registry; one that does not answer is said to have told nothing. Licences are read from the lock.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { advisoriesIn, licencesIn, type Lock } from './audit-report.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const say = (text: string) => process.stdout.write(`${text}\n`)

function installed(path: string): string | null {
  try {
    const told = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8')) as { license?: unknown } // a package's own description
    return typeof told.license === 'string' ? told.license : null
  } catch {
    return null // a package for another kind of computer
  }
}

const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as Lock // npm's own
const licences = licencesIn(lock, installed)
say(`Licences of the ${licences.packages} packages that the program runs on, by the lock and what is installed:`)
for (const [licence, packages] of licences.byLicence)
  say(`  ${String(packages.length).padStart(4)}  ${licence ?? 'not said'}`)
for (const { name } of licences.unsaid)
  say(`NOT CHECKED: the licence of ${name}: neither the lock nor what is installed says.`)
for (const { name, licence } of licences.wrong) say(`NOT ALLOWED: ${name} comes under ${licence ?? ''}.`)

const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
  ...{ cwd: root, encoding: 'utf8', timeout: 120_000, shell: process.platform === 'win32' },
})
const { found, notChecked } = advisoriesIn(asked.stdout)
say('')
if (notChecked !== null) say(`NOT CHECKED: whether anything is known against these packages. ${notChecked}`)
else if (found.length === 0) say('Nothing is known against these packages.')
for (const { name, severity, says } of found) say(`${severity.toUpperCase()}: ${name}: ${says}`)
say('\nA bill of materials (CycloneDX): npm run -s sbom')
process.exitCode = licences.wrong.length > 0 || found.length > 0 ? 1 : 0
