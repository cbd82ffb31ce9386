import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { pagesOf, type PagesOptions } from '../src/app/pages.ts'
import { defaultDefinitions } from '../src/practice/index.ts'
import { aVisitor, expectAccessible, lookAtThreeWidths, patiently, signInAs } from './visit.ts'

/** Stands for whatever pages are given: their addresses are asked for, and nothing else. */
const anything: unknown = new Proxy(() => anything, { get: () => anything, apply: () => anything })
const options = new Proxy({}, { get: (_, name) => (name === 'definitions' ? defaultDefinitions : anything) })
const addresses = pagesOf(options as PagesOptions)
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => path)
  .sort((a, b) => a.split(':').length - b.split(':').length)

/** Where nothing leads but in the middle of something; the route tests of each open them. */
const underWay = new Set([
  '/accepted-returns/:fact/withdraw',
  '/improvement/meetings/:meeting/actions/new',
  '/improvement/publishing/:run',
  '/improvement/papers/:paper/leave/:finding',
  '/children/:child/rights/:request/given/:file',
  '/panels/:panel/minutes',
  '/panels/:panel/confirm',
  '/received/:received',
  '/received/:received/answer',
  '/improvement/documents/:document',
  '/improvement/actions/:action/dates/:fact',
  '/children/:child/voice/:fact',
  '/audits/focus-weeks/:week/follows',
])

/** `/children/:child` as a pattern for `/children/1b4e28ba-…`. */
const pattern = (path: string): RegExp => new RegExp(`^${path.replace(/:[a-z]+/gi, '[^/]+').replaceAll('.', '\\.')}$`)
const addressOf = (path: string): string | undefined => addresses.find((address) => pattern(address).test(path))

/** Keeps pages that fetch themselves again from doing so while they are looked at; only the answer’s own headers are touched, so that styles stay cached. */
async function holdStill(page: Page): Promise<void> {
  const protocol = await page.context().newCDPSession(page)
  protocol.on('Fetch.requestPaused', ({ requestId, responseStatusCode, responseHeaders = [] }) => {
    const kept = responseHeaders.filter(({ name }) => name.toLowerCase() !== 'refresh')
    const as = responseStatusCode === undefined ? {} : { responseCode: responseStatusCode, responseHeaders: kept }
    void protocol.send('Fetch.continueResponse', { requestId, ...as }).catch(() => undefined) // the page went on meanwhile
  })
  await protocol.send('Fetch.enable', { patterns: [{ resourceType: 'Document', requestStage: 'Response' }] })
}

const linksOf = (page: Page): Promise<string[]> =>
  page.locator('a[href^="/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))

/** Where a page leads or sends to, every address whole. */
const addressesOn = (page: Page): Promise<string[]> =>
  page
    .locator('[href],[action],[formaction]')
    .evaluateAll((all) =>
      all.flatMap((one) => ['href', 'action', 'formaction'].flatMap((name) => one.getAttribute(name) ?? [])),
    )

/** The first words of what a list calls its children: a first name, or nothing where only a number is known. */
const childrenCalled = (page: Page): Promise<string[]> =>
  page
    .locator('main table a[href^="/children/"]')
    .evaluateAll((links) => links.map((link) => /^([A-Z][a-z]{3,}) [A-Z]\.?$/.exec(link.textContent)?.[1] ?? ''))

/** Forms of a page that a browser without JavaScript could not send: with nowhere to go, no button of their own, or no proof of the session. */
const formsWithoutAWay = (page: Page): Promise<string[]> =>
  page.locator('form').evaluateAll((forms) =>
    forms.flatMap((form) => {
      const [method, action] = [form.getAttribute('method') ?? 'get', form.getAttribute('action') ?? '']
      const buttons = [...form.querySelectorAll('button, input[type=submit]')].filter(
        (one) => one.getAttribute('type') !== 'button',
      )
      const isProved = method.toLowerCase() !== 'post' || form.querySelector('input[name=csrf][value]') !== null
      return action.startsWith('/') && buttons.length > 0 && isProved ? [] : [`${method} ${action}`]
    }),
  )

const withoutIds = (address: string): string => address.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')

const nameOf = (address: string): string =>
  address === '/'
    ? 'home'
    : address
        .slice(1)
        .replace(/[^a-z]+/gi, '-')
        .replace(/-$/, '')

const aReturn = [
  {
    name: 'header.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n900001,M,01/02/2020,WBRI,,,\n900002,F,31/02/2020,WBRI,,,\n',
    ),
  },
  {
    name: 'episodes.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n' +
        '900001,01/06/2025,S,C1,N1,U6,PR1,,,,,,\n900001,31/06/2025,P,C1,N1,U6,PR1,,,,,,\n',
    ),
  },
]

