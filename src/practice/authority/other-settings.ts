import { withHoliday } from '../../time/index.ts'
import { kinds, type Kind } from '../casework/index.ts'
import type { Definitions } from '../definitions.ts'
import type { PermanenceSettings } from '../permanence/index.ts'
import type { Setting } from './setting.ts'

const COUNTING = 'Ways of counting'
const AUTHORITY = 'The authority'
const KEPT = 'Casework recorded here'

const permanence = (definitions: Definitions, change: Partial<PermanenceSettings>): Definitions => ({
  ...definitions,
  permanence: { ...definitions.permanence, settings: { ...definitions.permanence.settings, ...change } },
})

const courtAuthority = (shipped: Definitions): Setting => ({
  id: 'permanence.court-authority',
  group: COUNTING,
  title: 'A2, when a placement order was revoked and made again: measured from',
  asks: {
    kind: 'choice',
    choices: {
      'in-force-when-matched': 'The order in force when matched',
      'first-in-care': 'The first order of the period of care',
    },
  },
  source: 'Not settled by any source that could be read',
  trust: 'K?',
  fixed: null,
  applies: 'throughout',
  isProjected: true,
  shipped: shipped.permanence.settings.courtAuthority,
  set: (definitions, value) =>
    value === 'in-force-when-matched' || value === 'first-in-care'
      ? permanence(definitions, { courtAuthority: value })
      : definitions,
})

const respite = (shipped: Definitions): Setting => ({
  id: 'permanence.respite-keeps-carer',
  group: COUNTING,
  title: 'A10, a temporary placement between two stays with one carer',
  asks: { kind: 'switch', on: 'Leaves the clock stopped', off: 'Starts the clock again' },
  source: 'Not settled by any source that could be read: placements T0 to T4',
  trust: 'K?',
  fixed: null,
  applies: 'throughout',
  isProjected: true,
  shipped: shipped.permanence.settings.respiteKeepsCarer,
  set: (definitions, value) => permanence(definitions, { respiteKeepsCarer: value === true }),
})

const longTerm = (shipped: Definitions): Setting => ({
  id: 'permanence.long-term-placement',
  group: COUNTING,
  title: 'A placement coded long-term (U1, U4), once the plan is settled and is not adoption',
  asks: { kind: 'switch', on: 'Is permanence', off: 'Is not yet permanence' },
  source: 'The placement codes of the SSDA903 return; that they show permanence is known, and not read again',
  trust: 'K',
  fixed: null,
  applies: 'throughout',
  isProjected: true,
  shipped: shipped.permanence.settings.longTermPlacementIsPermanence,
  set: (definitions, value) => permanence(definitions, { longTermPlacementIsPermanence: value === true }),
})

const quiet = (shipped: Definitions): Setting => ({
  id: 'child.quiet-after',
  group: COUNTING,
  title: 'A child is on the list of the quiet after',
  asks: { kind: 'whole-number', unit: 'days without anything recorded', least: 7, most: 365 },
  source: 'Local: no law says when silence is too long',
  trust: 'local',
  fixed: null,
  applies: 'throughout',
  isProjected: true,
  shipped: shipped.child.quietAfterDays,
  set: (definitions, value) =>
    typeof value === 'number'
      ? { ...definitions, child: { ...definitions.child, quietAfterDays: value } }
      : definitions,
})

const dutyManager = (shipped: Definitions): Setting => ({
  id: 'authority.duty-manager',
  group: AUTHORITY,
  title: 'The post or team that is duty manager',
  asks: { kind: 'text', none: 'Not said: pages say “duty manager”', longest: 80 },
  source: 'Local: who has a child whom nobody else has. A post or a team, never a person’s name',
  trust: 'local',
  fixed: null,
  applies: 'throughout',
  isProjected: false,
  shipped: shipped.dutyManager,
  set: (definitions, value) => ({ ...definitions, dutyManager: typeof value === 'string' ? value : null }),
})

const reviewAccess = (shipped: Definitions): Setting => ({
  id: 'authority.review-access-every',
  group: AUTHORITY,
  title: 'Who may see what is reviewed again after',
  asks: { kind: 'whole-number', unit: 'months', least: 1, most: 24 },
  source: 'Local, and six months as shipped are ours: no law gives an interval',
  trust: 'local',
  fixed: null,
  applies: 'throughout',
  isProjected: false,
  shipped: shipped.reviewAccessEveryMonths,
  set: (definitions, value) =>
    typeof value === 'number' ? { ...definitions, reviewAccessEveryMonths: value } : definitions,
})

