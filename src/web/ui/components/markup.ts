const decode = (text: string): string =>
  text
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&ctdot;', '⋯')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

const attributes = (text: string): string =>
  [...text.matchAll(/([^\s=>/]+)(?:="([^"]*)")?/g)]
    .map(([, name = '', value]) => (value === undefined ? name : `${name}="${decode(value).trim()}"`))
    .sort()
    .join(' ')

/** HTML in one form: attributes in order, white space as a browser shows it, so that two ways of writing it compare equal. */
export function sameForm(html: string): string[] {
  const pieces = html.match(/<[^>]*>|[^<]+/g) ?? []
  return pieces
    .map((piece) => {
      const tag = /^<(\/?)([a-z0-9]+)([^>]*?)\/?>$/i.exec(piece.replaceAll(/\s+/g, ' '))
      if (!tag) return decode(piece.replaceAll(/\s+/g, ' ')).trim()
      return `<${tag[1] ?? ''}${tag[2] ?? ''} ${attributes(tag[3] ?? '')}`.trim() + '>'
    })
    .filter((piece) => piece !== '')
}
