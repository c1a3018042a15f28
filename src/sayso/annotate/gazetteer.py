"""Names that anyone who reads the news knows: states, cities, bodies, outlets, given names, titles.

Plain word lists, one entry a line or a word, `|` between the names of one thing (the first is
its usual one). They are evidence, weighed by names.py together with the parser's and the
network's, and never the last word: Jordan may be a person and Washington a senator.
"""

from __future__ import annotations


def words(block: str) -> frozenset[str]:
    """The words of a list written as one string."""
    return frozenset(block.split())


_STATES = """
Afghanistan
Albania
Algeria
Andorra
Angola
Antigua and Barbuda
Argentina
Armenia
Australia
Austria
Azerbaijan
Bahamas|The Bahamas
Bahrain
Bangladesh
Barbados
Belarus
Belgium
Belize
Benin
Bhutan
Bolivia
Bosnia and Herzegovina|Bosnia|Bosnia-Herzegovina
Botswana
Brazil
Brunei
Bulgaria
Burkina Faso
Burundi
Cambodia
Cameroon
Canada
Cape Verde|Cabo Verde
Central African Republic|CAR
Chad
Chile
China|People's Republic of China|PRC
Colombia
Comoros
Congo|Republic of Congo|Republic of the Congo|Congo-Brazzaville
Democratic Republic of Congo|Democratic Republic of the Congo|DRC|DR Congo|D.R. Congo|Congo-Kinshasa
Costa Rica
Croatia
Cuba
Cyprus
Czech Republic|Czechia
Denmark
Djibouti
Dominica
Dominican Republic
East Timor|Timor-Leste
Ecuador
Egypt
El Salvador
Equatorial Guinea
Eritrea
Estonia
Eswatini|Swaziland
Ethiopia
Fiji
Finland
France
Gabon
Gambia|The Gambia
Georgia
Germany|Federal Republic of Germany
Ghana
Greece
Grenada
Guatemala
Guinea
Guinea-Bissau
Guyana
Haiti
Honduras
Hungary
Iceland
India
Indonesia
Iran|Islamic Republic of Iran
Iraq
Ireland|Republic of Ireland
Israel
Italy
Ivory Coast|Cote d'Ivoire|Côte d'Ivoire
Jamaica
Japan
Jordan
Kazakhstan
Kenya
Kiribati
Kosovo
Kuwait
Kyrgyzstan
Laos
Latvia
Lebanon
Lesotho
Liberia
Libya
Liechtenstein
Lithuania
Luxembourg
Madagascar
Malawi
Malaysia
Maldives
Mali
Malta
Marshall Islands
Mauritania
Mauritius
Mexico
Micronesia
Moldova
Monaco
Mongolia
Montenegro
Morocco
Mozambique
Myanmar|Burma
Namibia
Nauru
Nepal
Netherlands|The Netherlands|Holland
New Zealand
Nicaragua
Niger
Nigeria
North Korea|Democratic People's Republic of Korea|DPRK|D.P.R.K.|Hermit Kingdom
North Macedonia|Macedonia
Norway
Oman
Pakistan
Palau
Palestine|State of Palestine
Panama
Papua New Guinea
Paraguay
Peru
Philippines|The Philippines
Poland
Portugal
Qatar
Romania
Russia|Russian Federation
Rwanda
Saint Lucia|St. Lucia
Samoa
San Marino
Saudi Arabia|Kingdom of Saudi Arabia|KSA
Senegal
Serbia
Seychelles
Sierra Leone
Singapore
Slovakia
Slovenia
Solomon Islands
Somalia
Somaliland
South Africa
South Korea|Republic of Korea|ROK
South Sudan
Soviet Union|USSR|U.S.S.R.
Spain
Sri Lanka|Ceylon
Sudan
Suriname
Sweden
Switzerland
Syria|Syrian Arab Republic
Taiwan|Republic of China
Tajikistan
Tanzania
Thailand
Togo
Tonga
Trinidad and Tobago|Trinidad
Tunisia
Turkey|Türkiye|Turkiye
Turkmenistan
Tuvalu
Uganda
Ukraine
United Arab Emirates|UAE|U.A.E.|Emirates
United Kingdom|UK|U.K.|Britain|Great Britain
United States|US|U.S.|USA|U.S.A.|United States of America|America
Uruguay
Uzbekistan
Vanuatu
Vatican|Vatican City|Holy See
Venezuela
Vietnam|Viet Nam
Yemen
Yugoslavia
Zambia
Zimbabwe
West Germany
Jammu and Kashmir|Kashmir|Jammu & Kashmir
East Germany
Czechoslovakia
"""

_REGIONS = """
England|Scotland|Wales|Northern Ireland|Catalonia|Crimea|Donbas|Donbass|Donetsk|Luhansk|Chechnya|Dagestan|Abkhazia
South Ossetia|Nagorno-Karabakh|Transnistria|Siberia|Kashmir|Kashmir Valley|Punjab|Sindh|Balochistan|Baluchistan
Khyber Pakhtunkhwa|Waziristan|North Waziristan|South Waziristan|Swat|Swat Valley|Gujarat|Maharashtra|Kerala|Bihar
Uttar Pradesh|Madhya Pradesh|Andhra Pradesh|Himachal Pradesh|Rajasthan|Assam|Manipur|Karnataka|Odisha|Jharkhand
Haryana|Telangana|West Bengal|Tamil Nadu|Goa|Ladakh|Nagaland|Mizoram|Tripura|Sikkim|Uttarakhand|Chhattisgarh|Jammu
Tibet|Xinjiang|Inner Mongolia|Hong Kong|Macau|Macao|Guangdong|Sichuan|Yunnan|Hubei|Hunan|Kurdistan|Iraqi Kurdistan
Rojava|Anbar|Nineveh|Gaza|Gaza Strip|West Bank|East Jerusalem|Golan Heights|Sinai|Sinai Peninsula|Darfur
South Kordofan|Blue Nile|Tigray|Oromia|Amhara|Ogaden|Puntland|Zanzibar|Biafra|Borno|Kaduna|Western Sahara|Sahel
Sahara|Horn of Africa|Sub-Saharan Africa|North Africa|West Africa|East Africa|Southern Africa|Central Africa|Africa
Asia|Europe|North America|South America|Latin America|Central America|Antarctica|Oceania|Middle East|Near East
Far East|Central Asia|South Asia|Southeast Asia|South-East Asia|East Asia|Eastern Europe|Western Europe
Central Europe|Balkans|Caucasus|Baltics|Scandinavia|Arabian Peninsula|Korean Peninsula|Caribbean|Mediterranean
Mediterranean Sea|Red Sea|Black Sea|Baltic Sea|North Sea|Caspian Sea|South China Sea|East China Sea|Sea of Japan
Yellow Sea|Persian Gulf|Arabian Gulf|Gulf of Aden|Gulf of Oman|Gulf of Mexico|Gulf|Strait of Hormuz
Strait of Malacca|Suez Canal|Panama Canal|Bay of Bengal|Arabian Sea|Indian Ocean|Pacific Ocean|Pacific|Atlantic
Atlantic Ocean|Arctic|Arctic Ocean|English Channel|Aegean Sea|Aegean|Adriatic|Amazon River|Nile|Euphrates
Euphrates River|Tigris|Danube|Rhine|Volga|Mekong|Ganges|Indus|Himalayas|Alps|Andes|Urals|British Virgin Islands
Cayman Islands|Bermuda|Puerto Rico|Guam|Falkland Islands|Gibraltar|Greenland|Isle of Man|Jersey|Guernsey
Diego Garcia|Okinawa|Hokkaido|Fukushima|Java|Sumatra|Bali|Borneo|Mindanao|Luzon|Papua|West Papua|Aceh|Sabah|Sarawak
Penang|Bavaria|Saxony|Brittany|Normandy|Provence|Corsica|Sicily|Sardinia|Tuscany|Lombardy|Andalusia|Basque Country
Flanders|Wallonia|Silesia|Transylvania|Galilee|Negev|Judea|Samaria|Alabama|Alaska|Arizona|Arkansas|California
Colorado|Connecticut|Delaware|Florida|Hawaii|Idaho|Illinois|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|Maryland
Massachusetts|Michigan|Minnesota|Mississippi|Missouri|Montana|Nebraska|Nevada|New Hampshire|New Jersey|New Mexico
New York|North Carolina|North Dakota|Ohio|Oklahoma|Oregon|Pennsylvania|Rhode Island|South Carolina|South Dakota
Tennessee|Texas|Utah|Vermont|Virginia|Washington state|Washington State|West Virginia|Wisconsin|Wyoming|New England
Midwest|Silicon Valley|Long Island|Staten Island|Manhattan|Brooklyn|Queens|Bronx|Harlem|Hollywood|Capitol Hill
Bay Area|Upper Peninsula|New South Wales|Queensland|Tasmania|South Australia|Western Australia|Northern Territory
New York City|Ontario|Quebec|British Columbia|Alberta|Manitoba|Saskatchewan|Nova Scotia|New Brunswick|Newfoundland
Yukon|Nunavut|Yorkshire|Kent|Essex|Cornwall|Devon|Lancashire|Cumbria|Norfolk|Suffolk|Sussex|Surrey|Hampshire
Somerset|Northumberland|Idlib|Aleppo|Raqqa|Deir ez-Zor|Deir Ezzor|Deir al-Zor|Deir Al-Zour|Hasaka|Hasakah|Homs|Hama
Daraa|Deraa|Latakia|Lattakia|Tartus|Tartous|Quneitra|Suweida|Sweida|Ghouta|Eastern Ghouta|Palmyra|Afrin|Kobani
Kobane|Manbij|Douma|Qamishli|Helmand|Kandahar|Nangarhar|Kunduz|Ghazni|Paktika|Paktia|Khost|Kunar|Logar|Herat
Badakhshan|Badghis|Baghlan|Balkh|Farah|Faryab|Jowzjan|Kapisa|Laghman|Maidan Wardak|Nimroz|Nuristan|Panjshir|Parwan
Samangan|Takhar|Uruzgan|Zabul
"""

