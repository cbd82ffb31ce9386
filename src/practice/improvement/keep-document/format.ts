import type { documentFormats } from '../events.ts'

export type Format = keyof typeof documentFormats

/** No document is larger. Ours: what a board is given to read is smaller, and the record keeps it for good. */
export const MOST_BYTES = 10 * 1024 * 1024

const begins = (content: Buffer, ...bytes: readonly number[]): boolean => bytes.every((byte, n) => content[n] === byte)

/** Folders by which the zip of an Office file shows what it is. */
const office = { 'word/': 'docx', 'xl/': 'xlsx', 'ppt/': 'pptx' } as const

const inZip = (content: Buffer, name: string): boolean => content.includes(name, 0, 'latin1')

function officeFormat(content: Buffer): Format | { readonly problem: string } {
  if (inZip(content, 'vbaProject.bin'))
    return {
      problem: 'The file holds macros, which could run on the computer of whoever opens it. Save it without them',
    }
  const found = Object.entries(office).find(([folder]) => inZip(content, folder))
  return found ? found[1] : { problem: 'The file is a zip: choose the documents in it one by one' }
}

const isText = (content: Buffer): boolean =>
  !content.includes(0) && !new TextDecoder('utf-8').decode(content).includes('\uFFFD')

/** What a document is, by what is in it and never by what it is called; or why it is not kept, in a sentence. */
export function formatOf(content: Buffer): Format | { readonly problem: string } {
  if (content.length === 0) return { problem: 'The file is empty' }
  if (content.length > MOST_BYTES) return { problem: 'The file is larger than 10 MB. Save it smaller, or split it' }
  if (begins(content, 0x25, 0x50, 0x44, 0x46)) return 'pdf'
  if (begins(content, 0x50, 0x4b, 0x03, 0x04)) return officeFormat(content)
  if (begins(content, 0x89, 0x50, 0x4e, 0x47)) return 'png'
  if (begins(content, 0xff, 0xd8, 0xff)) return 'jpg'
  return isText(content)
    ? 'csv'
    : { problem: 'The file is none of PDF, Word, Excel, PowerPoint, CSV, text, PNG or JPEG' }
}

/** What browsers are told that it is: a page or a script is text like any other, and is saved and not shown. */
export const mediaTypes: Readonly<Record<Format, string>> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  csv: 'text/plain; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
}
