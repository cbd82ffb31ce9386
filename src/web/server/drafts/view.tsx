import { Button, Details, ScrollRegion, Table } from '../../ui/index.ts'
import type { Differing } from './fill-form.ts'

/** Above a form that holds again what somebody typed: since when, what differs, and how to be rid of it. */
export const DraftBanner = (props: {
  readonly at: string
  /** The record changed since this was typed. */
  readonly isOlder: boolean
  readonly differences: readonly Differing[]
  readonly about: string
  readonly back: string
}) => (
  <section class="govuk-inset-text tl-draft" aria-label="What you typed before">
    <p class="govuk-body">
      You typed this on {props.at} and have not saved it. It is back in the form below.
      {props.isOlder && ' The record has changed since: compare the two before you save.'}
    </p>
    <Details summary="What differs from the form as it was" open={props.isOlder}>
      <ScrollRegion label="What differs">
        <Table
          caption="What differs"
          captionHidden
          columns={[{ text: 'Field' }, { text: 'On the form without it' }, { text: 'What you typed' }]}
          rows={props.differences.map(({ label, shown, typed }) => [label, shown || 'Nothing', typed || 'Nothing'])}
        />
      </ScrollRegion>
    </Details>
    <form method="post" action="/drafts/forget">
      <input type="hidden" name="about" value={props.about} />
      <input type="hidden" name="back" value={props.back} />
      <Button variant="secondary">Throw it away</Button>
    </form>
  </section>
)
