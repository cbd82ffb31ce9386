import { ErrorSummary, ScrollRegion, Table, Tag } from '../../../web/ui/index.ts'
import type { Side } from '../record-fact/words.ts'

/** Says that somebody else changed the fact meanwhile, with both versions side by side. */
export const Conflict = (props: { by: string; sides: readonly Side[]; wasWithdrawn: boolean }) => (
  <>
    <ErrorSummary
      description={`Nothing was saved over it and nothing that you typed is lost.`}
      errors={[
        {
          says: props.wasWithdrawn
            ? `This was withdrawn ${props.by} while you were typing`
            : `This was changed ${props.by} while you were typing`,
          ...(props.wasWithdrawn ? {} : { field: 'happenedOn-day' }),
        },
      ]}
    />
    <ScrollRegion label="Both versions">
      <Table
        caption="What is on the record now, and what you typed"
        captionSize="m"
        columns={[
          { text: 'Field' },
          { text: 'On the record now' },
          { text: 'What you typed' },
          { text: 'Same or not' },
        ]}
        rows={props.sides.map((side) => [
          side.label,
          side.onRecord,
          side.typed,
          side.differs ? <Tag>Different</Tag> : 'The same',
        ])}
      />
    </ScrollRegion>
  </>
)
