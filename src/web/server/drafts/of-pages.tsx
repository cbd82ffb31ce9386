import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { renderToString } from 'preact-render-to-string'
import { londonDay, sayDate } from '../../../time/index.ts'
import { sayTime, typedText, type Answer, type Form, type PageAnswer, type PageDefinition } from '../../ui/index.ts'
import type { Asking } from '../answering.tsx'
import type { SignedIn } from '../door.ts'
import { policyWithDrafts } from '../headers.ts'
import type { ServerOptions } from '../options.ts'
import type { KeptDraft } from './draft-store.ts'
import { differencesIn, filledIn, valuesIn } from './fill-form.ts'
import { DraftBanner } from './view.tsx'

export const pathOf = ({ url }: FastifyRequest): string => url.split('?')[0] ?? url

/** Our own fields of a form: not what somebody typed. `draft-…` are those of the script. */
const isOurs = (name: string): boolean => name === 'csrf' || name === 'request' || name.startsWith('draft-')

export const typedOf = (form: Form): Form => Object.fromEntries(Object.entries(form).filter(([name]) => !isOurs(name)))

/** Whether what is typed into the forms of a page is kept: they save something, and are no files. */
const keepsDrafts = ({ method, isQuestion, takesFiles }: PageDefinition): boolean =>
  method === 'POST' && isQuestion !== true && takesFiles !== true

/** The page that a form is sent to, by the path of its action; undefined where it keeps no drafts. */
export function pageAt(options: ServerOptions, about: string): PageDefinition | undefined {
  const parts = about.split('/')
  return options.pages.find((page) => {
    const wanted = page.path.split('/')
    const isThere =
      wanted.length === parts.length && wanted.every((part, at) => part.startsWith(':') || part === parts[at])
    return isThere && keepsDrafts(page)
  })
}

/** After a form was sent: what was saved is no draft any more; what was refused is kept, as it was sent. */
export async function keepOrForget(
  options: ServerOptions,
  who: SignedIn,
  page: PageDefinition,
  { about, form }: { readonly about: string; readonly form: Form },
  answer: Answer,
): Promise<void> {
  if (!keepsDrafts(page)) return
  const [authority, person] = [who.authority.id, who.person.id]
  if (answer.kind === 'redirect') return options.drafts.forget(authority, person, about)
  const fields = typedOf(form)
  if (answer.kind === 'page' && Object.keys(fields).length > 0)
    await options.drafts.keep(authority, person, { about, fields, over: null, request: typedText(form, 'request') })
}

/** The same where something went wrong with us: as well as it can be kept. */
export async function keepFailed(
  options: ServerOptions,
  { authority, person }: Asking,
  page: PageDefinition,
  { about, form }: { readonly about: string; readonly form: Form },
): Promise<void> {
  const fields = typedOf(form)
  if (authority === null || person === null || !keepsDrafts(page) || Object.keys(fields).length === 0) return
  const draft = { about, fields, over: null, request: typedText(form, 'request') }
  await options.drafts.keep(authority.id, person.id, draft).catch(() => undefined) // the page shows it all the same
}

const FORM = /<form\b[^>]*\bmethod="post"[^>]*>[\s\S]*?<\/form>/g

const actionOf = (form: string): string => (/\saction="([^"?#]*)/.exec(form)?.[1] ?? '').replaceAll('&amp;', '&')

/** Whether there is something in a form that a person types or chooses. */
const isTyped = (form: string): boolean => Object.keys(valuesIn(form).typed).length > 0

/** A word for whose drafts a browser keeps: nobody can tell from it who it is. */
const ownerOf = ({ authority, person }: SignedIn): string =>
  createHash('sha256').update(`drafts of ${authority.id} ${person.id}`).digest('hex').slice(0, 16)

/** Whether something that the form carries and nobody typed has changed since: the record is another. */
function isOlder(form: string, { fields }: KeptDraft): boolean {
  const { hidden } = valuesIn(form)
  return Object.entries(hidden).some(
    ([name, values]) => !isOurs(name) && fields[name] !== undefined && fields[name].join('\n') !== values.join('\n'),
  )
}

function bannerOf(form: string, draft: KeptDraft, back: string): string {
  const on = londonDay(draft.keptAt)
  return renderToString(
    <DraftBanner
      at={`${sayDate(on)}, ${sayTime(draft.keptAt)}`}
      isOlder={isOlder(form, draft)}
      differences={differencesIn(form, draft.fields)}
      about={draft.about}
      back={back}
    />,
  )
}

/** A page as it was drawn, but that a form into which the person typed before, and did not save it, holds that again and says so. */
export async function withDrafts(
  options: ServerOptions,
  asking: Asking & SignedIn,
  page: { readonly html: string; readonly answer: PageAnswer },
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<string> {
  const { html, answer } = page
  const forms = [...html.matchAll(FORM)]
    .map(([form]) => form)
    .filter((form) => pageAt(options, actionOf(form)) !== undefined && isTyped(form))
  if (forms.length === 0 || asking.known !== null || answer.script !== undefined) return html
  const abouts = [...new Set(forms.map(actionOf))]
  const { authority, person } = asking
  const drafts = await options.drafts.read(authority.id, person.id, abouts)
  const isSent = request.method === 'POST'
  const kept = new Set(forms)
  const filled = html.replace(FORM, (form) => {
    if (!kept.has(form)) return form
    const draft = drafts.find(({ about }) => about === actionOf(form))
    const says = ` data-draft="${ownerOf(asking)}" data-draft-version="${draft?.version ?? 0}"`
    const marked = form.replace(/^<form/, () => `<form${says}`)
    // What was just sent is shown by the page itself, with what is wrong with it.
    if (draft === undefined || isSent || differencesIn(form, draft.fields).length === 0) return marked
    return withCsrf(bannerOf(form, draft, request.url), asking.csrf) + filledIn(marked, draft.fields)
  })
  const script = `<script type="module" src="/assets/drafts-in-page.js?${options.assetsVersion}"></script></head>`
  void reply.header('content-security-policy', policyWithDrafts)
  return filled.replace('</head>', () => script)
}

const withCsrf = (html: string, csrf: string): string =>
  html.replace(/<form\b[^>]*>/g, (form) => `${form}<input type="hidden" name="csrf" value="${csrf}">`)
