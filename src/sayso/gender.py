"""What a name, a title or a role word tells about whether 'he' or 'she' can stand for somebody.

Written from general knowledge; names borne by both sexes in notable numbers (Kim, Jordan, Jean,
Robin, Andrea, Noor, ...) are left out on purpose: unknown is better than wrong.
"""

from __future__ import annotations

from typing import Literal

Gender = Literal["m", "f"]

_MEN = """
aaron abbas abdel abdirahman abdul abdulaziz abdullah abdulrahman abdurrahman abel abraham adam adel adnan adolf adrian
agustin ahmad ahmed ajay akbar akhil alan albert alberto aldo alejandro aleksandr alessandro alexander alexandre
alexandros alexei alexey alfonso alfred alfredo ali alistair allan allen alok alvaro alvin amadou amar amir amit amos
anand anatoly anders andreas andres andrew andrey andriy andrzej angelo anil anthony antoine anton antonio antony anwar
archie aristide arjun armando armin arnaud arnold arsene arthur arturo arun ashok ashraf asif attila atul august auguste
avi avraham aziz babatunde bakr balazs baltasar barack barnabas barney barry bart bartholomew bashar bashir bassam
bassem ben benedict beniamino benito benjamin bernard bernardo bernie bertrand bheki bilal bill billy binyamin bjorn bob
bobby bogdan bogumil bohdan boris brad bradley brandon branko brendan brent bret brett brian bruce bruno bryan bryce
bulent byron caleb calvin carl carlo carlos carmelo cedric cemil cesar chad charles chester chidi chinedu christian
christoph christophe christopher chuck chukwuma clarence claudio clayton clement cliff clifford clint clinton clive cody
colin conor constantin cornelius craig curt curtis cyril cyrus damian damien dan daniel daniele danilo dante darrell
darren darryl dave david davide davis dean deepak denis dennis denzel derek derrick dewayne dexter diego dieter dilip
dimitri dimitrios dinesh dirk dmitri dmitry dmytro dominic don donald donnie donny doug douglas dragan duane duncan
dusan dustin dwayne dwight earl ebrahim ed eddie edgar edmund eduardo edward edwin efrain ehud eitan ekrem elijah eliot
elliott elmer elon emeka emil emile emilio emmanouil emmanuel enda enrico enrique eric erich erick erik ernest ernesto
ernie esteban ethan etienne eugene evan evgeny evo ezekiel fabio fabrice fadi fahad fahd faisal farid farouk federico
felipe felix ferdinand ferenc fernando fidel filip filippo florian francesco francisco franck francois frank franz fred
frederic frederick friedrich fritz gabor gabriel gareth garrett gary gaston gavin geert geoff geoffrey george georges
georgios geraint gerald gerard gerardo gerhard gerry ghassan gianluca gianni gilbert gilles giorgio giovanni giulio
giuseppe glen glenn godfrey gonzalo gopal goran gordon graham grant greg gregg gregor gregory grigory grzegorz guido
guillaume guillermo gunter gus gustav gustavo gyorgy habib hafez haider hakan hamad hamid hamza hank hans harald harish
harold harrison harry harvey hasan hashim hassan hector heiko heinrich heinz helmut hemant henri henrik henry herbert
herman hernan hideki hiroshi hiroyuki horst hosni howard hubert hugh hugo humberto hussain hussein ian ibrahim idris
ignacio igor ihab ihor ikechukwu ilya imran imre ioannis isaac isaiah ismail istvan ivan jacek jack jacob jacques jaime
jair jake jakob jamal james janos jared jaroslaw jarrod jason javad javed javier jawad jay jeb jeff jeffrey jens
jeremiah jeremy jerome jerry jibril jim jimmy jiri joachim joao joaquin joe joel joerg johan johannes john johnny jon
jonah jonas jonathan jorge jose josef joseph josh joshua josip juan juha julian julien julio julius junichiro jurgen
justin kamal karim karl karthik kaspar kazuo keith kelvin kemal ken kenichi kenji kenneth kent kevin khaldoun khaled
khalid khalil kieran klaus klemens kofi kojo konrad konstantin kostas krishna kristof krzysztof kumar kurt kwabena kwame
kyle lance larry lars laszlo laurent lawrence lech len leo leon leonard leonardo leonid leopold leroy leszek levi lionel
lloyd lorenzo louay louis luc luca lucas luciano lucio luigi luis luiz lukas luke lyndon mahathir mahdi mahesh mahmood
mahmoud majid malcolm malik mamadou mamdouh manfred manish manmohan manoj mansour manuel marc marcel marcello marcelo
marcin marco marcos marcus mariano mario marius mark marko markus marlon marshall martin marty martyn marvin marwan
masahiro masood massimo mateo mateusz mathias mathieu matt matteo matthew matthias matthieu maulana maurice mauricio
maurizio maxim maxime maximilian mazen mehdi mehmet melvin michael michal michel michele miguel mihai mikael mike
mikhail miklos milan miles milo milorad milos mircea miroslav mitch mitchell mitt mohamad mohamed mohammad mohammed
moises moshe mostafa muammar muhammad muhammadu mukesh mullah munir mustafa mutaz mykola nabil narendra naresh nasir
nasser nate nathan nathaniel naveed nawaz nebojsa neil nelson neville nicholas nick nicolae nicolas niels nigel nikhil
nikola nikolai nikolaos nikos nils nizar nnamdi noah noel nolan norbert norman nouri obinna olaf oleg oleksandr oleksiy
oliver olivier olu olusegun omar ondrej orlando osama oscar osman otto owen pablo paddy paolo pascal patrick patrik paul
paulo pavel pawel pedro percy perry pete peter petr petro petros phil philip philipp philippe phillip pierre pietro
piotr pradeep prakash pramod prashant pravin qasem quentin quincy radek raed rafael rafiq raheem rahul raj rajat rajeev
rajendra rajesh rajiv rakesh ralf ralph ram ramesh rami ramiro ramon ramzan rand randall randolph randy raoul rashid
raul ravi ray raymond recep reggie reinhard reinhold reza riad ricardo riccardo richard rick ricky rob robert roberto
rod roderick rodney rodrigo rodrigue rogelio roger rohan rohit roland rolf roman ron ronald ronan ross roy ruben rudolf
rudolph rudy rupert russ russell ryan saad sabri saddam saeed sajid sajjad salah saleh salem salim salman salvador
salvatore sameer sami samir samuel sandor sanjay santiago santosh satish satoshi saul scott scotty sean sebastian
sebastien selahattin serge sergei sergey sergio serhiy seth shahbaz shahid shane sharif shaun shawn sheldon sherman
shigeru shimon shinzo sibusiso sid sigmund silvio simon sipho slawomir slobodan sohail solomon soren spencer stan
stanislav stanley stefan stefano stelios stephane stephen sterling steve steven stewart stuart subhash suhail suleiman
sunil suraj suresh sven syed tadeusz tahir takashi takeshi taras tarek tareq tariq taro ted teddy terence terrence thabo
thaddeus theo theodore thierry thomas tiago tibor tim timo timothy tobias toby todd tom tomas tomasz tommaso tommy tony
travis trevor trey tristan tuomas tyler tyrone uday ulrich umar umberto uri usman uwe vaclav valentin valery vasily
vasyl victor vijay vikas vikram viktor vince vincent vincenzo vinod virgil vitali vitaly vivek vlad vladimir volker
volodymyr wade wael waleed walid wallace walt walter warren wassim wayne wendell werner wesley wilbur wilfred wilhelm
will willem william willie winston wojciech wolfgang woodrow xavier yahia yahya yair yakov yanis yannick yasir yasser
yasuhiro yaw yevgeny yitzhak yoshihide yousef yuri yuriy yusuf yves yvon zabihullah zachary zack zaheer zaid zakaria
zbigniew zdenek zdravko zeid zeljko ziad zoltan zoran zsolt
"""

