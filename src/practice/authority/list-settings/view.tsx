import { PageHeading, StackedTable } from '../../../web/ui/index.ts'
import type { SettingLine, SettingsShown } from './present.ts'

const COLUMNS = [
  { text: 'Setting' },
  { text: 'Now' },
  { text: 'Where it comes from' },
  { text: 'Change', quietOnCard: true },
]

const Now = ({ line }: { line: SettingLine }) => (
  <>
    <span class="tl-setting__value">{line.value}</span>
    {line.changed && (
      <span class="tl-note tl-setting__note">
        {line.changed.since}. {line.changed.by}: {line.changed.why}
      </span>
    )}
    {line.later !== null && <span class="tl-note tl-setting__note">Then {line.later}</span>}
  </>
)

const rowOf = (line: SettingLine) => ({
  key: line.id,
  cells: [
    line.title,
    <Now line={line} />,
    <>
      {line.source}
      <span class="tl-note tl-setting__note">{line.trust}</span>
    </>,
    <a class="govuk-link" href={line.href}>
      {line.link}
      <span class="govuk-visually-hidden">: {line.title}</span>
    </a>,
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
      <section class="tl-section tl-settings" id={id}>
        <StackedTable caption={title} columns={COLUMNS} rows={lines.map(rowOf)} />
      </section>
    ))}
  </>
)
