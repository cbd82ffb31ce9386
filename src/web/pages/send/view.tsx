import type { ComponentChildren } from 'preact'
import type { ReturnOutRow } from '../../../store/index.ts'
import {
  Button,
  ButtonLink,
  Details,
  ErrorSummary,
  Figures,
  HistoryList,
  Input,
  InsetText,
  PageHeading,
  ProgressBar,
  Select,
  StackedTable,
  Status,
  SummaryList,
  WarningText,
  capital,
  sayNumber,
  type FieldError,
  type HistoryLine,
} from '../../ui/index.ts'
import { presentCheck, presentProgress, presentTables, sayYear, type RuleFound } from './present.ts'
import type { Which } from './which.ts'

/** Which year to send, and what was sent before. */
export const Ask = (props: {
  which: Which
  years: readonly number[]
  typed: { readonly year: string; readonly sender: string }
  errors: readonly FieldError[]
  lines: readonly HistoryLine[]
  total: number
  current: number
}) => (
  <>
    {props.errors.length > 0 && <ErrorSummary errors={props.errors} />}
    <PageHeading lead={props.which.lead}>{props.which.title}</PageHeading>
    <form method="post" action={props.which.path} novalidate>
      <Select
        name="year"
        label={`${capital(props.which.word)} year`}
        hint="The year in which its 31 March lies"
        options={props.years.map((year) => ({ value: String(year), text: `${String(year)}: ${sayYear(year)}` }))}
        value={props.typed.year}
        error={props.errors.find(({ field }) => field === 'year')?.says}
      />
      {props.which.saysSender && (
        <Input
          name="sender"
          label="The Department’s number of the authority"
          hint="Three figures"
          value={props.typed.sender}
          width={3}
          numeric
          error={props.errors.find(({ field }) => field === 'sender')?.says}
        />
      )}
      <Button>Check it by our rules</Button>
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href={props.which.beside.href}>
        {props.which.beside.text}
      </a>
    </p>
    <h2 class="govuk-heading-m">Made so far</h2>
    <HistoryList
      caption="Made so far, the latest first"
      columns={['Asked for', capital(props.which.word), 'How it stands', 'Holds', 'By']}
      none={`No ${props.which.word} has been made from this record yet.`}
      href={props.which.path}
      lines={props.lines}
      total={props.total}
      current={props.current}
    />
  </>
)

const PostButton = (props: { action: string; variant?: 'warning' | 'secondary'; children: ComponentChildren }) => (
  <form method="post" action={props.action}>
    <Button {...(props.variant && { variant: props.variant })}>{props.children}</Button>
  </form>
)

/** A return that is being checked or made. */
export const UnderWay = ({ which: { path, word }, row }: { which: Which; row: ReturnOutRow }) => {
  const { share, says } = presentProgress(row)
  return (
    <>
      <PageHeading lead="This page looks again by itself. You may leave it: the work goes on.">
        {row.state === 'checking' ? 'Checking' : 'Making'} the {word} of {row.year}
      </PageHeading>
      <ProgressBar share={share} label={says} />
      {!row.isAskedToStop && (
        <PostButton action={`${path}/${row.id}/cancel`} variant="warning">
          Stop
        </PostButton>
      )}
    </>
  )
}

const Found = ({
  found,
  worklistHref,
}: {
  found: readonly RuleFound[]
  worklistHref: ((rule: string) => string) | null
}) => (
  <>
    <h2 class="govuk-heading-m">What our rules find</h2>
    <StackedTable
      caption="What our rules find, by rule"
      captionHidden
      columns={[{ text: 'What is wrong' }, { text: 'How to mend it' }, { text: 'Found in' }]}
      rows={found.map((one) => ({
        key: one.rule,
        cells: [
          worklistHref === null ? (
            one.title
          ) : (
            <a class="govuk-link" href={worklistHref(one.rule)}>
              {one.title}
            </a>
          ),
          one.mend,
          one.where,
        ],
      }))}
    />
  </>
)

const Warnings = ({ which, children }: { which: Which; children: number }) =>
  children === 0 ? null : <WarningText>{which.withoutNumber(children)}</WarningText>

/** What our rules found, and the question whether to make it. */
export const Checked = ({
  which,
  row,
  worklistHref,
}: {
  which: Which
  row: ReturnOutRow
  worklistHref: ((rule: string) => string) | null
}) => {
  const shown = presentCheck(which, row)
  const { path, word, unchecked } = which
  return (
    <>
      <PageHeading lead={shown?.lead ?? unchecked}>
        The {word} of {row.year}
      </PageHeading>
      {shown && <Figures figures={shown.figures} />}
      <Warnings which={which} children={row.checked?.withoutNumber ?? 0} />
      <div class="govuk-button-group">
        <PostButton action={`${path}/${row.id}/make`}>Make the {word}</PostButton>
        <PostButton action={`${path}/${row.id}/cancel`} variant="secondary">
          Do not make it
        </PostButton>
      </div>
      {shown && shown.found.length > 0 && <Found found={shown.found} worklistHref={worklistHref} />}
      {shown && shown.notRun.length > 0 && (
        <Details summary="What was not checked, and why">
          {shown.notRun.map(({ reason, rules }) => (
            <p class="govuk-body">
              Because {reason}: rules {rules}.
            </p>
          ))}
        </Details>
      )}
    </>
  )
}

/** A return that was made, or how it ended otherwise. */
export const Ended = (props: {
  which: Which
  row: ReturnOutRow
  line: HistoryLine
  files: ReturnType<Which['files']>
}) => {
  const { which, row, line, files } = props
  return (
    <>
      <PageHeading lead={`${line.of}. Asked for on ${line.when} by the ${line.by.toLowerCase()}.`}>
        The {which.word} of {row.year}
      </PageHeading>
      <p class="govuk-body">
        <Status standing={line.state.standing}>{line.state.says}</Status>
      </p>
      {row.problem !== null && <WarningText>{row.problem}</WarningText>}
      {row.outcome !== null && (
        <>
          <Warnings which={which} children={row.outcome.withoutNumber} />
          {files.length > 0 ? (
            <>
              <div class="govuk-button-group">
                {files.map(({ name, save }) => (
                  <ButtonLink href={`${which.path}/${row.id}/${name}`}>{save}</ButtonLink>
                ))}
              </div>
              <InsetText>{which.aboutFiles} What was made is kept here for seven days.</InsetText>
            </>
          ) : (
            <InsetText>What was made is no longer kept here. Ask for the {which.word} again.</InsetText>
          )}
          <h2 class="govuk-heading-m">What it holds</h2>
          <SummaryList
            rows={[
              { key: 'Children', value: sayNumber(row.outcome.children) },
              ...presentTables(which, row.outcome.rows),
            ]}
          />
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={which.path}>
          {which.title} of another year
        </a>
      </p>
    </>
  )
}
