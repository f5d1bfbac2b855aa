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
