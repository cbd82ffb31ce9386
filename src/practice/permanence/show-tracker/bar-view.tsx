import { stages } from '../stages.ts'
import type { JourneyBar } from './bar.ts'

const HEIGHT = 16

/** The bar itself; the days beside it say the same in words. */
export const Bar = ({ bar }: { bar: JourneyBar }) => (
  <svg
    class="tl-bar"
    viewBox={`0 0 ${bar.scale} ${HEIGHT}`}
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <rect class="tl-bar__ground" x="0" y="4" width={bar.scale} height="8" />
    {bar.parts.map((part) => (
      <rect
        class={`tl-bar__part tl-bar__part--${part.stage}`}
        x={part.from}
        y="2"
        width={Math.max(0, Math.min(part.days, bar.scale - part.from))}
        height="12"
      />
    ))}
    {bar.parts.slice(1).map((part) => (
      <line class="tl-bar__cut" x1={part.from} x2={part.from} y1="2" y2="14" vector-effect="non-scaling-stroke" />
    ))}
    {bar.threshold !== null && (
      <line
        class="tl-bar__casing"
        x1={bar.threshold}
        x2={bar.threshold}
        y1="0"
        y2={HEIGHT}
        vector-effect="non-scaling-stroke"
      />
    )}
    {bar.threshold !== null && (
      <line
        class="tl-bar__threshold"
        x1={bar.threshold}
        x2={bar.threshold}
        y1="0"
        y2={HEIGHT}
        vector-effect="non-scaling-stroke"
      />
    )}
  </svg>
)

/** What the colours of the bars stand for. Each bar says it in words too. */
export const BarLegend = ({ threshold }: { threshold: number | null }) => (
  <ul class="tl-legend" aria-label="Stages in the bars">
    {stages.map(({ stage, title }) => (
      <li class="tl-legend__stage">
        <svg class="tl-legend__mark" viewBox="0 0 20 12" aria-hidden="true" focusable="false">
          <rect class={`tl-bar__part--${stage}`} width="20" height="12" />
        </svg>
        {title}
      </li>
    ))}
    {threshold !== null && (
      <li class="tl-legend__stage">
        <svg class="tl-legend__mark tl-legend__mark--line" viewBox="0 0 4 16" aria-hidden="true" focusable="false">
          <line class="tl-bar__threshold" x1="2" x2="2" y1="0" y2="16" />
        </svg>
        {`${threshold} days, the threshold`}
      </li>
    )}
  </ul>
)
