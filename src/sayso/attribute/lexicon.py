"""What words do: reporting, mental, intention and attitude words, and the nouns that name sources.

Word lists only, each a string of lemmas so that it reads as a list and diffs by line. They were
written from the language, not from a sample: whatever English verb introduces somebody's words,
thoughts or wishes belongs here. `act.py`, `factuality.py` and `kind.py` say what follows from them.
"""

from __future__ import annotations

from sayso.model import Act


def word_set(*texts: str) -> frozenset[str]:
    """The words of some texts."""
    return frozenset(w for text in texts for w in text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(p.split()) for p in text.split(";") if p.strip())


# --- cue words by act ------------------------------------------------------------------------

#: How words are voiced: by the sound, by the mood, at length.
MANNER_VERBS = word_set(
    """
    shout yell scream shriek cry exclaim bellow roar holler thunder bark snap snarl growl hiss spit whisper
    murmur mutter mumble grumble grouse gripe whine moan groan wail sob sigh gasp laugh chuckle giggle drawl
    stammer stutter babble blurt chant sing intone recite rant rave rage fume storm bluster preach lecture
    pontificate sermonize philosophize reflect muse reminisce recollect gush enthuse effuse crow sneer scoff
    hazard venture echo parrot concur agree disagree quibble object demur remonstrate complain lament bemoan
    bewail elucidate translate paraphrase misquote chat gossip rumour rumor intervene
    croak rasp wheeze purr coo chirp chirrup trill warble squeak squeal screech yelp bawl howl hoot grunt huff gulp
    cackle chortle titter snicker snigger guffaw simper lisp slur splutter sputter sniff sniffle croon prattle
    natter gibber jabber yammer witter maunder declaim orate harangue hector soliloquize soliloquise moralize
    moralise rhapsodize rhapsodise expostulate josh rib ad-lib extemporize extemporise
    """,
)

COMMUNICATION_VERBS = MANNER_VERBS | word_set(
    # plain saying and telling
    """
    say tell state declare announce report add note remark comment observe mention utter speak talk voice
    express pronounce articulate verbalize relate recount narrate retell chronicle describe depict portray
    characterize characterise picture define term call dub name label nickname christen style brand list
    enumerate itemize itemise detail outline sketch summarize summarise recap sum specify spell elaborate expand
    explain clarify expound elucidate interpret illustrate exemplify stipulate communicate convey impart relay
    transmit pass share present introduce submit table lodge file cite quote reference refer allude point touch
    address discuss debate broach raise air feature cover highlight document record register log catalogue
    catalog
    """,
    # writing and media
    """
    write pen author post tweet retweet blog email e-mail mail message text cable wire fax publish print
    broadcast televise livestream stream release issue circulate distribute caption headline editorialize
    editorialise opine read run carry contain include go sign scrawl scribble jot type transcribe dictate
    """,
    # claiming, insisting, arguing
    """
    claim allege assert aver avow affirm reaffirm confirm attest testify swear certify verify vouch maintain
    contend argue insist reiterate repeat restate emphasize emphasise stress underline underscore accentuate
    plead submit posit postulate propound advance profess proclaim trumpet herald tout boast brag crow gloat
    protest counter retort rejoin riposte rebut refute deny disavow disclaim repudiate contradict gainsay
    dispute contest controvert dismiss concede acknowledge admit own confess grant allow accept recognise
    recognize reveal disclose divulge unveil expose leak betray uncover bare signal indicate imply insinuate
    intimate hint suggest show demonstrate prove evidence establish document reflect attribute ascribe blame
    accuse charge indict arraign implicate incriminate inculpate finger
    """,
    # asking, answering, interacting
    """
    ask inquire enquire query question interrogate quiz wonder reply answer respond react interject interrupt
    interpose chime continue resume begin start open proceed conclude finish close end interview apologize
    apologise thank greet congratulate welcome joke quip jest kid tease wisecrack deadpan banter inform notify
    advise apprise brief update alert caution warn forewarn remind assure reassure promise pledge vow guarantee
    undertake commit threaten menace offer volunteer propose recommend counsel moot float nominate pitch predict
    forecast foretell prophesy project foresee estimate calculate reckon rule adjudicate adjudge decree certify
    rate grade rank score diagnose
    """,
)

BELIEF_VERBS = word_set(
    """
    think believe suppose presume assume guess reckon figure imagine fancy suspect surmise conjecture
    hypothesize hypothesise theorize theorise speculate consider deem judge regard view hold feel sense opine
    expect anticipate foresee envisage envision picture trust doubt disbelieve mistrust fear worry dread
    conclude infer deduce gather reason rate bet wager perceive credit misbelieve overestimate underestimate
    misjudge treat appear seem look sound assess evaluate appraise appreciate fathom contemplate ponder weigh
    mull meditate ruminate deliberate visualize visualise dream construe equate liken compare rationalize
    rationalise subscribe
    """,
)

KNOWLEDGE_VERBS = word_set(
    """
    know learn discover realize realise understand comprehend grasp remember recall recollect forget notice
    witness hear overhear see watch spot detect discern find ascertain determine establish identify memorize
    memorise investigate probe research study examine pinpoint foreknow unearth regret rue overlook
    misunderstand
    """,
)

