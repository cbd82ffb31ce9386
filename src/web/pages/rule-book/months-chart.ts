/** Where each month's column stands, in the units of the drawing. */
export interface MonthsChart {
  readonly width: number
  readonly height: number
  readonly columns: readonly {
    readonly x: number
    readonly y: number
    readonly width: number
    readonly height: number
    readonly percent: number
  }[]
}

const WIDTH = 720
const HEIGHT = 150

/** A column for each month's percentage, 100 being the full height; a month without one is left empty. */
export function monthsChart(percents: readonly (number | null)[]): MonthsChart {
  const place = WIDTH / Math.max(1, percents.length)
  return {
    width: WIDTH,
    height: HEIGHT,
    columns: percents.flatMap((percent, nth) => {
      if (percent === null) return []
      const height = Math.round((HEIGHT * percent) / 100)
      return [
        {
          x: Math.round(nth * place + place * 0.15),
          y: HEIGHT - height,
          width: Math.round(place * 0.7),
          height,
          percent,
        },
      ]
    }),
  }
}
