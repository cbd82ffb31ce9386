import { expect, it } from 'vitest'
import { aVisitor, patiently, signInAs } from './visit.ts'

const { page, visit } = aVisitor({ javaScript: false })
const words = async (): Promise<string> => page().locator('main').innerText()

/** A return of so many children who each moved every half year: large enough that somebody can stop it on the way. */
function aReturnOf(children: number) {
  const numbers = Array.from({ length: children }, (_, n) => String(800_000 + n))
  const moves = Array.from({ length: 8 }, (_, n) => `${n % 2 === 0 ? '01/04' : '01/10'}/${2021 + Math.floor(n / 2)}`)
  const csv = (name: string, lines: readonly string[]) => ({
    ...{ name, mimeType: 'text/csv' },
    buffer: Buffer.from(`${lines.join('\r\n')}\r\n`),
  })
  return [
    csv('header.csv', [
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB',
      ...numbers.map((number) => `${number},M,02/01/2019,WBRI,UN1,,`),
    ]),
    csv('episodes.csv', [
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
      ...numbers.flatMap((number) =>
        moves.map((on, n) => {
          const until = moves[n + 1]
          return `${number},${on},${n === 0 ? 'S' : 'P'},C2,N1,U6,PR1,${until === undefined ? ',,' : `${until},X1,CARPL`},,,`
        }),
      ),
    ]),
  ]
}

it('somebody stops an import that is being saved: nothing of it is there, and the same files can be loaded afterwards', async () => {
  await signInAs(page(), /Performance analyst/i)
  const files = aReturnOf(3000)

  // Given a large return that is being saved
  await visit('/imports/new')
  await page().locator('input[type=file]').setInputFiles(files)
  await page()
    .getByRole('radio', { name: /^(My|Another) council’s$/ })
    .check()
  await page().getByLabel('Name of the council').fill('Stopwater Council')
  await page().getByRole('button', { name: 'Look at these files' }).click()
  await page()
    .getByRole('button', { name: /^Load this return/ })
    .click(patiently)
  await page()
    .getByText(/Comparing and saving: [\d,]+ of [\d,]+/)
    .waitFor(patiently)

  // When the analyst stops it
  await page().getByRole('button', { name: 'Stop: keep nothing of it' }).click()

  // Then it is cancelled, and the council's record holds nothing: no child, no event, no work
  await page().getByText('Cancelled').waitFor(patiently)
  const address = new URL(page().url()).pathname
  await visit('/')
  expect(await words()).toContain('Stopwater Council')
  expect(await words()).toContain('There is nothing in the record yet')
  for (const [list, says] of [
    ['/children', /no child/i],
    ['/permanence', /no child/i],
    ['/data-quality', /nothing|not|no /i],
  ] as const) {
    await visit(list)
    expect(await words(), list).toMatch(says)
    expect(await words(), list).not.toMatch(/Child 80\d{4}/)
  }
  await visit(address)
  expect(await words()).toContain('Cancelled')

  // And a return with one of the same children is loaded as if the other had never been there
  await visit('/imports/new')
  await page().locator('input[type=file]').setInputFiles(aReturnOf(1))
  await page().getByRole('button', { name: 'Look at these files' }).click()
  await page()
    .getByRole('button', { name: /^Load this return/ })
    .click(patiently)
  await page().getByText('● Loaded').waitFor(patiently)
  expect(await words()).toMatch(/Children in the files\s+1\s+New events\s+9\s+Corrections\s+0/)
})