INTENTION_VERBS = word_set(
    """
    want wish hope desire crave long yearn hanker aspire aim intend mean plan plot scheme conspire design seek
    try attempt strive endeavour endeavor struggle decide resolve choose opt elect prefer need require demand
    order command direct instruct bid enjoin urge exhort press push lobby appeal beg beseech implore entreat
    petition request solicit invite encourage goad prod nudge pressure pressurize persuade convince coax cajole
    induce compel oblige obligate force mandate authorize authorise permit let forbid prohibit ban bar outlaw
    veto refuse decline consent prepare arrange schedule campaign agitate angle bargain hunger itch target eye
    summon subpoena ready
    """,
)

ATTITUDE_VERBS = word_set(
    """
    like love adore enjoy relish cherish admire respect revere appreciate value prize hate loathe detest despise
    dislike resent abhor abominate scorn disdain deride mock ridicule lampoon satirize taunt insult belittle
    disparage denigrate malign vilify smear slander libel defame demean humiliate shame chide scold berate
    upbraid rebuke reprimand reprove reproach admonish castigate chastise censure criticize criticise condemn
    denounce decry deplore slam blast lash assail attack hammer pillory excoriate lambaste lambast savage slate
    roast trash bash pan knock rap skewer rip diss flay rail fulminate inveigh bristle balk baulk bridle chafe
    seethe praise laud commend applaud compliment extol acclaim hail salute celebrate honour honor toast cheer
    champion support back endorse favour favor advocate promote espouse embrace oppose resist reject rebuff
    spurn shun snub ignore defy boycott disapprove approve defend excuse forgive pardon condone tolerate stomach
    mourn grieve envy pity sympathize sympathise empathize distrust boo heckle jeer grill downplay minimise
    minimize whitewash pass enact sign ratify adopt nominate vote fight combat challenge battle welcome thank
    congratulate shrug distance disown side rally flatter idolize worship disrespect patronize rejoice revel
    marvel dodge duck evade sidestep obsess care mind fret
    """,
)

COMMUNICATION_NOUNS = word_set(
    """
    statement claim report announcement declaration assertion allegation accusation charge admission
    acknowledgement acknowledgment confession testimony account description story tale version narrative remark
    comment observation word message letter email e-mail tweet post note memo memorandum article essay column
    editorial op-ed blog speech address lecture talk sermon interview answer reply response reaction retort
    rebuttal denial refutation rejection warning threat promise pledge vow oath assurance reassurance guarantee
    commitment undertaking offer proposal recommendation suggestion advice argument contention insistence plea
    complaint grievance protest objection criticism question query inquiry enquiry explanation clarification
    revelation disclosure leak confirmation rumour rumor gossip whisper hint insinuation intimation implication
    chatter boast joke quip jibe cry shout chant slogan call prediction forecast projection estimate ruling
    finding verdict judgment judgement decision indictment affidavit lawsuit motion press-release communique
    bulletin dispatch quote quotation apology mention reference notice notification briefing presentation
    concession affirmation proclamation pronouncement portrayal depiction characterization characterisation news
    """,
)
BELIEF_NOUNS = word_set(
    """
    belief opinion view viewpoint thought notion idea conviction assumption presumption supposition suspicion
    guess hunch theory hypothesis speculation conjecture expectation anticipation fear worry concern anxiety
    doubt scepticism skepticism uncertainty confidence certainty faith trust feeling sense impression perception
    assessment judgment judgement conclusion consensus outlook stance position interpretation misconception
    illusion consideration optimism pessimism superstition myth dread prejudice bet
    """,
)
KNOWLEDGE_NOUNS = word_set(
    """
    knowledge awareness realization realisation recognition understanding recollection memory discovery
    ignorance insight evidence proof learning experience
    """,
)
INTENTION_NOUNS = word_set(
    """
    intention intent plan aim goal objective hope wish desire ambition aspiration dream determination resolve
    willingness readiness eagerness reluctance unwillingness refusal effort attempt bid push drive campaign
    quest demand order command instruction directive decree request appeal invitation petition mandate edict
    injunction urge urging plot scheme conspiracy preference requirement need yearning longing agenda purpose
    consent permission strategy mission motive
    """,
)
ATTITUDE_NOUNS = word_set(
    """
    support backing endorsement approval praise admiration respect love enthusiasm sympathy gratitude thanks
    opposition resistance disapproval condemnation denunciation attack hatred hostility anger outrage outcry
    fury scorn contempt disdain mockery ridicule dislike disgust backlash supporter opponent advocate critic
    detractor backer fan tribute rebuke insult affection fondness adulation ire reservation misgiving adoration
    antipathy aversion
    """,
)

