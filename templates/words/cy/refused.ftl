### Why something cannot be done. The key is refused- and the code of the refusal.

## On the board’s pages

refused-card-cancelled-before = Mae'r cerdyn hwn wedi'i ganslo yn barod.
refused-card-voted = Mae gan y cerdyn hwn bleidlais yn y blwch. Ni ellir ei ganslo mwyach.
refused-certify-again = Newidiodd rhywbeth nawr. Rhowch gynnig arall arni.
refused-certify-check = Daeth gwiriad y cofnod o hyd i gamgymeriad. Ni lofnodwyd dim. Galwch am help. { $found }
refused-count-again = Newidiodd rhywbeth nawr. Rhowch gynnig arall arni.
refused-lock-accounts = Does gan { $name } ddim cyfrif eto. Gwnewch y cyfrif yn gyntaf.
refused-lock-empty = Does dim etholiad eto. Llwythwch y ffolder yn gyntaf.
refused-lock-set-up = Newidiwyd y gosodiad. Rhowch yr etholiad at ei gilydd eto, yna clowch y rhestrau.
refused-set-up-missing = Mae rhywbeth ar goll o hyd. Mae'r rhestr o gamau yn dweud beth.
refused-first-sign-in = Mae ysgrifennydd yn barod. Mewngofnodwch ar y dudalen arall.
refused-first-code = Nid dyma'r cod. Copïwch y cyfan o ffenestr RepVote.
refused-zip-not = Nid ffeil zip yw hon. Paciwch hi fel zip, yna anfonwch hi eto.
refused-zip-without = Does dim ffeil { $file } ynddi.
refused-record-unknown = Ni ellir defnyddio'r cofnod hwn yma. Mae o fersiwn arall, neu nid yw'n gyfan.
refused-lock-names = Mae'r ffolder yn dweud { $name }. Mae'r cyfrif yn dweud { $account }. Gwnewch y ddau yr un fath.
refused-key-holder = Nid oes gan yr etholiad hwn y person hwn ag allwedd.
refused-key-replaced = Mae allwedd newydd wedi cymryd lle'r allwedd hon. Gwnewch allwedd newydd.
refused-key-same = Mae gan rywun arall yr allwedd hon. Gwnewch un newydd.
refused-certify-differences = Mae mwy o bleidleisiau nag o bleidleiswyr. Ticiwch y blwch sy'n dweud eich bod yn gwybod.
refused-differences-none = Does dim gormod o bleidleisiau yma. Ewch ymlaen i'r cam nesaf.
refused-act-repeated = Gwnaed hyn ormod o weithiau. Ni ellir ei wneud eto yn yr etholiad hwn.
refused-lists-box = Mae gormod o bobl yn cael pleidleisio yn { $contest } ar gyfer un etholiad. Gwnewch ddau etholiad ohono.
refused-lists-boxes = Mae'r holl gystadlaethau hyn gyda'i gilydd yn ormod ar gyfer un etholiad. Gwnewch ddau etholiad ohonynt.
refused-lists-texts = Mae'r hyn y mae pobl yn ei ddweud yn rhy hir ar gyfer un etholiad. Gwnewch ddau etholiad ohono.
refused-key-there = Mae gan { $name } allwedd yn barod.
refused-lot-form = Doedd dim modd darllen y tynnu. Rhowch ef eto.
refused-lot-method = Dewiswch yr het neu'r dis.
refused-lot-names = Rhowch bob enw sy'n gyfartal unwaith, yn y drefn y'u tynnwyd.
refused-lot-needless = Does dim pleidlais gyfartal yma, felly does dim enwau i'w tynnu.
refused-lot-open = Maen nhw'n dal yn gyfartal. Mae pobl â'r un rhif yn taflu eto.
refused-lot-rolls = Rhowch un tafliad, 1 i 6, i bob person sy'n taflu.
refused-lot-rounds = Mae gormod o rowndiau o ddis.
refused-lot-settled = Cafodd y gêm gyfartal ei setlo cyn y rownd olaf. Tynnwch y rownd olaf.
refused-not-locked = Nid yw'r rhestrau wedi'u cloi eto. Clowch y rhestrau yn gyntaf.
refused-open-cards = Does dim cardiau pleidleisio eto. Argraffwch y cardiau pleidleisio yn gyntaf.
refused-open-keys = Mae allweddi { $names } ar goll.
refused-secretary-passphrase = Nid yw enw neu gyfrinair yr ysgrifennydd yn gywir. Rhowch gynnig arall arni.
refused-witness-passphrase = Nid yw enw neu gyfrinair y tyst yn gywir. Rhowch gynnig arall arni.
refused-shares-box-unknown = Nid yw'r blwch hwn yn yr etholiad hwn.
refused-shares-boxes = Rhaid i'r allwedd agor pob blwch. Rhowch gynnig arall arni.
refused-shares-form = Ni ellid darllen hwn. Llwythwch y dudalen eto.
refused-shares-holder = Mae'r ffeil hon ar gyfer rhywun arall ag allwedd. Dewiswch eich un chi.
refused-shares-there = Mae { $name } wedi agor y blychau yn barod.
refused-shares-unfit = Nid yw rhannau pobl yr allweddi'n ffitio gyda'i gilydd. Galwch am help.
refused-content-type = Ni ellid darllen hwn. Llwythwch y dudalen eto.
refused-sign-in = Nid yw'r enw neu'r cyfrinair yn gywir. Rhowch gynnig arall arni.
refused-small-contest = Dim ond ychydig o bobl a bleidleisiodd ar gyfer { $names }. Gallai'r rhifau ddangos sut y pleidleision nhw. Rhaid i'r ysgrifennydd a'r tyst ill dau gytuno.
refused-small-none = Does dim i gytuno arno. Ewch ymlaen â'r cyfrif.
refused-wrong-stage = Mae'n rhy gynnar neu'n rhy hwyr i hyn. Mae tudalen y bwrdd yn dangos y cam nesaf.
refused-stage-load = Mae wedi dechrau'n barod. Dim ond cyn hynny y gellir llwytho etholiad cyfan.
refused-stage-set-up = Mae'r rhestrau wedi'u cloi nawr. Ni ellir eu newid mwyach.
refused-stage-put-together = Rhoddir y rhestrau at ei gilydd pan fydd yr enwebiadau wedi cau, nid nawr.
refused-stage-open-nominations = Agorwyd yr enwebiadau o'r blaen. Agorwch nhw eto pan fyddant wedi cau.
refused-stage-close-nominations = Nid yw'r enwebiadau ar agor. Does dim i'w gau.
refused-stage-open-nominations-again = Gellir agor yr enwebiadau eto pan fyddant wedi cau, cyn cloi'r rhestrau.
refused-set-up-used = Mae grŵp yn defnyddio hwn yn barod. Ni ellir ei dynnu allan mwyach.
refused-set-up-groups = Mae grwpiau yno'n barod. Tynnwch y grwpiau allan yn gyntaf, yna dechreuwch o'r newydd.
refused-day-order = Mae'r diwrnod hwn yn rhy gynnar neu'n rhy hwyr. Edrychwch ar y dyddiau eraill.
refused-invitation-unknown = Nid yw'r cod hwn yn agor dim. Efallai ei fod wedi'i ddefnyddio. Gofynnwch am un newydd.
refused-second-step-digits = Nid yw'r digidau hyn yn gywir. Arhoswch am y rhai nesaf, yna teipiwch y rheini.
refused-candidate-officer = Mae { $name } yn sefyll yn yr etholiad hwn. Ni all yr ysgrifennydd na'r tyst sefyll.
refused-group-unknown = Nid yw'r grŵp hwn yno mwyach.
refused-group-used = Mae gan y grŵp hwn bobl yn barod. Dim ond ei enw y gellir ei newid.
refused-group-name = Mae grŵp o'r enw { $name } yno'n barod. Dewiswch enw arall.
refused-stage-lock-lists = Mae'r rhestrau wedi'u cloi yn barod. Ewch ymlaen i'r cam nesaf.
refused-stage-open-lists-again = Dim ond rhestrau wedi'u cloi y gellir eu hagor eto, cyn i'r pleidleisio agor.
refused-stage-add-key = Gellir ychwanegu allweddi ar ôl cloi'r rhestrau a chyn agor y pleidleisio.
refused-stage-make-cards = Gellir gwneud cardiau ar ôl cloi'r rhestrau a chyn agor y pleidleisio.
refused-stage-cancel-card = Gellir canslo cardiau cyn cau'r pleidleisio, nid wedyn.
refused-stage-open = Gall y pleidleisio agor unwaith, ar ôl cloi'r rhestrau.
refused-stage-stop-contest = Nid yw'r pleidleisio ar agor. Dim ond pleidlais sy'n mynd ymlaen y gellir ei stopio.
refused-contest-unknown = Does dim pleidlais o'r fath yn yr etholiad hwn.
refused-contest-stopped = Mae'r bleidlais ar gyfer { $contest } wedi'i stopio yn barod.
refused-shares-stopped = Cafodd y bleidlais ar gyfer { $contest } ei stopio. Nid yw ei blwch byth yn cael ei agor.
refused-stage-close = Nid yw'r pleidleisio ar agor. Does dim i'w gau.
refused-stage-pause = Nid yw'r pleidleisio ar agor. Nid oes dim i'w oedi.
refused-stage-resume = Nid yw'r pleidleisio ar agor. Ni all fynd ymlaen.
refused-pause-there = Mae'r pleidleisio wedi'i oedi'n barod.
refused-pause-none = Nid yw'r pleidleisio wedi'i oedi. Mae'n mynd ymlaen.
refused-stage-seal-papers = Mae papurau'n dod i mewn ar ôl cau'r pleidleisio a chyn i'r cyfrif ddechrau.
refused-papers-none = Nid oes papurau yn y swp hwn.
refused-paper-card-cancelled = Mae'r cerdyn hwn wedi'i ganslo. Nid yw'r papur yn cyfrif.
refused-paper-card-voted = Mae gan y cerdyn hwn bleidlais yn barod. Nid yw'r papur yn cyfrif.
refused-stage-start-count = Mae'r cyfrif yn dechrau unwaith, ar ôl cau'r pleidleisio.
refused-shares-enough = Mae'r blychau ar agor yn barod. Nid oes angen mwy o allweddi.
refused-stage-add-shares = Mae pobl yr allweddi'n agor y blwch tra bo'r cyfrif yn digwydd.
refused-stage-draw-lot = Mae enwau'n cael eu tynnu yn ystod y cyfrif, pan fydd pobl yn gyfartal.
refused-stage-certify = Gellir llofnodi'r canlyniad terfynol unwaith, pan fydd y pleidleisiau wedi'u cyfrif.
refused-cards-address = Ni all tabledi gyrraedd y cyfeiriad { $address } a fyddai ar y cardiau. Gofynnwch i’r person sy’n rhedeg y gliniadur.
refused-cards-none = Nid oes cardiau pleidleisio i'w hargraffu.
refused-cards-own-address = Byddai gan y cardiau'r cyfeiriad { $address }. Ni all unrhyw dabled ei agor. Gofynnwch i'r person sy'n rhedeg y gliniadur.
refused-cards-meanwhile = Cafodd cardiau eu gwneud yn y cyfamser. Llwythwch y dudalen hon eto.
refused-cards-file = Nid yw'r ffeil gyda'r cardiau yma mwyach.
refused-open-cards-file = Argraffwch y cardiau yn gyntaf. Yna dywedwch ar eu tudalen eu bod wedi'u hargraffu.
refused-job-failed = Aeth rhywbeth o'i le. Ein camgymeriad ni yw hyn. Ni newidiwyd dim. Rhowch gynnig arall arni.
refused-sign-in-ended = Mae eich mewngofnodi wedi dod i ben. Mewngofnodwch eto mewn tab newydd. Yna dewch yn ôl yma a rhowch gynnig arall arni.
refused-sign-in-wait = Arhoswch { $n } eiliad. Yna rhowch gynnig arall arni.

