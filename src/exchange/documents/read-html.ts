import type { PaperBuilder } from './paper-builder.ts'
import { paperBuilder } from './paper-builder.ts'
import type { Paper } from '../../practice/improvement/index.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', ndash: '–', mdash: '—', pound: '£', hellip: '…' },
  ...{ rsquo: '’', lsquo: '‘', rdquo: '”', ldquo: '“' },
}

/** A character by its number; nothing for a number that is none. */
const character = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '')

const decoded = (text: string): string =>
  text.replace(/&(#x[0-9a-f]+|#\d+|[a-z]+);/gi, (whole, name: string) => {
    if (name.startsWith('#x') || name.startsWith('#X')) return character(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return character(Number(name.slice(1)))
    return ENTITIES[name.toLowerCase()] ?? whole
  })

/** Comments, and what is never shown. */
const UNSEEN = /<!--[\s\S]*?-->|<(script|style|template|noscript)\b[\s\S]*?<\/\1\s*>|<![^>]*>/gi
const PIECE = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|'[^']*'|[^>"'])*)>|([^<]+|<)/gi

/** Elements that end the line of text that they stand in. */
const BLOCKS = new Set(
  'p h1 h2 h3 h4 h5 h6 li div section article header footer caption dt dd title br hr ul ol body'.split(' '),
)

const spanIn = (attributes: string): number => {
  const span = Number(/\bcolspan\s*=\s*["']?(\d{1,3})/i.exec(attributes)?.[1] ?? 1)
  return span > 0 ? span : 1
}

function tagIn(builder: PaperBuilder, isEnd: boolean, name: string, attributes: string): void {
  if (name === 'table') return isEnd ? builder.endTable() : builder.beginTable()
  if (name === 'tr') return isEnd ? builder.endRow() : builder.beginRow()
  if (name === 'td' || name === 'th') return isEnd ? builder.endCell() : builder.beginCell(spanIn(attributes))
  if (BLOCKS.has(name)) builder.endLine()
}

/** Reads a web page as a reader sees it: its lines and its tables. Whatever its faults, it has some reading. */
export function readHtml(html: string): Paper {
  const builder = paperBuilder()
  for (const [, slash = '', name, attributes = '', text] of html.replace(UNSEEN, ' ').matchAll(PIECE)) {
    if (name === undefined) builder.text(decoded(text ?? '').replace(/\s+/g, ' '))
    else tagIn(builder, slash === '/', name.toLowerCase(), attributes)
  }
  return builder.end()
}
