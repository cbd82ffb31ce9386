import type { Permission } from '../../../access/index.ts'
import type { LinkGroup } from '../../ui/index.ts'

interface Way {
  readonly text: string
  readonly href: string
  readonly needs: Permission
  readonly says: string
}

/** The parts of the service, by what somebody comes for. */
const groups: readonly { readonly heading: string; readonly ways: readonly Way[] }[] = [
  {
    heading: 'Children and work',
    ways: [
      {
        text: 'Permanence tracker',
        href: '/permanence',
        needs: 'children.list',
        says: 'Every journey, against the clock',
      },
      { text: 'What is due', href: '/due', needs: 'children.list', says: 'Late, today, this week, at risk; by team' },
      {
        text: 'What I was told',
        href: '/told',
        needs: 'children.list',
        says: 'Clocks that slipped and have come to you',
      },
      { text: 'Children', href: '/children', needs: 'children.list', says: 'Find one; read or record what happened' },
      {
        text: 'Adopters',
        href: '/adopters',
        needs: 'adopters.see',
        says: 'Households, from enquiry to adoption order',
      },
      {
        text: 'Panels',
        href: '/panels',
        needs: 'panels.see',
        says: 'Agendas, what is on them, and minutes',
      },
      {
        text: 'Received',
        href: '/received',
        needs: 'received.see',
        says: 'What other authorities sent',
      },
      {
        text: 'Foster carers',
        href: '/foster-homes',
        needs: 'fostering.see',
        says: 'Households, their approval and visits',
      },
      {
        text: 'Emergency access',
        href: '/emergency',
        needs: 'emergency.open',
        says: 'One record at once, with a reason',
      },
    ],
  },
  {
    heading: 'Figures and improvement',
    ways: [
      {
        text: 'Adoption scorecard',
        href: '/scorecard',
        needs: 'figures.see',
        says: 'Every figure, its threshold and its trend',
      },
      { text: 'Editions', href: '/editions', needs: 'figures.see', says: 'Figures exactly as they were given out' },
      {
        text: 'Timeliness of recording',
        href: '/recording',
        needs: 'figures.see',
        says: 'From what happened to its being recorded',
      },
      {
        text: 'Improvement',
        href: '/improvement',
        needs: 'improvement.see',
        says: 'Plans, requirements, measures and promises',
      },
      {
        text: 'Performance scorecard',
        href: '/improvement/scorecard',
        needs: 'improvement.see',
        says: 'Every measure by month, with its band',
      },
      {
        text: 'Boards',
        href: '/improvement/boards',
        needs: 'improvement.see',
        says: 'Meetings, packs, decisions and actions',
      },
      {
        text: 'Reports',
        href: '/improvement/reports',
        needs: 'improvement.see',
        says: 'What is due to the Department, and what was sent',
      },
      {
        text: 'Evidence rooms',
        href: '/improvement/rooms',
        needs: 'rooms.see',
        says: 'What was shown to whom, as it was published',
      },
      {
        text: 'Complaints',
        href: '/complaints',
        needs: 'complaints.see',
        says: 'Each with its stage and its clock',
      },
      {
        text: 'You said, we did',
        href: '/learning',
        needs: 'improvement.see',
        says: 'What was learned, and what that changed',
      },
    ],
  },
  {
    heading: 'Returns and data',
    ways: [
      { text: 'Imports', href: '/imports', needs: 'imports.run', says: 'Load SSDA903 returns and names' },
      {
        text: 'Data quality',
        href: '/data-quality',
        needs: 'quality.see',
        says: 'What the rules find, and the form that mends it',
      },
      {
        text: 'Check a return',
        href: '/validate',
        needs: 'returns.check',
        says: 'On this computer, before it is sent',
      },
      { text: 'Check a census', href: '/validate/census', needs: 'returns.check', says: 'The children in need census' },
      { text: 'Send the return', href: '/send', needs: 'returns.send', says: 'The SSDA903 of any year, as CSV or XML' },
      {
        text: 'Send the census',
        href: '/census',
        needs: 'returns.send',
        says: 'Children in need, of any year, as XML',
      },
      { text: 'Annex A', href: '/annex-a', needs: 'returns.send', says: 'The lists that an inspection asks for' },
    ],
  },
  {
    heading: 'Oversight',
    ways: [
      { text: 'Who read what', href: '/reads', needs: 'reads.search', says: 'Who was shown whom, when and why' },
      { text: 'Unusual reading', href: '/reads/unusual', needs: 'reads.search', says: 'What stands out, week by week' },
      {
        ...{ text: 'Emergency access to review', href: '/emergency/review', needs: 'emergencies.review' },
        says: 'Whether each was needed',
      },
      {
        text: 'Cases granted to reviewers',
        href: '/case-grants',
        needs: 'reviews.grant',
        says: 'Which cases, for which review',
      },
      {
        text: 'Rights and retention',
        href: '/rights',
        needs: 'rights.list',
        says: 'Copies, corrections, holds, purges',
      },
      {
        text: 'Adoption records',
        href: '/adoption-records',
        needs: 'records.seal',
        says: 'What may be sealed, and the vault',
      },
      {
        text: 'Releases and purges from the vault',
        href: '/vault/releases',
        needs: 'vault.approve',
        says: 'Approve or refuse them',
      },
    ],
  },
  {
    heading: 'Rules, settings and you',
    ways: [
      { text: 'Rule book', href: '/rules', needs: 'use', says: 'Every timescale, its source and how it stands' },
      {
        text: 'How long records are kept',
        href: '/retention',
        needs: 'use',
        says: 'For each kind, and where that comes from',
      },
      { text: 'Settings', href: '/settings', needs: 'use', says: 'Limits, thresholds and ways of counting' },
      { text: 'People', href: '/people', needs: 'people.manage', says: 'Who may sign in, and as what' },
      { text: 'Your account', href: '/account', needs: 'use', says: 'What you may do; signing out everywhere' },
      { text: 'Another date', href: '/as-at', needs: 'use', says: 'As it was, or as it was known then' },
    ],
  },
]

/** Those parts of the service that somebody may reach. */
export const waysFor = (may: (permission: Permission) => boolean): readonly LinkGroup[] =>
  groups.map(({ heading, ways }) => ({
    heading,
    links: ways.filter(({ needs }) => may(needs)).map(({ text, href, says }) => ({ text, href, says })),
  }))