_CITIES = """
Abidjan|Abu Dhabi|Abuja|Accra|Addis Ababa|Aden|Adelaide|Ahmedabad|Alexandria|Algiers|Almaty|Amman|Amsterdam|Ankara
Antananarivo|Antwerp|Ashgabat|Asmara|Astana|Asuncion|Athens|Atlanta|Auckland|Austin|Baghdad|Bahawalpur|Baku|Balad
Baltimore|Bamako|Bangalore|Bengaluru|Bangkok|Bangui|Banjul|Barcelona|Basra|Beijing|Beirut|Belfast|Belgrade|Belmopan
Benghazi|Bergen|Berlin|Bern|Bethlehem|Bilbao|Birmingham|Bishkek|Bissau|Bogota|Bogotá|Bologna|Bonn|Bordeaux|Boston
Brasilia|Bratislava|Brazzaville|Bremen|Brisbane|Bristol|Brussels|Bucharest|Budapest|Buenos Aires|Buffalo|Bujumbura
Cairo|Calais|Calgary|Canberra|Cambridge|Cape Town|Caracas|Cardiff|Casablanca|Charlotte|Charlottesville|Chennai
Chengdu|Chicago|Chisinau|Chittagong|Chongqing|Christchurch|Cincinnati|Cleveland|Cologne|Colombo|Columbus|Conakry
Copenhagen|Cotonou|Coventry|Dakar|Dallas|Damascus|Dar es Salaam|Darwin|Davos|Dayton|Delhi|Denver|Derby|Detroit|Dhaka
Dili|Dodoma|Doha|Donetsk|Dortmund|Dresden|Dubai|Dublin|Dundee|Durban|Dushanbe|Düsseldorf|Edinburgh|Edmonton
Eindhoven|El Paso|Entebbe|Erbil|Irbil|Fallujah|Falluja|Ferguson|Florence|Frankfurt|Freetown|Fresno|Gaborone
Gaza City|Gdansk|Geneva|Genoa|Georgetown|Ghent|Glasgow|Goma|Gothenburg|Guadalajara|Guangzhou|Guantanamo Bay
Guantanamo|Guatemala City|Guayaquil|Haifa|Hamburg|Hanoi|Hanover|Harare|Hartford|Hargeisa|Havana|Helsinki|Hebron
Heidelberg|Hiroshima|Ho Chi Minh City|Honolulu|Houston|Hyderabad|Indianapolis|Islamabad|Istanbul|Izmir|Jacksonville
Jakarta|Jalalabad|Jeddah|Jerusalem|Johannesburg|Juba|Kabul|Kampala|Kandahar|Kano|Kansas City|Karachi|Kathmandu
Kharkiv|Khartoum|Kiev|Kyiv|Kigali|Kingston|Kinshasa|Kirkuk|Kolkata|Krakow|Kuala Lumpur|Kunduz|Kuwait City|Kyoto
La Paz|Lagos|Lahore|Las Vegas|Lausanne|Leeds|Leicester|Leipzig|Leningrad|Libreville|Lille|Lilongwe|Lima|Lisbon
Little Rock|Liverpool|Ljubljana|Lome|London|Los Angeles|Louisville|Luanda|Lucknow|Lusaka|Luxor|Lviv|Lyon|Madrid
Maiduguri|Malabo|Male|Malmö|Managua|Manama|Manchester|Manila|Maputo|Marrakech|Marrakesh|Marseille|Maseru
Mazar-e-Sharif|Mazar-i-Sharif|Mecca|Medina|Melbourne|Memphis|Mexico City|Miami|Milan|Milwaukee|Minneapolis|Minsk
Misrata|Mogadishu|Mombasa|Monrovia|Monterrey|Montevideo|Montreal|Moscow|Mosul|Mumbai|Munich|Muscat|Muzaffarabad
N'Djamena|Nagasaki|Nairobi|Najaf|Nantes|Naples|Nashville|Nassau|Naypyidaw|New Delhi|New Orleans|Newark|Newcastle
Niamey|Nice|Nicosia|Norwich|Nottingham|Nouakchott|Nuremberg|Oakland|Odessa|Odesa|Oklahoma City|Omaha|Orlando|Osaka
Oslo|Ottawa|Ouagadougou|Oxford|Palm Beach|Panama City|Paramaribo|Paris|Peshawar|Perth|Philadelphia|Phnom Penh
Phoenix|Pittsburgh|Plymouth|Podgorica|Port Harcourt|Port Moresby|Port-au-Prince|Portland|Port of Spain|Porto|Prague
Pretoria|Pristina|Providence|Pyongyang|Quetta|Quito|Rabat|Rafah|Ramadi|Ramallah|Rangoon|Yangon|Rawalpindi|Reykjavik
Richmond|Riga|Rio de Janeiro|Riyadh|Rome|Rotterdam|Sacramento|Salt Lake City|Samarra|San Antonio|San Diego
San Francisco|San Jose|San Juan|San Salvador|Sanaa|Sana'a|Santiago|Santo Domingo|Sao Paulo|São Paulo|Sarajevo
Seattle|Seoul|Sevastopol|Seville|Shanghai|Sharjah|Sheffield|Shenzhen|Singapore|Sirte|Skopje|Sofia|Southampton
Srinagar|St. Louis|St Petersburg|St. Petersburg|Stockholm|Strasbourg|Stuttgart|Sucre|Surabaya|Sydney|Tabriz|Taipei
Tallinn|Tampa|Tangier|Tashkent|Tbilisi|Tegucigalpa|Tehran|Tel Aviv|The Hague|Thessaloniki|Thimphu|Tijuana|Tikrit
Timbuktu|Tirana|Tokyo|Toronto|Toulouse|Tripoli|Tucson|Tulsa|Tunis|Turin|Tyre|Ulan Bator|Ulaanbaatar|Utrecht|Vaduz
Valencia|Valletta|Vancouver|Venice|Vienna|Vientiane|Vilnius|Vladivostok|Warsaw|Washington|Washington DC
Washington D.C.|Washington, D.C.|Washington, DC|D.C.|DC|Wellington|Windhoek|Winnipeg|Wuhan|Yamoussoukro|Yaounde
Yerevan|York|Zagreb|Zaragoza|Zurich|Vantaa|Espoo|Tampere|Turku
"""

