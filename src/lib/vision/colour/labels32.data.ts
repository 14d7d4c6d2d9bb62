/** The 32 colour labels: names, families, and the prototypes that a measured colour is held against. */

export const LABELS32 = [
	{
		id: 'black',
		en: 'Black',
		ko: '블랙',
		family: 'neutral',
		swatch: '#161616',
		prototypes: ['#161616', '#222222', '#0b0b0d', '#2a2d2e', '#313334', '#33383a', '#2f2624']
	},
	{
		id: 'charcoal',
		en: 'Charcoal',
		ko: '차콜',
		family: 'neutral',
		swatch: '#3c3e42',
		prototypes: ['#3f4245', '#4d4f52', '#555555']
	},
	{
		id: 'gray',
		en: 'Grey',
		ko: '그레이',
		family: 'neutral',
		swatch: '#848484',
		prototypes: ['#848484', '#6e7073', '#979a9c', '#9c9a93', '#8d8880']
	},
	{
		id: 'light_gray',
		en: 'Light grey',
		ko: '라이트그레이',
		family: 'neutral',
		swatch: '#c8c9ca',
		prototypes: ['#c8c9ca', '#b6b8ba', '#d2d3d4', '#c9c8c0']
	},
	{
		id: 'white',
		en: 'White',
		ko: '화이트',
		family: 'neutral',
		swatch: '#fbfbfa',
		prototypes: ['#fbfbfa', '#f2f3f4', '#ffffff', '#e6e7e8', '#dfe0e2', '#ebe6ec', '#e6eef9']
	},
	{
		id: 'ivory',
		en: 'Ivory',
		ko: '아이보리',
		family: 'beige',
		swatch: '#f3ead7',
		prototypes: ['#f3ead7', '#fbf4dd', '#efe6cc']
	},
	{
		id: 'beige',
		en: 'Beige',
		ko: '베이지',
		family: 'beige',
		swatch: '#d9c5a3',
		prototypes: ['#d9c5a3', '#e3d3b5', '#cbb48e']
	},
	{
		id: 'taupe',
		en: 'Taupe (khaki beige)',
		ko: '카키베이지',
		family: 'beige',
		swatch: '#a39176',
		prototypes: ['#a39176', '#8e8279', '#b3a28a', '#7d6f5d']
	},
	{
		id: 'camel',
		en: 'Camel',
		ko: '카멜',
		family: 'brown',
		swatch: '#b98749',
		prototypes: ['#b98749', '#c19a6b', '#a97f4f']
	},
	{
		id: 'brown',
		en: 'Brown',
		ko: '브라운',
		family: 'brown',
		swatch: '#7b4b2a',
		prototypes: ['#7b4b2a', '#6f4e37', '#8a5f3c']
	},
	{
		id: 'dark_brown',
		en: 'Dark brown',
		ko: '다크브라운',
		family: 'brown',
		swatch: '#3f2a1e',
		prototypes: ['#3f2a1e', '#422518', '#4b3621']
	},
	{
		id: 'red',
		en: 'Red',
		ko: '레드',
		family: 'red',
		swatch: '#c8102e',
		prototypes: ['#c8102e', '#be0032', '#e5303a', '#f5121a', '#b9484e', '#bb3f3f']
	},
	{
		id: 'burgundy',
		en: 'Burgundy',
		ko: '버건디',
		family: 'red',
		swatch: '#6d1a2d',
		prototypes: ['#6d1a2d', '#722f37', '#841b2d', '#560d24']
	},
	{
		id: 'rust',
		en: 'Rust',
		ko: '브릭',
		family: 'orange',
		swatch: '#a4442a',
		prototypes: ['#a4442a', '#9e4732', '#b7583a']
	},
	{
		id: 'coral',
		en: 'Coral',
		ko: '코랄',
		family: 'orange',
		swatch: '#f2766b',
		prototypes: ['#f2766b', '#f88379', '#ff8f7a']
	},
	{
		id: 'lavender',
		en: 'Lavender',
		ko: '라벤더',
		family: 'purple',
		swatch: '#c4b4e0',
		prototypes: ['#c4b4e0', '#b9a6d8', '#d5c9ea', '#e3dcea', '#ac86a8', '#dccce0', '#e8e4f2']
	},
	{
		id: 'pink',
		en: 'Pink',
		ko: '핑크',
		family: 'pink',
		swatch: '#e4609a',
		prototypes: ['#e4609a', '#de6fa1', '#ff5fa2', '#c2267f', '#d6188a', '#c9788a', '#e66a9b']
	},
	{
		id: 'light_pink',
		en: 'Light pink',
		ko: '라이트핑크',
		family: 'pink',
		swatch: '#f4c6cf',
		prototypes: ['#f4c6cf', '#f9ccca', '#ffb6cf', '#f7a8c4', '#f5dcee', '#f9e3f0']
	},
	{
		id: 'orange',
		en: 'Orange',
		ko: '오렌지',
		family: 'orange',
		swatch: '#f07a24',
		prototypes: ['#f07a24', '#f38400', '#ff9a3c', '#e2571e', '#f8b854']
	},
	{
		id: 'peach',
		en: 'Peach',
		ko: '피치',
		family: 'orange',
		swatch: '#fbc29d',
		prototypes: ['#fbc29d', '#fab57f', '#f9c6a8']
	},
	{
		id: 'yellow',
		en: 'Yellow',
		ko: '옐로우',
		family: 'yellow',
		swatch: '#f7d23e',
		prototypes: ['#f7d23e', '#fada5e', '#f9e46b', '#faeea0', '#fff44f', '#f1d499']
	},
	{
		id: 'mustard',
		en: 'Mustard',
		ko: '머스타드',
		family: 'yellow',
		swatch: '#c99a2e',
		prototypes: ['#c99a2e', '#be8a3d', '#d4ac2b', '#ab9144']
	},
	{
		id: 'mint',
		en: 'Mint',
		ko: '민트',
		family: 'green',
		swatch: '#a8dcc4',
		prototypes: ['#a8dcc4', '#8ed1b2', '#c2ead6', '#93e0c1', '#4aae9b']
	},
	{
		id: 'green',
		en: 'Green',
		ko: '그린',
		family: 'green',
		swatch: '#1f8a4c',
		prototypes: [
			'#1f8a4c',
			'#3b9a5b',
			'#6fb56b',
			'#44a12b',
			'#9acb3c',
			'#b5d334',
			'#8fae78',
			'#789b8d',
			'#d4e0a3'
		]
	},
	{
		id: 'dark_green',
		en: 'Dark green',
		ko: '다크그린',
		family: 'green',
		swatch: '#1b4d3e',
		prototypes: ['#1b4d3e', '#173f2a', '#1f5135', '#355e3b', '#176a5e']
	},
	{
		id: 'olive',
		en: 'Olive (army)',
		ko: '카키',
		family: 'green',
		swatch: '#5b5a35',
		prototypes: ['#5b5a35', '#6b6b3a', '#4b4d2a', '#7d7a45', '#665d1e', '#97947f']
	},
	{
		id: 'sky_blue',
		en: 'Sky blue',
		ko: '스카이블루',
		family: 'blue',
		swatch: '#a9cdea',
		prototypes: [
			'#a9cdea',
			'#a1caf1',
			'#bcd4e6',
			'#8cc4ea',
			'#d3dbe8',
			'#e0eaf7',
			'#87ceeb',
			'#1bb3c6',
			'#c3f2f6'
		]
	},
	{
		id: 'blue',
		en: 'Blue',
		ko: '블루',
		family: 'blue',
		swatch: '#1f5fbf',
		prototypes: ['#1f5fbf', '#0067a5', '#2d6fd6', '#1a3fb0', '#3f7fe0']
	},
	{
		id: 'navy',
		en: 'Navy',
		ko: '네이비',
		family: 'blue',
		swatch: '#1b2a49',
		prototypes: [
			'#1b2a49',
			'#202a44',
			'#101a3c',
			'#1c2951',
			'#171d2c',
			'#28303e',
			'#1a1f2a',
			'#333b4a',
			'#424b5c',
			'#4e6281'
		]
	},
	{
		id: 'denim',
		en: 'Denim',
		ko: '데님블루',
		family: 'blue',
		swatch: '#58799e',
		prototypes: ['#58799e', '#4a6b8f', '#6c8bab', '#7b97b5']
	},
	{
		id: 'teal',
		en: 'Teal',
		ko: '청록',
		family: 'green',
		swatch: '#0f6b6d',
		prototypes: ['#0f6b6d', '#1e7a80', '#2fb7b5', '#12a59c', '#0a5560']
	},
	{
		id: 'purple',
		en: 'Purple',
		ko: '퍼플',
		family: 'purple',
		swatch: '#6c3f92',
		prototypes: ['#6c3f92', '#7e4aa0', '#8b3fb0', '#563048', '#5d3954', '#916e99', '#825f87']
	}
] as const;
