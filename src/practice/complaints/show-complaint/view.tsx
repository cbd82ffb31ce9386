import type { ClockRule } from '../../../clocks/index.ts'
import { wordFor, type Body, type EventDefinition } from '../../../record/index.ts'
import { sayDate, type Calendar, type Day } from '../../../time/index.ts'
import { Details, InsetText, Offers, SummaryList } from '../../../web/ui/index.ts'
import { called } from '../../child/index.ts'
import { ToldClocks, ToldHistory, type ToldFact } from '../../told/index.ts'
import { stageOf, type Complaint, type Found } from '../complaint.ts'
import { inWords } from '../in-words.ts'
import { LearnedFromHere, type LearnedHere } from '../learned.tsx'
import type { FoundComplaint } from '../ports.ts'
import { advocacy, kinds, outcomes, senders, stages, themes } from '../words.ts'

const foundAt: Readonly<Record<Found['at'], string>> = {
  'stage-one': 'Stage 1',
  'stage-two': 'Stage 2',
  panel: 'Panel at stage 3',
  'stage-three': 'Council’s answer to the panel',
  ombudsman: 'Ombudsman',
}

const endings: Readonly<Record<NonNullable<Complaint['ended']>['as'], string>> = {
  closed: 'Closed',
  withdrawn: 'Withdrawn by whoever complained',
  mistaken: 'Found to be recorded by mistake',
}

export interface OneShown {
  readonly found: FoundComplaint
  readonly complaint: Complaint
  readonly definitions: ReadonlyMap<string, EventDefinition>
  readonly rules: ReadonlyMap<string, ClockRule>
  readonly calendar: Calendar
  readonly on: Day
  readonly offers: readonly EventDefinition[]
  readonly titleOf: (person: string) => string
  /** Where a fact of it is corrected; absent where the person may not, or while the past is shown. */
  readonly correctHref?: (fact: string) => string
  /** Likewise where a fact is withdrawn; null for what was received, without which there is no complaint. */
  readonly withdrawHref?: (fact: string) => string | null
  /** Where something learned from it is recorded; null where the person may not. */
  readonly learnHref: string | null
  readonly learned: readonly LearnedHere[]
}

/** Fields that stand elsewhere on the page. */
const elsewhere: ReadonlySet<string> = new Set(['child', 'kind', 'sender', 'about', 'theme', 'team', 'who', 'against'])

/** The same with everybody called what people call them. */
function toldInWords({ found, titleOf }: OneShown): FoundComplaint {
  const said = <T extends { readonly body: Body }>(of: T): T => ({ ...of, body: inWords(of.body, titleOf) })
  const facts = (of: readonly ToldFact[]) => of.map((fact) => ({ ...said(fact), history: fact.history.map(said) }))
  return { ...found, facts: facts(found.facts), withdrawn: facts(found.withdrawn) }
}

const About = ({ found, complaint, titleOf }: OneShown) => (
  <SummaryList
    rows={[
      { key: 'What it is', value: wordFor(kinds, complaint.kind, 'Not said') },
      {
        key: 'How it stands',
        value: complaint.ended
          ? `${endings[complaint.ended.as]} on ${sayDate(complaint.ended.on)}`
          : stages[stageOf(complaint)],
      },
      { key: 'Received', value: sayDate(complaint.receivedOn) },
      { key: 'Whose it is', value: wordFor(senders, complaint.sender, 'Not said') },
      { key: 'Theme', value: wordFor(themes, complaint.theme, 'Not said') },
      ...(complaint.team === null ? [] : [{ key: 'Team', value: complaint.team }]),
      ...(complaint.against === null
        ? []
        : [{ key: 'Whom it complains of, who is not shown it', value: titleOf(complaint.against) }]),
      {
        key: 'Child whom it is about',
        value:
          found.child === null ? (
            'No child is named'
          ) : (
            <a class="govuk-link" href={`/children/${found.child.subject}`}>
              {called(found.child)}
            </a>
          ),
      },
      ...(complaint.kind === 'compliment' || complaint.kind === 'ombudsman'
        ? []
        : [{ key: 'Advocate', value: wordFor(advocacy, complaint.advocacy, 'Not said yet') }]),
      ...complaint.found.map(({ at, on, outcome }) => ({
        key: foundAt[at],
        value: `${wordFor(outcomes, outcome, 'Nothing found')}, ${sayDate(on)}`,
      })),
    ]}
  />
)

/** One complaint: how it stands, its clocks, what may be recorded now, and everything that happened. */
export const OneComplaint = (shown: OneShown) => {
  const { complaint, found, offers, learnHref } = shown
  const who = found.facts.flatMap(({ id }) => found.texts.get(id)?.['who'] ?? []).findLast((text) => text !== '')
  const told = { ...shown, told: toldInWords(shown), elsewhere }
  return (
    <>
      <span class="govuk-caption-l">{wordFor(kinds, complaint.kind, 'Complaint')}</span>
      <h1 class="govuk-heading-l">{complaint.about}</h1>
      <About {...shown} />
      {who === undefined ? (
        <InsetText>Who it is from is not on record.</InsetText>
      ) : (
        <Details summary="Who it is from, and how to reach them">
          <span class="tl-words">{who}</span>
        </Details>
      )}
      <Offers
        heading="Record what happened"
        offers={[
          ...offers.map(({ type, title }) => ({ href: `/complaints/${found.id}/record/${type}`, text: title })),
          ...(learnHref === null ? [] : [{ href: learnHref, text: 'Something learned from it' }]),
        ]}
      />
      <LearnedFromHere learned={shown.learned} />
      <ToldClocks {...told} />
      <ToldHistory {...told} />
    </>
  )
}
