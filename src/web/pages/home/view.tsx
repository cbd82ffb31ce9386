import { ButtonLink, Figures, PageHeading } from '../../ui/index.ts'
import type { HomeShown } from './present.ts'

const WAYS = [
  {
    name: 'Permanence tracker',
    href: '/permanence',
    says: 'Every child’s journey from entering care to permanence, against the clock: who is drifting, why, and what comes next.',
  },
  {
    name: 'Adoption scorecard',
    href: '/scorecard',
    says: 'The indicators as they stand, with the children behind each figure and those left out.',
  },
  {
    name: 'What is due',
    href: '/due',
    says: 'Every step that waits: late, due today, due this week, at risk; by team and by whose turn it is.',
  },
  { name: 'Children', href: '/children', says: 'Find a child, and read or record what happened.' },
  {
    name: 'Imports',
    href: '/imports',
    says: 'Load SSDA903 returns, see what came of each, and mend the rows that could not be read.',
  },
  {
    name: 'Data quality',
    href: '/data-quality',
    says: 'What the Department’s rules find in the return that the record would make now, by team, worker, rule and child, and the form that mends it.',
  },
  {
    name: 'Send the return',
    href: '/send',
    says: 'The SSDA903 return of any year, made from the record as CSV files or XML.',
  },
  {
    name: 'Check a return',
    href: '/validate',
    says: 'Check an SSDA903 return by the Department’s rules before you send it. Your files stay on your computer.',
  },
  {
    name: 'Check a census',
    href: '/validate/census',
    says: 'Check a children in need census by the Department’s schema and rules. The file stays on your computer.',
  },
  {
    name: 'Timeliness of recording',
    href: '/recording',
    says: 'How long it takes from what happened to its being recorded.',
  },
  {
    name: 'Rule book',
    href: '/rules',
    says: 'Every timescale in plain words: where it comes from, whose it is, who is told when it slips, how its clocks stand.',
  },
  {
    name: 'Editions',
    href: '/editions',
    says: 'Figures as they were given out, kept to the byte, with what was put right since noted beside them.',
  },
  {
    name: 'Settings',
    href: '/settings',
    says: 'The limits, thresholds and ways of counting that clocks and figures are worked out by, with who set them and why.',
  },
  {
    name: 'Another date',
    href: '/as-at',
    says: 'See any page as at another day, or as the record was known then.',
  },
]

const Ways = () => (
  <ul class="tl-ways">
    {WAYS.map((way) => (
      <li class="tl-ways__way">
        <h3 class="tl-ways__name">
          <a class="govuk-link" href={way.href}>
            {way.name}
          </a>
        </h3>
        <p class="tl-ways__says">{way.says}</p>
      </li>
    ))}
  </ul>
)

/** The home page of a record that holds something. */
export const Home = ({ authority, shown }: { authority: string; shown: HomeShown }) => (
  <>
    <PageHeading lead={shown.lead}>{authority}</PageHeading>
    <Figures figures={shown.figures} />
    <h2 class="govuk-heading-m">What you can do here</h2>
    <Ways />
    <p class="tl-note">{shown.lastImport}</p>
  </>
)

/** The home page of a record that holds nothing yet. */
export const EmptyHome = ({ authority }: { authority: string }) => (
  <>
    <PageHeading lead="There is nothing in the record yet. Load your SSDA903 files and every child’s journey to permanence stands here against the clock.">
      {authority}
    </PageHeading>
    <ButtonLink href="/imports/new">Load SSDA903 files</ButtonLink>
    <p class="govuk-body">
      CSV files, a zip of them, or the XML: of one return or of several years. You see what was recognised before
      anything is saved.
    </p>
    <p class="govuk-body">
      Or{' '}
      <a class="govuk-link" href="/validate">
        check a return
      </a>{' '}
      or{' '}
      <a class="govuk-link" href="/validate/census">
        a census
      </a>{' '}
      by the Department’s rules first: it stays on your computer.
    </p>
  </>
)
