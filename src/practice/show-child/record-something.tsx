import type { EventDefinition } from '../../record/index.ts'
import { called } from '../child/index.ts'
import type { ChildRead } from './ports.ts'

/** Everything that a person may record of a child, each with what it is. */
export const RecordSomething = (props: { child: ChildRead; definitions: readonly EventDefinition[] }) => (
  <>
    <span class="govuk-caption-l">{called(props.child)}</span>
    <h1 class="govuk-heading-l">What happened?</h1>
    <ul class="tl-ways">
      {props.definitions
        .filter(({ typed, type }) => typed && type !== 'child.sibling-group')
        .map(({ type, title, describes }) => (
          <li class="tl-ways__way">
            <h2 class="tl-ways__name">
              <a class="govuk-link" href={`/children/${props.child.subject}/record/${type}`}>
                {title}
              </a>
            </h2>
            <p class="tl-ways__says">{describes}</p>
          </li>
        ))}
      <li class="tl-ways__way">
        <h2 class="tl-ways__name">
          <a class="govuk-link" href={`/children/${props.child.subject}/siblings`}>
            Brothers and sisters together
          </a>
        </h2>
        <p class="tl-ways__says">
          Children whose permanence is planned together: chosen among the children, never guessed.
        </p>
      </li>
      <li class="tl-ways__way">
        <h2 class="tl-ways__name">
          <a class="govuk-link" href={`/children/${props.child.subject}/same-as`}>
            The same child as …
          </a>
        </h2>
        <p class="tl-ways__says">One child is on record twice: the two records are then shown together.</p>
      </li>
    </ul>
  </>
)
