import { FindChild } from '../../../practice/child/index.ts'
import type { Permission } from '../../../access/index.ts'
import { ButtonLink, Figures, GroupedLinks, PageHeading } from '../../ui/index.ts'
import type { HomeShown, Need } from './present.ts'
import { waysFor } from './ways.ts'

const Needs = ({ needs }: { needs: readonly Need[] }) =>
  needs.length === 0 ? null : (
    <ul class="tl-needs">
      {needs.map(({ says, href, see }) => (
        <li>
          {says}{' '}
          <a class="govuk-link" href={href}>
            {see}
          </a>
        </li>
      ))}
    </ul>
  )

interface OfHome {
  readonly authority: string
  readonly lead: string
  /** Their own work by its parts; empty for those who see no children. */
  readonly work: HomeShown['figures']
  readonly needs: readonly Need[]
  /** How the children stand; empty for those who are told of no figures. */
  readonly figures: HomeShown['figures']
  readonly may: (permission: Permission) => boolean
}

/** The home page: what needs the person today, a child to find, how the children stand, and every way on that is theirs. */
export const Home = ({ authority, lead, work, needs, figures, may }: OfHome) => (
  <>
    <PageHeading lead={lead}>{authority}</PageHeading>
    {(work.length > 0 || needs.length > 0) && (
      <section aria-labelledby="needs-you">
        <h2 class="govuk-heading-m" id="needs-you">
          What needs you today
        </h2>
        {work.length > 0 && <Figures figures={work} />}
        <Needs needs={needs} />
      </section>
    )}
    {may('children.list') && <FindChild />}
    {figures.length > 0 && (
      <section aria-labelledby="children-stand">
        <h2 class="govuk-heading-m" id="children-stand">
          How the children stand
        </h2>
        <Figures figures={figures} />
      </section>
    )}
    <h2 class="govuk-heading-m">Everything here</h2>
    <GroupedLinks groups={waysFor(may)} level={3} />
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
