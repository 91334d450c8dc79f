/* index.ts: what the pages of every application share and that draws nothing: loading a thing, the session, what a person chose on this
 * device, photos made smaller before they are sent. No words and no component library, so that the mall stays light. */
export { codePath } from './code-path'
export { describeError } from './describe-error'
export { smaller } from './photo'
export { big, setBig } from './prefs'
export { createSession, type Session } from './session'
export { useOnline } from './use-online'
export { useThing, type Thing } from './use-thing'
