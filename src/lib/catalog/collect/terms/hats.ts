/** Hats by shape. */

import { termsOf } from './terms-of';

export const HATS = termsOf('hat', {
	hat: ['모자', 'hat', '햇'],
	cap: [
		'볼캡',
		'cap',
		'야구 모자',
		'볼 캡',
		'캡 모자',
		'야구모자',
		'baseball cap',
		'ball cap',
		'snapback'
	],
	'bucket-hat': ['버킷햇', 'bucket hat', '벙거지', '버켓햇', '벙거지 모자', 'fisherman hat'],
	beanie: ['비니', 'beanie', '니트 모자', '털모자', 'knit hat', 'watch cap'],
	beret: ['베레모', 'beret', '베레', '빵모자', '뉴스보이캡', 'newsboy cap'],
	'straw-hat': ['밀짚모자', 'straw hat', '라탄 모자', '썬햇', '파나마햇', 'panama hat', 'sun hat'],
	fedora: ['페도라', 'fedora', '중절모', '페도라 햇', 'trilby', 'felt hat']
});
