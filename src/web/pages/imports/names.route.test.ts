import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anApp, TODAY, type AnApp, type Seen } from '../../../../test/an-app.ts'
import { isStill, untilPage } from '../../../../test/until.ts'
import { inFolder, csv, episode } from '../../../exchange/ssda903/fixtures.ts'
import { importReturns } from '../../../exchange/ssda903/index.ts'
import { defaultDefinitions, eventDefinitions, makeProject } from '../../../practice/index.ts'
import { HARBOUR } from '../../../store/testing.ts'

let app: AnApp
beforeAll(async () => {
  app = await anApp()
  const files = {
    'h.csv': csv('Header', [{ CHILD: '1', SEX: 'F', DOB: '01/02/2019', ETHNIC: 'WBRI' }]),
    'e.csv': csv('Episodes', [episode({ CHILD: '1' })]),
  }
  const means = { store: app.store, project: makeProject(defaultDefinitions), definitions: eventDefinitions }
  await inFolder(files, (folder) =>
    importReturns(means, { importId: 'a-return', authority: HARBOUR, by: 'test', today: TODAY, folder }),
  )
})
afterAll(() => app.close())

const names = (...rows: readonly string[]) => ({
  field: 'names',
  name: 'names.csv',
  content: ['CHILD,NAME,TEAM,SIBLING_GROUP', ...rows, ''].join('\r\n'),
})
/** The page that looks again by itself, once it does so no longer. */
async function followed(page: Seen): Promise<Seen> {
  const address = /action="(\/imports\/[0-9a-f-]+)\/cancel/.exec(page.html)?.[1] ?? ''
  return isStill(page) ? page : untilPage(app.browser, address, isStill)
}
async function send(...files: readonly ReturnType<typeof names>[]): Promise<Seen> {
  await app.browser.open('/imports/names')
  return followed(await app.browser.upload('/imports/names', files))
}

describe('Loading a names file', () => {
  it('says into which record the names go', async () => {
    expect((await app.browser.open('/imports')).html).toContain('href="/imports/names"')
    const page = await app.browser.open('/imports/names')
    expect(page.heading).toBe('Load a names file')
    expect(page.text).toContain('The names go into the record of Harbour Council')
  })

  it('loads it, so that a search finds the child by name', async () => {
    const done = await send(names('1,Robin Example,North,'))
    expect(done.heading).toBe('Import of names')
    expect(done.text).toContain('● Loaded')
    expect(done.text).toContain('New events 1')
    const search = async (text: string) => (await app.browser.send('/children/search', { text })).text
    await app.browser.open('/children')
    expect(await search('Robin')).toContain('Robin Example')
    await app.browser.open('/children')
    expect(await search('Wren')).not.toContain('Robin Example')
    expect((await app.browser.open('/imports')).text).toContain('Names file names.csv')
  })

  it('adds nothing when the same file is loaded again', async () => {
    expect((await send(names('1,Robin Example,North,'))).text).toContain('New events 0')
  })

  it('gives back the rows that were not loaded, ready to be mended and loaded again', async () => {
    const done = await send(names('1,Robin Example,North,', '9,Nobody Known,North,', '9,Nobody Known,South,'))
    expect(done.text).toContain('Rows rejected 2')
    const address = /href="(\/imports\/[^"]*\/rejects\/0\.csv)"/.exec(done.html)?.[1] ?? ''
    const rejected = (await app.browser.get(address)).html
    expect(rejected).toContain('No child with this number is on record')
    const again = await send({ ...names(), content: rejected.replaceAll(',9,Nobody Known', ',1,Wren Example') })
    expect(again.text).toContain('● Loaded')
  })

  it.each([
    ['no file', [], 'Choose the names file to load'],
    ['two files', [names('1,A,,'), names('1,B,,')], 'Choose one names file at a time'],
    ['an empty file', [{ ...names(), content: '' }], 'The file is empty'],
    [
      'a file of something else',
      [{ ...names(), content: 'NAME,COLOUR\r\nTibbles,grey\r\n' }],
      'names.csv, line 1, column COLOUR: a names file has the headings CHILD, NAME, TEAM and SIBLING_GROUP.',
    ],
  ])('refuses %s beside the field, and the form stays', async (_name, files, sentence) => {
    const page = await send(...files)
    expect(page.status).toBe(400)
    expect(page.heading).toBe('Load a names file')
    expect(page.text).toContain(sentence)
  })

  it('is pointed to where a names file was chosen as part of a return', async () => {
    await app.browser.open('/imports/new')
    const header = {
      field: 'files',
      name: 'h.csv',
      content: csv('Header', [{ CHILD: '1', SEX: 'F', DOB: '01/02/2019', ETHNIC: 'WBRI' }]),
    }
    const page = await followed(
      await app.browser.upload('/imports', [header, { ...names('1,A,,'), field: 'files' }], { where: 'here' }),
    )
    expect(page.heading).toBe('Check before loading')
    expect(page.html).toContain('href="/imports/names"')
  })
})
