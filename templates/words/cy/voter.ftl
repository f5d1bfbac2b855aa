### What a voter reads and hears on the tablet.

## The band above every step

top-look = Newid sut mae'n edrych
help-button = Mae angen help arnaf
top-stop = Stopio

## The same where there is little room

top-look-short = Maint a lliw
top-help-short = Help

## Buttons of many steps

go-back = Mynd yn ôl
try-again = Rhoi cynnig arall arni
start-again = Dangos cerdyn arall
finish = Gorffen
next-card = Mae gen i gerdyn pleidleisio arall
please-wait = Arhoswch os gwelwch yn dda.
clears = Bydd y dudalen hon yn clirio ar ôl 2 munud.

## Show your card

card-heading = Dangoswch eich cerdyn pleidleisio
card-next-heading = Dangoswch eich cerdyn pleidleisio nesaf
card-check-heading = Ydy fy mhleidlais yn y blwch?
card-check-lead = Dangoswch eich cerdyn pleidleisio.
card-camera = Defnyddio'r camera
card-camera-stop = Stopio'r camera
card-hold = Daliwch eich cerdyn o flaen y camera.
card-camera-fails = Nid yw'r camera'n gweithio yma. Gofynnwch am help.
card-scanner = Neu defnyddiwch y sganiwr.
card-no-camera = Nid yw'r camera'n gweithio yma.
card-scanner-only = Defnyddiwch y sganiwr.
card-helper-only = Gofynnwch i helpwr deipio eich cerdyn.
card-ask-helper = Neu gofynnwch i helpwr deipio eich cerdyn.
card-other-way = Neu gofynnwch i'r ysgrifennydd sut gallwch chi bleidleisio.
card-helper = I helpwyr: teipiwch neu gludwch y cerdyn
card-field = Y llythrennau ar y cerdyn, neu'r ddolen
card-field-how = Mae 30 llythyren ar y cerdyn. Gallan nhw fod yn fawr neu'n fach.
card-use = Defnyddio'r cerdyn hwn
card-looking = Rydyn ni'n chwilio am eich etholiad.
card-error-card-half = Chawson ni ddim eich cerdyn i gyd. Dangoswch eich cerdyn eto.
card-error-card-case = Dydy'r sganiwr ddim yn cael llythrennau mawr a bach yn iawn. Gofynnwch i rywun ddiffodd Caps Lock.
card-error-card-foreign = Nid cerdyn pleidleisio yw hwn. Dangoswch eich cerdyn pleidleisio.
card-error-card-letters = Dydyn ni ddim yn nabod y llythrennau hyn. Edrychwch ar eich cerdyn eto.
card-error-card-no-answer = Chawson ni ddim ateb. Arhoswch ychydig a rhowch gynnig arall arni.

## How it looks

look-heading = Dewis sut mae'n edrych
look-fine = Mae hyn yn iawn i mi
look-usual = Defnyddio'r olwg arferol
look-more = Newid rhywbeth arall
look-topic-size = Maint
look-topic-theme = Lliwiau
look-topic-show = Lluniau
look-topic-layout = Pobl
look-topic-sound = Sain
look-topic-switch = Un switsh
look-group-size = Pa mor fawr?
look-group-theme = Pa liwiau?
look-group-show = Geiriau neu luniau?
look-group-layout = Sut ydych chi am weld y bobl?
look-size-small = Bach
look-size-normal = Mawr
look-size-large = Mwy
look-size-largest = Mwyaf
look-theme-warm = Gwyn cynnes
look-theme-cream = Hufen
look-theme-blue = Glas golau
look-theme-black-on-white = Du ar wyn
look-theme-white-on-black = Gwyn ar ddu
look-theme-yellow-on-black = Melyn ar ddu
look-show-both = Geiriau a lluniau
look-show-pictures = Lluniau yn unig
look-show-words = Llai o luniau
look-layout-all = Pawb gyda'i gilydd
look-layout-one = Un ar y tro

## You are going to vote

start-vote = Rydych chi'n mynd i bleidleisio
start-can-choose =
    { $max ->
        [two] Gallwch ddewis { $max } berson.
        [few] Gallwch ddewis { $max } pherson.
        [many] Gallwch ddewis { $max } pherson.
       *[other] Gallwch ddewis { $max } person.
    }

