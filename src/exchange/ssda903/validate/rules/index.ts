import type { Rule } from '../rule.ts'
import { adopters } from './adoption.ts'
import { decisions } from './adoption-decisions.ts'
import { careLeavers } from './care-leavers.ts'
import { codes, dates } from './codes.ts'
import { episodes } from './episodes.ts'
import { header, mothers, reviews, unaccompanied } from './header.ts'
import { health } from './health.ts'
import { integrity } from './integrity.ts'
import { episodesAgainstLastYear, restAgainstLastYear } from './last-year.ts'
import { legalStatus } from './legal-status.ts'
import { liberty } from './liberty.ts'
import { missing } from './missing.ts'
import { permanence } from './permanence.ts'
import { placements } from './placements.ts'
import { postcodes } from './postcodes.ts'
import { providers } from './providers.ts'
import { unaccompaniedAgainstLastYear } from './unaccompanied-last-year.ts'
import { workers } from './workers.ts'

/** Every rule of the return, those of all years and those withdrawn. */
export const rules: readonly Rule[] = [
  ...codes,
  ...dates,
  ...header,
  ...mothers,
  ...unaccompanied,
  ...reviews,
  ...episodes,
  ...legalStatus,
  ...placements,
  ...postcodes,
  ...providers,
  ...adopters,
  ...decisions,
  ...permanence,
  ...careLeavers,
  ...health,
  ...missing,
  ...workers,
  ...liberty,
  ...episodesAgainstLastYear,
  ...restAgainstLastYear,
  ...unaccompaniedAgainstLastYear,
  ...integrity,
]
