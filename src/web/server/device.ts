const browsers = [
  ['Edg', 'Edge'],
  ['OPR', 'Opera'],
  ['SamsungBrowser', 'Samsung Internet'],
  ['Firefox', 'Firefox'],
  ['FxiOS', 'Firefox'],
  ['CriOS', 'Chrome'],
  ['Chrome', 'Chrome'],
  ['Safari', 'Safari'],
] as const

const computers = [
  ['iPhone', 'an iPhone'],
  ['iPad', 'an iPad'],
  ['Android', 'Android'],
  ['Windows', 'Windows'],
  ['Mac OS X', 'a Mac'],
  ['CrOS', 'a Chromebook'],
  ['Linux', 'Linux'],
] as const

const called = (names: readonly (readonly [string, string])[], text: string): string | undefined =>
  names.find(([mark]) => text.includes(mark))?.[1]

/** What somebody would call the browser and computer by which they signed in; the first mark that fits decides. */
export function deviceOf(userAgent: string | undefined): string {
  const text = userAgent ?? ''
  const [browser, computer] = [called(browsers, text), called(computers, text)]
  if (browser === undefined && computer === undefined) return 'A browser that does not say what it is'
  return `${browser ?? 'A browser'} on ${computer ?? 'a computer'}`
}
