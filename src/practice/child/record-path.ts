import { planVersion } from './plan-events.ts'

/** Where something is recorded of a child: a plan on the page of its kind, anything else on the form of its event. */
export const recordHref = (child: string, type: string, kind?: string): string =>
  type === planVersion.type
    ? `/children/${child}/plans${kind === undefined ? '' : `/${kind}`}`
    : `/children/${child}/record/${type}`
