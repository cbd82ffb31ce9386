import { sayDate, type Day } from '../../../time/index.ts'
import { standingOf, promisesOn, sayDueOf, type OfImprovement, type Said } from '../../improvement/index.ts'
import type { GovernanceOn } from '../governance-on.ts'
import { titleOfPaper } from '../gather.ts'
import { hrefOfEdition, hrefOfPaper } from '../ask.ts'
import { paperKindOf } from '../paper-kinds.ts'

/** A report that is due again and again, with its clock. */
export interface DutyLine {
  readonly id: string
  readonly title: string
  readonly askedIn: string
  readonly due: string
  readonly said: Said
  readonly who: string
  /** The draft that is begun for it; null where there is none. */
  readonly draft: string | null
  readonly mayBegin: boolean
  /** Sorts by when it is due. */
  readonly dueOn: string
}

/** The calendar of reports: by when each is due next. */
export function calendarOf(
  all: GovernanceOn,
  improvement: readonly OfImprovement[],
  on: Day,
  mayWrite: (kind: GovernanceOn['reports'][number]['report']['kind']) => boolean,
): readonly DutyLine[] {
  const promises = new Map(promisesOn(improvement).map((each) => [each.id, each.promise]))
  return all.reports
    .map(({ id, report }): DutyLine => {
      const promise = report.promise === null ? undefined : promises.get(report.promise)
      const draft = all.papers.find(({ paper }) => paper.of === id && paper.editions.length === 0)
      return {
        ...{ id, title: paperKindOf(report.kind).title, askedIn: report.askedIn },
        due: promise ? sayDueOf(promise) : 'No day',
        said: promise ? standingOf(promise, on) : { says: 'No day', standing: 'unknown' },
        who: promise?.who ?? 'nobody yet',
        draft: draft ? hrefOfPaper(draft.id) : null,
        mayBegin: promise?.ended === null && mayWrite(report.kind),
        dueOn: promise?.dueOn ?? '9999',
      }
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
}

/** A paper as a line of a list. */
export interface PaperLine {
  readonly href: string
  readonly title: string
  readonly says: string
}

export const draftsIn = (all: GovernanceOn): readonly PaperLine[] =>
  all.papers
    .filter(({ paper }) => paper.editions.length === 0)
    .map((each) => ({
      href: hrefOfPaper(each.id),
      title: titleOfPaper(each, all),
      says: `Begun on ${sayDate(each.paper.begunOn)}`,
    }))

export const publishedIn = (all: GovernanceOn): readonly PaperLine[] =>
  all.editions.map(({ id, title, publishedOn, asAtOn }) => ({
    ...{ href: hrefOfEdition(id), title },
    says: `Published on ${sayDate(publishedOn)}, as at ${sayDate(asAtOn)}`,
  }))
