import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Request } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { zipOf } from '../src/exchange/ssda903/fixtures.ts'
import { checkFiles } from '../src/cli/validate-files.ts'
import { aVisitor, expectAccessible, lookAtThreeWidths, patiently, signInAs } from './visit.ts'

interface WholeReturn {
  readonly year: number
  readonly this: Readonly<Record<string, readonly string[]>>
  readonly last: Readonly<Record<string, readonly string[]>>
}

const source = join(import.meta.dirname, '../src/exchange/ssda903/validate/vectors/whole-return/s1.json')
const whole = JSON.parse(readFileSync(source, 'utf8')) as WholeReturn // our own test data
const folder = mkdtempSync(join(tmpdir(), 'throughline-e2e-validate-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Writes the files of a return into a folder of their own; answers their paths. */
function written(name: string, tables: WholeReturn['this']): string[] {
  mkdirSync(join(folder, name), { recursive: true })
  return Object.entries(tables).map(([table, lines]) => {
    const path = join(folder, name, table)
    writeFileSync(path, lines.join('\n'))
    return path
  })
}
const thisYear = written('this', whole.this)
const lastYear = written('last', whole.last)
const childNumbers = (whole.this['header.csv'] ?? []).slice(1).map((line) => line.split(',')[0] ?? '')

const { page, visit } = aVisitor()

/** Reads a CSV without line ends in its cells. */
const rowsIn = (csv: string): string[] =>
  csv
    .replace(/^\uFEFF/, '')
    .split('\r\n')
    .slice(1, -1)

async function savedFile(button: RegExp, as = ''): Promise<string> {
  const [download] = await Promise.all([
    page().waitForEvent('download'),
    page().getByRole('button', { name: button }).click(),
  ])
  const path = join(folder, as + download.suggestedFilename())
  await download.saveAs(path)
  return path
}

const heading = () => page().getByRole('heading', { name: `Return year ${whole.year}` })
const check = () => page().getByRole('button', { name: 'Check in this page' })

describe('A return that is checked in the page', () => {
  const sent: string[] = []
  afterAll(() => page().context().setOffline(false))
  let saved = ''

  it('is read, checked and shown offline, and not one byte leaves', async () => {
    await signInAs(page(), /Performance analyst/i)
    await visit('/validate')
    await check().waitFor()
    await expect.poll(() => page().workers().length).toBe(2)
    await page().waitForLoadState('networkidle')
    const listen = (request: Request) => {
      if (!request.url().startsWith('blob:')) sent.push(request.url())
    }
    page().context().on('request', listen)
    page().on('websocket', (socket) => sent.push(socket.url()))
    await page().context().setOffline(true)

    await page().getByLabel('The return to check').setInputFiles(thisYear)
    await expect.poll(() => page().getByLabel('Return year').inputValue()).toBe(String(whole.year))
    await page().getByLabel('Last year’s return').setInputFiles(lastYear)
    await check().click()
    await heading().waitFor(patiently)
    saved = await savedFile(/findings as CSV/, 'loose-')
    const excel = await savedFile(/Save as Excel/)
    expect(readFileSync(excel).subarray(0, 2).toString()).toBe('PK')
    expect(sent).toEqual([])
  })

  it('is read from a zip and from XML as well, still offline', async () => {
    const files = Object.fromEntries(Object.entries(whole.this).map(([name, lines]) => [name, lines.join('\n')]))
    const xml =
      '<EXPSSDA903><CHILD><HEADER><CHILDID>7</CHILDID><SEX>X</SEX><DOB>01/02/2019</DOB></HEADER></CHILD></EXPSSDA903>'
    for (const [name, buffer, seen, read] of [
      ['return.xml', Buffer.from(xml), /^Header: 1 row$/, 'return.xml'],
      ['return.zip', zipOf({ ...files, 'notes.docx': 'x' }), /^Passed over/, 'return.zip/header.csv'],
    ] as const) {
      await page()
        .getByLabel('The return to check')
        .setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
      await page().getByText(seen).first().waitFor()
      await check().click()
      await page().locator('.tl-path', { hasText: read }).first().waitFor({ state: 'attached', timeout: 60_000 })
    }
    const ofZip = rowsIn(readFileSync(await savedFile(/findings as CSV/), 'utf8'))
    expect(ofZip.sort()).toEqual(rowsIn(readFileSync(saved, 'utf8')).sort())
    expect(sent).toEqual([])
  })

  it('cannot be sent even by a script that tries', async () => {
    const tried = await page().evaluate(() =>
      fetch('/health').then(
        () => 'sent',
        () => 'refused',
      ),
    )
    expect(tried).toBe('refused')
  })

  it('has the findings of the command line', async () => {
    const found = await checkFiles(
      {
        folder: join(folder, 'this'),
        previous: join(folder, 'last'),
        providers: [],
        year: whole.year,
        authority: null,
        postcodes: null,
      },
      () => undefined,
    )
    const ofCommand = [
      ...found.issues.map(({ rule, table, row, child }) => `${rule},${table},${row + 2},${child}`),
      ...found.unreadable.map(({ table, row }) => `Unreadable,${table},${row + 2}`),
    ]
    const ofPage = rowsIn(readFileSync(saved, 'utf8')).map((line) => {
      const cells = line.split(',').slice(0, 4)
      return (cells[0] === 'Unreadable' ? cells.slice(0, 3) : cells).join(',')
    })
    expect(ofPage.length).toBeGreaterThan(100)
    expect(ofPage.sort()).toEqual(ofCommand.sort())
  })

  it.each([
    ['By rule', 'validate-rules'],
    ['By child', 'validate-children'],
    ['Every finding', 'validate-findings'],
    ['Not checked', 'validate-not-checked'],
  ])('is read %s: accessible, and it fits a telephone', async (reading, picture) => {
    await page().getByRole('button', { name: reading }).click()
    await expectAccessible(page())
    await lookAtThreeWidths(page(), picture)
  })

  it('is narrowed by rule and by child, page after page', async () => {
    await page().getByRole('button', { name: 'Every finding' }).click()
    await page().getByRole('button', { name: 'Page 2', exact: true }).click()
    await page()
      .getByText(/, 51 to 100/)
      .waitFor()
    expect(await page().evaluate(() => document.activeElement?.id)).toBe('check-list')
    const child = childNumbers.find((number) =>
      rowsIn(readFileSync(saved, 'utf8')).some((line) => line.includes(number)),
    )
    await page()
      .getByLabel('Child’s number begins with')
      .fill(child ?? '')
    await page().keyboard.press('Enter')
    await page().getByRole('button', { name: 'By child' }).click()
    await page()
      .getByText(/^1 child, by number/)
      .waitFor()
    await page().getByRole('button', { name: 'Show everything again' }).click()
  })

  it('names no child in any address', () => {
    const addresses = [page().url(), ...sent]
    for (const number of childNumbers) for (const address of addresses) expect(address).not.toContain(number)
  })

  it('is compared with what was saved: all is still there, and what was mended is said', async () => {
    await page().getByText('Compare with an earlier check').click()
    await page().getByLabel('Findings of an earlier check').setInputFiles(saved)
    const names = join(folder, 'names.csv')
    writeFileSync(
      names,
      `CHILD,TEAM\n${childNumbers.map((child, i) => `${child},${i % 2 ? 'North' : 'South'}`).join('\n')}\n`,
    )
    await page().getByLabel('Names and teams').setInputFiles(names)
    await check().click()
    await page()
      .getByText(/Since last time: 0 new, 0 mended/)
      .waitFor(patiently)
    await page().getByRole('button', { name: 'By team' }).click()
    await page().getByRole('button', { name: 'North' }).click()
    await page()
      .getByRole('heading', { name: /^Child / })
      .first()
      .waitFor()
    expect(sent).toEqual([])
  })
})

describe('The page that checks a return', () => {
  it('works by keyboard alone', async () => {
    await visit('/validate')
    await check().waitFor()
    await page().getByLabel('The return to check').setInputFiles(thisYear) // what a person does in the browser's own window
    await expect.poll(() => page().getByLabel('Return year').inputValue()).toBe(String(whole.year))
    await page().getByLabel('Return year').focus()
    await page().keyboard.press('Enter')
    await heading().waitFor(patiently)
    expect(await page().evaluate(() => document.activeElement?.id)).toBe('check-results-heading')
    const reached: string[] = []
    for (let presses = 0; presses < 20 && !reached.includes('By child'); presses += 1) {
      await page().keyboard.press('Tab')
      reached.push(await page().evaluate(() => document.activeElement?.textContent ?? ''))
    }
    await page().keyboard.press('Enter')
    await page()
      .getByText(/children, by number/)
      .waitFor()
    expect(await page().evaluate(() => document.activeElement?.textContent)).toBe('By child')
  })

  it('takes files that are dropped', async () => {
    await visit('/validate')
    await check().waitFor()
    const dropped = await page().evaluateHandle(
      (text) => {
        const transfer = new DataTransfer()
        transfer.items.add(new File([text], 'header.csv', { type: 'text/csv' }))
        return transfer
      },
      (whole.this['header.csv'] ?? []).join('\n'),
    )
    await page().locator('[data-drop="this-year"]').dispatchEvent('drop', { dataTransfer: dropped })
    await page()
      .getByText(/^Header: [\d,]+ rows$/)
      .waitFor()
  })

  it('checks what was chosen a moment before, in the year that the files speak of', async () => {
    await visit('/validate')
    await check().waitFor()
    await page().evaluate((tables) => {
      const field = document.querySelector<HTMLInputElement>('input[name="this-year"]')
      const transfer = new DataTransfer()
      for (const [name, lines] of Object.entries(tables)) transfer.items.add(new File([lines.join('\n')], name))
      if (field) field.files = transfer.files
      field?.dispatchEvent(new Event('change', { bubbles: true }))
      field?.form?.requestSubmit()
    }, whole.this)
    await heading().waitFor(patiently)
  })

  it('stops when it is told to, and can begin again', async () => {
    const large = join(folder, 'large.csv')
    const rows = Array.from({ length: 500_000 }, (_, i) => `${100_000 + i},M,01/02/2014,WBRI,UN2,,`)
    writeFileSync(large, ['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', ...rows].join('\n'))
    await visit('/validate')
    await check().waitFor()
    await page().getByLabel('The return to check').setInputFiles(large)
    await page().getByRole('button', { name: 'Stop' }).click()
    await check().waitFor()
    expect(
      await page()
        .getByText(/^Header: /)
        .count(),
    ).toBe(0)
    await page().getByLabel('The return to check').setInputFiles(thisYear)
    await expect.poll(() => page().getByLabel('Return year').inputValue()).toBe(String(whole.year))
  })

  it('says what is wrong with the files and the year', async () => {
    await visit('/validate')
    await check().click()
    await page().getByRole('link', { name: 'Choose the files of the return to check' }).waitFor()
    await page()
      .getByLabel('The return to check')
      .setInputFiles({ name: 'cats.csv', mimeType: 'text/csv', buffer: Buffer.from('NAME,COLOUR\nTibbles,grey\n') })
    await page()
      .getByText(/^cats\.csv: its headings/)
      .waitFor()
    await check().click()
    await page()
      .getByRole('link', { name: /^Enter the year/ })
      .waitFor()
    await expectAccessible(page())
  })
})

describe('The page without scripts', () => {
  const plain = aVisitor({ javaScript: false })

  it('offers to send the files, and shows the same findings', async () => {
    await signInAs(plain.page(), /Performance analyst/i)
    await plain.visit('/validate')
    await plain.page().getByLabel('The return to check').setInputFiles(thisYear)
    await plain.page().getByLabel('Return year').fill(String(whole.year))
    await plain.page().getByRole('button', { name: 'Send and check', exact: true }).click()
    await plain
      .page()
      .getByRole('heading', { name: `Return year ${whole.year}` })
      .waitFor()
    await plain
      .page()
      .getByText(/rows to look at\./)
      .waitFor()
  })
})
