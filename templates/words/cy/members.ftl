### Groups' lists of members: written by organisers, sent with the group's yes, approved.

## Why something cannot be done

refused-voice-name = Teipiwch enw'r person sy'n dweud ie.
refused-member-gone = Nid yw'r person hwn ar y rhestr mwyach.
refused-member-twice = Mae { $name } ar y rhestr yn barod. Ai dau berson ydyn nhw? Ysgrifennwch rywbeth arall yn yr enw.
refused-member-unusable = Ni ellir cadw { $name } fel hyn. Edrychwch ar yr enw, yr ardal a'r seddi.
refused-member-no-vote = Nid oes gan { $name } bleidlais yno. Edrychwch ar yr ardal a'r seddi.
refused-member-adult = Dywedwch a yw { $name } yn 18 oed neu'n hŷn. Dim ond pobl 18 oed neu hŷn sy'n gallu pleidleisio.
refused-member-many = Gall grŵp gael { $most } o bobl ar ei restr. Mae hyn yn fwy.
refused-list-empty = Nid oes neb ar y rhestr eto.
refused-list-changed = Newidiwyd y rhestr nawr. Edrychwch arni eto.
refused-list-sent = Mae'r rhestr wedi'i hanfon yn barod.
refused-list-not-sent = Nid yw'r grŵp wedi anfon y rhestr hon.
refused-pair-gone = Nid yw'r ddau berson hyn ar ddwy restr mwyach.
refused-group-list-open = Nid yw rhestr { $group } wedi'i derbyn eto. Edrychwch ar restrau'r grwpiau.
refused-group-pairs-open = Mae rhai enwau ar ddwy restr. Dywedwch ai un person neu ddau ydyn nhw.

## A group's list

members-title = Aelodau { $group }
members-say = Mae'r bobl hyn yn gallu pleidleisio. Nid yw eu henwau byth yn gyhoeddus.
members-none = Nid oes neb ar y rhestr eto.
members-some =
    { $people ->
        [one] Mae { $people } person ar y rhestr.
       *[other] Mae { $people } o bobl ar y rhestr.
    }
members-writing = Nid yw'r rhestr wedi'i hanfon eto.
members-sent = Dywedodd { $name } ie. Mae'r rhestr wedi'i hanfon. Mae'r ysgrifennydd yn edrych arni nawr.
members-approved = Dywedodd yr ysgrifennydd ie. Mae'r rhestr hon yn barod.
members-back = Anfonodd yr ysgrifennydd y rhestr yn ôl.
members-back-why = Ysgrifennon nhw: { $note }
members-change-needs = Pan fyddwch yn newid y rhestr, mae'r grŵp yn dweud ie eto.
members-add = Ychwanegu person
members-add-many = Ychwanegu llawer o bobl ar unwaith
members-send = Anfon y rhestr
members-send-say = Mae person o'r grŵp yn dweud ie i'r rhestr yn gyntaf.
members-find = Dod o hyd i enw
members-find-button = Chwilio
members-find-none = Nid oes neb o'r enw hwn ar y rhestr.
members-all = Dangos pawb
members-elsewhere = Mae rhywun o'r enw hwn ar restr arall hefyd.
members-on-list = Ydw i ar y rhestr?
members-locked = Mae'r rhestrau wedi'u cloi. Ni all neb eu newid nawr.
members-task = Y rhestr aelodau

## One person

members-name = Enw cyntaf ac enw olaf
members-area = Ble maen nhw'n byw?
members-kind = Gyda phwy maen nhw'n pleidleisio?
members-contact = Sut gallwn ni gysylltu â nhw?
members-contact-hint = Rhif ffôn neu gyfeiriad. Gallwch adael hwn yn wag.
members-needs = Beth sy'n eu helpu i bleidleisio?
members-needs-hint = Ticiwch bopeth sy'n helpu. Gallwch adael hwn yn wag.
members-adult = Ydyn nhw'n 18 oed neu'n hŷn?
members-adult-yes = Ydyn, maen nhw'n 18 oed neu'n hŷn
members-adult-no = Nac ydyn
members-adult-wrong = Dim ond pobl 18 oed neu hŷn sy'n gallu pleidleisio.
members-ask-adult-title = Ydych chi'n gofyn a yw pobl yn 18 oed neu'n hŷn?
members-ask-adult-why = Mae grwpiau'n ei ddweud am bob aelod. Nid ydym byth yn gofyn am ddyddiad geni.
members-ask-adult-yes = Ydyn, dim ond pobl 18 oed neu hŷn sy'n pleidleisio
members-ask-adult-no = Nac ydyn, nid ydym yn gofyn
members-private = Nid ydym byth yn gofyn beth sydd gan bobl na beth maen nhw'n gallu ei wneud.
members-out = Tynnu'r person hwn allan
members-out-then = Nid ydyn nhw ar restr eich grŵp mwyach.
members-need-large-print = Print bras
members-need-sound = Sain
members-need-switch = Switsh
members-need-signs = Arwyddion
members-need-home-visit = Ymweliad gartref
members-need-reading-partner = Rhywun sy'n darllen gyda nhw
members-added = Mae { $name } ar y rhestr. Gallwch ychwanegu'r person nesaf.