start-begin = Dechrau
voted-heading = Rydych chi wedi pleidleisio'n barod
voted-line-1 = Mae eich pleidlais yn y blwch.
voted-line-2 = Gallwch bleidleisio eto: yr un olaf sy'n cyfrif.
voted-done = Rydw i wedi gorffen
voted-again = Pleidleisio eto
obstacle-not-listed-heading = Nid yw'r cerdyn hwn ar gyfer yr etholiad hwn
obstacle-not-listed-line-1 = Gofynnwch am help.
obstacle-cancelled-heading = Nid yw'r cerdyn hwn yn gweithio mwyach
obstacle-cancelled-line-1 = Gofynnwch am gerdyn newydd.
obstacle-not-open-heading = Nid yw'r pleidleisio wedi dechrau
obstacle-not-open-line-1 = Cadwch eich cerdyn. Dewch yn ôl wedyn.
obstacle-paused-heading = Mae'r pleidleisio wedi oedi
obstacle-paused-line-1 = Cadwch eich cerdyn. Rhowch gynnig arall arni wedyn.
obstacle-often-heading = Rydych chi wedi pleidleisio'n barod
obstacle-often-line-1 = Mae eich pleidlais yn y blwch.
obstacle-often-line-2 = Ni all y cerdyn hwn bleidleisio eto.
obstacle-closed-heading = Mae'r pleidleisio ar ben
obstacle-closed-line-1 = Ni all y cerdyn hwn bleidleisio mwyach.
obstacle-closed-voted-heading = Mae'r pleidleisio ar ben
obstacle-closed-voted-line-1 = Mae eich pleidlais yn y blwch.
obstacle-wrong-heading = Mae rhywbeth o'i le ar yr etholiad hwn
obstacle-wrong-line-1 = Gofynnwch am help.
cannot-post-heading = Ni all y dabled hon bostio pleidlais nawr
cannot-post-why = Mae rhywbeth o'i le ar y ffordd i'r blwch.
cannot-post-next = Does dim wedi'i golli. Gofynnwch am help, neu defnyddiwch dabled arall.
unsafe-heading = Ni allwch bleidleisio yn y cyfeiriad hwn
unsafe-line-1 = Nid yw'r cyfeiriad hwn yn ddiogel. Gofynnwch am help.

obstacle-stopped-heading = Mae'r pleidleisio wedi stopio
card-contest-stopped = Mae'r pleidleisio ar gyfer { $contest } wedi stopio. Wnaethoch chi ddim byd o'i le.
card-contest-stopped-next = Bydd pleidlais newydd. Cewch gerdyn newydd ar ei chyfer.

## Choose people

choose-lead =
    { $max ->
        [1] Cyffyrddwch â llun i ddewis person. Dim ond { $max } y gallwch ei ddewis.
       *[other] Cyffyrddwch â llun i ddewis person. Gallwch ddewis hyd at { $max }.
    }
choose-status =
    { $count ->
        [0]
            Dydych chi ddim wedi dewis neb eto. { $max ->
                [two] Gallwch ddewis { $max } berson.
                [few] Gallwch ddewis { $max } pherson.
                [many] Gallwch ddewis { $max } pherson.
               *[other] Gallwch ddewis { $max } person.
            }
       *[other]
            { $left ->
                [0]
                    { $count ->
                        [two] Rydych chi wedi dewis { $count } berson.
                        [few] Rydych chi wedi dewis { $count } pherson.
                        [many] Rydych chi wedi dewis { $count } pherson.
                       *[other] Rydych chi wedi dewis { $count } person.
                    } Dyna'r cyfan y gallwch ei ddewis.
               *[other]
                    { $count ->
                        [two] Rydych chi wedi dewis { $count } berson.
                        [few] Rydych chi wedi dewis { $count } pherson.
                        [many] Rydych chi wedi dewis { $count } pherson.
                       *[other] Rydych chi wedi dewis { $count } person.
                    } Gallwch ddewis { $left } arall.
            }
    }

choose-full =
    { $max ->
        [1] I ddewis { $name }, tynnwch y person arall yn gyntaf.
       *[other] I ddewis { $name }, tynnwch un o'r lleill yn gyntaf.
    }

