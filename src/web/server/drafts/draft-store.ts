import type { AuthorityId } from '../../../record/index.ts'
import type { Form } from '../../ui/index.ts'

/** What somebody typed into a form: `about` is the path that the form is sent to. */
export interface Draft {
  readonly about: string
  readonly fields: Form
}

export interface KeptDraft extends Draft {
  readonly version: number
  readonly keptAt: Date
}

/** Where drafts are kept: each for one person alone. */
export interface DraftStore {
  /** What was sent when a session had ended: kept for whoever had it, and shown once when they are back. */
  readonly keepInterrupted: (digest: string, draft: Draft) => Promise<boolean>
  readonly takeInterrupted: (authority: AuthorityId, person: string) => Promise<Draft | null>
  /** Null: the form is saved already. `other`: it was filled in elsewhere since the version that was typed over. */
  readonly keep: (
    authority: AuthorityId,
    person: string,
    draft: Draft & { readonly over: number | null; readonly request: string },
  ) => Promise<{ readonly kept: number } | { readonly other: KeptDraft } | null>
  readonly read: (authority: AuthorityId, person: string, abouts: readonly string[]) => Promise<readonly KeptDraft[]>
  readonly forget: (authority: AuthorityId, person: string, about: string) => Promise<void>
}
