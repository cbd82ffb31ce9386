import { event, wordFor, type EventDefinition, type Field } from '../../record/index.ts'
import { advocacy, kinds, outcomes, senders, themes } from './words.ts'

/**
 * Whom it is about: every fact of a complaint says it, so that all of them go with the child’s record when that is
 * restricted or sealed. No form asks for it.
 */
const child: Field = { kind: 'text', label: 'Child whom it is about', optional: true }

const OUTCOME: Field = { kind: 'choice', label: 'What was found?', choices: outcomes }
const SUMMARY: Field = {
  kind: 'long-text',
  label: 'What was said in answer',
  hint: 'In a few sentences, with what the council will do',
}

function ofComplaint(
  type: string,
  rest: Pick<EventDefinition, 'title' | 'describes' | 'rank' | 'fields' | 'says'> & { readonly day: string },
): EventDefinition {
  const { day, fields, ...said } = rest
  return event(`complaints.${type}`, {
    ...said,
    happensTo: ['complaint'],
    happenedOn: { kind: 'date', label: day, notAfter: 'today' },
    fields: { child, ...fields },
  })
}

const found = (heading: string) => (body: EventDefinition['says'] extends (body: infer B) => string ? B : never) =>
  `${heading}: ${wordFor(outcomes, body['outcome'], 'no outcome given').toLowerCase()}`

export const received = ofComplaint('received', {
  title: 'Received',
  describes:
    'A complaint, a representation, a compliment or an enquiry of the Ombudsman was received. Who sent it is kept apart, and only those who may open it read it.',
  rank: 10,
  day: 'Date on which it was received',
  fields: {
    kind: { kind: 'choice', label: 'What is it?', choices: kinds },
    sender: { kind: 'choice', label: 'Whose is it?', choices: senders },
    about: {
      kind: 'text',
      label: 'What it is about, in a few words',
      hint: 'For lists: write no name of a child, of a family or of a worker',
    },
    theme: { kind: 'choice', label: 'Theme', choices: themes },
    team: { kind: 'text', label: 'Team that it is about', optional: true },
    against: { kind: 'text', label: 'Whom it complains of, where they may sign in', optional: true },
    who: { kind: 'long-text', label: 'Who it is from, and how to reach them', optional: true },
    words: { kind: 'long-text', label: 'What they say, in their own words' },
  },
  says: (body) => `${wordFor(kinds, body['kind'], 'Something')} received`,
})

export const advocate = ofComplaint('advocate', {
  title: 'Advocate',
  describes:
    'Whether the child or young person who complains, or for whom somebody does, has an advocate or wants one.',
  rank: 15,
  day: 'Date on which that was so',
  fields: {
    advocacy: { kind: 'choice', label: 'Advocate', choices: advocacy },
    provider: { kind: 'text', label: 'Who provides the advocate', optional: true },
  },
  says: (body) => `Advocate: ${wordFor(advocacy, body['advocacy'], 'not said').toLowerCase()}`,
})

export const stageOneLonger = ofComplaint('stage-one-longer', {
  title: 'Stage 1 takes longer: it is complex',
  describes: 'The complaint is complex, and ten more working days are taken to answer it. Whoever complained was told.',
  rank: 20,
  day: 'Date on which that was decided',
  fields: { reason: { kind: 'text', rows: 3, label: 'Why it is complex' } },
  says: () => 'Stage 1 takes longer',
})

export const replied = ofComplaint('replied', {
  title: 'Reply at stage 1',
  describes: 'The council’s reply was sent, with what was found, and with how to ask for stage 2.',
  rank: 30,
  day: 'Date on which it was sent',
  fields: { outcome: OUTCOME, summary: SUMMARY },
  says: found('Reply at stage 1'),
})

export const stageTwoAsked = ofComplaint('stage-two-asked', {
  title: 'Stage 2 asked for',
  describes: 'Whoever complained asks that it be investigated.',
  rank: 40,
  day: 'Date on which it was asked for',
  fields: { wants: { kind: 'long-text', label: 'What they want looked at, and what would put it right' } },
  says: () => 'Stage 2 asked for',
})

export const investigators = ofComplaint('investigators', {
  title: 'Investigating officer and independent person',
  describes: 'Who investigates at stage 2, and the independent person who goes with them.',
  rank: 41,
  day: 'Date on which they were appointed',
  fields: {
    officer: { kind: 'text', label: 'Investigating officer', hint: 'A role and a service, and no name' },
    independent: { kind: 'yes-no', label: 'Is an independent person appointed?' },
  },
  says: () => 'Investigators appointed',
})

export const stageTwoLonger = ofComplaint('stage-two-longer', {
  title: 'Stage 2 takes longer',
  describes:
    'The first 25 working days are not enough: 65 at most, counted from the request. Whoever complained was told.',
  rank: 42,
  day: 'Date on which that was decided',
  fields: { reason: { kind: 'text', rows: 3, label: 'Why' } },
  says: () => 'Stage 2 takes longer',
})

