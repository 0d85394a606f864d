/**
 * What staffs call some symbols besides the name in the catalogue: words to find them by, never shown.
 * By symbol set and entity.
 */
export const OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  // Command post: of the incident; units in general have one as a modifier.
  '40131203': ['КП', 'командний пункт', 'PC', 'CP'],
  '25130300': ['блокпост', 'КПП', 'check point', 'barrage'],
  '10140700': ['сапери', 'sapeurs', 'sappers'],
  '10160600': ['логістика', 'logistics', 'logistique'],
  '10160000': ['логістика', 'logistics', 'logistique'],
  '25270100': ['загородження', 'перешкоди', 'barrier'],
  '25270200': ['загородження', 'перешкоди', 'barrier'],
  '25151203': ['ВОП', 'взводний опорний пункт', 'point fort', 'stronghold'],
  '25151000': ['окоп', 'траншея', 'tranchée', 'trench', 'укріплення'],
  '40131201': ['евакуація', 'évacuation'],
  '01110101': ['евакуація', 'medevac', 'evasan'],
  '15140300': ['евакуація', 'medevac', 'evasan'],
  '20111901': ['біженці', 'réfugiés', 'refugees', 'ВПО', 'IDP'],
  '40160400': ['ДТП', 'дорога'],
  '25141700': ['засідка', 'embuscade'],
};
