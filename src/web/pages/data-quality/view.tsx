import type { ComponentChildren } from 'preact'
import {
  Button,
  Figures,
  InsetText,
  PageHeading,
  Pagination,
  ProgressBar,
  Select,
  StackedTable,
  SubNavigation,
  WarningText,
} from '../../ui/index.ts'
import { NOBODY, type Asked } from './asked.ts'
import type {
  FindingShown,
  presentChildren,
  presentFigures,
  presentNotRun,
  presentRules,
  presentWhose,
} from './present.ts'

const LEAD =
  'What the Department’s rules find in the SSDA903 return that this record would make now. Mend it here, and the return is clean when it is due.'

const PostForm = (props: { action: string; variant: 'secondary' | 'warning'; children: ComponentChildren }) => (
  <form method="post" action={props.action}>
    <Button variant={props.variant}>{props.children}</Button>
  </form>
)

/** The check under way, or the way to ask for one. */
export const RunShown = (props: {
  progress: { readonly share: number; readonly says: string } | null
  problem: string | null
}) =>
  props.progress === null ? (
    <>
      {props.problem !== null && <WarningText>{props.problem}</WarningText>}
      <PostForm action="/data-quality/check" variant="secondary">
        Check the whole record now
      </PostForm>
    </>
  ) : (
    <>
      <ProgressBar share={props.progress.share} label={props.progress.says} />
      <PostForm action="/data-quality/stop" variant="secondary">
        Stop
      </PostForm>
    </>
  )

/** The page before the record was ever checked. */
export const NotYet = ({ run, says }: { run: ComponentChildren; says: string }) => (
  <>
    <PageHeading lead={LEAD}>Data quality</PageHeading>
    <p class="govuk-body">{says}</p>
    {run}
  </>
)

/** The worklist: figures, ways to read it, what narrows it, and one reading. */
export const Worklist = (props: {
  when: string
  run: ComponentChildren
  figures: ReturnType<typeof presentFigures>
  links: Parameters<typeof SubNavigation>[0]['links']
  narrow: ComponentChildren
  children: ComponentChildren
}) => (
  <>
    <PageHeading lead={LEAD}>Data quality</PageHeading>
    <Figures figures={props.figures} />
    <p class="tl-note">{props.when}</p>
    {props.run}
    <SubNavigation label="Ways to read the findings" links={props.links} />
    {props.narrow}
    {props.children}
  </>
)

type Choices = readonly { readonly value: string; readonly text: string }[]
const any = (text: string) => ({ value: '', text })
const chosen = (said: string | null): string => (said === null ? '' : said || NOBODY)

/** What narrows the list, as a form that asks by address. */
export const Narrow = (props: {
  asked: Asked
  rules: Choices
  teams: Choices
  workers: Choices
  isCompared: boolean
}) => (
  <form method="get" action="/data-quality" class="tl-narrow" aria-label="Narrow the findings">
    <input type="hidden" name="by" value={props.asked.by} />
    <Select name="rule" label="Rule" options={[any('All rules'), ...props.rules]} value={props.asked.rule ?? ''} />
    <Select name="team" label="Team" options={[any('All teams'), ...props.teams]} value={chosen(props.asked.team)} />
    <Select
      name="worker"
      label="Worker"
      options={[any('All workers'), ...props.workers]}
      value={chosen(props.asked.worker)}
    />
    {props.isCompared && (
      <Select
        name="since"
        label="Since last time"
        options={[any('New or still there'), { value: 'new', text: 'New' }, { value: 'still', text: 'Still there' }]}
        value={props.asked.since ?? ''}
      />
    )}
    <Button variant="secondary">Show</Button>
  </form>
)

const Nothing = () => <InsetText>Nothing is found here.</InsetText>

/** Rules, those that found most first: what is wrong, why it matters and how to mend it. */
export const ByRule = ({ rules }: { rules: ReturnType<typeof presentRules> }) =>
  rules.length === 0 ? (
    <Nothing />
  ) : (
    <ul class="tl-rules">
      {rules.map(({ rule, title, wrong, why, mend, found, href }) => (
        <li key={rule} class="tl-rules__rule">
          <h2 class="govuk-heading-s tl-rules__title">
            {title}: {wrong}
          </h2>
          <p class="govuk-body">
            {why} <strong>{mend}</strong>
          </p>
          <p class="tl-note">
            {found}.{' '}
            <a class="govuk-link" href={href}>
              Show them<span class="govuk-visually-hidden"> for {title.toLowerCase()}</span>
            </a>
          </p>
        </li>
      ))}
    </ul>
  )

