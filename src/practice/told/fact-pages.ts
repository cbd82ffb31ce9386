import type { AuthorityId, Save, Saved } from '../../record/index.ts'
import {
  definePage,
  forbidden,
  type Answer,
  type AskedAt,
  type NeedsAt,
  type PageDefinition,
} from '../../web/ui/index.ts'
import { AS_KNOWN_THEN } from '../child/index.ts'
import { correctionForm, saveCorrection, type ToCorrect } from './correct.ts'
import { saveWithdrawal, withdrawalForm } from './withdraw.tsx'

interface Ports {
  readonly saveEntry: (authority: AuthorityId, save: Save) => Promise<Saved>
  readonly newId: () => string
}

/** Where a fact is put right, by whom, and how it is found. */
export interface FactPages<Path extends string> {
  readonly path: Path
  readonly section: PageDefinition['section']
  readonly needs: NeedsAt<Path>
  /** The fact that an address names, read as it is now; or why it is not put right there. */
  readonly find: (asked: AskedAt<Path>) => Promise<ToCorrect | Answer>
}

interface Form {
  readonly show: (of: ToCorrect) => Answer
  readonly take: (ports: Ports, asked: AskedAt<string>, of: ToCorrect) => Promise<Answer>
}

/** The two pages of a form about one fact: it is shown, and taken, at one address. Nothing of the past is put right. */
function pagesOf<const Path extends string>(
  ports: Ports,
  { path, section, needs, find }: FactPages<Path>,
  { show, take }: Form,
): readonly PageDefinition[] {
  const act = async (asked: AskedAt<Path>, on: (of: ToCorrect) => Answer | Promise<Answer>): Promise<Answer> => {
    if (asked.known) return forbidden(AS_KNOWN_THEN)
    const found = await find({ ...asked, reading: { ...asked.reading, on: asked.today } })
    return 'asks' in found ? on(found) : found
  }
  return [
    definePage({ method: 'GET', path, section, needs, handle: (asked) => act(asked, show) }),
    definePage({
      ...{ method: 'POST', path, section, needs },
      handle: (asked) => act(asked, (found) => take(ports, asked, found)),
    }),
  ]
}

/** The form by which a fact of anything but a child is put right: its next revision. */
export const correctPages = <const Path extends string>(ports: Ports, of: FactPages<Path>): readonly PageDefinition[] =>
  pagesOf(ports, of, { show: correctionForm, take: saveCorrection })

/** The form by which a fact is withdrawn that should never have been recorded, saying why: a revision without a date. */
export const withdrawPages = <const Path extends string>(
  ports: Ports,
  of: FactPages<Path>,
): readonly PageDefinition[] => pagesOf(ports, of, { show: withdrawalForm, take: saveWithdrawal })
