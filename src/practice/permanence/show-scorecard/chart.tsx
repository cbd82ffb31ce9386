import { classes, ScrollRegion } from '../../../web/ui/index.ts'
import { sparkline, type BarChart } from './bars.ts'

/** Each child's wait against the threshold. The children's table beside it says the same, so those who do not see it miss nothing. */
export const WaitsChart = ({ chart, label }: { chart: BarChart; label: string }) => (
  <ScrollRegion label={label}>
    <svg
      class="tl-waits"
      viewBox={`0 -16 ${chart.width} ${chart.height + 18}`}
      role="img"
      aria-label={label}
      focusable="false"
    >
      {!chart.isLabelled && (
        <>
          <path class="tl-waits__bar" d={chart.within} />
          <path class="tl-waits__bar tl-waits__bar--over" d={chart.over} />
        </>
      )}
      {(chart.isLabelled ? chart.bars : []).map((bar) => (
        <>
          <rect
            class={classes('tl-waits__bar', bar.isOver && 'tl-waits__bar--over')}
            x={bar.x}
            y={bar.y}
            width={bar.width}
            height={bar.height}
          />
          <text class="tl-waits__label" x={bar.x + bar.width / 2} y={bar.y - 5} text-anchor="middle">
            {bar.days}
          </text>
        </>
      ))}
      <line class="tl-waits__base" x1="0" x2={chart.width} y1={chart.baseline} y2={chart.baseline} />
      {chart.threshold && (
        <>
          <line class="tl-waits__threshold" x1="0" x2={chart.width} y1={chart.threshold.y} y2={chart.threshold.y} />
          <text class="tl-waits__limit" x="2" y={chart.threshold.y - 6}>
            {`${chart.threshold.days} days`}
          </text>
        </>
      )}
    </svg>
  </ScrollRegion>
)

const BOX = { width: 132, height: 30 }

/** A trend as a thin line against a dashed threshold; decoration beside the table of the same figures. */
export const Sparkline = (props: { values: readonly (number | null)[]; threshold: number | null }) => {
  const drawn = sparkline(props.values, props.threshold, BOX)
  if (drawn.last === null) return null
  return (
    <svg class="tl-spark" viewBox={`0 0 ${BOX.width} ${BOX.height}`} aria-hidden="true" focusable="false">
      {drawn.thresholdY !== null && (
        <line class="tl-spark__threshold" x1="0" x2={BOX.width} y1={drawn.thresholdY} y2={drawn.thresholdY} />
      )}
      <path class="tl-spark__line" d={drawn.path} />
      <circle class="tl-spark__last" cx={drawn.last.x} cy={drawn.last.y} r="2.6" />
    </svg>
  )
}
