// Takes up a newer https://www.gov.uk/bank-holidays.json: `npm run refresh-bank-holidays -- FILE`.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { z } from 'zod'

const GovUk = z.object({
  'england-and-wales': z.object({
    events: z.array(z.object({ title: z.string().min(1), date: z.iso.date(), notes: z.string() })).min(1),
  }),
})

const Held = z.object({
  division: z.string(),
  source: z.string(),
  licence: z.string(),
  knownFrom: z.iso.date(),
  knownUntil: z.iso.date(),
  holidays: z.array(z.object({ on: z.string(), title: z.string(), note: z.string() })),
})

type Held = z.infer<typeof Held>
type Holiday = Held['holidays'][number]

const year = (on: string): string => on.slice(0, 4)
const byDay = (a: Holiday, b: Holiday): number => (a.on < b.on ? -1 : 1)

/**
 * What we hold, brought up to GOV.UK's file, with one line for each difference. GOV.UK's file holds a few years only: a
 * year that it does not speak of is kept as it is. Throws where the file is not GOV.UK's.
 */
export function refreshed(held: Held, file: unknown): { readonly held: Held; readonly changes: readonly string[] } {
  const told = GovUk.parse(file)['england-and-wales'].events.map(({ date, title, notes }): Holiday => ({
    on: date,
    title,
    note: notes,
  }))
  const years = new Set(told.map((holiday) => year(holiday.on)))
  const before = held.holidays.filter((holiday) => years.has(year(holiday.on)))
  const kept = held.holidays.filter((holiday) => !years.has(year(holiday.on)))
  const holidays = [...kept, ...told].sort(byDay)
  const days = [held.knownFrom, held.knownUntil, ...[...years].flatMap((y) => [`${y}-01-01`, `${y}-12-31`])].sort()
  return {
    held: { ...held, knownFrom: days[0] ?? held.knownFrom, knownUntil: days.at(-1) ?? held.knownUntil, holidays },
    changes: [...differences(before, told), ...newEnd(held.knownUntil, days.at(-1))],
  }
}

function differences(before: readonly Holiday[], after: readonly Holiday[]): string[] {
  const was = new Map(before.map((holiday) => [holiday.on, holiday]))
  const is = new Map(after.map((holiday) => [holiday.on, holiday]))
  const added = after.filter((holiday) => !was.has(holiday.on)).map(({ on, title }) => `added: ${on} ${title}`)
  const removed = before.filter((holiday) => !is.has(holiday.on)).map(({ on, title }) => `removed: ${on} ${title}`)
  const renamed = after
    .filter(({ on, title }) => was.has(on) && was.get(on)?.title !== title)
    .map(({ on, title }) => `renamed: ${on} ${title} (was: ${was.get(on)?.title ?? ''})`)
  return [...added, ...removed, ...renamed]
}

const newEnd = (before: string, after: string | undefined): string[] =>
  after !== undefined && after > before ? [`known until ${after} (was ${before})`] : []

const ours = join(import.meta.dirname, '..', 'src', 'time', 'bank-holidays.json')

/** Written one holiday to a line, so that a change can be read as one. */
const written = ({ holidays, ...head }: Held): string => {
  const lines = holidays.map(({ on, title, note }) => `    ${spaced({ on, title, note })}`)
  return JSON.stringify({ ...head, holidays: [] }, null, 2).replace('[]', `[\n${lines.join(',\n')}\n  ]`) + '\n'
}
const spaced = (holiday: Holiday): string =>
  `{ ${Object.entries(holiday)
    .map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`)
    .join(', ')} }`

function main(file: string | undefined): number {
  if (!file) {
    process.stderr.write('Name the file: npm run refresh-bank-holidays -- bank-holidays.json\n')
    return 2
  }
  const { held, changes } = refreshed(
    Held.parse(JSON.parse(readFileSync(ours, 'utf8'))),
    JSON.parse(readFileSync(file, 'utf8')),
  )
  if (changes.length > 0) writeFileSync(ours, written(held))
  process.stdout.write(`${changes.length > 0 ? changes.join('\n') : 'Nothing changed.'}\n`)
  return 0
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = main(process.argv[2])
