"""What a name, a title or a role word tells about whether 'he' or 'she' can stand for somebody.

Written from general knowledge; names borne by both sexes in notable numbers (Kim, Jordan, Jean,
Robin, Andrea, Noor, ...) are left out on purpose: unknown is better than wrong.
"""

from __future__ import annotations

from typing import Literal

Gender = Literal["m", "f"]

_MEN = """
aaron abbas abdel abdirahman abdul abdulaziz abdullah abdulrahman abdurrahman abel abraham adam adel adnan adolf
adrian agustin ahmad ahmed ajay akbar akhil alan albert alberto aldo alejandro aleksandr alessandro alexander
alexandre alexandros alexei alexey alfonso alfred alfredo ali alistair allan allen alok alvaro alvin amadou amar amir
amit amos anand anatoly anders andreas andres andrew andrey angelo anil anthony antoine anton antonio antony anwar
archie aristide armando armin arnaud arnold arsene arthur arturo arun ashok ashraf asif atul august auguste avi
avraham aziz bakr baltasar barack barnabas barney barry bart bartholomew bashar bashir ben benedict beniamino benito
benjamin bernard bernardo bernie bertrand bilal bill billy binyamin bjorn bob bobby bogdan boris brad bradley brandon
brendan brent bret brett brian bruce bruno bryan bryce byron caleb calvin carl carlo carlos carmelo cedric cesar chad
charles chester chidi christian christoph christophe christopher chuck chukwuma clarence claudio clayton clement cliff
clifford clint clinton clive cody colin conor constantin cornelius craig curt curtis cyril cyrus damian damien dan
daniel daniele danilo dante darrell darren darryl dave david davide davis dean deepak denis dennis denzel derek
derrick dewayne dexter diego dieter dilip dimitri dimitrios dinesh dirk dmitri dmitry dmytro dominic don donald donnie
donny doug douglas duane duncan dustin dwayne dwight earl ebrahim ed eddie edgar edmund eduardo edward edwin efrain
ehud eitan elijah eliot elliott elmer elon emeka emil emile emilio emmanouil emmanuel enda enrico enrique eric erich
erick erik ernest ernesto ernie esteban ethan etienne eugene evan evgeny evo ezekiel fabio fabrice fahad fahd faisal
farid farouk federico felipe felix ferdinand fernando fidel filip filippo florian francesco francisco franck francois
frank franz fred frederic frederick friedrich fritz gabriel gareth garrett gary gaston gavin geert geoff geoffrey
george georges georgios geraint gerald gerard gerardo gerhard gerry gianluca gianni gilbert gilles giorgio giovanni
giulio giuseppe glen glenn godfrey gonzalo gopal gordon graham grant greg gregg gregor gregory grigory guido guillaume
guillermo gunter gus gustav gustavo habib hafez haider hakan hamad hamid hamza hank hans harald harold harrison harry
harvey hasan hashim hassan hector heiko heinrich heinz helmut hemant henri henrik henry herbert herman hernan hideki
hiroshi horst hosni howard hubert hugh hugo humberto hussain hussein ian ibrahim idris ignacio igor ilya imran ioannis
isaac isaiah ismail ivan jack jacob jacques jaime jair jake jakob jamal james janos jared jarrod jason javad javed
javier jawad jay jeb jeff jeffrey jens jeremiah jeremy jerome jerry jibril jim jimmy joachim joao joaquin joe joel
joerg johan johannes john johnny jon jonah jonas jonathan jorge jose josef joseph josh joshua josip juan juha julian
julien julio julius junichiro jurgen justin kamal karim karl karthik kaspar keith kelvin ken kenji kenneth kent kevin
khaled khalid khalil kieran klaus klemens kofi konrad konstantin kostas krishna kristof kumar kurt kwame kyle lance
larry lars laszlo laurent lawrence lech len leo leon leonard leonardo leonid leopold leroy leszek levi lionel lloyd
lorenzo louis luc luca lucas luciano lucio luigi luis luiz lukas luke lyndon mahathir mahdi mahesh mahmood mahmoud
majid malcolm malik mamadou mamdouh manfred manish manmohan manoj mansour manuel marc marcel marcello marcelo marcin
marco marcos marcus mariano mario marius mark marko markus marlon marshall martin marty martyn marvin masood massimo
mateo mathias mathieu matt matteo matthew matthias matthieu maulana maurice mauricio maurizio maxim maxime maximilian
mehdi mehmet melvin michael michal michel michele miguel mihai mikael mike mikhail milan miles milo milos mircea mitch
mitchell mitt mohamad mohamed mohammad mohammed moises moshe mostafa muammar muhammad muhammadu mukesh mullah mustafa
mutaz nabil narendra nasir nasser nate nathan nathaniel naveed nawaz neil nelson neville nicholas nick nicolae nicolas
niels nigel nikhil nikola nikolai nikolaos nikos nils nnamdi noah noel nolan norbert norman nouri olaf oleg oliver
olivier olu omar orlando osama oscar osman otto owen pablo paddy paolo pascal patrick patrik paul paulo pavel pawel
pedro percy perry pete peter petr petro petros phil philip philipp philippe phillip pierre pietro piotr pradeep
prakash pramod prashant pravin qasem quentin quincy rafael rafiq raheem rahul raj rajat rajeev rajendra rajesh rajiv
rakesh ralf ralph ram ramesh ramiro ramon ramzan rand randall randolph randy raoul rashid raul ravi ray raymond recep
reggie reinhard reinhold reza ricardo riccardo richard rick ricky rob robert roberto rod roderick rodney rodrigo
rodrigue rogelio roger rohit roland rolf roman ron ronald ronan ross roy ruben rudolf rudolph rudy rupert russ russell
ryan saad sabri saddam saeed sajid sajjad salah saleh salem salim salman salvador salvatore sameer sami samir samuel
sanjay santiago santosh satish saul scott scotty sean sebastian sebastien serge sergei sergey sergio seth shahbaz
shahid shane sharif shaun shawn sheldon sherman shimon shinzo sid sigmund silvio simon slobodan sohail solomon soren
spencer stan stanislav stanley stefan stefano stelios stephane stephen sterling steve steven stewart stuart subhash
suhail suleiman sunil suresh sven syed tahir takashi tarek tareq tariq taro ted teddy terence terrence thabo thaddeus
theo theodore thierry thomas tiago tim timo timothy tobias toby todd tom tomas tomasz tommaso tommy tony travis trevor
trey tristan tuomas tyler tyrone uday ulrich umar umberto uri usman uwe vaclav valentin valery vasily victor vijay
vikram viktor vince vincent vincenzo vinod virgil vitali vitaly vivek vlad vladimir volker volodymyr wade wael waleed
walid wallace walt walter warren wayne wendell werner wesley wilbur wilfred wilhelm will willem william willie winston
wojciech wolfgang woodrow xavier yahya yair yakov yanis yannick yasir yasser yevgeny yitzhak yoshihide yousef yuri
yusuf yves yvon zabihullah zachary zack zaheer zaid zakaria zbigniew zeid zeljko zoltan zoran
"""