_WOMEN = """
abena abigail ada adela adele adriana adwoa agata agatha agnes agnieszka aicha aida aisha aishwarya akosua alba
alejandra alessandra alexandra alexandria alice alicia alina aline alison alissa allison alma alyssa amal amalia amanda
amber amelia amelie amina amy ana anastasia angela angelica angelina angie anika anita anja anjali ann anna annabel anne
annette annie annika anouk antoinette antonella antonia anya aparna april ariana arlene asha asma astrid aud audrey
aurelia aurora ava aya ayaan ayesha aysha azadeh barbara beata beatrice beatriz becky belinda benazir berit bernadette
bernice bertha beth bethany betsy betty bianca biljana birgit blanca bonnie bozena brenda bridget brigitte britney
brittany bronwyn caitlin camila camilla candace candice cara carla carly carol carole carolina caroline carolyn carrie
cassandra catalina caterina cath catherine cathy cecile cecilia celeste celia celine chantal charlene charlotte chelsea
cher cherie cheryl chiamaka chiara chloe christa christiane christie christina christine cindy claire clara claudette
claudia colette colleen condoleezza connie constance consuelo cora corazon corinne cornelia cristina crystal cynthia
dagmar daisy dalia daniela danielle daphne darlene dawn deb debbie deborah debra deepika deirdre delia delphine denise
desiree diana diane dianne dilma dina dolores dominika donna dora doreen doris dorothea dorothy dragana ebony edith edna
edwina eileen ekaterina elaine eleanor elena eleni elisa elisabeth elisabetta elise eliza elizabeth ella ellen elsa
elsie elvira emilia emilie emily emma erica erika erin erzsebet esmeralda esperanza estelle esther eszter ethel eugenia
eunice eva eve evita ewa faith farah farida fathima fatima fatou fatoumata federica fiona florence folasade frances
francesca francoise freya frida gabriela gabriella gabrielle gail gemma genevieve georgia georgina geraldine gertrude
gillian gina ginger giorgia giovanna gisele giulia gladys gloria golda grace graciela grazyna greta gretchen guadalupe
gwen gwendolyn hadiza hala halyna hanan haneen hanna hannah harriet hazel heather hedwig heidi heike helen helena helene
helga henrietta hilary hilda hillary hind holly hope huma ida ilaria ildiko ilhan ilse imelda indira ines inga inge
ingrid irene irina iris irma iryna isabel isabella isabelle isobel ivana ivanka ivonne ivy iwona jacinda jacqueline jada
jadranka jane janelle janet janice janine jasmine jayne jeanette jeanne jelena jen jenna jennifer jenny jill jillian
joan joana joann joanna joanne jodi johanna jolanta josefina josephine joy joyce juana juanita judit judith judy julia
juliana julianne julie juliet juliette june justine kamala karen karin karina karla katarina katarzyna kate katerina
kateryna katharina katharine katherine kathleen kathryn kathy katia katie katja katrina katy kavita kayla kazuko keiko
kelley kellyanne kerstin khadija khalida kirsten kirstjen kirsty kristen kristi kristin kristina krystal laila lakshmi
lara larissa lata latifa latisha latoya laura lauren laurie lavinia leah leanne leila lena leona leonor leonora leticia
letizia lidia lila lilian liliana lillian lily lina linda lindiwe lindsay lisa lisbeth liv livia liz liza lizzie lois
lola lorena loretta lori lorna lorraine louisa louise lourdes lubna lucia luciana lucie lucille lucinda lucy luisa luz
lydia lynda lynne lyudmila mabel madeleine madeline madonna magda magdalena maggie maha mairead malala malgorzata malia
mandy manuela mara marcela marcia margaret margarita margherita margot margrethe marguerite maria mariam mariana
marianne maribel marie marielle marilyn marina marine marisa marisol marissa marjorie marla marlene marsha marta martha
martina martine mary maryam maryanne matilda maude maureen mavis maxine mayra meera meg megan megyn melania melanie
melinda melissa mercedes meredith meryl mette mia michaela michelle michiko mildred millicent mimi mindy miranda miriam
mitzi mollie molly mona monica monika monique muriel myra myriam myrna nadia nadine nadja nafisa nahla najat nancy naoko
naomi natalia natalie nataliya natasha nathalie nawal neha nell nellie nessa ngozi nicole nicoletta nikki nina noemi
nokuthula nomvula nora noreen noriko norma ntombi ofelia oksana olena olga olive olivia olympe oprah ottilie padma
paloma pamela paola parvati patience patricia patti patty paula paulette paulina pauline pearl peggy penelope penny
petra phoebe phyllis pilar polly pooja portia prerna priscilla priti priya priyanka queenie rachael rachel radhika raisa
rana rania raquel rebecca rebekah reem regina reham rekha rena renata renate renee rhiannon rhoda rhonda rima rita
roberta rochelle rosa rosalia rosalie rosalind rosamund rosanna rosario rose roseanne rosemary rosie rowena roxana
roxanne rula ruth saba sabina sabine sabrina sadia sally salma samantha samira sandra sania saoirse sara sarah savannah
scarlett selena selma serena shabana shaima shami sharon sheena sheikha sheila shelley sheryl shirin shreya sigrid
silvana silvia simone sinead siobhan smriti snezana sofia sofie sonia sonja sonya sophia sophie soraya stacy stella
stephanie sue suha sultana suman summer sunita susan susana susannah susanne sushma susie suzanne suzette svetlana
svitlana swati sylvia sylvie tabitha tamara tammy tania tanya tara tatiana tatyana teresa teri terri tess tetiana
thandiwe thelma theresa therese tiffany tilda tina toni tonya tricia trish trudy tulsi uma ursula ushma valentina
valerie vandana vanessa vasundhara vera veronica veronika veronique vesna vicki vicky victoria viola violet violeta
virginia virginie viviana viviane vivien wafa wanda wangari wendy wilhelmina wilma winifred winnie winona xiomara yael
yasmin yasmine yelena yesenia yoko yolanda yuko yulia yumiko yvette yvonne zahra zainab zanele zara zeina zeinab zelda
zelma zeynep zoe zohra zsofia zsuzsanna zuzana
"""

