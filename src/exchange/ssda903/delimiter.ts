/** The sign that parts the cells of a first line: comma, semicolon or tab, whichever occurs most outside quotes. */
export function delimiterOf(firstLine: string): ',' | ';' | '\t' {
  const bare = firstLine.replace(/"[^"]*"/g, '')
  const count = (sign: string): number => bare.split(sign).length
  const signs = [',', ';', '\t'] as const
  return signs.reduce((best, sign) => (count(sign) > count(best) ? sign : best))
}
