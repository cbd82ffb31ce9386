import { hash } from 'node:crypto'
import type { SubjectId } from '../../../record/index.ts'
import {
  definePage,
  file,
  forbidden,
  notFound,
  type Answer,
  type FieldError,
  type PageContext,
  type PageDefinition,
} from '../../../web/ui/index.ts'
import { AS_KNOWN_THEN, textIn } from '../../child/index.ts'
import { documentsIn, mayOpenDocument, nameOfDocument } from '../documents.ts'
import { documentKept } from '../events.ts'
import { knownIn } from '../known.ts'
import type { ImprovementPorts } from '../ports.ts'
import { hrefOfRequirement, linkToRequirement } from '../show-action/present.ts'
import { actionAsked } from '../show-action/route.tsx'
import { hrefOfAction } from '../show-plan/present.ts'
import { formPage, readForm, saveOrShow, without, type FormAbout, type GoesTo } from '../typed-fact.tsx'
import { formatOf, mediaTypes, type Format } from './format.ts'

type Ports = Pick<
  ImprovementPorts,
  'readImprovement' | 'saveEntry' | 'newId' | 'readSent' | 'readDocument' | 'noteOpened'
>

const FIELD = 'document'
const asks = without(documentKept, 'requirement', 'format', 'bytes', 'document')

const sent = {
  name: FIELD,
  label: 'The document',
  hint: 'PDF, Word, Excel, PowerPoint, CSV, text or a picture; at most 10 MB. What the file is called is not kept',
  accept: '.pdf,.docx,.xlsx,.pptx,.csv,.txt,.png,.jpg,.jpeg',
} as const

interface About {
  readonly form: FormAbout
  readonly to: GoesTo
  readonly requirement: string | null
}

const isAnswer = (found: About | Answer): found is Answer => 'kind' in found

const aboutIn = (called: string, backHref: string, back: string): FormAbout => ({
  ...{ definition: asks, called, backHref, back, heading: 'Add a document', button: 'Keep it' },
  ...{ action: `${backHref}/documents/new`, file: sent },
})

async function ofAction(ports: Ports, asked: PageContext<Readonly<Record<'action', string>>>): Promise<About | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const found = await actionAsked(ports, { ...asked.reading, on: asked.today }, asked.params.action)
  if (!found) return notFound()
  const { ref, action } = found.action
  const form = aboutIn(`${ref} ${action}`, hrefOfAction(found), `Back to action ${ref}`)
  return { form, to: { subject: found.id }, requirement: null }
}

async function ofRequirement(
  ports: Ports,
  asked: PageContext<Readonly<Record<'requirement', string>>>,
): Promise<About | Answer> {
  if (asked.known) return forbidden(AS_KNOWN_THEN)
  const all = await ports.readImprovement({ ...asked.reading, on: asked.today })
  const id = asked.params.requirement
  const link = linkToRequirement(id, knownIn(all))
  if (!link) return notFound()
  const known = all.find(
    ({ kind, facts }) => kind === 'requirement' && facts.some(({ body }) => textIn(body, 'requirement') === id),
  )
  const to: GoesTo = known ? { subject: known.subject } : { subject: ports.newId() as SubjectId, isNew: 'requirement' } // a new random uuid
  return { form: aboutIn(link.text, hrefOfRequirement(id), 'Back to the requirement'), to, requirement: id }
}

interface Sent {
  readonly content: Buffer
  readonly format: Format
}

/** What was sent, or what is wrong with it, beside its field. */
async function readSent(ports: Ports, { uploads }: PageContext): Promise<Sent | FieldError> {
  const own = uploads.filter(({ field }) => field === FIELD)
  const [first] = own
  if (!first) return { field: FIELD, says: 'Choose the document' }
  if (own.length > 1) return { field: FIELD, says: 'Choose one document at a time' }
  const content = await ports.readSent(first.path)
  const format = formatOf(content)
  return typeof format === 'string' ? { content, format } : { field: FIELD, says: format.problem }
}

async function keep(ports: Ports, asked: PageContext, { form, to, requirement }: About): Promise<Answer> {
  const [checked, given] = [readForm(asks, asked.form, asked.today), await readSent(ports, asked)]
  if ('says' in given) return formPage(form, asked.form, [...checked.errors, given])
  const { content, format } = given
  return saveOrShow(ports, asked, form, checked, {
    ...{ ...to, definition: documentKept, then: form.backHref },
    known: {
      ...(requirement === null ? {} : { requirement }),
      ...{ format, bytes: content.length, document: hash('sha256', content) },
    },
    file: { name: FIELD, content },
  })
}

/** The forms by which documents are kept, and each of them as it was sent. */
export const documentPages = (ports: Ports): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', section: 'improvement', needs: 'improvement.record' },
    path: '/improvement/actions/:action/documents/new',
    handle: async (asked) => {
      const found = await ofAction(ports, asked)
      return isAnswer(found) ? found : formPage(found.form, {}, [])
    },
  }),
  definePage({
    ...{ method: 'POST', section: 'improvement', needs: 'improvement.record' },
    path: '/improvement/actions/:action/documents/new',
    takesFiles: true,
    handle: async (asked) => {
      const found = await ofAction(ports, asked)
      return isAnswer(found) ? found : keep(ports, asked, found)
    },
  }),
  definePage({
    ...{ method: 'GET', section: 'improvement', needs: 'improvement.agree' },
    path: '/improvement/requirements/:requirement/documents/new',
    handle: async (asked) => {
      const found = await ofRequirement(ports, asked)
      return isAnswer(found) ? found : formPage(found.form, {}, [])
    },
  }),
  definePage({
    ...{ method: 'POST', section: 'improvement', needs: 'improvement.agree' },
    path: '/improvement/requirements/:requirement/documents/new',
    takesFiles: true,
    handle: async (asked) => {
      const found = await ofRequirement(ports, asked)
      return isAnswer(found) ? found : keep(ports, asked, found)
    },
  }),
  definePage({
    ...{ method: 'GET', section: 'improvement', needs: 'improvement.see' },
    path: '/improvement/documents/:document',
    handle: async (asked) => {
      const { reading, params, person, today } = asked
      const all = (await ports.readImprovement(reading)).flatMap(({ facts }) => documentsIn(facts))
      const found = all.find(({ id }) => id === params.document)
      if (!found || !mayOpenDocument(found, reading.sees)) return notFound()
      const content = await ports.readDocument(reading.authority, found.id)
      if (content === null) return notFound()
      await ports.noteOpened(reading.authority, { person: person.id, on: today, document: found.id })
      return file(nameOfDocument(found), mediaTypes[found.format], content)
    },
  }),
]
