import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { TABLES, isIn, partsOfModule } from './census.ts'
import type { FieldType, Part } from './census.ts'
import { asCodeList, codesOf } from './codes.ts'
import { SOUND, piecesOf } from './fixtures.ts'
import { readCensus } from './read-xml.ts'
import type { CensusRead } from './read-xml.ts'
import type { Tables } from './tables.ts'
import { censusXml } from './write-xml.ts'

const read = (xml: string, year = 2026, size?: number): Promise<CensusRead> =>
  readCensus('census.xml', piecesOf(xml, size), year)
const rowsOf = (tables: Tables) => Object.fromEntries(TABLES.map((table) => [table, tables.rows(table).all]))
const written = (tables: Tables, year = 2026): string => [...censusXml(tables, year)].join('')

/** Texts that the schema allows for a type. */
function valueOf(type: FieldType): fc.Arbitrary<string> {
  const list = asCodeList(type)
  if (list) return fc.constantFrom(...codesOf(list))
  const date = fc.date({ min: new Date('1990-01-01'), max: new Date('2026-12-31'), noInvalidDate: true })
  const others: Partial<Record<FieldType, fc.Arbitrary<string>>> = {
    date: date.map((on) => on.toISOString().slice(0, 10)),
    dateTime: date.map((at) => at.toISOString().slice(0, 19)),
    yesNo: fc.constantFrom('0', '1'),
    count: fc.nat(9).map(String),
    upn: fc.stringMatching(/^[A-Z]\d{11}[0-9A-Z]$/),
    authority: fc.stringMatching(/^\d{3}$/),
    serial: fc.stringMatching(/^\d{3,5}$/),
    year: fc.constant('2026'),
  }
  return others[type] ?? fc.stringMatching(/^[A-Za-z0-9&<>"'é-]([A-Za-z0-9 &<>"'é\]-]{0,12}[A-Za-z0-9])?$/)
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** XML of one part of the census as often as the schema allows it, or at least asks for it. */
function partXml(name: string, part: Part, year: number): fc.Arbitrary<string> {
  const one =
    part.is === 'field'
      ? valueOf(part.type).map(escaped)
      : part.is === 'module'
        ? moduleXml(part.table, year)
        : fc
            .array(
              fc.tuple(...Object.entries(partsOfModule(part.table)).map(([own, field]) => partXml(own, field, year))),
              {
                minLength: 1,
                maxLength: 3,
              },
            )
            .map((rows) => rows.flat().join(''))
  const most = part.is === 'module' ? Math.min(part.most, 2) : 1
  return fc
    .array(one, { minLength: part.least, maxLength: most })
    .map((all) => all.map((inside) => `<${name}>${inside}</${name}>`).join(''))
}

const moduleXml = (module: string, year: number): fc.Arbitrary<string> =>
  fc
    .tuple(
      ...Object.entries(partsOfModule(module))
        .filter(([, part]) => isIn(part, year))
        .map(([name, part]) => partXml(name, part, year)),
    )
    .map((parts) => parts.join(''))

const censuses = (year: number) => moduleXml('Message', year).map((inside) => `<Message>${inside}</Message>`)

describe('whatever the census', () => {
  test.each([2024, 2026])(
    'of %i: what is read is written as the schema asks, and read again the same',
    async (year) => {
      await fc.assert(
        fc.asyncProperty(censuses(year), fc.integer({ min: 7, max: 300 }), async (xml, size) => {
          const first = await read(xml, year, size)
          expect(first.faults).toEqual([])
          const second = await read(written(first.tables, year), year)
          expect(second.faults).toEqual([])
          expect(second.children).toBe(first.children)
          expect(rowsOf(second.tables)).toEqual(rowsOf(first.tables))
        }),
        { numRuns: 60 },
      )
    },
  )
})

test('a sound census has no fault and comes back as it was, but for line ends', async () => {
  const { tables, faults, children } = await read(SOUND)
  expect(faults).toEqual([])
  expect(children).toBe(3)
  expect(written(tables).replaceAll('\n', '')).toBe(SOUND.replaceAll('\n', ''))
})

test('a date that cannot be read is written as it was, and told', async () => {
  const { tables } = await read(SOUND.replace('2014-05-06', '2014-02-30'))
  expect(tables.unreadable).toEqual([
    { table: 'ChildIdentifiers', row: 0, field: 'PersonBirthDate', value: '2014-02-30' },
  ])
  expect(written(tables)).toContain('<PersonBirthDate>2014-02-30</PersonBirthDate>')
})

describe('what is not as the schema says is told and the rest is read', () => {
  const cases: [string, string, string][] = [
    ['<Sex>F</Sex>', '', 'ChildIdentifiers: Sex is missing.'],
    ['<Sex>F</Sex>', '<Sex>F</Sex><Sex>M</Sex>', 'Sex stands more than once; the first was read.'],
    ['<Sex>F</Sex>', '<Sex>X</Sex>', 'Sex holds a value that the schema does not allow.'],
    ['<Sex>F</Sex>', '<Sex>F</Sex><Shoe>5</Shoe>', 'Shoe is not part of this census and was passed over.'],
    ['<Sex>F</Sex>', '<GenderCurrent>2</GenderCurrent><Sex>F</Sex>', 'GenderCurrent is not part of this census'],
    ['<Sex>F</Sex>', '<Sex>F</Sex><UPNunknown>UN2</UPNunknown>', 'UPNunknown stands too late'],
    ['<Year>2026</Year>', '<Year>26</Year>', 'Year holds a value'],
    ['<LEA>999</LEA>', '', 'Source: LEA is missing.'],
    ['<Disability>NONE</Disability>', '', 'Disabilities is empty'],
    [
      '<ReferralSource>6</ReferralSource>',
      '<ReferralSource><A/></ReferralSource>',
      'ReferralSource holds other elements',
    ],
    ['<Ethnicity>WBRI</Ethnicity>', '', 'ChildCharacteristics: Ethnicity is missing.'],
  ]
  test.each(cases)('%s as “%s”: %s', async (before, after, says) => {
    expect(SOUND).toContain(before)
    const { faults, children } = await read(SOUND.replace(before, after))
    expect(faults.map((fault) => fault.says).join('\n')).toContain(says)
    expect(children).toBe(3)
  })

  test('a file without a child', async () => {
    const { faults, children } = await read('<Message><Children></Children></Message>')
    expect(children).toBe(0)
    expect(faults.map(({ says }) => says)).toContain('Children: Child is missing.')
  })
})

describe('what is no census is refused in plain words, which name no child', () => {
  const entity = SOUND.replace('<Message>', '<!DOCTYPE Message [<!ENTITY a "b">]><Message>')
  const cases: [string, string, string][] = [
    ['', 'the XML is broken', 'the file is empty'],
    ['LAchildID,UPN\nH1001,\n', 'the XML is broken', 'it is a CSV file'],
    ['<EXPSSDA903></EXPSSDA903>', 'not with <Message>', 'it is another return'],
    [entity, 'document type (DOCTYPE)', 'entities can make a small file huge'],
    [SOUND.replace('H1001', '&a;'), 'entity of its own', 'the entity is not known'],
    [SOUND.slice(0, -30), 'the XML is broken', 'it was cut off'],
    [SOUND.replace('UTF-8', 'klingon'), 'klingon', 'its letters are unknown'],
    [`<Message>${'<a>'.repeat(40)}`, 'nested far deeper', 'it is nested without end'],
    [`<Message>${'a'.repeat(1_200_000)}`, 'far too long', 'it has no tag for a million letters'],
  ]
  test.each(cases)('%#: says “%s”, because %s', async (xml, says) => {
    await expect(read(xml)).rejects.toThrow(says)
    await expect(read(xml)).rejects.toThrow(/^census\.xml/)
    await expect(read(xml)).rejects.not.toThrow('H1001')
  })

  test('letters that are not what the XML says', async () => {
    const bytes = new TextEncoder().encode(SOUND)
    bytes[bytes.length - 200] = 0xff
    async function* pieces() {
      yield bytes
    }
    await expect(readCensus('census.xml', pieces(), 2026)).rejects.toThrow('not written as the XML says')
  })

  test('UTF-16 and Windows-1252 are read where the file says so', async () => {
    const latin = Uint8Array.from(SOUND.replace('UTF-8', 'windows-1252').replace('Harbour<', 'Cafe\u00e9<'), (letter) =>
      letter.charCodeAt(0),
    )
    const text = `\ufeff${SOUND.replace('UTF-8', 'UTF-16')}`
    const utf16 = Uint8Array.from(
      [...text].flatMap((letter) => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]),
    )
    for (const bytes of [latin, utf16]) {
      async function* pieces() {
        yield bytes
      }
      expect((await readCensus('census.xml', pieces(), 2026)).children).toBe(3)
    }
  })
})
