### The board’s pages: what the secretary and the witness do.

## On every page

to-board-page = Mynd i dudalen y bwrdd
board-back = Yn ôl i dudalen y bwrdd
board-then-title = Beth sy'n digwydd nesaf
board-no = Na, mynd yn ôl
board-brand = Bwrdd RepVote
board-sign-out = Allgofnodi
board-to-voters = Tudalen i bleidleiswyr

## Forms

form-error = Gwall:
form-did-not-work = Wnaeth hynny ddim gweithio
form-your-name = Eich enw
form-your-passphrase = Eich cyfrinair
form-paste = Cewch ei ludo.
form-type-name = Teipiwch eich enw.
form-type-passphrase = Teipiwch eich cyfrinair.
form-type-secretary-passphrase = Teipiwch gyfrinair yr ysgrifennydd.
form-type-witness-name = Teipiwch enw'r tyst.
form-type-witness-passphrase = Teipiwch gyfrinair y tyst.
form-passphrase-too-long = Mae'r cyfrinair hwn yn rhy hir.
form-tick = Ticiwch y blwch yn gyntaf. Yna pwyswch y botwm eto.
form-too-long = Mae hwn yn rhy hir. Gwnewch ef yn fyrrach.

## The first page

board-title = Tudalen y bwrdd
board-no-election = Does dim etholiad eto
board-witness-title = Chi yw'r tyst
board-witness-secretary = Yr ysgrifennydd sy'n gwneud camau'r etholiad.
board-witness-check = Chi sy'n eu gwirio. Mae'r ysgrifennydd yn gofyn am eich cyfrinair pan fyddwch yn llofnodi'r canlyniad terfynol gyda'ch gilydd.
board-witness-type = Teipiwch ef eich hun ar sgrin yr ysgrifennydd. Peidiwch â'i ddweud wrth neb.
board-next = Nesaf: { $task }
board-all-done = Mae popeth wedi'i wneud
board-keep-record = Cadwch gopi o'r cofnod cyhoeddus. Gall unrhyw un ei wirio.
board-path = Llwybr yr etholiad
board-steps = Pob cam
board-open-nothing = Dim i'w wneud nawr
board-paused-meaning = Ni all neb bleidleisio nawr. Does dim pleidlais ar goll.
board-open-until = Mae'r pleidleisio ar agor tan { $day }. Ar y diwrnod hwnnw gallwch ei gau yma.
board-when-needed = Pan fydd ei angen
board-load = Llwythwch ffolder yr etholiad gyda'r gorchymyn { $command }.

## The list of things to do

board-state-done = Wedi'i wneud
board-state-now = I'w wneud nawr
board-state-waits = Pan fydd pawb wedi pleidleisio
board-state-later = Wedyn
board-state-early = Ddim eto
board-heading-before =
    { $tasks ->
        [zero] Dim i'w wneud cyn agor y pleidleisio
        [one] { $tasks } peth i'w wneud cyn agor y pleidleisio
        [two] { $tasks } beth i'w gwneud cyn agor y pleidleisio
        [few] { $tasks } pheth i'w gwneud cyn agor y pleidleisio
        [many] { $tasks } pheth i'w gwneud cyn agor y pleidleisio
       *[other] { $tasks } peth i'w gwneud cyn agor y pleidleisio
    }

board-heading-after =
    { $tasks ->
        [zero] Dim i'w wneud i orffen yr etholiad
        [one] { $tasks } peth i'w wneud i orffen yr etholiad
        [two] { $tasks } beth i'w gwneud i orffen yr etholiad
        [few] { $tasks } pheth i'w gwneud i orffen yr etholiad
        [many] { $tasks } pheth i'w gwneud i orffen yr etholiad
       *[other] { $tasks } peth i'w gwneud i orffen yr etholiad
    }

board-heading-finished = Mae'r etholiad ar ben
board-heading-paused = Mae'r pleidleisio wedi'i oedi

## How many cards have voted

board-used-title = Cardiau a ddefnyddiwyd
board-used-all = Mae o leiaf { $used } o { $cards } o gardiau wedi'u defnyddio.
board-used-none = Mae llai na 10 cerdyn wedi'u defnyddio ym mhob blwch.
board-used-contest = { $contest }: o leiaf { $used } o { $cards }
board-used-few = { $contest }: llai na 10 o { $cards }
board-used-tens = Mae'r rhifau'n codi fesul deg. Felly ni all neb weld pryd y pleidleisiodd person.

## Open and close nominations

