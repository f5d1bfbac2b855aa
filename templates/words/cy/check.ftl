### “Is my vote in the box?”

## What the page says

check-in-box = Mae eich pleidlais yn y blwch
check-not-yet = Dydych chi ddim wedi pleidleisio gyda'r cerdyn hwn
check-not-yet-next = Wnaethoch chi bleidleisio gydag ef? Yna gofynnwch am help.
check-vote = Pleidleisio nawr
check-cancelled = Nid yw'r cerdyn hwn yn gweithio mwyach
check-cancelled-next = Nid yw'n cyfrif. Gofynnwch am help.
check-not-listed = Nid yw'r cerdyn hwn ar ein rhestr. Gofynnwch am help.
check-pictures = Mae eich cerdyn yn edrych fel hyn.
check-by-pictures = Dod o hyd i'm cerdyn trwy ei luniau
check-first = Cyffyrddwch â'r llun cyntaf ar eich cerdyn
check-second = Cyffyrddwch â'r ail lun ar eich cerdyn
check-yours = Ai dyma eich cerdyn?
check-yes = Ie
check-no = Na
check-card = Cerdyn { $card } o { $cards }
check-none = Ddaethon ni ddim o hyd i'ch cerdyn
check-none-next = Rhowch gynnig arall arni, neu gofynnwch am help.
check-another = Chwilio am gerdyn arall
check-looking = Rydyn ni'n chwilio am eich cerdyn.
check-sorry = Aeth rhywbeth o'i le. Rhowch gynnig arall arni, neu gofynnwch am help.

## Without a script

check-no-script = Ni all y tabled hwn ddarllen eich cerdyn.
check-no-script-help = Gofynnwch am help. Mae'r rhestr o gardiau yn y cofnod cyhoeddus.
