import { FEW } from '../../../account/index.ts'
import { sayDate, type Day } from '../../../time/index.ts'
import type { MonthValue } from './read-figures.ts'

/** Where the points and lines of a run chart stand, in the units of its own drawing. */
interface Drawn {
  readonly path: string
  readonly points: readonly { readonly x: number; readonly y: number; readonly month: Day; readonly isSmall: boolean }[]
  readonly lines: readonly { readonly y: number; readonly kind: 'median' | 'target' }[]
  readonly scale: readonly { readonly y: number; readonly says: string }[]
}

export const BOX = { width: 720, height: 220, left: 46, right: 12, top: 14, bottom: 30 } as const

const round = (n: number): number => Math.round(n * 10) / 10

/** A step of the scale that people count in, so that four or five of them reach the top. */
function stepFor(most: number): number {
  const rough = most / 4
  const power = 10 ** Math.floor(Math.log10(rough))
  const nice = [1, 2, 2.5, 5, 10].find((each) => each * power >= rough) ?? 10
  return nice * power
}

/** A chart of months from nought, so that no change looks larger than it is. */
export function drawRun(
  months: readonly MonthValue[],
  lines: { readonly median: number | null; readonly target: number | null },
  isPercent: boolean,
): Drawn {
  const known = months.flatMap(({ value }) => (value === null ? [] : [value]))
  const all = [...known, ...[lines.median, lines.target].flatMap((each) => (each === null ? [] : [each]))]
  const highest = Math.max(1, ...all)
  const step = stepFor(highest)
  const most = Math.ceil(highest / step) * step
  const x = (n: number): number =>
    round(BOX.left + (n * (BOX.width - BOX.left - BOX.right)) / Math.max(1, months.length - 1))
  const y = (value: number): number =>
    round(BOX.height - BOX.bottom - (Math.min(value, most) / most) * (BOX.height - BOX.top - BOX.bottom))
  let path = ''
  months.forEach(({ value }, n) => {
    if (value === null) return
    path += `${n > 0 && months[n - 1]?.value != null ? 'L' : 'M'}${x(n)} ${y(value)}`
  })
  const steps = Array.from({ length: Math.round(most / step) + 1 }, (_, n) => n * step)
  return {
    path,
    points: months.flatMap(({ value, month, den }, n) =>
      value === null ? [] : [{ x: x(n), y: y(value), month, isSmall: den < FEW }],
    ),
    lines: (['median', 'target'] as const).flatMap((kind) => {
      const at = lines[kind]
      return at === null ? [] : [{ y: y(at), kind }]
    }),
    scale: steps.map((value) => ({ y: y(value), says: `${round(value)}${isPercent ? '%' : ''}` })),
  }
}

const shortMonth = (month: Day): string => sayDate(month).split(' ')[1]?.slice(0, 3) ?? ''

/** Twelve months as points joined by a line, with the median and the target. The table beside it says the same. */
export const RunChart = (props: {
  months: readonly MonthValue[]
  median: number | null
  target: number | null
  isPercent: boolean
  label: string
}) => {
  const drawn = drawRun(props.months, { median: props.median, target: props.target }, props.isPercent)
  const span = (BOX.width - BOX.left - BOX.right) / Math.max(1, props.months.length - 1)
  return (
    <svg
      class="tl-run"
      viewBox={`0 0 ${BOX.width} ${BOX.height}`}
      role="img"
      aria-label={props.label}
      focusable="false"
    >
      {drawn.scale.map(({ y, says }) => (
        <>
          <line class="tl-run__grid" x1={BOX.left} x2={BOX.width - BOX.right} y1={y} y2={y} />
          <text class="tl-run__number" x={BOX.left - 8} y={y + 4} text-anchor="end">
            {says}
          </text>
        </>
      ))}
      {drawn.lines.map(({ y, kind }) => (
        <>
          <line class={`tl-run__${kind}`} x1={BOX.left} x2={BOX.width - BOX.right} y1={y} y2={y} />
          <text class="tl-run__name" x={BOX.width - BOX.right} y={y - 5} text-anchor="end">
            {kind === 'median' ? 'median' : 'target'}
          </text>
        </>
      ))}
      <path class="tl-run__line" d={drawn.path} />
      {drawn.points.map(({ x, y, isSmall }) => (
        <circle class={isSmall ? 'tl-run__point tl-run__point--few' : 'tl-run__point'} cx={x} cy={y} r="4.5" />
      ))}
      {props.months.map(({ month }, n) => (
        <text class="tl-run__month" x={round(BOX.left + n * span)} y={BOX.height - 8} text-anchor="middle">
          {shortMonth(month)}
        </text>
      ))}
    </svg>
  )
}

const SMALL = { width: 132, height: 30, pad: 4 } as const

/** The same as a thin line beside a table's row; decoration, since the page of the measure holds the table. */
export const SmallRun = ({ months }: { months: readonly MonthValue[] }) => {
  const known = months.flatMap(({ value }) => (value === null ? [] : [value]))
  if (known.length === 0) return null
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const x = (n: number): number =>
    round(SMALL.pad + (n * (SMALL.width - 2 * SMALL.pad)) / Math.max(1, months.length - 1))
  const y = (value: number): number =>
    most === least
      ? SMALL.height / 2
      : round(SMALL.height - SMALL.pad - ((value - least) / (most - least)) * (SMALL.height - 2 * SMALL.pad))
  let path = ''
  let last = { x: 0, y: 0 }
  months.forEach(({ value }, n) => {
    if (value === null) return
    last = { x: x(n), y: y(value) }
    path += `${n > 0 && months[n - 1]?.value != null ? 'L' : 'M'}${last.x} ${last.y}`
  })
  return (
    <svg class="tl-spark" viewBox={`0 0 ${SMALL.width} ${SMALL.height}`} aria-hidden="true" focusable="false">
      <path class="tl-spark__line" d={path} />
      <circle class="tl-spark__last" cx={last.x} cy={last.y} r="2.6" />
    </svg>
  )
}