BELIEF_ADJECTIVES = word_set(
    """
    confident convinced certain sure positive doubtful dubious skeptical sceptical uncertain unsure unconvinced
    optimistic pessimistic afraid fearful worried concerned anxious suspicious persuaded satisfied apparent
    likely unlikely inclined expectant wary
    """,
)
KNOWLEDGE_ADJECTIVES = word_set(
    """
    aware unaware conscious cognizant cognisant ignorant knowledgeable mindful familiar privy oblivious known
    """,
)
INTENTION_ADJECTIVES = word_set(
    """
    eager keen willing unwilling ready prepared determined intent bent hopeful desperate reluctant loath
    hesitant resolved poised unprepared hellbent impatient loth set committed
    """,
)
ATTITUDE_ADJECTIVES = word_set(
    """
    happy glad pleased delighted thrilled proud grateful thankful sorry sad saddened upset angry furious
    outraged disappointed frustrated annoyed irritated disgusted ashamed embarrassed appalled shocked horrified
    stunned surprised amazed excited jealous critical fond supportive dismissive contemptuous scornful enamored
    uncomfortable comfortable amused offended impressed bitter sympathetic
    """,
)
COMMUNICATION_ADJECTIVES = word_set(
    """
    clear vocal adamant outspoken explicit frank candid open silent quoted emphatic
    """,
)

#: Cues of several words, by lemma; the longest that matches wins over its words.
PHRASES: dict[str, Act] = {
    **dict.fromkeys(
        _phrases(
            """
    accord to; make clear; make it clear; make plain; make known; make public; make the case; make the point;
    make a point; make no secret; make a noise; make a lot of noise; make reference; point out; point to; spell
    out; set out; lay out; point a finger; point the finger; go public; go on record; go on to say; go so far
    as; take to; take credit; take responsibility; claim responsibility; deny responsibility; in the word of;
    speak out; speak up; let know; let it be know; let slip; rule out; own up; come clean; come forward; open
    up; bring up; put forward; put it; put out; put on record; read out; send word; give notice; give word; give
    account; have say; have have it; rumor have it; rumour have it; legend have it; word be; plead guilty; plead
    not guilty; stand by; hit back; shoot back; fire back; strike back; write back; talk about; speak of; speak
    about; tell of; warn of; hear say; be quote; set the record straight; cast as; refer to; allude to; hint at;
    touch on; dwell on; hold forth; weigh in; sound the alarm; raise the alarm; raise question; raise concern;
    raise the possibility; raise the prospect; pose question; express concern; express hope; express doubt;
    express confidence; voice concern; share thought; call attention; draw attention; paint as; cast doubt;
    throw doubt; agree that; take the stand; swear in; serve notice; give warning; get word; spread the word;
    zero in; leave doubt
    """
        ),
        "communication",
    ),
    **dict.fromkeys(
        _phrases(
            """
    be of the opinion; be of the view; be under the impression; take the view; take for grant; hold that; be
    inclined to think; in one 's view; in the opinion of; in the view of; in the eye of; to the mind of; be
    convince; be certain; be sure; be persuade; count on; bank on; look forward; take it; have faith; have
    doubt; have confidence; have trouble believe; have a feeling; have the sense; have suspicion; have high
    hope; think of; conceive of; figure out; make of; see as; regard as; view as; look on; look upon; stop to
    consider; be under consideration; come to believe; come to think; lead to believe; find it hard to believe;
    wake up to the idea; buy into; feel like
    """
        ),
        "belief",
    ),
    **dict.fromkeys(
        _phrases(
            """
    have no idea; have an idea; have knowledge; have no knowledge; have no clue; have no recollection; have
    evidence; come to know; come to realize; come to realise; come to understand; find out; be aware; become
    aware; make aware; be unaware; get to know; keep in mind; bear in mind; lose sight; take note; wake up to
    """
        ),
        "knowledge",
    ),
    **dict.fromkeys(
        _phrases(
            """
    call for; call on; call upon; in hope of; in the hope of; in hope that; in a bid; in an effort; in order;
    with the aim of; with a view to; have in mind; have it in mind; have plan; have no plan; have no intention;
    have every intention; have the intention; make a decision; make the decision; make a request; make a demand;
    make an appeal; make a bid; make a push; make an effort; make a plan; be go to; be about; set out to; set
    one 's sight; set sight; stand ready; would like; would love; would prefer; would rather; look to; look for;
    push for; press for; plead for; beg for; ask for; pray for; apply for; file a motion; file a petition; file
    for; give order; give permission; give instruction; give the order; long for; wish for; be ready; make up
    one 's mind; opt for; aim for; weigh plan; be intent; work to; vote to; move to; sign up; agree to; refuse
    to; decline to; try to; insist on; lobby for; angle for
    """
        ),
        "intention",
    ),
    **dict.fromkeys(
        _phrases(
            """
    take issue; take heat; take aim; take exception; take to task; take swipe; take a swipe; go after; lash out;
    hit out; rail against; speak against; come out against; speak highly; speak ill; side with; stand with;
    stand behind; stand up for; rally behind; rally around; throw support; throw weight; lend support; give
    support; express support; express outrage; express anger; express regret; express gratitude; express
    sympathy; express admiration; voice support; voice opposition; make fun; poke fun; look down; turn down;
    turn against; vote for; vote against; rule against; rule in favor; rule in favour; find fault; pay tribute;
    fed up; be sick of; seize on; seize upon; be critical; be supportive; steer clear; shy away; bristle at;
    balk at; scoff at; sneer at; care about; worry about; be worried about; worried about; concerned about;
    anxious about; be concerned about; pour scorn; heap praise; brush off; brush aside; shrug off; distance
    oneself; campaign against; be against; be for; in favor of; in favour of; in support of; crack down; take
    pride; take offense; take offence; peddle; object to
    """
        ),
        "attitude",
    ),
}

