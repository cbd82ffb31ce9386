import type { ComponentChildren } from 'preact'
import { londonDay, sayDate, sayDay, type Day } from '../../time/index.ts'
import { NotificationBanner, WarningText } from './components/text.tsx'
import type { KnownAt, Notice, PageAnswer, Section } from './route.ts'
import { sayTime, sayTimeExactly } from './say.ts'

/** What the shell shows around every page. */
export interface Surround {
  readonly section: Section | null
  readonly authority: { readonly name: string; readonly demonstration: boolean } | null
  /** Whether the person may see the page at a plain address: what they may not see is not in the menu. */
  readonly isOpen: (href: string) => boolean
  /** What the person does; null before sign-in. */
  readonly personTitle: string | null
  readonly now: Date
  readonly today: Day
  /** The day that the page is read on, and what was known then. */
  readonly on: Day
  readonly known: KnownAt | null
  /** That figures are being worked out again, in a sentence; null while they are not. */
  readonly awaited: string | null
  /** What must be said loudly on every page; null: nothing. */
  readonly loud: string | null
  /** What the person is told above the page, in a sentence: that work is hidden, that an emergency opened it. */
  readonly caution: string | null
  /** Whether the record lies in the embedded database, which is for trying out. */
  readonly isTrialStore: boolean
  /** This page's own path and query without the dials, for the way to another date and back. */
  readonly path: string
  /** A sentence to show once. */
  readonly notice: Notice | null
  /** Changes when the stylesheet does. */
  readonly assets: string
}

const SECTIONS: readonly { section: Section; text: string; href: string }[] = [
  { section: 'home', text: 'Home', href: '/' },
  { section: 'due', text: 'What is due', href: '/due' },
  { section: 'children', text: 'Children', href: '/children' },
  { section: 'permanence', text: 'Permanence', href: '/permanence' },
  { section: 'scorecard', text: 'Scorecard', href: '/scorecard' },
  { section: 'improvement', text: 'Improvement', href: '/improvement' },
  { section: 'imports', text: 'Imports', href: '/imports' },
]

const Mark = () => (
  <svg class="tl-band__mark" viewBox="0 0 32 24" width="32" height="24" aria-hidden="true" focusable="false">
    <path d="M3 19 C9 19 9 6 15 6 S22 13 29 11" fill="none" stroke="currentColor" stroke-width="2.5" />
    <circle cx="3" cy="19" r="2.5" />
    <circle cx="15" cy="6" r="2.5" />
    <circle cx="29" cy="11" r="2.5" />
  </svg>
)

