"""The names newsrooms go by, for the addresses they publish at."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

# address = name. A sub-domain counts as its domain unless it is listed itself. Names only: Sayso rates no outlet.
_LISTED = """
abc.net.au=ABC News (Australia)
abcnews.go.com=ABC News
aa.com.tr=Anadolu Agency
afp.com=AFP
africanews.com=Africanews
ahram.org.eg=Ahram Online
ajc.com=The Atlanta Journal-Constitution
aljazeera.com=Al Jazeera
aljazeera.net=Al Jazeera
al-monitor.com=Al-Monitor
alarabiya.net=Al Arabiya
albawaba.com=Al Bawaba
allafrica.com=allAfrica
almasdarnews.com=Al-Masdar News
ansa.it=ANSA
aninews.in=ANI
ap.org=The Associated Press
apnews.com=The Associated Press
arabnews.com=Arab News
arstechnica.com=Ars Technica
asahi.com=The Asahi Shimbun
asiatimes.com=Asia Times
axios.com=Axios
baltimoresun.com=The Baltimore Sun
bangkokpost.com=Bangkok Post
barrons.com=Barron's
bbc.co.uk=BBC News
bbc.com=BBC News
bellingcat.com=Bellingcat
billboard.com=Billboard
bloomberg.com=Bloomberg
bostonglobe.com=The Boston Globe
bostonherald.com=Boston Herald
breitbart.com=Breitbart
businessinsider.com=Business Insider
business-standard.com=Business Standard
buzzfeed.com=BuzzFeed
buzzfeednews.com=BuzzFeed News
cbc.ca=CBC News
cbsnews.com=CBS News
cbssports.com=CBS Sports
cgtn.com=CGTN
channelnewsasia.com=CNA
channel4.com=Channel 4 News
chicagotribune.com=Chicago Tribune
chinadaily.com.cn=China Daily
chron.com=Houston Chronicle
cnbc.com=CNBC
cnn.com=CNN
csmonitor.com=The Christian Science Monitor
ctpost.com=Connecticut Post
ctvnews.ca=CTV News
dailycaller.com=The Daily Caller
dailymail.co.uk=Daily Mail
dailymirror.lk=Daily Mirror (Sri Lanka)
dailysabah.com=Daily Sabah
dailystar.co.uk=Daily Star
dailystar.com.lb=The Daily Star (Lebanon)
dallasnews.com=The Dallas Morning News
dawn.com=Dawn
deccanherald.com=Deccan Herald
denverpost.com=The Denver Post
detroitnews.com=The Detroit News
dna-india.com=DNA
dnaindia.com=DNA
dpa.com=dpa
dw.com=Deutsche Welle
economist.com=The Economist
economictimes.indiatimes.com=The Economic Times
efe.com=EFE
engadget.com=Engadget
enabbaladi.net=Enab Baladi
espn.com=ESPN
euronews.com=Euronews
eveningstandard.co.uk=Evening Standard
standard.co.uk=Evening Standard
express.co.uk=Daily Express
firstpost.com=Firstpost
forbes.com=Forbes
foreignpolicy.com=Foreign Policy
fortune.com=Fortune
foxbusiness.com=Fox Business
foxnews.com=Fox News
france24.com=France 24
freep.com=Detroit Free Press
ft.com=Financial Times
geo.tv=Geo News
globalnews.ca=Global News
globaltimes.cn=Global Times
guardian.ng=The Guardian (Nigeria)
gulfnews.com=Gulf News
haaretz.com=Haaretz
hindustantimes.com=Hindustan Times
hollywoodreporter.com=The Hollywood Reporter
huffingtonpost.ca=HuffPost
huffingtonpost.co.uk=HuffPost
huffingtonpost.com=HuffPost
huffpost.com=HuffPost
hurriyetdailynews.com=Hürriyet Daily News
independent.co.uk=The Independent
independent.ie=Irish Independent
indianexpress.com=The Indian Express
indiatoday.in=India Today
indiewire.com=IndieWire
inquirer.com=The Philadelphia Inquirer
inquirer.net=Philippine Daily Inquirer
interfax.com=Interfax
irinnews.org=IRIN
irishtimes.com=The Irish Times
irna.ir=IRNA
japantimes.co.jp=The Japan Times
jpost.com=The Jerusalem Post
kyivindependent.com=The Kyiv Independent
kyivpost.com=Kyiv Post
kyodonews.net=Kyodo News
koreaherald.com=The Korea Herald
koreatimes.co.kr=The Korea Times
latimes.com=Los Angeles Times
lemonde.fr=Le Monde
livemint.com=Mint
livescience.com=Live Science
macrumors.com=MacRumors
manilatimes.net=The Manila Times
marketwatch.com=MarketWatch
mashable.com=Mashable
mercurynews.com=The Mercury News
metro.co.uk=Metro
miamiherald.com=Miami Herald
middleeasteye.net=Middle East Eye
mirror.co.uk=Daily Mirror
moneycontrol.com=Moneycontrol
motherjones.com=Mother Jones
msnbc.com=MSNBC
nation.africa=Nation
nation.co.ke=Daily Nation
nationalpost.com=National Post
nationalreview.com=National Review
nbcnews.com=NBC News
nbcsports.com=NBC Sports
ndtv.com=NDTV
news.com.au=News.com.au
news.sky.com=Sky News
news18.com=News18
newsday.com=Newsday
newsmax.com=Newsmax
newsweek.com=Newsweek
newyorker.com=The New Yorker
nikkei.com=Nikkei Asia
npr.org=NPR
nydailynews.com=New York Daily News
nymag.com=New York Magazine
nypost.com=New York Post
nytimes.com=The New York Times
nzherald.co.nz=The New Zealand Herald
ocregister.com=The Orange County Register
oregonlive.com=The Oregonian
pbs.org=PBS
phys.org=Phys.org
politico.com=Politico
politico.eu=Politico Europe
politifact.com=PolitiFact
polygraph.info=Polygraph.info
presstv.com=Press TV
presstv.ir=Press TV
propublica.org=ProPublica
ptinews.com=PTI
punchng.com=Punch
qz.com=Quartz
rappler.com=Rappler
reason.com=Reason
reuters.com=Reuters
rferl.org=Radio Free Europe/Radio Liberty
rollingstone.com=Rolling Stone
rt.com=RT
rte.ie=RTÉ
rudaw.net=Rudaw
salon.com=Salon
sana.sy=SANA
sbs.com.au=SBS News
sciencealert.com=ScienceAlert
scmp.com=South China Morning Post
scroll.in=Scroll.in
seattletimes.com=The Seattle Times
sfchronicle.com=San Francisco Chronicle
sfgate.com=SFGate
slate.com=Slate
smh.com.au=The Sydney Morning Herald
snopes.com=Snopes
space.com=Space.com
spectator.co.uk=The Spectator
spiegel.de=Der Spiegel
sputniknews.com=Sputnik
star-telegram.com=Fort Worth Star-Telegram
startribune.com=Star Tribune
stltoday.com=St. Louis Post-Dispatch
straitstimes.com=The Straits Times
stuff.co.nz=Stuff
syriahr.com=Syrian Observatory for Human Rights
swissinfo.ch=SWI swissinfo.ch
tampabay.com=Tampa Bay Times
tass.com=TASS
techcrunch.com=TechCrunch
telegraph.co.uk=The Telegraph
the-sun.com=The Sun
theage.com.au=The Age
theatlantic.com=The Atlantic
theaustralian.com.au=The Australian
theconversation.com=The Conversation
thedailybeast.com=The Daily Beast
theglobeandmail.com=The Globe and Mail
theguardian.com=The Guardian
thehill.com=The Hill
thehindu.com=The Hindu
theintercept.com=The Intercept
thejakartapost.com=The Jakarta Post
themoscowtimes.com=The Moscow Times
thenation.com=The Nation
thenationalnews.com=The National
thenews.com.pk=The News International
therealdeal.com=The Real Deal
thesun.co.uk=The Sun
thestar.com=Toronto Star
thestar.com.my=The Star (Malaysia)
thetimes.co.uk=The Times
thetimes.com=The Times
theverge.com=The Verge
thewire.in=The Wire
time.com=Time
timesofindia.indiatimes.com=The Times of India
timesofisrael.com=The Times of Israel
timesunion.com=Times Union
tolonews.com=TOLOnews
tribune.com.pk=The Express Tribune
upi.com=UPI
usatoday.com=USA Today
usnews.com=U.S. News & World Report
vanguardngr.com=Vanguard
vanityfair.com=Vanity Fair
variety.com=Variety
venturebeat.com=VentureBeat
vice.com=Vice
voanews.com=Voice of America
vox.com=Vox
washingtonexaminer.com=Washington Examiner
washingtonpost.com=The Washington Post
washingtontimes.com=The Washington Times
wired.com=Wired
wsj.com=The Wall Street Journal
xinhuanet.com=Xinhua
news.cn=Xinhua
ynetnews.com=Ynetnews
yonhapnews.co.kr=Yonhap
yna.co.kr=Yonhap
zeenews.india.com=Zee News
9to5mac.com=9to5Mac
"""
PUBLISHERS: dict[str, str] = dict(line.split("=", 1) for line in _LISTED.split("\n") if line)
# They show other newsrooms' reports: the address says nothing about who published one.
_CARRYING = """
    msn.com yahoo.com google.com aol.com facebook.com twitter.com x.com t.co medium.com substack.com wordpress.com
    blogspot.com tumblr.com reddit.com linkedin.com youtube.com web.archive.org archive.org archive.is archive.ph
    hosted.ap.org amp.dev ampproject.org flipboard.com smartnews.com newsbreak.com github.io
