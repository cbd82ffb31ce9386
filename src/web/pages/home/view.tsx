import { FindChild } from '../../../practice/child/index.ts'
import { ButtonLink, Figures, InsetText, PageHeading } from '../../ui/index.ts'
import type { Permission } from '../../../access/index.ts'
import type { HomeShown } from './present.ts'

interface Way {
  readonly name: string
  readonly href: string
  readonly needs: Permission
  readonly says: string
}

const WAYS: readonly Way[] = [
  {
    name: 'Permanence tracker',
    href: '/permanence',
    needs: 'children.list',
    says: 'Every child’s journey from entering care to permanence, against the clock: who is drifting, why, and what comes next.',
  },
  {
    name: 'Adoption scorecard',
    href: '/scorecard',
    needs: 'figures.see',
    says: 'The indicators as they stand, with the children behind each figure and those left out.',
  },
  {
    name: 'What is due',
    href: '/due',
    needs: 'children.list',
    says: 'Every step that waits: late, due today, due this week, at risk; by team and by whose turn it is.',
  },
  {
    name: 'What I was told',
    href: '/told',
    needs: 'children.list',
    says: 'Clocks at risk or late that have come to you by the ladder of their rule. They stay until they are done.',
  },
  {
    name: 'Children',
    href: '/children',
    needs: 'children.list',
    says: 'Find a child, and read or record what happened.',
  },
  {
    name: 'Imports',
    href: '/imports',
    needs: 'imports.run',
    says: 'Load SSDA903 returns, see what came of each, and mend the rows that could not be read.',
  },
  {
    name: 'Data quality',
    href: '/data-quality',
    needs: 'quality.see',
    says: 'What the Department’s rules find in the return that the record would make now, by team, worker, rule and child, and the form that mends it.',
  },
  {
    name: 'Send the return',
    href: '/send',
    needs: 'returns.send',
    says: 'The SSDA903 return of any year, made from the record as CSV files or XML.',
  },
  {
    name: 'Annex A',
    href: '/annex-a',
    needs: 'returns.send',
    says: 'The lists of children that an inspection asks for, made from the record as one workbook.',
  },
  {
    name: 'Adopters',
    href: '/adopters',
    needs: 'adopters.see',
    says: 'The households that adopt or would, from enquiry to the adoption order.',
  },
  {
    name: 'Check a return',
    href: '/validate',
    needs: 'returns.check',
    says: 'Check an SSDA903 return by the Department’s rules before you send it. Your files stay on your computer.',
  },
  {
    name: 'Check a census',
    href: '/validate/census',
    needs: 'returns.check',
    says: 'Check a children in need census by the Department’s schema and rules. The file stays on your computer.',
  },
  {
    name: 'Timeliness of recording',
    href: '/recording',
    needs: 'figures.see',
    says: 'How long it takes from what happened to its being recorded.',
  },
  {
    name: 'Rule book',
    href: '/rules',
    needs: 'use',
    says: 'Every timescale in plain words: where it comes from, whose it is, who is told when it slips, how its clocks stand.',
  },
  {
    name: 'Editions',
    href: '/editions',
    needs: 'figures.see',
    says: 'Figures as they were given out, kept exactly as they were, with what was put right since noted beside them.',
  },
  {
    name: 'Who read what',
    href: '/reads',
    needs: 'reads.search',
    says: 'Every record and list of children that somebody was shown: who, when, on what ground.',
  },
  {
    name: 'Unusual reading',
    href: '/reads/unusual',
    needs: 'reads.search',
    says: 'What stands out in each week’s reading: own name, no allocation, out of hours, very many records.',
  },
  {
    name: 'Emergency access',
    href: '/emergency',
    needs: 'emergency.open',
    says: 'Open one record at once, with a reason, where a child may come to harm because you cannot see it. It is reviewed.',
  },
  {
    name: 'Emergency access to review',
    href: '/emergency/review',
    needs: 'emergencies.review',
    says: 'Who opened a record in an emergency, why, and whether it was needed.',
  },
  {
    name: 'Settings',
    href: '/settings',
    needs: 'use',
    says: 'The limits, thresholds and ways of counting that clocks and figures are worked out by, with who set them and why.',
  },
  {
    name: 'Cases granted to reviewers',
    href: '/case-grants',
    needs: 'reviews.grant',
    says: 'Who may read which cases for a named review and for how long; granting, and taking back at once.',
  },
  {
    name: 'People',
    href: '/people',
    needs: 'people.manage',
    says: 'Who may sign in, with which roles, team and worker number; and the review of who may see what.',
  },
  {
    name: 'Your account',
    href: '/account',
    needs: 'use',
    says: 'What you may see and do; and signing out on every computer at once.',
  },
  {
    name: 'Adoption records',
    href: '/adoption-records',
    needs: 'records.seal',
    says: 'Records of adopted children that may be sealed, and the vault.',
  },
  {
    name: 'Releases from the vault',
    href: '/vault/releases',
    needs: 'vault.approve',
    says: 'Approve or refuse what the custodian asks to give out.',
  },
  {
    name: 'Another date',
    href: '/as-at',
    needs: 'use',
    says: 'See any page as at another day, or as the record was known then.',
  },
]

type May = (permission: Permission) => boolean

const Ways = ({ may }: { may: May }) => (
  <ul class="tl-ways">
    {WAYS.filter(({ needs }) => may(needs)).map((way) => (
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

/** What waits for the person elsewhere, in a sentence, and the way there. */
const Waits = ({ says, href, see }: { says: string | null; href: string; see: string }) =>
  says === null ? null : (
    <InsetText>
      {says}{' '}
      <a class="govuk-link" href={href}>
        {see}
      </a>
    </InsetText>
  )

interface OfHome {
  readonly authority: string
  /** What waits for a reviewer of emergency accesses, in a sentence; null for nothing. */
  readonly toReview: string | null
  /** What the person was told of slipping clocks, in a sentence; null for nothing. */
  readonly told: string | null
  /** Their own work by its parts; empty for those who see no children. */
  readonly work: HomeShown['figures']
  readonly may: May
}

/** What waits for the person: emergency accesses to review, what they were told, and their own work. */
const Own = ({ toReview, told, work }: OfHome) => (
  <>
    <Waits says={toReview} href="/emergency/review" see="See them" />
    <Waits says={told} href="/told" see="See what you were told" />
    {work.length > 0 && (
      <>
        <h2 class="govuk-heading-m">Your work today</h2>
        <Figures figures={work} />
      </>
    )}
  </>
)

/** The home page of a record that holds something: each sees the ways that are theirs. */
export const Home = (props: OfHome & { readonly shown: HomeShown }) => (
  <>
    <PageHeading lead={props.shown.lead}>{props.authority}</PageHeading>
    <Own {...props} />
    {props.may('children.list') && <FindChild />}
    <h2 class="govuk-heading-m">The record</h2>
    <Figures figures={props.shown.figures} />
    <h2 class="govuk-heading-m">What you can do here</h2>
    <Ways may={props.may} />
    <p class="tl-note">{props.shown.lastImport}</p>
  </>
)

/** The home page of somebody whose work here needs no figures. */
export const PlainHome = (props: OfHome & { readonly title: string }) => (
  <>
    <PageHeading lead={`You are signed in as: ${props.title}.`}>{props.authority}</PageHeading>
    <Own {...props} />
    {props.may('children.list') && <FindChild />}
    <h2 class="govuk-heading-m">What you can do here</h2>
    <Ways may={props.may} />
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
