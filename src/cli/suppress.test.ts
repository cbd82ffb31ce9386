import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { inFolder } from '../exchange/ssda903/fixtures.ts'
import { throughline } from './index.ts'

async function suppress(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  const said = { out: '', err: '' }
  const code = await inFolder({}, async (folder) => {
    for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
    const paths = args.map((arg) => (arg.startsWith('-') ? arg : join(folder, arg)))
    return throughline(['suppress', ...paths], {
      out: (text) => (said.out += text),
      err: (text) => (said.err += text),
      env: {},
      signal: new AbortController().signal,
    })
  })
  return { code, ...said }
}

const table = 'Team,Quarter 1,Quarter 2\nNorth,3/40,20/60\nSouth,15/50,30/70\n'

describe('throughline suppress', () => {
  it('adds the totals and hides a small count with what would give it back', async () => {
    const { code, out, err } = await suppress({ 'a.csv': table }, 'a.csv')
    expect(code).toBe(0)
    expect(out).toBe(',Quarter 1,Quarter 2,All\nNorth,c,c,23/100\nSouth,c,c,45/120\nAll,18/90,50/130,68/220\n')
    expect(err).toContain('Of tables to come nothing can be proved')
  })

  it('holds a table against what was published of the same people before', async () => {
    const alone = 'Team,Quarter 1\nNorth,18\n'
    const both = 'Team,Quarter 1,Quarter 2\nNorth,18,2\n'
    const before = (await suppress({ 'a.csv': alone }, 'a.csv')).out
    expect(before).toContain('North,18,18')
    const files = { 'b.csv': both, 'before.csv': before }
    expect((await suppress(files, 'b.csv')).out).toBe(',Quarter 1,Quarter 2,All\nNorth,c,c,20\nAll,c,c,20\n')
    // The first quarter is out already: the total of both would now tell the second.
    expect((await suppress(files, 'b.csv', '--earlier', 'before.csv')).out).toBe(
      ',Quarter 1,Quarter 2,All\nNorth,18,c,c\nAll,18,c,c\n',
    )
  })

  it.each([
    ['a name', 'Team,Q1\nNorth,many\n', '“many” is neither a count, 12, nor a share, 3/40'],
    ['more than all', 'Team,Q1\nNorth,4/3\n', 'of 3 there cannot be 4'],
    ['a name twice', 'Team,Q1\nNorth,40\nNorth,50\n', 'the name “North” stands twice'],
    ['its totals', 'Team,Q1,All\nNorth,40,40\n', 'Leave the totals, “All”, out'],
    ['a mark', 'Team,Q1\nNorth,c\n', 'give its count'],
  ])('refuses a table with %s in a sentence', async (_, content, says) => {
    const { code, err } = await suppress({ 'a.csv': content }, 'a.csv')
    expect(code).toBe(1)
    expect(err).toContain(says)
  })
})
