import { wordFor, type Fact, type SubjectId } from '../../record/index.ts'
import { sayDate } from '../../time/index.ts'
import { readFocusWeek, readProgramme, sayListed, toolTitle, type ListedAudit } from '../audit/index.ts'
import { kinds, type ListedComplaint } from '../complaints/index.ts'
import type { sources } from './events.ts'

/** A complaint, an audit, a programme of audits or a focus week that something may have been learned from. */
export interface LearnedFrom {
  readonly id: SubjectId
  /** What a list calls it, for those who may see it. */
  readonly text: string
  readonly href: string
  /** What may be said of where it was learned, the likeliest first. */
  readonly sources: readonly Source[]
}

type Source = keyof typeof sources

const ofComplaints: readonly Source[] = ['complaint', 'representation', 'compliment', 'ombudsman']

const ofComplaint = ({ subject, kind, about, receivedOn }: ListedComplaint): LearnedFrom => ({
  ...{ id: subject, href: `/complaints/${subject}` },
  text: `${wordFor(kinds, kind, 'Complaint')}: ${about}, ${sayDate(receivedOn)}`,
  sources: [...ofComplaints.filter((source) => source === kind), ...ofComplaints.filter((source) => source !== kind)],
})

/** Nothing of an audit whose child the reader may not see. */
function ofAudit(audit: ListedAudit): readonly LearnedFrom[] {
  const { subject, tool, completedOn } = audit
  if (audit.called === null || completedOn === null) return []
  return [
    {
      ...{ id: subject, href: `/audits/of/${subject}` },
      text: `${toolTitle(tool)}: ${sayListed(audit)}, ${sayDate(completedOn)}`,
      sources: tool.startsWith('case-discussion') ? ['case-discussion', 'audit'] : ['audit', 'focus-week'],
    },
  ]
}

function ofProgramme({ subject, facts }: { subject: SubjectId; facts: readonly Fact[] }): readonly LearnedFrom[] {
  const week = readFocusWeek(subject, facts)
  if (week) return [{ id: subject, href: `/audits/focus-weeks/${subject}`, text: week.title, sources: ['focus-week'] }]
  const programme = readProgramme(subject, facts)
  return programme
    ? [
        {
          id: subject,
          href: `/audits/${subject}`,
          text: programme.title,
          sources: ['audit', 'focus-week', 'case-discussion'],
        },
      ]
    : []
}

/** What somebody may choose from, of what they may see: complaints first, then weeks and programmes, then audits. */
export const learnedFrom = (seen: {
  readonly complaints: readonly ListedComplaint[]
  readonly audits: readonly ListedAudit[]
  readonly programmes: readonly { readonly subject: SubjectId; readonly facts: readonly Fact[] }[]
}): readonly LearnedFrom[] => [
  ...seen.complaints.map(ofComplaint),
  ...seen.programmes.flatMap(ofProgramme),
  ...seen.audits.flatMap(ofAudit),
]
