import type { PageDefinition } from '../../web/ui/index.ts'
import type { ImprovementPorts } from './ports.ts'
import { recordStepPages } from './record-step/route.tsx'
import { actionPages } from './show-action/route.tsx'
import { measurePages } from './show-measures/route.tsx'
import { planPages } from './show-plan/route.tsx'
import { requirementPages } from './show-requirements/route.tsx'

/** Every page of improvement. */
export const improvementPages = (ports: ImprovementPorts): readonly PageDefinition[] => [
  ...planPages(ports),
  ...actionPages(ports),
  ...recordStepPages(ports),
  ...requirementPages(ports),
  ...measurePages(ports),
]
