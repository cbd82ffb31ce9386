import { adoptionTable } from './adoption-table.ts'
import { careLeaversTable } from './care-leavers-table.ts'
import type { CaseworkClock, Moment } from './clock.ts'
import { courtTable } from './court-table.ts'
import { answered, begins, own, planOf, runs } from './line.ts'
import { placingTable } from './placing-table.ts'
import { privateFosteringTable } from './private-fostering-table.ts'

const visited: Moment = { event: 'child.visit', where: { seen: true } }
const reviewed: Moment = { event: 'child.review' }
const referred: Moment = { event: 'child.assessment' }
const assessedOn: Moment = { event: 'child.assessment', at: 'endedOn' }
const enquired: Moment = { event: 'protection.strategy-discussion', where: { outcome: 'enquiry' } }
const healthOf = (kind: string): Moment => ({ event: 'child.health', where: { kind } })
const assessed = healthOf('assessment')
const checked = healthOf('dental')
const asked = healthOf('sdq')
const carePlan = planOf('care')
const paper = (step: string): Moment => ({ event: 'child.review-paper', where: { step } })
const planned: Moment = { event: 'permanence.plan' }
const planMade: Moment = { event: 'protection.conference', where: { kind: 'initial', outcome: 'plan' } }
const reviewConference: Moment = { event: 'protection.conference', where: { kind: 'review' } }
const coreGroup: Moment = { event: 'protection.core-group' }
const planEnded: Moment = { event: 'protection.plan', at: 'endedOn' }
const met: Moment = { event: 'protection.planning-meeting', where: { byManager: true } }
const gateway: Moment = { event: 'child.legal-gateway' }
const decisionsSent: Moment = { event: 'child.review-decisions' }

const visits = { stops: [visited], kept: 'visits' } as const

/** Visits to looked-after children: the first of a state, then each from the one before. */
const visiting: readonly CaseworkClock[] = [
  runs('child.first-visit', { ...visits, starts: [begins('placement')], during: 'placement' }),
  runs('child.visit', {
    ...visits,
    starts: [visited],
    during: 'placement',
    startsIn: 'six-weekly',
    resumes: true,
  }),
  runs('child.visit-settled', {
    ...visits,
    starts: [visited],
    during: 'placement',
    startsIn: 'settled',
    resumes: true,
  }),
  runs('child.visit-temporary-approval', {
    ...visits,
    starts: [begins('home-interim-to-review'), visited],
    during: 'home-interim-to-review',
    resumes: true,
  }),
  runs('child.visit-temporary-approval-later', {
    ...visits,
    starts: [begins('home-interim-reviewed'), visited],
    during: 'home-interim-reviewed',
    resumes: true,
  }),
  runs('child.first-visit-home-on-order', { ...visits, starts: [begins('home-full')], during: 'home-full' }),
  runs('child.visit-home-on-order', { ...visits, starts: [visited], during: 'home-full', resumes: true }),
  runs('child.first-visit-short-breaks', { ...visits, starts: [begins('short-breaks')], during: 'short-breaks' }),
  runs('child.visit-short-breaks', { ...visits, starts: [visited], during: 'short-breaks', resumes: true }),
  runs('child.placed-first-visit', { ...visits, starts: [begins('adoptive')], during: 'adoptive' }),
  runs('child.placed-visit', { ...visits, starts: [visited], during: 'adoptive-to-review', resumes: true }),
]

const health = { stops: [assessed], during: 'in-care', kept: 'health' } as const

