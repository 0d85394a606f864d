/**
 * Former and other names, by which people still look: the name on the map today; then the others.
 * Renamings up to the resolutions of the Verkhovna Rada of 2024; names in other alphabets only where
 * the spelling cannot be found from today's.
 */
export const FORMER_NAMES = `
Kyiv;Kiev;Киев
Dnipro;Dnipropetrovsk;Дніпропетровськ;Katerynoslav
Odesa;Odessa
Kropyvnytskyi;Kirovohrad;Кіровоград;Yelysavethrad
Kamianske;Dniprodzerzhynsk;Дніпродзержинськ
Bakhmut;Artemivsk;Артемівськ
Pokrovsk;Krasnoarmiisk;Красноармійськ
Myrnohrad;Dymytrov;Димитров
Toretsk;Dzerzhynsk;Дзержинськ
Lyman;Krasnyi Lyman;Красний Лиман
Chystiakove;Torez;Торез
Khrestivka;Kirovske;Кіровське
Kadiivka;Stakhanov;Стаханов
Khrustalnyi;Krasnyi Luch;Красний Луч
Dovzhansk;Sverdlovsk;Свердловськ
Sorokyne;Krasnodon;Краснодон
Holubivka;Kirovsk;Кіровськ
Voznesenivka;Chervonopartyzansk;Червонопартизанськ
Molodohvardiisk;Otamanivka;Отаманівка
Sievierodonetsk;Siverskodonetsk;Сіверськодонецьк;Severodonetsk
Alchevsk;Komunarsk;Комунарськ
Luhansk;Voroshylovhrad;Ворошиловград
Donetsk;Stalino;Сталіно;Yuzivka
Mariupol;Zhdanov;Жданов
Horlivka;Gorlovka
Horishni Plavni;Komsomolsk;Комсомольськ
Chornomorsk;Illichivsk;Іллічівськ
Podilsk;Kotovsk;Котовськ
Pivdenne;Yuzhne;Южне
Pivdennoukrainsk;Yuzhnoukrainsk;Южноукраїнськ
Varash;Kuznetsovsk;Кузнецовськ
Samar;Novomoskovsk;Новомосковськ
Sheptytskyi;Chervonohrad;Червоноград
Berestyn;Krasnohrad;Красноград
Zlatopil;Pervomaiskyi;Первомайський
Bahacheve;Vatutine;Ватутіне
Shakhtarske;Pershotravensk;Першотравенськ
Khutir-Mykhailivskyi;Druzhba;Дружба
Zviahel;Novohrad-Volynskyi;Новоград-Волинський;Zvyahel
Volodymyr;Volodymyr-Volynskyi;Володимир-Волинський
Pereiaslav;Pereiaslav-Khmelnytskyi;Переяслав-Хмельницький
Oleshky;Tsiurupynsk;Цюрупинськ
Yany Kapu;Krasnoperekopsk;Красноперекопськ
Nikolske;Volodarske;Володарське
Velyka Novosilka;Velykyi Yanysol
Zaporizhzhia;Oleksandrivsk;Zaporozhye
Ivano-Frankivsk;Stanislaviv;Станіславів
Ternopil;Tarnopol
Lviv;Lvov;Lemberg;Lwów
Uzhhorod;Ungvar
Khmelnytskyi;Proskuriv;Проскурів
Kryvyi Rih;Krivoy Rog
Mykolaiv;Nikolaev
Chornobyl;Chernobyl;Чернобыль
Yevpatoriia;Eupatoria
Rivne;Rovno
Vuhledar;Ugledar
Siverskyi Donets;Seversky Donets;Northern Donets
Dnipro;Dnieper
Dniester;Dnister
Southern Bug;Pivdennyi Buh
Western Bug;Zakhidnyi Buh
Prypiat;Pripyat
AR Crimea;Crimea;Крим;Krym;Crimée
Istanbul;Constantinople
Saint Petersburg;Leningrad;Petrograd
Volgograd;Stalingrad
Astana;Nur-Sultan
`;
