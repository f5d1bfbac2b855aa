### Setting up an election in the browser: what the secretary does before the lists are locked.

## The first sign-in

setup-first-title = Croeso. Chi yw'r ysgrifennydd
setup-first-you = Rydych chi'n gosod yr etholiad ac yn gofalu amdano.
setup-first-once = Dim ond unwaith mae'r dudalen hon ar agor. Dewiswch gyfrinair y mae dim ond chi'n ei wybod.
setup-first-name = Ysgrifennwch ef fel y bydd ar y canlyniad terfynol.
setup-first-button = Dechrau
setup-first-code = Y cod
setup-first-where = Mae yn y ffenestr lle cafodd RepVote ei gychwyn. Nid yw priflythrennau o bwys.
setup-first-type-code = Teipiwch y cod o ffenestr RepVote.
setup-passphrase-again = Y cyfrinair eto
setup-type-again = Teipiwch y cyfrinair eto.
setup-not-the-same = Nid yw'r ddau gyfrinair yr un fath. Teipiwch y ddau eto.

## The list of steps

setup-title = Gosod yr etholiad
setup-left =
    { $steps ->
        [0] Does dim ar goll nawr
       *[other] { $steps } peth i'w wneud
    }
setup-any-order = Gwnewch nhw mewn unrhyw drefn. Cedwir yr hyn a ysgrifennwch. Gallwch stopio a dod yn ôl.
setup-changed = Fe wnaethoch chi newid rhywbeth. Mae'r etholiad fel o'r blaen o hyd. Rhowch ef at ei gilydd eto.
setup-drop = Anghofio'r hyn a newidiais
setup-dropped = Mae eich newidiadau wedi mynd. Mae'r etholiad fel o'r blaen.
setup-is-together = Mae'r etholiad wedi'i roi at ei gilydd. Gallwch newid popeth o hyd.
setup-back = Yn ôl i'r holl gamau
setup-back-one = Mynd yn ôl
setup-keep = Cadw hwn
setup-kept = Mae eich ateb wedi'i gadw.
setup-state-done = Wedi'i wneud
setup-state-now = I'w wneud
setup-state-waits = Os hoffech chi
setup-state-later = Wedyn
setup-chapter-election = Yr etholiad
setup-chapter-seats = Y seddi
setup-chapter-duties = Pobl â swydd
setup-chapter-people = Pwy sy'n sefyll a phwy sy'n pleidleisio
setup-chapter-days = Y dyddiau
setup-chapter-rules = Y rheolau
setup-chapter-finish = Rhoi'r cyfan at ei gilydd
setup-seats-some = { $seats } sedd mewn { $votes } pleidlais
setup-people-some = { $people } yn sefyll
setup-people-half = { $people } yn sefyll. Mae rhywbeth ar goll i { $half }.
setup-members-some = { $people } yn cael pleidleisio
setup-percent = { $number } mewn cant
setup-lock-then = Ar ôl hyn ni all neb newid y rhestrau.
setup-is-there = Mae { $name } yno nawr.
setup-taken-out = Mae { $name } wedi'i dynnu allan.
setup-change = Newid { $name }
setup-all-there = Dyna'r cyfan

## Where to begin

setup-start-title = Sut hoffech chi ddechrau?
setup-start-link = Dechrau gydag etholiad cynharach neu ffolder
setup-start-nothing = Dechrau heb ddim
setup-start-button = Dechrau gyda hwn
setup-start-sure = Gall yr hyn a ysgrifennais hyd yma fynd.
setup-started = Mae'r cyfan yno. Edrychwch ar bob cam.
setup-file-choose = Dewiswch y ffeil yn gyntaf.
setup-folder-title = Dechrau gyda ffolder etholiad
setup-folder-what = Mae ffolder etholiad yn dal etholiad cyfan: pwy sy'n sefyll a phwy gaiff bleidleisio.
setup-folder-change = Gallwch newid popeth ar ôl hynny.
setup-folder-file = Y ffolder fel un ffeil zip
setup-folder-hint = Dim mwy na 25 megabeit.
setup-list-wrong-folder = Mae camgymeriadau yn y ffolder. Ni newidiwyd dim. Trwsiwch nhw, yna anfonwch ef eto.
setup-record-title = Dechrau gydag etholiad cynharach
setup-record-what = Daw ardaloedd, seddi, rheolau a dyddiau o'i gofnod cyhoeddus.
setup-record-people = Does dim pobl yn dod gydag ef. Rydych yn eu hysgrifennu o'r newydd.
setup-record-file = Y cofnod cyhoeddus
setup-record-hint = Y ffeil zip o dudalen yr etholiad hwnnw. Os yw'n rhy fawr: definition.json yn unig.

