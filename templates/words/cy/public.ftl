### The pages for everybody: the first page, who stands, the results, the record.

## The path of an election

path-voting = Pleidleisio
path-now = Nawr:
path-done = (wedi'i wneud)

## The first page, and who stands

people-title = Dros bwy galla i bleidleisio?
people-stood-title = Pwy oedd yn sefyll?
contest-nobody = Does neb yn sefyll yma.
contest-nobody-stood = Doedd neb yn sefyll yma.
landing-need-card = Mae angen eich cerdyn pleidleisio.
landing-paused = Mae'r pleidleisio wedi oedi.
landing-paused-meaning = Gallwch bleidleisio pan fydd yn mynd ymlaen. Dewch yn ôl wedyn.
landing-welcome = Croeso i RepVote
landing-no-election = Does dim etholiad yma eto.
landing-come-back = Dewch yn ôl wedyn, neu gofynnwch i'r bwrdd.
landing-what-title = Beth yw hyn?
landing-what-people = Mae pobl yn dewis pwy sy'n siarad drostyn nhw ar y bwrdd.
landing-what-card = Rydych chi'n pleidleisio gyda cherdyn pleidleisio.
landing-what-pictures = Rydych chi'n dewis o luniau.
landing-what-box = Mae eich pleidlais yn mynd mewn blwch dan glo.
landing-what-secret = Ni all neb weld dros bwy y pleidleisioch chi.
landing-what-check = Gall unrhyw un wirio bod y cyfrif yn gywir.
landing-when-title = Beth sy'n digwydd pryd?
contest-chosen =
    { $seats ->
        [zero] Ni fydd neb yn cael ei ddewis.
        [one] Bydd { $seats } person yn cael ei ddewis.
        [two] Bydd { $seats } berson yn cael eu dewis.
        [few] Bydd { $seats } pherson yn cael eu dewis.
        [many] Bydd { $seats } pherson yn cael eu dewis.
       *[other] Bydd { $seats } person yn cael eu dewis.
    }

contest-stand =
    { $candidates ->
        [zero] Does neb yn sefyll.
        [two] Mae { $candidates } berson yn sefyll.
        [few] Mae { $candidates } pherson yn sefyll.
        [many] Mae { $candidates } pherson yn sefyll.
       *[other] Mae { $candidates } person yn sefyll.
    } Mae'r drefn yn ôl enw.

contest-stood =
    { $candidates ->
        [zero] Doedd neb yn sefyll.
        [two] Roedd { $candidates } berson yn sefyll.
        [few] Roedd { $candidates } pherson yn sefyll.
        [many] Roedd { $candidates } pherson yn sefyll.
       *[other] Roedd { $candidates } person yn sefyll.
    } Mae'r drefn yn ôl enw.

contest-had-seats =
    { $seats ->
        [zero] Doedd dim sedd.
       *[other] Roedd { $seats } sedd.
    }

landing-until = Y diwrnod olaf i bleidleisio: { $day }.
landing-new-cards = Nid yw hen gardiau pleidleisio'n gweithio nawr. Bydd cardiau newydd.
landing-from = Y diwrnod cyntaf i bleidleisio: { $day }.

contest-no-vote = Does neb yn sefyll yma. Felly does dim pleidlais yma.
contest-no-vote-then = Doedd neb yn sefyll yma. Felly doedd dim pleidlais yma.

## The first page: links and buttons

landing-title = Croeso
landing-see-results = Gweld y canlyniadau
landing-vote = Pleidleisio
landing-what-they-say = Beth maen nhw'n ei ddweud?
landing-what-they-said = Beth ddywedon nhw?
page-look = Maint a lliw

## Who stands: links

contest-back = Yn ôl i bob ardal
contest-back-to = Yn ôl: { $area }

## The picture wall

wall-shows = Mae'r wal luniau yn dangos y cardiau sydd yn y blwch hwn.
wall-look = Chwiliwch am eich cerdyn wrth ei lun cyntaf.
wall-no-choice = Nid yw'n dangos dros bwy y pleidleisioch chi.
wall-print = Argraffu'r wal luniau

## Is my vote in the box?

check-title = Ydy fy mhleidlais yn y blwch?

## The results

results-title = Canlyniadau
results-elected-title = Mae'r bobl hyn wedi'u hethol
results-none = Does dim canlyniadau eto.
results-not-signed = Nid yw'r bwrdd wedi llofnodi'r canlyniad hwn eto.
results-can-change = Gall newid o hyd, os daw camgymeriad i'r golwg.
results-signed-by = { $board }, { $election }.

results-signed = Mae'r bwrdd wedi llofnodi'r canlyniad hwn.
results-tie-title = Sut cafodd y bleidlais gyfartal ei setlo?
results-votes-title = Sawl pleidlais?
results-chosen-mark = (wedi'i ethol)

## Sentences about a result

results-could-choose =
    { $max ->
        [zero] Ni allai neb ddewis neb.
        [two] Gallai pob pleidleisiwr ddewis { $max } berson.
        [few] Gallai pob pleidleisiwr ddewis { $max } pherson.
        [many] Gallai pob pleidleisiwr ddewis { $max } pherson.
       *[other] Gallai pob pleidleisiwr ddewis { $max } person.
    }

list-and = { $first } a { $last }
results-is-chosen = Mae { $name } wedi'i ethol yn { $role }.
results-voted =
    { $people ->
        [zero] Pleidleisiodd neb yma.
        [two] Pleidleisiodd { $people } berson yma.
        [few] Pleidleisiodd { $people } pherson yma.
        [many] Pleidleisiodd { $people } pherson yma.
       *[other] Pleidleisiodd { $people } person yma.
    }

results-all-have-seat = Roedd lle i bawb. Mae pawb oedd yn sefyll wedi'u hethol.
results-empty =
    { $seats ->
        [zero] Does dim sedd wag.
       *[other] Mae { $seats } sedd yn wag.
    }

results-more-votes =
    { $votes ->
        [zero] Does dim gormod o bleidleisiau yma. Ni all neb ddweud pa un.
        [one] Mae { $votes } bleidlais yn ormod yma. Ni all neb ddweud pa un.
        [two] Mae { $votes } bleidlais yn ormod yma. Ni all neb ddweud pa rai.
        [many] Mae { $votes } phleidlais yn ormod yma. Ni all neb ddweud pa rai.
       *[other] Mae { $votes } pleidlais yn ormod yma. Ni all neb ddweud pa rai.
    }

results-lost-votes = Mae pleidleisiau ar goll yma. Mae dau berson wedi llofnodi hynny.
results-more-stands = Ni all hynny newid pwy sydd wedi'i ethol.
results-more-again = Gallai hynny newid pwy sydd wedi'i ethol. Felly nid yw'r bwrdd yn llofnodi'r canlyniad hwn.
results-vote-again = Mae'r bobl yn pleidleisio eto yma.
results-stopped = Cafodd y pleidleisio yma ei stopio.
results-stopped-died = Mae rhywun oedd yn sefyll yma wedi marw.
results-stopped-withdrew = Mae rhywun oedd yn sefyll yma ddim am sefyll mwyach.
results-stopped-not-allowed = Rhaid i rywun oedd yn sefyll yma beidio â sefyll.
results-stopped-ballot-error = Roedd camgymeriad yn yr hyn mae pobl yn ei weld.
results-stopped-other = Gofynnwch i'r bwrdd amdano.
results-stopped-shut = Nid yw'r blwch byth yn cael ei agor. Does neb yn cyfrif y pleidleisiau hyn.
results-stopped-again = Bydd pleidlais newydd yma.
results-stopped-cards = Cewch gerdyn newydd ar ei chyfer.
results-hat = Rhoddwyd eu henwau mewn het.
results-drawn = Tynnwyd yr enwau yn gyhoeddus.
results-dice = Fe wnaethon nhw daflu dis yn gyhoeddus.
results-higher = Y rhif uchaf aeth yn gyntaf.
results-one-has = Mae { $names } wedi'i ethol.
results-have = Mae { $names } wedi'u hethol.
results-left =
    { $seats ->
        [zero] Doedd dim sedd ar ôl iddyn nhw.
       *[other] Roedd { $seats } sedd ar ôl iddyn nhw.
    }

results-votes =
    { $votes ->
        [0] dim pleidlais
        [one] { $votes } bleidlais
        [two] { $votes } bleidlais
        [many] { $votes } phleidlais
       *[other] { $votes } pleidlais
    }

results-level =
    Cafodd { $names } { $votes ->
        [0] dim pleidlais
        [one] { $votes } bleidlais
        [two] { $votes } bleidlais
        [many] { $votes } phleidlais
       *[other] { $votes } pleidlais
    } yr un.

## Every step of the count

count-seats =
    { $seats ->
        [zero] Does dim sedd.
       *[other] Mae { $seats } sedd.
    }

count-votes =
    Mae gan { $name } { $votes ->
        [0] dim pleidlais
        [one] { $votes } bleidlais
        [two] { $votes } bleidlais
        [many] { $votes } phleidlais
       *[other] { $votes } pleidlais
    }.

count-everyone = Mae lle i bawb. Mae pawb oedd yn sefyll wedi'u hethol.
count-elected = Mae { $name } wedi'i ethol.

count-tied =
    Mae gan { $people ->
        [two] { $people } berson
        [few] { $people } pherson
        [many] { $people } pherson
       *[other] { $people } person
    } { $votes ->
        [0] dim pleidlais
        [one] { $votes } bleidlais
        [two] { $votes } bleidlais
        [many] { $votes } phleidlais
       *[other] { $votes } pleidlais
    } yr un. Mae { $seats } sedd ar ôl iddyn nhw.

count-lot-needed = Mae pleidlais gyfartal. Tynnwch enwau yn gyhoeddus.
count-lot-hat = Tynnwyd eu henwau o het.
count-lot-dice = Fe wnaethon nhw daflu dis: { $rolls }.
count-rolls = { $first }; yna { $later }
count-lot-order = Canlyniad tynnu'r enwau yw: { $names }.

## The results: links and labels

results-chosen = Wedi'i ethol
results-back = Yn ôl i'r holl ganlyniadau
results-print-poster = Argraffu'r poster
results-print-sheet = Argraffu'r ddalen hon
results-who-stood = Pwy oedd yn sefyll yma?
results-see-here = Gweld y canlyniad
results-steps = Pob cam o'r cyfrif
results-check = Gwiriwch yr etholiad eich hun

## The public record

record-title = Gwirio'r etholiad
record-anyone = Gall unrhyw un wirio'r etholiad hwn.
record-no-trust = Gallwch ein gwirio ni.
record-holds-votes = Mae'r cofnod cyhoeddus yn dal pob pleidlais dan glo.
record-holds-count = Mae'n dal y cyfrif a'r canlyniad.
record-no-names = Nid yw'n dal enwau pleidleiswyr.
record-late = Mae pleidleisiau newydd ynddo ar ôl 10 munud.
record-opened-again = Cyn y pleidleisio cafodd y rhestrau eu cywiro. Dim ond y cardiau a'r allweddi newydd sy'n cyfrif.
record-going-on = Mae'r etholiad yn dal i fynd ymlaen. Bydd y cofnod yn tyfu.
record-keep-copy = Cadwch eich copi. Wedyn gallwch weld nad aeth dim ar goll.
record-none = Does dim cofnod cyhoeddus eto. Bydd yma pan fydd y pleidleisio'n agor.

## The public record: buttons

record-download = Lawrlwytho'r cofnod cyhoeddus
record-wall-of = Wal luniau: { $contest }

## About RepVote

about-title = Am RepVote
about-for-title = I bwy mae e?
about-for-whom = Mae RepVote i bobl ag anabledd dysgu.
about-who-speaks = Maen nhw'n dewis pwy sy'n siarad drostyn nhw.
about-not-alone = Ni all un person agor y blwch ar ei ben ei hun.
about-together = Mae'r bobl â'r allweddi yn ei agor gyda'i gilydd.
about-anyone = Gall unrhyw un wirio'r cyfrif.
about-help = Gallwch gael help i bleidleisio.
about-helper = Rhaid i'r helpwr beidio â dewis drosoch chi.
about-practise-title = Ymarfer pleidleisio
about-practise = Gallwch ymarfer gyda ffrwythau. Nid yw pleidlais ymarfer yn mynd mewn blwch.
about-cannot-title = Beth na all RepVote ei wneud
about-cannot-see = Ni all RepVote weld a yw rhywun yn edrych ar eich sgrin.
about-cannot-stop = Ni all RepVote atal rhywun sy'n dweud wrthych sut i bleidleisio. Gofynnwch i'r bwrdd am help.

## About RepVote: buttons

about-practise-screen = Ymarfer ar y sgrin
about-practise-paper = Argraffu papur ymarfer

## Can everybody use this?

access-title = All pawb ddefnyddio hwn?
access-lead = Rydyn ni am i bawb allu pleidleisio yma.
access-can-title = Beth allwch chi ei wneud
access-words-bigger = Gallwch wneud y geiriau'n fwy.
access-colours = Gallwch newid y lliwiau.
access-photos = Rydych chi'n dewis o luniau.
access-no-reading = Does dim angen i chi ddarllen.
access-buttons = Mae'r botymau i gyd yn fawr.
access-keys = Gallwch ddefnyddio bysellau neu switsys.
access-time = Gallwch gymryd cymaint o amser ag y mynnwch.
access-helper = Gallwch gael helpwr.
access-other-ways = Gofynnwch i'r ysgrifennydd am ffyrdd eraill o bleidleisio.
access-not-yet-title = Beth sydd ddim yn gweithio eto
access-no-signing = Does dim iaith arwyddion yma.
access-welsh-voice = Mae cyfrifiadur yn siarad y geiriau Cymraeg.
access-welsh-unchecked = Does neb wedi gwirio ein Cymraeg eto.
access-computer-checks = Mae cyfrifiadur yn gwirio ein tudalennau. Ni all ddod o hyd i bopeth.
access-tried-title = Pwy sydd wedi rhoi cynnig arno?
access-tried-nobody = Does neb ag anabledd dysgu wedi rhoi cynnig ar y fersiwn hwn eto.
access-changed = Dyma beth newidion ni ar ôl hynny:
access-version = Rhif y fersiwn hwn yw { $number }.
access-problem-title = Oes rhywbeth ddim yn gweithio i chi?
access-tell-board = Dywedwch wrth y bwrdd.
access-what-went-wrong = Dywedwch beth aeth o'i le.
access-board-must-listen = Rhaid i'r bwrdd wrando ac ateb.
access-how-to-tell = Dydych chi ddim yn gwybod sut i ddweud wrth y bwrdd?
access-ask-person = Gofynnwch i'r person a roddodd eich cerdyn pleidleisio i chi.
access-no-help-title = Ydy'r bwrdd ddim yn helpu?
access-somebody-else = Gallwch ddweud wrth rywun arall.
access-service = Eu henw yw'r Gwasanaeth Cynghori a Chymorth Cydraddoldeb.
access-phone = Eu rhif ffôn yw 0808 800 0082.
access-tried =
    { $people ->
        [zero] Rhoddodd neb gynnig arno.
        [two] Rhoddodd { $people } berson gynnig arno.
        [few] Rhoddodd { $people } pherson gynnig arno.
        [many] Rhoddodd { $people } pherson gynnig arno.
       *[other] Rhoddodd { $people } person gynnig arno.
    }

## Can everybody use this? Older versions

access-tried-older = Pwy roddodd gynnig ar fersiynau hŷn