const Navigation = ({ around: { section, isOpen } }: { around: Surround }) => (
  <nav class="tl-band__navigation" aria-label="Main">
    <ul class="tl-band__list">
      {SECTIONS.filter(({ href }) => isOpen(href)).map((link) => (
        <li>
          <a class="tl-band__link" href={link.href} aria-current={link.section === section ? 'true' : undefined}>
            {link.text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)

const Band = ({ around }: { around: Surround }) => (
  <header class="tl-band">
    <div class="govuk-width-container tl-band__inner">
      <a class="tl-band__name" href="/">
        <Mark />
        Throughline
      </a>
      {around.personTitle !== null && <Navigation around={around} />}
      {around.personTitle !== null && (
        <div class="tl-band__who">
          <span>
            <a class="tl-band__account" href="/account">
              {around.personTitle}
            </a>
            {around.authority && (
              <a class="tl-band__authority" href="/records">
                {around.authority.name}
              </a>
            )}
          </span>
          <form method="post" action="/sign-out">
            <button type="submit" class="tl-band__sign-out">
              Sign out
            </button>
          </form>
        </div>
      )}
    </div>
  </header>
)

/** "As known now, Thursday 16 October 2025, 09:12." or the past that is shown. */
function sayAsKnown(around: Surround): string {
  const { known, on, today, now } = around
  if (known !== null) {
    const then = `As known at ${sayTime(known.at)} on ${sayDay(londonDay(known.at))}`
    return on === londonDay(known.at) ? `${then}.` : `${then}, read on ${sayDay(on)}.`
  }
  if (on !== today) return `As it was on ${sayDay(on)}, by what is known now.`
  return `As known now, ${sayDay(today)}, ${sayTime(now)}.`
}

const Strip = ({ around }: { around: Surround }) => {
  const isPast = around.known !== null || around.on !== around.today
  const mark = around.path.includes('?') ? '&' : '?'
  if (around.personTitle === null && around.awaited === null && !around.isTrialStore) return null
  return (
    <section class={isPast ? 'tl-strip tl-strip--past' : 'tl-strip'} aria-label="What is shown">
      <div class="govuk-width-container">
        {around.personTitle !== null && (
          <p class="tl-strip__line">
            {around.authority?.demonstration && 'Demonstration authority: invented children. '}
            {sayAsKnown(around)}{' '}
            <a class="govuk-link" href={`/as-at?back=${encodeURIComponent(around.path)}`}>
              See it as at another date
            </a>
            {isPast && (
              <>
                {' or '}
                <a class="govuk-link" href={`${around.path}${mark}on=`}>
                  go back to now
                </a>
              </>
            )}
          </p>
        )}
        {around.caution !== null && <p class="tl-strip__line">{around.caution}</p>}
        {around.awaited !== null && <p class="tl-strip__line tl-strip__awaited">{around.awaited}</p>}
        {around.isTrialStore && (
          <p class="tl-strip__quiet">
            Trial store on this computer: do not rely on it. Delete it with{' '}
            <code>
              throughline demo <span class="tl-nowrap">--reset</span>
            </code>
            .
          </p>
        )}
      </div>
    </section>
  )
}

const Foot = ({ around, answer }: { around: Surround; answer: PageAnswer }) => (
  <footer class="tl-foot">
    <div class="govuk-width-container">
      <p class="tl-foot__line">
        {around.personTitle === null ? 'Made on' : 'Made from the record on'} {sayDate(around.today)} at{' '}
        {sayTimeExactly(around.now)}
        {answer.definitions !== undefined && (
          <>
            {' · '}
            <a class="govuk-link" href={answer.definitions}>
              How these figures are defined
            </a>
          </>
        )}
        {answer.downloads?.map(({ href, text }) => (
          <>
            {' · '}
            <a class="govuk-link" href={href}>
              {text}
            </a>
          </>
        ))}
      </p>
    </div>
  </footer>
)

const Head = ({ around, answer }: { around: Surround; answer: PageAnswer }) => (
  <head>
    <meta charSet="utf-8" />
    <title>{`${answer.hasErrors ? 'Error: ' : ''}${answer.title} – Throughline`}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
    <meta name="theme-color" content="#0e2f3d" />
    <meta name="robots" content="noindex, nofollow" />
    <link rel="icon" href={`/assets/mark.svg?${around.assets}`} type="image/svg+xml" />
    <link rel="stylesheet" href={`/assets/main.css?${around.assets}`} />
    {answer.script !== undefined && <script type="module" src={`/assets/${answer.script}?${around.assets}`} />}
  </head>
)

/** The whole document around a page's own part. */
export const Shell = ({ around, answer }: { around: Surround; answer: PageAnswer }) => (
  <html lang="en-GB" class="govuk-template">
    <Head around={around} answer={answer} />
    <body class="govuk-template__body">
      <a href="#main" class="govuk-skip-link" data-module="govuk-skip-link">
        Skip to main content
      </a>
      <Band around={around} />
      <Strip around={around} />
      <div class="govuk-width-container">
        {answer.before !== undefined && (
          <nav class="tl-before" aria-label="Back">
            {answer.before}
          </nav>
        )}
        <main class="govuk-main-wrapper" id="main" tabIndex={-1}>
          {around.loud !== null && <WarningText>{around.loud}</WarningText>}
          {around.notice !== null && (
            <NotificationBanner success={around.notice.isDone}>{around.notice.says}</NotificationBanner>
          )}
          {answer.view}
        </main>
      </div>
      <Foot around={around} answer={answer} />
    </body>
  </html>
)

/** The heading of a page, with one or two sentences under it that say what it shows. */
export const PageHeading = ({ children, lead }: { children: ComponentChildren; lead?: ComponentChildren }) => (
  <>
    <h1 class="govuk-heading-l tl-heading">{children}</h1>
    {lead !== undefined && <p class="tl-lead">{lead}</p>}
  </>
)