## One question on a page

setup-answer = Eich ateb
setup-name = Enw
setup-number = Rhif
setup-day = Y diwrnod
setup-day-hint = Er enghraifft 11 5 2026. Gadewch ef yn wag os nad ydych yn ei wybod eto.
setup-day-day = Diwrnod
setup-day-month = Mis
setup-day-year = Blwyddyn
setup-day-wrong = Nid diwrnod yw hwn. Ysgrifennwch ef mewn rhifau, fel 11 5 2026.
setup-day-order = Mae'r diwrnod hwn yn rhy gynnar neu'n rhy hwyr. Edrychwch ar y dyddiau eraill.
setup-type-here = Ysgrifennwch rywbeth yma.
setup-type-name = Ysgrifennwch enw yma.
setup-choose-one = Dewiswch un.
setup-number-hint = O { $least } i { $most }.
setup-number-between = Ysgrifennwch rif o { $least } i { $most }.
setup-board-title = Beth yw enw'r bwrdd?
setup-board-say = Mae ar frig pob tudalen.
setup-name-title = Beth yw enw'r etholiad hwn?
setup-name-say = Er enghraifft: Etholiad y bwrdd 2026. Mae ar bob cerdyn pleidleisio.
setup-language-title = Ym mha iaith mae'r etholiad?
setup-language-say = Mae enwau a theitlau yn yr iaith hon. Gellir darllen tudalennau yn y ddwy.
setup-nominations-title = Pryd gall grwpiau ddechrau cynnig pobl?
setup-nominations-say = Dweud wrth bobl yn unig mae'r diwrnod. Chi sy'n agor yr enwebiadau.
setup-checking-title = Tan pryd gall grwpiau gynnig pobl?
setup-checking-say = Dweud wrth bobl yn unig mae'r diwrnod. Chi sy'n cau'r enwebiadau.
setup-locked-title = Pryd mae'r rhestrau'n cael eu cloi?
setup-locked-say = Ar ôl hynny caiff yr allweddi a'r cardiau pleidleisio eu gwneud.
setup-open-title = Pryd mae'r pleidleisio'n agor?
setup-open-say = Dweud wrth bobl yn unig mae'r diwrnod. Chi sy'n agor y pleidleisio.
setup-closed-title = Pryd mae'r pleidleisio'n cau?
setup-closed-say = Dweud wrth bobl yn unig mae'r diwrnod. Chi sy'n cau'r pleidleisio.
setup-certified-title = Pryd mae'r canlyniad terfynol yn cael ei lofnodi?
setup-certified-say = Chi a'r tyst sy'n ei lofnodi gyda'ch gilydd.
setup-small-title = Pryd rhaid i ddau berson gytuno i gyfrif?
setup-small-why = Gydag ychydig o bleidleisiau, gallai'r canlyniad ddangos sut y pleidleisiodd person.
setup-small-then = Gyda llai o bleidleisiau na hyn, rhaid i chi a'r tyst gytuno yn gyntaf.
setup-spare-title = Faint o gardiau sbâr?
setup-spare-why = Mae cardiau sbâr ar gyfer cardiau sy'n mynd ar goll neu'n torri.
setup-spare-hundred = Ysgrifennwch faint ar gyfer pob cant o bobl.
setup-again-title = Pa mor aml gall un cerdyn bleidleisio?
setup-again-why = Gall pobl newid eu meddwl. Dim ond y bleidlais olaf sy'n cyfrif.
setup-holders-title = Pwy yw'r bobl ag allwedd?
setup-holders-what = Mae pobl ag allwedd yn agor y blwch gyda'i gilydd ar ôl pleidleisio.
setup-holders-all = Rhaid i bob un fod yno. Ni all neb agor y blwch ar ei ben ei hun.
setup-holders-who = Dewiswch o un i bump o bobl na fyddent yn gweithio gyda'i gilydd yn gudd.
setup-holder = Person ag allwedd { $number }
setup-name-twice = Mae'r enw hwn yno'n barod.
setup-witness-title = Pwy yw'r tyst?
setup-witness-what = Mae'r tyst yn gwirio'r hyn a wnewch ac yn llofnodi'r canlyniad terfynol gyda chi.
setup-witness-who = Rhaid iddo fod yn berson arall. Ni ddylai fod yn rhywun sy'n sefyll.

