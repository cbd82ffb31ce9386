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

/** The authority publishes figures: the files are kept as they were given out, and their SHA-256 stands in the chain. */
export const editionPublished: EventDefinition = event('authority.edition', {
  title: 'An edition was published',
  describes:
    'Figures were given out as they stood on a day. The files are kept to the byte; what is put right later never alters them.',
  happensTo: ['authority'],
  rank: 20,
  happenedOn: { kind: 'date', label: 'When it was published' },
  fields: {
    kind: { kind: 'text', label: 'Figures of what' },
    period: { kind: 'text', label: 'Which period, by its name' },
    fromOn: { kind: 'date', label: 'First day of the period' },
    untilOn: { kind: 'date', label: 'Last day of the period' },
    readOn: { kind: 'date', label: 'On which day the record was read' },
    position: { kind: 'whole-number', label: 'As known at which position of the chain' },
    release: { kind: 'text', label: 'Worked out by which release' },
    definitions: { kind: 'text', label: 'By which ways of counting and thresholds: their SHA-256' },
    calendar: { kind: 'text', label: 'By which calendar: SHA-256 of its bank holidays' },
    json: { kind: 'text', label: 'SHA-256 of the figures with the children behind them (JSON)' },
    csv: { kind: 'text', label: 'SHA-256 of the figures (CSV)' },
    open: { kind: 'text', label: 'SHA-256 of what everybody may read (JSON)', optional: true },
    openCsv: { kind: 'text', label: 'SHA-256 of what everybody may read (CSV)', optional: true },
    purpose: { kind: 'long-text', label: 'What it is published for' },
  },
  says: () => 'An edition was published',
})

/** The Department took the return of a year: nothing of that year is asked again. Withdrawn, it was not. */
export const returnAccepted: EventDefinition = event('authority.return-accepted', {
  title: 'A return was accepted',
  describes:
    'The Department accepted the SSDA903 return of a year. The adoption records of that year may be sealed from then on.',
  happensTo: ['authority'],
  rank: 30,
  happenedOn: { kind: 'date', label: 'When it was accepted', notAfter: 'today' },
  fields: {
    year: { kind: 'whole-number', label: 'The year in which its 31 March lies' },
    reason: { kind: 'long-text', label: 'How that is known, or why it is withdrawn' },
  },
  says: ({ year }) => `The return of ${String(year)} was accepted`,
})

/** Everything that can happen to an authority itself. */
export const authorityEvents: readonly EventDefinition[] = [settingChanged, editionPublished, returnAccepted]
