/* words.ts: the rooms' words put together. */
import certify from './rooms/certify'
import codes from './rooms/codes'
import common from './rooms/common'
import dash from './rooms/dash'
import epcis from './rooms/epcis'
import govern from './rooms/govern'
import grow from './rooms/grow'
import people from './rooms/people'
import scan from './rooms/scan'

export const words = { ...common, ...codes, ...people, ...grow, ...certify, ...scan, ...epcis, ...govern, ...dash }
export type WordKey = keyof typeof words
