hall-title = Paratoi tabled
hall-why = Dim ond â gliniadur y bwrdd y mae’r tabledi’n siarad. Yn gyntaf rhaid iddyn nhw ei nabod.
hall-once = Gwnewch hyn unwaith ar bob tabled.

hall-begin-title = Dechrau ar y tabled
hall-begin-scan = Ymunwch â Wi-Fi y gliniadur. Yna pwyntiwch gamera’r tabled at y cod hwn.
hall-code = Cod gyda chyfeiriad y dudalen hon
hall-begin-type = Neu teipiwch y cyfeiriad hwn: { $address }

hall-ipad-title = iPad
hall-ipad-get = Cael y ffeil ar gyfer iPad
hall-android-title = Tabled Android
hall-file-get = Cael y ffeil
hall-android-1 = Gwasgwch y botwm uchod.
hall-android-3 = Dewiswch y ffeil { $file }.
hall-chromebook-title = Chromebook

hall-compare-title = Ai dyma’r ffeil gywir?
hall-compare-different = Ydyn nhw’n wahanol? Stopiwch. Gofynnwch i’r person sy’n rhedeg y gliniadur.

hall-try-title = Rhoi cynnig arni
hall-try = Gwasgwch y botwm. Rhaid i’r dudalen agor heb rybudd.
hall-try-open = Agor yr etholiad
hall-after-title = Da gwybod

hall-ipad-1 = Agorwch y dudalen hon yn Safari. Gwasgwch y botwm uchod. Gwasgwch “Allow”.
hall-ipad-2 = Agorwch “Settings”. Gwasgwch “Profile Downloaded”.
hall-ipad-3 = Gwasgwch “Install”. Teipiwch god yr iPad. Gwasgwch “Install” eto.
hall-ipad-4 = Yn “Settings” gwasgwch “General”, yna “About”, yna “Certificate Trust Settings”.
hall-ipad-5 = Trowch { $name } ymlaen.
hall-android-2 = Agorwch “Settings”. Chwiliwch am “CA certificate”. Gwasgwch arno. Gwasgwch “Install anyway”.
hall-chromebook-1 = Gwasgwch y botwm uchod. Yna agorwch { $address } mewn tab newydd.
hall-chromebook-2 = Gwasgwch “Authorities”. Gwasgwch “Import”. Dewiswch y ffeil { $file }.
hall-chromebook-3 = Ticiwch y blwch ar gyfer gwefannau. Gwasgwch “OK”.
hall-compare = Mae’r tabled yn dangos yr enw hwn a’r llythrennau hyn. Edrychwch ar y gliniadur: rhaid iddyn nhw fod yr un fath.
hall-compare-pictures = Mae’r lluniau hyn yn sefyll am y llythrennau. Maen nhw yr un fath ar y gliniadur.
hall-after-only = Mae’r ffeil ar gyfer y gliniadur hwn yn unig. Nid yw'n gwneud dim i wefannau eraill.
hall-after-ends = Mae’n stopio gweithio ar { $date }.
hall-after-remove = Ydy’r etholiad drosodd? Tynnwch y ffeil oddi ar y tabled, yn ei osodiadau.
