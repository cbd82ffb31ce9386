import { parseArgs } from 'node:util'
import { bandOf, measureOf, valueOf, whyImpossible, type Band, type Measure } from '../practice/improvement/index.ts'
import type { Command, Surroundings } from './command.ts'
import { refusing } from './refusing.ts'

const usage = [
  'throughline band --measure 1.1-m10 --value 81.5 [--json]',
  'throughline band --measure 1.1-m10 --numerator 17 --denominator 20 [--json]',
]

interface Asked {
  readonly measure: Measure
  readonly value: number
  readonly json: boolean
}

const numberIn = (text: string | undefined): number =>
  text !== undefined && /^-?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN

/** What was asked for, or the sentence that says why it cannot be. */
function asked(args: readonly string[]): Asked | string {
  const text = { type: 'string' } as const
  const { values } = parseArgs({
    // A value below 0 begins with a dash, which would be taken for an option.
    args: args.flatMap((arg, n) => (/^-\d/.test(arg) && args[n - 1]?.startsWith('--') ? [] : joined(arg, args[n + 1]))),
    options: {
      ...{ measure: text, value: text, numerator: text, denominator: text },
      json: { type: 'boolean', default: false },
    },
  })
  if (!values.measure) return 'Say which measure: --measure 1.1-m10.'
  const measure = measureOf(values.measure)
  if (!measure)
    return `There is no measure “${values.measure}”. They are numbered as 1.1-m01 to 3-m05, and 2.1 and 2.7.`
  const value = valueFrom(values, measure)
  if (typeof value === 'string') return value
  const impossible = whyImpossible(measure, value)
  return impossible ?? { measure, value, json: values.json }
}

const joined = (arg: string, next: string | undefined): string =>
  arg.startsWith('--') && !arg.includes('=') && next !== undefined && /^-\d/.test(next) ? `${arg}=${next}` : arg

type Typed = Readonly<Partial<Record<'value' | 'numerator' | 'denominator', string>>>

function valueFrom(typed: Typed, measure: Measure): number | string {
  if (typed.value !== undefined) return numberIn(typed.value)
  if (typed.numerator === undefined || typed.denominator === undefined)
    return 'Say the value: --value 81.5, or --numerator 17 --denominator 20.'
  const [numerator, denominator] = [numberIn(typed.numerator), numberIn(typed.denominator)]
  if (!(numerator >= 0) || !(denominator >= 0)) return 'Numerator and denominator must be numbers, 0 or more.'
  return valueOf(measure, numerator, denominator) ?? 'There is no value to band: the denominator is 0.'
}

const words: Readonly<Record<Band, string>> = {
  outstanding: 'outstanding',
  good: 'good',
  'good-or-better': 'good or better: nothing is printed to tell which',
  'requires-improvement': 'requires improvement',
  'below-printed-bands': 'below the printed bands: worse than requires improvement, for which nothing is printed',
  'direction-only': 'no band: only a direction is printed',
  none: 'in no printed band',
}

function bandText({ id, name, printed, interpreted, note }: Measure, value: number, band: Band): string {
  const lines = (bands: Readonly<Record<string, string>>): string =>
    Object.entries(bands)
      .map(([each, says]) => `${each.replaceAll('_', ' ')} ${says === '' ? '(blank)' : says}`)
      .join('; ')
  return `${id} ${name}\n  ${value}: ${words[band]}\n  printed: ${lines({ ...printed })}\n  read as: ${lines(interpreted)}\n  ${note}\n`
}

async function run(args: readonly string[], around: Surroundings): Promise<number> {
  const ask = refusing(() => asked(args), usage, around)
  if (ask === null) return 2
  const { measure, value } = ask
  const band = bandOf(measure, value)
  const { printed, interpreted, note } = measure
  around.out(ask.json ? `${JSON.stringify({ band, printed, interpreted, note })}\n` : bandText(measure, value, band))
  return 0
}

export const bandCommand: Command = {
  name: 'band',
  summary: 'The band of a value, for each measure of the example scorecard: as printed, and as read with the reason',
  usage,
  run,
}