#: Words and marks that stand as a cue without a verb; all of them report words.
CUE_PARTICLES = word_set(
    """
    according citing per via quoting reportedly allegedly purportedly supposedly : - – — ― -- as follows in on
    about of by to
    """
)

# --- what an embedding word does to the proposition below it -----------------------------------
# (under a positive governor, under a negated one); read by factuality.py

CERTAIN, PROBABLE, POSSIBLE, OPEN = "CT", "PR", "PS", "Uu"

ASSERTING = COMMUNICATION_VERBS | word_set(
    """
    conclude decide_that find determine_that
    """
)
FACTIVE = word_set(
    """
    know learn discover realize realise remember recall recollect notice witness regret rue forget resent
    deplore reveal disclose recognise recognize acknowledge admit concede confess prove establish confirm verify
    demonstrate aware unaware conscious glad sorry happy proud surprised surprise shocked disappointed ashamed
    grateful sad see watch
    """,
)
PROBABLE_VERBS = word_set(
    """
    think believe suppose presume assume guess reckon figure imagine suspect surmise conjecture hypothesize
    theorize hypothesise theorise consider deem judge regard view feel sense expect anticipate predict forecast
    project foresee estimate hear gather infer reason seem appear look sound suggest imply assess envisage
    envision perceive trust bet calculate opine understand rate treat take
    """,
)
POSSIBLE_VERBS = word_set(
    """
    speculate fear worry dread hint insinuate rumor rumour moot float intimate link raise muse contemplate
    """
)
DOUBTING = word_set(
    """
    doubt disbelieve
    """
)
DENYING = word_set(
    """
    deny dismiss reject refute rebut repudiate disavow disclaim contradict gainsay dispute contest discount
    debunk disprove negate exclude recant retract discredit
    """,
)
#: the event below does not happen where the governor does, and happens where it is denied
PREVENTING = word_set(
    """
    fail refuse decline neglect avoid prevent forbid prohibit ban block bar hinder preclude avert thwart deter
    dissuade discourage abstain refrain forgo forego omit deny reject miss escape evade lack cancel abandon shun
    withhold resist halt scrap foil veto scuttle
    """,
)
#: the event below happens where the governor does, and does not where it is denied
ACHIEVING = word_set(
    """
    manage succeed begin start continue keep happen get help go come proceed finish complete dare bother force
    cause make lead compel see watch hear let enable tend use end serve resume able turn condescend deign bring
    ensure trigger prompt
    """,
)
WISHING = (
    INTENTION_VERBS
    | word_set(
        """
    hope wish like love prefer authorize authorise allow permit let invite call appeal propose recommend advise
    caution urge threaten offer advocate lobby wonder debate consider discuss
    """,
    )
) - word_set(
    """
    force compel refuse decline forbid prohibit ban bar veto decide resolve choose agree elect opt determine
    convince persuade
    """
)
QUESTIONING = word_set(
    """
    ask wonder question query inquire enquire investigate probe debate examine quiz explore check study
    """
)
PROMISING = word_set(
    """
    promise pledge vow swear guarantee undertake commit agree decide resolve choose elect opt consent determine
    assure arrange schedule
    """,
)

OPEN_NOUNS = word_set(
    """
    plan intention intent aim goal hope wish desire ambition dream determination willingness readiness eagerness
    bid effort attempt push drive campaign demand order request appeal call proposal suggestion recommendation
    offer threat question possibility chance prospect opportunity option need right ability power permission
    obligation pressure invitation temptation potential risk danger deadline agreement idea way time authority
    requirement duty likelihood reason motion petition
    """,
)
POSSIBLE_NOUNS = word_set(
    """
    speculation rumour rumor possibility fear worry concern suspicion hint chance risk danger gossip chatter
    """
)
PROBABLE_NOUNS = word_set(
    """
    belief view opinion expectation thought theory hypothesis impression estimate prediction forecast assumption
    guess likelihood assessment perception projection anticipation feeling
    """
)
DOUBTING_NOUNS = word_set(
    """
    doubt scepticism skepticism
    """
)
DENYING_NOUNS = word_set(
    """
    denial refutation rejection refusal failure dismissal rebuttal inability
    """
)

LIKELY = {
    "likely": "PR+",
    "probable": "PR+",
    "unlikely": "PR-",
    "improbable": "PR-",
    "doubtful": "PR-",
    "dubious": "PR-",
    "possible": "PS+",
    "conceivable": "PS+",
    "plausible": "PS+",
    "impossible": "CT-",
    "inconceivable": "PR-",
    "unthinkable": "PR-",
    "unable": "CT-",
    "apparent": "PR+",
    "confident": "PR+",
    "optimistic": "PR+",
    "hopeful": "Uu",
    "afraid": "PS+",
    "fearful": "PS+",
    "worried": "PS+",
    "concerned": "PS+",
    "uncertain": "Uu",
    "unsure": "Uu",
    "unclear": "Uu",
    "skeptical": "PR-",
    "sceptical": "PR-",
    "eager": "Uu",
    "keen": "Uu",
    "willing": "Uu",
    "ready": "Uu",
    "prepared": "Uu",
    "determined": "Uu",
    "anxious": "Uu",
    "reluctant": "Uu",
    "unwilling": "CT-",
    "intent": "Uu",
    "poised": "PR+",
    "desperate": "Uu",
    "supposed": "PR+",
    "bound": "PR+",
    "tempted": "Uu",
    "loath": "Uu",
    "suspicious": "PR+",
    "free": "Uu",
    "necessary": "Uu",
    "essential": "Uu",
    "important": "Uu",
    "crucial": "Uu",
    "vital": "Uu",
    "set": "PR+",
    "expected": "PR+",
    "thought": "PR+",
    "believed": "PR+",
}

