import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, type AnApp, type Seen } from '../../../../test/an-app.ts'
import { isStill, untilPage } from '../../../../test/until.ts'
import { testServer } from '../../../store/testing.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp()
})
afterAll(() => app.close())

const header = (...rows: readonly string[]) => ({
  field: 'files',
  name: 'header.csv',
  content: ['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', ...rows, ''].join('\r\n'),
})
const EPISODE_HEADINGS = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN'
const episodes = (...rows: readonly string[]) => ({
  field: 'files',
  name: 'episodes.csv',
  content: [EPISODE_HEADINGS, ...rows, ''].join('\r\n'),
})

const ROWAN = '100001,1,02/03/2021,WBRI,UN2,,'
const ROWAN_IN_CARE = '100001,04/01/2025,S,E1,N1,U1,PR1,,,,,,'

/** Opens the page until it no longer refreshes itself. */
async function waited(page: Seen): Promise<Seen> {
  const address = /action="(\/imports\/[0-9a-f-]+)\/cancel/.exec(page.html)?.[1] ?? ''
  return isStill(page) ? page : untilPage(app.browser, address, isStill)
}

interface File {
  readonly field: string
  readonly name: string
  readonly content: string
}

async function upload(...files: readonly File[]): Promise<Seen> {
  await app.browser.open('/imports/new')
  return waited(await app.browser.upload('/imports', files, { where: 'here' }))
}

const load = (page: Seen): Promise<Seen> => {
  const action = /action="(\/imports\/[0-9a-f-]+\/load)/.exec(page.html)?.[1] ?? ''
  const fields = Object.fromEntries(
    [...page.html.matchAll(/<input[^>]*name="((?:year|asAt)-[^"]*)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? '',
      value ?? '',
    ]),
  )
  return app.browser.send(action, fields).then(waited)
}