_OUTLETS = """
Reuters|Thomson Reuters
Associated Press|The Associated Press|AP
Agence France-Presse|Agence France Presse|AFP
United Press International|UPI
Press Association|PA
Bloomberg|Bloomberg News
Asian News International|ANI
Press Trust of India|PTI
Indo-Asian News Service|IANS
Xinhua|Xinhua News Agency
TASS|Itar-Tass|Tass
RIA Novosti|RIA|RIA news agency
Interfax
Anadolu Agency|Anadolu|Anadolu News Agency
Sputnik|Sputnik News
Russia Today|RT
Syrian Arab News Agency|SANA
Islamic Republic News Agency|IRNA
Fars News Agency|Fars|Fars news agency
Tasnim|Tasnim News Agency
Kyodo|Kyodo News
Yonhap|Yonhap News Agency
Korean Central News Agency|KCNA
Deutsche Presse-Agentur|dpa|DPA
EFE
ANSA
Amaq|Amaq News Agency
British Broadcasting Corporation|BBC|B.B.C.
BBC News
BBC World Service
Cable News Network|CNN
CNN-News18
News18
ABC News
NBC News
CBS News
Fox News|Fox News Channel
MSNBC
CNBC
CBC|CBC News
Sky News
ITV|ITV News
Channel 4|Channel 4 News
Al Jazeera|Al-Jazeera|Aljazeera
Al Arabiya|Al-Arabiya
Al Mayadeen|Al-Mayadeen
Al Manar|Al-Manar
Press TV
Euronews
France 24
Deutsche Welle|DW
Voice of America|VOA
Radio Free Europe|RFE/RL
Radio France Internationale|RFI
National Public Radio|NPR
PBS
C-SPAN
USA Today|USA TODAY
New York Times|The New York Times|NYT
Washington Post|The Washington Post
Wall Street Journal|The Wall Street Journal|WSJ
Los Angeles Times|The Los Angeles Times|LA Times|L.A. Times
New York Post|The New York Post
New York Daily News|Daily News
Chicago Tribune
Boston Globe|The Boston Globe
Guardian|The Guardian
Independent|The Independent
Daily Telegraph|The Daily Telegraph
Telegraph|The Telegraph
Financial Times|The Financial Times
Daily Mail|The Daily Mail
Mirror|Daily Mirror|The Mirror
Daily Express
Economist|The Economist
Sunday Times|The Sunday Times
Observer|The Observer
Le Monde
Le Figaro
Libération
Der Spiegel|Spiegel
Die Zeit
Bild
Süddeutsche Zeitung
Frankfurter Allgemeine Zeitung
El Pais|El País
El Mundo
Corriere della Sera
La Repubblica
Haaretz
Jerusalem Post|The Jerusalem Post
Times of Israel|The Times of Israel
Times of India|The Times of India
Hindustan Times
Indian Express|The Indian Express
Hindu|The Hindu
India Today
NDTV
Dawn
Geo News|Geo TV
Express Tribune|The Express Tribune
Straits Times|The Straits Times
South China Morning Post|SCMP
Global Times
China Daily
People's Daily
Japan Times|The Japan Times
Sydney Morning Herald|The Sydney Morning Herald
Daily Star|The Daily Star
Hurriyet
Daily Sabah
Asharq Al-Awsat
Helsingin Sanomat
Yle|YLE
Politico|POLITICO
Huffington Post|The Huffington Post|HuffPost
BuzzFeed|BuzzFeed News
Vox
Axios
Breitbart|Breitbart News
Daily Beast|The Daily Beast
Daily Caller|The Daily Caller
National Review
Slate
Salon
Vice News
Business Insider
Newsweek
Time magazine|TIME
Vanity Fair
New Yorker|The New Yorker
Atlantic|The Atlantic
Rolling Stone
Forbes
Variety
TMZ
Page Six
The Hill
Real Deal|The Real Deal
The Intercept
Middle East Eye
Foreign Policy
Foreign Affairs
The Nation
NBC
CBS
"""

_BODIES = """
United Nations|UN|U.N.
UN Security Council|U.N. Security Council|United Nations Security Council|Security Council|UNSC
UN General Assembly|U.N. General Assembly|United Nations General Assembly|General Assembly
European Union|EU|E.U.
European Commission
European Parliament
European Council
North Atlantic Treaty Organization|NATO|Nato
African Union|AU
Arab League|League of Arab States
World Health Organization|World Health Organisation|WHO
World Trade Organization|WTO
World Bank
International Monetary Fund|IMF
International Criminal Court|ICC
International Court of Justice|ICJ
International Atomic Energy Agency|IAEA
International Committee of the Red Cross|ICRC
Organisation for the Prohibition of Chemical Weapons|Organization for the Prohibition of Chemical Weapons|OPCW
Organization for Security and Co-operation in Europe|OSCE
Organization of the Petroleum Exporting Countries|OPEC
Organisation of Islamic Cooperation|OIC
ASEAN|Association of Southeast Asian Nations
G7|Group of Seven
G8
G20|Group of 20
UNICEF
UNHCR
UNESCO
UNRWA
OCHA
Red Cross
Red Crescent
Syrian Arab Red Crescent
Medecins Sans Frontieres|Médecins Sans Frontières|MSF|Doctors Without Borders
Amnesty International|Amnesty
Human Rights Watch|HRW
Syrian Observatory for Human Rights|SOHR
Syrian Network for Human Rights|SNHR
White Helmets
Free Syrian Army|FSA
Syrian Democratic Forces|SDF
Syrian Arab Army|SAA
People's Protection Units|YPG|Kurdish People's Protection Units|Peoples Protection Units
People's Protection Units|Kurdish Peoples Protection Units
Kurdistan Workers' Party|Kurdistan Workers Party|PKK
Islamic State|Islamic State group|Islamic State of Iraq and Syria|Islamic State of Iraq and the Levant
Islamic State|Islamic State in Iraq and Syria|Islamic State in Iraq and the Levant|Islamic State in Iraq and Levant
Islamic State|ISIS|ISIL|IS|Daesh|Da'esh
Jabhat al-Nusra|Nusra Front|Al-Nusra Front|al-Nusra Front|Jabhat Al-Nusra|Al Nusra Front
Hayat Tahrir al-Sham|HTS
Ahrar al-Sham
Jaysh al-Islam
Jabhat Fateh al-Sham|Jabhat Fateh Al Sham|Jabhat Fateh Al-Sham|Fateh al-Sham Front|Fateh al-Sham
Conference on Security and Cooperation in Europe|CSCE
Reporters Without Borders|RSF
Al-Qaeda|al-Qaeda|al-Qaida|Al Qaeda|al Qaeda|al Qaida|Al-Qaida|Qaeda
Taliban
Tehrik-i-Taliban Pakistan|Tehreek-e-Taliban Pakistan|TTP
Pakistan Tehreek-e-Insaf
Haqqani Network
Lashkar-e-Taiba|Lashkar-e-Tayyiba|LeT
Jaish-e-Mohammed|Jaish-e-Mohammad|Jaish-e-Muhammad
Hezbollah|Hizbollah|Hizbullah|Hizballah
Hamas
Fatah
Palestinian Authority
Palestine Liberation Organization|PLO
Islamic Jihad
Jehovah's Witnesses
Muslim Brotherhood
Boko Haram
Al-Shabaab|al-Shabaab|Al Shabaab|al Shabaab|al-Shabab|Al-Shabab
Houthis|Houthi
Ansar Allah
IRA
ETA
FARC
Ku Klux Klan|KKK
Congress|U.S. Congress|US Congress
Senate|U.S. Senate|US Senate
House of Representatives|House|U.S. House of Representatives
House of Commons
House of Lords
Supreme Court|U.S. Supreme Court|US Supreme Court
Knesset
Bundestag
Duma|State Duma
Kremlin
White House
Pentagon
State Department|U.S. State Department|US State Department|Department of State
Defense Department|Department of Defense
Justice Department|Department of Justice|DOJ
Treasury Department|Treasury
Department of Homeland Security|DHS|Homeland Security
Environmental Protection Agency|EPA
Food and Drug Administration|FDA
Federal Aviation Administration|FAA
Federal Reserve|Fed
Federal Bureau of Investigation|FBI|F.B.I.
Central Intelligence Agency|CIA|C.I.A.
National Security Agency|NSA|N.S.A.
National Security Council|NSC
National Rifle Association|NRA
Internal Revenue Service|IRS
Secret Service
Central Command|CENTCOM|US Central Command|U.S. Central Command
Joint Chiefs of Staff
Marine Corps
Inter-Services Intelligence|ISI
Federal Security Service|FSB
KGB
MI5
MI6
Mossad
Shin Bet
GRU
Interpol|INTERPOL
Europol
Scotland Yard
Islamic Revolutionary Guard Corps|Revolutionary Guards|Revolutionary Guard|Islamic Revolutionary Guards Corps|IRGC
Quds Force
Republican Party|GOP|Republican National Committee|RNC
Democratic Party
Democratic National Committee|DNC
Conservative Party|Tories
Labour Party|Labour
Liberal Democrats|Lib Dems
Scottish National Party|SNP
UKIP
Sinn Fein|Sinn Féin
Bharatiya Janata Party|BJP
Indian National Congress
Aam Aadmi Party|AAP
Pakistan Muslim League-Nawaz|PML-N
Pakistan Peoples Party|PPP
Likud
African National Congress|ANC
Christian Democratic Union|CDU
Alternative for Germany|AfD
National Front
Workers' Party
Communist Party
Communist Party of China|Chinese Communist Party|CCP
American Civil Liberties Union|ACLU
Planned Parenthood
Black Lives Matter
NAACP
AFL-CIO
Google
Apple
Amazon
Microsoft
Facebook
Meta
Twitter
YouTube
Instagram
WhatsApp
Telegram
Netflix
Uber
Tesla
SpaceX
Boeing
Airbus
Lockheed Martin
General Motors|GM
General Electric|GE
Ford
Toyota
Volkswagen
Honda
Exxon|ExxonMobil|Exxon Mobil
BP
Shell
Chevron
Gazprom
Rosneft
Aramco|Saudi Aramco
Huawei
Samsung
Sony
Goldman Sachs
JPMorgan|JPMorgan Chase|JP Morgan
Morgan Stanley
Citigroup
HSBC
Deutsche Bank
Barclays
Credit Suisse
Walmart|Wal-Mart
Starbucks
McDonald's
Disney
Nike
Pfizer
Moderna
AstraZeneca
SoftBank
WeWork
Cambridge Analytica
WikiLeaks|Wikileaks
Wikipedia
Trump Organization
Harvard
Yale
Stanford
Princeton
MIT
NASA
FIFA
UEFA
NFL
NBA
MLB
NHL
IOC|International Olympic Committee
Manchester United
Manchester City
Real Madrid
Arsenal
Chelsea
Tottenham
Barcelona FC
Juventus
Bayern Munich
"""

