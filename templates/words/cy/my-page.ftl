### The page on which a person who is put forward says yes or no.

## The person's own page

my-page-title = Eich tudalen eich hun
my-page-have = Rhoddodd rhywun chi ymlaen. Gallwch edrych ar eich tudalen a dweud ie neu na.
my-page-code = Eich cod
my-page-hint = Mae ar eich darn o bapur.
my-page-open = Agor fy nhudalen
my-page-wrong = Nid yw hwn yn god sy'n gweithio. Edrychwch ar eich papur eto, neu gofynnwch i'ch grŵp.
yes-title = { $name }, ydych chi am sefyll?
yes-vote = Gall pobl eich dewis yn y bleidlais hon: { $vote }.
yes-see = Dyma beth fydd pobl yn ei weld.
yes-listen = Gwrando ar y cyfan
yes-what = Gall pawb weld eich llun, eich enw a'ch tri phwynt.
yes-long = Gallan nhw eu gweld nes bod yr etholiad drosodd, ac yn y cofnod wedi hynny.
yes-away = Pan fydd drosodd, gallwch ofyn i'r bwrdd dynnu'r llun a'r pwyntiau.
yes-name = Mae eich enw yn aros am byth. Mae'n rhan o'r canlyniad.
yes-no = Gallwch ddweud na. Does dim rhaid dweud pam.
yes-back = Gallwch gymryd eich ie yn ôl nes bod y rhestrau wedi'u cloi.
yes-helped = A helpodd rhywun chi? Ysgrifennwch eu henw.
yes-helped-hint = Gadewch ef yn wag os na helpodd neb chi.
yes-button = Ie, rydw i am sefyll
yes-button-no = Na, dydw i ddim am sefyll
yes-not-ready = Mae rhywbeth ar goll ar y dudalen hon. Bydd eich grŵp yn ei ysgrifennu gyntaf.
yes-said-title = Dywedoch chi ie
yes-said = Diolch. Nawr mae eich grŵp ac ysgrifennydd y bwrdd yn edrych arni.
yes-said-change = Os bydd rhywbeth yn newid ar eich tudalen, gofynnir i chi eto.
yes-take-back = Rydw i'n cymryd fy ie yn ôl
yes-no-title = Dydych chi ddim yn sefyll
yes-no-fine = Mae hynny'n iawn. Ni all neb weld eich tudalen.
yes-no-again = Gallwch ddweud ie o hyd os newidiwch eich meddwl.
yes-give-back = Rhowch y llechen yn ôl nawr.
yes-done = Barod