## Many people at once

members-many-title = Ychwanegu llawer o bobl
members-many-say = Oes gennych chi restr yn barod? Defnyddiwch hi yma.
members-many-first = Rydych yn gweld pob rhes yn gyntaf. Nid oes dim yn cael ei gadw cyn i chi ddweud.
members-file = Rhestr o'ch cyfrifiadur
members-file-hint = O Excel (.xlsx), LibreOffice (.ods), neu .csv.
members-paste = Neu copïwch eich rhestr a'i gludo yma
members-paste-hint = Un person ar bob llinell.
members-read = Edrych ar y rhestr
members-choose-one = Dewiswch restr, neu gludwch un.
members-file-kind = Nid rhestr yw hon. Anfonwch ffeil sy'n gorffen gydag .xlsx, .ods neu .csv.
members-too-big = Mae'r rhestr hon yn rhy hir i un grŵp. Anfonwch yr enwau a'r ardaloedd yn unig.
members-no-names = Ni ddaethom o hyd i enwau yn y rhestr hon.
members-columns-title = Beth sydd ym mhob colofn?
members-columns-say = Unwaith yn unig rydym yn gofyn hyn. Y tro nesaf rydym yn ei wybod.
members-column = Colofn { $number }
members-column-named = Y golofn “{ $name }”
members-column-like = Er enghraifft: { $examples }
members-means-name = Yr enw cyfan
members-means-first = Yr enw cyntaf
members-means-last = Yr enw olaf
members-means-area = Yr ardal
members-means-kind = Aelod neu ofalwr teulu
members-means-contact = Sut i gysylltu â nhw
members-means-needs = Beth sy'n eu helpu
members-means-adult = 18 oed neu'n hŷn
members-means-nothing = Rhywbeth arall. Gadewch hwn allan
members-heading-row = Mae'r llinell gyntaf yn dweud beth yw'r colofnau
members-heading-not = Person yw'r llinell gyntaf
members-columns-wrong = Dywedwch pa golofn yw'r enw. Dim ond un all fod yr enw.
members-go-on = Mynd ymlaen

## The look at every row

members-look-title = Edrych ar bob rhes
members-look-ready =
    { $people ->
        [one] Mae { $people } person yn barod
       *[other] Mae { $people } o bobl yn barod
    }
members-look-look =
    { $rows ->
        [one] Mae angen edrych ar { $rows } rhes
       *[other] Mae angen edrych ar { $rows } o resi
    }
members-look-out =
    { $rows ->
        [one] Mae { $rows } rhes wedi'i gadael allan
       *[other] Mae { $rows } o resi wedi'u gadael allan
    }
members-look-private = Nid ydym byth yn cadw'r colofnau hyn: { $columns }. Maen nhw wedi'u gadael allan.
members-look-nothing = Nid oes dim wedi'i gadw eto.
members-look-again = Edrych eto
members-look-keep =
    { $people ->
        [one] Rhoi { $people } person ar y rhestr
       *[other] Rhoi { $people } o bobl ar y rhestr
    }
members-look-mend = Cywirwch y rhesi hyn, neu gadewch nhw allan. Yna edrychwch eto.
members-look-none = Nid oes neb o'r rhestr hon yn barod.
members-row = Rhes { $number }
members-row-out = Gadael y rhes hon allan
members-row-choose = Dewiswch
members-unread = Nid ydym yn adnabod yr help hwn: { $words }
members-kept =
    { $people ->
        [one] Mae { $people } person ar y rhestr nawr.
       *[other] Mae { $people } o bobl ar y rhestr nawr.
    }