const lookedAfter: readonly CaseworkClock[] = [
  runs('child.care-plan', { starts: [begins('in-care')], stops: [carePlan], during: 'in-care', kept: 'plans' }),
  runs('child.placement-plan', {
    starts: [begins('placement')],
    stops: [planOf('placement')],
    during: 'placement',
    kept: 'plans',
  }),
  runs('child.initial-health-assessment', { ...health, starts: [begins('in-care')] }),
  runs('child.health-review-under-5', { ...health, starts: [assessed], given: 'under-5-when-due', resumes: true }),
  runs('child.health-review', { ...health, starts: [assessed], given: '5-or-over-at-six-months', resumes: true }),
  runs('child.dental-check', { starts: [checked], stops: [checked], during: 'in-care', kept: 'dental', resumes: true }),
  runs('child.pledge-asked', {
    starts: [{ event: 'child.pledge-response' }],
    stops: [{ event: 'child.pledge-response' }],
    during: 'in-care',
    kept: 'surveys',
    given: 'from-5-when-due',
    resumes: true,
  }),
  runs('child.questionnaire', {
    starts: [asked],
    stops: [asked],
    during: 'in-care',
    kept: 'questionnaires',
    given: 'from-4-to-16-when-due',
    resumes: true,
  }),
  runs('child.education-plan-begun', {
    starts: [begins('in-care')],
    stops: [planOf('education'), { event: 'child.education', where: { kind: 'begun' } }],
    during: 'in-care',
    kept: 'education',
    given: 'from-3-to-17',
  }),
  runs('child.assessed-again', { starts: [assessedOn], stops: [assessedOn], during: 'in-care' }),
  runs('child.section-20-plan', {
    starts: [begins('section-20')],
    stops: [planned],
    during: 'section-20',
    kept: 'permanence',
  }),
  runs('child.home-on-order-gateway', {
    starts: [begins('home-on-order')],
    stops: [gateway],
    during: 'home-on-order',
    kept: 'gateway',
  }),
  runs('child.home-on-order-discharge', {
    starts: [begins('home-on-order')],
    stops: [{ ...gateway, where: { discharge: true } }],
    during: 'home-on-order',
    kept: 'gateway',
  }),
  runs('permanence.placed-within-a-year', {
    starts: [{ event: 'permanence.adoption-decision' }],
    stops: [begins('adoptive')],
    during: 'in-care',
    ends: [own('endedOn')],
  }),
]

const ofReview = { starts: [reviewed], during: 'in-care', kept: 'reviewing', onlyLast: true } as const

const reviewing: readonly CaseworkClock[] = [
  runs('child.reviewing-officer-named', {
    starts: [begins('in-care')],
    stops: [{ event: 'child.reviewing-officer' }],
    during: 'in-care',
    kept: 'reviewing',
  }),
  runs('child.review-decisions', { ...ofReview, stops: [decisionsSent] }),
  runs('child.review-decisions-answered', { starts: [decisionsSent], stops: [paper('answered')], onlyLast: true }),
  runs('child.review-record', { ...ofReview, stops: [paper('written')] }),
  runs('child.review-distributed', { ...ofReview, stops: [paper('sent')] }),
  runs('child.care-plan-updated', { ...ofReview, stops: [carePlan], kept: 'plans' }),
  runs('child.midway-check', { ...ofReview, stops: [{ event: 'child.midway-check' }] }),
  runs('child.dispute-resolved', { starts: [{ event: 'child.dispute' }], stops: [own('endedOn'), own('cafcassOn')] }),
  runs('child.alert-answered', {
    starts: [{ event: 'child.practice-alert' }],
    stops: [own('answeredOn'), own('endedOn')],
    dueIn: 'respondByOn',
  }),
]

const helpReviewed: Moment = { event: 'front-door.in-need-review' }
const referral: Moment = { event: 'front-door.referral' }
const homeless = { starts: [{ event: 'front-door.homeless' }], stops: [own('assessedOn')] }