choose-take = Cyffwrdd i ddewis
choose-chosen = Wedi'i ddewis
choose-done = Rydw i wedi gorffen dewis
choose-nobody = Dydw i ddim am ddewis neb
choose-more = { $first } i { $last } o { $people }. Gweld mwy o bobl
choose-says = Beth mae { $name } yn ei ddweud?
choose-says-back = Mynd yn ôl at y bobl i gyd
choose-slot = Tynnu { $name }
choose-slot-aloud = Tynnu'r person hwn
choose-person = Person { $place } o { $people }
choose-yes = Ie, dewis { $name }
choose-keep = Ie, cadw { $name }
choose-no = Na
choose-away = Na, tynnu
choose-aloud-yes = Ie
choose-aloud-no = Na
choose-not-now = Nid nawr
choose-before = Mynd yn ôl at y person o'r blaen
choose-next-one = Gweld y person nesaf
choose-see-chosen = Gweld y bobl a ddewisais
choose-unseen = Dydych chi ddim wedi gweld pawb eto
choose-unseen-next = Ydych chi am weld y lleill?
choose-unseen-see = Gweld y lleill
choose-later = Dywedoch chi nid nawr
choose-later-next =
    { $people ->
        [two] Dywedoch chi nid nawr wrth { $people } berson.
        [few] Dywedoch chi nid nawr wrth { $people } pherson.
        [many] Dywedoch chi nid nawr wrth { $people } pherson.
       *[other] Dywedoch chi nid nawr wrth { $people } person.
    } Ydych chi am edrych eto?

choose-look-again = Edrych eto

## Nobody chosen

nobody-heading = Ydych chi am ddewis rhywun?
nobody-none = Dydych chi ddim wedi dewis neb.
nobody-some =
    { $count ->
        [two] Rydych chi wedi dewis { $count } berson.
        [few] Rydych chi wedi dewis { $count } pherson.
        [many] Rydych chi wedi dewis { $count } pherson.
       *[other] Rydych chi wedi dewis { $count } person.
    }

nobody-some-next = Ydych chi am eu tynnu?
nobody-keep = Mynd yn ôl a dewis
nobody-keep-some = Cadw'r bobl a ddewisais
nobody-clear = Dydw i ddim am ddewis neb

## Look again

review-heading = Dyma'r bobl a ddewisoch chi
review-one = Dyma'r person a ddewisoch chi
review-right = Ydy hyn yn iawn?
review-none-heading = Ddewisoch chi neb
review-more =
    { $count ->
        [0]
            { $max ->
                [two] Gallwch ddewis { $max } berson.
                [few] Gallwch ddewis { $max } pherson.
                [many] Gallwch ddewis { $max } pherson.
               *[other] Gallwch ddewis { $max } person.
            } Does dim rhaid i chi.
       *[other]
            { $left ->
                [two] Gallwch ddewis { $left } berson arall.
                [few] Gallwch ddewis { $left } pherson arall.
                [many] Gallwch ddewis { $left } pherson arall.
               *[other] Gallwch ddewis { $left } person arall.
            } Does dim rhaid i chi.
    }

review-change = Newid
review-change-label = Newid { $name }
review-choose = Mynd yn ôl a dewis
review-yes = Ydy, mae hyn yn iawn

## Post your vote

post-heading = Postio eich pleidlais
post-line-1 = Pan bostiwch eich pleidlais mae'n mynd yn y blwch.
post-line-2 = Ni all neb weld dros bwy y pleidleisioch chi.
post-line-3 = Dydy'r tabled hwn ddim yn cadw eich pleidlais.
post-post = Postio fy mhleidlais

## I need help

help-heading = Codwch eich llaw
help-or-phone = Neu ffoniwch ni.
help-or-ask = Neu gofynnwch i rywun rydych yn ymddiried ynddo.
help-hidden = Mae eich dewisiadau wedi'u cuddio.
help-helper = I'r helpwr
help-line-1 = Gallwch edrych ar y dudalen hon nawr.
help-line-2 = Dywedwch beth mae'r cwestiwn yn ei olygu. Peidiwch â dewis.
help-line-3 = Dim ond y pleidleisiwr sy'n cyffwrdd â hwn.
help-lift = Mynd yn ôl at fy mhleidlais

## When nobody touches the page