/** Every page in turn, at three widths each: as many minutes as there are pages to look at. */
const EVERY_PAGE_MS = 900_000

const { page, visit } = aVisitor()

/** Publishes an edition and changes a setting: what can then be downloaded, and what can be withdrawn. */
async function publishAndSet(): Promise<string[]> {
  await visit('/editions')
  await page()
    .getByLabel(/^Three years/)
    .check()
  await page()
    .getByLabel(/published for/)
    .fill('To see what an edition looks like')
  await page().getByRole('button', { name: 'Publish it' }).click()
  await page().getByRole('heading', { name: 'The files as published' }).waitFor()
  const setting = '/settings/permanence.moved-in.limit'
  await visit(setting)
  await page().getByLabel('To what').fill('27')
  await page().getByLabel('Why', { exact: true }).fill('To see a setting that was changed')
  await page().getByRole('button', { name: 'Continue' }).click()
  await expectAccessible(page())
  await lookAtThreeWidths(page(), 'settings-check')
  await page().getByRole('button', { name: 'Save the change' }).click()
  await page().getByText('Saved: Moved in after the match').waitFor()
  return [setting]
}

/** Submits a plan: whether it was returned or accepted can then be recorded; another can still be submitted. */
async function submitAPlan(): Promise<string[]> {
  await visit('/improvement')
  const other = await page().getByRole('link', { name: 'Harbour Council improvement plan' }).getAttribute('href')
  await page().getByRole('link', { name: 'Improvement action plan 2017-18' }).click()
  const plan = new URL(page().url()).pathname
  await page().getByRole('link', { name: 'Submit the plan' }).click()
  for (const [part, value] of Object.entries({ Day: '1', Month: '10', Year: '2025' }))
    await page().getByLabel(part, { exact: true }).fill(value)
  await page().getByLabel('To whom').fill('the Department')
  await page()
    .getByLabel(/^Why it is submitted/)
    .fill('the day was near')
  await page().getByRole('button', { name: 'Save' }).click()
  await page().getByText('Saved: Submit the plan').waitFor()
  return [`${plan}/returned`, `${plan}/accepted`, `${other ?? ''}/submit`]
}