## The rules and who agreed

setup-rules-title = Dangos y rheolau i'r grwpiau
setup-rules-say = Siaradwch am y rheolau â phob grŵp cyn i bobl gael eu cynnig.
setup-rule-kind = { $kind }: { $who } sy'n cael sefyll a phleidleisio.
setup-rule-seats = Dewisir cymaint â hyn o bobl:
setup-rule-helper = Caiff un helpwr helpu hyd at { $voters } o bleidleiswyr.
setup-rule-small = Gyda llai na { $votes } pleidlais, rhaid i ddau berson gytuno cyn agor y blwch.
setup-rule-opens = Mae'r pleidleisio'n agor ar { $day }.
setup-rule-closes = Mae'r pleidleisio'n cau ar { $day }.
setup-rule-holders = Pobl ag allwedd: { $names }.
setup-rule-worries = Oes gennych chi bryder? Dywedwch wrth { $name }.
setup-rule-phone = Gallwch ffonio am help: { $phone }
setup-helpers-title = Faint o bleidleiswyr gaiff un helpwr eu helpu?
setup-helpers-why = Mae hyn yn atal un person rhag helpu gormod.
setup-worries-title = Wrth bwy gall pobl ddweud am bryder?
setup-worries-who = Dewiswch rywun nad yw ar y bwrdd ac nad yw'n sefyll.
setup-worries-hint = Er enghraifft: Pat Enghraifft, ffôn 01632 960123
setup-phone-title = Pa rif gall pobl ei ffonio am help?
setup-phone-why = Mae pleidleiswyr gartref yn ei weld ac yn ei glywed.
setup-phone-hint = Rhifau a bylchau. Gadewch ef yn wag os nad oes un.
setup-phone-wrong = Nid rhif ffôn yw hwn. Defnyddiwch rifau a bylchau yn unig.
setup-agreed-title = Grwpiau sy'n cytuno
setup-agreed-nobody = Does dim grŵp wedi cytuno eto.
setup-agreed-group = Enw'r grŵp
setup-agreed-day = Y diwrnod y cytunon nhw
setup-agreed-hint = Er enghraifft 11 5 2026.
setup-agreed-button = Mae'r grŵp hwn yn cytuno
setup-agreed-later = Nid yw'r diwrnod hwn wedi dod eto.
setup-agreed-changed = Mae'r rheolau wedi newid ers hynny
setup-agreed-out = Tynnu allan
setup-agreed-kept = Mae { $group } yn cytuno i'r rheolau.

## Areas and seats

