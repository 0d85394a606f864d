/**
 * Names of towns outside Ukraine, written by hand: country:GeoNames' name; English; French;
 * Ukrainian. `=` repeats the English name. Only towns of this list are shown, so that every label
 * exists in the three languages.
 */
export const WORLD_TOWNS = `
AD:Andorra la Vella;Andorra la Vella;Andorre-la-Vieille;Андорра-ла-Велья
AL:Tirana;Tirana;=;Тирана
AM:Yerevan;Yerevan;Erevan;Єреван
AT:Vienna;Vienna;Vienne;Відень
AT:Graz;Graz;=;Грац
AT:Linz;Linz;=;Лінц
AZ:Baku;Baku;Bakou;Баку
BA:Sarajevo;Sarajevo;=;Сараєво
BE:Brussels;Brussels;Bruxelles;Брюссель
BE:Antwerpen;Antwerp;Anvers;Антверпен
BG:Sofia;Sofia;=;Софія
BG:Varna;Varna;=;Варна
BG:Plovdiv;Plovdiv;=;Пловдив
BG:Burgas;Burgas;Bourgas;Бургас
BY:Minsk;Minsk;=;Мінськ
BY:Homyel';Homiel;=;Гомель
BY:Vitebsk;Vitebsk;=;Вітебськ
BY:Mahilyow;Mahiliow;=;Могильов
BY:Hrodna;Hrodna;=;Гродно
BY:Brest;Brest;=;Берестя
BY:Babruysk;Babruisk;Babrouïsk;Бобруйськ
BY:Pinsk;Pinsk;=;Пінськ
BY:Mazyr;Mazyr;=;Мозир
CH:Bern;Bern;Berne;Берн
CH:Zürich;Zurich;=;Цюрих
CH:Genève;Geneva;Genève;Женева
CY:Nicosia;Nicosia;Nicosie;Нікосія
CZ:Prague;Prague;=;Прага
CZ:Brno;Brno;=;Брно
CZ:Ostrava;Ostrava;=;Острава
DE:Berlin;Berlin;=;Берлін
DE:Hamburg;Hamburg;Hambourg;Гамбург
DE:Munich;Munich;=;Мюнхен
DE:Köln;Cologne;=;Кельн
DE:Frankfurt am Main;Frankfurt;Francfort;Франкфурт
DE:Stuttgart;Stuttgart;=;Штутгарт
DE:Leipzig;Leipzig;=;Лейпциг
DE:Dresden;Dresden;Dresde;Дрезден
DE:Nürnberg;Nuremberg;=;Нюрнберг
DE:Hannover;Hanover;Hanovre;Ганновер
DE:Bremen;Bremen;Brême;Бремен
DK:Copenhagen;Copenhagen;Copenhague;Копенгаген
EE:Tallinn;Tallinn;=;Таллінн
EE:Tartu;Tartu;=;Тарту
ES:Madrid;Madrid;=;Мадрид
ES:Barcelona;Barcelona;Barcelone;Барселона
ES:Valencia;Valencia;Valence;Валенсія
ES:Sevilla;Seville;Séville;Севілья
ES:Málaga;Málaga;Malaga;Малага
ES:Zaragoza;Zaragoza;Saragosse;Сарагоса
ES:Bilbao;Bilbao;=;Більбао
FI:Helsinki;Helsinki;=;Гельсінкі
FI:Tampere;Tampere;=;Тампере
FI:Oulu;Oulu;=;Оулу
FR:Rouen;Rouen;=;Руан
FR:Reims;Reims;=;Реймс
FR:Le Havre;Le Havre;=;Гавр
FR:Amiens;Amiens;=;Ам’єн
FR:Orléans;Orléans;=;Орлеан
FR:Tours;Tours;=;Тур
FR:Rennes;Rennes;=;Ренн
FR:Caen;Caen;=;Кан
FR:Dijon;Dijon;=;Діжон
FR:Metz;Metz;=;Мец
FR:Nancy;Nancy;=;Нансі
FR:Le Mans;Le Mans;=;Ле-Ман
FR:Angers;Angers;=;Анже
FR:Troyes;Troyes;=;Труа
FR:Calais;Calais;=;Кале
FR:Dunkerque;Dunkirk;Dunkerque;Дюнкерк
FR:Cherbourg-Octeville;Cherbourg;=;Шербур
FR:Grenoble;Grenoble;=;Гренобль
FR:Montpellier;Montpellier;=;Монпельє
FR:Clermont-Ferrand;Clermont-Ferrand;=;Клермон-Ферран
FR:Limoges;Limoges;=;Лімож
FR:Poitiers;Poitiers;=;Пуатьє
FR:Toulon;Toulon;=;Тулон
FR:Besançon;Besançon;=;Безансон
FR:Perpignan;Perpignan;=;Перпіньян
FR:Versailles;Versailles;=;Версаль
FR:Chartres;Chartres;=;Шартр
GB:Southampton;Southampton;=;Саутгемптон
GB:Portsmouth;Portsmouth;=;Портсмут
GB:Brighton;Brighton;=;Брайтон
GB:Oxford;Oxford;=;Оксфорд
GB:Cambridge;Cambridge;=;Кембридж
GB:Norwich;Norwich;=;Норвіч
GB:Plymouth;Plymouth;=;Плімут
GB:Nottingham;Nottingham;=;Ноттінгем
GB:Leicester;Leicester;=;Лестер
GB:Reading;Reading;=;Редінг
GB:Dover;Dover;Douvres;Дувр
GB:Exeter;Exeter;=;Ексетер
GB:Swansea;Swansea;=;Свонсі
GB:Kingston upon Hull;Hull;=;Галл
GB:Sheffield;Sheffield;=;Шеффілд
GB:York;York;=;Йорк
GB:Aberdeen;Aberdeen;=;Абердин
GB:Dundee;Dundee;=;Данді
GB:Inverness;Inverness;=;Інвернесс
GB:Canterbury;Canterbury;Cantorbéry;Кентербері
GB:Aldershot;Aldershot;=;Олдершот
FR:Paris;Paris;=;Париж
FR:Marseille;Marseille;=;Марсель
FR:Lyon;Lyon;=;Ліон
FR:Toulouse;Toulouse;=;Тулуза
FR:Bordeaux;Bordeaux;=;Бордо
FR:Lille;Lille;=;Лілль
FR:Strasbourg;Strasbourg;=;Страсбург
FR:Nice;Nice;=;Ніцца
FR:Nantes;Nantes;=;Нант
FR:Brest;Brest;=;Брест
GB:London;London;Londres;Лондон
GB:Birmingham;Birmingham;=;Бірмінгем
GB:Manchester;Manchester;=;Манчестер
GB:Liverpool;Liverpool;=;Ліверпуль
GB:Leeds;Leeds;=;Лідс
GB:Glasgow;Glasgow;=;Глазго
GB:Edinburgh;Edinburgh;Édimbourg;Единбург
GB:Bristol;Bristol;=;Бристоль
GB:Belfast;Belfast;=;Белфаст
GB:Cardiff;Cardiff;=;Кардіфф
GE:Tbilisi;Tbilisi;Tbilissi;Тбілісі
GE:Batumi;Batumi;Batoumi;Батумі
GR:Athens;Athens;Athènes;Афіни
GR:Thessaloníki;Thessaloniki;Thessalonique;Салоніки
HR:Zagreb;Zagreb;=;Загреб
HR:Split;Split;=;Спліт
HU:Budapest;Budapest;=;Будапешт
HU:Debrecen;Debrecen;=;Дебрецен
HU:Szeged;Szeged;=;Сегед
HU:Miskolc;Miskolc;=;Мішкольц
IE:Dublin;Dublin;=;Дублін
IE:Cork;Cork;=;Корк
IS:Reykjavík;Reykjavík;=;Рейк’явік
IT:Rome;Rome;=;Рим
IT:Milan;Milan;=;Мілан
IT:Naples;Naples;=;Неаполь
IT:Turin;Turin;=;Турин
IT:Palermo;Palermo;Palerme;Палермо
IT:Genoa;Genoa;Gênes;Генуя
IT:Bologna;Bologna;Bologne;Болонья
IT:Florence;Florence;=;Флоренція
IT:Venice;Venice;Venise;Венеція
IT:Bari;Bari;=;Барі
LI:Vaduz;Vaduz;=;Вадуц
LT:Vilnius;Vilnius;=;Вільнюс
LT:Kaunas;Kaunas;=;Каунас
LT:Klaipėda;Klaipėda;=;Клайпеда
LU:Luxembourg;Luxembourg;=;Люксембург
LV:Riga;Riga;=;Рига
LV:Daugavpils;Daugavpils;=;Даугавпілс
MC:Monaco;Monaco;=;Монако
MD:Chisinau;Chișinău;=;Кишинів
MD:Tiraspol;Tiraspol;=;Тирасполь
MD:Bălţi;Bălți;=;Бєльці
ME:Podgorica;Podgorica;=;Подгориця
MK:Skopje;Skopje;=;Скоп’є
MT:Valletta;Valletta;La Valette;Валлетта
NL:Amsterdam;Amsterdam;=;Амстердам
NL:Rotterdam;Rotterdam;=;Роттердам
NL:The Hague;The Hague;La Haye;Гаага
NO:Oslo;Oslo;=;Осло
NO:Bergen;Bergen;=;Берген
NO:Trondheim;Trondheim;=;Тронгейм
NO:Tromsø;Tromsø;=;Тромсе
PL:Warsaw;Warsaw;Varsovie;Варшава
PL:Kraków;Kraków;Cracovie;Краків
PL:Łódź;Łódź;=;Лодзь
PL:Wrocław;Wrocław;=;Вроцлав
PL:Poznań;Poznań;=;Познань
PL:Gdańsk;Gdańsk;=;Ґданськ
PL:Szczecin;Szczecin;=;Щецин
PL:Bydgoszcz;Bydgoszcz;=;Бидгощ
PL:Lublin;Lublin;=;Люблін
PL:Białystok;Białystok;=;Білосток
PL:Katowice;Katowice;=;Катовиці
PL:Rzeszów;Rzeszów;=;Жешув
PL:Kielce;Kielce;=;Кельці
PL:Przemyśl;Przemyśl;=;Перемишль
PL:Chełm;Chełm;=;Холм
PT:Lisbon;Lisbon;Lisbonne;Лісабон
PT:Porto;Porto;=;Порту
RO:Bucharest;Bucharest;Bucarest;Бухарест
RO:Iaşi;Iași;=;Ясси
RO:Constanţa;Constanța;=;Констанца
RO:Cluj-Napoca;Cluj-Napoca;=;Клуж-Напока
RO:Timişoara;Timișoara;=;Тімішоара
RO:Galaţi;Galați;=;Галац
RO:Braşov;Brașov;=;Брашов
RO:Craiova;Craiova;=;Крайова
RO:Suceava;Suceava;=;Сучава
RO:Oradea;Oradea;=;Орадя
RO:Tulcea;Tulcea;=;Тульча
RO:Baia Mare;Baia Mare;=;Бая-Маре
RS:Belgrade;Belgrade;=;Белград
RS:Novi Sad;Novi Sad;=;Новий Сад
RS:Niš;Niš;=;Ніш
RU:Moscow;Moscow;Moscou;Москва
RU:Saint Petersburg;Saint Petersburg;Saint-Pétersbourg;Санкт-Петербург
RU:Rostov-na-Donu;Rostov-on-Don;Rostov-sur-le-Don;Ростов-на-Дону
RU:Voronezh;Voronezh;Voronej;Воронеж
RU:Belgorod;Belgorod;=;Бєлгород
RU:Kursk;Kursk;Koursk;Курськ
RU:Bryansk;Bryansk;Briansk;Брянськ
RU:Krasnodar;Krasnodar;=;Краснодар
RU:Novorossiysk;Novorossiysk;Novorossiïsk;Новоросійськ
RU:Taganrog;Taganrog;=;Таганрог
RU:Sochi;Sochi;Sotchi;Сочі
RU:Volgograd;Volgograd;=;Волгоград
RU:Astrakhan;Astrakhan;=;Астрахань
RU:Saratov;Saratov;=;Саратов
RU:Samara;Samara;=;Самара
RU:Kazan;Kazan;=;Казань
RU:Nizhniy Novgorod;Nizhny Novgorod;Nijni Novgorod;Нижній Новгород
RU:Smolensk;Smolensk;=;Смоленськ
RU:Tula;Tula;Toula;Тула
RU:Orël;Oryol;Orel;Орел
RU:Lipetsk;Lipetsk;=;Липецьк
RU:Kaliningrad;Kaliningrad;=;Калінінград
RU:Pskov;Pskov;=;Псков
RU:Murmansk;Murmansk;Mourmansk;Мурманськ
RU:Arkhangel’sk;Arkhangelsk;=;Архангельськ
RU:Stavropol’;Stavropol;=;Ставрополь
RU:Groznyy;Grozny;=;Грозний
RU:Makhachkala;Makhachkala;Makhatchkala;Махачкала
RU:Perm;Perm;=;Перм
RU:Ufa;Ufa;Oufa;Уфа
RU:Yekaterinburg;Yekaterinburg;Iekaterinbourg;Єкатеринбург
RU:Chelyabinsk;Chelyabinsk;Tcheliabinsk;Челябінськ
RU:Omsk;Omsk;=;Омськ
RU:Novosibirsk;Novosibirsk;Novossibirsk;Новосибірськ
RU:Vladivostok;Vladivostok;=;Владивосток
SE:Stockholm;Stockholm;=;Стокгольм
SE:Göteborg;Gothenburg;Göteborg;Гетеборг
SE:Malmö;Malmö;=;Мальме
SI:Ljubljana;Ljubljana;=;Любляна
SK:Bratislava;Bratislava;=;Братислава
SK:Košice;Košice;=;Кошиці
SM:San Marino;San Marino;Saint-Marin;Сан-Марино
TR:Ankara;Ankara;=;Анкара
TR:Istanbul;Istanbul;=;Стамбул
TR:İzmir;Izmir;=;Ізмір
TR:Antalya;Antalya;=;Анталія
TR:Adana;Adana;=;Адана
TR:Gaziantep;Gaziantep;=;Газіантеп
TR:Samsun;Samsun;=;Самсун
TR:Trabzon;Trabzon;Trébizonde;Трабзон
XK:Pristina;Pristina;=;Приштина
KZ:Nur-Sultan;Astana;=;Астана
KZ:Almaty;Almaty;=;Алмати
UZ:Tashkent;Tashkent;Tachkent;Ташкент
IR:Tehran;Tehran;Téhéran;Тегеран
IQ:Baghdad;Baghdad;Bagdad;Багдад
SY:Damascus;Damascus;Damas;Дамаск
LB:Beirut;Beirut;Beyrouth;Бейрут
JO:Amman;Amman;=;Амман
SA:Riyadh;Riyadh;Riyad;Ер-Ріяд
EG:Cairo;Cairo;Le Caire;Каїр
LY:Tripoli;Tripoli;=;Триполі
TN:Tunis;Tunis;=;Туніс
DZ:Algiers;Algiers;Alger;Алжир
MA:Rabat;Rabat;=;Рабат
NG:Lagos;Lagos;=;Лагос
KE:Nairobi;Nairobi;=;Найробі
ET:Addis Ababa;Addis Ababa;Addis-Abeba;Аддис-Абеба
ZA:Cape Town;Cape Town;Le Cap;Кейптаун
AF:Kabul;Kabul;Kaboul;Кабул
PK:Karachi;Karachi;=;Карачі
IN:Delhi;Delhi;=;Делі
IN:Mumbai;Mumbai;Bombay;Мумбаї
CN:Beijing;Beijing;Pékin;Пекін
CN:Shanghai;Shanghai;=;Шанхай
JP:Tokyo;Tokyo;=;Токіо
KR:Seoul;Seoul;Séoul;Сеул
SG:Singapore;Singapore;Singapour;Сінгапур
ID:Jakarta;Jakarta;=;Джакарта
AU:Sydney;Sydney;=;Сідней
US:New York City;New York;=;Нью-Йорк
US:Washington, D.C.;Washington;=;Вашингтон
US:Los Angeles;Los Angeles;=;Лос-Анджелес
CA:Ottawa;Ottawa;=;Оттава
MX:Mexico City;Mexico City;Mexico;Мехіко
BR:Brasília;Brasília;Brasilia;Бразиліа
AR:Buenos Aires;Buenos Aires;=;Буенос-Айрес
`;

