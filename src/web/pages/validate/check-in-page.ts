import { openReturn } from './check.ts'
import { workWith } from './work.ts'

// The worker of the page that checks a return.
workWith(openReturn)
