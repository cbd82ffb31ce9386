import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { sayPage } from './present.ts'

/** Pages that tell of children one by one, by what they need. */
const TELLS_OF_CHILDREN = /child|lists|vault|which record|emergenc|case|quality/i

const lines = readFileSync(join(import.meta.dirname, '../../../access/matrix.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split(','))
const routes = lines.flatMap(([method = '', route = '', needs = '']) =>
  method === 'GET' && TELLS_OF_CHILDREN.test(needs) ? [route] : [],
)

it('every page that tells of children is called by a name in the log of reads, and never by its pattern', () => {
  expect(routes.length).toBeGreaterThan(30)
  expect(
    routes.filter((route) => [route, `POST ${route}`].some((one) => !/^[A-Z][^/:]*(: [^/:]+)?$/.test(sayPage(one)))),
  ).toEqual([])
})
