import { Button, Textarea, type FieldError } from '../../../web/ui/index.ts'

/** A sealed record whose time to be kept is over. It says no name: nothing was opened to be read. */
export interface OverLine {
  readonly id: string
  readonly sealedOn: string
  readonly keptUntil: string
  readonly isHeld: boolean
  readonly isAsked: boolean
}

export interface OverTyped {
  readonly record: string
  readonly reason: string
  readonly errors: readonly FieldError[]
}

const Ask = ({ line, typed }: { line: OverLine; typed: OverTyped }) => {
  const isTyped = typed.record === line.id
  return (
    <form method="post" action="/vault/purge" novalidate>
      <input type="hidden" name="record" value={line.id} />
      <Textarea
        id={`purge-${line.id}`}
        name="reason"
        label="Why may it be purged?"
        size="s"
        hint="It is read by whoever decides, and goes with the record"
        rows={2}
        value={isTyped ? typed.reason : ''}
        error={isTyped ? typed.errors.find(({ field }) => field === `purge-${line.id}`)?.says : undefined}
      />
      <Button variant="secondary">
        Ask for the purge
        <span class="govuk-visually-hidden"> of the record to be kept until {line.keptUntil}</span>
      </Button>
    </form>
  )
}

const HELD = 'It was held when it was sealed, and a hold is not lifted in the vault: it is not purged.'

/** Sealed records whose time is over, each with the form that asks for its purge. */
export const TimeIsOver = ({ lines, typed }: { lines: readonly OverLine[]; typed: OverTyped }) => (
  <section class="tl-section govuk-!-width-two-thirds">
    <h2 class="govuk-heading-m">Time is over</h2>
    {lines.length === 0 && <p class="govuk-body">Of no record in the vault the time to be kept is over.</p>}
    {lines.map((line) => (
      <>
        <p class="govuk-body">
          Sealed on {line.sealedOn}, to be kept until {line.keptUntil}.{' '}
          {line.isHeld ? HELD : line.isAsked && 'Its purge is asked for: a second person decides.'}
        </p>
        {!line.isHeld && !line.isAsked && <Ask line={line} typed={typed} />}
      </>
    ))}
  </section>
)