setup-areas-title = Pa ardaloedd sydd?
setup-areas-say = Mae pobl yn pleidleisio dros Gynrychiolwyr eu hardal eu hunain.
setup-area-add = Ychwanegu ardal
setup-area-whole = Ydy pawb yn pleidleisio gyda'i gilydd? Yna ychwanegwch un ardal: y sir gyfan.
setup-area-name = Enw'r ardal
setup-area-places = Pa drefi a phentrefi sydd yno?
setup-area-places-hint = Rhowch goma rhyngddynt. Gallwch adael hwn allan.
setup-area-places-many = Ysgrifennwch { $most } lle ar y mwyaf.
setup-area-places-twice = Mae un lle yno ddwywaith. Tynnwch un allan.
setup-area-colour = Pa liw?
setup-area-no-colour = Dim lliw
setup-area-blue = Glas
setup-area-green = Gwyrdd
setup-area-red = Coch
setup-area-purple = Porffor
setup-area-orange = Oren
setup-area-teal = Gwyrddlas
setup-area-brown = Brown
setup-area-pink = Pinc
setup-area-picture = Pa lun?
setup-area-no-picture = Dim llun
setup-area-hills = Bryniau
setup-area-sea = Y môr
setup-area-forest = Coedwig
setup-area-river = Afon
setup-area-bridge = Pont
setup-area-town = Tref
setup-area-out = Tynnu'r ardal hon allan
setup-area-out-then = Mae ei phleidleisiau a'r bobl sy'n sefyll yno yn mynd hefyd.
setup-area-change = Newid { $name }
setup-kinds-title = I bwy mae'r seddi?
setup-kinds-say = Er enghraifft: Cynrychiolwyr a gofalwyr teuluol.
setup-kinds-never = Mae gan bob math ei bleidleiswyr ei hun. Nid ydynt byth yn cael eu cymysgu.
setup-kind-add = Ychwanegu math o sedd
setup-kind-name = Enw am un person
setup-kind-rep = Er enghraifft: Cynrychiolydd
setup-kind-plural = Enw am fwy o bobl
setup-kind-reps = Er enghraifft: Cynrychiolwyr
setup-kind-who = Pwy all sefyll a phleidleisio?
setup-kind-people = Er enghraifft: Pobl ag anabledd dysgu
setup-kind-out = Tynnu'r math hwn allan
setup-kind-out-then = Mae ei bleidleisiau a'r bobl sy'n sefyll yn mynd hefyd.
setup-kind-change = Newid { $name }
setup-seats-title = { $kind }: faint mae pob ardal yn eu dewis?
setup-seats-none = Gadewch faes yn wag lle nad oes pleidlais.
setup-seats-out = Os tynnwch bleidlais i ffwrdd, mae'r bobl sy'n sefyll yno yn mynd hefyd.
setup-choices-title = { $kind }: faint gaiff un pleidleisiwr eu dewis?
setup-choices-usual = Gadewch ef yn wag am y ffordd arferol: cymaint ag sydd o seddi.
setup-vote-title = { $kind }: { $area }

## Who stands

setup-people-title = Pwy sy'n sefyll?
setup-people-each = Mae gan bob person enw, tair brawddeg fer a llun.
setup-people-order = Mae'r tudalennau'n dangos y bobl yn eu tro, yn deg, nid yn y drefn hon.
setup-people-count =
    { $people ->
        [0] Does neb yn sefyll eto.
       *[other] Mae { $people } yn sefyll.
    } Mae { $seats } sedd.
setup-vote-name-title = Beth yw enw'r bleidlais hon?
setup-vote-name-say = Mae ar y cardiau pleidleisio, a gofynnir i bleidleiswyr gydag ef.
setup-vote-name-usual = Yr enw arferol yw: { $name }. Mae maes gwag yn golygu'r enw arferol.
setup-vote-name-change = Newid yr enw { $vote }
setup-person-add = Ychwanegu person ar gyfer { $vote }
setup-person-change = Newid { $name }
setup-person-name = Person sy'n sefyll
setup-person-yes = Ysgrifennwch yma bobl a ddywedodd ie eu hunain yn unig.
setup-point = Brawddeg { $number }
setup-point-words = Yr hyn mae'r person am ei ddweud. Dim mwy na { $most } gair.
setup-point-long = Mae hwn yn rhy hir. Defnyddiwch ddim mwy na { $most } gair.
setup-stands-already = Mae'r enw hwn yn sefyll yma'n barod. Ysgrifennwch (2) ar ôl yr enw.
setup-person-out = Tynnu'r person hwn allan
setup-person-out-then = Mae'r brawddegau a'r llun yn mynd hefyd.
setup-person-photo-missing = Dim llun
setup-person-points-missing = Brawddegau ar goll
setup-photo-title = Rhoi llun o { $name }
setup-photo-other = Llun arall o { $name }
setup-photo-all = Mae pob llun yn cael yr un maint. Cadwch yr wyneb yn y canol.
setup-photo-drawing = Mae darlun neu symbol cystal â llun.
setup-photo-file = Y llun
setup-photo-kinds = Mae llun o ffôn yn iawn. Rhaid iddo fod yn .jpg, .png neu .webp.
setup-photo-choose = Dewiswch lun yn gyntaf.
setup-photo-there = Mae'r llun o { $name } yno.
setup-no-votes = Dywedwch yn gyntaf faint o bobl mae pob ardal yn eu dewis.

