import { NAMES_ALONE } from '../../../exchange/ssda903/index.ts'

/** Whether a remark says that there is a names file among the files of a return. */
export const isAboutNames = (says: string): boolean => says.includes(NAMES_ALONE)

/** The way to where a names file is loaded, said after such a remark. */
export const NamesLink = () => (
  <>
    {' '}
    <a class="govuk-link" href="/imports/names">
      Load a names file
    </a>
  </>
)
