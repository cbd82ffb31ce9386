import { describe, expect, it } from 'vitest'
import { formatOf, MOST_BYTES } from './format.ts'

const bytes = (...all: readonly (number | string)[]): Buffer =>
  Buffer.concat(all.map((each) => (typeof each === 'number' ? Buffer.from([each]) : Buffer.from(each, 'latin1'))))

const problem = (content: Buffer): string => {
  const found = formatOf(content)
  return typeof found === 'string' ? `taken as ${found}` : found.problem
}

describe('What a document is', () => {
  it('is told by what is in it, because what a file is called proves nothing', () => {
    expect(formatOf(bytes('%PDF-1.7 …'))).toBe('pdf')
    expect(formatOf(bytes('PK', 3, 4, '[Content_Types].xml word/document.xml'))).toBe('docx')
    expect(formatOf(bytes('PK', 3, 4, '[Content_Types].xml xl/workbook.xml'))).toBe('xlsx')
    expect(formatOf(bytes('PK', 3, 4, 'ppt/presentation.xml'))).toBe('pptx')
    expect(formatOf(bytes(0x89, 'PNG'))).toBe('png')
    expect(formatOf(bytes(0xff, 0xd8, 0xff, 0xe0))).toBe('jpg')
    expect(formatOf(Buffer.from('ref,action\n1.1,Train\n'))).toBe('csv')
  })

  it('is not kept where it could run on the computer of whoever opens it', () => {
    expect(problem(bytes('PK', 3, 4, 'word/document.xml word/vbaProject.bin'))).toContain('holds macros')
    expect(problem(bytes('MZ', 0x90, 0))).toContain('none of PDF')
  })

  it('is not kept empty, as a zip of other files, or larger than ten megabytes', () => {
    expect(problem(Buffer.alloc(0))).toBe('The file is empty')
    expect(problem(bytes('PK', 3, 4, 'minutes.pdf'))).toContain('one by one')
    expect(problem(Buffer.alloc(MOST_BYTES + 1, 0x20))).toContain('larger than 10 MB')
  })
})
