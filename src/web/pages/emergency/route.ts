import { definePage, type PageDefinition } from '../../ui/index.ts'
import { openRecord, showOpening } from './open.tsx'
import type { EmergencyPorts } from './ports.ts'
import { reviewOne, showList, showOne } from './review.tsx'

/** Emergency access to one record, and its review the next day. */
export const emergencyPages = (ports: EmergencyPorts): readonly PageDefinition[] => [
  definePage({
    ...{ method: 'GET', path: '/emergency', section: 'home', needs: 'emergency.open' },
    handle: (asked) => showOpening(ports, asked),
  }),
  definePage({
    ...{ method: 'POST', path: '/emergency', section: 'home', needs: 'emergency.open' },
    // It is written down as an asking, whatever comes of it: there is no draft of it besides.
    isQuestion: true,
    handle: (asked) => openRecord(ports, asked),
  }),
  definePage({
    ...{ method: 'GET', path: '/emergency/review', section: 'home', needs: 'emergencies.review' },
    handle: (asked) => showList(ports, asked),
  }),
  definePage({
    ...{ method: 'GET', path: '/emergency/review/:access', section: 'home', needs: 'emergencies.review' },
    handle: (asked) => showOne(ports, asked),
  }),
  definePage({
    ...{ method: 'POST', path: '/emergency/review/:access', section: 'home', needs: 'emergencies.review' },
    handle: (asked) => reviewOne(ports, asked),
  }),
]
