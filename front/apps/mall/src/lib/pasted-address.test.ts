import { expect, it } from 'vitest'
import { readAddress } from './pasted-address'

it.each([
  ['王小满，13800138000，浙江省丽水市青田县东源镇下坞村 8 号', { name: '王小满', phone: '13800138000', region: '浙江省丽水市青田县', detail: '东源镇下坞村 8 号' }],
  ['收货人：李明白\n手机号：138-0013-8000\n所在地区：北京市海淀区\n详细地址：中关村大街 1 号院', { name: '李明白', phone: '13800138000', region: '北京市海淀区', detail: '中关村大街 1 号院' }],
  ['广西壮族自治区南宁市青秀区民族大道100号 陈抽样 +86 13800138000', { name: '陈抽样', phone: '13800138000', region: '广西壮族自治区南宁市青秀区', detail: '民族大道100号' }],
  ['杭州市西湖区文三路 5 号', { name: '', phone: '', region: '杭州市西湖区', detail: '文三路 5 号' }],
  ['你好', { name: '你好', phone: '', region: '', detail: '' }],
  ['', { name: '', phone: '', region: '', detail: '' }],
])('%s', (text, parts) => expect(readAddress(text)).toEqual(parts))