board-nominate-title = Agor yr enwebiadau
board-nominate-say = Yna gall grwpiau gynnig pobl ac ysgrifennu eu rhestrau.
board-nominate-groups = Gall pob grŵp gynnig pobl o hyn ymlaen.
board-nominate-yes = Does neb yn sefyll heb ddweud ie.
board-nominate-mend = Gallwch newid y gosodiad o hyd. Mae'r hyn y mae grwpiau'n ei ddefnyddio yn aros.
board-nominate-public = Mae'r cofnod cyhoeddus yn dweud bod yr enwebiadau ar agor.
board-nominate-sure = Mae'r grwpiau'n gywir. Gallant ddechrau.
board-nominate-done = Mae'r enwebiadau ar agor.
board-nominated-title = Cau'r enwebiadau
board-nominated-say = Gwnewch hyn pan fydd y diwrnod olaf drosodd.
board-nominated-nobody = Ni all unrhyw grŵp gynnig person newydd ar ôl hyn.
board-nominated-check = Yna rydych yn gwirio'r rhestrau ac yn rhoi'r etholiad at ei gilydd.
board-nominated-again = Os oes rhy ychydig yn sefyll, gallwch agor yr enwebiadau eto.
board-nominated-sure = Mae pob grŵp wedi cael ei amser.
board-nominated-done = Mae'r enwebiadau wedi cau. Nawr gwiriwch y rhestrau.
board-again-title = Agor yr enwebiadau eto
board-again-groups = Gall pob grŵp gynnig mwy o bobl.
board-again-stay = Mae pwy bynnag sy'n sefyll yn barod yn dal i sefyll.
board-again-public = Mae'r cofnod cyhoeddus yn dweud bod yr enwebiadau ar agor eto.
board-again-sure = Byddaf yn dweud y diwrnod newydd wrth bob grŵp.
board-again-day = Beth yw'r diwrnod olaf newydd?
board-again-day-hint = Er enghraifft 11 5 2026.
board-together-say = Mae wedi'i wneud o'ch atebion ac o bopeth a anfonodd y grwpiau.

## Lock the lists

board-lock-now-title = Beth rydych chi'n ei gloi
board-lock-title = Cloi'r rhestrau
board-lock-who = Ar ôl hyn ni all neb newid pwy sy'n sefyll.
board-lock-voters = Ar ôl hyn ni all neb newid y rhestr o bleidleiswyr.
board-lock-rest = Ar ôl hyn ni all neb newid y dyddiau, y rheolau na phwy sydd â swydd.
board-lock-keys = Yna gall pobl yr allweddi wneud eu hallweddi.
board-lock-open-again = Gallwch chi a'r tyst agor y rhestrau eto, nes i'r pleidleisio agor.
board-lock-sure = Rydw i wedi gwirio'r rhestrau. Maen nhw'n gywir.
board-lock-done = Mae'r rhestrau wedi'u cloi.
board-lock-button = Gwirio'r rhestrau
board-lock-say = Mae'r rhestrau'n dweud pwy sy'n sefyll a faint o bobl gaiff bleidleisio.
board-lock-after = Ar ôl hyn ni all neb newid y rhestrau.
board-lock-names = Enwau'r pleidleiswyr
board-lock-duties = Pobl â swydd
board-lock-secretary = Ysgrifennydd: { $name }
board-lock-witness = Tyst: { $name }
board-lock-key-holders = Pobl yr allweddi:
board-lock-wrong = Mae hyn yn anghywir
board-lock-wrong-here = Newidiwch hyn yma:
board-lock-wrong-again = Yna rhowch yr etholiad at ei gilydd eto, ac edrychwch ar y dudalen hon eto.
board-lock-days = Dyddiau'r etholiad hwn:
board-lock-days-only = Mae'r dyddiau'n dweud wrth bobl beth sy'n digwydd pryd. Mae pob cam yn dal i ddechrau pan fyddwch chi'n pwyso ei fotwm.
board-lock-no-days = Does dim dyddiau ar gyfer yr etholiad hwn eto. Felly does neb yn darllen pryd mae'r pleidleisio'n dechrau.
board-lock-rules = Y rheolau
board-lock-choose =
    { $max ->
        [one] Gall pob pleidleisiwr ddewis { $max } person.
       *[other] Gall pob pleidleisiwr ddewis hyd at { $max } o bobl.
    }
board-lock-rule-again =
    { $votes ->
        [one] Gall pobl bleidleisio { $votes } waith gyda cherdyn.
       *[other] Gall pobl bleidleisio hyd at { $votes } gwaith gyda cherdyn. Y bleidlais olaf sy'n cyfrif.
    }