_OCCASIONS = """
New Year|New Year's Eve|New Year's Day|New Years Eve|Christmas Eve|Christmas Day|Boxing Day|Good Friday
Easter Sunday|Valentine's Day|Independence Day|Memorial Day|Labor Day|Veterans Day|Mother's Day|Father's Day|May Day
Bastille Day|Victory Day|Black Friday|Eid al-Fitr|Eid al-Adha|Yom Kippur|Rosh Hashanah|World War I|World War II
World War One|World War Two|First World War|Second World War|Cold War|Gulf War|Six-Day War|Arab Spring|Prague Spring
Panama Papers|Paradise Papers|Watergate|World Cup|Super Bowl|Olympic Games|Winter Olympics|Summer Olympics
Nobel Prize|Nobel Peace Prize|Nobel|Pulitzer Prize|Oscars|Academy Awards|Good Friday Agreement|Geneva Convention
Geneva Conventions|First Amendment|Second Amendment|Fourth Amendment|Fifth Amendment|Magna Carta|Old Testament
New Testament|Air Force One|Marine One|Medal of Honor|Purple Heart|Victoria Cross|Iron Curtain|Iron Dome|Middle Ages
Great Depression|Great Recession|Industrial Revolution|Cultural Revolution|Affordable Care Act|Obamacare|Patriot Act
Green New Deal|Belt and Road|iPhone|iPhone X|iPad|iPod|iOS|iTunes|Android|Mac|MacBook|MacBook Pro|Windows|Xbox
PlayStation|App Store|Google Play|Kindle|Alexa|Siri|Chrome|Gmail|Bitcoin|Ethereum|Model S|Model X|Falcon Heavy
Starship|Space Shuttle|Soyuz|Hubble|Black Death|Big Bang|Big Brother|Stone Age|Third World|Third Reich|Silk Road
Prime Minister|Secretary General|State of the Union|Milky Way
"""

_DEMONYMS = """
Afghan African Albanian Algerian American Angolan Arab Arabian Arabic Argentine Argentinian Armenian Asian
Australian Austrian Azerbaijani Azeri Bahraini Baltic Bangladeshi Basque Belarusian Belgian Bengali Beninese
Bolivian Bosnian Brazilian Brit British Briton Bulgarian Burmese Burundian Californian Cambodian Cameroonian
Canadian Caribbean Catalan Caucasian Chadian Chechen Chilean Chinese Colombian Congolese Croatian Croat Cuban
Cypriot Czech Dane Danish Dutch Dutchman Ecuadorian Egyptian Emirati English Englishman Eritrean Estonian Ethiopian
European Filipino Finn Finnish Frenchman French Gambian Gazan Georgian German Ghanaian Greek Guatemalan Guinean
Guyanese Haitian Hispanic Honduran Hungarian Icelandic Indian Indonesian Iranian Iraqi Irish Irishman Israeli
Italian Ivorian Jamaican Japanese Jordanian Kashmiri Kazakh Kenyan Korean Kosovar Kurd Kurdish Kuwaiti Kyrgyz Lao
Laotian Latin Latino Latina Latvian Lebanese Liberian Libyan Lithuanian Londoner Macedonian Malagasy Malawian
Malaysian Maldivian Malian Maltese Mauritanian Mexican Moldovan Mongolian Montenegrin Moroccan Mozambican Namibian
Nepalese Nepali Nicaraguan Nigerian Nigerien Norwegian Omani Pakistani Palestinian Panamanian Paraguayan Pashtun
Persian Peruvian Pole Polish Portuguese Punjabi Qatari Romanian Roma Russian Rwandan Salvadoran Saudi Scandinavian
Scot Scottish Scotsman Senegalese Serb Serbian Singaporean Slav Slavic Slovak Slovene Slovenian Somali Spaniard
Spanish Sudanese Swede Swedish Swiss Syrian Taiwanese Tajik Tamil Tanzanian Thai Tibetan Togolese Tunisian Turk
Turkish Turkmen Ugandan Uighur Uyghur Ukrainian Uruguayan Uzbek Venezuelan Vietnamese Welsh Welshman Western
Westerner Yazidi Yemeni Yemenite Yugoslav Zambian Zimbabwean Texan Londoners Parisian Sicilian Bavarian Soviet
Ottoman Roman Byzantine Nordic Balkan Alawite Anglican Baptist Buddhist Catholic Christian Coptic Copt Druze
Evangelical Hindu Islamic Islamist Jew Jewish Maronite Mormon Muslim Orthodox Presbyterian Protestant Salafi
Salafist Shia Shiite Shi'ite Sikh Sufi Sunni Wahhabi Deobandi Communist Marxist Maoist Nazi Fascist Zionist Baathist
Ba'athist Takfiri Takfiris Alawites Yazidis Yezidi Yezidis
Democrat Republican Tory Liberal Conservative Socialist Islamists Jihadist Jihadi Mujahideen Mujahedeen
Caucasians Latinos Hispanics Shias Shiites Sunnis Copts Anglo Afro Euro Sino Russo Franco Indo non Rican Lankan
Leonean Togolese Emirian Timorese Surinamese Bhutanese Burkinabe Gabonese Lesothan Mauritian Papuan
"""

