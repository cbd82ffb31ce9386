/**
 * A cell as spreadsheets read it: quoted where it must be, and never taken for a formula (OWASP, CSV injection).
 * Numbers stay numbers.
 */
function cell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const plain = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** A table as CSV (RFC 4180), with the byte order mark by which Excel knows that it is UTF-8. Null is an empty cell. */
export function csvOf(header: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${[header, ...rows].map((cells) => `${cells.map(cell).join(',')}\r\n`).join('')}`
}
