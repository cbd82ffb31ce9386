import { decoded } from './decode.ts'
import { xmlRows, type OnXmlRow } from './xml-rows.ts'

interface XmlReader {
  readonly onRow: OnXmlRow
  readonly afterPiece?: () => Promise<void>
}

/** Reads the XML form of the return from the bytes of a file. Throws `Unreadable`. */
export async function readXml(file: string, bytes: AsyncIterable<Uint8Array>, reader: XmlReader): Promise<void> {
  const rows = xmlRows(file, reader.onRow)
  for await (const piece of decoded(bytes)) {
    rows.write(piece.toString('utf8'))
    await reader.afterPiece?.()
  }
  rows.end()
}
