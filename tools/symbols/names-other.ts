/** As names-land.ts: installations, events, air, sea, control measures. */
export const OTHER_NAMES = `
20 110200 | Ammunition production | Fabrication de munitions | Виробництво боєприпасів
20 110300 | Ammunition cache | Dépôt de munitions caché | Схованка боєприпасів
20 110600 | CBRN site | Site NRBC | Об’єкт РХБ
20 110900 | Government leadership | Siège du gouvernement | Урядовий об’єкт
20 111100 | Mass grave | Charnier | Місце масового поховання
20 111500 | Nuclear site | Site nucléaire | Ядерний об’єкт
20 111900 | Tented camp | Camp de toile | Наметовий табір
20 111901 | Displaced persons’ camp | Camp de déplacés | Табір переміщених осіб
20 111902 | Training camp | Camp d’instruction | Навчальний табір
20 112000 | Warehouse | Entrepôt | Склад
20 112107 | Police station | Poste de police | Відділ поліції
20 112108 | Prison | Prison | В’язниця
20 112201 | Fire station | Caserne de pompiers | Пожежна частина
20 112202 | Emergency medical station | Poste médical d’urgence | Станція екстреної допомоги
20 120100 | Agriculture and food | Agriculture et alimentation | Сільське господарство і харчування
20 120105 | Food distribution | Distribution alimentaire | Роздача продовольства
20 120108 | Grain storage | Silo à grains | Зерносховище
20 120200 | Banking and finance | Banque et finances | Банки та фінанси
20 120202 | Bank | Banque | Банк
20 120301 | Chemical plant | Usine chimique | Хімічний завод
20 120304 | Hazardous material production | Production de matières dangereuses | Виробництво небезпечних речовин
20 120305 | Hazardous material storage | Stockage de matières dangereuses | Сховище небезпечних речовин
20 120306 | Industrial site | Site industriel | Промисловий об’єкт
20 120401 | University | Université | Університет
20 120402 | School | École | Школа
20 120500 | Energy facility | Installation énergétique | Енергетичний об’єкт
20 120501 | Electric power | Électricité | Електроенергетика
20 120502 | Power station | Centrale électrique | Електростанція
20 120503 | Natural gas facility | Installation gazière | Газовий об’єкт
20 120504 | Petroleum facility | Installation pétrolière | Нафтовий об’єкт
20 120505 | Fuel storage | Dépôt de carburants | Нафтобаза
20 120600 | Government site | Site gouvernemental | Державна установа
20 120701 | Medical facility | Établissement médical | Медичний об’єкт
20 120702 | Hospital | Hôpital | Лікарня
20 120801 | Military armoury | Armurerie militaire | Військовий арсенал
20 120802 | Military base | Base militaire | Військова база
20 120902 | Post office | Bureau de poste | Пошта
20 121001 | Public building | Bâtiment public | Громадська будівля
20 121004 | Religious institution | Lieu de culte | Релігійна установа
20 121102 | Kindergarten | Crèche | Дитячий садок
20 121103 | Home for the elderly | Maison de retraite | Будинок для літніх людей
20 121200 | Telecommunications | Télécommunications | Телекомунікації
20 121201 | Broadcast transmitter | Émetteur de radiodiffusion | Радіотелевежа
20 121203 | Telecommunications tower | Pylône de télécommunications | Вежа зв’язку
20 121301 | Airport or air base | Aéroport ou base aérienne | Аеропорт або авіабаза
20 121302 | Air traffic control | Contrôle aérien | Диспетчерський пункт
20 121303 | Bus station | Gare routière | Автовокзал
20 121304 | Ferry terminal | Gare maritime | Поромна переправа
20 121305 | Helicopter landing site | Hélistation | Вертолітний майданчик
20 121306 | Maintenance facility | Atelier de maintenance | Ремонтна база
20 121307 | Railway station | Gare ferroviaire | Залізнична станція
20 121309 | Sea port or naval base | Port ou base navale | Морський порт або військово-морська база
20 121310 | Shipyard | Chantier naval | Суднобудівний завод
20 121313 | Tunnel | Tunnel | Тунель
20 121400 | Water supply | Approvisionnement en eau | Водопостачання
20 121402 | Dam | Barrage | Гребля
20 121404 | Well | Puits | Свердловина
20 121405 | Pumping station | Station de pompage | Насосна станція
20 121406 | Reservoir | Réservoir | Водосховище
20 121409 | Wastewater treatment | Station d’épuration | Очисні споруди
20 121411 | Water treatment | Traitement de l’eau | Водоочисна станція
40 110100 | Criminal activity | Activité criminelle | Злочинна діяльність
40 110101 | Arrest | Arrestation | Затримання
40 110102 | Arson | Incendie volontaire | Підпал
40 110108 | Killing | Homicide | Убивство
40 110110 | Riot | Émeute | Масові заворушення
40 110111 | Booby trap found | Piège découvert | Виявлено міну-пастку
40 110114 | Looting | Pillage | Мародерство
40 110119 | Smuggling | Contrebande | Контрабанда
40 110121 | Dead body | Corps sans vie | Тіло загиблого
40 110122 | Sabotage | Sabotage | Диверсія
40 110123 | Suspicious activity | Activité suspecte | Підозріла активність
40 110200 | Bombing | Bombardement | Бомбардування
40 110201 | Bomb threat | Alerte à la bombe | Повідомлення про замінування
40 110300 | IED event | Incident EEI | Інцидент із СВП
40 110301 | IED explosion | Explosion d’EEI | Вибух СВП
40 110303 | IED cache | Cache d’EEI | Схованка СВП
40 110400 | Shooting | Tirs | Стрілянина
40 110401 | Sniping | Tir de précision | Снайперський вогонь
40 110600 | Explosion | Explosion | Вибух
40 110601 | Grenade explosion | Explosion de grenade | Вибух гранати
40 110603 | Mine explosion | Explosion de mine | Вибух міни
40 110604 | Mortar impact | Impact de mortier | Розрив мінометної міни
40 110605 | Rocket impact | Impact de roquette | Влучання ракети
40 110606 | Bomb impact | Impact de bombe | Розрив бомби
40 120000 | Civil disturbance | Troubles civils | Громадські заворушення
40 120100 | Demonstration | Manifestation | Демонстрація
40 130100 | Patrol | Patrouille | Патрулювання
40 130300 | Search | Recherche | Пошук
40 130500 | Mine laying | Pose de mines | Мінування
40 130800 | Exfiltration | Exfiltration | Ексфільтрація
40 130900 | Infiltration | Infiltration | Інфільтрація
40 131000 | Meeting | Réunion | Зустріч
40 131001 | Polling place | Bureau de vote | Виборча дільниця
40 131201 | Evacuation collection point | Point de rassemblement d’évacuation | Пункт збору евакуйованих
40 131202 | Emergency food distribution | Distribution d’urgence de vivres | Екстрена роздача їжі
40 131203 | Incident command post | Poste de commandement opérationnel | Штаб ліквідації
40 131204 | Emergency operations centre | Centre opérationnel d’urgence | Центр реагування
40 131206 | Emergency shelter | Abri d’urgence | Укриття
40 131207 | Staging area | Zone d’attente | Район зосередження
40 131208 | Emergency water distribution | Distribution d’urgence d’eau | Екстрена роздача води
40 131300 | Emergency medical operation | Opération médicale d’urgence | Екстрена медична операція
40 131304 | Morgue | Morgue | Морг
40 131305 | Pharmacy | Pharmacie | Аптека
40 131306 | Triage | Triage | Медичне сортування
40 131400 | Fire fighting operation | Opération de lutte contre l’incendie | Гасіння пожежі
40 131401 | Fire hydrant | Bouche d’incendie | Пожежний гідрант
40 140000 | Fire | Incendie | Пожежа
40 140200 | Smoke | Fumée | Дим
40 140400 | Fire, non-residential | Incendie, non résidentiel | Пожежа, нежитлова будівля
40 140500 | Fire, residential | Incendie d’habitation | Пожежа, житловий будинок
40 140800 | Wildfire | Feu de forêt | Лісова пожежа
40 150100 | Hazardous material incident | Incident de matières dangereuses | Інцидент із небезпечними речовинами
40 150101 | Chemical agent | Agent chimique | Хімічна речовина
40 150104 | Explosive material | Matière explosive | Вибухова речовина
40 150111 | Radioactive material | Matière radioactive | Радіоактивна речовина
40 150113 | Toxic gas | Gaz toxique | Токсичний газ
40 150115 | Unexploded ordnance | Munition non explosée | Нерозірваний боєприпас
40 160100 | Air accident | Accident aérien | Авіаційна подія
40 160200 | Marine accident | Accident maritime | Морська аварія
40 160300 | Rail accident | Accident ferroviaire | Залізнична аварія
40 160400 | Road accident | Accident routier | Дорожньо-транспортна пригода
40 170102 | Avalanche | Avalanche | Лавина
40 170103 | Earthquake | Séisme | Землетрус
40 170104 | Landslide | Glissement de terrain | Зсув
40 170201 | Drought | Sécheresse | Посуха
40 170202 | Flood | Inondation | Повінь
01 110100 | Military aircraft | Avion militaire | Військовий літак
01 110101 | Aircraft, medical evacuation | Avion, évacuation sanitaire | Літак медичної евакуації
01 110102 | Attack aircraft | Avion d’attaque | Штурмовик
01 110103 | Bomber | Bombardier | Бомбардувальник
01 110104 | Fighter | Chasseur | Винищувач
01 110107 | Transport aircraft | Avion de transport | Транспортний літак
01 110108 | Electronic combat aircraft | Avion de guerre électronique | Літак РЕБ
01 110109 | Tanker aircraft | Avion ravitailleur | Літак-заправник
01 110110 | Patrol aircraft | Avion de patrouille | Патрульний літак
01 110111 | Reconnaissance aircraft | Avion de reconnaissance | Розвідувальний літак
01 110116 | Airborne early warning | Avion d’alerte avancée | Літак ДРЛО
01 110125 | Aircraft, search and rescue | Avion, recherche et sauvetage | Пошуково-рятувальний літак
01 110200 | Military helicopter | Hélicoptère militaire | Військовий вертоліт
01 110300 | Unmanned aircraft | Drone | Безпілотний літальний апарат
01 110600 | Airship | Dirigeable | Дирижабль
01 120100 | Civil aircraft | Avion civil | Цивільний літак
01 120200 | Civil helicopter | Hélicoptère civil | Цивільний вертоліт
01 120300 | Civil unmanned aircraft | Drone civil | Цивільний безпілотник
01 130100 | Air-dropped bomb | Bombe larguée | Авіабомба
02 110000 | Missile in flight | Missile en vol | Ракета в польоті
05 111100 | Communications satellite | Satellite de communication | Супутник зв’язку
05 111500 | Reconnaissance satellite | Satellite de reconnaissance | Розвідувальний супутник
30 120100 | Aircraft carrier | Porte-avions | Авіаносець
30 120202 | Cruiser | Croiseur | Крейсер
30 120203 | Destroyer | Destroyer | Есмінець
30 120204 | Frigate | Frégate | Фрегат
30 120205 | Corvette | Corvette | Корвет
30 120300 | Amphibious ship | Bâtiment amphibie | Десантний корабель
30 120307 | Landing ship | Bâtiment de débarquement | Великий десантний корабель
30 120308 | Landing craft | Chaland de débarquement | Десантний катер
30 120400 | Mine warfare ship | Bâtiment de guerre des mines | Корабель мінної боротьби
30 120402 | Minesweeper | Dragueur de mines | Мінний тральщик
30 120404 | Minehunter | Chasseur de mines | Шукач мін
30 120500 | Patrol boat | Patrouilleur | Патрульний катер
30 120700 | Unmanned surface vessel | Drone de surface | Безекіпажний надводний апарат
30 120801 | Rigid inflatable boat | Semi-rigide | Жорсткий надувний човен
30 121002 | Naval task force | Force navale | Оперативне з’єднання кораблів
30 121005 | Convoy at sea | Convoi maritime | Морський конвой
30 130107 | Hospital ship, military | Navire-hôpital militaire | Військове госпітальне судно
30 130110 | Replenishment oiler | Pétrolier ravitailleur | Танкер забезпечення
30 140100 | Merchant ship | Navire marchand | Торговельне судно
30 140101 | Cargo ship | Cargo | Суховантаж
30 140102 | Container ship | Porte-conteneurs | Контейнеровоз
30 140105 | Ferry | Ferry | Пором
30 140109 | Tanker | Pétrolier | Танкер
30 140110 | Passenger ship | Paquebot | Пасажирське судно
30 140111 | Tug | Remorqueur | Буксир
30 140116 | Hospital ship | Navire-hôpital | Госпітальне судно
30 140200 | Fishing vessel | Bateau de pêche | Рибальське судно
30 140300 | Law enforcement vessel | Vedette des forces de l’ordre | Судно правоохоронців
35 110100 | Submarine | Sous-marin | Підводний човен
35 110400 | Unmanned underwater vehicle | Drone sous-marin | Безекіпажний підводний апарат
35 110500 | Diver | Plongeur | Водолаз
35 130100 | Torpedo | Torpille | Торпеда
36 110100 | Sea mine, bottom | Mine marine de fond | Морська донна міна
36 110200 | Sea mine, moored | Mine marine à orin | Морська якірна міна
36 110300 | Sea mine, floating | Mine marine dérivante | Морська плавуча міна
25 130100 | Action point | Point d’action | Пункт дій
25 130200 | Amnesty point | Point de remise d’armes | Пункт здавання зброї
25 130300 | Checkpoint | Point de contrôle | Контрольний пункт
25 130400 | Centre of main effort | Centre de l’effort principal | Центр зосередження основних зусиль
25 130500 | Contact point | Point de contact | Пункт контакту
25 130600 | Coordinating point | Point de coordination | Пункт координації
25 130700 | Decision point | Point de décision | Пункт прийняття рішення
25 130900 | Entry control point | Point de contrôle d’accès | Контрольно-пропускний пункт
25 131100 | Link-up point | Point de jonction | Пункт з’єднання
25 131200 | Passage point | Point de passage | Пункт проходу
25 131300 | Point of interest | Point d’intérêt | Точка інтересу
25 131400 | Rally point | Point de ralliement | Пункт збору
25 131500 | Release point | Point de dislocation | Пункт розходження
25 131600 | Start point | Point initial | Вихідний пункт
25 131800 | Waypoint | Point de cheminement | Пункт маршруту
25 132100 | Key terrain | Terrain clé | Ключова місцевість
25 160100 | Observation post | Poste d’observation | Спостережний пост
25 160205 | Combat outpost | Poste avancé de combat | Передовий опорний пункт
25 160300 | Target reference point | Point de repère d’objectif | Орієнтир цілі
25 180300 | Downed aircrew pick-up point | Point de récupération d’équipage | Пункт підбору екіпажу
25 210700 | Ground zero | Point zéro | Епіцентр
25 218200 | Person in water | Homme à la mer | Людина у воді
25 240601 | Target | Objectif | Ціль
25 250100 | Firing point | Position de tir | Вогнева позиція
25 110100 | Boundary | Limite | Розмежувальна лінія
25 110200 | Light line | Ligne d’extinction des feux | Рубіж світломаскування
25 120100 | Area of operations | Zone d’opérations | Район операцій
25 120200 | Named area of interest | Zone d’intérêt particulier | Іменований район інтересу
25 120300 | Targeted area of interest | Zone d’intérêt ciblée | Цільовий район інтересу
25 140100 | Forward line of own troops | Ligne avant des troupes amies | Передній край своїх військ
25 140300 | Phase line | Ligne de phase | Рубіж регулювання
25 140400 | Forward edge of the battle area | Limite avant de la zone de bataille | Передній край району бою
25 140602 | Direction of main attack | Direction de l’effort principal | Напрямок головного удару
25 140603 | Direction of supporting attack | Direction de l’effort secondaire | Напрямок допоміжного удару
25 140700 | Final coordination line | Ligne de coordination finale | Рубіж остаточної координації
25 140900 | Limit of advance | Limite de progression | Межа просування
25 141000 | Line of departure | Ligne de débouché | Вихідний рубіж
25 141400 | Bridgehead line | Ligne de tête de pont | Рубіж плацдарму
25 141500 | Holding line | Ligne d’arrêt | Рубіж утримання
25 150100 | Area | Zone | Район
25 150200 | Assembly area | Zone de rassemblement | Район зосередження військ
25 150600 | Drop zone | Zone de largage | Зона десантування
25 150700 | Extraction zone | Zone d’extraction | Зона евакуації
25 150800 | Landing zone | Zone de poser | Зона висадки
25 150900 | Pick-up zone | Zone d’embarquement | Зона підбору
25 151000 | Fortified area | Zone fortifiée | Укріплений район
25 151100 | Limited access area | Zone d’accès limité | Район обмеженого доступу
25 151200 | Battle position | Position de combat | Бойова позиція
25 151203 | Strong point | Point d’appui | Опорний пункт
25 151300 | Engagement area | Zone d’engagement | Район ураження
25 151403 | Axis of advance, main attack | Axe de progression, effort principal | Вісь наступу, головний удар
25 151404 | Axis of advance, supporting attack | Axe de progression, effort secondaire | Вісь наступу, допоміжний удар
25 151500 | Assault position | Position d’assaut | Рубіж атаки
25 151700 | Objective | Objectif de manœuvre | Об’єкт (рубіж) оволодіння
25 152200 | Search area | Zone de recherche | Район пошуку
25 170100 | Air corridor | Couloir aérien | Повітряний коридор
25 171000 | Restricted operations zone | Zone d’opérations restreintes | Зона обмежених операцій
25 172000 | Weapons free zone | Zone de tir libre | Зона вільного застосування зброї
25 240201 | Free fire area | Zone de feux libres | Район вільного вогню
25 240301 | No fire area | Zone d’interdiction de feux | Район заборони вогню
25 240401 | Restricted fire area | Zone de feux restreints | Район обмеженого вогню
25 260100 | Fire support coordination line | Ligne de coordination des feux d’appui | Рубіж координації вогневої підтримки
25 260300 | No fire line | Ligne d’interdiction de feux | Рубіж заборони вогню
25 270100 | Obstacle belt | Ceinture d’obstacles | Смуга загороджень
25 270200 | Obstacle zone | Zone d’obstacles | Зона загороджень
25 270300 | Obstacle free zone | Zone libre d’obstacles | Зона без загороджень
25 270707 | Minefield | Champ de mines | Мінне поле
25 270800 | Mined area | Zone minée | Замінований район
25 271000 | Unexploded ordnance area | Zone de munitions non explosées | Район нерозірваних боєприпасів
`;
