type Fields = Readonly<Record<string, readonly string[]>>

/** For so long an unsent draft stays on a device. */
const KEPT_MS = 12 * 60 * 60 * 1000
const PREFIX = 'throughline-draft '

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && Object.values(value).every(Array.isArray)

function readEntry(key: string): { readonly at: number; readonly fields: Fields } | null {
  try {
    const entry: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof entry !== 'object' || entry === null || !('at' in entry) || !('fields' in entry)) return null
    return typeof entry.at === 'number' && isFields(entry.fields) ? { at: entry.at, fields: entry.fields } : null
  } catch {
    return null
  }
}

/** Removes what is old, and what somebody else left who used this device before. */
function sweep(owner: string): void {
  for (const key of Object.keys(localStorage))
    if (key.startsWith(PREFIX)) {
      const entry = readEntry(key)
      if (entry === null || Date.now() - entry.at > KEPT_MS || !key.startsWith(`${PREFIX}${owner} `))
        localStorage.removeItem(key)
    }
}

/** What of a form could not be sent yet, on this device: for one person, for twelve hours, gone once the server has it. */
export function keptHere(owner: string, about: string) {
  const key = `${PREFIX}${owner} ${about}`
  const trying = <T>(does: () => T, otherwise: T): T => {
    try {
      return does()
    } catch {
      return otherwise // no storage, or none left: the server alone keeps it
    }
  }
  trying(() => sweep(owner), undefined)
  return {
    keep: (fields: Fields) =>
      trying(() => localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields })), undefined),
    read: (): Fields | null => trying(() => readEntry(key)?.fields ?? null, null),
    forget: () => trying(() => localStorage.removeItem(key), undefined),
  }
}
