/** One child's wait as a bar. */
export interface Bar {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly days: number
  readonly isOver: boolean
}

/** Where everything in a chart of waits stands, in the units of its own drawing. */
export interface BarChart {
  readonly width: number
  readonly height: number
  readonly baseline: number
  readonly bars: readonly Bar[]
  readonly threshold: { readonly days: number; readonly y: number } | null
  /** The numbers above the bars: each where there is room, otherwise the longest; `at` is a percentage of the width. */
  readonly labels: readonly {
    readonly days: number
    readonly at: number
    readonly y: number
    readonly isLongest: boolean
  }[]
  /** The bars as two shapes: a page of a thousand bars stays a small page. */
  readonly within: string
  readonly over: string
}

const WIDTH = 1080
const HEIGHT = 190
const TOP = 20
const ROOM_FOR_LABEL = 26
/** A few bars keep a bar's shape rather than filling the width. */
const LEAST_PLACES = 16

/**
 * A chart of waits in days, the shortest first; a wait equal to the threshold is within it. It is stretched to the width
 * that there is, so that every child is seen on a narrow screen too; its height is that of the drawing, in pixels.
 */
export function barChart(waits: readonly number[], threshold: number | null): BarChart {
  const sorted = [...waits].sort((a, b) => a - b)
  const most = Math.max(1, threshold ?? 0, sorted.at(-1) ?? 0)
  const place = WIDTH / Math.max(sorted.length, LEAST_PLACES)
  const y = (days: number): number => round(HEIGHT - ((HEIGHT - TOP) * Math.max(days, 0)) / most)
  const bars = sorted.map((days, index) => ({
    x: round(index * place + place * 0.14),
    y: y(days),
    width: round(place * 0.72),
    height: round(HEIGHT - y(days)),
    days,
    isOver: threshold !== null && days > threshold,
  }))
  return {
    width: WIDTH,
    height: HEIGHT,
    baseline: HEIGHT,
    bars,
    within: shapeOf(bars.filter(({ isOver }) => !isOver)),
    over: shapeOf(bars.filter(({ isOver }) => isOver)),
    threshold: threshold === null ? null : { days: threshold, y: y(threshold) },
    labels: labelsOf(bars, place >= ROOM_FOR_LABEL),
  }
}

const labelsOf = (bars: readonly Bar[], isEach: boolean): BarChart['labels'] =>
  bars
    .map(({ x, y, width, days }, index) => ({
      days,
      at: round(((x + width / 2) / WIDTH) * 100),
      y,
      isLongest: index === bars.length - 1,
    }))
    .filter(({ isLongest }) => isEach || isLongest)

const shapeOf = (bars: readonly Bar[]): string =>
  bars.map(({ x, y, width, height }) => `M${x} ${y}h${width}v${height}h${-width}z`).join('')

/** The points of a line through a trend, in a box of the given size: one path, broken where a step has no value. */
export function sparkline(
  values: readonly (number | null)[],
  threshold: number | null,
  box: { readonly width: number; readonly height: number },
): { readonly path: string; readonly thresholdY: number | null; readonly last: { x: number; y: number } | null } {
  const known = values.flatMap((value) => (value === null ? [] : [value]))
  const all = threshold === null ? known : [...known, threshold]
  const least = Math.min(...all)
  const spread = Math.max(...all) - least
  const pad = 4
  const x = (index: number): number => round(pad + (index * (box.width - 2 * pad)) / Math.max(1, values.length - 1))
  const y = (value: number): number =>
    spread === 0 ? box.height / 2 : round(box.height - pad - ((value - least) / spread) * (box.height - 2 * pad))
  let path = ''
  let last: { x: number; y: number } | null = null
  values.forEach((value, index) => {
    if (value === null) return
    const joins = index > 0 && values[index - 1] !== null && values[index - 1] !== undefined
    last = { x: x(index), y: y(value) }
    path += `${joins ? 'L' : 'M'}${last.x} ${last.y}`
  })
  return { path, thresholdY: threshold === null || known.length === 0 ? null : y(threshold), last }
}

const round = (n: number): number => Math.round(n * 10) / 10
