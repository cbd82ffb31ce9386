import { grounds, NOBODY } from '../../../access/index.ts'
import { MOST_COUNTED, type ReadFound, type ShownChild } from '../../../store/index.ts'
import { londonDay, sayShortDate } from '../../../time/index.ts'
import { capital, sayCount, sayNumber, sayTime } from '../../ui/index.ts'

export const READS_A_PAGE = 50

/** One read in words. */
export interface ReadShown {
  readonly n: number
  readonly when: string
  readonly who: string
  readonly what: string
  /** Where more is said: who else read the record, or which children a list showed. */
  readonly href: string | null
  readonly page: string
  readonly ground: string
  readonly because: string
}

const pages: Readonly<Record<string, string>> = {
  '/': 'Home',
  '/children': 'Children',
  '/children/search/:search': 'Children: search results',
  '/children/:child': 'The child’s record',
  '/children/:child/chronology': 'Chronology',
  '/children/:child/voice': 'The child’s voice',
  '/children/:child/attention/:fact': 'A note for the manager’s attention',
  '/children/:child/voice/:fact': 'What changed because of what the child said',
  '/children/:child/care': 'Placement and legal status',
  '/children/:child/care/begin': 'Record that care began',
  '/children/:child/care/change': 'Record a move or a change of legal status',
  '/children/:child/care/end': 'Record that care ended',
  '/children/:child/review': 'Record a review',
  '/children/:child/plans': 'Plans of the child',
  '/children/:child/plans/:kind': 'Write a plan',
  '/children/:child/record': 'Record something',
  '/children/:child/record/:event': 'Record something',
  '/children/:child/reads': 'Who read the record',
  '/children/:child/facts/:fact/correct': 'Correct a fact',
  '/children/:child/facts/:fact/withdraw': 'Withdraw a fact',
  '/children/:child/same-as': 'Two records of one child',
  '/children/:child/siblings': 'Brothers and sisters',
  '/complaints/:complaint': 'A complaint about the child',
  '/children/:child/send': 'Sending to another authority',
  '/received/:received': 'Something that was received',
  '/panels': 'Panels',
  '/panels/:panel': 'An agenda of a panel',
  '/audits': 'Audits',
  '/audits/of/:audit': 'An audit of the record',
  '/audits/:programme': 'An audit programme',
  '/children/quiet': 'Nothing recorded lately',
  '/contradictions': 'Contradictions',
  '/scorecard/:indicator': 'Scorecard: one figure',
  '/scorecard/:indicator/download': 'Scorecard: one figure, as a file',
  '/due': 'What is due',
  '/due/download': 'What is due, as a file',
  '/permanence': 'Permanence tracker',
  '/permanence/download': 'Permanence tracker, as a file',
  '/data-quality': 'Data quality',
  '/data-quality/children/:child': 'Data quality of one record',
  '/data-quality/:file': 'Data quality, as a file',
  '/send/:id/:file': 'The return, as a file',
  '/imports/:id/rejects/:file': 'Rows that could not be read, as a file',
  '/emergency': 'Emergency access',
  'POST /emergency': 'Emergency access, asked for',
  '/reads': 'Who read what',
  '/sign-in/back': 'Signing in',
  'POST /sign-in': 'Signing in',
  'POST /sign-in/emergency': 'Signing in by the emergency account',
  '/reads/search/:search': 'Who read what: search results',
  '/reads/:read': 'Who read what: one read',
  '/reads/unusual': 'Unusual reading',
  '/children/:child/handover': 'Handing over',
  '/children/:child/aside/:rule/:started': 'Putting a clock aside',
  '/told': 'What I was told',
  '/clinic': 'Weekly clinic',
  '/caseloads': 'Caseloads',
  '/teams': 'Teams',
  '/climbed': 'Escalated',
  '/reviews': 'Reviews',
  '/reviews/clinic': 'Clinic of reviewing officers',
  '/plans': 'Plans',
  '/case-grants': 'Cases granted to reviewers',
  '/case-grants/new': 'Grant cases to a reviewer',
  '/case-grants/:grant': 'Cases granted to one reviewer',
  '/emergency/review': 'Emergency access to review',
  '/emergency/review/:access': 'One emergency access',
  '/adoption-records': 'Adoption records',
  '/adoption-records/:record': 'Seal an adoption record',
  '/adoption-records/:record/check': 'Seal an adoption record',
  '/vault': 'The vault',
  '/vault/open': 'The vault: a record opened',
  '/vault/release': 'The vault: a release',
  '/vault/releases': 'Releases and purges from the vault',
  '/vault/releases/:release/record': 'A released record, as a file',
  '/scorecard': 'Scorecard',
  '/scorecard/definitions': 'How the figures are defined',
  '/scorecard/download': 'Scorecard, as a file',
  '/editions': 'Editions',
  '/editions/:edition': 'One edition',
  '/editions/:edition/:file': 'An edition, as a file',
  '/recording': 'Timeliness of recording',
  '/recording.csv': 'Timeliness of recording, as a file',
  '/rules/:rule/months': 'One timescale, month by month',
  '/send': 'Send the return',
  '/send/:id': 'One return from the record',
  '/census': 'Send the census',
  '/census/:id': 'One census from the record',
  '/census/:id/:file': 'The census, as a file',
  '/annex-a': 'Annex A',
  '/annex-a/:id': 'The lists of Annex A',
  '/annex-a/:id/:file': 'The lists of Annex A, as a file',
}