board-lock-rule-few =
    { $votes ->
        [0] Mae pob blwch yn cael ei gyfrif.
        [one] Mae pob blwch yn cael ei gyfrif.
       *[other] Oes llai na { $votes } pleidlais mewn blwch? Yna dim ond os ydych chi a'r tyst yn cytuno y mae'n cael ei gyfrif.
    }
board-lock-rule-tie = Os oes pobl yn gyfartal, mae enwau'n cael eu tynnu.
board-lock-rule-spare = Am bob 100 o bleidleiswyr mae { $cards } cerdyn sbâr yn cael eu hargraffu.
board-lock-contest =
    { $people ->
        [two] { $people } berson
        [few] { $people } pherson
        [many] { $people } pherson
       *[other] { $people } person
    } i ddewis o'u plith, a chaiff { $voters ->
        [two] { $voters } berson
        [few] { $voters } pherson
        [many] { $voters } pherson
       *[other] { $voters } person
    } bleidleisio.

## Keys

board-keys-title = Pobl yr allweddi yn gwneud eu hallweddi
board-keys-make = Mae pob person ag allwedd yn gwneud ei allwedd yma.
board-keys-together = Ar ôl pleidleisio maen nhw'n agor y blychau gyda'i gilydd.
board-keys-file = Ffeil yw'r allwedd. Perchennog yr allwedd sy'n ei chadw.
board-keys-not-kept = Nid yw'r rhaglen hon yn ei chadw.
board-keys-lost = Os bydd un ffeil allwedd ar goll, ni ellir cyfrif y pleidleisiau.
board-keys-copy = Cadwch gopi mewn lle diogel.
board-keys-no-script = Ni all y porwr hwn wneud allweddi. Trowch JavaScript ymlaen, neu defnyddiwch borwr arall.
board-keys-there = Mae eich allwedd wedi'i gwneud
board-keys-lost-title = A yw'r ffeil allwedd ar goll?
board-keys-again = Gallwch wneud allwedd newydd nes bydd y pleidleisio'n agor. Ni fydd yr hen ffeil allwedd yn agor dim wedyn.
board-keys-told = Mae'r cofnod cyhoeddus yn dangos bod allwedd newydd wedi'i gwneud.
board-keys-again-of = Gwneud allwedd newydd i { $name }
board-keys-sits = { $name } sy'n eistedd wrth y sgrin nawr. Ni chaiff neb arall edrych.
board-keys-make-of = Gwneud allwedd { $name }
board-keys-arrived = Dewch o hyd i'r ffeil. Copïwch hi i'ch cof bach eich hun.
board-keys-where = Edrychwch yn y ffolder “Lawrlwythiadau”. Mae enw'r ffeil yn dechrau gyda { $start }.
board-keys-why = Cadwch y cof bach. Os bydd eich ffeil allwedd ar goll, ni all neb gyfrif y pleidleisiau.
board-keys-delete = Yna dilëwch y ffeil o'r cyfrifiadur hwn. Ni chaiff neb arall gael eich allwedd.
board-keys-test = Profi fy ffeil allwedd
board-keys-test-how = Dewiswch y ffeil ar eich cof bach. Mae'n aros ar y sgrin hon. Nid yw'n cael ei hanfon.
board-keys-test-title = Profi ffeil allwedd
board-keys-test-lead = Gall pob person ag allwedd brofi'r ffeil allwedd cyn y cyfrif.
board-keys-cards-stay = Mae'r cardiau pleidleisio'n aros fel y maen nhw. Maen nhw'n gweithio gyda'r allwedd newydd.
board-keys-all-done = Popeth wedi'i wneud yma: yn ôl i dudalen y bwrdd
board-keys-button = Gwneud yr allweddi
board-keys-each = Mae pob person ag allwedd yn gwneud ffeil allwedd.
board-keys-all = Ar ôl pleidleisio maen nhw'n agor y blychau gyda'i gilydd.
board-keys-some = Mae { $done } o { $all } o allweddi wedi'u gwneud

## Vote cards

