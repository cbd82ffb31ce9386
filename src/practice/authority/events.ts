import { event, type EventDefinition } from '../../record/index.ts'

/** The authority decides how something is counted or timed with it: which setting, to what, and from when. */
export const settingChanged: EventDefinition = event('authority.setting', {
  title: 'A setting was changed',
  describes:
    'The authority set one of the limits, thresholds, ways of counting or bank holidays that its journeys and figures are worked out by.',
  happensTo: ['authority'],
  rank: 10,
  happenedOn: { kind: 'date', label: 'From when it applies' },
  fields: {
    setting: { kind: 'text', label: 'Which setting' },
    value: { kind: 'text', label: 'Its new value', optional: true },
    reason: { kind: 'long-text', label: 'Why it is changed' },
  },
  says: () => 'A setting was changed',
})

/** Everything that can happen to an authority itself. */
export const authorityEvents: readonly EventDefinition[] = [settingChanged]
