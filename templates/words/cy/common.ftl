### What stands around every page, stages, and days.

## Around every page

layout-not-checked = Cymraeg: does neb wedi gwirio'r geiriau eto.
layout-checked = Cymraeg: mae person wedi gwirio { $done } o { $all } testun.
layout-skip = Neidio i'r brif ran
layout-home = Hafan
layout-for-board = I'r bwrdd

## Only for readers of the screen

layout-languages = Ieithoedd
layout-about-words = Am y geiriau
layout-main-pages = Prif dudalennau

## Ways on

to-first-page = Mynd i'r dudalen gyntaf
to-record = Mynd i'r cofnod cyhoeddus

## Stages of an election, and dates

stage-open-now = Mae'r pleidleisio ar agor.
stage-closed-now = Mae'r pleidleisio ar gau.
stage-locked = Mae'r rhestrau wedi'u cloi
stage-open = Mae'r pleidleisio ar agor
stage-setup = Paratoi
stage-nominations = Mae pobl yn cael eu henwi
stage-checking = Gwirio'r rhestrau
stage-closed = Mae'r pleidleisio ar gau
stage-counting = Cyfrif
stage-certified = Canlyniad terfynol, wedi'i lofnodi
stage-setup-now = Rydyn ni'n paratoi.
stage-setup-meaning = Nid yw'r pleidleisio ar agor eto.
stage-nominations-now = Mae pobl yn cael eu henwi.
stage-nominations-meaning = Nid yw'r pleidleisio ar agor eto.
stage-checking-now = Rydyn ni'n gwirio'r rhestrau.
stage-locked-now = Mae'r rhestrau wedi'u cloi.
stage-locked-meaning = Nid yw'r pleidleisio ar agor eto.
stage-open-meaning = Gallwch bleidleisio nawr. Mae angen eich cerdyn pleidleisio.
stage-closed-meaning = Bydd y pleidleisiau'n cael eu cyfrif nesaf.
stage-counting-now = Mae'r pleidleisiau'n cael eu cyfrif.
stage-counting-meaning = Dewch yn ôl yn fuan.
stage-tied-now = Mae'r pleidleisiau wedi'u cyfrif. Mae'n gyfartal.
stage-tied-meaning = Mae gan bobl yr un nifer o bleidleisiau. Rhaid i'r bwrdd nawr dynnu enwau yn gyhoeddus.
stage-results-now = Mae'r pleidleisiau wedi'u cyfrif.
stage-results-meaning = Nid yw'r bwrdd wedi llofnodi'r canlyniad eto.
stage-certified-now = Mae'r etholiad wedi gorffen.
stage-certified-meaning = Mae'r bwrdd wedi llofnodi'r canlyniad.
date = { $weekday } { $day }{ "\u00A0" }{ $month }{ "\u00A0" }{ $year }
date-short = { $weekday } { $day }{ "\u00A0" }{ $month }
stage-results = Canlyniadau
stage-checking-meaning = Nid yw'r pleidleisio ar agor eto.

## Days and months

day-monday = Dydd Llun
day-tuesday = Dydd Mawrth
day-wednesday = Dydd Mercher
day-thursday = Dydd Iau
day-friday = Dydd Gwener
day-saturday = Dydd Sadwrn
day-sunday = Dydd Sul
month-january = Ionawr
month-february = Chwefror
month-march = Mawrth
month-april = Ebrill
month-may = Mai
month-june = Mehefin
month-july = Gorffennaf
month-august = Awst
month-september = Medi
month-october = Hydref
month-november = Tachwedd
month-december = Rhagfyr