/** Sends a plan's file, which can then be looked at before it is loaded. */
async function sendAPlan(): Promise<string> {
  await visit('/improvement/load')
  await page().getByLabel('What the plan is called').fill('A plan from a file')
  for (const [part, value] of Object.entries({ Day: '1', Month: '10', Year: '2025' }))
    await page().getByLabel(part, { exact: true }).fill(value)
  const content =
    'Ref,Action,Lead,Date\n1.1,Hold a weekly meeting,Vacant,Oct 202017\n,Train everybody,head of service,\n'
  await page()
    .locator('input[type=file]')
    .setInputFiles({ name: 'plan.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page().getByRole('button', { name: 'Look at this file' }).click()
  await page().getByRole('heading', { name: 'What the file was read as' }).waitFor()
  return new URL(page().url()).pathname
}

/** Records a promise: its page, and what may become of it, are then there. */
async function promise(): Promise<string> {
  await visit('/improvement/promises/new')
  for (const [part, value] of Object.entries({ Day: '1', Month: '10', Year: '2025' }))
    for (const n of [0, 1]) await page().getByLabel(part, { exact: true }).nth(n).fill(value)
  await page().getByLabel('What was promised').fill('Quarterly report')
  await page().getByLabel('The Department').check()
  await page().getByLabel('In which meeting').fill('the notice')
  await page().getByLabel('Who answers for it').fill('head of service')
  await page().getByRole('button', { name: 'Save' }).click()
  await page().getByText('Saved: Record a promise').waitFor()
  return new URL(page().url()).pathname
}

/** Searches, and loads a return with rows that cannot be read: pages that no link leads to before somebody acts. */
async function act(): Promise<string[]> {
  await visit('/children')
  await page().getByRole('search').getByRole('button').click()
  const searched = new URL(page().url()).pathname
  await visit('/imports/new')
  await page().locator('input[type=file]').setInputFiles(aReturn)
  await page()
    .getByLabel(/add them to the invented children/)
    .check()
  await page().getByRole('button', { name: 'Look at these files' }).click()
  await page()
    .getByRole('button', { name: /^Load this return|^Load these returns/ })
    .click()
  await page().getByRole('heading', { name: 'Rows that could not be read' }).waitFor(patiently)
  return [searched, new URL(page().url()).pathname, ...(await loadAdopters()), ...(await send())]
}

/** Loads a list of adopters: households of them are then there. */
async function loadAdopters(): Promise<string[]> {
  const headings = [
    ...['Individual adopter identifier', 'Family identifier', 'Gender', 'Ethnicity', 'Disability'],
    ...['Is the (prospective) adopter fostering for adoption?', 'Date enquiry received', 'Date Stage 1 started'],
    ...['Date Stage 1 ended', 'Date Stage 2 started', 'Date Stage 2 ended', 'Date application approved'],
  ]
  const row = ['X-1', 'X', 'a) Male', 'a) White', 'No', 'No', '06/01/2025', '03/02/2025']
  const buffer = Buffer.from([headings, row, ['X-2', 'X', 'a) Mail']].map((cells) => cells.join(',')).join('\n'))
  await visit('/imports/lists')
  await page().locator('input[type=file]').setInputFiles({ name: 'list-11.csv', mimeType: 'text/csv', buffer })
  await page().getByRole('button', { name: 'Look at these lists' }).click()
  await page().getByRole('button', { name: 'Load these lists' }).click(patiently)
  await page().getByRole('heading', { name: 'Import of lists of Annex A' }).waitFor(patiently)
  return [new URL(page().url()).pathname, '/adopters']
}

/** Has the return and the census checked and made, and the lists of Annex A, and looks for a child in whose record something is found. */
async function send(): Promise<string[]> {
  await visit('/send')
  await page().getByRole('button', { name: 'Check it by our rules' }).click()
  await page().getByRole('button', { name: 'Make the return' }).click(patiently)
  await page().getByRole('button', { name: 'Save the XML' }).waitFor(patiently)
  const made = new URL(page().url()).pathname
  await visit('/census')
  await page().getByLabel('The Department’s number of the authority').fill('999')
  await page().getByRole('button', { name: 'Check it by our rules' }).click()
  await page().getByRole('button', { name: 'Make the census' }).click(patiently)
  await page().getByRole('button', { name: 'Save the XML' }).waitFor(patiently)
  const census = new URL(page().url()).pathname
  await visit('/annex-a')
  await page()
    .getByRole('button', { name: /^Make the lists/ })
    .click()
  await page().getByRole('button', { name: 'Save the workbook (Excel)' }).waitFor(patiently)
  const lists = new URL(page().url()).pathname
  await visit('/data-quality?by=child')
  const child = page().locator('a[href^="/data-quality/children/"]').first()
  return [made, census, lists, (await child.getAttribute('href')) ?? '']
}

/** Opens an address in the browser; answers false where it is a file to keep. */
async function opens(path: string): Promise<boolean> {
  const answer = await page()
    .goto(path)
    .catch(() => null) // a download is no page
  const status = answer?.status() ?? (await page().request.get(path)).status()
  expect.soft(status, `GET ${path}`).toBe(200)
  return answer?.headers()['content-type']?.includes('text/html') ?? false
}

/** Grants a sample of cases to a reviewer: what can then be looked at and taken back. */
async function grantCases(): Promise<string[]> {
  await visit('/case-grants/new')
  await page().getByLabel('Who reviews').selectOption({ label: 'Reviewer for a named review' })
  await page().getByLabel('Which review').fill('To see what a grant looks like')
  const lastDay = page().getByRole('group', { name: 'Last day' })
  const today = page().getByRole('group', { name: 'First day' })
  for (const part of ['Day', 'Month', 'Year'])
    await lastDay.getByLabel(part).fill(await today.getByLabel(part).inputValue())
  await page()
    .getByLabel(/^A sample/)
    .check()
  await page().getByLabel('How many').fill('3')
  await page().getByLabel('Why', { exact: true }).fill('To see a grant')
  await page().getByRole('button', { name: 'Grant them' }).click()
  await page().getByText('Granted: 3 cases').waitFor()
  return ['/case-grants']
}

/** The audits of the head of service and of a programme that is done, with everything that their pages offer. */
async function audits(): Promise<string[]> {
  await visit('/audits')
  const programmes = await linksOf(page())
  const own = programmes.filter((link) => link.startsWith('/audits/of/'))
  const closed = await page().locator('tr', { hasText: 'Closed' }).locator('a').first().getAttribute('href')
  await visit(closed ?? '')
  const done = (await linksOf(page())).filter((link) => link.startsWith('/audits/of/'))
  const offered: string[] = []
  for (const audit of [...own, ...done]) {
    await visit(audit)
    offered.push(...(await linksOf(page())).filter((link) => link.startsWith(`${audit}/`)))
  }
  return ['/audits', ...own, ...offered]
}

/** A social worker of whom an action from supervision is open, with everything that their page offers. */
async function supervision(): Promise<string[]> {
  await visit('/caseloads')
  const worker = page()
    .locator('tr', { hasText: /\d open/ })
    .locator('a[href^="/supervision/"]')
    .first()
  const address = (await worker.getAttribute('href')) ?? ''
  await visit(address)
  return [address, ...(await linksOf(page())).filter((link) => link.startsWith(`${address}/`))]
}

/** A complaint that is over: more of it is on record than its receipt, and can be withdrawn. */
async function complaintOver(): Promise<string> {
  await visit('/complaints?show=over')
  return (await page().locator('main table a').first().getAttribute('href')) ?? ''
}

/** Fills the day that a form asks for. */
async function fillDay(day: string): Promise<void> {
  for (const [part, value] of Object.entries({ Day: day, Month: '10', Year: '2025' }))
    await page().getByLabel(part, { exact: true }).fill(value)
}

/** Ends the care of the last child of the list: the form with which it begins again is then to be seen. */
async function careToBegin(): Promise<string> {
  await visit('/children')
  const row = page().locator('main table tr', { hasText: 'Looked after' }).last()
  const child = (await row.locator('a[href^="/children/"]').first().getAttribute('href'))?.split('?')[0] ?? ''
  await visit(`${child}/care/end`)
  await fillDay('16')
  await page().getByLabel('How it ended').selectOption({ index: 5 })
  await page().getByRole('button', { name: 'Save', exact: true }).click()
  await page().getByRole('button', { name: 'Record that the child became looked after' }).waitFor()
  return `${child}/care/begin`
}

/** Records two requests for a copy of a child's record: of one the copy is prepared, of the other it was given. */
async function askForCopies(): Promise<string[]> {
  await visit('/children')
  const child = await page().locator('main table a[href^="/children/"]').first().getAttribute('href')
  const rights = `${child ?? ''}/rights`
  const prepared: string[] = []
  for (const who of ['Somebody who asks', 'Somebody else who asks']) {
    await visit(`${rights}/new/access`)
    await fillDay('1')
    await page().getByLabel('Who asks').fill(who)
    await page().getByLabel('The person whom the record is about').check()
    await page().getByRole('button', { name: 'Record the request' }).click()
    const requests = await page()
      .locator(`main table a[href^="${rights}/"]`)
      .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''))
    const request = requests.find((href) => !prepared.includes(href)) ?? ''
    prepared.push(request)
    await visit(request)
    await page().getByRole('button', { name: 'Prepare the copy' }).click()
    await page().getByText('Look through it before it is given').waitFor(patiently)
  }
  const [waits = '', given = ''] = prepared
  await visit(`${given}/identity`)
  await fillDay('2')
  await page().getByLabel('How identity was checked').fill('Passport')
  await page().getByRole('button', { name: 'Save' }).click()
  await visit(`${given}/give`)
  await fillDay('3')
  await page().getByLabel('By hand').check()
  await page().getByRole('button', { name: 'Save that it was given' }).click()
  await page().getByText('kept as it was given').first().waitFor()
  return ['/rights', rights, waits, given]
}

