import { codeLists } from '../../codes.ts'
import { rule } from '../rule.ts'
import type { Rule } from '../rule.ts'
import { WHY } from '../why.ts'
import { codeRule, dateRule, isOne, isRespite, withoutProvider } from './lists.ts'
import { codesIn } from '../../codes.ts'
import { isAuthority } from './authorities.ts'

const UPN = /^(?:(?![IOS])[A-Z](?:\d{12}|\d{11}[A-Z])|UN[1-5])$/

const YES_OR_NO = [
  'CONVICTED',
  'HEALTH_CHECK',
  'IMMUNISATIONS',
  'TEETH_CHECK',
  'HEALTH_ASSESSMENT',
  'SUBSTANCE_MISUSE',
  'INTERVENTION_RECEIVED',
  'INTERVENTION_OFFERED',
] as const

/** Every column holds a code of its list. */
export const codes: readonly Rule[] = [
  codeRule('101', { in: 'Header', field: 'SEX', called: 'Sex', list: codeLists.sex, required: true }),
  codeRule('103', { in: 'Header', field: 'ETHNIC', called: 'Ethnic group', list: codeLists.ethnicity, required: true }),
  codeRule('105', { in: 'Header', field: 'UASC', called: 'UASC status', list: codeLists.yesNo, required: true }),
  codeRule('114', { in: 'AD1', field: 'FOSTER_CARE', called: 'Adopted by a former carer', list: codeLists.yesNo }),
  codeRule('120', {
    in: 'PlacedAdoption',
    field: 'REASON_PLACED_CEASED',
    called: 'Why the decision to place for adoption was reversed',
    list: codeLists.reversal,
  }),
  codeRule('131', { in: 'OC3', field: 'IN_TOUCH', called: 'In touch', list: codeLists.inTouch, required: true }),
  codeRule('132', { in: 'OC3', field: 'ACTIV', called: 'Activity', list: codeLists.activity, required: true }),
  codeRule('133', {
    in: 'OC3',
    field: 'ACCOM',
    called: 'Accommodation',
    list: codeLists.accommodation,
    required: true,
  }),
  codeRule('143', { in: 'Episodes', field: 'RNE', called: 'Reason for new episode', list: codeLists.reasonStarted }),
  codeRule('144', { in: 'Episodes', field: 'LS', called: 'Legal status', list: codeLists.legalStatus }),
  codeRule('145', { in: 'Episodes', field: 'CIN', called: 'Category of need', list: codeLists.need }),
  codeRule('146', { in: 'Episodes', field: 'PLACE', called: 'Placement type', list: codeLists.placement }),
  codeRule('149', { in: 'Episodes', field: 'REC', called: 'Reason episode ceased', list: codeLists.reasonEnded }),
  codeRule('175', { in: 'AD1', field: 'NB_ADOPTR', called: 'Number of adopters', list: codeLists.adopters }),
  codeRule('176', { in: 'AD1', field: 'SEX_ADOPTR', called: 'Sex of adopters', list: codeLists.adoptersSex }),
  codeRule('177', { in: 'AD1', field: 'LS_ADOPTR', called: 'Legal status of adopters', list: codeLists.adoptersLegal }),
  codeRule('196', { in: 'OC2', field: 'SDQ_REASON', called: 'Why there is no SDQ score', list: codeLists.sdqReason }),
  codeRule('631', {
    in: 'PrevPerm',
    field: 'PREV_PERM',
    called: 'Previous permanence option',
    list: codeLists.previousPermanence,
  }),
  codeRule('1006', { in: 'Missing', field: 'MISSING', called: 'Missing or away', list: codeLists.missing }),
  codeRule('1009', {
    in: 'Episodes',
    field: 'REASON_PLACE_CHANGE',
    called: 'Reason for placement change',
    list: codeLists.reasonPlacementChanged,
  }),
  rule('167', {
    wrong: 'The child’s part in the review is blank or not a code, although a review is recorded.',
    why: WHY.code,
    mend: 'Enter how the child took part: PN0 to PN7.',
    marks: { Reviews: ['REVIEW_CODE'] },
    sees: { Reviews: ['REVIEW'] },
    check: ({ Reviews, year }, mark) => {
      const known = codesIn(codeLists.participation, year)
      Reviews.each((r) => r.has('REVIEW') && !isOne(known, r.REVIEW_CODE) && mark(r))
    },
  }),
  rule('168', {
    wrong: 'The unique pupil number is neither a number nor one of the codes for an unknown one.',
    why: 'The Department joins the return to school results by this number.',
    mend: 'Ask the virtual school for the number; where there is none, enter UN1 to UN5.',
    marks: { Header: ['UPN'] },
    check: ({ Header }, mark) => Header.each((h) => h.UPN !== null && !UPN.test(h.UPN) && mark(h)),
  }),
  rule('178', {
    wrong: 'The placement provider is not a code, or a provider is coded for a placement that has none.',
    why: WHY.code,
    mend: 'Enter PR0 to PR5; leave it blank for temporary and other placements.',
    marks: { Episodes: ['PLACE_PROVIDER'] },
    sees: { Episodes: ['PLACE'] },
    check: ({ Episodes, year }, mark) => {
      const known = codesIn(codeLists.provider, year)
      const none = withoutProvider(year)
      Episodes.each(
        (e) => e.PLACE_PROVIDER !== null && (!isOne(known, e.PLACE_PROVIDER) || isOne(none, e.PLACE)) && mark(e),
      )
    },
  }),
  rule('180', {
    wrong: 'The SDQ score is not a whole number from 0 to 40.',
    why: WHY.code,
    mend: 'Enter the total difficulties score, 0 to 40.',
    marks: { OC2: ['SDQ_SCORE'] },
    check: ({ OC2 }, mark) =>
      OC2.each((o) => o.SDQ_SCORE !== null && !(/^\d{1,2}$/.test(o.SDQ_SCORE) && Number(o.SDQ_SCORE) <= 40) && mark(o)),
  }),
  rule('181', {
    wrong: 'An answer on health or offending is neither 0 nor 1.',
    why: WHY.code,
    mend: 'Enter 1 for yes and 0 for no.',
    marks: { OC2: YES_OR_NO },
    check: ({ OC2 }, mark) =>
      OC2.each((o) => YES_OR_NO.some((field) => o[field] !== null && o[field] !== '0' && o[field] !== '1') && mark(o)),
  }),
  rule('633', {
    wrong: 'The authority that arranged the previous permanence option is not one that exists.',
    why: WHY.code,
    mend: 'Enter its three-digit code, or WAL, SCO, NIR or NUK, or 999 where it is not known.',
    marks: { PrevPerm: ['LA_PERM'] },
    check: ({ PrevPerm }, mark) => PrevPerm.each((p) => p.LA_PERM !== null && !isAuthority(p.LA_PERM) && mark(p)),
  }),
  rule('SW02STG1', {
    wrong: 'The social worker’s number is blank (from 2026), does not begin with SW or XX, or is too short.',
    why: WHY.worker,
    mend: 'Enter the Social Work England number (SW and digits), or XX and your own number for a worker without one.',
    from: 2024,
    marks: { SWEpisodes: ['SW_ID'] },
    check: ({ SWEpisodes, year }, mark) => {
      const isNumber = year >= 2026 ? /^(?:SW|XX).{2,}/ : /^(?:SW|XX)/
      SWEpisodes.each((s) => (s.SW_ID === null ? year >= 2026 : !isNumber.test(s.SW_ID)) && mark(s))
    },
  }),
  rule('179', {
    wrong: 'Whether the child is placed in or outside the authority is not known.',
    why: WHY.postcode,
    mend: 'Check the postcode of the placement.',
    marks: { Episodes: ['PL_LOCATION'] },
    sees: { Episodes: ['LS'] },
    check: ({ Episodes }, mark) =>
      Episodes.each((e) => !isRespite(e.LS) && e.PL_LOCATION !== 'IN' && e.PL_LOCATION !== 'OUT' && mark(e)),
  }),
]

