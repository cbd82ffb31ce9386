/** Licences under which what the program runs on may come: none asks that a council publishes what is its own. */
const ALLOWED = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  '0BSD',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'Bitstream-Vera',
])

/** What a package's own file of its licence says, where its description does not: read by a person, for this version alone. */
const READ: Readonly<Record<string, string>> = {
  'png-js@2.0.0': 'MIT',
  'dejavu-fonts-ttf@2.37.3': 'Bitstream-Vera', // the typeface may be embedded, passed on and sold with a program
}

/** One of several licences may be chosen (OR); of several together (AND) all must be allowed. */
const isAllowed = (licence: string): boolean =>
  licence
    .replaceAll(/[()]/g, '')
    .split(' OR ')
    .some((one) => one.split(' AND ').every((each) => ALLOWED.has(each.trim())))

/** What npm's lock says, as far as it is read here. */
export interface Lock {
  readonly packages: Readonly<
    Record<string, { readonly version?: string; readonly license?: string; readonly dev?: boolean }>
  >
}

interface Licensed {
  readonly name: string
  /** Null where neither the lock nor the package says. */
  readonly licence: string | null
}

/** The licences of what the program runs on, without tools of development: from the lock, or else from what is installed. */
export function licencesIn(lock: Lock, installed: (path: string) => string | null = () => null) {
  const all = Object.entries(lock.packages)
    .filter(([path, { dev }]) => path !== '' && dev !== true)
    .map(([path, { license, version }]): Licensed => {
      const name = `${path.replace(/^.*node_modules\//, '')}@${version ?? '?'}`
      return { name, licence: READ[name] ?? license ?? installed(path) }
    })
  return {
    packages: all.length,
    byLicence: [...Map.groupBy(all, ({ licence }) => licence)].sort((a, b) => b[1].length - a[1].length),
    wrong: all.filter(({ licence }) => licence !== null && !isAllowed(licence)),
    unsaid: all.filter(({ licence }) => licence === null),
  }
}

interface Advisory {
  readonly name: string
  readonly severity: string
  readonly says: string
}

interface Answered {
  readonly message?: string
  readonly vulnerabilities?: Readonly<
    Record<string, { name: string; severity: string; via: readonly (string | { readonly title: string })[] }>
  > | null
}

const parsed = (answer: string): Answered | null => {
  try {
    return JSON.parse(answer) as Answered // what npm documents; whatever else it is has no vulnerabilities
  } catch {
    return null
  }
}

/** What `npm audit --json` found; `notChecked` says why nothing could be found out, and is null where something was. */
export function advisoriesIn(answer: string): {
  readonly found: readonly Advisory[]
  readonly notChecked: string | null
} {
  const told = parsed(answer)
  if (told === null) return { found: [], notChecked: 'npm gave no answer that could be read.' }
  if (!told.vulnerabilities)
    return { found: [], notChecked: `The registry does not tell: ${told.message ?? 'no reason given'}.` }
  const found = Object.values(told.vulnerabilities).map(({ name, severity, via }) => ({
    ...{ name, severity },
    says: via.map((each) => (typeof each === 'string' ? `through ${each}` : each.title)).join('; '),
  }))
  return { found, notChecked: null }
}