"""
CARRIERS = frozenset(_CARRYING.split())
_ADDRESS = re.compile(r"(?:https?://)?(?:www\.)?((?:[a-z0-9-]+\.)+[a-z]{2,12})/?", re.I)


def host_of(url: str | None) -> str | None:
    """The host of an address in lower case, without "www."; None where there is none."""
    try:
        host = urlsplit(url or "").hostname
    except ValueError:
        return None
    return host.removeprefix("www.").rstrip(".") or None if host and "." in host else None


def publisher_at(url: str | None) -> str | None:
    """The newsroom known to publish at this address, or None."""
    host = host_of(url)
    while host and "." in host:
        if host in CARRIERS:
            return None
        if host in PUBLISHERS:
            return PUBLISHERS[host]
        host = host.partition(".")[2]
    return None


def carries_others(url: str | None) -> bool:
    """Is this the address of a site that shows other newsrooms' reports?"""
    host = host_of(url) or ""
    return any(host == c or host.endswith("." + c) for c in CARRIERS)


def named(name: str | None) -> str | None:
    """A publisher's name as a page gives it, in readable form: an address becomes the newsroom at it."""
    name = " ".join((name or "").split()).lstrip("@").strip(" |-–—·")
    if not 1 < len(name) <= 80:
        return None
    if match := _ADDRESS.fullmatch(name):
        return publisher_at("https://" + match[1].lower()) or (match[1] if name.islower() else name)
    return name
