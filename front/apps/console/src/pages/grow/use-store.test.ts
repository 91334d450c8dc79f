import { describe, expect, it } from 'vitest'
import { setLang } from '@tiantou/i18n'
import { amountFor, amountText, ruleFor, unitOf, workOf } from './use-store'

const rule = (more: object) => ({ crop: null, crop_name: null, dose_min: '5', dose_max: '10', unit: 'mL', uses_max: null, interval_days: 7, source: null, ...more }) as never
setLang('zh-CN')
describe('the input store', () => {
  it('says amounts as people do', () => {
    expect(amountText(384500, 'mL')).toBe('384.5 mL')
    expect(amountText(2500000, 'g')).toBe('2.5 kg')
    expect(amountText(-1200000, 'mL')).toBe('-1.2 L')
    expect(amountText(2000, '瓶')).toBe('2 瓶')
    expect(amountText(0, 'g')).toBe('0 g')
  })
  it('knows the work of an input', () => {
    expect(['pesticide', 'fertiliser', 'seed', 'x'].map(workOf)).toEqual(['pesticide', 'fertilise', 'sow', 'other'])
  })
  it('speaks of kilograms where there are some', () => {
    expect(unitOf({ left_m: 100_000_000, unit: 'g' })).toEqual({ unit: 'kg', factor: 1000 })
    expect(unitOf({ left_m: 999_000, unit: 'mL' })).toEqual({ unit: 'mL', factor: 1 })
    expect(unitOf({ left_m: 5_000_000, unit: '袋' })).toEqual({ unit: '袋', factor: 1 })
    expect(amountFor({ left_m: 100_000_000, unit: 'g' }, rule({ dose_max: '15', unit: 'kg' }), 2000)).toBe('45')
  })
  it('takes the crop’s own rule before the one for any', () => {
    const any = rule({}),
      own = rule({ crop: 'c1' })
    expect(ruleFor([any, own], 'c1')).toBe(own)
    expect(ruleFor([any, own], 'c2')).toBe(any)
    expect(ruleFor([own], 'c2')).toBeUndefined()
  })
  it('fills in what the plot takes, never more than there is', () => {
    const shelf = { left_m: 100000, unit: 'mL' }
    expect(amountFor(shelf, rule({}), 2000)).toBe('30') // 3 mu
    expect(amountFor(shelf, rule({}), 20000)).toBe('100')
    expect(amountFor(shelf, rule({ dose_max: '0.01', unit: 'L' }), 2000)).toBe('30')
    expect(amountFor(shelf, rule({ unit: 'g' }), 2000)).toBe('') // another measure
    expect(amountFor(shelf, undefined, 2000)).toBe('')
    expect(amountFor(shelf, rule({}), null)).toBe('')
  })
})