const sealAdoption = (shipped: Definitions): Setting => ({
  id: 'records.seal-adoption-after',
  group: AUTHORITY,
  title: 'An adoption record may be sealed after',
  asks: { kind: 'whole-number', unit: 'months from the 31 March that ends the year of the order', least: 0, most: 36 },
  source: 'Local, and six months as shipped are ours: long enough for that year’s return to be accepted',
  trust: 'local',
  fixed: null,
  applies: 'throughout',
  isProjected: false,
  shipped: shipped.sealAdoptionAfterMonths,
  set: (definitions, value) =>
    typeof value === 'number' ? { ...definitions, sealAdoptionAfterMonths: value } : definitions,
})

const superviseEvery = (shipped: Definitions): Setting => ({
  id: 'supervision.worker-every',
  group: AUTHORITY,
  title: 'A social worker is supervised again within',
  asks: { kind: 'whole-number', unit: 'weeks', least: 1, most: 26 },
  source:
    'Local: the plan of 2017-18 asks for supervision as frequent as the standard and prints none; not stated, four weeks are chosen',
  trust: 'local',
  fixed: null,
  applies: 'throughout',
  isProjected: false,
  shipped: shipped.superviseEveryWeeks,
  set: (definitions, value) =>
    typeof value === 'number' ? { ...definitions, superviseEveryWeeks: value } : definitions,
})

const emergencyHours = (shipped: Definitions): Setting => ({
  id: 'authority.emergency-hours',
  group: AUTHORITY,
  title: 'A record opened in an emergency stays open for',
  asks: { kind: 'whole-number', unit: 'hours', least: 1, most: 72 },
  source: 'Ours: no law or guidance that was read says how long. About one shift',
  trust: 'local',
  fixed: null,
  applies: 'throughout',
  isProjected: false,
  shipped: shipped.emergencyHours,
  set: (definitions, value) => (typeof value === 'number' ? { ...definitions, emergencyHours: value } : definitions),
})

/** The one setting that each day has of its own: whether it is a bank holiday, and which. */
const bankHoliday: Setting = {
  id: 'authority.bank-holiday',
  group: AUTHORITY,
  title: 'Bank holidays',
  asks: { kind: 'text', label: 'What the day is called', none: 'Not a bank holiday', longest: 80 },
  source: 'GOV.UK gives those of England and Wales; a local or one-off day is added here, or one is taken away',
  trust: 'local',
  fixed: null,
  applies: 'on-its-day',
  isProjected: true,
  shipped: null,
  set: (definitions, value, on) => ({
    ...definitions,
    calendar: withHoliday(definitions.calendar, on, typeof value === 'string' ? value : null),
  }),
}

/** From when a kind of casework is recorded here: no clock of it runs for everybody before. */
const keptHere = (kind: Kind): Setting => ({
  id: `casework.kept-${kind}`,
  group: KEPT,
  title: `${kinds[kind]}: whether they are recorded here`,
  asks: {
    kind: 'switch',
    on: 'Recorded here: their clocks run for every child',
    off: 'Recorded elsewhere: their clocks run only for children of whom one is recorded',
  },
  source: 'Local: each council says what it records here, and from when',
  trust: 'local',
  fixed: null,
  applies: 'clocks-starting',
  isProjected: true,
  shipped: false,
  set: (definitions, value, from) => ({
    ...definitions,
    casework: {
      ...definitions.casework,
      keptFrom: { ...definitions.casework.keptFrom, [kind]: value === true ? from : null },
    },
  }),
})

const allKinds = Object.keys(kinds) as readonly Kind[] // the keys of the list are the kinds

/** What may be set besides timescales and figures. */
export const otherSettings = (shipped: Definitions): readonly Setting[] => [
  courtAuthority(shipped),
  respite(shipped),
  longTerm(shipped),
  quiet(shipped),
  ...allKinds.map(keptHere),
  dutyManager(shipped),
  reviewAccess(shipped),
  sealAdoption(shipped),
  superviseEvery(shipped),
  emergencyHours(shipped),
  bankHoliday,
]
