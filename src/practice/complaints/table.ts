import type { ClockRule } from '../../clocks/index.ts'
import type { EventDefinition } from '../../record/index.ts'
import * as events from './events.ts'
import { complaintRules } from './rules.ts'
import type { KindOf } from './words.ts'

/** A timescale and what runs it: the type of event that starts it, those that stop it, those that end it without. */
export interface ComplaintClock {
  readonly rule: ClockRule
  readonly starts: string
  /** What is asked of what was received: compliments are answered by no day. */
  readonly ofKinds?: readonly KindOf[]
  /** The earlier event that the days are counted from, where what starts it only makes it longer. */
  readonly countedFrom?: string
  readonly stops: readonly string[]
  readonly ends?: readonly string[]
  /** A time that is somebody else’s to use: it is over when it runs out, and nothing is late. */
  readonly runsOut?: true
}

export interface ComplaintsDefinitions {
  readonly clocks: readonly ComplaintClock[]
}

const ruleNamed = (id: string): ClockRule => {
  const rule = complaintRules.find((each) => each.id === `complaints.${id}`)
  if (!rule) throw new Error(`No such rule: ${id}`)
  return rule
}

const answered: readonly KindOf[] = ['complaint', 'representation']
const over = [events.withdrawn.type, events.closed.type]
const types = (...definitions: readonly EventDefinition[]): readonly string[] => definitions.map(({ type }) => type)

/** Which event starts, stops and ends each clock of a complaint: the one place where it is said. */
export const complaintsDefinitions: ComplaintsDefinitions = {
  clocks: [
    {
      rule: ruleNamed('stage-one'),
      starts: events.received.type,
      ofKinds: answered,
      stops: types(events.replied),
      ends: [events.stageOneLonger.type, ...over],
    },
    {
      rule: ruleNamed('stage-one-complex'),
      starts: events.stageOneLonger.type,
      countedFrom: events.received.type,
      stops: types(events.replied),
      ends: over,
    },
    {
      rule: ruleNamed('stage-two-asked'),
      starts: events.replied.type,
      stops: types(events.stageTwoAsked),
      ends: over,
      runsOut: true,
    },
    {
      rule: ruleNamed('stage-two'),
      starts: events.stageTwoAsked.type,
      stops: types(events.adjudicated),
      ends: [events.stageTwoLonger.type, ...over],
    },
    {
      rule: ruleNamed('stage-two-longest'),
      starts: events.stageTwoLonger.type,
      countedFrom: events.stageTwoAsked.type,
      stops: types(events.adjudicated),
      ends: over,
    },
    { rule: ruleNamed('panel'), starts: events.stageThreeAsked.type, stops: types(events.panelMet), ends: over },
    {
      rule: ruleNamed('panel-report'),
      starts: events.panelMet.type,
      stops: types(events.panelReported),
      ends: over,
    },
    {
      rule: ruleNamed('panel-answered'),
      starts: events.panelReported.type,
      stops: types(events.panelAnswered),
      ends: over,
    },
  ],
}

/** The rules of the table. */
export const runningComplaintRules = ({ clocks }: ComplaintsDefinitions): readonly ClockRule[] =>
  clocks.map(({ rule }) => rule)