_NOT_NAMES = """
January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul Aug
Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun
Christmas Easter Ramadan Eid Hanukkah Diwali Thanksgiving Halloween Passover Ashura Nowruz Christmastime I Im Ill
Ive Id God Allah Islam Islamism Christianity Judaism Hinduism Buddhism Catholicism Quran Koran Bible Torah Gospel
Sharia Shariah Jihad Hajj Internet Web TV FM AM PM GMT UTC EST EDT PST PDT CET BST IST ET PT MST CEO CFO COO CTO CIO
VP IPO GDP DNA RNA HIV AIDS SARS MERS COVID Covid Coronavirus Ebola Zika UFO RPG IED IEDs AK SUV ATM PIN ID IQ CV
PhD MBA BA MA MP MPs MEP MEPs PM DJ MC VIP FAQ PR HR IT AI PC CD DVD GPS NGO NGOs WMD WMDs POW POWs MIA LGBT LGBTQ
BBQ USD EUR GBP Dow Nasdaq FTSE SMS PDF URL HTML OK ER ICU PTSD IVF ICBM ICBMs SMEs B2B Brexit Oscar Oscars Grammy
Emmy Nobel Pulitzer Mr Mrs Ms Miss Dr Sir Madam Mother Father Mom Dad Grandma Grandpa Lord Lady English Spanish
French German Latin Arabic Hindi Urdu Pashto Dari Farsi Mandarin Cantonese Hebrew Swahili Bengali North South East
West Northern Southern Eastern Western Central He She It They We You His Her Its Their Our My Your This That These
Those There Here Who What When Where Why How Which The A An And But Or Nor So Yet If As At By For From In Into Of
Off On Onto Out Over To Up With Without After Before During Since Until While Because Although Though However
Meanwhile Moreover Also Then Thus Now Not No Yes Please Read More Related Watch Photo Video Image Images Live
Updated Update Breaking Exclusive Opinion Editorial Analysis File Share Follow Subscribe Click Advertisement
Comments Comment Copyright Source Sources Story Continue Continued Latest Chinook Kalashnikov Humvee Scud Tomahawk
Patriot Boeing747 Apache Far Eve Earth Moon Mars Sun Renaissance Medieval Holocaust Quote Tweet Retweet Via Page
Part Chapter Section Article Chapter Amendment Constitution Act Bill Law Treaty Agreement Accord Accords Pact
Convention Protocol Resolution Prize Award Awards Cup Games Olympics Olympic Championship Championships War Wars
Revolution Spring Intifada
"""

_TITLES = """
president drs messrs vice-president premier chancellor minister secretary senator sen sens congressman congresswoman
rep reps representative governor gov gov. lt lieutenant gen general maj major col colonel capt captain sgt sergeant
cpl corporal pvt private cmdr commander adm admiral marshal brigadier brig field-marshal cmsgt officer detective
inspector superintendent constable sheriff deputy trooper agent chief director chairman chairwoman chairperson chair
ceo cfo coo president-elect spokesman spokeswoman spokesperson ambassador envoy consul attorney judge justice
prosecutor solicitor counsel professor prof dr doctor rev reverend father fr pastor bishop archbishop cardinal rabbi
mufti mr mrs ms miss mx madam madame sir dame lord lady baron baroness count countess duke duchess earl emir sultan
crown mayor alderman councillor councilman councilwoman councilmember commissioner speaker leader whip candidate
nominee analyst reporter correspondent editor columnist journalist photographer author writer actor actress singer
director coach manager captain striker midfielder goalkeeper quarterback secretary-general lawmaker mp mps mep
supervisor administrator treasurer comptroller coordinator founder co-founder cofounder owner heir widow nurse
firefighter paramedic witness sister brother lecturer scholar historian economist scientist researcher airman seaman
specialist spc ret hon ex-president ex-minister undersecretary adviser advisor aide strategist pm undersecretary
under-secretary foreign-secretary czar tsar emperor empress shah comrade warlord insp supt
"""

#: words that stand before a title and belong to it.
_TITLE_MODIFIERS = """
former ex prime vice deputy first second third foreign defence defense interior finance justice home health
education labor labour trade energy transport transportation environment agriculture information intelligence oil
communications culture chief executive acting interim assistant associate senior junior special national state
federal attorney secretary press political military police army navy air force staff managing general lieutenant
major sergeant master rear vice brigadier field supreme grand crown opposition majority minority house senate
district city county parliamentary financial operating technology campaign communications external internal affairs
security counter-terrorism counterterrorism housing commerce treasury house economy co ambassador minister adjutant
command under undersecretary permanent principal presidential republican democratic democrat conservative socialist
liberal communist independent ruling team mission top then incumbent late retired
"""

#: titles that news prose treats as part of the name.
_NAME_TITLES = """
mullah maulana mawlana maulvi sheikh sheik shaikh sheikha shaykh ayatollah hojatoleslam imam hajji haji hafiz mufti
molvi qari syed sayyid abu umm saint st pope king queen prince princess swami guru dalai lama baba
"""

