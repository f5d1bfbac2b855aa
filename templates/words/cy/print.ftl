### What is printed: vote cards, the picture wall, the practice paper.

## Vote cards

print-card-file = Cardiau pleidleisio: { $election }
print-card-yours = Dyma eich cerdyn pleidleisio.
print-card-keep = Cadwch ef.
print-card-not-name = Nid eich enw chi yw hwn.
print-card-no-choice = Nid yw'n dangos pwy rydych chi'n ei ddewis.

## The picture wall

print-wall-file = Wal luniau: { $contest }
print-wall-page = Tudalen { $page } o { $pages }
print-wall-in-box = Mae'r cardiau hyn yn y blwch.
print-wall-no-choice = Nid yw'r wal yn dangos dros bwy y pleidleisioch chi.
print-wall-open = Mae'r pleidleisio ar agor.
print-wall-late = Mae pleidleisiau newydd yma ar ôl 10 munud.

## The practice paper

paper-title = Papur ymarfer
paper-choose = Gallwch ddewis 2 ffrwyth.
paper-mark = Rhowch farc yn y blwch wrth ymyl ffrwyth.
paper-mark-real = Ymarfer. Nid pleidlais go iawn yw hon.
paper-print = Argraffwch y dudalen hon. Rhowch un i bob person.
paper-not-counted = Ymarfer. Does neb yn cyfrif y papur hwn.