export const adjudicated = ofComplaint('adjudicated', {
  title: 'Report and adjudication at stage 2',
  describes: 'The investigator’s report and the council’s adjudication were sent, with how to ask for a review panel.',
  rank: 50,
  day: 'Date on which they were sent',
  fields: { outcome: OUTCOME, summary: SUMMARY },
  says: found('Adjudication at stage 2'),
})

export const stageThreeAsked = ofComplaint('stage-three-asked', {
  title: 'Stage 3 asked for',
  describes: 'Whoever complained asks for a review panel.',
  rank: 60,
  day: 'Date on which it was asked for',
  fields: { wants: { kind: 'long-text', label: 'What they want looked at' } },
  says: () => 'Stage 3 asked for',
})

export const panelMet = ofComplaint('panel-met', {
  title: 'Review panel met',
  describes: 'The panel of three independent people met.',
  rank: 70,
  day: 'Date on which it met',
  fields: {
    independent: { kind: 'yes-no', label: 'Were three independent people on it?' },
    came: { kind: 'yes-no', label: 'Was whoever complained there, or somebody for them?' },
  },
  says: () => 'Review panel met',
})

export const panelReported = ofComplaint('panel-reported', {
  title: 'Panel’s report',
  describes: 'The panel’s report with its recommendations was sent to the council and to whoever complained.',
  rank: 71,
  day: 'Date on which it was sent',
  fields: { outcome: OUTCOME, recommendations: { kind: 'long-text', label: 'What it recommends' } },
  says: found('Panel’s report'),
})

export const panelAnswered = ofComplaint('panel-answered', {
  title: 'Council’s answer to the panel',
  describes: 'The council answered what the panel recommends, and said how to reach the Ombudsman.',
  rank: 80,
  day: 'Date on which it was sent',
  fields: {
    outcome: OUTCOME,
    ombudsman: { kind: 'yes-no', label: 'Does it say how to reach the Ombudsman?' },
    summary: SUMMARY,
  },
  says: found('Answer to the panel'),
})

export const ombudsmanAsked = ofComplaint('ombudsman-asked', {
  title: 'With the Ombudsman',
  describes: 'The Ombudsman was asked to look at it, and tells the council so.',
  rank: 90,
  day: 'Date on which the council was told',
  fields: {
    dueOn: {
      kind: 'date',
      label: 'Day by which the Ombudsman wants an answer',
      optional: true,
      notBefore: 'happenedOn',
    },
  },
  says: () => 'With the Ombudsman',
})

export const ombudsmanDecided = ofComplaint('ombudsman-decided', {
  title: 'Ombudsman’s decision',
  describes: 'What the Ombudsman decided, and what the council is to do.',
  rank: 91,
  day: 'Date of the decision',
  fields: { outcome: OUTCOME, remedy: { kind: 'long-text', label: 'What the council is to do' } },
  says: found('Ombudsman’s decision'),
})

export const withdrawn = ofComplaint('withdrawn', {
  title: 'Withdrawn by whoever complained',
  describes: 'Whoever complained no longer wants it looked at. No clock runs any more.',
  rank: 95,
  day: 'Date on which they said so',
  fields: { reason: { kind: 'text', rows: 3, label: 'Why, as they say it' } },
  says: () => 'Withdrawn by whoever complained',
})

export const closed = ofComplaint('closed', {
  title: 'Closed',
  describes: 'Nothing more is to be done about it. It opens again when a further stage or the Ombudsman is asked for.',
  rank: 96,
  day: 'Date on which it was closed',
  fields: {
    how: {
      kind: 'text',
      rows: 3,
      label: 'How it ended',
      hint: 'For example: passed on and thanked; accepted at stage 1',
    },
  },
  says: () => 'Closed',
})

export const mistaken = ofComplaint('mistaken', {
  title: 'Recorded by mistake',
  describes:
    'It should never have been recorded: it was recorded twice, is about another child, or is no complaint. It counts for nothing and no clock runs; what was recorded stays, with the reason.',
  rank: 97,
  day: 'Date on which that was found',
  fields: {
    reason: {
      kind: 'text',
      rows: 3,
      label: 'Why should it not have been recorded?',
      hint: 'Write no name of a child, of a family or of a worker',
    },
  },
  says: () => 'Recorded by mistake',
})

export const complaintsEvents: readonly EventDefinition[] = [
  received,
  advocate,
  stageOneLonger,
  replied,
  stageTwoAsked,
  investigators,
  stageTwoLonger,
  adjudicated,
  stageThreeAsked,
  panelMet,
  panelReported,
  panelAnswered,
  ombudsmanAsked,
  ombudsmanDecided,
  withdrawn,
  closed,
  mistaken,
]