_GIVEN_NAMES = """
Aaron Abbas Abdallah Abdel Abdirahman Abdul Abdulaziz Abdulhaq Abdulla Abdullah Abdulrahman Abel Abhishek Abhisit
Abigail Abiy Abraham Abu Abubakar Adam Adebayo Adel Adele Adewale Aditya Adnan Adrian Agnes Agnieszka Ahmad Ahmed
Ahmet Aidan Aiden Aino Aisha Ajay Ajit Akash Akbar Akhtar Akihito Akira Akshay Alain Alan Alassane Alastair Albert
Alberto Aleksander Aleksandr Aleksandra Aleksei Alena Alessandro Alex Alexander Alexandra Alexei Alexey Alexis
Alfred Alfredo Ali Ali-Akbar Alice Alicia Aliko Alison Alistair Allan Allen Allison Alok Alva Alvaro Amadou Amal
Aman Amanda Amar Amber Amina Aminata Aminu Amir Amit Amr Amrita Amrullah Amy Ana Anand Anas Anastasia Anatoly Anders
Andre Andrea Andreas Andrei Andrej Andres Andrew Andrey Andrzej Andrés Andy Angela Angelina Angus Aniket Anil Anita
Anjali Ankit Ann Anna Anne Anne-Marie Anneli Annie Annika Ante Anthony Anton Antonio Antony Antti Anupam Anwar Aoife
Aparna Aravind Archana Ariel Arjun Arkady Arnab Arnaud Arne Arnold Arthur Artur Arun Arvind Asad Ashish Ashley Ashok
Ashraf Asif Asma Astrid Atif Atiku Atul Audrey Aung Ava Avery Avigdor Ayesha Ayman Ayse Ayumi Aziz Babar Babatunde
Babur Bahram Bailey Bakary Ban Barack Barbara Barnaby Barry Bart Bashar Basil Bassam Beata Beatrice Beatriz Behzad
Ben Benazir Benigno Benjamin Bente Benyamin Bernard Bernie Bertie Bertrand Beth Betty Bilal Bilawal Bill Billy
Binyamin Birgit Birgitta Bjorn Björn Blaise Blake Bob Bobby Bogdan Bola Bongani Boris Boyko Brad Braden Bradley
Brady Brandon Brenda Brendan Brent Brett Brian Brianna Bridget Brittany Bronislaw Brooke Bruce Bruno Bryan Bukola
Burak Burhan Caitlin Caleb Callum Cameron Camila Carina Carl Carla Carlo Carlos Carly Carmen Carol Caroline Carolyn
Carsten Casey Catalina Catherine Cathy Cecil Cecilia Cedric Cem Cesar Chad Chamath Charles Charlie Charlotte Charly
Cheikh Cheryl Chetan Chidi Chloe Chris Chrissy Christian Christina Christine Christoph Christophe Christopher Chuck
Chukwuma Cindy Claire Clara Clarence Claude Claudia Clement Cliff Clifford Clive Cody Colin Colleen Colton Connor
Corazon Corey Cory Courtney Craig Cressida Crispin Cristian Cristina Curtis Cynthia Cyril César Daisuke Daisy Dale
Dalia Dalton Damien Damon Dan Dana Daniel Daniela Daniele Danielle Danny Dariush Darren Darshan Daryl Dave David
Dawn Dean Deborah Debra Deepak Deepika Denis Denise Deniz Dennis Derek Dermot Desiree Desmond Devendra Devin Dhruv
Diana Diane Diego Dieter Dilip Dillon Dilma Dimitri Dinesh Divya Dmitri Dmitry Dominic Dominique Don Donald Donatas
Donna Dorcas Doris Dorothy Doug Douglas Dragan Duc Duncan Dusan Dustin Dylan Eamon Ebrahim Eddie Edgar Edison Edith
Edmund Eduardo Edward Edwin Edwina Eero Ehud Eileen Eino Ekaterina Elaine Eleanor Elena Eli Elias Elif Elijah Elisa
Elise Elizabeth Ella Ellen Ellie Elliot Elliott Elon Elzbieta Emeka Emilia Emilio Emily Emma Emmanuel Emmerson Emre
Enio Enoch Enrique Eric Erica Erik Erin Erkki Ernest Ernesto Esa Esko Essam Esteban Esther Ethan Eugene Eva Evan Eve
Evelyn Evgeny Evo Ewan Fabian Fabio Fahad Faisal Faiz Farah Fareed Farhad Farid Farmajo Farooq Fatima Fatma Fatou
Faustin Fawad Fawaz Fayez Fazal Federico Felicity Felipe Felix Femi Ferdinand Fergus Fernando Fidel Fikile Fiona
Flavia Florencia Francesca Francesco Francis Francisco Francois Frank Franklin François Fraser Fred Freddie
Frederick Friedrich Fumio Gabriel Gabriela Gabrielle Galina Gamal Ganesh Garba Gareth Garrett Garry Gary Gaurav
Gautam Gavin Gediminas Geert Geeta Gemma Geoff Geoffrey George Georges Gerald Gerard Gerardo Gerhard Gerry Ghous
Ghulam Gilbert Gilberto Giles Gillian Gina Giorgio Giovanni Girish Girma Giuseppe Glen Glenn Glenys Gloria Glynis
Godswill Gonzalo Goodluck Gopal Goran Gordon Govind Grace Graciela Graham Grant Greg Gregory Greville Grigory
Grzegorz Guillaume Guillermo Gulbuddin Gunnar Gustav Gustavo Guy Gyorgy Haakon Habib Hadi Hafez Hafiz Hage Haider
Haile Hailemariam Hailey Haji Hakainde Hakan Hala Haley Halldor Hamad Hamid Hamidullah Hamish Hamza Hanna Hannah
Hans Hans-Peter Haris Harish Harold Haroon Harri Harriet Harris Harry Haruki Harvey Hasan Hashim Hassan Hayley
Heather Hector Heidi Heikki Heinrich Helen Helena Heli Helle Helmut Hemant Henri Henrik Henry Herbert Herman Hernan
Hibatullah Hideki Hideo Hilary Hillary Himanshu Hina Hiroshi Hisham Hoang Holly Horace Horacio Hosni Hossam Hossein
Howard Hristo Hsien Htin Huda Hugh Hugo Humberto Huseyin Hussain Hussein Hywel Iain Ian Ibrahim Ibrahima Idris
Idriss Ifeanyi Ignacio Igor Ihab Ijaz Ikechukwu Ilham Ilhan Ilya Imelda Imogen Imran Indira Ines Ingmar Ingrid Iqbal
Irena Irene Irfan Irina Isaac Isabel Isabella Isaiah Isaias Isla Ismail Ismet Isobel Issa Ivan Ivana Ivanka Ivo Iván
Jaakko Jacinda Jack Jackie Jacob Jacques Jacqui Jade Jaden Jadwiga Jagdish Jago Jahangir Jaime Jair Jake Jalal Jamal
James Jamie Jan Jan-Erik Jane Janet Janez Janice Janusz Jared Jari Jarmo Jaroslaw Jasmine Jason Javad Javed Javier
Jawad Jay Jayden Jean Jean-Claude Jean-Luc Jean-Marc Jean-Pierre Jean-Yves Jeb Jeff Jeffrey Jemima Jenna Jennifer
Jenny Jens Jeremy Jerome Jerry Jerzy Jesse Jessica Jill Jim Jimmy Jiri Jitendra Jo Joachim Joan Joanna Joanne Joao
Joaquin Joaquín Jocasta Jocelyn Joe Joel Johan Johann Johannes John Johnny Joice Joko Jomo Jon Jonas Jonathan Jorge
Jorgen Jose Jose-Maria Joseph Josh Joshua José Jouni Joy Joyce Jozef João Juan Juanita Judith Judy Juha Jukka Julia
Julian Julie Juliet Julio Julius Julián Junaid Junichiro Jussi Justin Jyrki Kai Kaisa Kaitlyn Kaius Kamal Kamala
Kamau Kamil Kamran Kapil Kara Karam Karan Karen Kari Karim Karin Karl Karl-Heinz Karla Katarina Kate Katherine
Kathleen Kathryn Kathy Katie Katja Katri Katya Kaveh Kavita Kay Kayla Kaylee Kayode Kazuo Keiji Keiko Keir Keira
Keith Kelly Kelsey Kemal Ken Kendall Kendra Kenji Kenneth Kenny Kenta Kenzo Kerry Kevin Kgalema Khadija Khaled
Khalid Khalil Khurshid Kieran Kim Kimberly Kimmo Kiran Kirsi Kirsten Kishore Kjell Klaus Klemens Kofi Koichi Kolinda
Konstantin Kourosh Krishna Kristen Kristin Kristina Kristy Krzysztof Kumar Kurt Kwame Kyaw Kyle Kylie Lacey Lachlan
Laila Lakhdar Lakshmi Lalit Lamia Lance Landon Larry Lars Laszlo Lata Laura Lauren Laurent Lawan Lawrence Layla
Lazarus Leah Lech Lee Leif Leila Lena Lene Leni Lenin Leo Leon Leonard Leonardo Leonid Leopold Leopoldo Leslie Levi
Levy Lewis Liam Liaquat Lidia Liisa Lily Lina Linda Lindiwe Lindsay Lindsey Linh Lisa Lito Liz Ljubo Lloyd Logan
Lois Lorena Lorenzo Lori Lorna Lorraine Louis Louisa Louise Luca Lucas Lucia Luciano Lucy Luis Luisa Luiz Luke
Lungile Lydia Lynn Lyudmila László Maciej Mackenzie Madeleine Madeline Madhav Madhuri Maeve Magdalena Maggie Magnus
Maha Mahathir Mahdi Maher Mahesh Mahinda Mahmood Mahmoud Maija Majid Makayla Makoto Maksim Malala Malcolm Malgorzata
Malik Mamadou Mamata Manasseh Mandla Maneka Manish Manmohan Manoj Mansoor Manuel Manuela Maqbool Marc Marcela
Marcelo Marco Marcos Marcus Marek Margaret Margarita Margot Margrethe Maria Marian Mariana Marianne Mariano Marie
Marie-Claire Marina Mario Marion Marissa Mariusz Marja Marjorie Mark Markku Markus Marlene Marsha Marta Martha
Martin Martina Martti Marvin Marwan Mary Maryam Masahiro Masako Masood Masoud Masoumeh Masud Mateo Mateusz Mathew
Mats Matt Matteo Matthew Matthias Matti Maureen Maurice Mauricio Mauro Mawlawi Max Maxim Maximo Maxine Maya Meena
Meera Megan Megawati Mehdi Mehmet Mehmood Mel Melania Melanie Meles Melinda Melissa Mercedes Mette Mhairi Mia
Michael Michel Michele Michelle Mick Miguel Mihai Mike Mikhail Mikko Miklos Mila Milan Milind Milorad Milos Miloš
Minh Minna Miriam Miroslav Mirwais Mitch Mitchell Mitsuko Mitt Mmusi Moeed Mohamad Mohamed Mohammad Mohammed Mohan
Mohit Mohsen Moira Moises Mokgweetsi Mollie Molly Mona Monica Morgan Morten Morteza Moshe Mounir Mourad Moussa
Muammar Mubashir Muhammad Muhammadu Muhyiddin Mukesh Mukul Muna Muqtada Murad Murat Muriel Murray Murtaza Musa
Mushahid Mustafa Mwai Mwangi Myra Nabil Nadeem Nader Nadezhda Nadia Nadine Naeem Naftali Najam Najib Najibullah
Naledi Nancy Naoki Naomi Naoto Narendra Naresh Naruhito Naseer Nasir Nasrin Nasser Natalia Natalie Natalya Natasha
Nate Nathan Nathaniel Naveen Nawal Nawaz Neelam Neha Neil Nelson Nestor Newt Ngozi Nguyen Niall Nicanor Nicholas
Nick Nicky Nicola Nicolas Nicole Nicolás Niels Nigel Nigella Nikhil Nikita Nikki Niklas Nikola Nikolai Nils Nina
Nirmala Nisar Nisha Nitin Nitish Njeri Nkosazana Nnamdi Noah Noam Noel Nolan Nomvula Nora Norberto Noriko Norma
Norman Nour Nouri Nuri Nyesom Obinna Octavio Odhiambo Oisin Oksana Ola Oleg Oleksandr Oleksiy Olga Oliver Olivia
Olivier Ollanta Olli Olumide Olusegun Oluwaseun Omar Omkar Ondrej Orlando Osama Oscar Osman Osmo Osvaldo Otieno
Ousmane Outi Owen Paavo Pablo Padraig Paige Pamela Pankaj Parviz Pascal Patricia Patrick Paul Paula Paulette Paulin
Paulo Pavel Payton Pedro Peggy Pekka Penny Peregrine Perry Pertti Pervaiz Pervez Pete Peter Petr Petra Petro Peyton
Phil Philip Philippa Philippe Phillip Phyllis Pia Pierre Pierre-Henry Piers Pilar Piotr Pirkko Piyush Polly Pooja
Poppy Prabowo Pradeep Prakash Pramod Pranab Pranav Prasad Pratibha Praveen Prayut Prayuth Preeti Prem Priti Priya
Priyanka Qamar Qasem Qassem Quentin Quinn Rachel Radha Radoslaw Rafael Rafaela Raghav Raghuram Raheel Rahul Raila
Raimo Raimonds Raimundo Raj Rajat Rajeev Rajendra Rajesh Rajiv Rajnath Rakesh Ralph Raman Ramesh Rami Ramiro Ramon
Ramzi Rana Rand Randall Randy Rania Ranjit Raquel Rashid Ratan Raul Ravi Ray Raymond Rebecca Recep Reem Reggie
Rehman Reijo Rekha Renata Renee Renuka Renée Reza Rhodri Rhonda Rhys Riad Ricardo Richard Rick Ricky Riek Rigoberta
Riikka Riley Rima Rishi Risto Rita Ritu Ritva Riyad Rizwan Rob Robert Roberta Roberto Robin Rocío Rod Rodney Rodrigo
Roger Rohan Rohit Roisin Roland Ron Ronald Roni Ronnie Rory Rosa Rosalind Rosamund Rosario Rosemary Rosie Rosmah
Ross Rotimi Rowan Roxanne Roy Ruben Rubén Rudolf Rudy Rufus Rune Rupert Ruslan Russell Rustam Ruth Ryan Ryo Ryota
Saad Sabri Sabrina Sachin Saddam Sadegh Sadie Sadiq Saeed Sahar Said Sajid Sakura Salah Saleh Salim Sally Salma
Salman Salva Sam Samantha Sameer Samer Sami Samir Samira Samuel Sandeep Sandor Sandra Sani Sanjay Sanjeev Sanna
Santiago Saoirse Sara Sarah Sardar Sarfraz Sari Sasha Satish Satoshi Satu Sauli Sawsan Scott Sean Sebastian
Sebastián Sediq Segun Selim Seppo Sergei Sergey Sergio Serhiy Seth Seydou Shabnam Shadi Shafqat Shahbaz Shahid
Shalini Shane Shankar Shannon Sharad Sharif Sharon Shashi Shaukat Shaun Shawn Sheela Shehbaz Shehu Sheila Shelby
Shelley Sherif Sherry Sheryar Shigeru Shilpa Shimon Shinichi Shintaro Shinzo Shireen Shirin Shirley Shiv Shyam Siad
Siamak Sian Siddharth Sidney Signe Sigrid Siham Silvia Silvio Simon Simone Sinead Siobhan Sipho Sirajuddin Siv
Siyabonga Skyler Slobodan Smriti Sofia Sohail Sola Soledad Somchai Sonal Sonia Sophie Soren Sourav Spencer Stacey
Stacy Staffan Stanislav Stanley Stefan Stefano Stella Stephan Stephanie Stephen Steve Steven Stewart Stig Stuart
Subhash Sudhir Sue Suha Suhail Sukhbir Suleyman Sumit Sunil Sunita Surendra Suresh Surinder Susan Susanna Susanne
Sushil Sushma Susilo Suzanne Sven Svend Svetlana Swati Syed Sylvia Tabaré Tabitha Tahir Takashi Takeshi Talat Tamara
Tamer Tamika Tammy Tamsin Tania Tanner Tanya Tapio Tapiwa Tara Taras Tarek Tariq Tarja Taro Tarquin Tarun Tasha
Tatiana Tatyana Taylor Tayyip Ted Tedros Tejas Tendai Terence Teresa Tero Terrence Terri Terry Tesfaye Tess Tessa
Tetsuya Thabo Thaksin Thandi Thane Thein Themba Theodore Theresa Thiago Thierry Thomas Thorbjorn Thuli Thuraya
Tiffany Tim Timo Timothy Tina Toby Todd Toivo Tom Tomas Tomasz Tomislav Tommy Tomoko Tomás Tony Tonya Torsten Toru
Toshihiro Tracey Tracy Traian Trent Trevor Trey Trisha Tristan Tristram Troy Tuan Tunde Tunku Tuomas Tuula Tyler
Tyrone Tzipi Uche Uday Uddhav Uhuru Ulf Ulla Uma Umar Umaru Umesh Urho Ursula Usha Usman Vaclav Vadim Valdis
Valentin Valentina Valeria Valerie Valery Vanessa Varun Vasily Venkaiah Vera Verity Vernon Veronica Vesa Vicente
Vicky Victor Victoria Vidya Vijay Vikas Vikram Viktor Viktoria Ville Vinay Vince Vincent Vinod Violet Violeta Virat
Virginia Vishal Vitali Vitaly Vivek Vivian Vlad Vladimir Vladislav Vojislav Volodymyr Vyacheslav Wade Wael Wafa
Walid Walter Wanda Wangari Wanjiru Waqar Warren Waseem Wasim Wayne Wendell Wendy Werner Wesley Whitney Wilbur Wilf
Wilfred Will William Willie Winnie Winston Wojciech Wolfgang Xavier Xi Ximena Yaacoub Yahya Yair Yaqoub Yaroslav
Yash Yasir Yasmin Yasmine Yasser Yasuhiro Yegor Yelena Yemi Yevgeny Yingluck Yitzhak Yogi Yohannes Yoichi Yoko
Yolanda Yoshihide Yoshihiro Yousaf Yousef Youssef Yoweri Yrjö Yuki Yukio Yuko Yulia Yuri Yuriko Yusef Yusuf Yves
Yvonne Zabihullah Zabiullah Zac Zach Zachary Zadie Zafar Zaheer Zahid Zahra Zaid Zain Zainab Zalmay Zane Zanele
Zbigniew Zeinab Zeynep Ziad Ziyad Zoe Zoey Zoran Zsolt Zulema Zulfikar Zulfiqar Zuzana
"""

