import { addDays, ageOn, type Day } from '../../time/index.ts'
import type { Chance } from '../chance.ts'
import { said, type ToldChild, type ToldFact } from '../told.ts'
import { typed, type Daily } from './daily.ts'

const notes = [
  ['telephone', 'The carer rang: a good week, and a late bus home on Thursday. School knows.'],
  ['family', 'Met with the grandmother at her home. She would like to help on Saturdays.'],
  ['professional', 'The health visitor has no worry about growth, and comes again next month.'],
  ['direct-work', 'Drew who is in the family and who comes to school plays.'],
  ['meeting', 'With the school: extra reading twice a week from Monday.'],
] as const

const summaries = [
  'Likes football and the dog. Sees a brother on Sundays. What waits: the answer of the school to the place in Year 7.',
  'Quiet with people who are new, and funny with those who are not. Family time goes well; the review asks for a passport.',
] as const

const decisions = [
  [
    'Family time every Saturday instead of every second one',
    'It has gone well for three months, and the child asks for it.',
  ],
  ['A family group conference before the next review', 'Two aunts offer help, and nobody has asked them together.'],
] as const

/** A fact with what was written at length. */
const wrote = (told: ToldFact, texts: Readonly<Record<string, string>>): ToldFact => ({ ...told, texts })

/** Why some notes are to be found again; most have no flag. */
function flagsOf(chance: Chance, kind: (typeof notes)[number][0]): readonly string[] | undefined {
  if (kind === 'direct-work') return ['voice']
  if (!chance.inHundred(30)) return undefined
  return [
    chance.weighted([
      ['significant', 60],
      ['safeguarding', 25],
      ['decision', 15],
    ]),
  ]
}

const askManager = [
  'The carer says that she cannot go on past the end of the month. I would like to talk today about what we offer her.',
  'The father asks for the file before the hearing. Who answers him, and by when?',
  'School rang twice about bruises that were explained. I am not content with the explanation: please read the last two visits.',
] as const

const answers = [
  'Talked through the same day. A placement meeting is on Friday; the carer has a break this weekend.',
  'Read. Legal answers by Monday, and the worker tells the father so.',
  'A strategy discussion is held tomorrow.',
] as const

/** Now and then a note asks for the manager: a few wait today, those of before were answered within days. */
function forTheManager(chance: Chance, since: Day, today: Day): ToldFact[] {
  if (!chance.inHundred(7)) return []
  const waits = chance.inHundred(40)
  const on = waits ? addDays(today, -chance.whole(0, 5)) : chance.dayIn(since, addDays(today, -10))
  const [kind, nth] = [chance.oneOf(['telephone', 'professional'] as const), chance.whole(0, 2)]
  const flags = nth === 2 ? ['safeguarding', 'manager'] : ['manager']
  const note = wrote(
    { ...typed('child.case-note', on, { kind, flags, thirdParty: false }), saidFrom: on },
    { note: askManager[nth] ?? '' },
  )
  if (waits) return [note]
  const seenOn = addDays(on, chance.whole(0, 4))
  const seen = { ...typed('child.note-seen', seenOn), because: note, saidFrom: seenOn }
  return [note, wrote(seen, { remark: answers[nth] ?? '' })]
}

/** What a worker writes of any child whom they know: notes, supervision of the case, a summary, a decision of a manager. */
function ofAnybody(chance: Chance, { since, today }: Daily): ToldFact[] {
  const told: ToldFact[] = []
  const on = (): Day => chance.dayIn(since, today)
  if (chance.inHundred(30)) {
    const [kind, note] = chance.oneOf<(typeof notes)[number]>(notes)
    const flags = flagsOf(chance.named('flags'), kind)
    told.push(wrote(typed('child.case-note', on(), said({ kind, flags, thirdParty: kind === 'family' })), { note }))
  }
  told.push(...forTheManager(chance.named('manager'), since, today))
  if (chance.inHundred(30))
    told.push(
      wrote(typed('child.supervision', on()), {
        discussed: 'What the last visits showed, and whether the plan still fits.',
        actions: 'The worker asks the school for its view by the end of the month.',
      }),
    )
  if (chance.inHundred(20)) told.push(wrote(typed('child.summary', on()), { summary: chance.oneOf(summaries) }))
  if (chance.inHundred(8)) {
    const [decision, reasons] = chance.oneOf<(typeof decisions)[number]>(decisions)
    told.push(wrote(typed('child.management-decision', on(), { decision }), { reasons }))
  }
  return told
}

