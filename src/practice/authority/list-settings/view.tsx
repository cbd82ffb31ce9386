import { PageHeading, StackedTable } from '../../../web/ui/index.ts'
import type { SettingLine, SettingPart, SettingsShown } from './present.ts'

const COLUMNS = [
  { text: 'What' },
  { text: 'Now', quietOnCard: true, size: 'govuk-!-width-one-half' },
  { text: 'Where it comes from', quietOnCard: true },
]

const Part = ({ part }: { part: SettingPart }) => (
  <li class="tl-setting">
    <span class="tl-setting__says">
      {part.is !== null && `${part.is}: `}
      <span class="tl-setting__value">{part.value}</span>
    </span>{' '}
    <a class="govuk-link" href={part.href}>
      {part.link}
      <span class="govuk-visually-hidden">: {part.title}</span>
    </a>
    {part.changed && (
      <span class="tl-note tl-setting__note">
        {part.changed.since}. {part.changed.by}: {part.changed.why}
      </span>
    )}
    {part.later !== null && <span class="tl-note tl-setting__note">Then {part.later}</span>}
  </li>
)

const rowOf = (line: SettingLine) => ({
  key: line.title,
  cells: [
    line.title,
    <ul class="tl-setting__parts">
      {line.parts.map((part) => (
        <Part part={part} />
      ))}
    </ul>,
    <>
      {line.source}
      {line.trust !== null && <span class="tl-note tl-setting__note">{line.trust}</span>}
    </>,
  ],
})

/** The list of settings, by group, each with its value, who set it and where it comes from. */
export const Settings = ({ shown }: { shown: SettingsShown }) => (
  <>
    <PageHeading lead={shown.lead}>Settings</PageHeading>
    <nav aria-label="Groups of settings">
      <ul class="govuk-list">
        {shown.groups.map(({ id, title }) => (
          <li>
            <a class="govuk-link" href={`#${id}`}>
              {title}
            </a>
          </li>
        ))}
      </ul>
    </nav>
    {shown.groups.map(({ id, title, lines }) => (
      <section class="tl-section" id={id}>
        <StackedTable caption={title} columns={COLUMNS} rows={lines.map(rowOf)} />
      </section>
    ))}
  </>
)
