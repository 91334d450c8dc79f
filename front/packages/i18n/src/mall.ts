/* mall.ts: what the mall says: the words used everywhere, those of the server's codes, and its own. */
import codes from './rooms/codes'
import common from './rooms/common'
import deal from './rooms/deal'
import mall from './rooms/mall'
import trade from './rooms/trade'
import { speaker } from './speak'

export { colon, lang, pick, setLang, type Lang } from './speak'
export const words = { ...common, ...codes, ...trade, ...mall, ...deal }
export type WordKey = keyof typeof words
export const { t, word } = speaker(words)
