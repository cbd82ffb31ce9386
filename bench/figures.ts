/** The value below which a share of the sorted values lies; the middle one for a half. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`
export const milliseconds = (ms: number): string => `${ms.toFixed(1)} ms`
export const mebibytes = (bytes: number): string => `${String(Math.round(bytes / 1024 / 1024))} MiB`

/** One line of the report: what was measured, what came of it, and what was asked of it. */
export function report(what: string, measured: string, asked = ''): void {
  process.stdout.write(`${what.padEnd(62)} ${measured.padEnd(34)} ${asked}\n`)
}

/** How the cost of one child grows from the smallest size to the largest. */
export function reportGrowth(measured: readonly { readonly children: number; readonly ms: number }[]): void {
  const [least, most] = [measured[0], measured.at(-1)]
  if (!least || !most || least === most) return
  const times = most.ms / most.children / (least.ms / least.children)
  report('  cost of one child, largest against smallest', `${times.toFixed(2)} times`, 'at most 1 if linear')
}

/** Progress goes where it does not mix with the report. */
export const saying = (text: string): void => void process.stderr.write(`${text}\n`)
