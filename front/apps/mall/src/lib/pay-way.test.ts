import { expect, it } from 'vitest'
import { pickWay, wayOf } from './pay-way'

const WECHAT = 'Mozilla/5.0 (Linux; Android 12; PGT-AN00) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.49'
const PHONE = 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1'
const DESK = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/127.0 Safari/537.36'

it.each([
  ['wechat', WECHAT, 'jsapi'],
  ['wechat', PHONE, 'h5'],
  ['wechat', DESK, 'native'],
  ['alipay', PHONE, 'wap'],
  ['alipay', DESK, 'page'],
  ['unionpay', DESK, 'page'],
])('%s', (channel, agent, way) => expect(wayOf(channel, agent)).toBe(way))

it.each([
  ['wechat', ['jsapi', 'h5', 'native'], WECHAT, 'jsapi'],
  ['wechat', ['jsapi', 'h5', 'native'], PHONE, 'h5'],
  ['wechat', ['jsapi', 'native'], PHONE, 'native'],
  ['wechat', ['jsapi'], DESK, undefined],
  ['wechat', ['h5', 'native'], WECHAT, 'native'],
  ['wechat', ['h5'], WECHAT, undefined],
  ['alipay', ['page'], PHONE, 'page'],
  ['cash', ['hand'], PHONE, 'hand'],
])('%s of %j', (channel, offered, agent, way) => expect(pickWay(channel, offered, agent)).toBe(way))