#: of these: how somebody is disposed, or what he may do. That he is so is said plainly, as of who wants or plans it;
#: only what hangs on it is open
DISPOSED = word_set(
    """
    hopeful eager keen willing ready prepared determined anxious reluctant intent desperate tempted loath free
    """
)

HEDGES = {
    "probably": "PR",
    "likely": "PR",
    "presumably": "PR",
    "apparently": "PR",
    "seemingly": "PR",
    "arguably": "PR",
    "supposedly": "PR",
    "ostensibly": "PR",
    "doubtless": "PR",
    "evidently": "PR",
    "possibly": "PS",
    "perhaps": "PS",
    "maybe": "PS",
    "conceivably": "PS",
    "potentially": "PS",
    "hopefully": "Uu",
    "ideally": "Uu",
    "theoretically": "PS",
    "purportedly": "PR",
}

#: modal -> value of the event below; `not` flips it
MODALS = {
    "will": "CT",
    "shall": "CT",
    "wo": "CT",
    "'ll": "CT",
    "’ll": "CT",
    "would": "CT",
    "'d": "CT",
    "’d": "CT",
    "ca": "PS",
    "can": "PS",
    "could": "PS",
    "may": "PS",
    "might": "PS",
    "should": "Uu",
    "must": "Uu",
    "ought": "Uu",
    "sha": "CT",
    "need": "Uu",
    "dare": "CT",
}

NEGATORS = word_set(
    """
    not n't n’t never no nor neither nowhere hardly scarcely barely cannot nt
    """
)
NEGATIVE_WORDS = word_set(
    """
    no nobody none nothing neither no-one zero
    """
)
SEEMING = word_set(
    """
    seem appear look tend happen prove
    """
)

# --- nouns that name sources ---------------------------------------------------------------------

