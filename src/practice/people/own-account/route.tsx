import { permissions, roleOf, type Permission, type Person } from '../../../access/index.ts'
import { Button, definePage, page, PageHeading, SummaryList, type PageDefinition } from '../../../web/ui/index.ts'

const allowedTo = (person: Person): readonly string[] => {
  const may = new Set<Permission>(person.roles.flatMap((role) => roleOf(role).may))
  return Object.entries(permissions).flatMap(([id, says]) => (may.has(id as Permission) ? [says] : [])) // keys of the list
}

const OwnAccount = ({ person }: { person: Person }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <PageHeading>Your account</PageHeading>
      <SummaryList
        rows={[
          { key: 'Roles', value: person.roles.map((role) => roleOf(role).title).join(', ') },
          { key: 'Team', value: person.team ?? 'None' },
          { key: 'Worker number', value: person.workers.length === 0 ? 'None' : person.workers.join(', ') },
        ]}
      />
      <h2 class="govuk-heading-m">What you may do</h2>
      <ul class="govuk-list govuk-list--bullet">
        {allowedTo(person).map((says) => (
          <li>{says}</li>
        ))}
      </ul>
      <p class="govuk-body">What is about a child: for the children whom you may see. An administrator changes this.</p>
      <h2 class="govuk-heading-m">Sign out everywhere</h2>
      <p class="govuk-body">
        Ends your session here and on every other computer where you are signed in, at once: after a computer was lost,
        or left open somewhere.
      </p>
      <form method="post" action="/sign-out">
        <input type="hidden" name="everywhere" value="yes" />
        <Button variant="warning">Sign out everywhere</Button>
      </form>
    </div>
  </div>
)

/** Everybody’s own page: what they may do, and signing out everywhere. */
export const ownAccountPages = (): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/account',
    section: 'home',
    needs: 'use',
    handle: ({ person }) => page({ title: 'Your account', view: <OwnAccount person={person} /> }),
  }),
]
