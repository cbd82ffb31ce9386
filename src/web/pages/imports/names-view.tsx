import { Button, Details, ErrorSummary, FileUpload, PageHeading } from '../../ui/index.ts'

/** The form that takes a names file into the record that is open. */
export const NamesForm = (props: { record: string; isDemonstration: boolean; problem: string | null }) => (
  <>
    {props.problem !== null && <ErrorSummary errors={[{ field: 'names', says: props.problem }]} />}
    <PageHeading lead="A return knows children by number only. A names file says what each is called, which team has the case, and which brothers and sisters are planned for together.">
      Load a names file
    </PageHeading>
    <p class="govuk-body">
      The names go into the record of <strong>{props.record}</strong>
      {props.isDemonstration && ', whose children are invented'}. Load the return first: a child who is not on record
      comes back as a rejected row.
    </p>
    <form method="post" action="/imports/names" enctype="multipart/form-data" novalidate>
      <FileUpload
        name="names"
        label="Names file"
        size="m"
        hint="One CSV file with the headings CHILD, NAME, TEAM and SIBLING_GROUP"
        accept=".csv,.txt"
        error={props.problem ?? undefined}
      />
      <Button>Load these names</Button>
    </form>
    <Details summary="What the columns hold">
      <ul class="govuk-list govuk-list--bullet">
        <li>CHILD: the child’s number in the return. This column must be there, and at least one of the others.</li>
        <li>NAME: the name the child is known by.</li>
        <li>TEAM: the team that has the case.</li>
        <li>SIBLING_GROUP: any word that brothers and sisters who are planned for together share.</li>
      </ul>
      <p class="govuk-body">
        A column that is not there says nothing. An empty cell takes back what an earlier names file said. What a person
        typed always stands.
      </p>
    </Details>
  </>
)
