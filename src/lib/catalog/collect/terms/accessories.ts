/** What completes an outfit and is neither bag nor hat. */

import { termsOf } from './terms-of';

export const ACCESSORIES = termsOf('accessory', {
	belt: ['벨트', 'belt', '허리띠'],
	scarf: ['스카프', 'scarf', '머플러', '목도리', '숄', 'muffler', 'shawl'],
	tie: ['넥타이', 'tie', '타이', 'necktie', 'bow tie'],
	gloves: ['장갑', 'gloves', '글러브', 'mittens'],
	socks: ['양말', 'socks', '삭스', '니삭스', 'knee socks'],
	tights: ['스타킹', 'tights', '타이즈', 'stockings', 'hosiery'],
	sunglasses: ['선글라스', 'sunglasses', '썬글라스', '안경', 'glasses', 'eyewear'],
	watch: ['손목시계', 'watch', '시계', 'wristwatch'],
	necklace: ['목걸이', 'necklace', '네크리스', '펜던트', 'pendant', 'choker'],
	earrings: ['귀걸이', 'earrings', '이어링', '귀찌', '피어싱', 'earring', 'ear cuffs'],
	hairband: [
		'머리띠',
		'hairband',
		'헤어밴드',
		'헤어핀',
		'스크런치',
		'집게핀',
		'headband',
		'scrunchie',
		'hair clip'
	]
});