_MALE_WORDS = """
mr mr. sir lord king prince duke baron emperor sultan emir mullah maulana imam ayatollah father rabbi fr fr. brother
uncle nephew father grandfather husband son grandson stepson boyfriend widower man gentleman boy spokesman chairman
congressman businessman councilman assemblyman alderman salesman policeman fireman serviceman airman cameraman
anchorman fisherman craftsman statesman frontman clergyman nobleman actor waiter landlord pope monk priest bishop
archbishop cardinal
"""

_FEMALE_WORDS = """
mrs mrs. ms ms. miss madam madame dame lady queen princess duchess baroness empress sultana sheikha sister aunt niece
mother grandmother wife daughter granddaughter stepdaughter girlfriend widow woman girl spokeswoman chairwoman
congresswoman businesswoman councilwoman assemblywoman alderwoman saleswoman policewoman servicewoman anchorwoman
actress waitress landlady nun heiress comedienne hostess midwife stateswoman noblewoman
"""

#: words that are said of both, or of one's kin rather than of oneself
_WEAK = frozenset(["actor", "priest", "bishop", "archbishop", "rabbi", "father", "brother", "sister", "mother"])

#: those of them that tell as much where somebody is called so behind a comma: "her brother, Sasha Lee"
_KIN: dict[str, Gender] = {"father": "m", "brother": "m", "sister": "f", "mother": "f"}