const frontDoor: readonly CaseworkClock[] = [
  runs('front-door.referral-decided', { starts: [referral], stops: [own('decidedOn')] }),
  runs('front-door.referral-processed', { starts: [referral], stops: [own('passedOn'), own('decidedOn')] }),
  runs('front-door.assessment', { starts: [referred], stops: [own('endedOn')] }),
  runs('front-door.assessed-within-15', { starts: [referred], stops: [own('endedOn')] }),
  runs('front-door.assessed-within-35', { starts: [referred], stops: [own('endedOn')] }),
  runs('front-door.seen-within-5', { starts: [referred], stops: [visited], ends: [own('endedOn')] }),
  runs('front-door.seen-within-10', { starts: [referred], stops: [visited], ends: [own('endedOn')] }),
  runs('front-door.seen-in-assessment', {
    starts: [{ event: 'child.assessment', at: 'beganOn' }],
    stops: [visited],
    ends: [own('endedOn')],
  }),
  runs('front-door.seen-child-in-need', {
    starts: [{ event: 'child.worker' }],
    stops: [visited],
    during: 'in-need',
    kept: 'visits',
    onlyLast: true,
  }),
  runs('front-door.in-need-visit', {
    starts: [begins('in-need'), visited],
    stops: [visited],
    during: 'in-need',
    kept: 'visits',
    resumes: true,
  }),
  runs('front-door.in-need-visit-usual', {
    starts: [begins('in-need'), visited],
    stops: [visited],
    during: 'in-need',
    kept: 'visits',
    resumes: true,
  }),
  runs('front-door.in-need-review-usual', {
    starts: [begins('in-need'), helpReviewed],
    stops: [helpReviewed],
    during: 'in-need',
    kept: 'in-need',
    resumes: true,
  }),
  runs('front-door.homeless-assessed-within-10', homeless),
  runs('front-door.homeless-assessed', homeless),
  runs('front-door.return-interview', {
    starts: [{ event: 'child.missing', where: { kind: ['M', null] }, at: 'endedOn' }],
    stops: [{ event: 'child.return-interview' }],
    kept: 'interviews',
    onlyLast: true,
  }),
]

const conferred = { ends: [planEnded] } as const

const protection: readonly CaseworkClock[] = [
  runs('protection.strategy-discussion', {
    starts: [{ event: 'front-door.referral', where: { decision: 'protect' }, at: 'decidedOn' }],
    stops: [{ event: 'protection.strategy-discussion' }],
  }),
  runs('front-door.seen-enquiry', {
    starts: [enquired],
    stops: [visited],
    ends: [{ event: 'protection.enquiry-ended' }],
    onlyLast: true,
  }),
  runs('protection.initial-conference', {
    starts: [enquired],
    stops: [{ event: 'protection.conference', where: { kind: 'initial' } }],
    ends: [{ event: 'protection.enquiry-ended', where: { outcome: ['plan', 'none'] } }],
    onlyLast: true,
  }),
  runs('protection.first-core-group', { ...conferred, starts: [planMade], stops: [coreGroup] }),
  runs('protection.later-core-group', { starts: [coreGroup], stops: [coreGroup], during: 'protection-plan' }),
  runs('protection.first-review-conference', { ...conferred, starts: [planMade], stops: [reviewConference] }),
  runs('protection.later-review-conference', {
    ...conferred,
    starts: [{ event: 'protection.conference', where: { kind: 'review', outcome: 'plan' } }],
    stops: [reviewConference],
  }),
  runs('protection.visit', {
    starts: [begins('protection-plan'), visited],
    stops: [visited],
    during: 'protection-plan',
  }),
  runs('protection.high-risk-meeting', { starts: [begins('high-risk'), met], stops: [met], during: 'high-risk' }),
  runs('protection.emergency-order', {
    starts: [{ event: 'protection.emergency', where: { kind: 'order' } }],
    stops: [own('endedOn'), own('extendedFromOn')],
  }),
  runs('protection.police-protection', {
    starts: [{ event: 'protection.emergency', where: { kind: 'police' } }],
    stops: [own('endedOn'), { event: 'protection.emergency', where: { kind: 'order' } }],
  }),
  runs('protection.allegation-referred', { starts: [{ event: 'protection.allegation' }], stops: [own('toldOn')] }),
]

/** What waits for a manager: each note by itself, until it was answered. */
const oversight: readonly CaseworkClock[] = [
  runs('child.manager-attention', {
    ...{ starts: [{ event: 'child.case-note', where: { flags: 'manager' } }], perFact: true },
    stops: [answered('child.note-seen', 'attention')],
  }),
]

/** Every clock of casework: which rule, what starts it, what stops it, what ends it. */
export const caseworkTable: readonly CaseworkClock[] = [
  ...visiting,
  ...lookedAfter,
  ...reviewing,
  ...frontDoor,
  ...protection,
  ...oversight,
  ...placingTable,
  ...adoptionTable,
  ...courtTable,
  ...privateFosteringTable,
  ...careLeaversTable,
]
