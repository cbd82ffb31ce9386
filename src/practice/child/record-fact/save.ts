import type { NewRevision, Save, Saved } from '../../../record/index.ts'
import type { PageContext } from '../../../web/ui/index.ts'

/** Why a save did not happen, where the person can do something about it. */
export type NotSaved = 'changed-meanwhile' | 'busy'

/** One entry in the voice of the person who asks; the form's own id makes a double click save once. */
export const typedSave = (
  asked: Pick<PageContext, 'formRequestId' | 'person' | 'today'>,
  revisions: readonly NewRevision[],
): Save => ({
  request: asked.formRequestId,
  by: asked.person.id,
  voice: 'typed',
  statement: null,
  recordedOn: asked.today,
  newSubjects: [],
  revisions,
})

/** Null where the record now holds what was typed, be it from this click or an earlier one of the same form. */
export const whyNotSaved = (saved: Saved): NotSaved | null =>
  saved.saved || saved.why === 'already-saved' ? null : saved.why

export const BUSY =
  'A return is being loaded for this child at the moment. What you typed is kept below: save it again in a minute.'

export const AS_KNOWN_THEN =
  'You are looking at the record as it was known in the past, so nothing can be recorded here. Go back to now first.'