MALE_NAMES = frozenset(_MEN.split())
FEMALE_NAMES = frozenset(_WOMEN.split()) - MALE_NAMES
MALE_WORDS = frozenset(_MALE_WORDS.split()) - _WEAK
FEMALE_WORDS = frozenset(_FEMALE_WORDS.split()) - _WEAK

_TITLE_WORDS = """
president senator sen rep representative governor gov secretary general gen colonel col captain capt major maj sgt
sergeant lieutenant lt judge justice minister prime deputy vice former chancellor chief dr prof professor doctor mayor
ambassador attorney director commissioner sheikh sheik hon reverend rev pastor detective officer inspector admiral
commander premier speaker leader chairman
"""
_TITLES = frozenset(_TITLE_WORDS.split())

#: pronouns of one person, by the gender that they demand
PRONOUNS: dict[str, Gender] = {
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
}  # fmt: skip


def of_word(word: str) -> Gender | None:
    """The gender that a title or role word demands of the one who bears it; None where it tells nothing."""
    word = word.casefold()
    return "m" if word in MALE_WORDS else "f" if word in FEMALE_WORDS else None


def of_relation(word: str) -> Gender | None:
    """The gender of somebody whose role in a report this is, kin among them."""
    return of_word(word) or _KIN.get(word.casefold())


def of_given(word: str) -> Gender | None:
    """The gender that a given name suggests; None for one that is not known."""
    plain = word.strip(".,").casefold()
    return "m" if plain in MALE_NAMES else "f" if plain in FEMALE_NAMES else None


def of_name(name: str) -> Gender | None:
    """The gender that a full name suggests, by its titles first, then by its first known given name.

    A name of one word tells nothing: it is more often a last name ("Scott", "Grace").
    """
    words = name.replace("-", " ").split()
    for word in words[:-1]:
        if told := of_word(word):
            return told
    for word in words[:-1]:
        if told := of_given(word):
            return told
        plain = word.strip(".,").casefold()
        if len(plain) > 2 and plain not in _TITLES:
            return None  # the first true given name decides; a middle name may be a family's
    return None
