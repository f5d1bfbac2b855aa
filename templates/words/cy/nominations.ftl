### People whom groups put forward: their pages, their own yes, what the secretary does.

## Whom a group puts forward

nominate-title = Pobl sydd am sefyll
nominate-each = Mae pob person yn dweud ie eu hunain. Does neb yn sefyll heb eu hie eu hunain.
nominate-nobody = Does neb yma eto.
nominate-count =
    { $people } person. { $todo ->
        [0] Does dim ar goll gennych chi
       *[other] Mae rhywbeth ar goll i { $todo }
    }.
nominate-few = { $vote }:
nominate-add = Rhoi rhywun ymlaen
nominate-sheet = Argraffu taflen i'w llenwi â llaw
nominate-over = Mae'r enwebu wedi cau. Dim ond yr hyn a roddwyd yn ôl y gallwch ei drwsio.
nominate-missing =
    { $things ->
        [0] Does dim ar goll
       *[other] { $things } peth ar goll
    }
nominate-stands = Yn sefyll
nominate-note = Mae ysgrifennydd y bwrdd yn dweud: { $note }
nominate-back-list = Yn ôl at bawb
nominate-which-title = Ar gyfer pa bleidlais?
nominate-which-say = Mae pob pleidlais ar gyfer un ardal ac un math o sedd.
nominate-who-title = Pwy sydd am sefyll?
nominate-who-say = Ysgrifennwch yr enw fel y bydd ar y cerdyn pleidleisio.
nominate-by-title = Pwy sy'n rhoi { $name } ymlaen?
nominate-by-say = Ysgrifennwch enw aelod o'ch grŵp.
nominate-by-own = Gadewch ef yn wag os ydyn nhw am sefyll eu hunain. Yna mae eich grŵp yn eu cefnogi.
nominate-by-label = Enw'r aelod
nominate-like-title = Sut mae dweud yr enw { $name }?
nominate-like-say = Mae llais yn darllen yr enw. Gwrandewch arno ar y dudalen nesaf.
nominate-like-help = Ydy e'n swnio'n anghywir? Ysgrifennwch ef fel mae'n swnio.
nominate-like-label = Dywedwch ef fel
nominate-like-hint = Er enghraifft: Niamh, dywedwch Nîf. Gadewch ef yn wag os yw'n swnio'n iawn.
nominate-points-title = Beth mae { $name } am ei ddweud?
nominate-points-say = Tri phwynt. Mae pob un yn frawddeg fer.
nominate-points-own = Ysgrifennwch beth maen nhw'n ei ddweud, yn eu geiriau eu hunain.
nominate-points-all = Ysgrifennwch y pwynt hwn hefyd. Mae gan bawb dri.
nominate-photo-title = Llun o { $name }
nominate-photo-phone = Tynnwch ef â ffôn, neu dewiswch un sydd gennych.
nominate-photo-look = Dylai'r wyneb fod yn fawr. Dylai'r wal y tu ôl fod yn blaen.
nominate-photo-drawing = Mae darlun neu symbol yn iawn hefyd.
nominate-crop-title = Ydy wyneb { $name } yn y canol?
nominate-crop-say = Dyma sut mae pleidleiswyr yn gweld y llun.
nominate-crop-move = Symudwch ef â'ch bys, y llygoden, y bysellau saeth neu'r botymau.
nominate-crop-picture = Y llun fel mae pleidleiswyr yn ei weld
nominate-crop-left = I'r chwith
nominate-crop-right = I'r dde
nominate-crop-up = I fyny
nominate-crop-down = I lawr
nominate-crop-nearer = Yn nes
nominate-crop-further = Ymhellach
nominate-crop-keep = Ei gadw fel hyn
nominate-crop-other = Dewis llun arall

## One person

nominate-hear = Clywed yr enw { $name }
nominate-do-name = Yr enw
nominate-do-like = Sut mae dweud yr enw
nominate-do-vote = Y bleidlais
nominate-do-by = Pwy sy'n eu rhoi ymlaen
nominate-do-points = Tri phwynt
nominate-do-photo = Llun
nominate-do-crop = Symud y llun
nominate-do-yes = Mae { $name } yn dweud ie
nominate-do-voice = Mae'r grŵp yn dweud ie
nominate-do-approval = Mae ysgrifennydd y bwrdd yn dweud ie
nominate-state-changed = Wedi newid. Mae angen ie newydd.
nominate-state-waits = Mae rhywun yn edrych arno
nominate-own-wish = O'u dymuniad eu hunain. Mae'r grŵp yn eu cefnogi.
nominate-yes-phone = Neu gadewch iddyn nhw ddweud ie ar eu ffôn eu hunain
nominate-yes-helped = Dywedodd { $name } ie. Helpodd { $helper }.
nominate-yes-alone = Dywedodd { $name } ie. Ni helpodd neb.
nominate-yes-sheet = Mae'r ie ar daflen wedi'i llofnodi.
nominate-out = Tynnu'r person hwn allan
nominate-out-then = Mae popeth sydd wedi'i ysgrifennu yma yn mynd, gyda'r llun.
nominate-is-out = Mae { $name } wedi'i dynnu allan.

nominate-voice-title = Ydych chi am roi { $name } ymlaen?
nominate-voice-own = Dywedon nhw ie eu hunain. Nawr mae eich grŵp yn dweud ie hefyd.
nominate-voice-yes = Ie, rydyn ni'n eu rhoi ymlaen
nominate-voice-sent = Mae wedi'i anfon. Mae ysgrifennydd y bwrdd yn edrych arno nawr.

