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
Islamic State|Islamic State in Iraq and Syria|ISIS|ISIL|IS|Daesh|Da'esh
Jabhat al-Nusra|Nusra Front|Al-Nusra Front|al-Nusra Front|Jabhat Al-Nusra|Al Nusra Front
Hayat Tahrir al-Sham|HTS
Ahrar al-Sham
Jaysh al-Islam
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
Prime Minister|Secretary General
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
Ba'athist Democrat Republican Tory Liberal Conservative Socialist Islamists Jihadist Jihadi Mujahideen Mujahedeen
Caucasians Latinos Hispanics Shias Shiites Sunnis Copts Anglo Afro Euro Sino Russo Franco Indo non
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
Aaron Abbas Abdallah Abdel Abdirahman Abdul Abdulaziz Abdulla Abdullah Abdulrahman Abel Abigail Abraham Abu Adam
Adel Adele Adnan Adrian Agnes Ahmad Ahmed Aisha Ajit Akbar Akhtar Akira Alain Alan Albert Alberto Aleksandr Aleksei
Alessandro Alex Alexander Alexandra Alexei Alexey Alexis Alfred Alfredo Ali Alice Alicia Alison Allan Allen Allison
Alok Alvaro Amal Amanda Amar Amber Amina Amir Amit Amy Ana Anas Anastasia Anatoly Anders Andre Andrea Andreas Andrei
Andres Andrew Andrey Andy Angela Angelina Angus Anil Anita Anjali Ann Anna Anne Annie Anthony Anton Antonio Antony
Anwar Aravind Ariel Arjun Arnold Arthur Artur Arun Arvind Asad Ashley Ashok Ashraf Asif Asma Atif Audrey Aung Ayesha
Aziz Babar Barack Barbara Barry Bart Bashar Bassam Beatrice Ben Benazir Benjamin Bernard Bernie Bertrand Beth Betty
Bilal Bill Billy Bob Bobby Boris Brad Bradley Brandon Brenda Brendan Brent Brett Brian Bridget Bruce Bruno Bryan
Burhan Caitlin Cameron Carl Carla Carlo Carlos Carmen Carol Caroline Carolyn Catherine Cathy Cecilia Cesar Chad
Charles Charlie Charlotte Chelsea Cheryl Chloe Chris Christian Christina Christine Christoph Christophe Christopher
Chuck Cindy Claire Clara Clarence Claude Claudia Clement Cliff Clive Colin Colleen Connor Corey Cory Courtney Craig
Cristina Curtis Cynthia Cyril Daisy Dale Damien Dan Dana Daniel Daniela Daniele Danielle Danny Darren Daryl Dave
David Dawn Dean Deborah Debra Deepak Denis Denise Dennis Derek Desmond Diana Diane Diego Dieter Dilip Dimitri Dinesh
Dmitri Dmitry Dominic Dominique Don Donald Donna Doris Dorothy Doug Douglas Duncan Dylan Earl Ebrahim Eddie Edgar
Edith Edmund Eduardo Edward Edwin Eileen Elaine Eleanor Elena Eli Elias Elijah Elisa Elizabeth Ella Ellen Elliot
Emily Emma Emmanuel Enrique Eric Erica Erik Erin Ernest Ernesto Ethan Eugene Eva Evan Eve Evelyn Fahad Faisal Farah
Fareed Farid Farooq Fatima Fawaz Fayez Felicity Felipe Felix Ferdinand Fernando Fiona Florence Francesca Francesco
Francis Francisco Francois François Frank Franklin Fred Freddie Frederick Gabriel Gabriela Gareth Gary Gavin Gaurav
Geert Gemma Geoff Geoffrey George Georges Georgia Gerald Gerard Gerhard Gerry Ghulam Gilbert Gina Giorgio Giovanni
Giuseppe Glen Glenn Gloria Gordon Grace Graham Grant Greg Gregory Guillaume Guillermo Gulbuddin Gustavo Guy Habib
Hadi Hafez Hafiz Haider Haji Hamad Hamid Hamza Hanna Hannah Hans Haris Harold Haroon Harriet Harris Harry Harvey
Hasan Hashim Hassan Hayley Heather Hector Heidi Heinrich Helen Helena Helmut Henri Henrik Henry Herbert Herman
Hillary Hiroshi Holly Howard Hugh Hugo Humberto Hussain Hussein Ian Ibrahim Igor Ilham Ilhan Imran Indira Ines
Ingrid Irene Irfan Irina Isaac Isabel Isabella Ismail Ivan Ivanka Jack Jackie Jacob Jacques Jaime Jair Jake Jalal
Jamal James Jamie Jan Jane Janet Janice Jared Jasmine Jason Javad Javed Javier Jay Jean Jeff Jeffrey Jennifer Jenny
Jens Jeremy Jerome Jerry Jesse Jessica Jill Jim Jimmy Jo Joachim Joan Joanna Joanne Joe Joel Johan Johann Johannes
John Johnny Jon Jonathan Jorge Jose José Joseph Josh Joshua Joy Joyce Juan Juanita Judith Judy Julia Julian Julie
Juliet Julius Justin Kamal Kamala Karen Karim Karl Karla Kate Katherine Kathleen Kathryn Kathy Katie Kay Keir Keith
Kelly Ken Kenneth Kenny Kerry Kevin Khaled Khalid Khalil Kim Kimberly Kirsten Klaus Kristen Kristina Kumar Kurt Kyle
Lakshmi Lance Larry Laura Lauren Laurent Lawrence Lee Leila Lena Leo Leon Leonard Leonid Leonardo Leslie Lewis Liam
Lily Linda Lindsay Lindsey Lisa Liz Lloyd Lois Lorenzo Lori Louis Louise Luca Lucas Lucia Lucy Luis Luke Lydia Lynn
Maggie Mahathir Mahdi Mahinda Mahmood Mahmoud Majid Malala Malcolm Malik Manmohan Manoj Manuel Marc Marcelo Marco
Marcos Marcus Margaret Maria Marian Marianne Marie Marina Mario Marion Marjorie Mark Markus Marsha Martha Martin
Martina Marwan Mary Maryam Masood Masoud Masud Mateo Mathew Matt Matteo Matthew Matthias Maureen Maurice Mauricio
Max Maxim Maxine Maya Megan Mehdi Mehmet Mel Melanie Melania Melissa Mercedes Michael Michel Michele Michelle Mick
Miguel Mike Mikhail Mila Milan Miriam Mitch Mitt Mohamad Mohamed Mohammad Mohammed Mohan Mohsen Moises Molly Monica
Mourad Muammar Muhammad Mukesh Mullah Muqtada Murad Murat Murray Musa Mustafa Nabil Nadia Nadine Najib Nancy Naomi
Narendra Naseer Nasir Nasser Natalia Natalie Natasha Nathan Nawaz Neelam Neil Nelson Nicholas Nick Nicola Nicolas
Nicole Nigel Nikki Nikolai Nina Nirmala Noah Noam Noel Nora Norman Nouri Nuri Oleg Olga Oliver Olivia Olivier
Olusegun Omar Oscar Osama Owen Pablo Pamela Pascal Patricia Patrick Paul Paula Paulo Pavel Pedro Peggy Penny Pervez
Pete Peter Petr Petra Phil Philip Philippe Phillip Pierre Piotr Polly Prakash Pranab Priya Priyanka Qasem Qassem
Rachel Rafael Rahul Rajesh Rajiv Rakesh Ralph Ramesh Rami Ramon Randall Randy Rania Rashid Raul Ravi Ray Raymond
Rebecca Recep Reza Rhys Ricardo Richard Rick Ricky Rita Rob Robert Roberta Roberto Robin Rod Rodney Rodrigo Roger
Roland Ron Ronald Ronnie Rory Rosa Rosemary Ross Roy Ruben Rudolf Rudy Rupert Russell Ruth Ryan Saad Sabrina Saddam
Sadiq Saeed Said Sajid Salah Saleh Salim Sally Salman Sam Samantha Samir Samuel Sandra Sanjay Santiago Sara Sarah
Sasha Satoshi Scott Sean Sebastian Sergei Sergey Sergio Seth Shabnam Shahid Shane Shannon Sharif Sharon Shaun Shawn
Sheila Shinzo Shirley Sidney Silvia Silvio Simon Simone Sofia Sonia Sophie Stacy Stanley Stefan Stefano Stella
Stephanie Stephen Steve Steven Stewart Stuart Sue Suhail Sunil Suresh Surinder Susan Susanna Susanne Suzanne Sven
Sylvia Syed Tamara Tammy Tania Tara Tariq Ted Teresa Terence Terry Thabo Theodore Theresa Thierry Thomas Tiffany Tim
Timothy Tina Toby Todd Tom Tommy Tony Tracey Tracy Trevor Tyler Umar Ursula Usman Uday Vadim Valentina Valerie
Vanessa Vera Veronica Vicky Victor Victoria Vijay Viktor Vikram Vincent Virginia Vitaly Vivian Vlad Vladimir
Volodymyr Wade Walid Walter Wanda Warren Wayne Wendy Werner Wesley Will William Willie Wolfgang Xavier Xi Yahya
Yasir Yasser Yevgeny Yoko Yuri Yusuf Youssef Yves Yvonne Zabihullah Zachary Zahra Zain Zainab Zalmay Zoe Zsolt
Arnaud Beata Bjorn Björn Juha Matti Sauli Timo Antti Jussi Pekka Mikko Jaakko Hanna Alva Elon Jeb Newt Rand Ban
Benyamin Binyamin Avigdor Ehud Moshe Shimon Yitzhak Yair Naftali Tzipi Nikita Staffan Lakhdar Kofi Ngozi Oluwaseun
Kwame Uhuru Raila Yoweri Idriss Paulin Chidi Emeka Tunde Sipho Cyril Jacinda Tayyip
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
