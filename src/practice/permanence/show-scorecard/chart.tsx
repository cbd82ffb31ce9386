import { classes, sayNumber } from '../../../web/ui/index.ts'
import { sparkline, type BarChart } from './bars.ts'

/**
 * Each child's wait against the threshold. The children's table beside it says the same, so those who do not see it
 * miss nothing. The bars are stretched to the width that there is; numbers and lines keep their size.
 */
export const WaitsChart = ({ chart, label }: { chart: BarChart; label: string }) => (
  <svg class="tl-waits tl-waits--each" role="img" aria-label={label} focusable="false">
    <svg viewBox={`0 0 ${chart.width} ${chart.height}`} height={chart.height} preserveAspectRatio="none">
      <path class="tl-waits__bar" d={chart.within} />
      <path class="tl-waits__bar tl-waits__bar--over" d={chart.over} />
    </svg>
    {chart.labels.map((bar) => (
      <text
        class={classes('tl-waits__label', !bar.isLongest && 'tl-waits__label--where-room')}
        x={`${bar.at}%`}
        y={bar.y - 5}
        text-anchor="middle"
      >
        {sayNumber(bar.days)}
      </text>
    ))}
    <line class="tl-waits__base" x1="0" x2="100%" y1={chart.baseline} y2={chart.baseline} />
    {chart.threshold && (
      <>
        <line class="tl-waits__threshold" x1="0" x2="100%" y1={chart.threshold.y} y2={chart.threshold.y} />
        <text class="tl-waits__limit" x="2" y={chart.threshold.y - 6}>
          {`${chart.threshold.days} days`}
        </text>
      </>
    )}
  </svg>
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
