import type { Reading } from '../../access/index.ts'
import type { AuthorityId, Fact, FactId, Save, Saved, SubjectId } from '../../record/index.ts'
import type { AdopterPorts } from '../adopters/index.ts'

/** Somebody who may sit on a panel. */
export interface Sitting {
  readonly id: string
  readonly name: string
}

/** A child as those who may see it are told. */
export interface ChildCalled {
  readonly subject: SubjectId
  readonly name: string | null
  readonly sourceRef: string | null
}

export interface PanelPorts extends Pick<AdopterPorts, 'readAdopters' | 'readAdopterHousehold'> {
  /** Every agenda with its facts up to the day of the reading. */
  readonly readPanels: (
    reading: Reading,
  ) => Promise<readonly { readonly subject: SubjectId; readonly facts: readonly Fact[] }[]>
  /** The long texts of an agenda, each as it was last written. */
  readonly readTexts: (
    reading: Reading,
    panel: SubjectId,
  ) => Promise<ReadonlyMap<FactId, Readonly<Record<string, string>>>>
  /** Of these children those whom the reading may see. */
  readonly readCalled: (reading: Reading, children: readonly SubjectId[]) => Promise<readonly ChildCalled[]>
  /** Of the children with these numbers those whom the reading may see. */
  readonly readByNumber: (reading: Reading, numbers: readonly string[]) => Promise<readonly ChildCalled[]>
  /** Who may sit on a panel, by name. */
  readonly readSitting: (authority: AuthorityId) => Promise<readonly Sitting[]>
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
}
