import { expect, it } from 'vitest'
import { aVisitor, patiently, signInAs } from './visit.ts'

const csv = (name: string, ...lines: readonly string[]) => ({
  name,
  mimeType: 'text/csv',
  buffer: Buffer.from(`${lines.join('\r\n')}\r\n`),
})

/** Two children of last night's files: one adopted in the year, one for whom a family is sought; and a row nobody can read. */
const lastNight = [
  csv(
    'export-1.csv',
    'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
    '700001,M,02/01/2023,WBRI,UN1,,',
    '700002,F,14/02/2024,WBRI,UN1,,',
  ),
  csv(
    'export-2.csv',
    'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
    '700001,03/04/2024,S,C1,N1,U6,PR1,02/12/2024,X1,,,,',
    '700001,02/12/2024,L,E1,N1,U6,PR1,03/03/2025,X1,,,,',
    '700001,03/03/2025,P,E1,N1,A6,PR1,08/09/2025,E12,,,,',
    '700002,06/12/2024,S,C1,N1,U6,PR1,24/07/2025,X1,,,,',
    '700002,24/07/2025,L,E1,N1,U6,PR1,,,,,,',
    '700002,31/02/2025,P,E1,N1,U6,PR1,,,,,,',
  ),
  csv(
    'export-3.csv',
    'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED',
    '700001,02/01/2023,01/10/2024,,',
    '700002,14/02/2024,04/04/2025,,',
  ),
  csv(
    'export-4.csv',
    'CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR',
    '700001,02/01/2023,01/10/2024,10/02/2025,0,2,MF,L11',
  ),
]

const { page, visit } = aVisitor({ javaScript: false })
/** Sends the files; the page looks again by itself, without JavaScript, until they are read. */
const look = async (): Promise<void> => {
  await page().getByRole('button', { name: 'Look at these files' }).click()
  await page()
    .getByRole('button', { name: /^Load th/ })
    .waitFor(patiently)
}
const words = async (): Promise<string> => page().locator('main').innerText()

it('a performance analyst without JavaScript goes from last night’s files to the tracker, the scorecard and the child behind a figure', async () => {
  // Given an analyst who has just started Throughline
  await signInAs(page(), /Performance analyst/i)

  // When they load their council's files
  await visit('/imports/new')
  await page().locator('input[type=file]').setInputFiles(lastNight)
  await page().getByLabel('Name of the council').fill('Seaview Council')
  await look()
  expect(await words()).toMatch(/2025-26/)
  expect(await words()).toMatch(/1\D+rejected|rejected\D+1/i)
  await page()
    .getByRole('button', { name: /^Load this return/ })
    .click()
  await page().getByRole('heading', { name: 'Rows that could not be read' }).waitFor(patiently)

  // Then the tracker shows the child who waits, against the clock
  await page().getByRole('button', { name: 'See the permanence tracker' }).click()
  expect(await words()).toMatch(/Child 700002/)
  expect(await words()).toMatch(/Family finding/)
  expect(await words()).toMatch(/A2 84 days/)

  // And the scorecard's figure opens to the child behind it: 3 April 2024 to 3 March 2025 is 334 days
  await visit('/scorecard')
  await page().getByRole('link', { name: '334 days' }).first().click()
  expect(await words()).toMatch(/Child 700001/)
  await page().getByRole('link', { name: 'Child 700001' }).first().click()
  await page().getByRole('heading', { name: 'Child 700001' }).waitFor()
  expect(page().url()).not.toContain('700001')

  // And loading the same files again changes nothing
  await visit('/imports/new')
  await page().locator('input[type=file]').setInputFiles(lastNight)
  await look()
  await page()
    .getByRole('button', { name: /^Load this return/ })
    .click()
  await page().getByRole('heading', { name: 'Rows that could not be read' }).waitFor(patiently)
  expect(await words()).toMatch(/New events\s+0\s+Corrections\s+0/)
})
