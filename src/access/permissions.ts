/** What somebody may be allowed to do that is about no one child. In words, as the list of who may do what shows it. */
export const servicePermissions = {
  use: 'Sign in, see what they may do, and choose a date to read on',
  'figures.see': 'See figures in which no child is identified',
  'figures.apart': 'See the scorecard’s figures by team and by worker',
  'due.see': 'See what is due among what they may see, and what they were told of',
  'packs.see': 'See the daily, weekly and monthly performance packs, whose numbers are whole and told by team',
  'children.list': 'See lists of the children they may see, and search them',
  'children.export': 'Save such lists as files',
  'returns.check': 'Check files of a return without loading them',
  'returns.send': 'Make returns and lists out of the record of all children',
  'quality.see':
    'See and save as files what the rules of the return find in the records of children they may see, and check again',
  'improvement.see': 'See the improvement plan, its actions and measures',
  'improvement.record': 'Record what happened to actions of the plan',
  'improvement.agree':
    'Agree, submit and load improvement plans, add and correct their actions, and record verdicts on requirements',
  'boards.record': 'Keep boards: members, meetings, agendas, decisions, actions and minutes',
  'papers.write': 'Begin papers of their own kind, write into them and publish them',
  'papers.council': 'Write the council’s own papers: board packs, reports to the Department, self-assessments',
  'papers.advise': 'Write the adviser’s own report',
  'rooms.keep': 'Open evidence rooms, put editions into them, and let guests in and out',
  'rooms.see': 'Look into the evidence rooms that they were let into',
  'received.see': 'See what other authorities sent, and say what becomes of it',
  'complaints.see': 'See complaints, representations and compliments of the children and teams that they may see',
  'complaints.record': 'Record complaints, representations and compliments, and what became of them',
  'audits.see': 'See audit programmes, what they found, and audits of children whom they may see',
  'audits.do': 'Audit and moderate records that are allotted to them, and read those records while the audit is open',
  'audits.agree': 'Agree audit programmes, draw their samples and allot them',
  'figures.publish': 'Publish an edition of the figures',
  'supervision.see': 'See when they had supervision themselves, and what was agreed in it',
  'supervision.record':
    'Record and read the supervision of the social workers whom they manage, and see who has had none',
  'settings.change': 'Change what clocks and figures are worked out by',
  'panels.see': 'See the agendas of panels that they sit on, until the minutes are confirmed',
  'panels.record': 'Draw up agendas of panels, say who sits, and put children and prospective adopters on them',
  'panels.minutes': 'Draft and confirm the minutes of panels whose agenda they see',
  'adopters.see': 'See the households that adopt or would',
  'adopters.record': 'Record what happens to households that adopt or would',
  'fostering.see': 'See the households that foster or would',
  'fostering.record': 'Record what happens to households that foster or would',
  'imports.run': 'Load returns, and see every import',
  'people.manage': 'Say who may sign in, with which roles and team',
  'reviews.grant': 'Grant a reviewer the cases of a named review, and take that back',
  'emergency.open': 'Open one record in an emergency, with a reason, for a limited time',
  'reads.search': 'Search who read which record',
  'emergencies.review': 'Review emergency access of the day before',
  'records.seal': 'See which adoption records may be sealed, seal them, and open the vault with a reason',
  'rights.list':
    'See which requests about records wait, which records fall due to be purged and which are held, and find a record by its number',
  'vault.approve': 'Approve or refuse a release or a purge out of the vault that somebody else asked for',
} as const

/** What somebody may be allowed to do with one child’s record. */
export const childPermissions = {
  'child.read': 'Open the child’s record',
  'child.record': 'Record, correct and withdraw facts about the child',
  'child.attend': 'Say that a note that was flagged for a manager’s attention was seen, and what follows',
  'child.restrict': 'Restrict the record to named people, and end that',
  'child.unsealed': 'Open the record of a child who was adopted, until it is sealed',
  'child.send': 'Send what is needed of the child’s record to another authority, on a ground',
  'child.reads': 'See who read the child’s record',
  'child.rights':
    'Answer requests for a copy of the child’s record or a correction, hold the record, and ask for its purge',
  'child.purge': 'Approve or refuse a purge of the child’s record that somebody else asked for',
} as const

export type ServicePermission = keyof typeof servicePermissions
export type ChildPermission = keyof typeof childPermissions
export type Permission = ServicePermission | ChildPermission

export const permissions: Readonly<Record<Permission, string>> = { ...servicePermissions, ...childPermissions }

/** Whether a permission is asked for one child, and not for the service. */
export const isAboutChild = (permission: Permission): permission is ChildPermission =>
  Object.hasOwn(childPermissions, permission)
