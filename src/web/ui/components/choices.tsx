import type { ComponentChildren } from 'preact'
import { FieldsetField, type FieldProps, type LabelSize } from './field.tsx'
import { classes } from './text.tsx'

/** One of the answers offered. */
export interface Choice {
  readonly value: string
  readonly text: ComponentChildren
  readonly hint?: ComponentChildren
  /** Where it is not the question's id with its number. */
  readonly id?: string
  /** Fields that belong to this answer. Always shown: the page works without JavaScript. */
  readonly conditional?: ComponentChildren
}

const choiceId = (id: string, index: number): string => (index === 0 ? id : `${id}-${index + 1}`)

const Choices = (
  props: FieldProps &
    LabelSize & {
      kind: 'radio' | 'checkbox'
      choices: readonly Choice[]
      chosen: readonly string[]
      modifiers: readonly (string | false | undefined)[]
    },
) => {
  const id = props.id ?? props.name
  const block = props.kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes'
  return (
    <FieldsetField {...props} id={id}>
      <div class={classes(block, ...props.modifiers)} data-module={block}>
        {props.choices.map((choice, index) => {
          const at = choice.id ?? choiceId(id, index)
          return (
            <>
              <div class={`${block}__item`}>
                <input
                  class={`${block}__input`}
                  id={at}
                  name={props.name}
                  type={props.kind}
                  value={choice.value}
                  checked={props.chosen.includes(choice.value)}
                  aria-describedby={choice.hint === undefined ? undefined : `${at}-item-hint`}
                />
                <label class={`govuk-label ${block}__label`} for={at}>
                  {choice.text}
                </label>
                {choice.hint !== undefined && (
                  <div id={`${at}-item-hint`} class={`govuk-hint ${block}__hint`}>
                    {choice.hint}
                  </div>
                )}
              </div>
              {choice.conditional !== undefined && (
                <div class={`${block}__conditional`} id={`conditional-${at}`}>
                  {choice.conditional}
                </div>
              )}
            </>
          )
        })}
      </div>
    </FieldsetField>
  )
}

/** GOV.UK radios: one answer. */
export const Radios = (
  props: FieldProps &
    LabelSize & { choices: readonly Choice[]; value?: string | undefined; inline?: boolean; small?: boolean },
) => (
  <Choices
    {...props}
    kind="radio"
    chosen={props.value === undefined ? [] : [props.value]}
    modifiers={[props.inline && 'govuk-radios--inline', props.small && 'govuk-radios--small']}
  />
)

/** GOV.UK checkboxes: any number of answers. */
export const Checkboxes = (
  props: FieldProps & LabelSize & { choices: readonly Choice[]; values?: readonly string[]; small?: boolean },
) => (
  <Choices
    {...props}
    kind="checkbox"
    chosen={props.values ?? []}
    modifiers={[props.small && 'govuk-checkboxes--small']}
  />
)

/** Many checkboxes of one question, under headings. The first has the question’s own id, to which an error leads. */
export const CheckboxGroups = ({
  groups,
  values,
  small,
  ...question
}: FieldProps &
  LabelSize & {
    groups: readonly { heading: string; choices: readonly Choice[] }[]
    values?: readonly string[]
    small?: boolean
  }) => {
  const id = question.id ?? question.name
  return (
    <FieldsetField {...question} id={id}>
      {groups.map(({ heading, choices }, nth) => (
        <Checkboxes
          name={question.name}
          id={nth === 0 ? id : `${id}-in-${nth + 1}`}
          label={heading}
          choices={choices}
          values={values ?? []}
          small={small ?? false}
        />
      ))}
    </FieldsetField>
  )
}
