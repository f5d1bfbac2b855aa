### What stands around every page, stages, and days.

## Around every page
## Not spoken.

layout-not-checked = Welsh: not yet checked by a person.

# $done (Number)
# $all (Number)
layout-checked = Welsh: a person has checked { $done } of { $all } texts.

layout-skip = Skip to the main part
layout-home = Home
layout-for-board = For the board

## Only for readers of the screen
## Not spoken.

layout-languages = Languages
layout-about-words = About the words
layout-main-pages = Main pages

## Ways on
## Not spoken.

to-first-page = Go to the first page
to-record = Go to the public record

## Stages of an election, and dates
## Spoken.

stage-open-now = Voting is open.
stage-closed-now = Voting is closed.
stage-locked = The lists are locked
stage-open = Voting is open
stage-setup = Getting ready
stage-nominations = People are put forward
stage-checking = Checking the lists
stage-closed = Voting is closed
stage-counting = Counting
stage-certified = Final result, signed
stage-setup-now = We are getting ready.
stage-setup-meaning = Voting is not open yet.
stage-nominations-now = People are put forward.
stage-nominations-meaning = Voting is not open yet.
stage-checking-now = We are checking the lists.
stage-locked-now = The lists are locked.
stage-locked-meaning = Voting is not open yet.
stage-open-meaning = You can vote now. You need your vote card.
stage-closed-meaning = The votes are counted next.
stage-counting-now = The votes are being counted.
stage-counting-meaning = Come back soon.
stage-tied-now = The votes are counted. There is a tie.
stage-tied-meaning = People have the same number of votes. The board must now draw names in public.
stage-results-now = The votes are counted.
stage-results-meaning = The board has not signed the result yet.
stage-certified-now = The election is finished.
stage-certified-meaning = The board has signed the result.

# $weekday (Text)
# $day (Text)
# $month (Text)
# $year (Text)
date = { $weekday } { $day }{ "\u00A0" }{ $month }{ "\u00A0" }{ $year }

# $weekday (Text)
# $day (Text)
# $month (Text)
date-short = { $weekday } { $day }{ "\u00A0" }{ $month }

stage-results = Results
stage-checking-meaning = Voting is not open yet.

## Days and months
## Not spoken.

day-monday = Monday
day-tuesday = Tuesday
day-wednesday = Wednesday
day-thursday = Thursday
day-friday = Friday
day-saturday = Saturday
day-sunday = Sunday
month-january = January
month-february = February
month-march = March
month-april = April
month-may = May
month-june = June
month-july = July
month-august = August
month-september = September
month-october = October
month-november = November
month-december = December