/** What a page is called, be it opened or sent to; a page without a name of its own by the words of its address. */
export function sayPage(route: string): string {
  const address = route.replace(/^POST /, '')
  const words = address.split(/[/.-]/).filter((part) => part !== '' && !part.startsWith(':'))
  return pages[route] ?? pages[address] ?? capital(words.join(' '))
}

/** What a record is called without a name: by its number in the return where the reader may be told of it. */
export const sayRecord = (child: Omit<ShownChild, 'subject'> & { readonly subject: string | null }): string => {
  // The beginning of a random id: enough to tell two of them apart, and of no use anywhere.
  const beginning = (child.subject ?? '').slice(0, 8)
  if (!child.isOpenToAsker) return `A record that you may not open (${beginning})`
  return child.sourceRef === null ? `A record without a number (${beginning})` : `Child ${child.sourceRef}`
}

const sayWhat = (read: ReadFound): string => {
  if (read.subject !== null) return sayRecord(read)
  if (read.ground === 'emergency') return 'Nothing was opened'
  if (read.ground === 'refused') return 'Nothing: it was refused'
  if (read.ground === 'signed-in') return 'Nothing: they signed in'
  return read.shown === 0 ? 'All children of a file' : `A list of ${sayCount(read.shown, 'child', 'children')}`
}

function hrefOf(read: ReadFound): string | null {
  if (read.subject !== null) return read.isOpenToAsker ? `/children/${read.subject}/reads` : null
  return read.shown === 0 ? null : `/reads/${read.n}`
}

/** Decides every word of one read. */
export const presentRead = (read: ReadFound, titleOf: (person: string) => string): ReadShown => ({
  n: read.n,
  when: `${sayShortDate(londonDay(read.at))}, ${sayTime(read.at)}`,
  who: read.person === NOBODY ? 'Nobody who was signed in' : (read.name ?? titleOf(read.person)),
  what: sayWhat(read),
  href: hrefOf(read),
  page: sayPage(read.route),
  ground: grounds[read.ground] ?? read.ground,
  because: read.because,
})

/** How many were found, in a sentence. */
export function sayFound(total: number): string {
  if (total > MOST_COUNTED)
    return `More than ${sayNumber(MOST_COUNTED)} reads: narrow the search to see the older ones.`
  return total === 0 ? 'No read was found.' : `${sayCount(total, 'read was', 'reads were')} found, the newest first.`
}
