export { authorityEvents, settingChanged } from './events.ts'
export { changeOn, changesIn, definitionsUnder, settingsOf, type Change } from './in-force.ts'
export { BANK_HOLIDAY } from './other-settings.ts'
export { mayBe, sayValue, type Asks, type Setting } from './setting.ts'