/** Asks for a record in an emergency that names nobody: what a reviewer then has to look at. */
async function askInEmergency(): Promise<string[]> {
  await visit('/emergency')
  await page()
    .getByLabel(/^Whose record/)
    .fill('999999')
  await page()
    .getByLabel(/^Why you need it now/)
    .fill('To see what an emergency looks like')
  await page().getByRole('button', { name: 'Open the record' }).click()
  await page().getByText('Nothing was opened').waitFor()
  return []
}

/** Searches the log of reads. */
async function searchReads(): Promise<string[]> {
  await visit('/reads')
  await page().getByText('Search', { exact: true }).first().click()
  await page().getByRole('button', { name: 'Search' }).click()
  await page().getByText('found, the newest first').waitFor()
  return [new URL(page().url()).pathname]
}

/** The form by which something of the first child of the list is sent to another authority. */
async function sendingOfAChild(): Promise<string> {
  await visit('/children')
  return `${(await page().locator('main table a[href^="/children/"]').first().getAttribute('href')) ?? ''}/send`
}

/** Seals a record, opens it from the vault and has its release approved: what the custodian’s pages then lead to. */
async function sealAndRelease(): Promise<void> {
  const custodian = /^Adoption records custodian/
  await signInAs(page(), custodian)
  await visit('/adoption-records')
  await page().locator('main table a').first().click()
  const number = await page()
    .locator('.govuk-summary-list__row', { hasText: 'Number in the returns' })
    .locator('dd')
    .textContent()
  await page().getByLabel('Why is it sealed?').fill('To see what a sealed record looks like')
  await page().getByRole('button', { name: 'Continue' }).click()
  await page().getByRole('button', { name: 'Seal it' }).click()
  await page().getByText('are in the vault').waitFor()
  await visit('/vault')
  await page()
    .getByLabel('Number or birth name')
    .fill(number?.trim() ?? '')
  await page().getByLabel('Why do you open it?').fill('To see')
  await page().getByRole('button', { name: 'Open' }).click()
  await expectAccessible(page())
  await lookAtThreeWidths(page(), 'vault-opened')
  await page().getByLabel('Release it to').fill('Somebody who asked')
  await page().getByLabel('Why is it released?').fill('To see')
  await page().getByRole('button', { name: 'Ask for the release' }).click()
  await signInAs(page(), /^Director of children/)
  await visit('/vault/releases')
  await page().getByRole('button', { name: 'Approve' }).click()
  await page().getByText('Decided').waitFor()
}