## A code for the person's own phone

nominate-code-title = Mae { $name } yn dweud ie ar eu ffôn eu hunain
nominate-code-print = Argraffwch y dudalen hon a'i rhoi iddyn nhw, neu ei dangos i'w camera.
nominate-code-open = Agorwch y cyfeiriad hwn:
nominate-code-type = Yna teipiwch y cod hwn:
nominate-code-once = Gallwch ddweud ie ag ef unwaith. Gallwch gymryd yr ie hwnnw yn ôl ag ef hefyd.
nominate-code-secret = Peidiwch â'i roi i neb arall.
nominate-code-new = Gwneud cod newydd
nominate-code-button = Gwneud y cod
nominate-code-before = Nid yw cod a wnaethoch o'r blaen yn gweithio mwyach.

## A signed sheet, typed in by the secretary

nominate-signed-title = Ydy'r daflen wedi'i llofnodi?
nominate-signed-person = Llofnododd { $name } y daflen, neu wneud eu marc.
nominate-signed-group = Llofnododd person o'r grŵp hi dros y grŵp.
nominate-signed-helper = Pwy helpodd i'w llenwi? Gadewch ef yn wag os na helpodd neb.
nominate-signed-voice = Pwy lofnododd hi dros y grŵp?
nominate-signed-keep = Cadwch y daflen nes bod yr amser cwyno drosodd.
nominate-signed-button = Mae'r daflen wedi'i llofnodi

## What the secretary does

approve-title = Pwy sydd am sefyll
approve-say = Edrychwch ar bob person. Cymeradwywch nhw, neu rhowch nhw yn ôl gyda brawddeg.
approve-few =
    { $people ->
        [0] Does neb yn sefyll eto
       *[other] { $people } yn sefyll
    }. Mae { $seats } sedd.
approve-too-few = Mae rhy ychydig o bobl yn sefyll mewn rhai pleidleisiau.
approve-too-few-way = Siaradwch â'r grwpiau. Gallwch roi mwy o amser iddyn nhw gyda diwrnod newydd.
approve-waits = Edrychwch arno
approve-group = Grŵp:
approve-by = Rhoddwyd ymlaen gan:
approve-typed = Teipiwyd gan:
approve-button = Cymeradwyo
approve-done = Mae { $name } wedi'i gymeradwyo.
approve-undo = Tynnu'r gymeradwyaeth yn ôl
approve-undone = Nid yw { $name } wedi'i gymeradwyo mwyach.
approve-back = Ei roi yn ôl
approve-back-say = Ysgrifennwch mewn un frawddeg beth ddylai'r grŵp ei newid.
approve-back-label = Beth ddylai newid?
approve-handed-back = Mae { $name } wedi'i roi yn ôl i'r grŵp.
approve-not-yet = Gellir ei gymeradwyo pan na fydd dim arall ar goll.
approve-add = Teipio taflen wedi'i llofnodi
approve-add-title = Taflen pwy yw hi?
approve-print = Argraffu posteri a llyfryn
approve-print-same = Maen nhw'n dangos yn union beth mae pleidleiswyr yn ei weld.
approve-print-when = Rhowch yr etholiad at ei gilydd yn gyntaf. Yna gallwch argraffu.
approve-poster = Poster ar gyfer { $vote }
approve-booklet = Llyfryn, un person ar bob tudalen
approve-hustings = Taflen ar gyfer cyfarfod lle mae pawb yn siarad

## Printed

print-poster-file = Poster: { $vote }
print-poster-same = Mae gan bawb yr un lle. Mae'r drefn yn wahanol ar bob poster.
print-booklet-file = Llyfryn: { $election }
print-booklet-title = Pobl sy'n sefyll
print-booklet-all = Gallwch eu dewis yn yr etholiad hwn.
print-hustings-file = Cyfarfod: { $election }
print-hustings-title = Pwy sy'n siarad pryd
print-hustings-time = Mae pawb yn cael yr un amser: dwy funud.
print-hustings-turn = Dechreuwch gyda rhif un. Yna ewch i lawr y rhestr.
print-hustings-round = Yn y rownd nesaf dechreuwch gyda rhif dau.
print-point = Pwynt { $number }
print-sheet-file = Taflen: person sydd am sefyll
print-sheet-title = Rydw i am sefyll
print-sheet-group = Ein grŵp
print-sheet-name = Fy enw
print-sheet-like = Dywedwch ef fel
print-sheet-vote = Rydw i'n sefyll dros
print-sheet-by = Mae'r aelod hwn yn fy rhoi ymlaen
print-sheet-points = Fy nhri phwynt
print-sheet-words = Dim mwy na 15 gair yr un.
print-sheet-photo = Rhowch lun gyda'r daflen. Ysgrifennwch fy enw ar y cefn.
print-sheet-yes = Rydw i'n dweud ie
print-sheet-see = Gall pawb weld fy llun, fy enw a'm tri phwynt.
print-sheet-long = Mae fy enw yn aros am byth.
print-sheet-back = Gallaf gymryd fy ie yn ôl nes bod y rhestrau wedi'u cloi.
print-sheet-sign = Fy enw neu fy marc
print-sheet-helped = Helpodd y person hwn fi
print-sheet-voice = Mae ein grŵp yn dweud ie
print-sheet-voice-who = Enw'r person sy'n ei ddweud dros y grŵp
print-sheet-send = Rhowch y daflen hon i ysgrifennydd y bwrdd.
