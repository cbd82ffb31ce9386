import { definePage, page, type PageDefinition } from '../../../web/ui/index.ts'
import type { SettingsPorts } from '../ports.ts'
import { readSettings } from '../told.ts'
import { presentSettings } from './present.ts'
import { Settings } from './view.tsx'

/** The list of settings, on any date. */
export const listSettingsPages = (ports: SettingsPorts): readonly PageDefinition[] => [
  definePage({
    method: 'GET',
    path: '/settings',
    section: 'home',
    needs: 'use',
    handle: async ({ reading }) => {
      const told = await readSettings(ports, reading.authority)
      return page({
        title: 'Settings',
        view: <Settings shown={presentSettings(told, { on: reading.on, titleOf: ports.titleOf })} />,
        definitions: '/scorecard/definitions',
      })
    },
  }),
]
