import type { Permission } from './permissions.ts'

/**
 * Whose records a role reaches. `team`: children of the person’s team and those allocated to them. `own`: those allocated
 * to them alone. `items`: those on an agenda of theirs. `grants`: the cases granted to them for a review. `nobody`: no child is ever identified.
 */
export type Reach = 'authority' | 'team' | 'own' | 'items' | 'grants' | 'nobody'

/** One kind of work, as the council’s people have it. */
export interface Role {
  readonly title: string
  /** One sentence: what a person comes here for. */
  readonly comesFor: string
  readonly reach: Reach
  readonly may: readonly Permission[]
}

const role = (title: string, comesFor: string, reach: Reach, may: readonly Permission[]): Role => ({
  title,
  comesFor,
  reach,
  may: ['use', ...may],
})

const figures = ['figures.see', 'improvement.see', 'rooms.see'] as const
const see = [...figures, 'due.see', 'children.list', 'child.read', 'emergency.open'] as const
const record = [...see, 'child.record', 'supervision.see'] as const
const lead = [...record, 'children.export', 'improvement.record', 'figures.apart'] as const
const audits = ['audits.see', 'audits.do'] as const
/** Whoever sits on a panel. */
const sits = ['panels.see', 'children.list', 'child.read'] as const

/** What crosses between authorities. */
const crosses = ['child.send', 'received.see'] as const

const complaints = ['complaints.see', 'complaints.record'] as const

/** What people may ask of a record that is about them, and until when it is kept. */
const rights = ['rights.list', 'child.rights'] as const

/** Whoever works on adoption or answers for it. */
const adoption = ['adopters.see', 'adopters.record'] as const

/** Whoever works with foster carers or answers for them. */
const carers = ['fostering.see', 'fostering.record'] as const

/** Boards, their papers and what is shown of them. */
const boards = ['boards.record', 'papers.write', 'papers.council', 'rooms.keep'] as const

const analysis = [
  ...(['improvement.agree', 'imports.run', 'returns.check', 'returns.send', 'quality.see'] as const),
  ...(['figures.publish', 'settings.change'] as const),
] as const

