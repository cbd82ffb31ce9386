import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { FIRST_YEAR, LAST_YEAR, replayFile, rules } from '../exchange/ssda903/validate/index.ts'
import type { Failed, VectorFile } from '../exchange/ssda903/validate/index.ts'
import type { CinFailed } from '../exchange/cin/index.ts'
import type { Command, Surroundings } from './command.ts'
import { checkFiles, findingsJson, findingsTable } from './validate-files.ts'
import type { FilesToCheck, Told } from './validate-files.ts'

const usage = [
  'throughline validate --ssda903 FOLDER [--previous FOLDER] [--providers FILE …] --year 2026 [--postcodes FILE] [--authority E06000001] [--json]',
  'throughline validate --cin FILE.xml --year 2026 [--json]',
  'throughline validate --vectors FOLDER [--json]',
]

type Asked = { readonly json: boolean } & (
  { readonly files: FilesToCheck } | { readonly cin: string; readonly year: number } | { readonly vectors: string }
)

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[]): Asked | string {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ssda903: { type: 'string' },
      cin: { type: 'string' },
      previous: { type: 'string' },
      providers: { type: 'string', multiple: true },
      year: { type: 'string' },
      authority: { type: 'string' },
      postcodes: { type: 'string' },
      vectors: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  })
  // Several files may follow one --providers.
  const providers = [...(values.providers ?? []), ...positionals]
  if (positionals.length > 0 && !values.providers) return `“${positionals[0] ?? ''}” belongs to no option.`
  if (values.vectors !== undefined) return { vectors: values.vectors, json: values.json }
  const year = Number(values.year)
  if (values.cin !== undefined) {
    if (values.ssda903 !== undefined) return 'Say one of --ssda903 and --cin: they are two returns.'
    return { cin: values.cin, year, json: values.json }
  }
  if (!values.ssda903) return 'Say where the files are: --ssda903 FOLDER.'
  const authority = values.authority?.toUpperCase() ?? null
  if (authority !== null && !/^[EWSN]\d{8}$/.test(authority))
    return `“${values.authority ?? ''}” is no authority: --authority takes the nine characters of the Office for National Statistics, such as E06000001.`
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR)
    return `Say which return year: --year ${FIRST_YEAR} to ${LAST_YEAR}. The year is the one in which the return’s 31 March lies.`
  return {
    json: values.json,
    files: {
      folder: values.ssda903,
      previous: values.previous ?? null,
      providers,
      year,
      authority,
      postcodes: values.postcodes ?? null,
    },
  }
}

interface Replay {
  readonly codes: number
  readonly passed: number
  readonly failed: readonly (Failed | CinFailed)[]
}

/** Replays every vector file of a folder and those within it. Files of another kind are named on `err` and passed over. */
async function replay(folder: string, around: Surroundings): Promise<Replay> {
  const cin = await import('../exchange/cin/index.ts')
  const byCode = new Map(rules.map((rule) => [rule.code, rule]))
  const failed: (Failed | CinFailed)[] = []
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.json')).sort()
  const codes = new Set<string>()
  const wrong = new Set<string>()
  for (const name of names) {
    const file = asVectorFile(await readFile(join(folder, name), 'utf8'))
    if (!file) {
      around.err(`${name}: not a file of test vectors; passed over.\n`)
      continue
    }
    const census = cin.asCinVectorFile(file)
    const otherwise = census ? cin.replayCinFile(census, cin.cinRules) : replayFile(file, byCode)
    // The two returns have codes of their own, some of them the same.
    const code = census ? `CIN ${file.code}` : file.code
    codes.add(code)
    if (otherwise.length > 0) wrong.add(code)
    failed.push(...otherwise)
  }
  return { codes: codes.size, passed: codes.size - wrong.size, failed }
}

function asVectorFile(text: string): VectorFile | null {
  try {
    const read = JSON.parse(text) as VectorFile | null // looked at in the next lines
    const isVersion = ({ ruleset, active_in, vectors }: VectorFile['versions'][number]): boolean =>
      typeof ruleset === 'string' &&
      Array.isArray(active_in) &&
      vectors.every(({ tables, expected }) => typeof tables === 'object' && typeof expected === 'object')
    return typeof read?.code === 'string' && read.versions.every(isVersion) ? read : null
  } catch {
    return null
  }
}

function replayTable({ codes, passed, failed }: Replay): string {
  const lines = failed.map((one) => `  ${one.code.padEnd(10)} ${one.vector}`)
  return [`${passed} of ${codes} codes answer as their vectors say.`, ...lines, ''].join('\n')
}

function refuse(sentence: string, around: Surroundings): 2 {
  around.err(`${sentence}\nUse: ${usage.join('\n     ')}\n`)
  return 2
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  let ask: Asked | string
  try {
    ask = asked(args)
  } catch (error) {
    ask = error instanceof Error ? error.message : String(error)
  }
  if (typeof ask === 'string') return refuse(ask, around)
  try {
    if ('vectors' in ask) {
      const replayed = await replay(ask.vectors, around)
      around.out(ask.json ? `${JSON.stringify(replayed)}\n` : replayTable(replayed))
      return 0
    }
    if ('cin' in ask) {
      const { checkCensus, yearRefused } = await import('./validate-cin.ts')
      const refused = yearRefused(ask.year)
      if (refused !== null) return refuse(refused, around)
      const { found, words } = await checkCensus(ask.cin, ask.year, (sentence) => around.err(`${sentence}\n`))
      tell(ask, { year: ask.year, found, words }, around)
      return 0
    }
    const found = await checkFiles(ask.files, (sentence) => around.err(`${sentence}\n`))
    tell(ask, { year: ask.files.year, found }, around)
    return 0
  } catch (error) {
    const says = saysOnFiles(error)
    if (says === null) throw error
    around.err(`${says}\n`)
    return 1
  }
}

interface Telling {
  readonly year: number
  readonly found: Told
  /** The messages of rules that are not those of the SSDA903 return. */
  readonly words?: ReadonlyMap<string, string>
}

function tell({ json }: Asked, { year, found, words }: Telling, around: Surroundings): void {
  if (json) for (const piece of findingsJson(year, found, words)) around.out(piece)
  else around.out(findingsTable(year, found, words))
}

/** What the computer says of a path, in our words. */
const PATHS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder.',
  ENOTDIR: 'this is a file. Name the folder that it is in.',
  EISDIR: 'this is a folder. Name the file in it.',
  EACCES: 'you may not read this file or folder.',
}

/** The sentence on what is wrong with the files; null where something is wrong with the program instead. */
function saysOnFiles(error: unknown): string | null {
  if (!(error instanceof Error)) return null
  if (error.name === 'Unreadable') return error.message
  const { code, path } = error as NodeJS.ErrnoException
  const says = code === undefined ? undefined : PATHS[code]
  return says === undefined ? null : `${path ?? 'A file'}: ${says}`
}

export const validateCommand: Command = {
  name: 'validate',
  summary: 'Check an SSDA903 return or a children in need census by the Department’s rules, without a database',
  usage,
  run,
}