quiet-heading = Ydych chi'n dal i bleidleisio?
quiet-line-1 = Cymerwch yr holl amser sydd ei angen arnoch.
quiet-line-2 = Cyn hir byddwn yn cuddio'r dudalen hon. Dydych chi ddim yn colli dim.
quiet-yes = Ydw, rydw i'n dal i bleidleisio
quiet-hidden-heading = Mae eich pleidlais wedi'i chuddio
quiet-hidden-line-1 = Chollsoch chi ddim byd.
quiet-hidden-line-2 = Dim ond y pleidleisiwr sy'n cyffwrdd â hwn.

## A vote that was begun

keep-found = Fe gadwon ni beth ddewisoch chi o'r blaen.
keep-found-next = Gallwch fynd ymlaen.
keep-waiting = Mae pleidleisiau dan glo yn aros ar y tabled hwn.
keep-waiting-next = Maen nhw'n mynd yn y blwch pan ddaw'r cysylltiad yn ôl.
keep-refused = Nid yw un bleidlais dan glo yn y blwch. Dywedwch wrth yr ysgrifennydd.
keep-elsewhere = Mae'r cerdyn hwn wedi pleidleisio mewn ffenestr arall.

## Without a connection

offline-start = Does gan y tabled ddim cysylltiad nawr.
offline-start-next = Gallwch bleidleisio. Mae eich pleidlais dan glo yn aros yma am y cysylltiad.
offline-trying = Mae'r tabled hefyd yn rhoi cynnig arall arni ei hun.
offline-waits = Mae eich pleidlais dan glo. Gallwch hefyd ei chadw yma.

## Listening

sound-stop = Stopio'r sain
sound-listen = Gwrando
sound-everything = Gallwch glywed popeth. Cyffyrddwch â Gwrando.
sound-heading = Ydych chi am wrando?
sound-hear = Gwrando ar { $name }
sound-chose = Dewisoch chi
sound-took = Tynnoch chi
sound-lead = Gyda chlustffonau gall y tabled ddarllen popeth i chi.
sound-try = Rhoi cynnig ar fy nghlustffonau
sound-test = Helo. Dyma lais y tabled.
sound-ask = Ydych chi'n clywed y llais yn eich clustffonau?
sound-yes = Ydw, rydw i'n ei glywed yn fy nghlustffonau
sound-again = Ei chwarae eto
sound-no = Na
sound-is-on = Mae'r tabled yn darllen popeth i chi nawr.
sound-off = Stopio darllen i mi
sound-slower = Arafach
sound-faster = Cyflymach
sound-quieter = Ddim mor uchel
sound-louder = Uwch
sound-speed-1 = Araf iawn, iawn
sound-speed-2 = Araf iawn
sound-speed-3 = Ychydig yn araf
sound-speed-4 = Ddim yn araf, ddim yn gyflym
sound-speed-5 = Ychydig yn gyflym
sound-speed-6 = Cyflym iawn
sound-speed-7 = Cyflym iawn, iawn
sound-volume-1 = Tawel iawn
sound-volume-2 = Ychydig yn dawel
sound-volume-3 = Ddim yn dawel, ddim yn uchel
sound-volume-4 = Ychydig yn uchel
sound-volume-5 = Uchel iawn

## One switch

scan-heading = Ydych chi'n defnyddio un switsh?
scan-lead = Mae ffrâm yn symud dros y dudalen. Gwasgwch eich switsh pan fydd yn y lle iawn.
scan-on = Defnyddio un switsh
scan-off = Stopio defnyddio un switsh
scan-rest = Gwasgwch eich switsh i ddechrau eto.
scan-row-choices = Beth allwch chi ei ddewis
scan-row-top = Gwrando, golwg, help a stopio
scan-slower = Mae'r ffrâm yn symud yn arafach
scan-faster = Mae'r ffrâm yn symud yn gyflymach
scan-pace = Yn symud ar ôl { $seconds } eiliad

## Please wait

wait-locking = Rydyn ni'n cloi eich pleidlais
wait-posting = Rydyn ni'n postio eich pleidlais
wait-stop = Mae eich pleidlais ar ei ffordd. Arhoswch os gwelwch yn dda.

## When the connection is lost

