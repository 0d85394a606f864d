/**
 * Names of Ukraine's towns and oblasts, written by hand: GeoNames' name; English; French; Ukrainian.
 * `=` repeats the English name. English follows Ukraine's official romanisation (resolution 55 of
 * 2010), French the usage of its diplomatic service, where the capital is Kiev (DESIGN §7).
 * `name@code` picks one of several places of the same name by GeoNames' code of its oblast.
 */
export const UKRAINE_TOWNS = `
Kyiv;Kyiv;Kiev;Київ
Kharkiv;Kharkiv;=;Харків
Dnipro;Dnipro;=;Дніпро
Donetsk;Donetsk;=;Донецьк
Odessa;Odesa;Odessa;Одеса
Zaporizhia;Zaporizhzhia;Zaporijjia;Запоріжжя
Lviv;Lviv;=;Львів
Kryvyi Rih;Kryvyi Rih;Kryvyï Rih;Кривий Ріг
Mykolayiv;Mykolaiv;Mykolaïv;Миколаїв
Mariupol;Mariupol;Marioupol;Маріуполь
Luhansk;Luhansk;Louhansk;Луганськ
Sevastopol;Sevastopol;Sébastopol;Севастополь
Khmelnytskyi;Khmelnytskyi;Khmelnytskyï;Хмельницький
Makiyivka;Makiivka;Makiïvka;Макіївка
Vinnytsia;Vinnytsia;=;Вінниця
Simferopol;Simferopol;=;Сімферополь
Kherson;Kherson;=;Херсон
Poltava;Poltava;=;Полтава
Chernihiv;Chernihiv;Tchernihiv;Чернігів
Cherkasy;Cherkasy;Tcherkassy;Черкаси
Sumy;Sumy;Soumy;Суми
Zhytomyr;Zhytomyr;Jytomyr;Житомир
Horlivka;Horlivka;=;Горлівка
Rivne;Rivne;=;Рівне
Kropyvnytskyi;Kropyvnytskyi;Kropyvnytskyï;Кропивницький
Kamianske;Kamianske;=;Кам’янське
Chernivtsi;Chernivtsi;Tchernivtsi;Чернівці
Ternopil;Ternopil;=;Тернопіль
Kremenchuk;Kremenchuk;Krementchouk;Кременчук
Lutsk;Lutsk;Loutsk;Луцьк
Ivano-Frankivsk;Ivano-Frankivsk;=;Івано-Франківськ
Bila Tserkva;Bila Tserkva;=;Біла Церква
Kramators’k;Kramatorsk;=;Краматорськ
Melitopol;Melitopol;=;Мелітополь
Kerch;Kerch;Kertch;Керч
Nikopol;Nikopol;=;Нікополь
Syevyerodonets’k;Sievierodonetsk;=;Сєвєродонецьк
Sloviansk;Sloviansk;=;Слов’янськ
Berdyansk;Berdiansk;=;Бердянськ
Uzhgorod;Uzhhorod;Oujhorod;Ужгород
Alchevs’k;Alchevsk;Altchevsk;Алчевськ
Pavlohrad;Pavlohrad;=;Павлоград
Lysychans’k;Lysychansk;Lyssytchansk;Лисичанськ
Yevpatoriya;Yevpatoriia;Eupatoria;Євпаторія
Yenakiyeve;Yenakiieve;Ienakiieve;Єнакієве
Oleksandriya;Oleksandriia;=;Олександрія
Kamianets-Podilskyi;Kamianets-Podilskyi;Kamianets-Podilskyï;Кам’янець-Подільський
Konotop;Konotop;=;Конотоп
Kostyantynivka;Kostiantynivka;=;Костянтинівка
Krasnyy Luch;Khrustalnyi;Khroustalnyï;Хрустальний
Brovary;Brovary;=;Бровари
Uman;Uman;Ouman;Умань
Berdychiv;Berdychiv;Berdytchiv;Бердичів
Shostka;Shostka;Chostka;Шостка
Kadiyivka;Kadiivka;Kadiïvka;Кадіївка
Chervonohrad;Sheptytskyi;Cheptytskyï;Шептицький
Mukacheve;Mukachevo;Moukatchevo;Мукачево
Bakhmut;Bakhmut;Bakhmout;Бахмут
Drohobych;Drohobych;Drohobytch;Дрогобич
Yalta;Yalta;=;Ялта
Nizhyn;Nizhyn;Nijyn;Ніжин
Novomoskovs’k;Samar;=;Самар
Izmail;Izmail;Izmaïl;Ізмаїл
Shakhtars’k;Shakhtarsk;Chakhtarsk;Шахтарськ
Feodosiya;Feodosiia;Théodosie;Феодосія
Pokrovsk;Pokrovsk;=;Покровськ
Chystyakove;Chystiakove;Tchystiakove;Чистякове
Sverdlovs’k;Dovzhansk;Dovjansk;Довжанськ
Kalush;Kalush;Kalouch;Калуш
Smila;Smila;=;Сміла
Kovel;Kovel;=;Ковель
Korosten’;Korosten;=;Коростень
Khartsyz’k;Khartsyzk;=;Харцизьк
Rubizhne;Rubizhne;Roubijne;Рубіжне
Pryluky;Pryluky;Prylouky;Прилуки
Druzhkivka;Druzhkivka;Droujkivka;Дружківка
Lozova;Lozova;=;Лозова
Kolomyia;Kolomyia;=;Коломия
Antratsyt;Antratsyt;=;Антрацит
Stryi;Stryi;Stryï;Стрий
Novovolyns’k;Novovolynsk;=;Нововолинськ
Novohrad-Volynskyi;Zviahel;=;Звягель
Energodar;Enerhodar;=;Енергодар
Snizhne;Snizhne;Snijne;Сніжне
Boryspil’;Boryspil;=;Бориспіль
Chornomors’k;Chornomorsk;Tchornomorsk;Чорноморськ
Izyum;Izium;Izioum;Ізюм
Roven’ky;Rovenky;=;Ровеньки
Lubny;Lubny;Loubny;Лубни
Horishni Plavni;Horishni Plavni;Horichni Plavni;Горішні Плавні
Zhovti Vody;Zhovti Vody;Jovti Vody;Жовті Води
Fastiv;Fastiv;=;Фастів
Nova Kakhovka;Nova Kakhovka;=;Нова Каховка
Marhanets’;Marhanets;=;Марганець
Bilhorod-Dnistrovskyi;Bilhorod-Dnistrovskyi;Bilhorod-Dnistrovskyï;Білгород-Дністровський
Okhtyrka;Okhtyrka;=;Охтирка
Myrnohrad;Myrnohrad;=;Мирноград
Sorokyne;Sorokyne;=;Сорокине
Romny;Romny;=;Ромни
Svitlovods’k;Svitlovodsk;=;Світловодськ
Shepetivka;Shepetivka;Chepetivka;Шепетівка
Bucha;Bucha;Boutcha;Буча
Voznesensk;Voznesensk;=;Вознесенськ
Varash;Varash;Varach;Вараш
Toretsk;Toretsk;=;Торецьк
Dzhankoy;Dzhankoi;Djankoï;Джанкой
Pervomays’k@16;Pervomaisk;Pervomaïsk;Первомайськ
Myrhorod;Myrhorod;=;Миргород
Irpin;Irpin;Irpine;Ірпінь
Podilsk;Podilsk;=;Подільськ
Yasynuvata;Yasynuvata;Iassynouvata;Ясинувата
Volnovakha;Volnovakha;=;Волноваха
Vovchans’k;Vovchansk;Vovtchansk;Вовчанськ
Vasylivka@26;Vasylivka;=;Василівка
Yuzhnoukrains'k;Pivdennoukrainsk;Pivdennooukraïnsk;Південноукраїнськ
Tokmak;Tokmak;=;Токмак
Svatove;Svatove;=;Сватове
Sudak;Sudak;Soudak;Судак
Starobil’s’k;Starobilsk;=;Старобільськ
Stanytsya Luhans’ka;Stanytsia Luhanska;Stanytsia Louhanska;Станиця Луганська
Shchastya;Shchastia;Chtchastia;Щастя
Snihurivka;Snihurivka;Snihourivka;Снігурівка
Skadovs’k;Skadovsk;=;Скадовськ
Popasna;Popasna;=;Попасна
Polohy;Polohy;=;Пологи
Orikhiv;Orikhiv;=;Оріхів
Ochakiv;Ochakiv;Otchakiv;Очаків
Novoazovs'k;Novoazovsk;=;Новоазовськ
Lyman@05;Lyman;=;Лиман
Kurakhovo;Kurakhove;Kourakhove;Курахове
Kreminna;Kreminna;=;Кремінна
Soledar;Soledar;=;Соледар
Kakhovka;Kakhovka;=;Каховка
Hola Prystan’;Hola Prystan;=;Гола Пристань
Dokuchayevs’k;Dokuchaievsk;Dokoutchaïevsk;Докучаєвськ
Dobropillya;Dobropillia;=;Добропілля
Debal’tseve;Debaltseve;=;Дебальцеве
Chuhuyiv;Chuhuiv;Tchouhouïv;Чугуїв
Balakliya;Balakliia;=;Балаклія
Avdiyivka@05;Avdiivka;Avdiïvka;Авдіївка
Armyansk;Armiansk;=;Армянськ
Slavutych;Slavutych;Slavoutytch;Славутич
Reni;Reni;=;Рені
Chop;Chop;Tchop;Чоп
Hlukhiv;Hlukhiv;Hloukhiv;Глухів
Khust;Khust;Khoust;Хуст
`;