## Files that cannot be read

refused-box-election = Nid yw'r blwch yn dal etholiad RepVote: { $reason }.
refused-definition-field = Mae'r rhan { $where } ar goll neu o'r math anghywir.
refused-definition-form = Nid yw'r etholiad wedi'i ysgrifennu yn yr un ffordd safonol.
refused-definition-invalid = Mae camgymeriadau yn yr etholiad. { $list }
refused-fields = Mae gan rywbeth yn y ffeil hon rannau gwahanol i'r hyn y dylai.
refused-json = Ni ellir darllen y ffeil hon: { $reason }.
refused-card-foreign = Nid cerdyn pleidleisio RepVote yw hwn. Gofynnwch am help.
refused-card-half = Dim ond rhan o'r cerdyn gafodd ei darllen. Dangoswch y cerdyn eto.
refused-card-letters = Mae llythyren yn anghywir. Edrychwch ar y llythrennau ar y cerdyn eto.
refused-card-secret = Nid cerdyn pleidleisio RepVote yw hwn.
refused-sound-manifest = Mae'r rhestr o seiniau wedi'i difrodi.
refused-sound-manifest-kind = Mae'r rhestr o seiniau o fath arall.
refused-key-file = Nid ffeil allwedd yw hon. Dewiswch eich ffeil allwedd.
refused-key-file-damaged = Mae'r ffeil allwedd hon wedi'i difrodi. Defnyddiwch eich copi ohoni.
refused-key-file-election = Mae'r ffeil allwedd hon ar gyfer etholiad arall. Dewiswch y ffeil ar gyfer yr etholiad hwn.
refused-key-form = Nid yw'r allwedd wedi'i hysgrifennu yn y ffordd gywir.
refused-keys-form = Nid yw'r allweddi wedi'u hysgrifennu yn y ffordd gywir.
refused-key-proof = Nid yw'r allwedd hon yn profi bod rhywun yn ei dal.
refused-not-canonical = Nid yw'r ffeil hon wedi'i hysgrifennu yn yr un ffordd safonol.
refused-step-kind = Nid yw'r cam hwn o gyfrif yn hysbys yma.
refused-keys-threshold = Mae angen holl bobl yr allweddi. Ni all RepVote weithio gyda dim ond rhai ohonyn nhw eto.
refused-keys-kind = Nid yw'r math hwn o berson ag allwedd yn hysbys yma.
refused-keys-number = Rhaid cael rhwng un a phump o bobl ag allweddi.
refused-keys-same = Mae gan ddau berson yr un allwedd.
refused-point-form = Nid yw rhif yn y ffeil hon wedi'i ysgrifennu fel y dylai.
refused-point-invalid = Nid yw rhif yn y ffeil hon yn bwynt o'r grŵp.
refused-scalar-form = Nid yw rhif yn y ffeil hon wedi'i ysgrifennu fel y dylai.
refused-scalar-range = Mae rhif yn y ffeil hon yn rhy fawr.
refused-result-form = Nid yw'r canlyniad wedi'i ysgrifennu yn y ffordd gywir.
refused-share-form = Nid yw'r rhan wedi'i hysgrifennu yn y ffordd gywir.
refused-share-proof = Ni wnaed y rhan hon gyda'r allwedd gywir.
refused-tally-form = Nid yw'r cyfanswm dan sêl wedi'i ysgrifennu yn y ffordd gywir.
refused-tally-open = Nid yw'r cyfanswm dan sêl yn agor yn rhif.