DOCUMENT_NOUNS = word_set(
    """
    statement letter email e-mail mail memo memorandum note document paper report study survey poll census
    filing lawsuit suit indictment affidavit complaint petition warrant brief motion transcript record file
    dossier communique communiqué bulletin release press-release book memoir autobiography diary journal tape
    recording audio video footage clip film documentary tweet post message text cable telegram website page site
    blog article story editorial op-ed commentary essay column headline obituary review poster leaflet flyer pamphlet
    brochure banner sign analysis assessment estimate figure data statistic index forecast bill law act
    legislation constitution treaty charter resolution agreement contract deal pact accord draft plan proposal
    policy guideline rule ruling verdict judgment judgement decision order opinion manifesto declaration
    announcement advisory notice alert findings finding result autopsy invoice receipt log register list chart
    map slide ad advert advertisement spot commercial platform speech testimony plea budget audit probe inquiry
    research leak archive caption slogan scripture bible koran quran verse gospel proverb legend disclosure
    questionnaire disclaimer spreadsheet screenshot voicemail hashtag profile biography certificate letterhead passport
    readout summary chapter excerpt publication prospectus white-paper database photo photograph picture image
    graphic label plaque translation inscription diaries evidence clause provision communication dispatch handout entry
    submission decree memoirs warning comments remarks words interview literature
    """,
)
#: bodies; most also fit the pattern of an organisation's name
ORGANIZATION_NOUNS = word_set(
    """
    government administration ministry department agency office bureau authority commission committee council
    board court tribunal parliament congress senate assembly house legislature cabinet embassy consulate army
    military navy police force guard airforce militia coalition alliance party movement union federation
    association organisation organization institute institution university college school hospital church
    company firm corporation bank fund foundation charity club team league business startup manufacturer airline
    carrier retailer operator maker contractor developer brand chain studio label exchange regulator watchdog
    ombudsman prosecution prosecutor defence defense monarchy palace state country nation city municipality
    province region district town kremlin pentagon campaign camp junta regime leadership side inquiry taskforce
    task-force panel jury body entity think-tank thinktank ngo nonprofit secretariat directorate mission bloc
    society trust consortium partnership service division unit wing branch faction squad brigade battalion corps
    insurgency rebels organiser organizer employer landlord syndicate conglomerate utility supplier vendor
    factory plant restaurant hotel museum library theatre theater orchestra festival zoo airport port diocese
    archdiocese mosque synagogue temple authorities utilities observatory centre center lab laboratory
    headquarters hq cartel mafia gang bench command fbi cia nato eu un who imf capitol treasury judiciary
    opposition presidency intelligence congregation cooperative collective guild chamber lobby prosecutors
    insurgents troops forces militants
    """,
)
#: Before "network": no broadcaster's.
NETWORKS = word_set(
    """
    social power rail railway road transport spy terror terrorist criminal smuggling trafficking drug energy gas
    electricity phone telephone mobile health research professional
    """
)
OUTLET_NOUNS = word_set(
    """
    newspaper daily weekly monthly tabloid broadsheet magazine periodical broadcaster channel network newswire
    outlet newsroom media press portal radio television tv station newscast podcast gazette wire magazine-show
    """,
)
#: people seen as one, whose names stand elsewhere or nowhere
PERSON_NOUNS = word_set(
    """
    source official spokesman spokeswoman spokesperson spox aide adviser advisor insider executive diplomat
    officer lawyer attorney counsel representative leader member minister secretary president chairman
    chairwoman chairperson chair chief head director manager boss employee worker staffer staff-member colleague
    commentator contributor pundit essayist bystander technician translator curator
    friend relative neighbour neighbor brother sister mother father parent wife husband son daughter cousin
    uncle aunt widow partner girlfriend boyfriend man woman senior junior freshman graduate administrator
    newcomer boy girl person individual victim suspect defendant accused prisoner detainee hostage survivor
    passenger driver pilot soldier commander general colonel captain major sergeant lieutenant admiral policeman
    policewoman detective sheriff investigator judge justice magistrate senator congressman congresswoman
    lawmaker legislator deputy mp governor mayor councillor councilman councilwoman politician candidate nominee
    frontrunner ambassador envoy consul delegate negotiator mediator analyst economist scientist researcher
    professor teacher student doctor nurse surgeon physician patient actor actress singer player coach striker
    midfielder goalkeeper trainer athlete champion author writer journalist reporter correspondent editor
    columnist anchor presenter host blogger photographer producer publicist agent banker trader investor broker
    founder owner ceo entrepreneur farmer fisherman trucker priest bishop pope cardinal imam cleric rabbi monk
    king queen prince princess emperor sultan sheikh emir monarch duke activist campaigner dissident defector
    fugitive refugee migrant militant insurgent fighter rebel jihadist terrorist gunman attacker bomber killer
    mastermind operative smuggler dealer hacker whistleblower informant tipster user commenter caller customer client
    guest visitor tourist traveller traveler speaker premier chancellor veteran commissioner superintendent inspector
    constable marshal coroner pathologist engineer architect supervisor foreman principal dean provost
    headteacher trustee intermediary kin lady gentleman guy teenager teen child kid pensioner adult native
    figure mogul tycoon magnate billionaire millionaire successor predecessor incumbent rival opponent ally
    supporter companion roommate associate assistant clerk secretary-general treasurer comptroller
    attorney-general lead strategist pollster guard warden jailer ranger firefighter paramedic rescuer lifeguard
    historian scholar academic philosopher theologian psychologist psychiatrist statistician narrator moderator
    interviewer questioner star celebrity model comedian musician rapper artist painter poet novelist filmmaker
    designer chef youth participant someone somebody one
    midwife solicitor notary barrister auditor pharmacist chemist dentist vet paediatrician pediatrician therapist
    librarian registrar usher attendant steward stewardess porter caretaker janitor cleaner housekeeper nanny cook
    waiter waitress barmaid bartender baker butcher grocer shopkeeper stallholder fishmonger tobacconist hairdresser
    barber florist cashier mechanic plumber electrician carpenter welder roofer locksmith gardener miner docker
    deckhand skipper sailor crewmember controller trainee intern apprentice recruit cadet corporal brigadier
    bodyguard bouncer motorist cyclist jogger walker hiker camper climber onlooker workmate classmate flatmate
    housemate teammate pal mate bloke chap cop mum mom dad gran grandmother grandfather grandson granddaughter
    nephew niece fiance fiancee landlady tenant lodger cellist violinist pianist trombonist composer dancer sculptor
    stagehand postmaster sexton
    """,
)
#: many, with a voice in common
GROUP_NOUNS = word_set(
    """
    witness eyewitness onlooker bystander resident villager local inhabitant citizen voter public people
    population community crowd expert observer commentator pundit critic fan proponent advocate detractor
    skeptic sceptic user netizen viewer reader listener consumer shopper taxpayer pupil staff family relatives
    demonstrator protester protestor marcher group majority minority half many some others most several few both
    all none respondent market markets republican democrat conservative liberal lawmakers legislators leaders
    senators two three four five dozens hundreds thousands millions women men children couple duo trio pair
    society generation audience panelist panellist islanders tribesman elder everyone everybody anyone crew band
    household percent
    """,
)
#: words that make a plural official, source, spokesman nameless rather than a crowd
NAMELESS_NOUNS = word_set(
    """
    source official spokesman spokeswoman spokesperson aide adviser advisor insider executive diplomat officer
    person representative informant whistleblower staffer investigator detective agent negotiator lawyer
    attorney minister operative associate individual
    """,
)

