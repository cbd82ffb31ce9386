import type { WrittenDocument, WrittenPart } from '../../practice/improvement/index.ts'

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign).replaceAll('\n', '<br>')

/** Legible on a screen and on paper without anything from elsewhere. */
const STYLE = `body{font:16px/1.5 Arial,sans-serif;max-width:60em;margin:2em auto;padding:0 1em;color:#0b0c0c}
table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #b1b4b6;padding:.4em .6em .4em 0;text-align:left;vertical-align:top;overflow-wrap:anywhere}
tr{break-inside:avoid}thead{display:table-header-group}@media print{body{margin:0;max-width:none;font-size:11pt}}`

function part(of: WrittenPart): string {
  if (of.kind === 'heading') return of.level === 1 ? `<h2>${escaped(of.text)}</h2>` : `<h3>${escaped(of.text)}</h3>`
  if (of.kind === 'paragraph') return `<p>${escaped(of.text)}</p>`
  const head = of.columns.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')
  const rows = of.rows.map((row) => `<tr>${row.map((cell) => `<td>${escaped(cell)}</td>`).join('')}</tr>`)
  return `<table><thead><tr>${head}</tr></thead><tbody>\n${rows.join('\n')}\n</tbody></table>`
}

/** Writes a page of HTML that stands alone: it opens in any browser and prints. */
export const writePage = ({ title, parts }: WrittenDocument): Buffer =>
  Buffer.from(`<!doctype html>
<html lang="en-GB">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title>
<style>${STYLE}</style></head>
<body>
<h1>${escaped(title)}</h1>
${parts.map(part).join('\n')}
</body>
</html>
`)