members-why-no-name = Nid oes enw.
members-why-bad-name = Ni ellir defnyddio'r enw.
members-why-two-people = Mae hyn yn edrych fel dau berson. Ysgrifennwch un yma. Ychwanegwch y llall wedyn.
members-why-no-area = Nid oes ardal.
members-why-unknown-area = Nid ydym yn adnabod yr ardal hon.
members-why-no-kind = Dywedwch gyda phwy maen nhw'n pleidleisio.
members-why-unknown-kind = Nid ydym yn gwybod gyda phwy maen nhw'n pleidleisio.
members-why-no-vote = Nid oes pleidlais am y sedd hon yn yr ardal hon.
members-why-bad-contact = Ni ellir defnyddio'r ffordd o gysylltu â nhw.
members-why-no-adult = Dywedwch a ydyn nhw'n 18 oed neu'n hŷn.
members-why-twice = Mae'r enw hwn yn rhes { $row } hefyd. Ai dau berson ydyn nhw? Ysgrifennwch rywbeth arall.
members-why-on-list = Mae { $name } ar eich rhestr yn barod.
members-why-above = Mae hyn uwchben yr enwau.
members-why-total = Cyfanswm yw hwn, nid person.
members-why-same-row = Mae hyn yr un fath â rhes { $row }.
members-why-not-adult = Nid ydyn nhw'n 18 oed eto.
members-why-by-you = Gadawsoch chi hwn allan.

## The secretary looks at the lists

lists-title = Rhestrau'r grwpiau
lists-say = Mae pob grŵp yn anfon ei restr. Rydych yn edrych arni ac yn dweud ie, neu'n ei hanfon yn ôl.
lists-none = Nid oes grwpiau eto.
lists-state-writing = Mae'r grŵp yn ysgrifennu
lists-state-sent = Edrychwch arni nawr
lists-state-approved = Yn barod
lists-state-handed-back = Mae'r grŵp yn cywiro
lists-state-empty = Neb arni
lists-yes = Mae'r rhestr hon yn iawn
lists-said-yes = Dywedodd { $name } ie dros y grŵp.
lists-approve-say = Pan fydd pob rhestr yn barod, gallwch roi'r etholiad at ei gilydd.
lists-approved = Mae'r rhestr yn barod.
lists-back = Ei hanfon yn ôl
lists-back-note = Beth sydd o'i le?
lists-back-hint = Ysgrifennwch un frawddeg. Mae'r grŵp yn ei darllen.
lists-was-sent-back = Mae'r rhestr gyda'r grŵp eto.
lists-same-title = Ai un person yw hwn?
lists-same-say = Mae'r enwau hyn ar ddwy restr. Dim ond unwaith mae un person yn gallu pleidleisio.
lists-same-none = Nid oes enw ar ddwy restr.
lists-same-open =
    { $pairs ->
        [0] Nid oes angen edrych ar unrhyw enw
        [one] Mae angen edrych ar { $pairs } enw
       *[other] Mae angen edrych ar { $pairs } o enwau
    }
lists-same-one = Un person, sy'n pleidleisio gyda { $group }
lists-same-two = Dau berson
lists-same-is-two = Dywedoch chi: dau berson yw'r rhain.
lists-same-is-one = Dywedoch chi: un person yw hwn, sy'n pleidleisio gyda { $group }.
lists-same-kept = Mae'ch ateb wedi'i gadw.

## Am I on the list?

on-list-title = Ydw i ar y rhestr?
on-list-say = Teipiwch enw. Rydych yn gweld pwy sydd ar y rhestr.
on-list-none = Nid oes neb o'r enw hwn ar y rhestr.
on-list-none-then = Rhowch gynnig ar ran o'r enw. Neu gofynnwch i'r grŵp.
on-list-yes = Ie, ar y rhestr
on-list-name = Enw, neu ran ohono

## A voting passport

passport-make = Pasbort pleidleisio i { $name }
passport-what = Un dudalen ar bapur ydyw. Maen nhw'n ei dangos i'r bobl sy'n helpu.
passport-kept = Nid ydym yn cadw'r hyn rydych yn ei ysgrifennu yma. Mae'n mynd ar y papur yn unig.
passport-hint = Mae'r hyn sy'n wag yn cael llinell i ysgrifennu arni.
passport-ask-helps = Beth arall sy'n eu helpu?
passport-ask-yes = Sut maen nhw'n dweud ie?
passport-ask-no = Sut maen nhw'n dweud na?
passport-ask-company = Pwy gaiff ddod gyda nhw?
passport-button = Gwneud y dudalen
passport-sign = Mae arwydd yma na ellir ei argraffu. Defnyddiwch lythrennau eraill.