describe('Loading a return', () => {
  it('asks for files', async () => {
    await app.browser.open('/imports/new')
    const page = await app.browser.upload('/imports', [])
    expect(page.status).toBe(400)
    expect(page.title).toMatch(/^Error: /)
    expect(page.text).toContain('There is a problem Choose the files to load')
  })

  it('shows what was recognised before anything is saved, then loads it', async () => {
    const preview = await upload(header(ROWAN), episodes(ROWAN_IN_CARE))
    expect(preview.heading).toBe('Check before loading')
    expect(preview.text).toContain('Episodes')
    expect(preview.text).toContain('2 rows will be compared')
    const done = await load(preview)
    expect(done.text).toContain('● Loaded')
    expect(done.text).toContain('Children in the files 1')
    expect(done.text).toContain('New events 2')
    expect((await app.browser.open('/')).text).toContain('1 child')
  })

  it('adds nothing when the same return is loaded again', async () => {
    const done = await load(await upload(header(ROWAN), episodes(ROWAN_IN_CARE)))
    expect(done.text).toContain('New events 0')
    expect(done.text).toContain('Unchanged 2')
  })

  it('gives back the rows that cannot be read, with the reason on each', async () => {
    const wrong = '100002,31/02/2025,S,E1,N1,U1,PR1,,,,,,=cmd|x'
    const done = await load(await upload(header(ROWAN), episodes(ROWAN_IN_CARE, wrong)))
    expect(done.text).toContain('Rows rejected 1')
    const address = /href="(\/imports\/[^"]*\/rejects\/0\.csv)"/.exec(done.html)?.[1] ?? ''
    const csv = await app.browser.get(address)
    expect(csv.headers['content-disposition']).toBe('attachment; filename="rejected-episodes.csv"')
    expect(csv.html).toContain('31/02/2025')
    expect(csv.html).toContain("'=cmd|x")
  })

  it('says how many children’s facts contradict each other, loads them, and shows where they are listed', async () => {
    const born = (child: string) => `${child},1,02/03/2021,WBRI,UN2,,`
    const inCare = (child: string, from: string) => `${child},${from},S,E1,N1,U1,PR1,,,,,,`
    const rows = [inCare('100051', '06/01/2025'), inCare('100051', '08/01/2025'), inCare('100052', '08/01/2025')]
    const page = await load(await upload(header(born('100051'), born('100052')), episodes(...rows)))
    expect(page.text).toContain('Rows rejected 0')
    expect(page.text).toContain('1 child has facts that contradict each other. They were loaded')
    expect((await app.browser.open('/contradictions')).text).toContain('Child 100051')
  })

  it('asks again for a year that is none', async () => {
    const preview = await upload(header(ROWAN), episodes(ROWAN_IN_CARE))
    const action = /action="(\/imports\/[0-9a-f-]+\/load)/.exec(preview.html)?.[1] ?? ''
    const page = await app.browser.send(action, { 'year-0': 'last', 'asAt-0-day': '32', 'asAt-0-month': '1' })
    expect(page.status).toBe(400)
    expect(page.text).toContain('Enter the year in which the return ends, such as 2025')
    expect(page.html).toContain('value="last"')
  })

  it('keeps nothing of an import that is not confirmed', async () => {
    const preview = await upload(header(ROWAN), episodes(ROWAN_IN_CARE))
    const action = /action="(\/imports\/[0-9a-f-]+\/cancel)/.exec(preview.html)?.[1] ?? ''
    const page = await app.browser.send(action)
    expect(page.text).toContain('■ Cancelled')
    expect(page.text).toContain('Nothing of this import was kept in the record.')
  })

  it('says what is wrong with a file that is no table of the return', async () => {
    const page = await upload({ field: 'files', name: 'cats.csv', content: 'NAME,COLOUR\r\nTibbles,grey\r\n' })
    expect(page.text).toContain('cats.csv')
    expect(page.text).toMatch(/Failed|cannot be loaded/)
  })

  it.skipIf(testServer)(
    'says before anything is loaded that the trial store takes so many children and no more',
    async () => {
      expect((await app.browser.open('/imports/new')).text).toContain('It takes up to 5,000 children in one import')
      const rows = Array.from({ length: 5001 }, (_, n) => `${String(300_000 + n)},04/01/2025,S,E1,N1,U1,PR1,,,,,,`)
      const page = await upload(episodes(...rows))
      expect(page.heading).toBe('These files cannot be loaded')
      expect(page.text).toContain('These files hold 5,001. Nothing can be loaded: for more, use PostgreSQL')
      expect(page.text).not.toContain('Load this return')
    },
  )

  it('says how large a file may be', async () => {
    await app.browser.open('/imports/new')
    const big = { field: 'files', name: 'big.csv', content: 'x'.repeat(11 * 1024 * 1024) }
    const page = await app.browser.upload('/imports', [big])
    expect(page.status).toBe(413)
    expect(page.text).toContain('A file may be at most 10 MB.')
  })
})

describe('A council’s own files beside the demonstration', () => {
  it('asks whose files they are', async () => {
    await app.browser.open('/imports/new')
    const page = await app.browser.upload('/imports', [header(ROWAN)], { where: 'new' })
    expect(page.status).toBe(400)
    expect(page.text).toContain('Enter the name of the council')
  })

  it('puts them into a record of their own, which is then the one that is seen', async () => {
    await app.browser.open('/imports/new')
    const preview = await waited(
      await app.browser.upload('/imports', [header(ROWAN), episodes(ROWAN_IN_CARE)], {
        where: 'new',
        council: 'Another Borough',
      }),
    )
    expect(preview.heading).toBe('Check before loading')
    expect((await load(preview)).text).toContain('New events 2')
    const home = await app.browser.open('/')
    expect(home.heading).toBe('Another Borough')
    expect(home.text).not.toContain('Demonstration authority')
  })

  it('shows either record, and never one in the other', async () => {
    await app.browser.open('/records')
    const home = await app.browser.send('/records', { authority: '1' })
    expect(home.heading).toBe('Harbour Council')
    expect((await app.browser.open('/imports')).text).not.toContain('2024-25 Another')
  })
})

describe('The history', () => {
  it('tells of every import, the latest first', async () => {
    const page = await app.browser.open('/imports')
    expect(page.heading).toBe('Imports')
    expect(page.text).toContain('● Loaded')
    expect(page.text).toContain('■ Cancelled')
    expect(page.text).toContain('Performance analyst')
  })
})
