### For people who check an election with a program.

## On the pages about RepVote

about-credits = Lluniau a llythrennau
access-checkers-title = I bobl sy'n gwirio gwefannau
access-axe = Rydyn ni'n gwirio pob tudalen gydag axe-core cyn i fersiwn fynd allan.
access-commission = Mae'r Comisiwn Cydraddoldeb a Hawliau Dynol yn gwylio dros y rheolau ar gyfer gwefannau.
about-pictures = Daw'r lluniau bach o { $project }, y prosiect emoji ac eiconau cod agored. Trwydded: { $licence }.
about-letters = Y llythrennau yw Atkinson Hyperlegible Next. Trwydded: { $licence }.
access-standard = Rydyn ni'n anelu at { $standard }, lefel AA. Mae tudalennau'r pleidleiswyr yn anelu'n uwch.
access-complaints = Mae'r Gwasanaeth Cynghori a Chymorth Cydraddoldeb yn derbyn cwynion: { $address }.

## How to check the record

record-our-program-title = Sut i'w wirio gyda'n rhaglen ni
record-type-line = Teipiwch y llinell hon:
record-says = Mae'n gwneud pob gwiriad ac yn dweud beth mae pob un yn ei olygu.
record-other-program-title = Sut i'w wirio gyda rhaglen rhywun arall
record-every-box = Gwnewch yr un peth ar gyfer pob blwch.
record-each-box = Gallwch gael pob blwch ar ei ben ei hun hefyd:
record-numbers = Rhifau i wirwyr
record-hash = Hash y rhestrau dan glo (SHA-256):
record-our-program = Mae angen RepVote ar eich cyfrifiadur eich hun. Does dim angen ein gweinydd ni.
record-unpack = Dadbaciwch { $file } i ffolder o'r enw { $folder }.
record-belenios = Mae'r blychau wedi'u hysgrifennu yn fformat cyhoeddus Belenios. Nid ni wnaeth ei raglen. Mae gan Debian y rhaglen: { $program }, fersiwn 3.
record-look-folder = Edrychwch yn y ffolder { $folder }. Mae ffeil ar gyfer pob blwch.
record-type-name = Teipiwch y llinell hon. Yn lle NAME, teipiwch enw'r ffeil heb { $ending }.
record-readme = Mae'r ffeil { $file } yn y cofnod yn dweud mwy.
