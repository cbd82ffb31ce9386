export { voicePages, type VoicePorts } from './route.tsx'