#: last words of organisations' names (lower case).
_ORG_HEADS = """
academy administration agency airlines airways alliance ambulance army assembly associates association authority
bank battalion board brewery brigade brigades brotherhood bureau business cabinet center centre chamber channel
charity church club coalition college command commission committee communications communities community companies
company conference confederation congress consortium constabulary consulate cooperative corp corporation corps
council coalition court courts crescent department diocese directorate division embassy energy enterprises
entertainment executive exchange express federation fighters fleet fc forces force forum foundation front fund
gazette government group groups guard guards guild herald holdings hospital hotels house inc industries initiative
inspectorate institute institution intelligence insurance international investments journal junta labs laboratory
laboratories league legion llc llp lobby ltd limited magazine media mercury militia ministry mission monitor
movement museum nations navy network networks news newspaper newspapers observatory observer office organisation
organization panel parliament partners partnership party patrol paper pharmaceuticals police politburo post press
productions project projects prosecutors publishing radio railway railways record records red regiment registry
research resistance review school schools senate secretariat section service services society solutions squad
squadron star studio studios syndicate systems taskforce team technologies technology telegraph television times
tribunal tribune trust union unions unit units university watch watchdog weekly wing workers works youth zeitung plc
gmbh co sa ag bv airline bancorp bancshares brothers carriers clinic conservancy consultants electric fashions
fellowship foods fraternity funds gallery garda gendarmerie interests jirga league legislature lodge festival mafia
motors mosque movies oil orchestra ownership petroleum platform polytechnic presidency polls presbytery shura
software sons steel stores synagogue synod theatre theater think-tank travel treasury tv ventures volunteers ward
helmets hawks university militias judiciary reserve registry chiefs
"""

