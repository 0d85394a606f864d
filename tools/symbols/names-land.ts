/**
 * Symbols that staffs use most, named by hand: `set entity | English | French | Ukrainian`.
 * Sets and entities are those of APP-6(D)/MIL-STD-2525D. French after the usage of the Armée de
 * Terre (TTA 106), Ukrainian after the wording of the Armed Forces' NATO-compatible symbols.
 */
export const LAND_NAMES = `
10 110000 | Command and control | Commandement | Управління
10 110300 | Civil–military cooperation | Coopération civilo-militaire | Цивільно-військове співробітництво
10 110400 | Information operations | Opérations d’information | Інформаційні операції
10 110500 | Liaison | Liaison | Зв’язок взаємодії
10 110600 | Military information support | Opérations militaires d’influence | Інформаційно-психологічні дії
10 111000 | Signals | Transmissions | Зв’язок
10 111001 | Signals, radio | Transmissions, radio | Радіозв’язок
10 111002 | Signals, radio relay | Transmissions, faisceau hertzien | Радіорелейний зв’язок
10 111004 | Signals, tactical satellite | Transmissions, satellite tactique | Супутниковий зв’язок
10 120000 | Manoeuvre | Manœuvre | Маневрений підрозділ
10 120100 | Air assault | Assaut par air | Десантно-штурмовий підрозділ
10 120200 | Air traffic services | Contrôle de la circulation aérienne | Управління повітряним рухом
10 120400 | Anti-tank | Antichar | Протитанковий підрозділ
10 120401 | Anti-tank, armoured | Antichar blindé | Протитанковий підрозділ, броньований
10 120402 | Anti-tank, motorised | Antichar motorisé | Протитанковий підрозділ, моторизований
10 120500 | Armour | Blindés | Танковий підрозділ
10 120501 | Armoured reconnaissance | Reconnaissance blindée | Броньована розвідка
10 120600 | Army aviation, helicopters | Aviation légère, hélicoptères | Армійська авіація, вертольоти
10 120601 | Helicopter reconnaissance | Reconnaissance par hélicoptères | Вертолітна розвідка
10 120800 | Aviation, fixed wing | Aviation, voilure fixe | Авіація, літаки
10 120900 | Combat unit | Unité de combat | Бойовий підрозділ
10 121000 | Combined arms | Interarmes | Загальновійськовий підрозділ
10 121100 | Infantry | Infanterie | Піхота
10 121101 | Infantry, amphibious | Infanterie amphibie | Морська піхота
10 121102 | Infantry, mechanised | Infanterie mécanisée | Механізована піхота
10 121104 | Infantry, motorised | Infanterie motorisée | Мотопіхота
10 121105 | Infantry with fighting vehicles | Infanterie sur VCI | Піхота на БМП
10 121200 | Observer | Observateur | Спостерігач
10 121300 | Reconnaissance | Reconnaissance | Розвідка
10 121301 | Reconnaissance and surveillance | Reconnaissance et surveillance | Розвідка і спостереження
10 121303 | Reconnaissance, motorised | Reconnaissance motorisée | Моторизована розвідка
10 121500 | Sniper | Tireur d’élite | Снайпер
10 121600 | Surveillance | Surveillance | Спостереження
10 121700 | Special forces | Forces spéciales | Сили спеціальних операцій
10 121800 | Special operations | Opérations spéciales | Спеціальні операції
10 121802 | Special operations, ground | Opérations spéciales, terre | Спеціальні операції, наземні
10 121900 | Unmanned aircraft unit | Unité de drones | Підрозділ БпЛА
10 130000 | Fires | Feux | Вогневе ураження
10 130100 | Air defence | Défense sol-air | Протиповітряна оборона
10 130101 | Air defence, guns | Défense sol-air, canons | ППО, гармати
10 130102 | Air defence, missiles | Défense sol-air, missiles | ППО, ракети
10 130103 | Air and missile defence | Défense aérienne et antimissile | Протиповітряна та протиракетна оборона
10 130300 | Field artillery | Artillerie | Артилерія
10 130301 | Artillery, self-propelled | Artillerie automotrice | Самохідна артилерія
10 130302 | Artillery, target acquisition | Acquisition d’objectifs | Артилерійська розвідка
10 130400 | Artillery observer | Observateur d’artillerie | Артилерійський спостерігач
10 130500 | Joint fire support | Appui-feu interarmées | Спільна вогнева підтримка
10 130600 | Meteorological | Météorologie | Метеорологічний підрозділ
10 130700 | Missile | Missiles | Ракетний підрозділ
10 130800 | Mortar | Mortiers | Мінометний підрозділ
10 130801 | Mortar, armoured | Mortiers sous blindage | Міномети на броні
10 130803 | Mortar, towed | Mortiers tractés | Буксирувані міномети
10 140000 | Protection | Protection | Захист
10 140100 | CBRN defence | Défense NRBC | РХБ захист
10 140103 | CBRN reconnaissance | Reconnaissance NRBC | РХБ розвідка
10 140500 | Dogs | Cynophile | Кінологічний підрозділ
10 140700 | Engineers | Génie | Інженерний підрозділ
10 140701 | Engineers, mechanised | Génie mécanisé | Інженерний підрозділ, механізований
10 140703 | Engineer reconnaissance | Reconnaissance du génie | Інженерна розвідка
10 140800 | Explosive ordnance disposal | Neutralisation d’explosifs | Знешкодження вибухонебезпечних предметів
10 141000 | Fire fighting | Lutte contre l’incendie | Пожежогасіння
10 141100 | Geospatial support | Appui géographique | Топогеодезичне забезпечення
10 141200 | Military police | Police militaire | Військова поліція
10 141400 | Mine clearing | Déminage | Розмінування
10 141600 | Mine laying | Minage | Мінування
10 141700 | Security | Sûreté | Охорона
10 141702 | Security, motorised | Sûreté motorisée | Охорона, моторизована
10 141800 | Search and rescue | Recherche et sauvetage | Пошук і рятування
10 150000 | Intelligence | Renseignement | Розвідка (аналітична)
10 150100 | Intelligence analysis | Analyse du renseignement | Аналіз розвідданих
10 150200 | Counter-intelligence | Contre-ingérence | Контррозвідка
10 150300 | Direction finding | Radiogoniométrie | Радіопеленгація
10 150500 | Electronic warfare | Guerre électronique | Радіоелектронна боротьба
10 150503 | Electronic warfare, intercept | Guerre électronique, interception | РЕБ, радіоперехоплення
10 150504 | Electronic warfare, jamming | Guerre électronique, brouillage | РЕБ, придушення
10 151000 | Military intelligence | Renseignement militaire | Воєнна розвідка
10 151200 | Sensors | Capteurs | Сенсори
10 160000 | Sustainment | Soutien | Забезпечення
10 160100 | Administration | Administration | Адміністрація
10 160200 | All classes of supply | Ravitaillement, toutes classes | Постачання, усі класи
10 160400 | Ammunition | Munitions | Боєприпаси
10 160600 | Combat service support | Soutien logistique | Тилове забезпечення
10 160700 | Finance | Finances | Фінансова служба
10 160800 | Legal | Service juridique | Юридична служба
10 161100 | Maintenance | Maintenance | Технічне обслуговування
10 161200 | Materiel | Matériel | Матеріальні засоби
10 161300 | Medical | Santé | Медичний підрозділ
10 161400 | Medical treatment facility | Formation sanitaire | Медичний заклад
10 161600 | Mortuary affairs | Affaires mortuaires | Служба поховання
10 161800 | Supply class I, food and water | Classe I, vivres et eau | Клас I, продовольство і вода
10 162000 | Supply class III, fuel | Classe III, carburants | Клас III, пальне
10 162100 | Supply class IV, construction | Classe IV, matériaux | Клас IV, будівельні матеріали
10 162300 | Ordnance | Matériel d’armement | Ракетно-артилерійське озброєння
10 162500 | Petroleum, oil, lubricants | Carburants et lubrifiants | Паливно-мастильні матеріали
10 162800 | Public information | Communication | Зв’язки з громадськістю
10 162900 | Quartermaster | Commissariat | Речова служба
10 163000 | Railhead | Tête d’étape ferroviaire | Залізнична станція постачання
10 163300 | Sea port of debarkation | Port de débarquement | Морський порт вивантаження
10 160300 | Airport of debarkation | Aéroport de débarquement | Аеропорт вивантаження
10 163600 | Transport | Transport | Транспортний підрозділ
10 164800 | Water purification | Traitement de l’eau | Очищення води
10 165000 | Supply, all classes (NATO) | Ravitaillement, toutes classes (OTAN) | Постачання, усі класи (НАТО)
10 165100 | Interpreter | Interprète | Перекладач
10 165200 | Support | Appui | Підтримка
10 170100 | Naval unit | Unité navale | Військово-морський підрозділ
10 180400 | Multinational headquarters | État-major multinational | Багатонаціональний штаб
10 190000 | Emergency operation | Opération d’urgence | Аварійно-рятувальна операція
10 200000 | Law enforcement | Forces de l’ordre | Правоохоронні органи
10 200200 | Border guard | Garde-frontières | Прикордонна служба
10 200300 | Customs | Douanes | Митниця
10 200700 | Police | Police | Поліція
10 200800 | Prison service | Administration pénitentiaire | Пенітенціарна служба
10 201100 | Coast guard | Garde-côtes | Берегова охорона
10 201300 | Internal security force | Force de sécurité intérieure | Сили внутрішньої безпеки
11 110000 | Civilians | Civils | Цивільні особи
11 110100 | Environmental protection | Protection de l’environnement | Охорона довкілля
11 110200 | Governmental organisation | Organisation gouvernementale | Урядова організація
11 110300 | Individual | Personne | Особа
11 110400 | Organisation or group | Organisation ou groupe | Організація або група
11 111000 | Emergency medical service | Service médical d’urgence | Екстрена медична допомога
15 110100 | Rifle | Fusil | Гвинтівка
15 110200 | Machine gun | Mitrailleuse | Кулемет
15 110300 | Grenade launcher | Lance-grenades | Гранатомет
15 110500 | Air defence gun | Canon antiaérien | Зенітна гармата
15 110600 | Anti-tank gun | Canon antichar | Протитанкова гармата
15 110800 | Recoilless gun | Canon sans recul | Безвідкатна гармата
15 110900 | Howitzer | Obusier | Гаубиця
15 110902 | Howitzer, medium | Obusier moyen | Гаубиця, середня
15 111000 | Missile launcher | Lanceur de missiles | Пускова установка ракет
15 111100 | Air defence missile launcher | Lanceur sol-air | Пускова установка ЗРК
15 111104 | Air defence missile launcher, medium | Lanceur sol-air moyen | Пускова установка ЗРК, середня
15 111107 | Air defence missile launcher, heavy | Lanceur sol-air lourd | Пускова установка ЗРК, важка
15 111200 | Anti-tank missile launcher | Lanceur antichar | Пускова установка ПТРК
15 111300 | Surface-to-surface missile launcher | Lanceur sol-sol | Пускова установка «земля — земля»
15 111400 | Mortar | Mortier | Міномет
15 111600 | Multiple rocket launcher | Lance-roquettes multiple | Реактивна система залпового вогню
15 111700 | Anti-tank rocket launcher | Lance-roquettes antichar | Протитанковий гранатомет
15 120100 | Armoured vehicle | Véhicule blindé | Броньована машина
15 120101 | Armoured fighting vehicle | Véhicule blindé de combat | Бойова броньована машина
15 120103 | Armoured personnel carrier | Véhicule de transport de troupes blindé | Бронетранспортер
15 120104 | Armoured ambulance | Ambulance blindée | Броньована санітарна машина
15 120110 | Light armoured wheeled vehicle | Blindé léger à roues | Легка колісна бронемашина
15 120200 | Tank | Char | Танк
15 120202 | Tank, medium | Char moyen | Танк, середній
15 120300 | Recovery vehicle | Char de dépannage | Ремонтно-евакуаційна машина
15 130100 | Bridge | Pont | Міст
15 130400 | Floating bridge | Pont flottant | Понтонний міст
15 130800 | Earthmover | Engin de terrassement | Землерийна машина
15 130900 | Mine clearing equipment | Engin de déminage | Засіб розмінування
15 131000 | Mine laying equipment | Poseur de mines | Мінний загороджувач
15 131100 | Bulldozer | Bouteur | Бульдозер
15 140100 | Vehicle | Véhicule | Транспортний засіб
15 140200 | Medical vehicle | Véhicule sanitaire | Медичний автомобіль
15 140300 | Medical evacuation vehicle | Véhicule d’évacuation sanitaire | Машина медичної евакуації
15 140500 | Bus | Autobus | Автобус
15 140600 | Lorry | Camion | Вантажівка
15 140900 | Fuel lorry | Camion-citerne, carburant | Паливозаправник
15 141000 | Water lorry | Camion-citerne, eau | Водовоз
15 141200 | Tow truck | Dépanneuse | Тягач
15 150100 | Locomotive | Locomotive | Локомотив
15 150200 | Railcar | Wagon | Вагон
15 160100 | Car | Voiture | Легковий автомобіль
15 160301 | Van | Fourgonnette | Мікроавтобус
15 200300 | Booby trap | Piège | Міна-пастка
15 200700 | Generator | Groupe électrogène | Генератор
15 201300 | Tent | Tente | Намет
15 201501 | Medical evacuation helicopter | Hélicoptère d’évacuation sanitaire | Вертоліт медичної евакуації
15 210100 | Land mine | Mine | Міна
15 210200 | Anti-personnel mine | Mine antipersonnel | Протипіхотна міна
15 210300 | Anti-tank mine | Mine antichar | Протитанкова міна
15 210400 | Improvised explosive device | Engin explosif improvisé | Саморобний вибуховий пристрій
15 220100 | Sensor | Capteur | Сенсор
15 220300 | Radar | Radar | Радар
15 230100 | Ambulance | Ambulance | Швидка допомога
15 230200 | Fire engine | Véhicule d’incendie | Пожежний автомобіль
`;
