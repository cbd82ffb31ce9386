import {
  definePage,
  forbidden,
  type Answer,
  type AskedAt,
  type FieldError,
  type Form,
  type NeedsAt,
  type PageDefinition,
} from '../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../child/index.ts'
import type { ImprovementPorts } from './ports.ts'
import { formPage, readForm, saveOrShow, type FormAbout, type Typed } from './typed-fact.tsx'

/** A fact that somebody records: what its form says, where it goes, and what the record as it stands does not allow. */
export interface ToRecord {
  readonly about: FormAbout
  readonly to: Parameters<typeof saveOrShow>[4]
  readonly against?: (typed: Typed) => readonly FieldError[]
  /** What the form says to begin with. */
  readonly filled?: Form
}

/** Where a fact is recorded, by whom, and how what it is about is found. */
export interface RecordPages<Path extends string> {
  readonly path: Path
  readonly section: PageDefinition['section']
  readonly needs: NeedsAt<Path>
  /** What is recorded at an address, of the record as it is now; or why nothing is. */
  readonly find: (asked: AskedAt<Path>) => Promise<ToRecord | Answer> | ToRecord | Answer
}

/** The two pages of a form by which a fact is recorded: it is shown, and taken, at one address. Nothing is recorded in the past. */
export function recordPages<const Path extends string>(
  ports: Pick<ImprovementPorts, 'saveEntry' | 'newId'>,
  { path, section, needs, find }: RecordPages<Path>,
): readonly PageDefinition[] {
  const act = async (asked: AskedAt<Path>, on: (of: ToRecord) => Answer | Promise<Answer>): Promise<Answer> => {
    if (asked.known) return forbidden(AS_KNOWN_THEN)
    const found = await find({ ...asked, reading: { ...asked.reading, on: asked.today } })
    return 'about' in found ? on(found) : found
  }
  return [
    definePage({
      ...{ method: 'GET', path, section, needs },
      handle: (asked) => act(asked, ({ about, filled = {} }) => formPage(about, filled, [])),
    }),
    definePage({
      ...{ method: 'POST', path, section, needs },
      handle: (asked) =>
        act(asked, ({ about, to, against }) =>
          saveOrShow(ports, asked, about, readForm(about.definition, asked.form, asked.today, against), to),
        ),
    }),
  ]
}
