import type { PageDefinition } from '../../web/ui/index.ts'
import { changePanelPages } from './change.tsx'
import { minutesPages } from './minutes.ts'
import type { PanelPorts } from './ports.ts'
import { showPanelPages } from './show.tsx'

/** Every page of panels. */
export const panelPages = (ports: PanelPorts): readonly PageDefinition[] => [
  ...showPanelPages(ports),
  ...changePanelPages(ports),
  ...minutesPages(ports),
]
