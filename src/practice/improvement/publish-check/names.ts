import given from './given-names.json' with { type: 'json' }
import { passagesOf, type Finding, type Paper, type Passage } from './document.ts'

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
const isLeadColumn = (heading: string): boolean =>
  /\b(lead|owner|responsible|contact|officer|name|who|author)\b/i.test(heading)

const pairs = (text: string): readonly (readonly [string, string])[] =>
  [...text.matchAll(NAME_LIKE)].map(([, first = '', last = '']) => [first, last] as const)

const isNoRole = ([first, last]: readonly [string, string]): boolean => !roleWords.has(first) && !roleWords.has(last)

/** Two letters that stand for a council's own matters and not for a person. */
const abbreviations: ReadonlySet<string> = new Set([
  'IT',
  'QA',
  'HR',
  'PR',
  'LA',
  'UK',
  'EU',
  'CP',
  'GP',
  'AI',
  'OR',
  'AS',
  'IF',
  'NO',
  'SW',
])
const INITIALS = /\b([A-Z]{2})(?: \/ [A-Z]{2})? (?:to|has|have|will|request|completed|provide|met|send|select)\b/g

function whyNamed({ text, heading, where }: Passage): string | null {
  if (/[\w.+-]+@[\w-]+\.[\w.-]+/.test(text)) return 'An e-mail address stands here, which may name somebody.'
  if (/\b(Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame)\.? [A-Z][a-z’'-]+/.test(text))
    return 'A title with a surname stands here. Say the role.'
  if (pairs(text).some((pair) => givenNames.has(pair[0]) && isNoRole(pair)))
    return 'A given name with a surname stands here. Say the role.'
  const isWhoColumn = isLeadColumn(heading) || /author|changed last/.test(where)
  if (isWhoColumn && pairs(text).some(isNoRole)) return 'Where a role is expected, what stands here reads like a name.'
  if (
    /\b[A-Z][a-z’'-]+ [A-Z][A-Za-z’'-]+ ?, (\w+ ){0,4}(Manager|Head|Officer|Director|Worker|Adviser)\b/.test(text) &&
    pairs(text.split(',')[0] ?? '').some(isNoRole)
  )
    return 'What stands before this role reads like a name.'
  return [...text.matchAll(INITIALS)].some(([, letters = '']) => !abbreviations.has(letters))
    ? 'Two capital letters do something here: they may be somebody’s initials.'
    : null
}

/** People who are named. What is found is not repeated: only where, and why it reads like a name. */
export const names = (paper: Paper): readonly Finding[] =>
  passagesOf(paper).flatMap((passage) => {
    const why = whyNamed(passage)
    return why === null ? [] : [{ finding: 'name' as const, where: passage.where, why }]
  })
