import { existsSync } from 'node:fs'
import { chromium, type Browser } from 'playwright-core'

let opened: Promise<Browser> | undefined

/** The browser of this worker, opened once for all its files, and anew where it has gone; it ends with the worker. */
export async function theBrowser(): Promise<Browser> {
  const before = await opened
  return before?.isConnected() === true ? before : (opened = openBrowser())
}

/** A real browser that talks to nobody but our own server. CHROME_PATH names it; Debian's Chromium otherwise. */
async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROME_PATH'] ?? '/usr/bin/chromium'
  if (!existsSync(executablePath)) throw new Error(`There is no browser at ${executablePath}: name one in CHROME_PATH.`)
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}
