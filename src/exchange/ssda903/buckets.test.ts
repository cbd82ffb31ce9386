import { readdir } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { openBuckets } from './buckets.ts'
import { inFolder } from './fixtures.ts'

const line = (child: string, n: number): string => `0\t1\t${child}\t${n}`

async function fill(buckets: ReturnType<typeof openBuckets>): Promise<string[]> {
  const all: string[] = []
  for (let n = 0; n < 2000; n++) {
    const child = `c${n % 97}`
    buckets.add(child, line(child, n))
    all.push(line(child, n))
    if (n % 100 === 0) await buckets.settle()
  }
  return all
}
const readAll = async (buckets: ReturnType<typeof openBuckets>) =>
  Promise.all(Array.from({ length: buckets.count }, (_, n) => buckets.read(n)))

describe('buckets', () => {
  it.each([
    ['in memory', undefined],
    ['on the disk, where there is much', 1000],
  ])('give back every line once, all of a child in one bucket: %s', async (_name, inMemory) => {
    await inFolder({}, async (workFolder) => {
      const buckets = openBuckets(20_000_000, { workFolder, ...(inMemory && { inMemory }) })
      const all = await fill(buckets)
      expect(await readdir(workFolder)).toHaveLength(inMemory ? 1 : 0)
      const read = await readAll(buckets)
      expect(read.flat().sort()).toEqual(all.sort())
      for (const child of new Set(all.map((one) => one.split('\t')[2])))
        expect(read.filter((lines) => lines.some((one) => one.split('\t')[2] === child))).toHaveLength(1)
      await buckets.discard()
      expect(await readdir(workFolder)).toEqual([])
    })
  })
  it('keep the order in which a child’s lines came', async () => {
    const buckets = openBuckets(0)
    for (const n of [3, 1, 2]) buckets.add('a', line('a', n))
    expect(await buckets.read(0)).toEqual([3, 1, 2].map((n) => line('a', n)))
  })
  it('say in a sentence that the disk takes no more', async () => {
    const buckets = openBuckets(0, { workFolder: '/proc/no-such-folder', inMemory: 0 })
    buckets.add('a', line('a', 1))
    await expect(buckets.settle()).rejects.toThrow('Temporary files cannot be written')
  })
})
