import { describe, expect, it } from 'vitest'
import type { ClockRule } from '../../clocks/index.ts'
import type { FactId, SubjectId } from '../../record/index.ts'
import { day, englandAndWales } from '../../time/index.ts'
import { addressOf, ownWork, readAsked } from './ask.ts'
import type { DueClock } from './ports.ts'
import { dueCsv, presentDue } from './present.ts'

const match: ClockRule = {
  id: 'permanence.matched',
  title: 'Decision to match',
  ref: 'AD8',
  source: 'Statutory guidance on adoption 2013',
  trust: 'K',
  limit: { kind: 'months', count: 6 },
  owner: 'social-worker',
  starts: 'The decision',
  stops: 'The match',
  next: 'Find a family and decide the match',
  stoppedBy: 'permanence.match',
}
const context = {
  on: day('2025-10-16'),
  isPast: false,
  calendar: englandAndWales,
  rules: new Map([[match.id, match]]),
  teams: ['Permanence team', 'Safeguarding North'],
  lists: true,
  titleOf: () => 'Social worker',
  person: { team: 'Permanence team', workers: [] },
}
const jude: DueClock = {
  of: 'child',
  subject: '5e6d0b54-5a3c-4c3e-9d52-2f5c7a0c0001' as SubjectId, // any uuid
  name: 'Jude P.',
  sourceRef: '100001',
  team: 'Permanence team',
  rule: match.id,
  startedBy: '5e6d0b54-5a3c-4c3e-9d52-2f5c7a0c0002' as FactId, // any uuid
  pausedOn: null,
  startedOn: day('2025-04-04'),
  warnOn: day('2025-08-29'),
  dueOn: day('2025-10-04'),
  owner: { role: 'social-worker', named: 'SW00012' },
  snoozed: null,
}
const counts = { late: 1, today: 0, week: 2, 'at-risk': 3, all: 9 }
const everything = { part: 'late', team: null, role: null, workers: null, rule: null, page: 1 } as const
const shown = (asked: Parameters<typeof presentDue>[1] = everything, clocks = [jude]) =>
  presentDue({ counts, clocks }, asked, context)

describe('what is due', () => {
  it('says in one sentence how much is late and how much comes up', () => {
    expect(shown().lead).toBe('1 step is late and 2 fall due by this day next week.')
    expect(shown({ ...everything, team: 'Permanence team' }).lead).toMatch(/next week in Permanence team\.$/)
    expect(shown({ ...everything, role: 'iro' }).lead).toMatch(/for the independent reviewing officer\.$/)
  })

  it('counts every part of the list, whichever is open', () => {
    expect(shown().parts.map(({ text, isCurrent }) => [text, isCurrent])).toEqual([
      ['Late 1', true],
      ['Due today 0', false],
      ['Due in the next 7 days 2', false],
      ['At risk 3', false],
      ['All that run 9', false],
    ])
  })

  it('gives each step its standing in words, and the one action that stops its clock', () => {
    expect(shown().lines[0]).toMatchObject({
      called: 'Jude P.',
      step: 'Find a family and decide the match',
      law: 'AD8: Decision to match',
      standing: 'late',
      due: 'Sat 4 Oct, late by 12 days',
      owner: 'Social worker SW00012, not yet linked',
      record: `/children/${jude.subject}/record/permanence.match`,
    })
  })

  it('is due on its due date and late the day after, because the due date is the last day in time', () => {
    const on = (dueOn: string) =>
      shown(everything, [{ ...jude, dueOn: day(dueOn) }]).lines.map(({ standing }) => standing)
    expect(on('2025-10-16')).toEqual(['at-risk'])
    expect(on('2025-10-15')).toEqual(['late'])
  })

  it('offers no form while the past is shown, because nothing can be recorded there', () => {
    const past = presentDue({ counts, clocks: [jude] }, everything, { ...context, isPast: true })
    expect(past.lines[0]?.record).toBeNull()
  })

  it('offers every form of the child where several steps could stop the clock', () => {
    const { stoppedBy: _, ...anyStep } = match
    const rules = new Map([[match.id, anyStep]])
    const any = presentDue({ counts, clocks: [jude] }, everything, { ...context, rules })
    expect(any.lines[0]?.record).toBe(`/children/${jude.subject}/record`)
  })

  it('says who put a step aside, until when and why, and never hides it', () => {
    const snoozed = { until: day('2025-11-03'), by: 'social-worker', why: 'The hearing is on the 1st' }
    expect(shown(everything, [{ ...jude, snoozed }]).lines[0]?.aside).toBe(
      'Put aside until 3 November 2025 by Social worker: The hearing is on the 1st',
    )
    const over = { ...snoozed, until: day('2025-10-16') }
    expect(shown(everything, [{ ...jude, snoozed: over }]).lines[0]?.aside).toBeNull()
  })

  it('offers the fact that started it where that is completed to stop it: a referral with its decision', () => {
    const { stoppedBy: _, ...anyStep } = match
    const rules = new Map([[match.id, { ...anyStep, correctsStart: true as const }]])
    const own = presentDue({ counts, clocks: [jude] }, everything, { ...context, rules })
    expect(own.lines[0]?.record).toBe(`/children/${jude.subject}/facts/${jude.startedBy}/correct`)
  })

  it('says plainly where there is nothing', () => {
    expect(shown({ ...everything, part: 'today' }, []).advice).toBe('Nothing falls due on this day here.')
  })

  it('as a file has every date, and the number of the return beside the name', () => {
    expect(dueCsv([jude], context)).toContain(
      'Jude P.,100001,Permanence team,Find a family and decide the match,Decision to match,2025-04-04,2025-08-29,2025-10-04,late',
    )
  })
})

