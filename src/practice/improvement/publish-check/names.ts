import { isGivenName, isNoRole, namesSomebody, pairs } from './person-names.ts'
import { passagesOf, type Finding, type Paper, type Passage } from './document.ts'

const isLeadColumn = (heading: string): boolean =>
  /\b(lead|owner|responsible|contact|officer|name|who|author)\b/i.test(heading)

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
  if (/\b(Mr|Mrs|Ms|Miss|Dr|Cllr|Councillor|Sir|Dame)\.? (?:[A-Z]\.? )*[A-Z][a-z’'-]+/.test(text))
    return 'A title with a surname stands here. Say the role.'
  if (namesSomebody(text)) return 'A given name with a surname stands here. Say the role.'
  const isWhoColumn = isLeadColumn(heading) || /author|changed last/.test(where)
  if (isWhoColumn && isGivenName(text)) return 'A given name stands here alone. Say the role.'
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
