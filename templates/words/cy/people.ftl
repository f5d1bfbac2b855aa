### Groups, and people with a role.

## The groups, and opening nominations

people-brand = Eich grŵp
people-groups-title = Grwpiau
people-groups-say = Mae pob grŵp yn cynnig ei bobl ei hun ac yn ysgrifennu ei restr ei hun o aelodau.
people-groups-none = Ydych chi'n adnabod yr holl bobl yn barod? Yna does dim angen grwpiau yma.
people-no-group = Does gennych chi ddim grŵp eto. Gofynnwch i'r ysgrifennydd.
people-group-add = Ychwanegu grŵp
people-group-what = Grŵp o Gynrychiolwyr, neu grŵp o ofalwyr teuluol. Mae ei aelodau'n pleidleisio gyda'i gilydd.
people-group-name = Beth yw enw'r grŵp?
people-group-kind = Pwy sydd yn y grŵp hwn?
people-group-area = Ble mae'r grŵp hwn?
people-area-whole = Ym mhobman
people-group-out = Tynnu'r grŵp hwn allan
people-group-out-then = Ni all y bobl sy'n ei redeg fewngofnodi drosto mwyach.
people-lacks-title = Mae rhywbeth ar goll o hyd
people-lacks-names = Enwau'r bwrdd a'r etholiad
people-lacks-areas = Yr ardaloedd
people-lacks-kinds = I bwy mae'r seddi
people-lacks-seats = Faint o seddi sydd
people-lacks-groups = Grŵp
people-not-agreed = Does dim grŵp wedi dweud ie wrth reolau heddiw.
people-until = Gellir cynnig pobl tan { $day }.
people-nothing-now = Does dim rhaid i chi wneud dim nawr.

## Invitations, and what each role does

people-organisers = Pwy sy'n rhedeg y grŵp hwn
people-organisers-nobody = Does neb yn rhedeg y grŵp hwn eto. Gwahoddwch rywun.
people-organiser-what = Mae'r trefnydd yn teipio'r hyn y mae'r grŵp ei eisiau. Nid yw'r trefnydd yn siarad dros y grŵp.
people-role-secretary = Yr ysgrifennydd
people-secretary-what = Mae'r ysgrifennydd yn gosod yr etholiad ac yn gofalu amdano.
people-role-witness = Y tyst
people-role-organiser = Trefnydd
people-invite = Gwahodd rhywun
people-invite-how = Rydych yn cael tudalen â chod. Argraffwch hi, neu darllenwch y cod yn uchel.
people-invite-name = Enw'r person.
people-invite-button = Gwneud y dudalen â'r cod
people-invited = Wedi'u gwahodd
people-invited-until = Caiff ddechrau tan { $day }
people-take-back = Tynnu'r gwahoddiad yn ôl
people-organiser-out = Tynnu { $name } oddi yma
people-organiser-out-then = Ni all pwy bynnag a dynnir oddi yma fewngofnodi ar ran y grŵp hwn mwyach. Gallwch eu gwahodd eto.
people-letter-title = Helo { $name }
people-letter-group = Rydych wedi'ch gwahodd i redeg { $group } yn yr etholiad hwn.
people-letter-scan = Tynnwch lun o'r sgwâr hwn â'ch ffôn.
people-letter-or = Neu agorwch y dudalen hon:
people-letter-code = Yna teipiwch y cod hwn:
people-letter-once = Mae'r cod yn gweithio unwaith, tan { $day }.
people-letter-keep = Peidiwch â'i ddangos i neb arall.
people-letter-now = Argraffwch y dudalen hon nawr. Dim ond unwaith y dangosir y cod.
people-come-title = Oes gennych chi wahoddiad?
people-come-say = Mae'r cod ar y dudalen a gawsoch.
people-come-code = Y cod
people-type-code = Teipiwch god eich gwahoddiad.
people-come-on = Ymlaen
people-join-title = Rydych wedi'ch gwahodd: { $role }
people-join-choose = Dewiswch gyfrinair y mae dim ond chi'n ei wybod. Mae ei angen bob tro y byddwch yn mewngofnodi.
people-join-button = Dechrau
people-join-known = Mae gen i gyfrinair yma'n barod
people-join-new = Rwy'n newydd yma

## Signing in again, and signing out everywhere

people-again-title = Mewngofnodwch eto ar gyfer y cam hwn
people-again-why = Fe wnaethoch chi fewngofnodi beth amser yn ôl. Mae hwn yn gam mawr, felly dangoswch eto mai chi sydd yno.
people-me-title = Eich mewngofnodi
people-me-roles = Beth rydych chi'n ei wneud yn yr etholiad hwn:
people-me-out = Allgofnodi ym mhobman
people-me-places = Rydych wedi mewngofnodi mewn { $places } lle.
people-me-out-then = Rydych yn mewngofnodi eto ar ôl hynny, yma hefyd.
people-me-out-when = Gwnewch hyn os colloch chi ffôn neu liniadur.

## A second step at the sign-in

people-second-title = Mewngofnodi gyda'ch ffôn hefyd
people-second-why = Yna ni all neb fewngofnodi fel chi gyda'ch cyfrinair yn unig.
people-second-app = Mae angen ap sy'n gwneud codau, er enghraifft FreeOTP neu Aegis. Mae'n gweithio heb y rhyngrwyd.
people-second-scan = Tynnwch lun o'r sgwâr hwn yn yr ap.
people-second-or = Neu teipiwch hwn yn yr ap:
people-second-then = Yna teipiwch y chwe digid y mae'r ap yn eu dangos.
people-second-digits = Y chwe digid
people-second-hint = Neu god o'ch taflen.
people-second-type = Teipiwch y digidau y mae eich ffôn yn eu dangos.
people-second-button = Defnyddio fy ffôn o hyn ymlaen
people-second-ask = Nawr eich ffôn
people-second-on = Rydych yn mewngofnodi gyda'ch cyfrinair a'ch ffôn.
people-second-off = Mewngofnodi heb fy ffôn
people-second-is-off = Rydych yn mewngofnodi gyda'ch cyfrinair yn unig nawr.
people-second-new = Defnyddio ffôn arall
people-sheet-left = Mae { $codes } cod ar ôl ar eich taflen.
people-sheet-title = Eich taflen ar gyfer pan nad yw eich ffôn yno
people-sheet-print = Argraffwch y dudalen hon nawr, neu copïwch y codau. Dim ond unwaith y cânt eu dangos.
people-sheet-each = Mae pob cod yn gweithio unwaith, yn lle'r chwe digid.
people-sheet-keep = Cadwch y daflen gyda'ch papurau pwysig eraill. Nid gyda'ch ffôn.
