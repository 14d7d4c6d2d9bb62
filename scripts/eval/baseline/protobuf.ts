/** Writes Protocol Buffers messages: fields by number, in the wire format. */

const VARINT = 0;
const BYTES = 2;

/** A field's number with its encoded value. */
export type Field = Uint8Array;

function varint(value: number): number[] {
	const bytes: number[] = [];
	let rest = value;
	while (rest > 127) {
		bytes.push((rest % 128) | 128);
		rest = Math.floor(rest / 128);
	}
	return [...bytes, rest];
}

const key = (number: number, type: number): number[] => varint(number * 8 + type);

/** A whole number of at least 0. */
export const numberField = (number: number, value: number): Field =>
	Uint8Array.from([...key(number, VARINT), ...varint(value)]);

export function bytesField(number: number, bytes: Uint8Array): Field {
	const head = [...key(number, BYTES), ...varint(bytes.length)];
	const field = new Uint8Array(head.length + bytes.length);
	field.set(head);
	field.set(bytes, head.length);
	return field;
}

export const textField = (number: number, text: string): Field =>
	bytesField(number, new TextEncoder().encode(text));

/** A message of its own, as a field. */
export const messageField = (number: number, fields: readonly Field[]): Field =>
	bytesField(number, message(fields));

/** The bytes of a message. */
export const message = (fields: readonly Field[]): Uint8Array => Buffer.concat(fields);
