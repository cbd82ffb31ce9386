/** A table; cells are plain text. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(cell).join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ') || '–'

export const code = (text: string): string => `\`${text}\``

export const paragraphs = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`