describe('whose work is shown', () => {
  const rules = new Set([match.id])
  const manager = { team: 'Permanence team', ownerRole: 'team-manager', workers: [] } as const
  it.each([
    {
      person: manager,
      own: { team: 'Permanence team', role: null, workers: null },
      because: 'a manager sees the whole team’s work',
    },
    {
      person: { team: 'North', ownerRole: 'social-worker', workers: [] },
      own: { team: 'North', role: null, workers: null },
      because: 'nobody knows yet which work is theirs',
    },
    {
      person: { team: null, ownerRole: 'iro', workers: [] },
      own: { team: null, role: 'iro', workers: null },
      because: 'children are in every team',
    },
    {
      person: { team: null, ownerRole: null, workers: [] },
      own: { team: null, role: null, workers: null },
      because: 'there is no team to show',
    },
    {
      person: { team: 'Safeguarding North', ownerRole: 'social-worker', workers: ['SW00023'] },
      own: { team: null, role: null, workers: ['SW00023'] },
      because: 'a social worker begins with their own work',
    },
  ] as const)('$person.ownerRole opens on $own because $because', ({ person, own }) => {
    expect(ownWork(person)).toEqual(own)
    expect(readAsked({}, person, rules)).toMatchObject({ ...own, part: 'late', page: 1 })
  })

  it('is changed by what the address says, and “any” lifts it', () => {
    expect(readAsked({ team: 'any', role: 'iro', part: 'week', page: '2' }, manager, rules)).toEqual({
      team: null,
      role: 'iro',
      workers: null,
      part: 'week',
      rule: null,
      page: 2,
    })
  })

  it('is not narrowed to a role, a rule or a part that nobody knows', () => {
    expect(
      readAsked({ role: 'mayor', rule: 'none', part: 'soon' }, { team: null, ownerRole: null, workers: [] }, rules),
    ).toEqual({
      team: null,
      role: null,
      workers: null,
      rule: null,
      part: 'late',
      page: 1,
    })
  })

  it('is a social worker’s own by an address that names nobody, so that a link serves every worker', () => {
    const worker = { team: 'Safeguarding North', ownerRole: 'social-worker', workers: ['SW00023'] } as const
    const asked = readAsked({ role: 'mine' }, worker, rules)
    expect(asked.workers).toEqual(['SW00023'])
    expect(addressOf('/due', asked, {})).toBe('/due?part=late&team=any&role=mine')
    expect(readAsked({ role: 'mine' }, manager, rules).workers).toBeNull()
  })

  it('is the worker’s own, the team’s or everybody’s by one link each', () => {
    const worker = { team: 'North', ownerRole: 'social-worker', workers: ['SW1'] } as const
    const asked = readAsked({}, worker, rules)
    const views = presentDue({ counts, clocks: [] }, asked, { ...context, person: worker }).views
    expect(views.map(({ text, href, isCurrent }) => [text, href, isCurrent])).toEqual([
      ['My work', '/due?part=late&team=any&role=mine', true],
      ['My team', '/due?part=late&team=North&role=any', false],
      ['Everybody', '/due?part=late&team=any&role=any', false],
    ])
    const team = presentDue(
      { counts, clocks: [] },
      { ...asked, team: 'North', workers: null },
      { ...context, person: worker },
    )
    expect(team.views.map(({ isCurrent }) => isCurrent)).toEqual([false, true, false])
  })

  it('stands in full in the address, so that a link means the same to everybody', () => {
    expect(addressOf('/due', everything, { part: 'week' })).toBe('/due?part=week&team=any&role=any')
  })
})
