import { codeLists } from './exchange/ssda903/index.ts'
import { isOfRights, withCodes, type CodeWords } from './practice/child/index.ts'
import { eventDefinitions } from './practice/index.ts'

/** What the codes of the return mean, by field. */
const codeWords: CodeWords = Object.fromEntries(
  Object.entries(codeLists).map(([field, list]) => [
    field,
    Object.fromEntries(Object.entries(list).map(([code, { means }]) => [code, means])),
  ]),
)

const ofChildren = [...eventDefinitions].filter(([, { happensTo }]) => happensTo.includes('child'))

/** Everything that a record of a child can say, with the meanings of codes. */
export const recordDefinitions = withCodes(new Map(ofChildren), codeWords)

/** What happens to a child, and is told, recorded and corrected on the child’s pages. */
export const pageDefinitions = withCodes(new Map(ofChildren.filter(([type]) => !isOfRights(type))), codeWords)