/** What is agreed and what happens with school for a child in care. */
function inCare(chance: Chance, { since, today }: Daily, born: Day): ToldFact[] {
  const told: ToldFact[] = []
  const on = (): Day => chance.dayIn(since, today)
  const age = ageOn(born, today)
  if (chance.inHundred(20))
    told.push(
      wrote(
        typed('child.family-time', on(), { with: chance.oneOf(['mother', 'father', 'brothers and sisters'] as const) }),
        {
          arrangement: 'Every second Saturday at the family centre, with a worker there for the first three times.',
        },
      ),
    )
  if (chance.inHundred(20))
    told.push(
      wrote(typed('child.delegated-authority', on()), {
        covers: 'Haircuts, sleepovers, school trips of a day, photographs at school.',
      }),
    )
  if (age >= 5 && age <= 16 && chance.inHundred(25)) {
    const kind = chance.oneOf(['reviewed', 'reviewed', 'reviewed', 'excluded'] as const)
    told.push(typed('child.education', on(), { kind }))
  }
  return told
}

/** What befalls few children, and is looked for by whoever keeps an eye on them. */
function ofFew(chance: Chance, { since, today }: Daily, age: number | null): ToldFact[] {
  const told: ToldFact[] = []
  const on = (): Day => chance.dayIn(since, today)
  const soon = (from: Day, days: number): Day | undefined =>
    addDays(from, days) <= today ? addDays(from, days) : undefined
  if (chance.inHundred(2)) {
    const flagged = on()
    const flag = typed('protection.domestic-abuse', flagged, said({ maracOn: soon(flagged, chance.whole(3, 14)) }))
    told.push(wrote(flag, { plan: 'A safe word with the school, and whom to ring at night.' }))
  }
  if (age !== null && age >= 12 && chance.inHundred(2)) {
    const from = on()
    told.push(
      wrote(typed('protection.high-risk', from), {
        why: 'Missing twice in a month, with older people whom nobody knows.',
      }),
    )
    const met = soon(from, chance.whole(5, 20))
    if (met) told.push(typed('protection.planning-meeting', met, { byManager: chance.inHundred(85) }))
  }
  if (chance.inHundred(1)) {
    const known = on()
    const toldOn = soon(known, chance.inHundred(80) ? 1 : 4)
    told.push(
      wrote(typed('protection.allegation', known, said({ toldOn })), { summary: 'That somebody shouted and pushed.' }),
    )
  }
  return told
}

const bornOn = ({ facts }: ToldChild): Day | null =>
  facts.find(({ type }) => type === 'child.identity')?.happenedOn ?? null

/** What people write of a child in care besides visits and reviews. A source of its own: it moves nothing else. */
export function writtenInCare(child: ToldChild, daily: Daily): ToldFact[] {
  const chance = daily.chance.named(`${child.number} written`)
  const born = bornOn(child)
  return [
    ...ofAnybody(chance, daily),
    ...(born === null ? [] : inCare(chance, daily, born)),
    ...ofFew(chance, daily, born === null ? null : ageOn(born, daily.today)),
  ]
}

/** The same of one in six children in need, from the day on which help began, and what happens before a court is asked. */
export function writtenInNeed({ number }: ToldChild, daily: Daily, from: Day): ToldFact[] {
  const chance = daily.chance.named(`${number} written`)
  if (!chance.inHundred(16)) return []
  const { since, today } = daily
  const here = { ...daily, since: from < since ? since : from }
  const told = [...ofAnybody(chance, here), ...ofFew(chance, here, null)]
  if (chance.inHundred(6)) {
    const held = chance.dayIn(here.since, today)
    const letter = addDays(held, chance.whole(4, 12))
    told.push(
      wrote(typed('child.legal-gateway', held, { discharge: false }), {
        decided: 'A letter before proceedings: what must change in twelve weeks is plain, and help for it is there.',
      }),
    )
    if (letter <= today) told.push(typed('court.pre-proceedings', letter))
  }
  if (chance.inHundred(1)) {
    const on = chance.dayIn(here.since, today)
    const assessedOn = addDays(on, chance.whole(6, 13))
    told.push(
      typed(
        'front-door.homeless',
        on,
        said({ joint: true, wishesCare: false, assessedOn: assessedOn <= today ? assessedOn : undefined }),
      ),
    )
  }
  if (chance.inHundred(2)) {
    const on = chance.dayIn(here.since, today)
    const endedOn = addDays(on, 3)
    told.push(
      typed('protection.emergency', on, said({ kind: 'police', endedOn: endedOn <= today ? endedOn : undefined })),
    )
  }
  return told
}