_WOMEN = """
abigail ada adela adele adriana agata agatha agnes agnieszka aicha aida aisha aishwarya alba alejandra alessandra
alexandra alexandria alice alicia alina aline alison alissa allison alma alyssa amal amalia amanda amber amelia amelie
amina amy ana anastasia angela angelica angelina angie anika anita anja ann anna annabel anne annette annie annika
anouk antoinette antonella antonia anya aparna april ariana arlene asha asma astrid aud audrey aurelia aurora ava aya
ayaan ayesha aysha azadeh barbara beatrice beatriz becky belinda benazir berit bernadette bernice bertha beth bethany
betsy betty bianca birgit blanca bonnie brenda bridget brigitte britney brittany bronwyn caitlin camila camilla
candace candice cara carla carly carol carole carolina caroline carolyn carrie cassandra catalina caterina cath
catherine cathy cecile cecilia celeste celia celine chantal charlene charlotte chelsea cher cherie cheryl chiara chloe
christa christiane christie christina christine cindy claire clara claudette claudia colette colleen condoleezza
connie constance consuelo cora corazon corinne cornelia cristina crystal cynthia dagmar daisy dalia daniela danielle
daphne darlene dawn deb debbie deborah debra deirdre delia delphine denise desiree diana diane dianne dilma dina
dolores dominika donna dora doreen doris dorothea dorothy ebony edith edna edwina eileen ekaterina elaine eleanor
elena eleni elisa elisabeth elisabetta elise eliza elizabeth ella ellen elsa elsie elvira emilia emilie emily emma
erica erika erin esmeralda esperanza estelle esther ethel eugenia eunice eva eve evita faith farah farida fathima
fatima fatou fatoumata federica fiona florence frances francesca francoise freya frida gabriela gabriella gabrielle
gail gemma genevieve georgia georgina geraldine gertrude gillian gina ginger giorgia giovanna gisele giulia gladys
gloria golda grace graciela greta gretchen guadalupe gwen gwendolyn hadiza hala hanan hanna hannah harriet hazel
heather hedwig heidi heike helen helena helene helga henrietta hilary hilda hillary holly hope huma ida ilaria ilhan
ilse imelda indira ines inga inge ingrid irene irina iris irma isabel isabella isabelle isobel ivana ivanka ivonne ivy
jacinda jacqueline jada jane janelle janet janice janine jasmine jayne jeanette jeanne jelena jen jenna jennifer jenny
jill jillian joan joana joann joanna joanne jodi johanna josefina josephine joy joyce juana juanita judith judy julia
juliana julianne julie juliet juliette june justine kamala karen karin karina karla katarina kate katerina katharina
katharine katherine kathleen kathryn kathy katia katie katja katrina katy kayla kelley kellyanne kerstin khadija
kirsten kirstjen kirsty kristen kristi kristin kristina krystal laila lakshmi lara larissa latifa latisha latoya laura
lauren laurie lavinia leah leanne leila lena leona leonor leonora leticia letizia lidia lila lilian liliana lillian
lily lina linda lindsay lisa lisbeth liv livia liz liza lizzie lois lola lorena loretta lori lorna lorraine louisa
louise lourdes lucia luciana lucie lucille lucinda lucy luisa luz lydia lynda lynne mabel madeleine madeline madonna
magda magdalena maggie maha mairead malala malia mandy manuela mara marcela marcia margaret margarita margherita
margot margrethe marguerite maria mariam mariana marianne maribel marie marielle marilyn marina marine marisa marisol
marissa marjorie marla marlene marsha marta martha martina martine mary maryam maryanne matilda maude maureen mavis
maxine mayra meera meg megan megyn melania melanie melinda melissa mercedes meredith meryl mette mia michaela michelle
mildred millicent mimi mindy miranda miriam mitzi mollie molly mona monica monika monique muriel myra myriam myrna
nadia nadine nadja nafisa najat nancy naomi natalia natalie natasha nathalie nawal neha nell nellie nessa ngozi nicole
nicoletta nikki nina noemi nora noreen norma ofelia olga olive olivia olympe oprah ottilie padma paloma pamela paola
parvati patience patricia patti patty paula paulette paulina pauline pearl peggy penelope penny petra phoebe phyllis
pilar polly portia prerna priscilla priti priya priyanka queenie rachael rachel radhika raisa rana rania raquel
rebecca rebekah regina reham rekha rena renata renate renee rhiannon rhoda rhonda rita roberta rochelle rosa rosalia
rosalie rosalind rosamund rosanna rosario rose roseanne rosemary rosie rowena roxana roxanne ruth saba sabina sabine
sabrina sadia sally salma samantha samira sandra sania saoirse sara sarah savannah scarlett selena selma serena
shabana shaima shami sharon sheena sheikha sheila shelley sheryl shirin shreya sigrid silvana silvia simone sinead
siobhan smriti sofia sofie sonia sonja sonya sophia sophie soraya stacy stella stephanie sue sultana suman summer
sunita susan susana susannah susanne susie suzanne suzette svetlana swati sylvia sylvie tabitha tamara tammy tania
tanya tara tatiana tatyana teresa teri terri tess thelma theresa therese tiffany tilda tina toni tonya tricia trish
trudy tulsi uma ursula ushma valentina valerie vandana vanessa vasundhara vera veronica veronika veronique vicki vicky
victoria viola violet violeta virginia virginie viviana viviane vivien wanda wangari wendy wilhelmina wilma winifred
winnie winona xiomara yael yasmin yasmine yelena yesenia yolanda yulia yvette yvonne zahra zainab zara zeinab zelda
zelma zeynep zoe zohra zsuzsanna zuzana
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
