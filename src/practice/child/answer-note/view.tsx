import { InsetText, SummaryList } from '../../../web/ui/index.ts'

/** The note that waits for a manager, above the form that answers it. */
export const NoteShown = ({
  rows,
  text,
  says,
}: {
  rows: readonly { readonly key: string; readonly value: string }[]
  text: string
  /** Where the form is not there: why. */
  says: string | null
}) => (
  <>
    <SummaryList rows={[...rows, { key: 'What happened', value: <span class="tl-words">{text}</span> }]} />
    {says !== null && <InsetText>{says}</InsetText>}
  </>
)