/** Teams or workers, those with most first. */
export const ByWhose = ({ whose, heading }: { whose: ReturnType<typeof presentWhose>; heading: 'Team' | 'Worker' }) =>
  whose.length === 0 ? (
    <Nothing />
  ) : (
    <StackedTable
      caption={`By ${heading.toLowerCase()}`}
      captionHidden
      columns={[{ text: heading }, { text: 'Findings', numeric: true }, { text: 'Children', numeric: true }]}
      rows={whose.map((one) => ({
        key: one.key,
        cells: [
          <a class="govuk-link" href={one.href}>
            {one.called}
          </a>,
          one.rows,
          one.children,
        ],
      }))}
    />
  )

/** Children, those with most first. */
export const ByChild = ({ children }: { children: ReturnType<typeof presentChildren> }) =>
  children.length === 0 ? (
    <Nothing />
  ) : (
    <StackedTable
      caption="By child"
      captionHidden
      columns={[
        { text: 'Child' },
        { text: 'Team' },
        { text: 'Worker' },
        { text: 'Findings', numeric: true },
        { text: 'Rules' },
      ]}
      rows={children.map((child) => ({
        key: child.key,
        cells: [
          <a class="govuk-link" href={child.href}>
            {child.called}
          </a>,
          child.team,
          child.worker,
          child.rows,
          child.rules,
        ],
      }))}
    />
  )

const MendLink = ({ finding }: { finding: FindingShown }) => (
  <a class="govuk-link" href={finding.mendHref}>
    Correct this record
    <span class="govuk-visually-hidden">
      {' '}
      of {finding.called}: {finding.title.toLowerCase()}
    </span>
  </a>
)

/** Findings, each with the child, what is wrong, how to mend it, and the form that does. */
export const Findings = (props: { findings: readonly FindingShown[]; isMended: boolean }) =>
  props.findings.length === 0 ? (
    <Nothing />
  ) : (
    <StackedTable
      caption={props.isMended ? 'Mended since last time' : 'Findings'}
      captionHidden
      columns={[{ text: 'Child' }, { text: 'What is wrong' }, { text: 'What stands there' }, { text: 'Since' }]}
      rows={props.findings.map((finding) => ({
        key: finding.key,
        cells: [
          <>
            <a class="govuk-link" href={finding.childHref}>
              {finding.called}
            </a>
            <br />
            <span class="tl-note">{finding.team}</span>
          </>,
          <>
            <span class="tl-path">
              {finding.title}: {finding.wrong} <strong>{finding.mend}</strong>
            </span>
          </>,
          <>
            <span class="tl-path">
              {finding.where}: {finding.cells}
            </span>
            {!props.isMended && (
              <>
                <br />
                <MendLink finding={finding} />
              </>
            )}
          </>,
          finding.since,
        ],
      }))}
    />
  )

/** Rules that were not checked, each reason with its rules. */
export const NotRun = ({ reasons }: { reasons: ReturnType<typeof presentNotRun> }) => (
  <>
    {reasons.length === 0 && <InsetText>Every rule was checked.</InsetText>}
    {reasons.map(({ reason, rules }) => (
      <>
        <h2 class="govuk-heading-s">{reason}</h2>
        <ul class="govuk-list govuk-list--bullet">
          {rules.map(({ title, wrong }) => (
            <li>
              {title}: {wrong}
            </li>
          ))}
        </ul>
      </>
    ))}
  </>
)

/** Everything that is found in one child's record, each with why it matters and the form that mends it. */
export const OfChild = (props: {
  called: string
  childHref: string
  findings: readonly FindingShown[]
  when: string
}) => (
  <>
    <PageHeading lead={props.when}>Data quality: {props.called}</PageHeading>
    {props.findings.length === 0 && <InsetText>Nothing is found in this child’s record now.</InsetText>}
    <ul class="tl-rules">
      {props.findings.map((finding) => (
        <li key={finding.key} class="tl-rules__rule">
          <h2 class="govuk-heading-s tl-rules__title">
            {finding.title}: {finding.wrong}
          </h2>
          <p class="govuk-body">
            {finding.why} <strong>{finding.mend}</strong>
          </p>
          <p class="govuk-body">
            {finding.where}: {finding.cells}. <MendLink finding={finding} />
          </p>
          <p class="tl-note">{finding.since}</p>
        </li>
      ))}
    </ul>
    <p class="govuk-body">
      <a class="govuk-link" href={props.childHref}>
        Open the child’s page
      </a>
    </p>
  </>
)

export const Pages = (props: { current: number; total: number; of: number; hrefOf: (page: number) => string }) => (
  <Pagination current={props.current} last={Math.ceil(props.total / props.of)} hrefOf={props.hrefOf} />
)
