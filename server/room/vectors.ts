/** Is this the state vector of somebody who holds nothing? */
export function holdsNothing(vector: Uint8Array): boolean {
  return vector.byteLength === 0 || vector[0] === 0;
}
