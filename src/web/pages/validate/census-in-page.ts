import { openCensus } from './check-census.ts'
import { workWith } from './work.ts'

// The worker of the page that checks a census.
workWith(openCensus)
