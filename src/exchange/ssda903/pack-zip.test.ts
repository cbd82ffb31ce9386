import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inFolder } from './fixtures.ts'
import { openZip } from './open-zip.ts'
import { packZip } from './pack-zip.ts'

async function unpacked(path: string): Promise<Record<string, string>> {
  const zip = await openZip('packed.zip', path)
  const files: Record<string, string> = {}
  for (const file of zip.files) {
    const pieces: Uint8Array[] = []
    for await (const piece of file.read()) pieces.push(piece)
    files[file.path] = Buffer.concat(pieces).toString('utf8')
  }
  zip.close()
  return files
}

const pack = (files: Record<string, string>) =>
  inFolder(files, async (folder) => {
    const path = join(folder, 'packed.zip')
    await packZip(
      path,
      Object.keys(files).map((name) => ({ name, path: join(folder, name) })),
    )
    return unpacked(path)
  })

describe('a zip', () => {
  it('gives back what was packed into it, whatever that was', () =>
    fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z_]{1,12}$/), fc.string({ unit: 'binary' })),
        async (any) => {
          const files = Object.fromEntries(
            Object.entries(any).map(([name, text]) => [`${name}.csv`, text.toWellFormed()]),
          )
          expect(await pack(files)).toEqual(files)
        },
      ),
      { numRuns: 25 },
    ))

  it('takes a file that is larger than any of its pieces', async () => {
    const lines = Array.from({ length: 50_000 }, (_, n) => `${String((n * 7919) % 1_000_003)},01/05/2025,S,C2\r\n`)
    const long = { 'episodes.csv': lines.join('') }
    expect(await pack(long)).toEqual(long)
  })
})