board-cards-title = Argraffu'r cardiau pleidleisio
board-cards-file = Rydych chi'n cael un ffeil gyda'r holl gardiau pleidleisio.
board-cards-cut = Argraffwch hi, torrwch y cardiau, a'u rhoi mewn bagiau.
board-cards-draw = Mae pleidleisiwr yn tynnu cerdyn o'r bag.
board-cards-secret = Felly does neb yn gwybod pwy sydd â pha gerdyn.
board-cards-safe = Mae cerdyn yn gadael i un person bleidleisio. Cadwch y ffeil a'r cardiau'n ddiogel.
board-cards-delete = Dilëwch y ffeil ar ôl argraffu.
board-cards-there-title = Mae cardiau yma yn barod
board-cards-old-stop = Os gwnewch chi gardiau newydd, mae'r hen gardiau'n stopio gweithio.
board-cards-old-may-stop = Byddaf yn dinistrio'r hen gardiau.
board-cards-make-new = Gwneud cardiau newydd
board-cards-make = Gwneud y cardiau
board-cards-wait = Gall hyn gymryd munud. Yna bydd y ffeil ar y dudalen hon.
board-cards-going = Mae'r cardiau pleidleisio'n cael eu gwneud
board-cards-ready = Mae'r ffeil gyda'r cardiau'n barod
board-cards-get = Cael y ffeil
board-cards-often = Gallwch ei chael eto, nes i chi ddweud bod y cardiau wedi'u hargraffu.
board-cards-all = A yw'r holl gardiau wedi'u hargraffu?
board-cards-destroy = Yna mae'r rhaglen hon yn dinistrio ei chopi o'r ffeil. Gall y pleidleisio agor wedyn.
board-cards-all-printed = Mae'r holl gardiau wedi'u hargraffu.
board-cards-done = Mae'r cardiau wedi'u hargraffu
board-cards-destroyed = Mae'r cardiau wedi'u hargraffu. Mae'r rhaglen hon wedi dinistrio ei chopi o'r ffeil.
board-cards-address = Mae gan y cardiau'r cyfeiriad hwn
board-cards-code = Cod gyda chyfeiriad y cardiau
board-cards-scan = Sganiwch hwn gyda thabled y bydd pobl yn pleidleisio arni.
board-cards-scan-shows = Rhaid i'r dabled ddangos y dudalen bleidleisio. Os nad yw, ni fydd y cardiau'n gweithio.
board-cards-opened = Sganiais i hwn gyda thabled. Dangosodd y dabled y dudalen bleidleisio.
board-cards-only-here = Dim ond y cyfrifiadur hwn sy'n gallu agor y cardiau hyn. Maen nhw ar gyfer rhoi cynnig arni, nid ar gyfer etholiad.
board-cards-made-before =
    { $cards ->
        [zero] Ni wnaed cerdyn o'r blaen.
        [two] Gwnaed { $cards } gerdyn o'r blaen.
        [few] Gwnaed { $cards } cherdyn o'r blaen.
        [many] Gwnaed { $cards } cherdyn o'r blaen.
       *[other] Gwnaed { $cards } cerdyn o'r blaen.
    }

board-cards-then-print = Mae'r cardiau wedi'u gwneud. Nawr cewch y ffeil a'i hargraffu.
board-cards-then-say = Yna dywedwch fod yr holl gardiau wedi'u hargraffu.
board-cards-one-file = Rydych chi'n cael un ffeil gyda cherdyn i bob pleidleisiwr, a rhai cardiau sbâr.
board-cards-some =
    { $cards ->
        [zero] Does dim cerdyn wedi'i wneud
        [one] Mae { $cards } cerdyn wedi'i wneud
        [two] Mae { $cards } gerdyn wedi'u gwneud
        [few] Mae { $cards } cherdyn wedi'u gwneud
        [many] Mae { $cards } cherdyn wedi'u gwneud
       *[other] Mae { $cards } cerdyn wedi'u gwneud
    }

## Around the vote cards, printed

board-sheet-number = Dalen { $sheet } o { $sheets }.
board-sheet-cards =
    { $cards ->
        [zero] { $cards } cerdyn.
        [one] { $cards } cerdyn.
        [two] { $cards } gerdyn.
        [few] { $cards } cherdyn.
        [many] { $cards } cherdyn.
       *[other] { $cards } cerdyn.
    }
board-cover-title = Cardiau pleidleisio i'w hargraffu
board-cover-one-side = Argraffwch ar un ochr y papur.
board-cover-full-size = Argraffwch yn y maint llawn. Peidiwch â'i wneud yn llai.
board-cover-cut = Torrwch ar hyd y llinellau.
board-cover-bags = Defnyddiwch un bag ar gyfer pob llinell o'r rhestr hon. Cymysgwch y cardiau yn y bag.
board-cover-safe = Mae cerdyn yn gadael i un person bleidleisio. Cadwch y ffeil hon a'r cardiau'n ddiogel.
board-cover-address = Mae'r cardiau yn agor y cyfeiriad hwn:
board-cover-cards = Cardiau
board-cover-sheets = Dalennau
board-cover-all = Gyda'i gilydd
board-sheet-only-here = Dim ond i roi cynnig arni ar y cyfrifiadur hwn.

