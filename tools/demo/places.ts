import type { NewFeature } from '../../shared/room/board/build.ts';
import type { LonLat } from '../../shared/room/board/shape.ts';

type Mark = Omit<NewFeature, 'id' | 'z'>;

const station = (label: string, lon: number, lat: number, note: string): Mark => ({
  kind: 'point',
  label,
  geom: { type: 'Point', coordinates: [lon, lat] },
  style: { icon: 'observation', colour: 'friend' },
  layer: 'network',
  note,
});

/** Where the spacecraft came down on 17 April 1970. */
const SPLASHDOWN: LonLat = [-165.37, -21.64];

/** The network that heard Apollo 13, and where it came down. Sources: README.md beside this. */
export const MARKS: readonly Mark[] = [
  {
    ...station(
      'Houston, Mission Control',
      -95.09,
      29.56,
      'Flight Director: White Team on console.',
    ),
    style: { icon: 'command', colour: 'friend' },
  },
  station('Goldstone', -116.87, 35.34, '26 m and 64 m antennas. Main station at 55:55.'),
  station('Madrid', -4.17, 40.46, '26 m antenna.'),
  station('Honeysuckle Creek', 148.98, -35.58, '26 m antenna.'),
  station('Parkes', 148.26, -33.0, '64 m antenna, called in during the night.'),
  station('Carnarvon', 113.72, -24.91, '9 m antenna.'),
  station('Hawaii', -159.67, 22.13, '9 m antenna.'),
  station('Guam', 144.74, 13.31, '9 m antenna.'),
  station('Ascension', -14.33, -7.95, '9 m antenna.'),
  station('Canary Islands', -15.63, 27.76, '9 m antenna.'),
  {
    kind: 'point',
    label: 'USS Iwo Jima',
    geom: { type: 'Point', coordinates: [-165.3, -21.7] },
    style: { icon: 'meeting', colour: 'friend' },
    layer: 'recovery',
    note: 'Prime recovery ship.',
  },
  {
    kind: 'circle',
    label: 'Recovery area',
    geom: { type: 'Circle', centre: SPLASHDOWN, radius: 400_000 },
    style: { colour: 'warning', dash: 'dashed' },
    layer: 'recovery',
    note: '',
  },
  {
    kind: 'line',
    label: 'Entry track (sketch)',
    geom: {
      type: 'LineString',
      coordinates: [
        [150, -34],
        [165, -32],
        [180, -27],
        [194.63, -21.64],
      ],
    },
    style: { colour: 'warning', dash: 'dashed' },
    layer: 'recovery',
    note: '',
  },
];
