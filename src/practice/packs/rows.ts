/** How the clocks of one timescale stand. */
export interface RuleNumbers {
  readonly title: string
  readonly late: number
  readonly dueSoon: number
  readonly done: number
  readonly doneInTime: number
}

/** How one team stands. */
export interface TeamNumbers {
  readonly lookedAfter: number
  readonly inNeed: number
  readonly withoutWorker: number
  readonly late: number
  readonly atRisk: number
}

/** What one line of the scorecard came to. */
export interface MeasureNumbers {
  readonly title: string
  readonly says: string
  readonly madeOf: string
  readonly band: string
  readonly year: string
  readonly target: string
  /** Null where it has no value. */
  readonly value: number | null
}

/** Every number of a pack: what the next one is held against. No child is in it. */
export interface PackRows {
  readonly rules: Readonly<Record<string, RuleNumbers>>
  readonly teams: Readonly<Record<string, TeamNumbers>>
  readonly measures: Readonly<Record<string, MeasureNumbers>>
}

export const toBytes = (rows: PackRows): Buffer => Buffer.from(`${JSON.stringify(rows, null, 1)}\n`)

/** Only `toBytes` ever wrote it, and the chain holds its digest. */
export const rowsFrom = (bytes: Buffer): PackRows => JSON.parse(bytes.toString('utf8')) as PackRows // as above
