### The page that is handed over: a group's own voice says yes to what the group sends.

## The group's own yes

voice-list-title = Ydy'r rhestr hon yn iawn?
voice-list-who = Dyma restr { $group }.
voice-list-vote = Mae'r bobl hyn yn gallu pleidleisio.
voice-for-self = Mae'r dudalen hon i hunaneiriolwr o { $group }.
voice-for-carer = Mae'r dudalen hon i ofalwr teulu o { $group }.
voice-give = Rhowch y sgrin iddyn nhw nawr. Dim ond teipio drostyn nhw ydych chi.
voice-name = Eich enw
voice-name-hint = Gall rhywun ei deipio i chi.
voice-type = Teipiwch enw'r person sy'n dweud ie.
voice-list-yes = Ie, anfonwch hi
voice-not-yet = Dim eto
voice-list-sent = Mae'r rhestr wedi'i hanfon. Mae'r ysgrifennydd yn edrych arni nawr.

## A voting passport, on paper

passport-title = Fy mhasbort pleidleisio
passport-please = Darllenwch hwn
passport-own-way = Rwy'n pleidleisio yn fy ffordd fy hun. Nid oes neb yn pleidleisio drosof.
passport-alone = Helpwch fi fel mae'n dweud yma. Yna fi sy'n dewis.
passport-helps = Beth sy'n fy helpu
passport-yes = Sut rwy'n dweud ie
passport-no = Sut rwy'n dweud na
passport-company = Pwy gaiff ddod gyda mi