OUTLET_WORDS = word_set(
    """
    times post herald tribune telegraph gazette chronicle courier dispatch inquirer enquirer examiner guardian
    globe mail mirror sun star journal observer sentinel bulletin review monitor record register ledger press
    news newspaper daily weekly magazine broadcasting television tv radio fm newswire newswires argus echo
    recorder standard express independent advertiser reporter newsday democrat-gazette plain-dealer
    union-tribune bee zeitung allgemeine rundschau spiegel nachrichten figaro monde soir gazzetta corriere pais
    mundo diario jornal folha pravda izvestia vesti aftonbladet dagens sanomat media networks wire digest
    mercury patriot-news
    """,
)
#: such a word makes an outlet of a name only beside another capitalised word, and not in these company names
NOT_OUTLET_WORDS = word_set(
    """
    office service department ministry university police council party team club institute corp holdings
    """
)

OUTLETS = frozenset(
    _phrases(
        """
    reuters; associated press; ap; the ap; afp; agence france-presse; agence france presse; upi; united press
    international; bloomberg; dow jones; ani; pti_agency; ians; uni; xinhua; tass; itar-tass; interfax; ria
    novosti; ria; sputnik; rt; yonhap; kyodo; jiji; dpa; ansa; efe; anadolu; anadolu agency; irna; isna; fars;
    mehr; tasnim; sana; kcna; mena; wam; spa; petra; antara; bernama; vietnam news agency; apa; belga; anp; tt;
    ntb; ritzau; stt; lusa; pap; ctk; mti; agerpres; bta; hina; tanjug; maan; ma'an; wafa; kuna; qna; press
    trust of india; canadian press; press association; pa media; australian associated press; aap; bbc; cnn;
    cnbc; nbc; abc; cbs; msnbc; npr; pbs; c-span; fox; fox news; fox business; sky; sky news; itv; itn; channel
    4; channel 5; al jazeera; al-jazeera; aljazeera; al arabiya; al-arabiya; al mayadeen; al-manar; al manar;
    press tv; cgtn; cctv; nhk; kbs; mbc; sbs; ndtv; cnn-news18; news18; india today; times now; republic tv; zee
    news; aaj tak; wion; the quint; the wire; scroll; firstpost; dawn; geo; geo news; ary; ary news; express
    tribune; the hindu; hindustan times; indian express; deccan herald; mint; outlook; tribune; pajhwok; tolo;
    tolo news; tolonews; khaama press; washington post; new york times; wall street journal; wsj; usa today; los
    angeles times; la times; boston globe; chicago tribune; politico; axios; vox; vice; vice news; buzzfeed;
    buzzfeed news; huffpost; huffington post; the huffington post; breitbart; breitbart news; daily beast; the
    daily beast; slate; salon; the hill; roll call; propublica; mother jones; the intercept; intercept; the
    atlantic; atlantic; new yorker; the new yorker; time; time magazine; newsweek; the economist; economist;
    forbes; fortune; business insider; insider; quartz; techcrunch; wired; the verge; mashable; gizmodo; tmz;
    page six; people magazine; us weekly; variety; hollywood reporter; deadline; rolling stone; billboard;
    vanity fair; esquire; gq; vogue; national review; weekly standard; the weekly standard; the nation; daily
    caller; daily wire; drudge report; infowars; newsmax; oan; oann; gateway pundit; zero hedge; guardian; the
    guardian; the times; sunday times; telegraph; daily telegraph; daily mail; mailonline; mail online; mail on
    sunday; the sun; daily mirror; the mirror; daily express; the independent; independent; evening standard;
    financial times; ft; metro; the observer; private eye; spectator; new statesman; the scotsman; the herald;
    irish times; rte; rté; globe and mail; toronto star; national post; cbc; ctv; global news; sydney morning
    herald; the age; the australian; news.com.au; abc.net.au; nine news; seven news; sbs news; stuff; rnz; nz
    herald; new zealand herald; newshub; straits times; the straits times; channel newsasia; south china morning
    post; scmp; global times; people's daily; china daily; caixin; asahi; asahi shimbun; yomiuri; yomiuri
    shimbun; mainichi; nikkei; japan times; korea herald; korea times; chosun ilbo; joongang ilbo; hankyoreh;
    jakarta post; kompas; tempo; rappler; philippine daily inquirer; abs-cbn; bangkok post; the nation thailand;
    the irrawaddy; mizzima; frontier myanmar; the star; malaysiakini; free malaysia today; vnexpress; tuoi tre;
    haaretz; ha'aretz; jerusalem post; times of israel; ynet; yedioth ahronoth; israel hayom; kan; debka;
    al-monitor; al monitor; middle east eye; al ahram; al-ahram; asharq al-awsat; al-hayat; al-akhbar; daily
    star; the daily star; l'orient-le jour; an-nahar; al-quds al-arabi; orient news; enab baladi; zaman al wasl;
    zaman alwsl; ara news; rudaw; kurdistan 24; hurriyet; hürriyet; sabah; cumhuriyet; milliyet; daily sabah;
    trt; hawar news; al-masdar; al masdar news; le monde; le figaro; libération; liberation; l'express; le
    point; le parisien; france 24; rfi; france info; bfm; bfmtv; bfm tv; tf1; rtl; europe 1; mediapart; der
    spiegel; spiegel; die zeit; die welt; bild; frankfurter allgemeine; frankfurter allgemeine zeitung;
    süddeutsche zeitung; suddeutsche zeitung; deutsche welle; dw; ard; zdf; tagesschau; handelsblatt; focus;
    stern; tagesspiegel; el país; el pais; el mundo; abc spain; la vanguardia; marca; as; mundo deportivo; sport
    bild; kicker; l'equipe; l'équipe; gazzetta dello sport; la gazzetta dello sport; corriere della sera; la
    repubblica; la stampa; rai; mediaset; publico; expresso; de telegraaf; nos; nrc; het laatste nieuws; de
    standaard; le soir; vrt; rtbf; svt; dagens nyheter; aftonbladet; expressen; nrk; vg; aftenposten; dr;
    politiken; jyllands-posten; yle; helsingin sanomat; iltalehti; ilta-sanomat; mtv3; kommersant; vedomosti;
    novaya gazeta; meduza; rbc; lenta; gazeta; rossiya 24; channel one; echo of moscow; ekho moskvy; moscow
    times; the moscow times; dozhd; rain tv; unian; ukrinform; ukrainska pravda; kyiv post; kyiv independent;
    gazeta wyborcza; tvn; tvn24; rzeczpospolita; onet; index.hu; nepszava; b92; n1; o globo; globo; folha de
    s.paulo; folha; estadão; veja; clarin; clarín; la nación; la nacion; el universal; reforma; milenio;
    televisa; el tiempo; el comercio; el nacional; telesur; granma; daily nation; the east african; the
    standard; citizen tv; new vision; daily monitor; mail & guardian; mail and guardian; news24; enca; sabc;
    punch; vanguard; the punch; thisday; premium times; sahara reporters; channels tv; daily trust; the guardian
    nigeria; radio okapi; jeune afrique; radio dabanga; addis standard; espn; bleacher report; the athletic;
    sports illustrated; yahoo; yahoo news; yahoo sports; goal; goal.com; the real deal; curbed; e! news; et;
    entertainment tonight; access hollywood; bellingcat; the conversation; snopes; politifact; factcheck.org;
    full fact; nature; science; the lancet; radio free europe; rferl; rfe/rl; radio free asia; voice of america;
    voa; radio liberty; democracy now; 60 minutes; meet the press; good morning america; today show; dateline;
    nightline; panorama; newsnight; face the nation; 20/20; frontline; cnet; zdnet; ars technica; the
    information; the register; the new republic; the week; reason; christian science monitor; seattle times;
    miami herald; denver post; dallas morning news; houston chronicle; san francisco chronicle; philadelphia
    inquirer; detroit free press; star tribune; newsday; new york post; new york daily news; daily news; boston
    herald; arizona republic; baltimore sun; orlando sentinel; tampa bay times; sun sentinel; courier-journal;
    des moines register; kansas city star; st. louis post-dispatch; cleveland plain dealer; mercury news; san
    jose mercury news; orange county register; sacramento bee; the oregonian; oregonian; las vegas
    review-journal; honolulu civil beat; texas tribune; stat; kaiser health news; marketplace; the root;
    jezebel; gawker; deadspin; defector; the ringer; fivethirtyeight; realclearpolitics; talking points memo;
    think progress; thinkprogress; media matters; washington examiner; washington times; washington free beacon;
    daily kos; alternet; truthout; the federalist; townhall; pj media; one america news; univision; telemundo
    """
    )
)

