import { codesInWords, codesToRecord } from '../exchange/ssda903/index.ts'
import { episode, isOfRights, withCodes } from '../practice/child/index.ts'
import { eventDefinitions } from '../practice/index.ts'
import type { EventDefinition } from '../record/index.ts'
import type { Day } from '../time/index.ts'

const ofChildren = [...eventDefinitions].filter(([, { happensTo }]) => happensTo.includes('child'))

/** Everything that a record of a child can say, with the meanings of codes. */
export const recordDefinitions = withCodes(new Map(ofChildren), codesInWords)

/** What happens to a child, and is told, recorded and corrected on the child’s pages. */
export const pageDefinitions = withCodes(new Map(ofChildren.filter(([type]) => !isOfRights(type))), codesInWords)

/** The episode of care, with the codes that may be recorded on a day. */
export const episodeOn = (today: Day): EventDefinition =>
  withCodes(new Map([[episode.type, episode]]), codesToRecord(today)).get(episode.type) ?? episode
