import { codesInWords } from '../exchange/ssda903/index.ts'
import { isOfRights, withCodes } from '../practice/child/index.ts'
import { eventDefinitions } from '../practice/index.ts'

const ofChildren = [...eventDefinitions].filter(([, { happensTo }]) => happensTo.includes('child'))

/** Everything that a record of a child can say, with the meanings of codes. */
export const recordDefinitions = withCodes(new Map(ofChildren), codesInWords)

/** What happens to a child, and is told, recorded and corrected on the child’s pages. */
export const pageDefinitions = withCodes(new Map(ofChildren.filter(([type]) => !isOfRights(type))), codesInWords)
