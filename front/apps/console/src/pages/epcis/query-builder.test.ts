import { describe, expect, it } from 'vitest'
import { setLang } from '@tiantou/i18n'
import { lineFault, lineOf, paramsOf, queryBodyOf, type Line } from './query-builder'

setLang('zh-CN')
const line = (property: string, value = '', more: Partial<Line> = {}): Line => ({ ...lineOf(property), value, ...more })
describe('a question to the repository', () => {
  it.each([
    ['a measurement with its unit', [line('value', '277.15', { by: 'GE', unit: 'KEL' })], { GE_value_KEL: '277.15' }],
    ['several values of one property', [line('bizStep', 'shipping'), line('bizStep', 'receiving')], { EQ_bizStep: 'shipping|receiving' }],
    ['a place and all below it', [line('bizLocation', 'https://id.gs1.org/414/9521234540007', { by: 'WD' })], { WD_bizLocation: 'https://id.gs1.org/414/9521234540007' }],
    ['that something is there', [line('sensor')], { EXISTS_sensorElementList: 'true' }],
    ['from and until', [line('eventTime', '2026-11-01T00:00:00Z'), line('eventTime', '2026-11-02T00:00:00Z', { by: 'LT' })], { GE_eventTime: '2026-11-01T00:00:00.000Z', LT_eventTime: '2026-11-02T00:00:00.000Z' }],
    ['nothing of an unfinished line', [line('bizStep', '  '), line('quantity', 'viel')], {}],
  ])('%s', (_, lines, params) => expect(paramsOf(lines)).toEqual(params))
  it('says what is missing', () => {
    expect(lineFault(line('value', 'x'))).toBe('测量值要填数字')
    expect(lineFault(line('bizStep', ''))).toBe('请填写业务环节')
    expect(lineFault(line('errorDeclaration'))).toBe('')
  })
  it('is kept as a named query', () => {
    expect(queryBodyOf([line('bizStep', 'shipping|receiving'), line('value', '8', { by: 'GT', unit: 'CEL' }), line('sensor')])).toEqual({ EQ_bizStep: ['shipping', 'receiving'], GT_value_CEL: 8, EXISTS_sensorElementList: true })
  })
})
