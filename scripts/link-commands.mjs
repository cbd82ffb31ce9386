// After `npm install`: `npx throughline` and `node` then mean this checkout's.
import { linkCommands } from './checkout.mjs'

linkCommands()
