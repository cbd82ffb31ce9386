import { sayDate } from '../../../time/index.ts'
import { StackedTable } from '../../../web/ui/index.ts'
import { hrefOfDocument, mayOpenDocument, saySize, type KeptDocument } from '../documents.ts'
import { documentFormats } from '../events.ts'

/** Documents with what each shows; one by which a child can be known is opened by those who may see every child. */
export const Documents = ({
  documents,
  sees,
  addHref,
}: {
  documents: readonly KeptDocument[]
  sees: { readonly reach: string }
  addHref: string | null
}) =>
  documents.length === 0 && addHref === null ? null : (
    <section class="tl-section" aria-labelledby="documents">
      <h2 class="govuk-heading-m" id="documents">
        Documents
      </h2>
      {addHref !== null && (
        <p class="govuk-body">
          <a class="govuk-link" href={addHref}>
            Add a document
          </a>
        </p>
      )}
      {documents.length > 0 && (
        <StackedTable
          caption="Documents, the latest first"
          captionHidden
          columns={[{ text: 'What it shows' }, { text: 'What it is' }, { text: 'Date' }, { text: 'File' }]}
          rows={documents.map((each) => ({
            key: each.id,
            cells: [
              mayOpenDocument(each, sees) ? (
                <a class="govuk-link" href={hrefOfDocument(each)}>
                  {each.what}
                </a>
              ) : (
                <>
                  {each.what}
                  <span class="tl-note">A child can be known by it: it is opened by those who may see every child</span>
                </>
              ),
              each.kind,
              sayDate(each.on),
              `${documentFormats[each.format]}, ${saySize(each.bytes)}`,
            ],
          }))}
        />
      )}
    </section>
  )