/** Seas: English; French; Ukrainian; longitude; latitude; zoom from which it is shown. */
export const SEAS = `
Black Sea;Mer Noire;Чорне море;33.2;43.4;3.4
Sea of Azov;Mer d’Azov;Азовське море;36.6;46.05;5
Baltic Sea;Mer Baltique;Балтійське море;19.5;57.2;3.4
Mediterranean Sea;Mer Méditerranée;Середземне море;18;35.2;2.6
North Sea;Mer du Nord;Північне море;3.2;56;3.4
Adriatic Sea;Mer Adriatique;Адріатичне море;15.7;43;4.4
Aegean Sea;Mer Égée;Егейське море;25.2;38.6;4.4
Caspian Sea;Mer Caspienne;Каспійське море;50.6;41.5;3.2
Norwegian Sea;Mer de Norvège;Норвезьке море;2;67;3
Barents Sea;Mer de Barents;Баренцове море;38;73;3
Gulf of Odesa;Golfe d’Odessa;Одеська затока;31.15;46.35;7.6
Karkinit Bay;Golfe de Karkinit;Каркінітська затока;32.75;45.95;7.2
Kerch Strait;Détroit de Kertch;Керченська протока;36.58;45.22;7.8
Taganrog Bay;Golfe de Taganrog;Таганрозька затока;38.4;46.95;7.2
Syvash;Syvach;Сиваш;34.75;45.95;8.2
Sea of Marmara;Mer de Marmara;Мармурове море;28.1;40.7;5.6
Tyrrhenian Sea;Mer Tyrrhénienne;Тірренське море;12.2;39.8;4.6
Ionian Sea;Mer Ionienne;Іонічне море;18.8;38.2;4.6
Irish Sea;Mer d’Irlande;Ірландське море;-4.9;53.8;5
Celtic Sea;Mer Celtique;Кельтське море;-8;50.4;5
Gulf of Finland;Golfe de Finlande;Фінська затока;26;59.9;5.4
Gulf of Bothnia;Golfe de Botnie;Ботнічна затока;20;62.5;4.6
Gulf of Riga;Golfe de Riga;Ризька затока;23.5;57.7;5.8
Strait of Dover;Pas-de-Calais;Па-де-Кале;1.45;51.02;7.2
Bosporus;Bosphore;Босфор;29.15;41.25;7.6
White Sea;Mer Blanche;Біле море;37.5;65.6;4.2
Bay of Biscay;Golfe de Gascogne;Біскайська затока;-5;45.3;4.2
English Channel;Manche;Ла-Манш;-2;50;5
Atlantic Ocean;Océan Atlantique;Атлантичний океан;-28;42;1.5
Indian Ocean;Océan Indien;Індійський океан;78;-18;1.5
Pacific Ocean;Océan Pacifique;Тихий океан;-150;10;1.5
Arctic Ocean;Océan Arctique;Північний Льодовитий океан;-5;82;1.5
`;

/** Lakes and reservoirs: English; French; Ukrainian; longitude; latitude; zoom from which it is named. */
export const LAKES = `
Kremenchuk Reservoir;Réservoir de Krementchouk;Кременчуцьке водосховище;32.6;49.3;7
Lake Ladoga;Lac Ladoga;Ладозьке озеро;31.5;60.9;4.6
Lake Onega;Lac Onega;Онезьке озеро;35.5;61.7;4.8
Lake Peipus;Lac Peïpous;Чудське озеро;27.5;58.7;5.8
Lake Vänern;Lac Vänern;Венерн;13.2;58.9;5.6
Lake Balaton;Lac Balaton;Балатон;17.8;46.85;6.8
Lake Geneva;Lac Léman;Женевське озеро;6.5;46.42;6.8
Lake Constance;Lac de Constance;Боденське озеро;9.4;47.62;7
`;
