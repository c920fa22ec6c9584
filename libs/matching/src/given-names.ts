/** Given names and the short forms that people use for them, folded; the first of each line stands for all. */
const families = `
abigail abby gail
albert al bert bertie
alexander alex sasha sascha sacha xander alejandro alessandro oleksandr aleksandr alexandre aleksander alexandr
alexandra alex sasha sandra alexa lexi
alfred fred alf alfie
andrew andy drew andrey andrei andre andreas andriy
anthony tony antonio anton
barbara barb babs
benjamin ben benny benji
catherine cathy kate katie katherine kathryn kathy cat katja katya ekaterina kateryna katarina
charles charlie chuck carlos karl
christina chris tina christine kristina chrissy
christopher chris kris christoph christophe topher kit
daniel dan danny dani
david dave davey davy
deborah deb debbie debra
dmitry dima dmitri dmytro dimitri
donald don donny
dorothy dot dottie
edward ed eddie ted ned eduardo eddy
elizabeth liz lizzie beth betsy eliza elisabeth lisa betty elsie libby
eugene gene yevgeny evgeny evgeniy yevhenii zhenya
francis frank francisco paco fran franz frankie
frederick fred freddie frederic friedrich fritz
gabriel gabe gabor
gerald gerry jerry
gregory greg gregor
heather heath
henry harry hank hal heinrich henrik
isabella isabel bella izzy
jacob jake jakob jakub yakov
james jim jimmy jamie jaime
jennifer jen jenny jenn
jessica jess jessie
john johnny jack jon johann juan jan ivan joao
jonathan jon jonny johnathan
joseph joe joey jose josef giuseppe josep pepe
joshua josh
judith judy
julian jules
katherine kate katie kat kathy kathryn katharina
kenneth ken kenny
kimberly kim
lawrence larry laurence lorenzo laurie
leonard leo len lenny
louis lou lewis luis ludwig luigi
margaret maggie meg peggy greta marge margarita
maria mary marie masha mariya
martin marty
matthew matt matthias mathieu matteo mateusz matej
maximilian max maksim maxim maxime
melissa mel
michael mike mick mickey michel miguel mikhail michal mikael misha mikey
nicholas nick nicky nicolas nikolai nikolay nico nicola niklas klaus mykola kolya
olivia liv
pamela pam
patricia pat patty trish tricia
patrick pat paddy patryk
peter pete petr pedro pierre pyotr piotr petro
philip phil philippe philipp felipe
rachel rach
raymond ray
rebecca becky becca
richard rick dick rich ricky ricardo
robert bob rob bobby robbie bert roberto
ronald ron ronnie
samantha sam sammy
samuel sam sammy
sarah sara sally
sergey sergei sergio serhii serhiy
stephanie steph stefanie
stephen steve steven stefan stephane stevie esteban stefano
susan sue suzanne susanne susie suzy
theodore ted theo teddy
theresa terry tess teresa
thomas tom tommy tomas tomasz
timothy tim timmy
valentina valya
victoria vicky vicki tori viktoria
vincent vince vinny
vladimir vlad volodymyr vova
walter walt
william bill will billy liam willy guillermo wilhelm guillaume
yuri yury yuriy iurii
zachary zach zack zac
`
  .trim()
  .split('\n')
  .map((line) => line.split(' '));

const familiesOf = new Map<string, number[]>();
families.forEach((names, index) => {
  for (const name of names) familiesOf.set(name, [...(familiesOf.get(name) ?? []), index]);
});

/** True when two folded given names are forms of one name (Bob, Robert), or one is the clipped beginning of the other (Dan, Daniela). */
export function isFormOf(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  if (short.length >= 3 && long.length >= short.length + 2 && long.startsWith(short)) return true;
  const families = familiesOf.get(one);
  return families !== undefined && (familiesOf.get(other)?.some((family) => families.includes(family)) ?? false);
}

/** First letters of every form of a folded given name, its own first; for candidate keys. */
export function initialsOf(word: string): string[] {
  const letters = [...word].slice(0, 1);
  for (const family of familiesOf.get(word) ?? []) {
    for (const name of families[family] ?? []) letters.push(name.slice(0, 1));
  }
  return [...new Set(letters)];
}

const commonFamilyNames = new Set(
  `smith jones williams brown taylor johnson lee miller davis wilson moore anderson thomas jackson white harris martin thompson
  garcia martinez robinson clark rodriguez lewis walker hall allen young king wright scott green baker adams nelson hill campbell
  mitchell roberts carter phillips evans turner murphy kelly khan singh kumar sharma patel gupta das wang li zhang liu chen yang
  huang zhao wu zhou kim park choi jung nguyen tran le pham sato suzuki takahashi tanaka watanabe ito yamamoto nakamura kobayashi
  kato silva santos oliveira souza pereira lopez gonzalez hernandez perez sanchez fernandez gomez diaz muller schmidt schneider
  fischer weber meyer wagner becker ivanov petrov rossi bianchi bernard dubois nowak ali ahmed hassan mohamed ibrahim cohen
  johansson hansen larsen jensen nielsen`
    .trim()
    .split(/\s+/),
);
const commonGivenNames = new Set(
  `anna emma laura julia sara paul mark marc george brian kevin jason jeff eric adam ryan scott simon justin aaron ian sean jose
  juan luis carlos pablo diego marco luca mohamed mohammed muhammad ahmed ali omar amit rahul raj ravi sanjay wei yuki kenji hiroshi
  takeshi satoshi claire alice lucy emily amy lisa karen nina eva elena olga irina natalia daniela ana maria marta paula lukas
  jonas felix tobias florian sebastian dominik oliver oscar hugo leo nathan noah ethan kyle tyler brandon jordan taylor casey robin
  kelly`
    .trim()
    .split(/\s+/),
);

/**
 * How often a folded word is expected among the names of people, as a share of them: the prior for small collections, where
 * counting says little. Rough on purpose: common given name 0.6 %, common family name 0.3 %, any other word 0.02 %.
 */
export function expectedShare(word: string): number {
  if (commonGivenNames.has(word) || familiesOf.has(word)) return 0.006;
  if (commonFamilyNames.has(word)) return 0.003;
  return 0.0002;
}
