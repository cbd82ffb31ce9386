import {
  Button,
  ErrorSummary,
  Input,
  InsetText,
  PageHeading,
  WarningText,
  type FieldError,
} from '../../../web/ui/index.ts'
import { AccountFields, type TypedAccount } from '../account-form.tsx'

/** Asks who is added, with which roles, team and numbers. */
export const AddPerson = (props: {
  readonly teams: readonly string[]
  readonly name: string
  readonly typed: TypedAccount
  readonly errors: readonly FieldError[]
  readonly warning: string | null
}) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      {props.errors.length > 0 && <ErrorSummary errors={props.errors} />}
      <PageHeading lead="Whoever has a role by a group of their work account need not be added: they are in the list from when they first sign in.">
        Add somebody
      </PageHeading>
      {props.warning !== null && <InsetText>{props.warning}</InsetText>}
      <form method="post" action="/people/new" novalidate>
        <Input
          name="name"
          label="Name"
          size="s"
          value={props.name}
          autocomplete="off"
          error={props.errors.find(({ field }) => field === 'name')?.says}
        />
        <AccountFields typed={props.typed} teams={props.teams} ofGroups={[]} errors={props.errors} />
        <div class="govuk-button-group">
          <Button>Add them</Button>
          <a class="govuk-link" href="/people">
            Cancel
          </a>
        </div>
      </form>
    </div>
  </div>
)

/** The address by which somebody becomes the person who was added: shown this once. */
export const Invited = ({ name, address }: { name: string; address: string }) => (
  <div class="govuk-grid-row">
    <div class="govuk-grid-column-two-thirds">
      <PageHeading>Give {name} this address</PageHeading>
      <p class="govuk-body">
        They open it and sign in with their work account, which is from then on theirs here. It works once and for 7
        days.
      </p>
      <p class="govuk-body">
        <code class="tl-wraps">{address}</code>
      </p>
      <WarningText>It is not shown again. Whoever opens it first is taken for {name}.</WarningText>
    </div>
  </div>
)