#: heads that take "of ..." or "for ..." to their right ("Ministry of Defence").
_OF_HEADS = """
academy administration agency alliance army assembly association authority bank board bureau brigade center centre
chamber chiefs church city club coalition college commission committee commonwealth community conference
confederation congress consortium corps council court daughters department diocese directorate district division
duchy embassy emirate faculty federation front fund forces gulf governorate house institute institution islands isle
joint kingdom knights league legion ministry mission movement museum network office order organisation organization
parliament party people press principality province republic college school secretariat sea senate service society
soldiers sons state states strait straits sultanate supporters syndicate territory times union united university
victims villages voice bay bank horn friends campaign citizens centers centres cape coast mothers observatory
students physicians doctors initiative partnership forum foundation companions
"""

_PLACE_HEADS = """
airport archipelago avenue bay beach boulevard border bridge canal cape castle cave city coast county creek crossing
dam delta desert district division forest fort gate gulf harbor harbour heights highway hill hills island islands
isle junction lake line mount mountain mountains oasis ocean palace park passage peninsula plains plateau plaza
point port prison province reservoir ridge river road sea square station strait straits street summit territories
territory town tower towers trail tunnel valley village volcano way wood woods governorate prefecture oblast region
township tehsil airbase base stadium arena suburb mall neighborhood neighbourhood parish borough republic cemetery
checkpoint
"""

#: what stands behind a company's name and in no other's.
COMPANY_TAILS = words("inc ltd limited llc llp corp corporation plc nv ag gmbh incorporated holdings")
#: first words of organisations' names in the languages of reported places.
ORG_PREFIXES = words(
    "jabhat liwa katibat harakat hizb hizbul hizbollah ansar jaish jaysh lashkar jund jundullah faylaq ahrar tehreek "
    "tehrik tahrik jamaat jamaah jemaah jamiat hayat hay'at haraka banco banque banca partido parti partito université "
    "universidad universität deutsche crédit société compagnie royal federal national international united associated"
)

#: first words of places' names.
PLACE_PREFIXES = words(
    "mount mt lake fort port camp cape saint st san santa los las rio tel tell tal deir khan kafr kfar jabal "
    "jebel beit wadi bab ain ras bir new upper lower great puerto promenade rue via plaza "
    "piazza calle playa punta monte cerro palais château chateau villa ciudad nizhny ust isla"
)

#: last names that reports use without the first.
WELL_KNOWN = words(
    "Trump Obama Biden Clinton Bush Reagan Nixon Kennedy Carter Romney McCain Sanders Pelosi McConnell Pence "
    "Pompeo Tillerson Mueller Comey Giuliani Bannon Kushner Bolton Mattis Kavanaugh Putin Medvedev Lavrov Peskov "
    "Yeltsin Gorbachev Stalin Lenin Khrushchev Merkel Scholz Macron Hollande Sarkozy Chirac Berlusconi Renzi "
    "Salvini Johnson Cameron Thatcher Blair Corbyn Starmer Sunak Farage Juncker Tusk Orban Erdogan Erdoğan Assad "
    "Netanyahu Sharon Arafat Abbas Rouhani Khamenei Khomeini Ahmadinejad Zarif Soleimani Saddam Gaddafi Kadhafi "
    "Qaddafi Mubarak Morsi Sisi Khashoggi Modi Gandhi Nehru Sharif Bhutto Musharraf Karzai Ghani Zardari Jinping "
    "Mao Xi Kim Abe Kishida Duterte Jokowi Suharto Bolsonaro Lula Rousseff Maduro Chavez Chávez Castro Mugabe "
    "Mnangagwa Mandela Zuma Ramaphosa Buhari Kagame Museveni Zelensky Zelenskiy Poroshenko Yanukovych Lukashenko "
    "Niinisto Snowden Assange Manning Musk Zuckerberg Bezos Gates Weinstein Epstein Hitler Mussolini Churchill "
    "Roosevelt Lincoln Washington Einstein Shakespeare Ronaldo Messi Federer Nadal Beyonce Madonna Navalny "
    "Skripal Manafort Flynn Rosenstein Kerry Albright Rumsfeld Cheney Powell Petraeus Annan Guterres "
    "Ocasio-Cortez Trudeau Harper Turnbull Ardern Morrison Abbott Rudd Gillard"
) - {"Washington", "Lincoln", "Johnson", "Abbas", "Kim", "Sharon"}

#: family names that stand first in their own country.
EASTERN_SURNAMES = words(
    "kim lee park choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn song yoo hong moon xi li "
    "wang zhang liu chen yang zhao huang wu zhou xu sun zhu ma hu guo lin gao liang zheng luo song xie tang deng "
    "peng zeng xiao tian dong pan yuan cai jiang du ye cheng wei su lu ding ren yao geng hua nguyen tran pham ban "
    "aung mao roh chung paik sung"
)

#: joined between the parts of a personal name, in lower case.
PARTICLES = words(
    "bin bint ibn ben al el ul ud ur us as ad an ar ash az de da do dos das del della di du des van von der den "
    "ter la le y e i abu ould ez er es ed edh en eg och av af und zu zur"
)


def _rows(block: str) -> list[list[str]]:
    return [line.split("|") for line in block.strip().splitlines()]


def _cells(block: str) -> frozenset[str]:
    return frozenset(cell for row in _rows(block) for cell in row)


def _arabic(cells: frozenset[str]) -> frozenset[str]:
    """With every way of writing the article: Al-Manar, al-Manar, Al Manar."""
    bare = {c[3:] for c in cells if c[:3] in ("Al-", "al-", "Al ", "al ")}
    return cells | {article + c for c in bare for article in ("Al-", "al-", "Al ", "al ")}


STATES = _cells(_STATES) - {"Kashmir", "Jammu and Kashmir", "Jammu & Kashmir"}
PLACES = _cells(_STATES) | _cells(_REGIONS) | _cells(_CITIES)
OUTLETS = _arabic(_cells(_OUTLETS))
BODIES = _arabic(_cells(_BODIES))
LISTED = PLACES | OUTLETS | BODIES
OCCASIONS = _cells(_OCCASIONS)
DEMONYMS = words(_DEMONYMS)
NOT_NAMES = words(_NOT_NAMES)
TITLES = words(_TITLES)
TITLE_MODIFIERS = words(_TITLE_MODIFIERS)
NAME_TITLES = words(_NAME_TITLES)
GIVEN_NAMES = words(_GIVEN_NAMES)
ORG_HEADS = words(_ORG_HEADS)
OF_HEADS = words(_OF_HEADS)
PLACE_HEADS = words(_PLACE_HEADS)

#: every way of naming a thing -> its usual name (only where more than one way is known).
USUAL = {cell: row[0] for block in (_BODIES, _OUTLETS, _STATES) for row in _rows(block) if len(row) > 1 for cell in row}