## Cancel a card

board-cancel-title = Canslo cerdyn a roddwyd yn ôl
board-cancel-show = Dangoswch y cerdyn i'r camera neu'r sganiwr
board-cancel-sure-shown = Ni all neb bleidleisio gyda'r cerdyn hwn ar ôl hyn.
board-cancel-button = Canslo'r cerdyn hwn
board-cancel-by-pictures = Neu dewch o hyd i'r cerdyn trwy ei luniau
board-cancel-first = Edrychwch ar y cerdyn. Pa un yw'r llun cyntaf?
board-cancel-first-is = Y llun cyntaf yw: { $picture }.
board-cancel-second = Pa un yw'r ail lun?
board-cancel-which = Ai un o'r rhain yw'r cerdyn yn eich llaw? Edrychwch ar y chwe llun i gyd.
board-cancel-card = Cerdyn { $card }
board-cancel-cancelled = Wedi'i ganslo yn barod
board-cancel-used = Wedi'i ddefnyddio
board-cancel-in-box = Mae gan y cerdyn hwn bleidlais yn y blwch. Ni ellir ei ganslo.
board-cancel-sure-found = Dyma'r cerdyn. Ni all neb bleidleisio gydag ef ar ôl hyn.
board-cancel-none = Does dim cerdyn sy'n dechrau gyda'r ddau lun hyn.
board-cancel-start-again = Dechrau eto
board-cancel-done = Mae'r cerdyn wedi'i ganslo. Ni all neb bleidleisio gydag ef.

## Open and close voting

board-open-title = Agor y pleidleisio
board-open-cards = Gall pobl bleidleisio gyda'u cardiau o hyn ymlaen.
board-open-no-cards = Ar ôl hyn ni all neb wneud cardiau newydd.
board-open-no-keys = Ar ôl hyn ni all neb wneud allweddi newydd.
board-open-sure = Mae'r cardiau wedi'u hargraffu. Mae gan bob person ag allwedd ffeil allwedd.
board-close-title = Cau'r pleidleisio
board-close-no-votes = Ni all mwy o bleidleisiau ddod i mewn.
board-close-never-again = Ni all neb agor y pleidleisio eto.
board-close-count = Gall y cyfrif ddechrau.
board-close-sure = Mae pawb sydd am bleidleisio wedi pleidleisio.
board-open-from-then = Gall pobl bleidleisio gyda'u cardiau o hynny ymlaen.
board-open-after = Ar ôl hyn ni all neb wneud cardiau newydd nac allweddi newydd.
board-close-when = Gwnewch hyn pan fydd pawb wedi pleidleisio.
board-close-after = Ni all mwy o bleidleisiau ddod i mewn ar ôl hyn.

## The count

board-count-title = Cyfrif y pleidleisiau
board-count-first = Yn gyntaf mae'r pleidleisiau dan glo yn cael eu hadio. Maen nhw'n aros dan glo.
board-count-then = Yna mae'r bobl â'r allweddi yn agor y cyfansymiau gyda'i gilydd. Does dim un bleidlais unigol yn cael ei hagor.
board-count-few-title = Ychydig o bleidleisiau sydd mewn rhai blychau
board-count-few = Mae llai na { $votes } o bleidleisiau yn y blychau hyn:
board-count-few-why = Pan fydd ychydig o bobl yn pleidleisio, gall y rhifau ddangos sut y pleidleisiodd rhywun.
board-count-few-example = Er enghraifft: mae pob pleidlais dros un person. Yna mae pawb yn gwybod sut y pleidleisiodd pob person.
board-count-few-both = Rhaid i'r ysgrifennydd a'r tyst ill dau gytuno.
board-count-both-title = Mae'r ddau'n cytuno
board-count-secretary-passphrase = Cyfrinair yr ysgrifennydd: { $name }
board-count-agree = Rydym ein dau'n gwybod hyn. Rydym ein dau'n dweud ie: cyfrwch y blychau hyn.
board-count-start = Dechrau'r cyfrif
board-count-bring = Mae pob person ag allwedd yn dod â'i ffeil allwedd.
board-count-key-stays = Mae'r allwedd yn aros ar y sgrin hon. Nid yw'n cael ei hanfon na'i chadw.
board-count-no-script = Ni all y porwr hwn ddefnyddio allweddi. Trowch JavaScript ymlaen, neu defnyddiwch borwr arall.
board-count-key-file = Ffeil allwedd { $name }
board-count-choose-file = Dewiswch y ffeil. Yn gyntaf mae'r dudalen hon yn gwirio'r blychau. Gall hynny gymryd munud.
board-count-stay-locked = Mae'r pleidleisiau dan glo yn cael eu hadio. Maen nhw'n aros dan glo.
board-shares-title = Pobl yr allweddi yn agor y cyfansymiau
board-shares-button = Dod â'r allweddi
board-shares-bring = Mae pawb sydd ag allwedd yn dod â'u ffeiliau allwedd.
board-shares-totals = Dim ond y cyfansymiau sy'n cael eu hagor. Does dim un bleidlais unigol yn cael ei hagor.
board-shares-some = Mae { $done } o { $all } wedi'u gwneud
board-count-done = Mae'r pleidleisiau dan glo wedi'u hadio.
board-count-progress = Mae { $done } o { $all } o bobl yr allweddi wedi gorffen.
board-count-few-box =
    { $contest }: { $votes ->
        [0] dim pleidlais
        [one] { $votes } bleidlais
        [two] { $votes } bleidlais
        [many] { $votes } phleidlais
       *[other] { $votes } pleidlais
    }

