import { describe, expect, it } from 'vitest'
import { filesOf, isTest, linesWith } from './program-text.ts'

const source = filesOf('src/**/*.{ts,tsx}')
const program = source.filter((file) => !isTest(file))
const everything = filesOf('{src,e2e,test,scripts,bench,bin,docs,.ci}/**/*', '*.{md,ts,mjs,json}').filter(
  ({ path }) => /\.(tsx?|mjs|md|json|yml)$/.test(path) && !/vectors\/|package-lock/.test(path),
)

/** Where the program meets the clock on the wall; everywhere else `today` is an argument. */
const edges = /^src\/(cli|store|web\/(server|background)|main|app|demo\/index)(\/|\.tsx?$)|^src\/cli/

describe('The house keeps its conventions', () => {
  it('no file of the program has more than 400 lines', () => {
    const long = program.filter(({ text }) => text.split('\n').length > 400).map(({ path }) => path)
    expect(long).toEqual([])
  })

  it('files and folders are named in kebab-case', () => {
    const odd = source.filter(({ path }) => !/^[a-z0-9/.-]+$/.test(path)).map(({ path }) => path)
    expect(odd).toEqual([])
  })

  it('no name says nothing: no utils, helpers, managers or common', () => {
    const vague = source.filter(({ path }) => /(^|[/-])(utils?|helpers?|manager|common|misc)([-./]|$)/.test(path))
    expect(vague.map(({ path }) => path)).toEqual([])
  })

  it('only the edges ask what time it is', () => {
    const asking = program.filter(({ path }) => !edges.test(path))
    expect(linesWith(asking, /new Date\(\)|Date\.now\(\)|Temporal\.Now/)).toEqual([])
  })

  it('no random number is drawn except at the edges and from a seed', () => {
    const drawing = program.filter(({ path }) => !edges.test(path))
    expect(linesWith(drawing, /Math\.random\(|randomUUID\(|randomBytes\(/)).toEqual([])
  })

  it('nobody but the store writes SQL', () => {
    const outside = program.filter(({ path }) => !path.startsWith('src/store/'))
    const sql =
      /\bsql`|\b(select\s+[\w*.,\s]+\s+from|insert\s+into|delete\s+from|update\s+\w+\s+set|create\s+(table|role|index))\s+["\w]/
    expect(linesWith(outside, sql)).toEqual([])
  })

  it('our own modules are never mocked', () => {
    expect(linesWith(filesOf('{src,test,e2e}/**/*.{ts,tsx}'), /\bvi\.(mock|doMock|spyOn)\(/)).toEqual([])
  })

  it('nothing is left for later in a comment, and no test is switched off or alone', () => {
    const left = everything.filter(({ text }) => /\b(TODO|FIXME|XXX)\b/.test(text)).map(({ path }) => path)
    expect(left.filter((path) => path !== 'test/house.test.ts')).toEqual([])
    expect(linesWith(filesOf('{src,e2e,test}/**/*.{ts,tsx}'), /\b(it|test|describe)\.(only|todo)\b/)).toEqual([])
  })

  it('no test passes without testing: what runs on one kind of store only is declared so', () => {
    const tests = filesOf('{src,e2e,test}/**/*.{test,spec}.{ts,tsx}')
    expect(linesWith(tests, /^\s*if \(!?(store\.kind|testServer|dataFolder)\b[^)]*\) return/)).toEqual([])
  })

  it('nothing is printed past the log, where values could leak', () => {
    expect(linesWith(program, /\bconsole\.(log|info|warn|error|debug)\(/)).toEqual([])
  })

  it('compiler and linter are nowhere silenced without saying why', () => {
    const silenced = filesOf('{src,e2e,test,bench,scripts}/**/*.{ts,tsx}')
      .filter(({ path }) => path !== 'test/house.test.ts')
      .flatMap(({ path, text }) => text.split('\n').map((line) => `${path}: ${line.trim()}`))
      .filter((line) => /@ts-(ignore|nocheck|expect-error)\s*$|eslint-disable(?!.*--)/.test(line))
    expect(silenced).toEqual([])
  })
})
