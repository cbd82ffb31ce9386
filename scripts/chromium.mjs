import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const found = () => [process.env.CHROME_PATH, ...places].find((path) => path && existsSync(path)) ?? null

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

/** The browser for the browser tests: one that is there, or Debian's where this may install it; otherwise why not. */
export function ensureChromium() {
  const already = found()
  if (already) return { path: already, why: null }
  if (mayInstall()) {
    process.stderr.write('Installing Chromium for the browser tests…\n')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const options = { stdio: ['ignore', 'ignore', 'inherit'], env }
    spawnSync('apt-get', ['update', '-qq'], options)
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], options)
  }
  const path = found()
  return {
    path,
    why: path
      ? null
      : 'The browser tests cannot run: no Chromium or Chrome was found and none could be installed. Install one, or name it in CHROME_PATH.',
  }
}