lost-heading = Rhowch gynnig arall arni
lost-line-1 = Collodd y tabled ei gysylltiad.
lost-line-2 = Wyddon ni ddim a yw eich pleidlais yn y blwch.
lost-line-3 = Cyffyrddwch â Rhoi cynnig arall arni. Mae eich pleidlais yn cyfrif unwaith yn unig.
lost-unsure-heading = Dydyn ni ddim yn siŵr bod eich pleidlais wedi cyrraedd
lost-again = Nid yw'n gweithio o hyd. Gofynnwch am help.
lost-leave = Cadw fy mhleidlais yma
lost-seal-heading = Allen ni ddim cloi eich pleidlais
lost-seal-line-1 = Ni phostiwyd dim. Cyffyrddwch â Rhoi cynnig arall arni.
lost-seal-line-2 = Neu defnyddiwch dabled arall.
lost-doubt-heading = Dydyn ni ddim yn siŵr am eich pleidlais
lost-doubt-line-1 = Rhoddodd y blwch ateb rhyfedd. Cyffyrddwch â Rhoi cynnig arall arni.
lost-doubt-line-2 = Neu gofynnwch am help.
lost-load-heading = Collodd y tabled ei gysylltiad
lost-load-line-1 = Arhoswch ychydig. Yna cyffyrddwch â Rhoi cynnig arall arni.
waits-heading = Mae eich pleidlais yn aros ar y tabled hwn
waits-line-1 = Mae dan glo. Ni all neb ei darllen.
waits-line-2 = Mae'n mynd yn y blwch pan ddaw'r cysylltiad yn ôl.
waits-line-3 = Cadwch eich cerdyn. Gallwch edrych wedyn.

## When a vote cannot be posted

not-posted-heading = Nid yw eich pleidlais yn y blwch
not-posted-stays-heading = Eich pleidlais o'r blaen sy'n cyfrif
not-posted-card-heading = Ni all y cerdyn hwn bleidleisio nawr
not-posted-next = Cadwch eich cerdyn. Gofynnwch am help.

## The vote is in the box

done-heading = Mae eich pleidlais yn y blwch
done-keep = Cadwch eich cerdyn. Gallwch edrych wedyn.
done-card = Mae eich cerdyn yn edrych fel hyn.
done-different = Mae fy ngherdyn yn wahanol

## Show the card to a helper

compare-heading = Dangoswch eich cerdyn i helpwr
compare-line-1 = Mae eich pleidlais yn y blwch.
compare-line-2 = Helpwr: edrychwch ar y cerdyn ac ar y lluniau hyn.
compare-line-3 = Os ydyn nhw'n wahanol, dywedwch wrth yr ysgrifennydd.
compare-clears = Bydd y dudalen hon yn clirio ar ôl 5 munud.

## The next person

handover-heading = Rhowch y tabled i'r person nesaf
handover-gone = Mae eich dewisiadau wedi mynd o'r sgrin hon.
handover-start = Dechrau
handover-home = Gallwch gau'r dudalen hon

## Stop

stopped-ask = Ydych chi am stopio?
stopped-nothing = Nid yw'r bleidlais hon yn y blwch. Mae eich cerdyn yn dal i weithio.
stopped-doubt = Wyddon ni ddim a yw eich pleidlais yn y blwch. Gallwch edrych wedyn.
stopped-stay = Mynd yn ôl at fy mhleidlais
stopped-stop = Ydw, stopio
stopped-gone = Nid aeth pleidlais i'r blwch. Mae eich cerdyn yn dal i weithio.
stopped-earlier = Nid yw'r bleidlais newydd hon yn y blwch. Eich pleidlais o'r blaen sy'n cyfrif.
stopped-earlier-gone = Mae eich pleidlais o'r blaen yn y blwch.
stopped-waits = Mae eich pleidlais dan glo yn aros yma. Mae'n mynd yn y blwch wedyn.
stopped-no-card = Gallwch ddod yn ôl gyda'ch cerdyn.
stopped-heading = Rydych chi wedi stopio
stopped-next = Gall y person nesaf ddechrau.
stopped-close = Gallwch gau'r dudalen hon.

## Only for readers of the screen

choose-photo = Llun o { $name }

## Without a script

vote-band = Eich pleidlais
vote-no-script = Allwch chi ddim pleidleisio ar y tabled hwn
vote-no-script-lock = Ni all y tabled hwn gloi eich pleidlais.
vote-no-script-next = Gofynnwch i'r ysgrifennydd sut gallwch chi bleidleisio.
vote-no-script-people = Gweld y bobl y gallwch eu dewis:
