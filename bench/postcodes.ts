import { createReadStream, createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { postcodePacker } from '../src/exchange/ssda903/validate/index.ts'
import { mebibytes, report, saying, seconds } from './figures.ts'
import { withFolder } from './scratch.ts'

/** As many as the Office for National Statistics lists, those that are no longer used among them. */
const POSTCODES = 2_700_000
const LOOKED_UP = 1_000_000

const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ'
const letter = (n: number): string => LETTERS.charAt(n % LETTERS.length)

/** The nth postcode, in the order of the file. */
function postcodeOf(nth: number): string {
  const unit = nth % 400
  const outward = Math.floor(nth / 4000)
  const sector = Math.floor(nth / 400) % 10
  const district = String(outward % 90).padStart(2, '0')
  return `${letter(Math.floor(outward / 90))}${letter(outward)}${district} ${sector}${letter(unit)}${letter(unit / 20)}`
}

/** A directory with the 50 columns of the real one, of which most stand empty of meaning here. */
async function writeDirectory(path: string): Promise<void> {
  const file = createWriteStream(path)
  const others = Array.from({ length: 45 }, (_, i) => `col${String(i)}`)
  file.write(`pcds,oscty,oslaua,oseast1m,osnrth1m,${others.join(',')}\n`)
  const rest = others.map((_, i) => `E0${String(1_000_000 + i * 7919)}`).join(',')
  let piece = ''
  for (let nth = 0; nth < POSTCODES; nth += 1) {
    const district = `E0${String(6_000_001 + (nth % 150))}`
    piece += `${postcodeOf(nth)},E99999999,${district},${String(100_000 + (nth % 500_000))},${String(nth % 900_000)},${rest}\n`
    if (piece.length < 1024 * 1024) continue
    if (!file.write(piece)) await once(file, 'drain')
    piece = ''
  }
  file.end(piece)
  await once(file, 'close')
}

/** Packs a directory of full size and looks postcodes up in it, in no order. */
export async function measurePostcodes(): Promise<void> {
  await withFolder(async (folder) => {
    const path = join(folder, 'postcodes.csv')
    saying(`Writing a postcode directory of ${String(POSTCODES)} rows`)
    await writeDirectory(path)
    const { size } = await stat(path)
    const began = performance.now()
    const used = process.cpuUsage()
    const packer = postcodePacker()
    for await (const piece of createReadStream(path, { highWaterMark: 4 * 1024 * 1024 }))
      packer.add(piece as Uint8Array) // no encoding was asked for
    const packed = packer.done()
    if ('says' in packed) throw new Error(packed.says)
    const { user, system } = process.cpuUsage(used)
    const took = `${seconds(performance.now() - began)}, ${seconds((user + system) / 1000)} of CPU`
    report(`packing ${String(packed.size)} postcodes of ${mebibytes(size)}`, took, 'no promise made')
    report('memory of the packed postcodes', `${(packed.bytes / 1e6).toFixed(1)} MB`, 'under 60 MB')
    const asked = Array.from({ length: 10_000 }, (_, i) => postcodeOf((i * 2_654_435_761) % POSTCODES))
    for (const postcode of asked) if (!packed.find(postcode)) throw new Error(`${postcode} was not found`)
    const rounds = Array.from({ length: 5 }, () => {
      const start = performance.now()
      for (let nth = 0; nth < LOOKED_UP; nth += 1) packed.find(asked[nth % asked.length] ?? '')
      return ((performance.now() - start) * 1000) / LOOKED_UP
    })
    const [least = 0, , middle = 0] = rounds.toSorted((a, b) => a - b)
    report('looking one postcode up', `${middle.toFixed(2)} µs, at best ${least.toFixed(2)} µs`, 'under 1 µs')
  })
}
