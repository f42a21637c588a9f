// Data: what the texts of samples are made of.

const list = (text: string): readonly string[] => text.trim().split(/\s+/);

/** Words that are lists of their own, for the names that are met most. */
export const wordLists = {
  firstNames: list(`
    Ada Alice Amara Anna Ben Carlos Chloe Clara Daniel David Elena Emil Emma Erik Fatima Felix Finn Grace Hana Hugo
    Ines Isaac Ivan Jana Jonas Julia Kai Karim Lara Lena Leo Liam Lina Lucas Maria Marta Max Maya Mei Mila Nadia Nico
    Nora Olga Omar Oscar Paula Priya Ravi Rosa Samir Sara Sofia Theo Tom Vera Viktor Yara Yuki Zoe`),
  lastNames: list(`
    Abbott Ahmed Andersen Bauer Becker Berg Brown Campbell Castro Chen Clarke Costa Cruz Dahl Davies Diaz Dubois
    Evans Fischer Fleming Foster Garcia Gibson Gomez Hansen Harris Hoffman Hughes Ito Ivanova Jensen Jones Keller Khan
    Kim Klein Kovacs Kumar Larsen Lopez Martin Meyer Moreau Murphy Nguyen Novak Okafor Olsen Park Patel Reyes Rossi
    Santos Sato Schmidt Silva Singh Taylor Walker Weber`),
  cities: list(`
    Amsterdam Athens Austin Barcelona Berlin Bogota Boston Brussels Budapest Cairo Chicago Copenhagen Denver Dublin
    Edinburgh Geneva Hamburg Helsinki Istanbul Kyoto Lagos Lima Lisbon London Lyon Madrid Melbourne Milan Montreal
    Mumbai Munich Nairobi Oslo Paris Porto Prague Riga Rome Rotterdam Seattle Seoul Singapore Stockholm Sydney Tallinn
    Tokyo Toronto Vienna Warsaw Zurich`),
  countries: list(`
    Argentina Australia Austria Belgium Brazil Canada Chile China Denmark Egypt Finland France Germany Greece India
    Ireland Italy Japan Kenya Mexico Netherlands Norway Peru Poland Portugal Spain Sweden Switzerland Turkey Vietnam`),
  countryCodes: list(
    'AR AU AT BE BR CA CL CN DK EG FI FR DE GR IN IE IT JP KE MX NL NO PE PL PT ES SE CH TR VN',
  ),
  regions: list(`
    Alberta Andalusia Bavaria Brittany California Catalonia Colorado Georgia Hessen Kent Lombardy Maine Nevada Ohio
    Ontario Oregon Provence Quebec Saxony Styria Texas Tuscany Utah Vermont Victoria Virginia`),
  streets: list(`
    Abbey Bridge Castle Cedar Chapel Church Elm Forest Garden Harbour High Hill King Lake Linden Main Maple Market Mill
    Oak Orchard Park Queen River School Spring Station Union Valley Willow`),
  currencies: list('AUD BRL CAD CHF CNY CZK DKK EUR GBP HUF INR JPY KRW MXN NOK NZD PLN SEK SGD USD'),
  languages: list('ar cs da de en es fi fr hu it ja ko nl no pl pt ro sv tr zh'),
  locales: list('da-DK de-AT de-DE en-GB en-US es-ES fr-FR it-IT ja-JP nl-NL pl-PL pt-BR sv-SE'),
  timeZones: list(`
    America/Chicago America/New_York America/Sao_Paulo Asia/Kolkata Asia/Tokyo Australia/Sydney Europe/Berlin
    Europe/London Europe/Madrid Europe/Paris UTC`),
  colours: list(
    'amber black blue brown cyan gold green grey indigo lime navy orange pink purple red teal white',
  ),
  words: list(`
    account action active alpha anchor answer archive arrow atlas autumn balance basic beacon beta board border bright
    bridge bronze budget cabin canvas carbon castle cedar central channel chapter circle clear cloud coast cobalt comet
    copper coral corner crystal current delta desert detail digital dolphin draft dynamic eagle early east echo ember
    engine entry evening event falcon field final first forest frame fresh garden gentle global golden grand granite
    green harbor hazel hidden honey horizon island ivory jasper journey juniper kernel lantern laser lemon level
    library light linear lively local lunar magnet major maple marble market meadow merit metro mirror modern module
    morning motion native nectar noble north nova oasis ocean olive open orbit orchid origin outer panel paper parcel
    pearl pilot pixel planet plaza polar portal prairie prime project quartz quick quiet radar rapid raven record
    region remote report river robin rocket royal sample sapphire season second sector shadow signal silver simple
    slate smart solar solid sonic source south spark spring stable star station steady stone storm stream summer summit
    sunset swift system tablet target tempo terrace thunder timber topaz total tower trail travel tulip union upper
    urban valley vector velvet version violet vision vital wave west willow winter wonder yellow zenith zephyr`),
  companySuffixes: list('AG Group Holdings Inc Labs Ltd Partners Services Solutions Studio Systems Works'),
  domains: list('example.com example.net example.org'),
  departments: list(
    'Design Engineering Finance Legal Logistics Marketing Operations Product Research Sales Support',
  ),
  statuses: list('active archived completed draft failed open paused pending ready running'),
  extensions: list('csv json md pdf png txt xml zip'),
  mimeTypes: list('application/json application/pdf image/jpeg image/png text/csv text/html text/plain'),
  methods: list('DELETE GET PATCH POST PUT'),
  units: list('cm g hour kg km l m minute piece'),
} as const;