## Who may vote

setup-members-title = Pwy gaiff bleidleisio?
setup-members-say = Anfonwch un rhestr gyda phawb sy'n cael pleidleisio.
setup-members-private = Nid yw'r rhestr byth yn gyhoeddus. Dim ond y pedwar peth hyn rydym yn eu cadw.
setup-members-there = { $people } ar y rhestr
setup-members-vote =
    { $vote }: { $people ->
        [0] ni chaiff neb bleidleisio.
       *[other] { $people } yn cael pleidleisio.
    }
setup-members-few = Mae hynny'n ychydig. Gallai'r canlyniad ddangos sut y pleidleisiodd pobl.
setup-members-lost = Does gan { $people } ddim pleidlais nawr. Tynnwyd yr ardal neu'r math o sedd allan. Anfonwch y rhestr eto.
setup-list-send = Anfon y rhestr
setup-list-again = Anfon rhestr arall
setup-list-columns = Rhaid i'r llinell gyntaf fod: name, area, seat_class, group.
setup-list-form = Cael rhestr wag i'w llenwi
setup-list-file = Y rhestr
setup-list-kinds = O Excel (.xlsx), LibreOffice (.ods), neu .csv.
setup-list-button = Edrych ar y rhestr
setup-list-choose = Dewiswch y rhestr yn gyntaf.
setup-list-kind = Nid rhestr yw hon. Anfonwch ffeil sy'n gorffen â .xlsx, .ods neu .csv.
setup-list-wrong = Mae camgymeriadau yn y rhestr. Ni chadwyd dim. Trwsiwch hi, yna anfonwch hi eto.
setup-list-kept = Darllenwyd { $people }. Edrychwch ar y rhifau.
setup-problems-more = A { $number } arall.

## Put it all together

setup-finish-title = Rhoi'r etholiad at ei gilydd
setup-finish-say = Mae hyn yn gwirio popeth a ysgrifennoch ac yn gwneud yr etholiad ohono.
setup-finish-missing = Mae rhywbeth ar goll o hyd. Ewch yn ôl ac edrychwch ar y camau.
setup-finish-vote = { $vote }: { $seats } sedd.
setup-finish-stand =
    { $people ->
        [0] Does neb yn sefyll.
       *[other] Mae { $people } yn sefyll.
    }
setup-finish-most = Y bobl â'r mwyaf o bleidleisiau sy'n cael y seddi.
setup-finish-tie = Oes gan ddau berson yr un pleidleisiau? Yna caiff enwau eu tynnu.
setup-finish-can-change = Gallwch newid popeth o hyd ar ôl hyn.
setup-finish-lock = Pan fyddwch yn cloi'r rhestrau, ni all neb eu newid.
setup-finish-button = Ei roi at ei gilydd
setup-finish-wrong = Nid yw rhywbeth yn ffitio. Ni newidiwyd dim. Trwsiwch hyn, yna rhowch gynnig arall arni.
setup-together = Mae'r etholiad wedi'i roi at ei gilydd.
setup-look-at = Edrychwch ar hyn cyn i'r rhestrau gael eu cloi. Nid oes dim ohono'n eich rhwystro.
setup-account-first = Rhowch yr etholiad at ei gilydd yn gyntaf. Yna gall y tyst ddewis cyfrinair.
setup-account-any = Mae'r tyst yn dewis cyfrinair
setup-account-title = Mae { $name } yn dewis cyfrinair
setup-account-give = Rhowch y sgrin i { $name }.
setup-account-away = Does neb arall yn edrych. Mae'r tyst yn cadw'r cyfrinair yn gudd.
setup-account-long = Defnyddiwch o leiaf 15 llythyren, fel pedwar gair.
setup-account-made = Gall { $name } lofnodi nawr.
