/** A GeoJSON file of objects over Ukraine: of ten, eight are points, one a line and one an area. */
export function referenceFile(count: number): string {
  const features = Array.from({ length: count }, (_, i) => ({
    type: 'Feature',
    properties: { name: `Place ${i}`, population: (i * 7919) % 9000, source: 'register' },
    geometry: geometryOf(i),
  }));
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function geometryOf(i: number): object {
  // Evenly, and the same in every run (the golden ratio walks a square without clumps).
  const lon = 24 + ((i * 0.618034) % 1) * 15;
  const lat = 45.5 + ((i * 0.7548777) % 1) * 6;
  const round = (by: number, corners: number): number[][] =>
    Array.from({ length: corners }, (_, k) => {
      const angle = (2 * Math.PI * (k % (corners - 1))) / (corners - 1);
      return [lon + by * Math.cos(angle), lat + by * 0.6 * Math.sin(angle)];
    });
  if (i % 10 === 3) return { type: 'LineString', coordinates: round(0.06, 5).slice(0, 4) };
  if (i % 10 === 7) return { type: 'Polygon', coordinates: [round(0.03, 8)] };
  return { type: 'Point', coordinates: [lon, lat] };
}