/** Every date is a day of the calendar. */
export const dates: readonly Rule[] = [
  dateRule('102', { in: 'Header', field: 'DOB', called: 'Date of birth', required: true }),
  dateRule('104', { in: 'UASC', field: 'DUC', called: 'The day on which UASC status ceased' }),
  dateRule('112', { in: 'AD1', field: 'DATE_INT', called: 'The day of the decision for adoption' }),
  dateRule('113', { in: 'AD1', field: 'DATE_MATCH', called: 'The day of the match' }),
  dateRule('115', {
    in: 'PlacedAdoption',
    field: 'DATE_PLACED',
    called: 'The day of the decision to place for adoption',
  }),
  dateRule('116', {
    in: 'PlacedAdoption',
    field: 'DATE_PLACED_CEASED',
    called: 'The day on which that decision was reversed',
  }),
  dateRule('141', { in: 'Episodes', field: 'DECOM', called: 'The day on which the episode began', required: true }),
  dateRule('147', { in: 'Episodes', field: 'DEC', called: 'The day on which the episode ended' }),
  dateRule('166', { in: 'Reviews', field: 'REVIEW', called: 'The day of the review', required: true }),
  dateRule('171', { in: 'Header', field: 'MC_DOB', called: 'The date of birth of the mother’s child' }),
  dateRule('1004', { in: 'Missing', field: 'MIS_START', called: 'The day on which the child went missing' }),
  dateRule('1005', { in: 'Missing', field: 'MIS_END', called: 'The day on which the child was back' }),
  dateRule('SW04STG1', {
    in: 'SWEpisodes',
    field: 'SW_DECOM',
    called: 'The worker’s first day',
    partly: true,
    from: 2024,
  }),
  dateRule('SW05STG1', {
    in: 'SWEpisodes',
    field: 'SW_DEC',
    called: 'The worker’s last day',
    partly: true,
    from: 2024,
  }),
  dateRule('700', { in: 'DoLo', field: 'DOLO_START', called: 'The order’s first day', from: 2027 }),
  dateRule('701', { in: 'DoLo', field: 'DOLO_END', called: 'The order’s last day', from: 2027 }),
]