/** Oblasts: Natural Earth's name; English; French; Ukrainian. */
export const UKRAINE_OBLASTS = `
Crimea;AR Crimea;RA de Crimée;АР Крим
Mykolayiv;Mykolaiv;Mykolaïv;Миколаївська
Chernihiv;Chernihiv;Tchernihiv;Чернігівська
Rivne;Rivne;=;Рівненська
Chernivtsi;Chernivtsi;Tchernivtsi;Чернівецька
Ivano-Frankivs'k;Ivano-Frankivsk;=;Івано-Франківська
Khmel'nyts'kyy;Khmelnytskyi;Khmelnytskyï;Хмельницька
L'viv;Lviv;=;Львівська
Ternopil';Ternopil;=;Тернопільська
Transcarpathia;Zakarpattia;Transcarpatie;Закарпатська
Volyn;Volyn;Volhynie;Волинська
Cherkasy;Cherkasy;Tcherkassy;Черкаська
Kirovohrad;Kirovohrad;=;Кіровоградська
Kiev;Kyiv;Kiev;Київська
Odessa;Odesa;Odessa;Одеська
Vinnytsya;Vinnytsia;=;Вінницька
Zhytomyr;Zhytomyr;Jytomyr;Житомирська
Sumy;Sumy;Soumy;Сумська
Dnipropetrovs'k;Dnipropetrovsk;=;Дніпропетровська
Donets'k;Donetsk;=;Донецька
Kharkiv;Kharkiv;=;Харківська
Luhans'k;Luhansk;Louhansk;Луганська
Poltava;Poltava;=;Полтавська
Zaporizhzhya;Zaporizhzhia;Zaporijjia;Запорізька
Kherson;Kherson;=;Херсонська
`;

/** Places that GeoNames' list of towns leaves out: en; fr; uk; longitude; latitude; population. */
export const UKRAINE_EXTRA = `
Chonhar;Tchonhar;Чонгар;34.541;46.008;1300
Chornobyl;Tchernobyl;Чорнобиль;30.2195;51.2763;1000
Henichesk;Henitchesk;Генічеськ;34.815;46.178;19000
Marinka;=;Мар’їнка;37.5036;47.9422;9000
Vuhledar;Vouhledar;Вугледар;37.2503;47.7794;14000
Huliaipole;Houliaïpole;Гуляйполе;36.263;47.664;13000
Kupiansk;Koupiansk;Куп’янськ;37.6253;49.7163;27000
Oleshky;Olechky;Олешки;32.7189;46.6253;24000
Pivdenne;=;Південне;31.1014;46.6222;32000
`;