/** Every role, in the order in which people meet them. What each may do is said here and nowhere else. */
export const roles = {
  'adoption-lead': role(
    'Adoption lead practitioner',
    'Sees who is drifting, and what each child needs next.',
    'authority',
    [...lead, ...audits, ...adoption, ...crosses, 'child.unsealed'],
  ),
  'performance-analyst': role(
    'Performance analyst',
    'Loads the council’s returns and answers for the figures.',
    'authority',
    [...lead, ...adoption, ...analysis, ...boards, 'child.unsealed', 'packs.see'],
  ),
  'social-worker': role('Social worker', 'Records what happened to the children they work with.', 'team', record),
  'team-manager': role('Team manager', 'Sees the team’s children and what is due.', 'team', [
    ...lead,
    ...audits,
    ...complaints,
    'quality.see',
    'supervision.record',
    'child.attend',
    'child.restrict',
  ]),
  iro: role('Independent reviewing officer', 'Follows reviews and plans, and asks why they wait.', 'own', [
    ...record,
    ...audits,
  ]),
  'iro-manager': role(
    'Manager of reviewing officers',
    'Sees that every looked-after child has an officer, and that reviews are held in time.',
    'authority',
    [...lead, ...audits, 'supervision.record', 'child.attend'],
  ),
  'agency-decision-maker': role(
    'Agency decision-maker',
    'Decides whether a child should be placed for adoption, and on matches.',
    'authority',
    [...record, ...adoption, 'child.unsealed'],
  ),
  'head-of-service': role('Head of service', 'Answers for every child’s journey and for the scorecard.', 'authority', [
    ...lead,
    ...audits,
    ...boards,
    ...complaints,
    ...carers,
    ...adoption,
    ...crosses,
    'audits.agree',
    'improvement.agree',
    'supervision.record',
    'child.attend',
    'child.restrict',
    'child.unsealed',
    'child.reads',
    'reviews.grant',
    'returns.check',
    'quality.see',
    'packs.see',
    'emergencies.review',
    'vault.approve',
    ...rights,
    'child.purge',
  ]),
  director: role('Director of children’s services', 'Answers for all of it, in law.', 'authority', [
    ...([
      ...see,
      ...carers,
      ...adoption,
      'children.export',
      'improvement.record',
      'improvement.agree',
      'child.restrict',
      'figures.apart',
      'packs.see',
      'supervision.see',
      'supervision.record',
    ] as const),
    ...(['complaints.see', 'audits.see'] as const),
    ...([
      'child.unsealed',
      'child.reads',
      'reviews.grant',
      'emergencies.review',
      'vault.approve',
      ...rights,
      'child.purge',
    ] as const),
    ...boards,
  ]),
  'service-manager': role('Service manager', 'Takes up what teams could not settle.', 'authority', [
    ...lead,
    ...audits,
    ...complaints,
    ...carers,
    ...adoption,
    'quality.see',
    'packs.see',
    'supervision.record',
    'child.attend',
    'child.restrict',
  ]),
  'duty-manager': role('Duty manager', 'Has whatever nobody else has yet.', 'authority', [...record, 'child.attend']),
  'court-case-manager': role('Court case manager', 'Keeps proceedings within 26 weeks.', 'authority', record),
  'quality-assurance': role('Quality assurance manager', 'Audits practice and follows what was learned.', 'authority', [
    ...see,
    ...adoption,
    ...boards,
    ...audits,
    ...(['children.export', 'audits.agree', 'complaints.see', 'figures.apart'] as const),
    'improvement.record',
    'improvement.agree',
    'quality.see',
    'packs.see',
  ]),
  'complaints-manager': role(
    'Complaints manager',
    'Sees that every complaint is answered in time, and that something is learned from it.',
    'authority',
    [...see, ...complaints, 'improvement.record'],
  ),
  mash: role('MASH team member', 'Looks up whether a child is known, and records contacts.', 'authority', [
    'due.see',
    'children.list',
    'child.read',
    'child.record',
    'emergency.open',
  ]),
  'emergency-duty': role('Emergency duty worker', 'Out of hours: the essentials of any open child.', 'authority', [
    'due.see',
    'children.list',
    'child.read',
    'child.record',
    'emergency.open',
  ]),
  'agency-adviser': role('Agency adviser', 'Advises the panel and the decision-maker.', 'authority', [
    ...see,
    ...adoption,
    ...crosses,
    ...(['child.unsealed', 'panels.see', 'panels.record', 'panels.minutes'] as const),
  ]),
  'panel-administrator': role('Panel administrator', 'Prepares papers and minutes of panels.', 'items', [
    ...sits,
    'panels.minutes',
  ]),
  'panel-member': role('Panel chair or member', 'Reads the items of agendas of theirs.', 'items', sits),
  fostering: role('Fostering team member', 'Works with foster carers and their households.', 'nobody', [
    ...figures,
    'due.see',
    ...carers,
  ]),
  'board-chair': role('Improvement board chair', 'Follows plan, progress and evidence.', 'nobody', [
    ...figures,
    'boards.record',
  ]),
  'dfe-adviser': role('Adviser of the Department', 'Follows plan, progress and evidence.', 'nobody', [
    ...figures,
    'papers.write',
    'papers.advise',
  ]),
  guest: role('Guest of an evidence room', 'Looks at what was put into the room, until its last day.', 'nobody', [
    'rooms.see',
  ]),
  reviewer: role('Reviewer for a named review', 'Reads what was granted for the review, for its days.', 'grants', [
    ...(['due.see', 'children.list', 'child.read', 'rooms.see'] as const),
  ]),
  'democratic-services': role('Democratic services officer', 'Looks after boards and published papers.', 'nobody', [
    'improvement.see',
    'rooms.see',
    'boards.record',
    'papers.write',
    'papers.council',
  ]),
  councillor: role('Scrutiny councillor', 'Reads published papers.', 'nobody', []),
  custodian: role(
    'Adoption records custodian',
    'Seals adoption records, opens the vault, and answers for rights and retention.',
    'authority',
    ['records.seal', ...rights],
  ),
  auditor: role('Auditor', 'Looks at who read what, and on what ground.', 'authority', [
    'reads.search',
    'child.reads',
    'emergencies.review',
  ]),
  administrator: role('Administrator', 'Says who may sign in, and as what.', 'nobody', [
    'people.manage',
    'settings.change',
  ]),
} as const satisfies Readonly<Record<string, Role>>

export type RoleId = keyof typeof roles

export const roleIds = Object.keys(roles) as readonly RoleId[] // the keys of the list above

export const isRole = (text: string): text is RoleId => Object.hasOwn(roles, text)

/** What is said of a role; widened, for whoever looks through all of them. */
export const roleOf = (id: RoleId): Role => roles[id]
