import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { defaultDefinitions, eventDefinitions, makeProject } from '../../practice/index.ts'
import { addAuthority, chainHead, type Store } from '../../store/index.ts'
import { aStore } from '../../store/testing.ts'
import { csv, episode, inFolder } from '../ssda903/fixtures.ts'
import { importReturns, yearEnds } from '../ssda903/index.ts'
import {
  collectionOf,
  FIRST_YEAR,
  isInForce,
  makeTables,
  readTable,
  rules,
  validate,
} from '../ssda903/validate/index.ts'
import { csvFolder, makeReturn, xmlFile } from './index.ts'

/** A return of a year in which nothing is wrong: a boy who came into care in May, with a review, and a worker where workers are asked for. */
const soundReturn = (year: number): Readonly<Record<string, string>> => {
  const begun = String(year - 1)
  const boy = { CHILD: '100001', DOB: `02/03/${String(year - 9)}` }
  return {
    'header.csv': csv('Header', [{ ...boy, SEX: year <= 2024 ? '1' : 'M', ETHNIC: 'WBRI', UPN: 'A211000114012' }]),
    'episodes.csv': csv('Episodes', [
      episode({
        ...{ CHILD: '100001', DECOM: `04/05/${begun}`, PLACE: 'U6', URN: 'SC123456' },
        ...{ HOME_POST: 'AB1 2CD', PL_POST: 'AB1 3EF' },
      }),
    ]),
    'reviews.csv': csv('Reviews', [{ ...boy, REVIEW: `01/06/${begun}`, REVIEW_CODE: 'PN1' }]),
    'previous_permanence.csv': csv('PrevPerm', [{ ...boy, PREV_PERM: 'Z1' }]),
    ...(year < 2024
      ? {}
      : {
          'sw_episodes.csv': csv('SWEpisodes', [
            { ...boy, SW_ID: 'SW12345', SW_DECOM: `04/05/${begun}`, SW_REASON: 'FCONTA' },
          ]),
        }),
  }
}

/** What our rules of the year find in files; nothing of a year before the first that has any. */
function found(year: number, files: Readonly<Record<string, string>>) {
  const tables = makeTables()
  for (const text of Object.values(files)) readTable(tables, new TextEncoder().encode(text), 'this year')
  const inForce = rules.filter((rule) => isInForce(rule, year))
  expect(inForce.length > 290).toBe(year >= FIRST_YEAR)
  return validate(inForce, tables, collectionOf(year)).issues.map(({ rule, table }) => `${rule} ${table}`)
}

/** The return of 2024 asks about every worker whose time is open. */
const askedOf = (year: number): string[] => (year === 2024 ? ['SW14STG2 SWEpisodes'] : [])

const linesOf = (text: string | undefined): string[] => (text ?? '').trimEnd().split('\r\n').sort()

describe('The return that the record makes, of every year', () => {
  let store: Store
  beforeAll(async () => {
    store = await aStore()
  })
  afterAll(() => store.close())

  it.each([2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027])(
    'of %i is valid by our rules, has the rows that were loaded, and adds nothing when it is loaded again as CSV or XML',
    async (year) => {
      const authority = await addAuthority(store, { name: `Council of ${year}`, code: null, demonstration: false })
      const means = { store, project: makeProject(defaultDefinitions), definitions: eventDefinitions }
      const of = { year, asAt: yearEnds(year) }
      const load = (folder: string, importId: string) =>
        importReturns(means, {
          ...{ importId, authority, by: 'analyst', today: of.asAt, folder },
          told: new Map([['', of]]),
        })
      const given = soundReturn(year)
      expect(found(year, given)).toEqual(askedOf(year))
      expect((await inFolder(given, (folder) => load(folder, 'given'))).events).toBeGreaterThan(3)
      await inFolder({}, async (folder) => {
        const [into, xml] = [join(folder, 'csv'), join(folder, 'return.xml')]
        const position = (await chainHead(store, authority))?.position ?? 0
        await makeReturn(means, { authority, position, of }, [await csvFolder(into, of), xmlFile(xml)])
        const names = await readdir(into)
        const files = Object.fromEntries(
          await Promise.all(names.map(async (name) => [name, await readFile(join(into, name), 'utf8')] as const)),
        )
        expect(found(year, files)).toEqual(askedOf(year))
        expect(Object.keys(given).filter((name) => !names.includes(name))).toEqual([])
        for (const [name, text] of Object.entries(given)) expect(linesOf(files[name])).toEqual(linesOf(text))
        for (const [importId, again] of [
          ['csv', into],
          ['xml', xml],
        ] as const)
          expect(await load(again, importId)).toMatchObject({ events: 0, corrections: 0, rejected: 0 })
      })
    },
  )
})
