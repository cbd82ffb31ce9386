import type { ComponentChildren } from 'preact'
import type { Readable } from 'node:stream'
import type { ChildPermission, Permission, Person, Reading, ServicePermission } from '../../access/index.ts'
import type { AuthorityId, SubjectId } from '../../record/index.ts'
import type { Day } from '../../time/index.ts'
import type { Form } from './form.ts'

/** The part of the service that the dark band marks as the one we are in. */
export type Section = 'home' | 'due' | 'children' | 'permanence' | 'scorecard' | 'improvement' | 'imports'

/** What was known and on which day a page is read. Null: as known now, today. */
export interface KnownAt {
  readonly position: number
  readonly at: Date
}

/**
 * What a page is told of who asks, when, and what they sent.
 *
 * The two dials (`on` and `known`) travel in the address, as `?on=2025-06-30&known=412`. Pages never carry them: they write
 * plain addresses (`/children/…`), and the server adds the dials to every link, form and redirect of the answer. It
 * also adds the hidden fields `csrf` and `request` to every form that posts. A link that sets `on=` itself is left alone.
 */
export interface PageContext<Params = Readonly<Record<string, string>>> {
  /** The first argument of every read: authority, generation, and the day to read on. */
  readonly reading: Reading
  readonly person: Person
  /** Whether this person may do something: to the child of this page where it is about one, else in the service. */
  readonly may: (permission: Permission) => boolean
  readonly authority: { readonly name: string; readonly demonstration: boolean }
  /** The civil date in Europe/London, or THROUGHLINE_TODAY. What is recorded now is recorded on this day. */
  readonly today: Day
  readonly now: Date
  /** What was known then, where a past state of the record is shown. Nothing may be recorded while it is. */
  readonly known: KnownAt | null
  /** From the path: `/children/:child` gives `params.child`. */
  readonly params: Params
  readonly query: Readonly<Record<string, string>>
  readonly form: Form
  /** Files that were sent, already on disk; they are removed when the answer is given, unless moved away. */
  readonly uploads: readonly Upload[]
  /** The unique id of this form: the same for a double click, so that it saves once. Pass it on as `Save.request`. */
  readonly formRequestId: string
  /** The address of this page with its dials, for coming back to it. */
  readonly address: string
  /** What this session is called in the list of one’s own: no secret. */
  readonly session: string
}

export interface Upload {
  readonly field: string
  /** As the person's computer named it; never a path. */
  readonly name: string
  readonly path: string
  readonly bytes: number
}

/** A sentence that the next page shows once: of what was done, or why nothing was. */
export interface Notice {
  readonly says: string
  readonly isDone: boolean
}

/** What a page answers. Refusals that are expected are answers too; what is thrown becomes the page for "something went wrong". */
export type Answer =
  | PageAnswer
  | {
      readonly kind: 'redirect'
      readonly to: string
      readonly notice?: Notice
      /** From now on the person reads this authority's record. */
      readonly authority?: AuthorityId
    }
  | FileAnswer
  | { readonly kind: 'refused'; readonly why: 'not-found' | 'forbidden'; readonly says?: string }

export interface PageAnswer {
  readonly kind: 'page'
  /** For the browser's title; the view writes its own `<h1>`. Never a child's name or number. */
  readonly title: string
  readonly view: ComponentChildren
  readonly status: number
  /** Shown before the main part, at full width: a back link or breadcrumbs. */
  readonly before?: ComponentChildren
  /** The one script of the page, by its name under /assets. With it, the page can reach nothing but its own worker. */
  readonly script?: string
  /** Ask the browser to fetch the page again after so many seconds: progress without JavaScript. */
  readonly refreshAfter?: number
  /** Something is wrong with what was typed: the title begins with "Error:". */
  readonly hasErrors?: boolean
  /** Where the figures on this page are defined, for the foot of the page. */
  readonly definitions?: string
  /** What can be downloaded from this page, for the foot of the page. */
  readonly downloads?: readonly { readonly href: string; readonly text: string }[]
}

export interface FileAnswer {
  readonly kind: 'file'
  readonly name: string
  /** Media type, with its character set where it is text. */
  readonly type: string
  readonly content: string | Buffer | Readable
  /**
   * The children whom the file identifies, for the log of reads; `many` where they are too many to name one by one, as
   * in a return. Absent: it identifies no child.
   */
  readonly shows?: readonly SubjectId[] | 'many'
}

/** A page at an address. Its list is returned by a practice's index.ts and wired in app.ts. */
export interface PageDefinition<Params = Readonly<Record<string, string>>> {
  readonly method: 'GET' | 'POST'
  /** `/children/:child`: random ids and words only, never a child's identifier. */
  readonly path: string
  readonly section: Section
  /**
   * What somebody must be allowed to do to reach this page. The server asks before the page is told of anything: a
   * page about a child (`:child` in its path) is then about one whom this person may see.
   */
  readonly needs: Permission
  /** What is sent asks something and saves nothing: nothing that was typed is kept. */
  readonly isQuestion?: boolean
  /** Whether it asks for a sign-in of the last minutes: whoever signed in longer ago signs in again, and nothing typed is lost. */
  readonly isSensitive?: boolean
  /** Whether files may be sent to it. */
  readonly takesFiles?: boolean
  /** Whether it looks for people by what was typed: done only so often in a minute. */
  readonly searches?: boolean
  /** Whether it can be read as the record was known at a past position; others show a sentence and read as known now. */
  readonly readsKnownAt?: boolean
  readonly handle: (asked: PageContext<Params>) => Promise<Answer> | Answer
}

type NamesIn<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never

/** What is asked at an address: `params` has exactly the names that its path holds. */
export type AskedAt<Path extends string> = PageContext<Readonly<Record<NamesIn<Path>, string>>>

/** A page about a child needs a permission for that child; any other, one for the service. */
export type NeedsAt<Path extends string> = 'child' extends NamesIn<Path> ? ChildPermission : ServicePermission

/** Declares a page; `params` gets exactly the names that its path holds. */
export function definePage<const Path extends string>(
  page: Omit<PageDefinition<Readonly<Record<NamesIn<Path>, string>>>, 'path' | 'needs'> & {
    readonly path: Path
    readonly needs: NeedsAt<Path>
  },
): PageDefinition {
  return page // the server fills params from this very path, so the names are there
}

/** A page to show. */
export const page = (answer: Omit<PageAnswer, 'kind' | 'status'> & { readonly status?: number }): PageAnswer => ({
  status: 200,
  ...answer,
  kind: 'page',
})

/** Go on to another page (303), with a sentence to show there once: "Saved. …". Never put a name into the sentence. */
export const redirect = (to: string, notice?: string): Answer =>
  notice === undefined ? { kind: 'redirect', to } : { kind: 'redirect', to, notice: { says: notice, isDone: true } }

/** Go on to another page, with a sentence on why nothing was done: that is no success. */
export const redirectUndone = (to: string, says: string): Answer => ({
  ...{ kind: 'redirect', to },
  notice: { says, isDone: false },
})

/** A file to save. */
export const file = (
  name: string,
  type: string,
  content: FileAnswer['content'],
  shows?: FileAnswer['shows'],
): Answer => ({ kind: 'file', name, type, content, ...(shows && { shows }) })

/** There is nothing at this address, or nothing that this person may see: both are answered alike. */
export const notFound = (): Answer => ({ kind: 'refused', why: 'not-found' })

/** This person may not do this. `says`: one sentence on who may. */
export const forbidden = (says: string): Answer => ({ kind: 'refused', why: 'forbidden', says })