## Draw names

board-lot-title = Mae pleidlais gyfartal. Tynnwch enwau.
board-lot-how = Mae'r enwau'n cael eu tynnu'n gyhoeddus. Caiff pawb wylio. Sut ydych chi'n eu tynnu?
board-lot-hat = Enwau o het
board-lot-dice = Dis
board-lot-order = Canlyniad y tynnu
board-lot-elected = Mae { $name } wedi'i ethol.
board-lot-not-elected = Nid yw { $name } wedi'i ethol.
board-lot-read-out = Darllenwch ef yn uchel. Ai dyna a dynnwyd? Ar ôl hyn ni all neb ei newid.
board-lot-yes = Ie, dyna a dynnwyd
board-lot-change = Na, newid hyn
board-lot-write = Ysgrifennwch bob enw ar ddarn o bapur. Mae pob darn yr un fath.
board-lot-fold = Plygwch nhw a'u rhoi mewn het.
board-lot-draw-names = Mae rhywun yn tynnu'r enwau heb edrych.
board-lot-choose-name = Dewiswch yr enw
board-lot-roll = Mae pawb sy'n gyfartal yn taflu un dis. Y rhif uchaf sy'n mynd gyntaf.
board-lot-roll-again = Os yw pobl yn dal yn gyfartal am y sedd olaf, maen nhw'n taflu eto.
board-lot-round = Rownd { $round }
board-lot-rolled = Tafliad { $name }
board-lot-show-order = Dangos canlyniad y tynnu
board-lot-other-way = Tynnu mewn ffordd arall
board-lot-place = Enw rhif { $place } o'r het
board-lot-drawn = Mae'r enwau wedi'u tynnu: { $contest }.
board-lot-of = Tynnu enwau: { $contest }
board-lot-button = Tynnu'r enwau
board-lot-same = Mae gan bobl yr un nifer o bleidleisiau.
board-lot-watch = Mae'r enwau'n cael eu tynnu tra bo pawb yn gwylio.
board-lot-tie =
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
    } yr un. { $seats ->
        [zero] Does dim sedd iddyn nhw.
       *[other] Mae { $seats } sedd iddyn nhw.
    }

## Sign the final result

board-certify-title = Llofnodi'r canlyniad terfynol
board-certify-together = Mae'r ysgrifennydd a'r tyst yn llofnodi gyda'i gilydd.
board-certify-before = Cyn i chi lofnodi
board-certify-to-results = Mynd i'r canlyniadau
board-certify-ties = A gafodd pob pleidlais gyfartal ei setlo trwy dynnu'n gyhoeddus?
board-certify-wrong = Oes rhywun wedi cwyno?
board-certify-stop = Os nad yw rhywbeth yn iawn, peidiwch â llofnodi eto. Siaradwch amdano ar y bwrdd yn gyntaf.
board-certify-program = Pan fyddwch yn llofnodi, mae'r rhaglen yn gwirio'r cofnod cyfan eto. Mae'n cymryd munud.
board-certify-final = Mae'r canlyniad yn derfynol. Ni all neb ei newid ar ôl hyn.
board-certify-everybody = Gall pawb weld bod y bwrdd wedi'i lofnodi.
board-certify-fails = Os bydd un gwiriad yn methu, does dim yn cael ei lofnodi. Byddwch yn gweld pa wiriad oedd e.
board-certify-going = Mae'r cofnod yn cael ei wirio
board-certify-then = Os yw pob gwiriad yn iawn, caiff y canlyniad ei lofnodi.
board-certify-secretary = Ysgrifennydd: { $name }
board-certify-witness = Tyst
board-certify-witness-name = Enw'r tyst
board-certify-witness-passphrase = Cyfrinair y tyst
board-certify-witness-types = Y tyst sy'n ei deipio.
board-certify-sure = Rydym wedi edrych ar y canlyniadau. Maen nhw'n gywir.
board-certify-done = Mae'r canlyniad terfynol wedi'i lofnodi. Mae'r etholiad ar ben.
board-certify-after = Ar ôl hyn mae'r canlyniad yn derfynol.
board-certify-look = Edrychwch ar y canlyniadau. Ydy pob person yn gywir?