## Accounts and photos

refused-account-name = Ni ellir defnyddio'r enw hwn. { $problem }
refused-account-role = Y rôl yw ysgrifennydd neu dyst.
refused-account-name-taken = Mae cyfrif i { $name } eisoes.
refused-account-officer =
    Mae'r etholiad yn enwi { $name } fel { $role ->
        [witness] tyst
       *[secretary] ysgrifennydd
    }.

refused-account-role-taken =
    Mae { $role ->
        [witness] tyst
       *[secretary] ysgrifennydd
    } yma'n barod: { $name }.
refused-go-on-nothing = Does dim ar goll. Gall yr etholiad fynd ymlaen fel y mae.

refused-passphrase-long = Mae'r cyfrinair hwn yn rhy hir. Defnyddiwch { $letters } llythyren ar y mwyaf.
refused-passphrase-short = Mae'r cyfrinair hwn yn rhy fyr. Defnyddiwch o leiaf { $letters } llythyren, fel 4 gair.
refused-passphrase-plain = Mae'r cyfrinair hwn yn rhy hawdd ei ddyfalu. Defnyddiwch 4 gair nad ydyn nhw'n perthyn i'w gilydd.
refused-paper-people = Nid yw cynifer o bobl yn ffitio ar bapur pleidleisio.
refused-paper-none = Nid oes papurau pleidleisio i'w hargraffu.
refused-papers-wrong = Ni ellir darllen un o dudalennau'r ffeil hon yn ôl. Gwnewch hi eto.
refused-picture-broken = Mae'r llun hwn wedi torri neu dim ond rhan ohono ddaeth. Anfonwch ef eto.
refused-picture-dense = Nid oedd modd gwneud y llun hwn yn ddigon bach. Dewiswch un arall.
refused-picture-empty = Mae'r ffeil hon yn wag. Dewiswch lun.
refused-picture-heavy = Mae'r ffeil hon yn rhy fawr. Mae gan JPEG 24 megabeit ar y mwyaf, a phob llun arall 8.
refused-picture-kind = Nid yw'r math hwn o lun yn gweithio yma. Cadwch ef fel JPEG, PNG neu WebP. Mae iPhone yn gwneud hyn gyda Settings, Camera, Formats, Most Compatible.
refused-picture-not = Nid llun yw'r ffeil hon. Dewiswch lun JPEG, PNG neu WebP.
refused-picture-large = Mae gormod o ddotiau yn y llun hwn. Gwnewch ef yn llai. Mae gan JPEG 64 megapicsel ar y mwyaf, a phob un arall 24.
refused-picture-moves = Mae'r llun hwn yn symud. Dewiswch lun llonydd.
refused-picture-scans = Mae'r llun hwn wedi'i roi at ei gilydd mewn ffordd ryfedd. Cadwch ef eto fel JPEG.
refused-picture-small = Mae'r llun hwn yn rhy fach. Dewiswch un mwy.

