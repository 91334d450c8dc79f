/* words.ts: the rooms' words put together. */
import actions from './rooms/actions'
import cbv from './rooms/cbv'
import certify from './rooms/certify'
import codes from './rooms/codes'
import common from './rooms/common'
import dash from './rooms/dash'
import dealOffice from './rooms/deal_office'
import epcis from './rooms/epcis'
import govern from './rooms/govern'
import grow from './rooms/grow'
import pay from './rooms/pay'
import people from './rooms/people'
import scan from './rooms/scan'
import sell from './rooms/sell'
import share from './rooms/share'
import trace from './rooms/trace'
import trade from './rooms/trade'

export const words = { ...common, ...codes, ...people, ...grow, ...certify, ...scan, ...epcis, ...govern, ...dash, ...cbv, ...actions, ...trace, ...share, ...pay, ...sell, ...dealOffice, ...trade }
export type WordKey = keyof typeof words