it(
  'every page can be reached, is accessible, and fits a telephone',
  async () => {
    await signInAs(page(), /Performance analyst/i)
    const begun = [
      '/',
      ...(await publishAndSet()),
      ...(await submitAPlan()),
      await sendAPlan(),
      await promise(),
      ...(await act()),
      ...(await askInEmergency()),
      '/known-at/1',
    ]
    await signInAs(page(), /^Head of service/)
    const granted = [
      ...(await grantCases()),
      ...(await askForCopies()),
      ...(await audits()),
      ...(await supervision()),
      await careToBegin(),
      await complaintOver(),
      '/complaints',
      '/learning',
      '/foster-homes',
      '/audits/behind/1.1-m10',
    ]
    await sealAndRelease()
    await holdStill(page())
    const so: Looked = { met: new Set(), led: new Set(), children: new Set() }
    for (const [who, waiting] of [
      [/^Performance analyst/, begun],
      [/^Head of service/, granted],
      [/^Agency adviser/, ['/panels', '/received']],
      [/^Administrator/, ['/people']],
      [/^Adoption records custodian/, ['/adoption-records', '/vault', '/rights']],
      [/^Director of children/, ['/vault/releases']],
      [/^Auditor/, ['/reads', '/emergency/review']],
    ] as const) {
      await signInAs(page(), who)
      const searched = who.source.includes('Auditor') ? await searchReads() : []
      const sending = who.source.includes('Agency') ? [await sendingOfAChild()] : []
      await lookFrom([...waiting, ...searched, ...sending], so)
    }
    // A name, a number of the returns: neither may stand in an address, which servers on the way write down.
    const names = [...so.children].filter((name) => name !== '')
    expect(names.length).toBeGreaterThan(5)
    const telling = new RegExp(`\\b(${names.join('|')}|\\d{6})\\b`, 'i')
    expect([...so.led].filter((address) => !address.startsWith('/assets/') && telling.test(address))).toEqual([])
    expect(addresses.filter((address) => !so.met.has(address) && !underWay.has(address))).toEqual([])
  },
  EVERY_PAGE_MS,
)

/** Addresses that were met, everywhere that they led, and what the lists called their children. */
interface Looked {
  readonly met: Set<string>
  readonly led: Set<string>
  readonly children: Set<string>
}

/** Looks at every page that links lead to from these, each address once. */
async function lookFrom(waiting: string[], { met, led, children }: Looked): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const address = addressOf(new URL(next, 'http://x').pathname)
    if (address === undefined || met.has(address)) continue
    met.add(address)
    if (!(await opens(next))) continue
    await expectAccessible(page())
    await lookAtThreeWidths(page(), nameOf(address))
    expect.soft(await formsWithoutAWay(page()), `forms of ${next} without JavaScript`).toEqual([])
    waiting.push(...(await linksOf(page())))
    for (const to of await addressesOn(page())) led.add(withoutIds(to))
    for (const called of await childrenCalled(page())) children.add(called)
    const past = await page().request.get(`${next}${next.includes('?') ? '&' : '?'}on=2024-03-31`)
    expect.soft(await past.text(), `${next} on a past day`).toMatch(/tl-strip--past[\s\S]*31 March 2024/)
  }
}
