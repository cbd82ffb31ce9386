import type { PageDefinition } from '../../web/ui/index.ts'
import { agreeActionPages } from './agree-action/route.tsx'
import { agreePlanPages } from './agree-plan/route.tsx'
import { comparePlanPages } from './compare-plan/route.tsx'
import { documentPages } from './keep-document/route.tsx'
import { decideDatePages } from './decide-date/route.tsx'
import { correctPages } from './correct-fact/route.tsx'
import { verdictPages } from './give-verdict/route.tsx'
import { enterRequirementPages } from './enter-requirement/route.tsx'
import { rolePages } from './hold-role/route.tsx'
import { loadPlanPages } from './load-plan/route.tsx'
import type { ImprovementPorts } from './ports.ts'
import { recordStepPages } from './record-step/route.tsx'
import { actionPages } from './show-action/route.tsx'
import { loadComparatorPages } from './say-figure/load-comparators.tsx'
import { sayFigurePages } from './say-figure/route.tsx'
import { behindPages } from './show-behind/route.tsx'
import { measurePages } from './show-measures/route.tsx'
import { planPages } from './show-plan/route.tsx'
import { promisePages } from './show-promises/route.tsx'
import { requirementPages } from './show-requirements/route.tsx'
import { performancePages } from './show-scorecard/route.tsx'
import { storyPages } from './tell-story/route.tsx'
import { ambitionPages } from './set-ambition/route.ts'
import { submitPlanPages } from './submit-plan/route.tsx'

/** Every page of improvement. */
export const improvementPages = (ports: ImprovementPorts): readonly PageDefinition[] => [
  ...planPages(ports),
  ...agreePlanPages(ports),
  ...rolePages(ports),
  ...ambitionPages(ports),
  ...loadPlanPages(ports),
  ...agreeActionPages(ports),
  ...submitPlanPages(ports),
  ...comparePlanPages(ports),
  ...actionPages(ports),
  ...recordStepPages(ports),
  ...decideDatePages(ports),
  ...documentPages(ports),
  ...enterRequirementPages(ports),
  ...requirementPages(ports),
  ...verdictPages(ports),
  ...storyPages(ports),
  ...performancePages(ports),
  ...behindPages(ports),
  ...sayFigurePages(ports),
  ...loadComparatorPages(ports),
  ...correctPages(ports),
  ...measurePages(ports),
  ...promisePages(ports),
]
