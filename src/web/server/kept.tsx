import { page, PageHeading, type Form, type PageAnswer } from '../ui/index.ts'
import { TypedAgain } from './error-pages.tsx'

/** After signing in again: what was typed before, to look at and send. */
export const keptPage = (form: Form, action: string): PageAnswer =>
  page({
    title: 'You are signed in again',
    view: (
      <>
        <PageHeading lead="Nothing was saved while you were signed out. Look at what you typed and send it.">
          You are signed in again
        </PageHeading>
        <TypedAgain form={form} action={action}>
          Send what I typed
        </TypedAgain>
      </>
    ),
  })