ORGANIZATION_WORDS = word_set(
    """
    ministry department agency office bureau authority commission committee council board court tribunal
    parliament congress senate assembly house embassy army navy police force guard militia party movement front
    union federation association organisation organization institute institution university college school
    hospital church inc inc. corp corp. ltd ltd. llc plc gmbh ag sa co co. company group bank fund foundation
    trust club fc united league airlines airways air motors systems technologies labs holdings partners brothers
    industries energy oil gas steel pharmaceuticals entertainment studios pictures records centre center society
    alliance coalition brigade battalion corps command division taskforce project initiative campaign
    administration nations government treasury reserve exchange kremlin pentagon secretariat service services
    intelligence observatory watch international amnesty greenpeace unicef unesco nato hamas hezbollah taliban
    isis isil daesh al-qaeda qaeda pkk ypg sdf idf mossad fbi cia nsa eu un asean opec fifa uefa ioc labour
    network networks google apple amazon facebook twitter microsoft boeing airbus toyota volkswagen mafia cartel
    brotherhood shabaab boko haram syndicate lashkar jaish jamaat sena
    """,
)

PERSON_TITLES = word_set(
    """
    mr mr. mrs mrs. ms ms. miss dr dr. prof prof. professor sir dame lord lady sen sen. senator rep rep.
    congressman congresswoman gov gov. governor president vice-president premier chancellor minister secretary
    ambassador judge justice gen gen. general col col. colonel capt capt. captain maj maj. major lt lt.
    lieutenant sgt sgt. sergeant cpl adm adm. admiral commander inspector detective sheriff chief pope cardinal
    archbishop bishop father rev rev. reverend rabbi imam sheikh ayatollah maulana mullah mufti king queen
    prince princess emperor emir sultan mayor councillor deputy chairman chairwoman ceo cfo coo director
    spokesman spokeswoman spokesperson lawyer attorney coach manager striker midfielder analyst economist author
    actor actress singer journalist reporter anchor
    """,
)