## The safety copy

board-outside-title = Mae'r copi diogel wedi stopio
board-outside-what = Mae pob pleidlais yn dal i gyfrif. Ond ni ellir ysgrifennu'r copi diogel ohonynt nawr.
board-outside-do = Edrychwch ar ddisg a ffon y cyfrifiadur hwn. A yw'r ffon i mewn? A oes lle?
board-outside-then = Yna ewch ymlaen. Bydd y nodyn hwn yn mynd pan fydd y copi diogel nesaf yn gweithio.

## More votes than voters

board-reopen-title = Agor y rhestrau eto
board-reopen-when = Gwnewch hyn dim ond os yw'r rhestrau'n anghywir, neu os na all rhywun sefyll mwyach.
board-reopen-change = Gallwch newid y rhestrau, y bobl sy'n sefyll a'r rheolau eto.
board-reopen-lock = Yna rydych chi'n cloi'r rhestrau eto.
board-reopen-keys = Mae pob allwedd yn stopio gweithio. Mae pob deiliad allwedd yn gwneud allwedd newydd.
board-reopen-cards = Mae pob cerdyn pleidleisio'n stopio gweithio. Rydych chi'n argraffu cardiau newydd.
board-reopen-collect = Cymerwch yr hen gardiau'n ôl os oes gan bobl rai. Yna dinistriwch nhw.
board-reopen-public = Gall pawb weld bod y rhestrau wedi'u hagor eto. Mae'r cofnod yn dweud pam. Nid yw'n enwi neb.
board-reopen-never-back = Ni all yr hen restrau ddod yn ôl.
board-reopen-list-error = Mae camgymeriad yn y rhestrau
board-reopen-sure = Rydym ein dau eisiau agor y rhestrau eto. Ni ellir ei ddadwneud.
board-reopen-done = Mae'r rhestrau ar agor eto. Cywirwch nhw, yna clowch nhw.
board-reopen-now-title = Mae'r rhestrau ar agor eto
board-reopen-now = Nawr gallwch gywiro'r rhestrau.
board-reopen-put-right = Cywiro'r rhestrau
board-keys-void-title = Mae pob deiliad allwedd yn gwneud allwedd newydd
board-keys-void-why = Cafodd y rhestrau eu hagor eto. Nid yw hen ffeiliau allwedd yn agor dim nawr.
board-keys-void-delete = Dilëwch eich hen ffeil allwedd. Yna gwnewch allwedd newydd yma.
board-cards-void = Cafodd y rhestrau eu hagor eto. Nid yw cardiau pleidleisio hŷn yn gweithio mwyach.
board-stop-title = Stopio pleidleisio mewn un blwch
board-stop-when = Gwnewch hyn dim ond os na ddylai rhywun sefyll mwyach, neu os yw'r hyn mae pleidleiswyr yn ei weld yn anghywir.
board-stop-no-votes = Ni all neb bleidleisio yn y blwch hwn mwyach.
board-stop-never-opened = Nid yw'r blwch byth yn cael ei agor. Does neb yn cyfrif ei bleidleisiau.
board-stop-others = Mae'r pleidleisio'n mynd ymlaen yn y blychau eraill.
board-stop-public = Gall pawb weld ei bod wedi'i stopio. Mae pob tudalen yn dweud pam.
board-stop-for-good = Ni all fynd ymlaen eto. Bydd pleidlais newydd wedyn, gyda chardiau newydd.
board-stop-which = Pa flwch ydych chi'n ei stopio?
board-stop-why = Pam?
board-stop-died = Mae rhywun sy'n sefyll wedi marw
board-stop-withdrew = Nid yw rhywun eisiau sefyll mwyach
board-stop-not-allowed = Nid yw rhywun yn cael sefyll
board-stop-ballot-error = Mae camgymeriad yn yr hyn mae pleidleiswyr yn ei weld
board-stop-other = Rhywbeth arall
board-stop-choose-contest = Dewiswch y blwch rydych chi'n ei stopio.
board-stop-choose-reason = Dewiswch y rheswm.
board-stop-sure = Rydym ein dau eisiau stopio'r pleidleisio yn y blwch hwn. Ni ellir ei ddadwneud.
board-stop-button = Stopio'r pleidleisio yn y blwch hwn
board-stop-all = Mae pob blwch wedi'i stopio yn barod. Gallwch gau'r pleidleisio.
board-stop-done = Mae'r pleidleisio ar gyfer { $contest } wedi'i stopio.
board-stopped-title = Wedi'i stopio
board-stopped-contest = { $contest }: cafodd y pleidleisio ei stopio. Nid yw'r blwch byth yn cael ei agor.
board-stopped-again = Bydd pleidlais newydd yno, mewn etholiad newydd.
board-count-all-stopped = Cafodd pob blwch ei stopio, felly does dim i'w agor. Gallwch lofnodi'r canlyniad.

