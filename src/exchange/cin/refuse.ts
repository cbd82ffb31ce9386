/** Throws for what makes a file unreadable as a census. The message names file and line, and no child. */
export function refuse(file: string, says: string, line: number | null = null): never {
  const place = line === null ? file : `${file}, line ${line}`
  throw Object.assign(new Error(`${place}: ${says}`), { name: 'Unreadable' })
}
