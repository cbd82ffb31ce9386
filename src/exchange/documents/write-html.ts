import { numberColumns, type WrittenDocument, type WrittenPart } from '../../practice/improvement/index.ts'

const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const plain = (text: string): string => text.replace(/[&<>"]/g, (sign) => signs[sign] ?? sign)
const lines = (text: string): string => plain(text).replaceAll('\n', '<br>')

/** All that the page needs is in it: it is kept, sent and opened years later without us. No script, nothing from elsewhere. */
const STYLE = `
body{font:1rem/1.5 Arial,sans-serif;color:#0b0c0e;max-width:72rem;margin:0 auto;padding:1rem}
h1{font-size:1.75rem;line-height:1.2}h2{font-size:1.375rem;margin-top:2rem}h3{font-size:1.125rem}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.9375rem}
caption{text-align:left;font-weight:bold;padding:.5rem 0}
th,td{text-align:left;vertical-align:top;padding:.375rem .625rem .375rem 0;border-bottom:1px solid #b1b4b6}
thead th{border-bottom-width:2px}tbody th{font-weight:normal}.number{text-align:right;padding-right:1.5rem}
.note{font-size:.8125rem;color:#484d52}
@media screen and (max-width:40em){table,caption,tbody,tr,th,td{display:block}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr{padding:.5rem 0;border-bottom:1px solid #b1b4b6}tbody th,td,.number{border:0;padding:.125rem 0;text-align:left}
tbody th{font-weight:bold}td::before{content:attr(data-heading) ": ";color:#484d52}td:empty{display:none}}
@media print{body{max-width:none;padding:0}tr{break-inside:avoid}h2,h3,caption{break-after:avoid}.wide{overflow:visible}}`

function part(of: WrittenPart): string {
  if (of.kind === 'heading') return of.level === 1 ? `<h2>${plain(of.text)}</h2>` : `<h3>${plain(of.text)}</h3>`
  if (of.kind === 'paragraph') return `<p>${lines(of.text)}</p>`
  const caption = of.caption === undefined ? '' : `<caption>${plain(of.caption)}</caption>`
  const isNumber = numberColumns(of)
  const set = (n: number): string => (isNumber[n] === true ? ' class="number"' : '')
  const head = of.columns.map((column, n) => `<th role="columnheader" scope="col"${set(n)}>${plain(column)}</th>`)
  const body = of.rows.map((cells) => {
    const row = cells.map((cell, n) =>
      n === 0
        ? `<th role="rowheader" scope="row">${lines(cell)}</th>`
        : `<td role="cell"${set(n)} data-heading="${plain(of.columns[n] ?? '')}">${lines(cell)}</td>`,
    )
    return `<tr role="row">${row.join('')}</tr>`
  })
  const label = plain(of.caption ?? 'Table')
  const note = of.note === undefined ? '' : `<p class="note">${plain(of.note)}</p>`
  return `<div class="wide" role="region" tabindex="0" aria-label="${label}"><table role="table">${caption}<thead role="rowgroup"><tr role="row">${head.join('')}</tr></thead>
<tbody role="rowgroup">${body.join('\n')}</tbody></table></div>${note}`
}

/** Writes a web page that stands by itself. */
export const writeHtml = ({ title, parts }: WrittenDocument): Buffer =>
  Buffer.from(`<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${plain(title)}</title><style>${STYLE}</style></head>
<body><main><h1>${plain(title)}</h1>
${parts.map(part).join('\n')}
</main></body></html>
`)