board-more-title = Mwy o bleidleisiau nag o bleidleiswyr
board-more-open = { $contest }: mae mwy o gardiau wedi pleidleisio nag o bobl sy'n cael pleidleisio.
board-more-open-do = Gall fod gan rywun ddau gerdyn. Edrychwch i hyn cyn rhoi mwy o gardiau.
board-more-go-on = Gallwch fynd ymlaen. Bydd y canlyniad yn dangos a allai hyn newid pwy sydd wedi'i ethol.
board-more-contest =
    { $contest }: { $more ->
        [zero] does dim gormod o bleidleisiau.
        [two] mae { $more } bleidlais yn ormod.
        [one] mae { $more } bleidlais yn ormod.
        [many] mae { $more } phleidlais yn ormod.
       *[other] mae { $more } pleidlais yn ormod.
    }

board-lost-title = Collwyd pleidleisiau
board-lost-contest = { $contest }: collwyd rhai pleidleisiau.
board-lost-open-do = Dywedwch wrth y bobl a bleidleisiodd yno. Gallant bleidleisio eto gyda'r un cerdyn.
board-more-stands = Ni all hynny newid pwy sydd wedi'i ethol. Gellir llofnodi'r canlyniad.
board-more-again = Gallai hynny newid pwy sydd wedi'i ethol. Nid yw'r canlyniad hwn yn cael ei lofnodi. Mae'r bobl yn pleidleisio eto yno.
board-more-public = Mae'r cofnod cyhoeddus yn dweud hynny. Gall pawb ei ddarllen.
board-more-agree = Rydym yn gwybod bod mwy o bleidleisiau nag o bleidleiswyr. Rydym yn ei ddweud yn gyhoeddus.

## The sound

board-sound-title = Y sain
board-sound-none = Does dim sain eto.
board-sound-now = Mae'r sain yn cael ei gwneud nawr.
board-sound-without = Mae pleidleisio'n gweithio heb sain.
board-sound-some = Mae gan { NUMBER($done, useGrouping: 1) } o { NUMBER($all, useGrouping: 1) } testun sain.
board-sound-all = Mae gan bob un o'r { NUMBER($all, useGrouping: 1) } testun sain.
board-sound-load-again = Llwythwch y dudalen hon eto i weld mwy.
board-sound-not-ready = Dydy'r sain ddim yn barod.
board-sound-again = Gwneud y sain eto
board-sound-stopped = Yna fe stopiodd.
board-sound-go-on = Mynd ymlaen â'r sain
board-sound-make = Gwneud y sain

## Who signs in again, and goes on with what they typed

board-signed-back-title = Rydych wedi mewngofnodi eto
board-signed-back-kept = Mae'r hyn a deipioch yma o hyd.
board-signed-back-again = Nid yw cyfrineiriau na thiciau'n cael eu cadw. Mae'r dudalen nesaf yn gofyn amdanynt eto.
board-signed-go-on = Mynd ymlaen
board-signed-kept-too-long = Mae'r hyn a deipioch wedi mynd. Cafodd ei gadw am 1 awr.
board-signed-kept-of-another = Mae'r hyn a deipiwyd o'r blaen wedi mynd. Person arall a'i teipiodd.

## Work that takes a while

board-work-steps = Mae { $done } o { $all } cam wedi'u gwneud.
board-work-begins = Mae'n dechrau nawr.
board-work-leave = Gallwch adael y dudalen hon a dod yn ôl. Does dim yn mynd ar goll.
board-work-again = Mae'r dudalen hon yn edrych eto ohoni ei hun.
board-work-look = Edrych eto
board-work-stopped = Cafodd y rhaglen ei stopio cyn i hyn orffen. Ni newidiwyd dim. Dechreuwch ef eto.
