import type { Body, EventDefinition, FactId, NewRevision, Save, SubjectId } from '../../record/index.ts'
import type { PageContext } from '../../web/ui/index.ts'
import { typedSave } from '../child/index.ts'
import { accountSet } from './events.ts'
import type { CheckedAccount } from './account-form.tsx'
import type { KnownPerson } from './ports.ts'

/** An account as it is to stand. */
export type NewAccount = Pick<KnownPerson, 'name' | 'given' | 'team' | 'workers' | 'state' | 'homePostcode'>

interface About {
  readonly asked: Pick<PageContext, 'formRequestId' | 'person' | 'today'>
  readonly newId: () => string
  readonly known: Pick<KnownPerson, 'person' | 'subject' | 'fact' | 'revision'>
}

const asBody = (person: string, { name, given, team, workers, state, homePostcode }: NewAccount): Body => ({
  ...{ person, name, state, roles: [...given], workers: [...workers] },
  ...(team === null ? {} : { team }),
  ...(homePostcode === null ? {} : { homePostcode }),
})

/**
 * One entry about somebody. Whoever was never looked after here becomes a subject, with their account as it stands: it is
 * then on record what was changed. `account`: the account as it is to be; null: as it stands.
 */
export function entryAbout(
  { asked, newId, known }: About,
  as: NewAccount & { readonly reason: string },
  isAccountChanged: boolean,
  others: (subject: SubjectId) => readonly NewRevision[] = () => [],
): Save {
  const subject = known.subject ?? (newId() as SubjectId) // a new random uuid
  const { reason, ...account } = as
  const revision: NewRevision = {
    fact: known.fact ?? (newId() as FactId), // likewise
    revision: known.fact === null ? 0 : known.revision + 1,
    ...{ type: accountSet.type, shape: accountSet.shape, subjects: [subject], happenedOn: asked.today },
    body: asBody(known.person, account),
    texts: { reason: isAccountChanged ? reason : 'As it stood when somebody first looked after it here' },
  }
  const revisions = isAccountChanged || known.fact === null ? [revision] : []
  const save = typedSave(asked, [...revisions, ...others(subject)])
  return known.subject === null ? { ...save, newSubjects: [{ id: subject, kind: 'person', sourceRef: null }] } : save
}

/** A new fact about somebody besides their account. */
export const newFact = (
  { asked, newId }: Pick<About, 'asked' | 'newId'>,
  { type, shape }: EventDefinition,
  subject: SubjectId,
  body: Body,
  reason: string,
): NewRevision => ({
  fact: newId() as FactId, // a new random uuid
  ...{ revision: 0, type, shape, subjects: [subject], happenedOn: asked.today, body },
  texts: reason === '' ? {} : { reason },
})

/** What was checked, as an account of somebody. */
export const accountFrom = (
  { name, state }: Pick<KnownPerson, 'name' | 'state'>,
  { roles, team, workers, homePostcode, reason }: CheckedAccount,
): NewAccount & { readonly reason: string } => ({ name, state, given: roles, team, workers, homePostcode, reason })
