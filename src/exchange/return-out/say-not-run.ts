/** Why a rule was not checked, as it is said of files, in words that fit a record. */
export function sayOfRecord(reason: string): string {
  const table = /^the (\w+) table was not given$/.exec(reason)?.[1]
  if (table !== undefined) return `the record has no row for the ${table} table of this return`
  const before = /^last year's (\w+) table \(return year (\d+)\) was not given$/.exec(reason)
  if (before) return `the record has no return of ${before[2] ?? ''} with a row for the ${before[1] ?? ''} table`
  if (reason.startsWith('the authority that makes the return')) return 'the record does not say the authority’s code'
  if (reason.startsWith('the UASC status')) return 'the UASC status stands only in the XML return'
  return reason.replace('no postcode file was given', 'the record holds no postcode file').replace(/ \(--[a-z]+\)/, '')
}
