import given from './given-names.json' with { type: 'json' }

const givenNames: ReadonlySet<string> = new Set(given.names.split(' '))

/** Words of titles and teams, which begin with a capital letter and name nobody. */
const roleWords: ReadonlySet<string> = new Set(
  (
    'Head Service Services Manager Managers Officer Officers Director Directors Lead Leads Leader Team Teams Senior Assistant ' +
    'Deputy Chief Executive Principal Social Worker Workers Quality Assurance Independent Reviewing Participation Corporate ' +
    'Parenting Children Children’s Young People Family Families Safeguarding Adoption Fostering Early Help Business ' +
    'Intelligence Performance Human Resources Legal Health Education Virtual School Council Councillor Cabinet Member ' +
    'Board Chair Partner Partners Police Finance Commissioning Practice Improvement Review Care Leavers Leaving Court ' +
    'Case Duty Permanence Support Strategic Operational Interim Group Unit Department Authority All Not The'
  ).split(' '),
)

/** Looked for from every word on, so that a word before a name does not hide it. */
const NAME_LIKE = /\b(?=([A-Z][a-z’'-]+) ([A-Z][A-Za-z’'-]+)\b)/g

/** Two words that begin with a capital letter, one after the other. */
export const pairs = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(NAME_LIKE)].map(([, first = '', last = '']) => [first, last] as const)

/** Whether two such words are no title and no team. */
export const isNoRole = ([first, last]: readonly [string, string]): boolean =>
  !roleWords.has(first) && !roleWords.has(last)

/** Whether a text is a given name and nothing else. */
export const isGivenName = (text: string): boolean => givenNames.has(text.trim())

/** Whether a given name with a surname stands in a text. */
export const namesSomebody = (text: string): boolean =>
  pairs(text).some((pair) => givenNames.has(pair[0]) && isNoRole(pair))
