import { describe, expect, it } from 'vitest'
import { setLang } from '@tiantou/i18n'
import { alarmsOf, eventOf, partsOf } from './event-parts'

setLang('zh-CN')
describe('an event', () => {
  it('is found in an answer of one event, a document and a query document', () => {
    const e = { type: 'ObjectEvent', eventTime: 't' }
    expect(eventOf(e)).toBe(e)
    expect(eventOf({ epcisBody: { eventList: [e] } })).toBe(e)
    expect(eventOf({ epcisBody: { queryResults: { resultsBody: { eventList: [e] } } } })).toBe(e)
    expect(eventOf({ epcisBody: { eventList: [] } })).toBeNull()
  })
  it('is sorted into what, why and where', () => {
    expect(
      partsOf({
        quantityList: [{ epcClass: 'urn:x', quantity: 820, uom: 'KGM' }],
        bizStep: 'https://ref.gs1.org/cbv/BizStep-commissioning',
        disposition: 'in_transit',
        readPoint: { id: 'https://id.gs1.org/414/9' },
      }),
    ).toEqual([
      { label: 'epcis.what', lines: [{ text: 'urn:x × 820 KGM', code: true, epc: 'urn:x' }] },
      { label: 'epcis.step', lines: [{ text: '赋码' }] },
      { label: 'epcis.disposition', lines: [{ text: '运输中' }] },
      { label: 'epcis.readPoint', lines: [{ text: 'https://id.gs1.org/414/9', code: true }] },
    ])
  })
  it('tells of alarms', () => {
    const e = { sensorElementList: [{ sensorReport: [{ type: 'Temperature', value: 3 }, { type: 'Temperature', value: 26, exception: 'ALARM_CONDITION' }] }, {}] }
    expect(alarmsOf(e)).toEqual(['ALARM_CONDITION'])
    expect(partsOf(e)).toEqual([{ label: 'epcis.alarm', lines: [{ text: '报警' }] }])
    expect(alarmsOf({})).toEqual([])
  })
})
