export * from './events.ts'
export * from './rules.ts'
export * from './stages.ts'
export { permanenceWithoutClock } from './without-clock.ts'
export { permanenceRows, placingsOf, tellPermanence, type Told } from './fold.ts'
export * from './forecast.ts'
export * from './status.ts'
export * from './why-late.ts'
export { scorecardPages, type ScorecardPorts } from './show-scorecard/route.tsx'
export type {
  ChildCalled,
  OpenPeriods,
  ReadChildrenCalled,
  ReadScorecardRows,
  ReadScorecardSettings,
} from './show-scorecard/ports.ts'
export type * from './show-tracker/ports.ts'
export { trackerPages, type TrackerPorts } from './show-tracker/route.tsx'
export { beforeAndNow } from './show-scorecard/before-and-now.ts'
export { readScorecard } from './show-scorecard/read.ts'
export { journeyBar, scaleFor, type JourneyBar } from './show-tracker/bar.ts'
export { Bar, BarLegend } from './show-tracker/bar-view.tsx'
export { periodNames, periodsOn, type PeriodName, type ScorecardOn } from './show-scorecard/figures.ts'
export { sayOf as sayFigureOf, sayPeriod, sayPeriodShort, sayValue as sayFigureValue } from './show-scorecard/words.ts'
