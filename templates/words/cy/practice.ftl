### The practice page. A key that is a voter’s key with practice- before it is said in its place.

## The page

practice-band = Ymarfer
practice-no-script = Allwch chi ddim ymarfer ar y tabled hwn
practice-no-script-paper = Gallwch ymarfer ar bapur.

## Begin

practice-card-heading = Ymarfer pleidleisio
practice-card-lead = Rydych chi'n pleidleisio dros ffrwythau.
practice-card-lead-next = Nid yw hyn yn cyfrif. Ymarfer yw hwn.
practice-card-use = Defnyddio cerdyn ymarfer
practice-card-looking = Rydyn ni'n chwilio am yr ymarfer.

## You are going to practise

practice-start-vote = Rydych chi'n mynd i ymarfer
practice-start-can-choose = Gallwch ddewis { $max } ffrwyth.

## Choose fruit

practice-choose-lead =
    { $max ->
        [1] Cyffyrddwch â llun i ddewis ffrwyth. Dim ond { $max } y gallwch ei ddewis.
       *[other] Cyffyrddwch â llun i ddewis ffrwyth. Gallwch ddewis hyd at { $max }.
    }
practice-choose-status =
    { $count ->
        [0] Dydych chi ddim wedi dewis ffrwyth eto. Gallwch ddewis { $max } ffrwyth.
       *[other]
            { $left ->
                [0] Rydych chi wedi dewis { $count } ffrwyth. Dyna'r cyfan y gallwch ei ddewis.
               *[other] Rydych chi wedi dewis { $count } ffrwyth. Gallwch ddewis { $left } arall.
            }
    }

practice-choose-full =
    { $max ->
        [1] I ddewis { $name }, tynnwch y ffrwyth arall yn gyntaf.
       *[other] I ddewis { $name }, tynnwch un o'r lleill yn gyntaf.
    }

practice-choose-nobody = Dydw i ddim am ddewis ffrwyth
practice-choose-person = Ffrwyth { $place } o { $people }
practice-choose-more = { $first } i { $last } o { $people }. Gweld mwy o ffrwythau
practice-choose-says = { $name }: sut beth yw hwn?
practice-choose-says-back = Mynd yn ôl at y ffrwythau i gyd
practice-choose-slot-aloud = Tynnu'r ffrwyth hwn
practice-choose-before = Mynd yn ôl at y ffrwyth o'r blaen
practice-choose-next-one = Gweld y ffrwyth nesaf
practice-choose-see-chosen = Gweld y ffrwythau a ddewisais
practice-choose-unseen = Dydych chi ddim wedi gweld y ffrwythau i gyd eto
practice-choose-later-next = Dywedoch chi nid nawr wrth { $people } ffrwyth. Ydych chi am edrych eto?

## No fruit chosen

practice-nobody-heading = Ydych chi am ddewis ffrwyth?
practice-nobody-none = Dydych chi ddim wedi dewis ffrwyth.
practice-nobody-some = Rydych chi wedi dewis { $count } ffrwyth.
practice-nobody-keep-some = Cadw'r ffrwythau a ddewisais
practice-nobody-clear = Dydw i ddim am ddewis ffrwyth

## Look again

practice-review-heading = Dyma'r ffrwythau a ddewisoch chi
practice-review-one = Dyma'r ffrwyth a ddewisoch chi
practice-review-none-heading = Ddewisoch chi ddim ffrwyth
practice-review-more =
    { $count ->
        [0] Gallwch ddewis { $max } ffrwyth. Does dim rhaid i chi.
       *[other] Gallwch ddewis { $left } ffrwyth arall. Does dim rhaid i chi.
    }

## Post the practice vote

practice-post-heading = Ymarfer postio eich pleidlais
practice-post-line-1 = Ymarfer yw hwn. Does dim byd yn mynd mewn blwch.
practice-post-line-2 = Mewn pleidlais go iawn mae eich pleidlais yn mynd yn y blwch.
practice-post-line-3 = Yna ni all neb weld dros bwy y pleidleisioch chi.
practice-post-post = Postio fy mhleidlais ymarfer

## You have practised

practice-done-heading = Rydych chi wedi ymarfer pleidleisio
practice-done-keep = Cerdyn ymarfer yn unig yw hwn.
practice-done-card = Mae cerdyn pleidleisio yn edrych fel hyn.

## I need help

practice-help-lift = Mynd yn ôl i'm hymarfer

## Stop

practice-stopped-nothing = Ymarfer yw hwn. Does dim byd mewn blwch.
practice-stopped-stay = Mynd yn ôl i'm hymarfer
practice-stopped-gone = Ymarfer oedd hwn. Ni chadwyd dim.
practice-stopped-no-card = Gallwch ddod yn ôl ac ymarfer eto.

## Buttons

practice-finish = Gorffen
practice-next-card = Ymarfer eto

## On every step

practice-mark = Ymarfer. Nid pleidlais go iawn yw hon.

## The fruit

fruit-title = Pa ffrwyth?
fruit-apple-name = Afal
fruit-apple-point-1 = Mae'n grensiog.
fruit-apple-point-2 = Mae'n tyfu ar goeden.
fruit-apple-point-3 = Gall fod yn goch neu'n wyrdd.
fruit-banana-name = Banana
fruit-banana-point-1 = Mae'n feddal.
fruit-banana-point-2 = Rydych chi'n tynnu'r croen melyn.
fruit-banana-point-3 = Mae mwncïod yn ei hoffi hefyd.
fruit-grapes-name = Grawnwin
fruit-grapes-point-1 = Maen nhw'n fach ac yn grwn.
fruit-grapes-point-2 = Maen nhw'n tyfu mewn sypyn.
fruit-grapes-point-3 = Gallan nhw fod yn borffor neu'n wyrdd.
fruit-orange-name = Oren
fruit-orange-point-1 = Mae'n grwn.
fruit-orange-point-2 = Mae'n llawn sudd.
fruit-orange-point-3 = Mae ganddo groen trwchus.
fruit-pear-name = Gellygen
fruit-pear-point-1 = Mae'n felys.
fruit-pear-point-2 = Mae'n tyfu ar goeden.
fruit-pear-point-3 = Mae'n llydan ar y gwaelod.
fruit-strawberry-name = Mefusen
fruit-strawberry-point-1 = Mae'n goch.
fruit-strawberry-point-2 = Mae'n tyfu'n agos at y ddaear.
fruit-strawberry-point-3 = Mae'n dda gyda hufen.

## Only for readers of the screen

practice-choose-photo = Llun o { $name }
