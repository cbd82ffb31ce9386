import { factsFrom, type Fact } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import { daysBetween, sayDate } from '../../time/index.ts'
import { capital, sayCount, sayNumber } from '../../web/ui/index.ts'
import {
  called,
  changeMade,
  changeResults,
  pledgeResponse,
  surveyResponse,
  textIn,
  tookPartIn,
  type Nameable,
} from '../child/index.ts'
import { sayDetails, timelineOf, type Happened, type History, type TimelineWords } from '../show-child/index.ts'

/** What changed because of something that a child said. */
export interface Changed {
  readonly key: string
  readonly says: string
  readonly change: string
  readonly told: string
  readonly correctHref: string | null
}

/** One time at which the child was heard, or could have been. */
export interface Heard {
  readonly key: string
  readonly on: Day
  readonly said: string
  readonly heading: string
  /** The child's own words; null where none were written down. */
  readonly views: string | null
  readonly how: string
  readonly source: string
  readonly disputed: readonly string[]
  readonly changed: readonly Changed[]
  /** Where it is said what changed; null where nothing was said, or while the past is shown. */
  readonly sayHref: string | null
}

export interface VoiceShown {
  readonly called: string
  readonly figures: readonly { readonly value: string; readonly of: string; readonly note: string }[]
  readonly heard: readonly Heard[]
  /** Forms that ask the child something; none while the past is shown. */
  readonly toAsk: readonly { readonly text: string; readonly href: string }[]
}

/** Occasions on which a child is heard, whether or not anything was written down. */
const occasions: ReadonlySet<string> = new Set([
  'child.visit',
  'child.review',
  'child.return-interview',
  surveyResponse.type,
  pledgeResponse.type,
])

const YEAR_DAYS = 365

interface Where {
  readonly on: Day
  readonly isPast: boolean
  readonly words: TimelineWords
}

type Figure = VoiceShown['figures'][number]

/** Of the reviews and conferences of which it was said, those in which the child took part. */
function takingPart(facts: readonly Fact[], isLate: (on: Day) => boolean): Figure {
  const said = facts.flatMap((fact) => {
    const tookPart = isLate(fact.happenedOn) ? tookPartIn(fact) : null
    return tookPart === null ? [] : [tookPart]
  })
  return {
    value: said.length === 0 ? 'None' : `${said.filter(Boolean).length} of ${said.length}`,
    of: 'meetings in the last year in which the child took part',
    note: 'reviews, conferences and pathway reviews of which it was said',
  }
}

function asked(facts: readonly Fact[], isLate: (on: Day) => boolean): Figure {
  const own = facts.filter(
    ({ type, happenedOn }) => (type === surveyResponse.type || type === pledgeResponse.type) && isLate(happenedOn),
  )
  const pledge = facts.findLast(({ type, body }) => type === pledgeResponse.type && body['answered'] === true)
  const [kept, of] = [pledge?.body['kept'], pledge?.body['asked']]
  return {
    value: own.length === 0 ? 'None' : `${own.filter(({ body }) => body['answered'] === true).length} of ${own.length}`,
    of: 'surveys and pledge questions answered in the last year',
    note:
      typeof kept === 'number' && typeof of === 'number'
        ? `the pledge: ${kept} of ${of} promises kept`
        : 'the pledge was not answered yet',
  }
}

function changesOf(
  facts: readonly Fact[],
  history: History,
  entries: readonly Happened[],
): ReadonlyMap<string, readonly Changed[]> {
  const results: Readonly<Record<string, string>> = changeResults
  const hrefs = new Map(entries.map(({ id, correctHref }) => [id, correctHref]))
  const texts = new Map(history.texts.filter(({ field }) => field === 'change').map(({ fact, text }) => [fact, text]))
  const by = new Map<string, Changed[]>()
  for (const { id, type, body, happenedOn } of facts) {
    const because = textIn(body, 'because')
    if (type !== changeMade.type || because === null) continue
    const told = body['told']
    by.set(because, [
      ...(by.get(because) ?? []),
      {
        key: id,
        says: `${results[textIn(body, 'result') ?? ''] ?? 'Something came of it'}, ${sayDate(happenedOn)}`,
        change: texts.get(id) ?? '',
        told: told === true ? 'The child was told.' : told === false ? 'The child was not told.' : '',
        correctHref: hrefs.get(id) ?? null,
      },
    ])
  }
  return by
}

/** What the child said across visits, reviews, plans, surveys and interviews, what changed, and how often nobody wrote it down. */
export function presentVoice(
  child: Nameable & { readonly subject: string },
  history: History,
  { on, isPast, words }: Where,
): VoiceShown {
  const told = timelineOf(history, child.subject, on, words).happened.flatMap((entry) => [entry, ...entry.also])
  const facts = factsFrom(history.revisions, words.definitions).filter(({ happenedOn }) => happenedOn <= on)
  const changed = changesOf(facts, history, told)
  const heard = told.filter(({ type, views }) => views !== null || occasions.has(type))
  const isLate = (day: Day): boolean => daysBetween(day, on) < YEAR_DAYS
  const visits = heard.filter(({ type, on: day }) => type === 'child.visit' && isLate(day))
  const alone = visits.filter(({ isSeenAlone }) => isSeenAlone)
  const spoken = heard.filter(({ views }) => views !== null)
  const last = spoken[0]
  const followed = spoken.filter(({ id }) => changed.has(id)).length
  const href = `/children/${child.subject}`
  return {
    called: called(child),
    figures: [
      {
        value: sayNumber(visits.length),
        of: visits.length === 1 ? 'visit in the last year' : 'visits in the last year',
        note: `${sayNumber(alone.length)} of them alone with the worker`,
      },
      {
        value: sayNumber(spoken.length),
        of:
          spoken.length === 1
            ? 'time the child’s words were written down'
            : 'times the child’s words were written down',
        note: last === undefined ? 'never yet' : `last on ${sayDate(last.on)}`,
      },
      takingPart(facts, isLate),
      asked(facts, isLate),
      {
        value: spoken.length === 0 ? 'None' : `${followed} of ${spoken.length}`,
        of: 'of what the child said has an answer',
        note: capital(sayCount(spoken.length - followed, 'waits for one', 'wait for one')).replace(
          /^No wait/,
          'None waits',
        ),
      },
    ],
    heard: heard.map((entry) => ({
      ...{ key: entry.id, on: entry.on, said: entry.said, heading: entry.heading, views: entry.views },
      ...{ how: sayDetails(entry), source: entry.source, disputed: entry.disputed },
      changed: changed.get(entry.id) ?? [],
      sayHref: entry.views === null || isPast ? null : `${href}/voice/${entry.id}`,
    })),
    toAsk: isPast
      ? []
      : [surveyResponse, pledgeResponse].map(({ type, title }) => ({ text: title, href: `${href}/record/${type}` })),
  }
}