## Putting people forward

refused-nominations-many = Mae gormod o bobl yma. Tynnwch rywun allan yn gyntaf.
refused-nomination-gone = Tynnwyd y person hwn allan yn y cyfamser.
refused-nomination-checking = Mae'r enwebu wedi cau. Dim ond yr hyn a roddwyd yn ôl y gellir ei newid.
refused-nomination-photo = Does dim llun eto. Dewiswch un yn gyntaf.
refused-nomination-officer = Mae'r ysgrifennydd a'r tyst yn llofnodi'r canlyniad. Ni allan nhw sefyll.
refused-nomination-twice = Mae rhywun ag enw sy'n edrych yr un fath yn sefyll yma yn barod.
refused-nomination-same-name = Mae { $name } yn sefyll yn barod. Rhowch hwn yn ôl, i ysgrifennu'r enwau ar wahân.
refused-nomination-not-whole = Mae rhywbeth ar goll yma o hyd.
refused-nomination-changed = Newidiwyd y dudalen hon nawr. Edrychwch arni eto.
refused-nomination-code = Nid yw'r cod hwn yn gweithio mwyach. Gofynnwch i'ch grŵp am un newydd.
refused-print-nobody = Does neb yn sefyll eto. Rhowch yr etholiad at ei gilydd yn gyntaf.
refused-stage-nominate = Gellir rhoi pobl ymlaen tra bod yr enwebu ar agor.
refused-stage-mend-nomination = Ni ellir newid hyn nawr. Mae'r rhestrau wedi'u cloi, neu nid yw'r enwebu ar agor eto.
