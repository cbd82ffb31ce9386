import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Request } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { checkCensus } from '../src/cli/validate-cin.ts'
import { SOUND } from '../src/exchange/cin/fixtures.ts'
import { aVisitor, expectAccessible, lookAtThreeWidths, patiently, signInAs } from './visit.ts'

const folder = mkdtempSync(join(tmpdir(), 'throughline-e2e-census-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const census = join(folder, 'census.xml')
writeFileSync(
  census,
  SOUND.replace('2025-11-10', '2025-09-10') // closed before it was assessed
    .replace('2025-05-12', '12/05/2025')
    .replace('<Ethnicity>NOBT</Ethnicity>', ''),
)

const { page, visit } = aVisitor()
const check = () => page().getByRole('button', { name: 'Check in this page' })
const heading = () => page().getByRole('heading', { name: 'Census year 2026' })

async function savedFile(button: RegExp): Promise<string> {
  const [download] = await Promise.all([
    page().waitForEvent('download'),
    page().getByRole('button', { name: button }).click(),
  ])
  const path = join(folder, download.suggestedFilename())
  await download.saveAs(path)
  return path
}

describe('A census that is checked in the page', () => {
  const sent: string[] = []
  let saved = ''
  afterAll(() => page().context().setOffline(false))

  it('is read, checked and shown offline, and not one byte leaves', async () => {
    await signInAs(page(), /Performance analyst/i)
    await visit('/validate/census')
    await check().waitFor()
    await lookAtThreeWidths(page(), 'census')
    await expect.poll(() => page().workers().length).toBe(2)
    await page().waitForLoadState('networkidle')
    page()
      .context()
      .on('request', (request: Request) => {
        if (!request.url().startsWith('blob:')) sent.push(request.url())
      })
    page().on('websocket', (socket) => sent.push(socket.url()))
    await page().context().setOffline(true)

    await page().getByLabel('The census to check').setInputFiles(census)
    await expect.poll(() => page().getByLabel('Census year').inputValue()).toBe('2026')
    await page().getByText('Census: 3 children').waitFor()
    await check().click()
    await heading().waitFor(patiently)
    expect(await page().evaluate(() => document.activeElement?.id)).toBe('check-results-heading')
    saved = await savedFile(/findings as CSV/)
    const excel = await savedFile(/Save as Excel/)
    expect(readFileSync(excel).subarray(0, 2).toString()).toBe('PK')
    expect(sent).toEqual([])
  })

  it('has the findings of the command line', async () => {
    const { found } = await checkCensus(census, 2026, () => undefined)
    const ofCommand = [
      ...found.issues.map(({ rule, table, row, child }) => [rule, table, row === null ? '' : row + 1, child]),
      ...found.unreadable.map(({ table, row }) => ['Unreadable', table, row + 1, 'H1001']),
    ].map((cells) => cells.join(','))
    const ofPage = readFileSync(saved, 'utf8')
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',').slice(0, 4).join(','))
    expect(ofPage.length).toBeGreaterThan(2)
    expect(ofPage.sort()).toEqual(ofCommand.sort())
  })

  it.each([
    ['By rule', 'census-rules'],
    ['By child', 'census-children'],
    ['Every finding', 'census-findings'],
    ['Not checked', 'census-not-checked'],
  ])('is read %s: accessible, and it fits a telephone', async (reading, picture) => {
    await page().getByRole('button', { name: reading }).click()
    await expectAccessible(page())
    await lookAtThreeWidths(page(), picture)
    expect(sent).toEqual([])
  })

  it('says what is wrong with a file that is none', async () => {
    await page()
      .getByLabel('The census to check')
      .setInputFiles({ name: 'cats.csv', mimeType: 'text/csv', buffer: Buffer.from('NAME,COLOUR\nTibbles,grey\n') })
    await page()
      .getByText(/^cats\.csv: this is no XML/)
      .waitFor()
    await check().click()
    await page()
      .getByRole('link', { name: /^cats\.csv: this is no XML/ })
      .waitFor()
    await expectAccessible(page())
  })
})
