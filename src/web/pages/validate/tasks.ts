import type { FieldError } from '../../ui/index.ts'
import type { Checked } from './checked.ts'
import type { SheetOfText } from './findings-table.ts'
import type { FileSeen, Kind, Typed } from './files.ts'

/** A file as the page hands it to its worker, which alone opens it. */
export interface ChosenFile {
  readonly kind: Kind
  readonly file: File
}

/** What the page asks of its worker. */
export type Task =
  | { readonly kind: 'look'; readonly files: readonly ChosenFile[] }
  | { readonly kind: 'check'; readonly files: readonly ChosenFile[]; readonly typed: Typed }
  | { readonly kind: 'excel'; readonly sheets: readonly SheetOfText[] }

/** What the worker says while it works, and in the end. */
export type Said =
  | { readonly kind: 'progress'; readonly doing: string; readonly share: number }
  | { readonly kind: 'seen'; readonly files: readonly FileSeen[]; readonly year: number | null }
  | { readonly kind: 'checked'; readonly checked: Checked }
  | { readonly kind: 'excel'; readonly blob: Blob }
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[]; readonly files: readonly FileSeen[] }
  | { readonly kind: 'failed'; readonly says: string }
